"""Paint the paragraphs of a source with their labels."""

from PySide6.QtCore import QAbstractItemModel, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from desktop.gui.models.import_groups import digit_of, label_name
from desktop.gui.models.import_lines import ROW_ROLE, FoldRow, Index, LineRow, fold_text
from desktop.gui.views.import_palette import ImportPalette, import_palette
from desktop.gui.views.paragraph_splitter import ParagraphSplitter
from desktop.records import Label

_NUMBER_RIGHT = 36
_TAG_LEFT = 48
_TAG_WIDTH = 92
_BAR_LEFT = 144
_TEXT_LEFT = 153
_RIGHT = 14
_PADDING = 5
_LINES = 2
_SPLITTER_HEIGHT = 150
_BOLD = frozenset((Label.HEADLINE, Label.SPEECH_TITLE, Label.SPEAKER))
_FAINT = frozenset((Label.NOISE, Label.FOOTER, Label.PUBLICATION))


class ParagraphDelegate(QStyledItemDelegate):
    """A row: number, tag, coloured bar, two lines of text, and what is doubtful about it."""

    split_requested = Signal(int, int)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        view = option.widget
        width = view.viewport().width() if view is not None else option.rect.width()  # type: ignore[attr-defined]
        line_height = option.fontMetrics.height() + 2
        if isinstance(row, FoldRow):
            return QSize(width, line_height + 2 * _PADDING)
        lines = len(_broken(row.line.text, self._font(option.font, row), _text_width(width))) + len(
            row.doubts
        )
        return QSize(width, lines * line_height + 2 * _PADDING)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        colours = import_palette()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, row, colours)
        if isinstance(row, FoldRow):
            self._paint_fold(painter, option, row, colours)
        else:
            self._paint_tag(painter, option, row, colours)
            self._paint_text(painter, option, row, colours)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colours.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        row: LineRow = index.data(ROW_ROLE)
        editor = ParagraphSplitter(row.line.text, parent)
        editor.split_chosen.connect(lambda offset: self.split_requested.emit(row.line.n, offset))
        editor.finished.connect(lambda: self.closeEditor.emit(editor))
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Leave the text that the splitter was made with."""

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Write nothing: the splitter only reports where to split."""

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect.adjusted(_TEXT_LEFT - 9, 0, -_RIGHT + 4, 0)
        if isinstance(editor, ParagraphSplitter):
            rect.setHeight(max(rect.height(), min(editor.height_for(rect.width()), _SPLITTER_HEIGHT)))
        parent = editor.parentWidget()
        if parent is not None and rect.bottom() > parent.height():
            rect.moveBottom(parent.height())
        editor.setGeometry(rect)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, row: LineRow | FoldRow, colours: ImportPalette
    ) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colours.colour("sel"))
        elif isinstance(row, FoldRow):
            painter.fillRect(option.rect, colours.colour("list"))
        elif row.doubts:
            painter.fillRect(option.rect, colours.colour("warnsoft"))
        if isinstance(row, FoldRow):
            painter.setPen(colours.colour("line"))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        elif row.doubts:
            painter.fillRect(
                QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), colours.colour("warn")
            )

    def _paint_fold(
        self, painter: QPainter, option: QStyleOptionViewItem, row: FoldRow, colours: ImportPalette
    ) -> None:
        rect = option.rect
        painter.setPen(colours.colour("text2"))
        painter.setFont(_sized(option.font, 12))
        painter.drawText(
            rect.adjusted(_TAG_LEFT, 0, -_RIGHT, 0), Qt.AlignmentFlag.AlignVCenter, fold_text(row)
        )
        painter.drawText(
            QRect(rect.left(), rect.top(), _NUMBER_RIGHT, rect.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            "⋯",
        )
        left = rect.left() + _TAG_LEFT + painter.fontMetrics().horizontalAdvance(fold_text(row)) + 14
        step = min(5.0, max(1.0, (rect.right() - _RIGHT - left) / len(row.lines)))
        for position, line in enumerate(row.lines):
            tag = colours.tag(digit_of(line.label))[0]
            painter.fillRect(
                QRectF(left + position * step, rect.center().y() - 4, max(1.0, step - 1), 9), tag
            )

    def _paint_tag(
        self, painter: QPainter, option: QStyleOptionViewItem, row: LineRow, colours: ImportPalette
    ) -> None:
        digit, rect = digit_of(row.line.label), option.rect
        ink, ground = colours.tag(digit)
        height = option.fontMetrics.height() + 2
        top = rect.top() + _PADDING
        painter.setFont(_sized(option.font, 12))
        painter.setPen(colours.colour("text3"))
        painter.drawText(
            QRect(rect.left(), top, _NUMBER_RIGHT, height),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            str(row.line.n),
        )
        tag = QRect(rect.left() + _TAG_LEFT, top, _TAG_WIDTH, height)
        if row.first or row.unsure:
            painter.setPen(QPen(ink, 1, Qt.PenStyle.DashLine) if row.unsure else Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(tag, 3, 3)
        painter.setPen(ink)
        font = _sized(option.font, 12)
        font.setBold(row.first)
        painter.setFont(font)
        name = QFontMetrics(font).elidedText(
            label_name(row.line.label), Qt.TextElideMode.ElideRight, _TAG_WIDTH - 26
        )
        painter.drawText(tag.adjusted(7, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, digit)
        painter.drawText(tag.adjusted(22, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, name)
        painter.fillRect(QRect(rect.left() + _BAR_LEFT, rect.top(), 3, rect.height()), ink)

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, row: LineRow, colours: ImportPalette
    ) -> None:
        rect, height = option.rect, option.fontMetrics.height() + 2
        font = self._font(option.font, row)
        painter.setFont(font)
        painter.setPen(colours.colour("text2" if row.line.label in _FAINT else "text"))
        top, width = rect.top() + _PADDING, _text_width(rect.width())
        for text in _broken(row.line.text, font, width):
            box = QRect(rect.left() + _TEXT_LEFT, top, width, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
            top += height
        painter.setFont(_sized(option.font, 12))
        painter.setPen(colours.colour("warn"))
        for sentence in row.doubts:
            shown = painter.fontMetrics().elidedText("⚠ " + sentence, Qt.TextElideMode.ElideRight, width)
            box = QRect(rect.left() + _TEXT_LEFT, top, width, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
            top += height

    def _font(self, base: QFont, row: LineRow) -> QFont:
        font = QFont(base)
        font.setBold(row.line.label in _BOLD)
        return font


def _sized(base: QFont, pixels: int) -> QFont:
    font = QFont(base)
    if font.pixelSize() > 0:
        font.setPixelSize(max(pixels, round(font.pixelSize() * pixels / 13)))
    return font


def _text_width(row_width: int) -> int:
    return max(80, row_width - _TEXT_LEFT - _RIGHT)


def _broken(text: str, font: QFont, width: int) -> list[str]:
    """The first two lines of a paragraph, the second one elided when there is more."""
    metrics = QFontMetrics(font)
    beginning = text[: max(40, 8 * width // max(1, metrics.averageCharWidth()))]
    layout = QTextLayout(beginning, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(width)
    layout.endLayout()
    end = first.textLength()
    if end >= len(text):
        return [text]
    rest = metrics.elidedText(beginning[end:].strip(), Qt.TextElideMode.ElideRight, width)
    return [text[:end].rstrip(), rest]
