"""The line at the bottom: which archive, how much is in it, what is going on, what state it is in."""

from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desktop.composition import Desk
from desktop.gui.icons import IconLabel
from desktop.gui.models.found import Found
from desktop.gui.theme import restyle
from desktop.gui.views.session_card import Elided
from desktop.records import Progress
from desktop.workflows.browse_archive import ArchiveCounts


class StatusBar(QWidget):
    """Shows facts; the only thing it asks for is that running work stops."""

    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(27)
        self._name, self._path, self._counts = "", "", ""
        self.archive, self.work, self.took = Elided(), QLabel(), QLabel()
        self.index, self.badge = QLabel(), QLabel(_("Read-only"))
        self.badge.setObjectName("badge")
        self._index_glyph = IconLabel("ready", 14)
        self._lock = IconLabel("lock", 14)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(120, 2)
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.setProperty("small", True)
        self.cancel.setFixedHeight(21)
        self.cancel.clicked.connect(self.cancel_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 14, 0)
        row.setSpacing(6)
        row.addWidget(IconLabel("archive", 14))
        row.addWidget(self.archive, 1)
        for widget in (self.work, self.bar, self.cancel, self.took):
            row.addWidget(widget)
            row.addSpacing(6)
        for widget in (self._index_glyph, self.index, self._lock, self.badge):
            row.addWidget(widget)
        self.show_busy(False)
        self.show_desk(None)

    def show_desk(self, desk: Desk | None) -> None:
        """Show the open archive, or that none is open."""
        is_read_only = desk is not None and desk.browse.read_only
        self._lock.setVisible(is_read_only)
        self.badge.setVisible(is_read_only)
        self._index_glyph.setVisible(desk is not None)
        self.took.clear()
        if desk is None or str(desk.browse.path) != self._path:
            self._counts = ""
            self.index.clear()
        if desk is None:
            self.archive.show_text(_("No archive is open"))
            self.index.setText(_("Works offline"))
            return
        self._name, self._path = desk.browse.name, str(desk.browse.path)
        self._show_archive()

    def show_counts(self, counts: ArchiveCounts) -> None:
        """Show how much the open archive holds."""
        self._counts = " · ".join(
            (
                ngettext("{n} session", "{n} sessions", counts.sessions).format(n=counts.sessions),
                ngettext("{n} speech", "{n} speeches", counts.speeches).format(n=counts.speeches),
                ngettext("{n} proposal", "{n} proposals", counts.proposals).format(n=counts.proposals),
            )
        )
        self._show_archive()

    def _show_archive(self) -> None:
        self.archive.show_text(f"{self._name}     {self._counts}")
        self.archive.setToolTip(self._path)

    def show_index(self, is_ready: bool) -> None:
        """Show whether searches are answered from the index."""
        text = _("Index is ready") if is_ready else _("Making the index; search reads the archive meanwhile")
        self._show_index("ready" if is_ready else "working", "ok" if is_ready else "badge", text)

    def show_no_index(self) -> None:
        """Show that the index was not made, by a fault or because somebody cancelled it."""
        self._show_index("warning", "badge", _("There is no index; search reads the archive"))

    def _show_index(self, glyph: str, style: str, text: str) -> None:
        self._index_glyph.show_icon(glyph)
        self.index.setObjectName(style)
        self.index.setText(text)
        restyle(self.index)

    def show_found(self, found: Found) -> None:
        """Show how long a search took."""
        words = found.query.text.strip()
        took = max(1, round(found.results.took_ms))
        self.took.setText(_("Searched in {n} ms").format(n=took) if words else "")

    def show_busy(self, is_busy: bool) -> None:
        """Show that work is going on and can be stopped."""
        for widget in (self.work, self.bar, self.cancel):
            widget.setVisible(is_busy)
        self.work.setText(_("Working…"))
        self.bar.setRange(0, 0)

    def show_progress(self, progress: Progress) -> None:
        """Show how far work has come."""
        if progress.total:
            self.bar.setRange(0, progress.total)
            self.bar.setValue(progress.done)
            self.work.setText(
                _("Working… {done} of {total}").format(done=progress.done, total=progress.total)
            )
