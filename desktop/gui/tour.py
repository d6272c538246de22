"""Pictures of the real window in its main states, for a machine without a display."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSettings
from PySide6.QtWidgets import QApplication

from desktop.composition import Composition, speak
from desktop.gui.app import application, build_window
from desktop.gui.main_window import MainWindow
from desktop.gui.settings import Settings
from desktop.records import SearchQuery
from desktop.records.resources import resource

_ARTICLE = "sample/texts/2023-07-standing-committee.txt"


def take_tour(composition: Composition, folder: Path) -> Iterator[Path]:
    """Yield the picture of each state: first run, browse, pages, search, faults, dark, English, import."""
    app = application()
    store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    settings = Settings(store)
    settings.theme = "light"
    first = build_window(composition, None, settings)
    yield _picture(app, first, folder / "window-first-run.png")
    first.close()
    window = build_window(composition, composition.sample, settings)
    yield from _browsing(app, window, folder, "")
    window.set_theme("dark")
    yield _picture(app, window, folder / "window-search-dark.png")
    window.set_theme("light")
    window.close()
    speak("en")
    english = build_window(composition, composition.sample, settings)
    yield from _browsing(app, english, folder, "-english")
    english.close()
    speak("zh_CN")
    archive = folder / "import.db"
    composition.create(archive, name="import").close()
    importing = build_window(composition, archive, settings)
    importing.importing.begin([resource(_ARTICLE)])
    yield _picture(app, importing, folder / "window-import.png", wait=2500)
    importing.close()


def _browsing(app: QApplication, window: MainWindow, folder: Path, suffix: str) -> Iterator[Path]:
    page = window.page
    if page is None:
        return
    session = page.desk.browse.sessions()[0]
    page.go(SearchQuery(session_ids=(session.id,)))
    _settle(app)
    page.results.select(4)
    yield _picture(app, window, folder / f"window-browse{suffix}.png")
    page.show_details()
    yield _picture(app, window, folder / f"window-session{suffix}.png")
    people = page.desk.search.search(SearchQuery()).facets["speaker"]
    page.go(SearchQuery(speakers=(people[0].value,)))
    _settle(app)
    page.show_details()
    yield _picture(app, window, folder / f"window-person{suffix}.png")
    page.go(SearchQuery())
    window.bar.search.setText("公共 OR")
    yield _picture(app, window, folder / f"window-fault{suffix}.png")
    window.bar.search.setText("渔港 没有这样的词语")
    yield _picture(app, window, folder / f"window-nothing{suffix}.png")
    window.bar.search.setText("澜川 建议")
    yield _picture(app, window, folder / f"window-search{suffix}.png")


def _settle(app: QApplication, wait: int = 600) -> None:
    deadline = QDeadlineTimer(wait)
    while not deadline.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def _picture(app: QApplication, window: MainWindow, target: Path, wait: int = 400) -> Path:
    window.resize(1366, 768)
    window.show()
    _settle(app, wait)
    longest = QDeadlineTimer(20_000)
    while window.is_working and not longest.hasExpired():
        _settle(app, 100)
    window.grab().save(str(target))
    return target
