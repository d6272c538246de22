"""The names of collections; speeches that are dropped on one go into it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QListWidget
from typing_extensions import override

from desktop.gui.models.dragged import dropped


class CollectionList(QListWidget):
    """Takes what is dragged from the list of speeches."""

    speeches_dropped = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    @override
    def dragEnterEvent(self, e: QDragEnterEvent) -> None:
        if dropped(e.mimeData()):
            e.acceptProposedAction()

    @override
    def dragMoveEvent(self, e: QDragMoveEvent) -> None:
        item = self.itemAt(e.position().toPoint())
        if item is not None and dropped(e.mimeData()):
            self.setCurrentItem(item)
            e.acceptProposedAction()
        else:
            e.ignore()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if item is not None:
            event.acceptProposedAction()
            self.speeches_dropped.emit(self.row(item), dropped(event.mimeData()))
