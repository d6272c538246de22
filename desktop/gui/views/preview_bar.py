"""The line above the preview and the one below it."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.gui.icons import IconButton, IconLabel
from desktop.records import Progress


class PreviewBar(QWidget):
    """Back, what is printed, export and print."""

    scope_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setProperty("alone", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(50)
        self.back = IconButton("back", _("Back (Esc)"), _("Back"))
        title = QLabel(_("Print preview"))
        title.setObjectName("appName")
        self._scopes = QComboBox()
        self._scopes.setAccessibleName(_("What is printed"))
        self._scopes.setMinimumWidth(320)
        self._scopes.activated.connect(self.scope_chosen)
        self.export = QPushButton(_("Export PDF"))
        self.prints = QPushButton(_("Print"))
        self.prints.setProperty("primary", True)
        self.prints.setToolTip(_("Print (Ctrl+P)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 14, 0)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(_upright())
        row.addWidget(title)
        row.addStretch(1)
        row.addWidget(self._scopes)
        row.addWidget(_upright())
        row.addWidget(self.export)
        row.addWidget(self.prints)

    def show_scopes(self, labels: Sequence[str]) -> None:
        """Offer what can be printed; the first is chosen."""
        self._scopes.addItems(list(labels))

    def choose_scope(self, row: int) -> None:
        """Choose what is printed, as a person would."""
        self._scopes.setCurrentIndex(row)
        self.scope_chosen.emit(row)

    @property
    def scope(self) -> int:
        """The number of what is chosen, from 0."""
        return self._scopes.currentIndex()


class PreviewStatus(QWidget):
    """Where one is, what goes on, and how large the pages are."""

    zoom_requested = Signal(float)
    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(27)
        self.place, self.work, self.zoom = QLabel(), QLabel(_("Laying out…")), QLabel()
        hint = QLabel(_("← → turn pages · Ctrl+wheel zoom · Ctrl+P print"))
        self.cancel = QPushButton(_("Cancel"))
        self.two_up = QPushButton(_("Two pages"))
        self.two_up.setCheckable(True)
        smaller, fit, larger = QPushButton("−"), QPushButton(_("Fit")), QPushButton("+")
        smaller.setAccessibleName(_("Smaller"))
        larger.setAccessibleName(_("Larger"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("book", 14))
        row.addWidget(self.place)
        row.addWidget(hint)
        row.addStretch(1)
        for widget in (self.work, self.cancel, self.two_up, smaller, self.zoom, larger, fit):
            row.addWidget(widget)
            if isinstance(widget, QPushButton):
                widget.setProperty("small", True)
                widget.setFixedHeight(21)
        self.cancel.clicked.connect(self.cancel_requested)
        for button, steps in ((smaller, -1.0), (larger, 1.0), (fit, 0.0)):
            button.clicked.connect(lambda _on, by=steps: self.zoom_requested.emit(by))
        self.show_busy(is_busy=False)

    def show_place(self, first: int, last: int, count: int) -> None:
        """Show which pages are in sight, from 1."""
        pages = f"{first}–{last}" if last > first else str(first)
        text = _("Page {pages} of {total}").format(pages=pages, total=count)
        self.place.setText(text if count else "")

    def show_zoom(self, zoom: float) -> None:
        """Show the size of the pages."""
        self.zoom.setText(f"{round(zoom * 100)}%")

    def show_busy(self, is_busy: bool) -> None:
        """Show that work is going on and can be stopped."""
        self.work.setText(_("Laying out…"))
        self.work.setVisible(is_busy)
        self.cancel.setVisible(is_busy)

    def show_progress(self, progress: Progress) -> None:
        """Show how far printing has come."""
        if progress.total:
            text = _("Working… {done} of {total}").format(done=progress.done, total=progress.total)
            self.work.setText(text)
        elif progress.item:
            self.work.setText(progress.item)


def _upright() -> QFrame:
    line = QFrame()
    line.setObjectName("separator")
    line.setFixedSize(1, 22)
    return line
