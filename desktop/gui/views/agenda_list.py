"""A session and its records in order, with the keys that move them and put them into the trash."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from desktop.gui.models.agenda import AgendaModel


class AgendaList(QWidget):
    """The list, and a button that asks for a new speech."""

    speech_wanted = Signal()
    move_requested = Signal(int)
    trash_requested = Signal()

    def __init__(self, agenda: AgendaModel) -> None:
        super().__init__()
        self.list = QListView()
        self.list.setModel(agenda)
        self.list.setAccessibleName(_("The session and its speeches, in order"))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._add(_("Move up"), "Alt+Up", lambda: self.move_requested.emit(-1))
        self._add(_("Move down"), "Alt+Down", lambda: self.move_requested.emit(1))
        self._add(_("Into the trash"), "Del", self.trash_requested.emit)
        new = QPushButton(_("Add a speech"))
        new.setToolTip("Ctrl+Shift+A")
        new.clicked.connect(self.speech_wanted)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.addWidget(new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def _add(self, label: str, keys: str, act: Callable[[], object]) -> None:
        action = QAction(label, self.list)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        self.list.addAction(action)
