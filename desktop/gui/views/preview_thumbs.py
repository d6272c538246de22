"""The strip of small pages."""

from gettext import gettext as _

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.gui.models.preview_pages import PreviewPages
from desktop.gui.theme import sans, shown_theme

WIDTH = 112
_PAGE = QSize(78, 110)
_ROW = 143


class PreviewThumbs(QListView):
    """Shows every page small; the current one is framed, another can be chosen."""

    page_chosen = Signal(int)
    images_needed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("previewThumbs")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(_("Small pages"))
        self.pages = PreviewPages()
        self._delegate = _ThumbDelegate(self)
        self.setModel(self.pages)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.images_needed.emit())
        self.clicked.connect(lambda index: self.page_chosen.emit(index.row()))
        self.activated.connect(lambda index: self.page_chosen.emit(index.row()))

    @property
    def image_scale(self) -> float:
        """The scale of the images, in parts of 72 dots per inch."""
        return _PAGE.width() / 595.276 * self.devicePixelRatioF()

    def visible_pages(self) -> range:
        """Return the pages in sight, from 0."""
        first = self.verticalScrollBar().value() // _ROW
        last = first + self.viewport().height() // _ROW + 2
        return range(min(first, self.pages.rowCount()), min(last, self.pages.rowCount()))

    def show_current(self, page: int) -> None:
        """Frame a page and bring it into sight."""
        index = self.pages.index(page)
        if index.isValid() and index != self.currentIndex():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.images_needed.emit()


class _ThumbDelegate(QStyledItemDelegate):
    """Paints a small page and its number below."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(WIDTH - 12, _ROW)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = shown_theme()
        rect: QRect = option.rect
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        page = QRect(rect.left() + (rect.width() - _PAGE.width()) // 2, rect.top() + 12, 78, 110)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(page.translated(1, 2), QColor(0, 0, 0, 40))
        painter.fillRect(page, QColor("#FFFFFF"))
        image = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(image, QImage):
            painter.drawImage(page, image)
        if is_current:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(page.adjusted(-3, -3, 3, 3))
        painter.setPen(theme.colour("accent" if is_current else "text"))
        painter.setFont(sans(12, bold=is_current))
        below = QRect(rect.left(), page.bottom() + 4, rect.width(), 18)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.restore()
