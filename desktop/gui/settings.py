"""What the window remembers between runs."""

from PySide6.QtCore import QByteArray, QSettings

_KEPT = 20


class Settings:
    """Geometry, shares of the parts of a page, theme, language and text size, in the system's usual place."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings("yizheng", "yizheng")

    @property
    def theme(self) -> str:
        """One of light, dark, system."""
        return str(self._store.value("theme", "system"))

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def language(self) -> str:
        """A chosen language (zh_CN, en), or empty for the system's."""
        return str(self._store.value("language", ""))

    @language.setter
    def language(self, name: str) -> None:
        self._store.setValue("language", name)

    @property
    def text_size(self) -> int:
        """The reader's text size in pixels."""
        return int(str(self._store.value("text_size", 16)))

    @text_size.setter
    def text_size(self, pixels: int) -> None:
        self._store.setValue("text_size", pixels)

    @property
    def scale(self) -> int:
        """The size of the whole window in percent, taken at the start."""
        return int(str(self._store.value("scale", 100)))

    @scale.setter
    def scale(self, percent: int) -> None:
        self._store.setValue("scale", percent)

    @property
    def geometry(self) -> QByteArray | None:
        """The window's place and size, as Qt keeps it."""
        value = self._store.value("geometry")
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, value: QByteArray | None) -> None:
        self._store.setValue("geometry", value)

    def shares(self, splitter: str) -> QByteArray | None:
        """How the parts beside a splitter share the room, as Qt keeps it."""
        value = self._store.value(f"splitter/{splitter}")
        return value if isinstance(value, QByteArray) else None

    def keep_shares(self, splitter: str, value: QByteArray) -> None:
        """Remember how the parts beside a splitter share the room."""
        self._store.setValue(f"splitter/{splitter}", value)

    @property
    def recent_queries(self) -> tuple[str, ...]:
        """The last searches, newest first."""
        stored = self._store.value("recent_queries")
        return tuple(str(one) for one in stored) if isinstance(stored, list) else ()

    def remember_query(self, text: str) -> None:
        """Put a search first among the recent ones; an empty one is none."""
        text = text.strip()
        if text:
            kept = [text, *(one for one in self.recent_queries if one != text)]
            self._store.setValue("recent_queries", kept[:_KEPT])

    @property
    def has_sidebar(self) -> bool:
        """Whether the sidebar is shown."""
        return str(self._store.value("sidebar", "true")) == "true"

    @has_sidebar.setter
    def has_sidebar(self, shown: bool) -> None:
        self._store.setValue("sidebar", "true" if shown else "false")

    def layout_choice(self, layout: str) -> str:
        """What was chosen for a print layout, as `PreviewChoices` writes it; empty where nothing was."""
        return str(self._store.value(f"print/{layout}", ""))

    def keep_layout_choice(self, layout: str, text: str) -> None:
        """Remember what was chosen for a print layout."""
        self._store.setValue(f"print/{layout}", text)
