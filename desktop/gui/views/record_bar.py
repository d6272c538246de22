"""The head of the record editor: back, what is edited, into the trash, save."""

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget


class RecordBar(QWidget):
    """Names the session and how far it is saved; what is not kept yet cannot go into the trash."""

    back_requested = Signal()
    trash_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.state = QLabel(), QLabel()
        self.title.setObjectName("strong")
        self.state.setObjectName("quiet")
        back = QPushButton(_("← Back"))
        back.setProperty("flat", True)
        back.setToolTip("Esc")
        back.clicked.connect(self.back_requested)
        self.trash = QPushButton(_("Into the trash"))
        self.trash.clicked.connect(self.trash_requested)
        self.keep = QPushButton(_("Save"))
        self.keep.setProperty("primary", True)
        self.keep.setToolTip("Ctrl+S")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 16, 8)
        row.setSpacing(12)
        for widget in (back, self.title, self.state, self.trash, self.keep):
            row.addWidget(widget, 1 if widget is self.title else 0)

    def show_kept(self, *, is_kept: bool) -> None:
        """Offer the trash for a session that is kept, and say why not for another."""
        self.trash.setEnabled(is_kept)
        self.trash.setToolTip("" if is_kept else _("This session is not saved yet"))
