"""Bring the index up to the archive in the background, and say whether it is."""

from collections.abc import Generator

from PySide6.QtCore import QObject, Signal

from desktop.gui.archives import Archives
from desktop.gui.jobs import Jobs
from desktop.gui.models.found import Found
from desktop.records import Progress


class Indexing(QObject):
    """Starts the work after the archive was opened or changed, and when a search had to read it through."""

    judged = Signal(bool)
    given_up = Signal()
    failed = Signal(object)
    # From the worker's thread; what it saw may come after the work was given up.
    _looked = Signal(bool)

    def __init__(self, archives: Archives, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._archives = archives
        self._jobs = jobs
        self._is_working = self._is_given_up = False
        self._looked.connect(self._on_looked)

    def refresh(self) -> None:
        """Catch up, or make the index anew where it is missing or broken."""
        desk = self._archives.desk
        if desk is None:
            return
        refresh = desk.refresh

        def work() -> Generator[Progress, None, None]:
            self._looked.emit(not refresh.needed)
            yield from refresh.run()

        self._is_working, self._is_given_up = True, False
        self._jobs.start("index", work, self._on_done, self._on_failed)

    def look_after(self, found: Found) -> None:
        """Make an index anew that turned out to be damaged: the archive was read through for this result."""
        if found.results.scanned and not self._is_working:
            self.refresh()

    def cancel(self) -> None:
        """Cancel every job; an index that was being made is not begun again before the archive changes."""
        if self._jobs.is_working_on("index"):
            self._is_given_up = True
            self.given_up.emit()
        self._jobs.cancel()

    def stop(self) -> None:
        """Forget what was going on: another archive comes."""
        self._is_working = False

    def _on_looked(self, is_ready: bool) -> None:
        if not self._is_given_up:
            self.judged.emit(is_ready)

    def _on_done(self, _report: object) -> None:
        self._is_working = False
        self.judged.emit(True)

    def _on_failed(self, error: object) -> None:
        # Not tried again by itself: what hindered it once hinders it at every search.
        self.given_up.emit()
        self.failed.emit(error)
