"""Line icons from `resources/icons`, in the colours of the palette, and buttons that carry them."""

from functools import cache

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from typing_extensions import override

from desktop.records.resources import resource

# What a widget is sent when the application's palette or style changes.
THEME_CHANGES = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
# Drawn at twice the size, so that icons stay sharp on screens of up to 200 %.
_SCALE = 2
_SIZE = 16


@cache
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text("utf-8")


@cache
def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """Return an icon as a picture of `size` pixels in a colour (#RRGGBB)."""
    picture = QPixmap(size * _SCALE, size * _SCALE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    data = QByteArray(_source(name).replace("currentColor", colour).encode())
    QSvgRenderer(data).render(painter, QRectF(0, 0, size * _SCALE, size * _SCALE))
    painter.end()
    picture.setDevicePixelRatio(_SCALE)
    return picture


def icon(name: str) -> QIcon:
    """Return an icon in the colours of the application's palette."""
    palette = QGuiApplication.palette()
    enabled = palette.color(QPalette.ColorRole.ButtonText)
    faded = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    made = QIcon(pixmap(name, enabled.name(), _SIZE))
    made.addPixmap(pixmap(name, faded.name(), _SIZE), QIcon.Mode.Disabled)
    return made


class IconButton(QToolButton):
    """A flat button with an icon, and a label where one is given; the tip is its accessible name."""

    def __init__(self, name: str, tip: str, label: str = "") -> None:
        super().__init__()
        self._name = name
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.setText(label)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(_SIZE, _SIZE))
        if label:
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIcon(icon(name))

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self.setIcon(icon(name))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in THEME_CHANGES:
            self.setIcon(icon(self._name))


class IconLabel(QLabel):
    """An icon beside a text, decoration for screen readers."""

    def __init__(self, name: str, size: int) -> None:
        super().__init__()
        self._name, self._size = name, size
        self.setFixedSize(size, size)
        self._draw()

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self._draw()

    def _draw(self) -> None:
        colour = QGuiApplication.palette().color(QPalette.ColorRole.ButtonText)
        self.setPixmap(pixmap(self._name, colour.name(), self._size))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in THEME_CHANGES:
            self._draw()


def link_button(label: str) -> QPushButton:
    """Return a button that looks like a link."""
    button = QPushButton(label)
    button.setObjectName("link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
