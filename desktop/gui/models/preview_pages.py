"""The pages of a preview as a list of small images."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage
from typing_extensions import override

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PreviewPages(QAbstractListModel):
    """One row for each page; an image is there once it has been rendered."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._images: dict[int, QImage] = {}
        self._stale: set[int] = set()

    def show_pages(self, count: int) -> None:
        """Show another file of so many pages; old images stay until the new ones come."""
        same = min(count, self._count)
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(QModelIndex(), count, self._count - 1)
            self._count = count
            self.endRemoveRows()
        self._images = {page: image for page, image in self._images.items() if page < same}
        self._stale = set(self._images)

    def show_images(self, images: dict[int, QImage]) -> None:
        """Take images of pages."""
        self._images |= images
        self._stale -= images.keys()
        for page in images:
            place = self.index(page)
            self.dataChanged.emit(place, place, [Qt.ItemDataRole.DecorationRole])

    def lacking(self, pages: Sequence[int]) -> tuple[int, ...]:
        """Return those of some pages that have no image of this file."""
        return tuple(page for page in pages if page not in self._images or page in self._stale)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= self._count:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("Page {n} of {total}").format(n=index.row() + 1, total=self._count)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._images.get(index.row())
        return None
