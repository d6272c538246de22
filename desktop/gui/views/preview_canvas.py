"""Pages as they will be printed, one below another or two side by side, at any size."""

from collections.abc import Iterator
from gettext import gettext as _

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame
from typing_extensions import override

from desktop.gui.theme import shown_theme
from desktop.records.printing import TypeArea

# A4 in points, the space around pages and the zoom steps, in parts of 72 dots per inch.
_WIDTH, _HEIGHT = 595.276, 841.89
_GAP, _MARGIN = 16, 28
_SMALLEST, _LARGEST, _STEP = 0.1, 4.0, 1.15
_MM = 72 / 25.4
_FRAME, _GRID, _SHADOW = QColor("#7FAACD"), QColor("#D5E3EE"), QColor(0, 0, 0, 56)


class PreviewCanvas(QAbstractScrollArea):
    """Paints what has been rendered and asks for what is in sight and has not."""

    images_needed = Signal()
    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("previewCanvas")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Pages"))
        self._count = 0
        self._wanted = 2
        self._zoom = 0.0
        self._area: TypeArea | None = None
        self._images: dict[int, QImage] = {}
        # Images of the file before: shown until the new ones come, so that nothing flickers.
        self._stale: set[int] = set()
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._on_moved())

    def show_pages(self, count: int) -> None:
        """Show another file of so many pages; the place in it is kept, the old images stay until replaced."""
        self._count = count
        self._images = {page: image for page, image in self._images.items() if page < count}
        self._stale = set(self._images)
        self._fit_bars()
        self._on_moved()

    def show_images(self, images: dict[int, QImage]) -> None:
        """Take images of pages; those far out of sight are dropped."""
        near = range(self.visible_pages().start - 8, self.visible_pages().stop + 8)
        kept = {page: image for page, image in self._images.items() if page in near}
        self._images = kept | images
        self._stale -= images.keys()
        self.viewport().update()

    def set_grid(self, area: TypeArea | None) -> None:
        """Show the type area and its grid over the pages, or not."""
        self._area = area
        self.viewport().update()

    def set_two_up(self, is_two_up: bool) -> None:
        """Show pages two by two or one by one."""
        page = self.current_page
        self._wanted = 2 if is_two_up else 1
        self._fit_bars()
        self.go_to(page)
        self._on_moved()

    @property
    def _columns(self) -> int:
        """How many pages stand side by side; a single page stands alone."""
        return max(1, min(self._wanted, self._count))

    @property
    def zoom(self) -> float:
        """The size in parts of 72 dots per inch; until one is chosen, the page fits the height."""
        if self._zoom:
            return self._zoom
        height = (self.viewport().height() - 2 * _MARGIN) / _HEIGHT
        width = (self.viewport().width() - 2 * _GAP - (self._columns - 1) * _GAP) / (_WIDTH * self._columns)
        return max(_SMALLEST, min(height, width))

    def zoom_by(self, steps: float) -> None:
        """Show pages larger or smaller; 0 fits them into the view again."""
        page = self.current_page
        wanted = self.zoom * _STEP**steps
        self._zoom = max(_SMALLEST, min(_LARGEST, wanted)) if steps else 0.0
        self._fit_bars()
        self.go_to(page)
        self._on_moved()

    @property
    def current_page(self) -> int:
        """The first page of which a good part is in sight, from 0."""
        row = int((self.verticalScrollBar().value() + self._row_height() / 3) // self._row_height())
        return max(0, min(row * self._columns, self._count - 1))

    def go_to(self, page: int) -> None:
        """Bring a page (from 0) into sight."""
        self.verticalScrollBar().setValue(round(page // self._columns * self._row_height()))

    def turn(self, step: int) -> None:
        """Turn to the next (1) or previous (-1) page or pair of pages."""
        self.go_to(max(0, min(self.current_page + step * self._columns, self._count - 1)))

    def visible_pages(self) -> range:
        """Return the pages in sight, from 0."""
        top = self.verticalScrollBar().value()
        first = int(max(0, top - _MARGIN) // self._row_height())
        last = int((top + self.viewport().height()) // self._row_height())
        return range(min(first * self._columns, self._count), min((last + 1) * self._columns, self._count))

    def lacking(self) -> tuple[int, ...]:
        """Return the pages in sight that have no image of the present size."""
        width = round(_WIDTH * self.image_scale)
        return tuple(
            page
            for page in self.visible_pages()
            if page not in self._images or page in self._stale or abs(self._images[page].width() - width) > 2
        )

    @property
    def image_scale(self) -> float:
        """The scale at which images are sharp on this screen."""
        return self.zoom * self.devicePixelRatioF()

    def _row_height(self) -> float:
        return _HEIGHT * self.zoom + _GAP

    def _fit_bars(self) -> None:
        rows = -(-self._count // self._columns)
        height = round(rows * self._row_height() + 2 * _MARGIN - _GAP)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, height - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(48)
        wide = round(self._columns * (_WIDTH * self.zoom + _GAP) + _GAP)
        self.horizontalScrollBar().setRange(0, max(0, wide - self.viewport().width()))
        self.horizontalScrollBar().setPageStep(self.viewport().width())

    def _on_moved(self) -> None:
        self.viewport().update()
        self.page_changed.emit(self.current_page)
        self.zoom_changed.emit(self.zoom)
        if self._count:
            self.images_needed.emit()

    def _places(self) -> Iterator[tuple[int, QRectF]]:
        size = QSizeF(_WIDTH * self.zoom, _HEIGHT * self.zoom)
        whole = self._columns * size.width() + (self._columns - 1) * _GAP
        left = max(_GAP, (self.viewport().width() - whole) / 2) - self.horizontalScrollBar().value()
        for page in self.visible_pages():
            row, column = divmod(page, self._columns)
            top = _MARGIN + row * self._row_height() - self.verticalScrollBar().value()
            yield page, QRectF(QPointF(left + column * (size.width() + _GAP), top), size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = shown_theme()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), theme.colour("canvas"))
        for page, place in self._places():
            painter.fillRect(place.translated(2, 3), _SHADOW)
            painter.fillRect(place, QColor("#FFFFFF"))
            if page in self._images:
                painter.drawImage(place, self._images[page])
            if self._area is not None:
                self._paint_grid(painter, place, page)
        painter.end()

    def _paint_grid(self, painter: QPainter, place: QRectF, page: int) -> None:
        area, unit = self._area, _MM * self.zoom
        if area is None:
            return
        left = area.inside if page % 2 == 0 else 210 - area.inside - area.width
        box = QRectF(
            place.left() + left * unit, place.top() + area.top * unit, area.width * unit, area.height * unit
        )
        painter.setPen(QPen(_GRID, 1))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.drawLines(
            [
                *(
                    QLineF(box.left(), y, box.right(), y)
                    for y in _divided(box.top(), box.height(), area.lines)
                ),
                *(
                    QLineF(x, box.top(), x, box.bottom())
                    for x in _divided(box.left(), box.width(), area.characters)
                ),
            ]
        )
        painter.setPen(QPen(_FRAME, 1))
        painter.drawRect(box)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_PageUp: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_PageDown: 1,
            Qt.Key.Key_Home: -self._count,
            Qt.Key.Key_End: self._count,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turn(step)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bars()
        self._on_moved()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self.zoom_by(turned / 120)
        else:
            super().wheelEvent(event)


def _divided(start: float, length: float, parts: int) -> Iterator[float]:
    return (start + length * part / parts for part in range(1, parts))
