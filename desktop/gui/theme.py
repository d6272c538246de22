"""Colours and style of the window, light or dark, from the tokens in `resources/themes`."""

import json
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop.records.resources import resource

_MIDDLE_LIGHTNESS = 128
_SANS = ["Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei UI", "WenQuanYi Micro Hei", "sans-serif"]
_SERIF = ["Noto Serif CJK SC", "Source Han Serif SC", "SimSun", "WenQuanYi Micro Hei", "serif"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colour tokens of one theme by name."""

    name: str
    tokens: dict[str, str]

    def colour(self, token: str) -> QColor:
        """Return the colour of a token."""
        return QColor(self.tokens[token])


@cache
def load_theme(name: str) -> Theme:
    """Return the theme `light` or `dark`."""
    tokens: dict[str, str] = json.loads(resource(f"themes/{name}.json").read_text("utf-8"))
    return Theme(name=name, tokens=tokens)


def chosen_theme(choice: str) -> Theme:
    """Return the theme for a choice of light, dark or system."""
    return load_theme(choice if choice in ("light", "dark") else system_theme())


def shown_theme() -> Theme:
    """Return the theme that the application wears, told from its palette."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return load_theme("dark" if window.lightness() < _MIDDLE_LIGHTNESS else "light")


def sans(pixels: int, *, bold: bool = False) -> QFont:
    """Return the face of the interface at a size in pixels."""
    return _font(_SANS, pixels, bold=bold)


def serif(pixels: int, *, bold: bool = True) -> QFont:
    """Return the face of titles at a size in pixels."""
    return _font(_SERIF, pixels, bold=bold)


def _font(families: list[str], pixels: int, *, bold: bool) -> QFont:
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def apply(application: QApplication, theme: Theme) -> None:
    """Give the whole application a theme's palette and style."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.Base: "base",
        QPalette.ColorRole.AlternateBase: "list",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Button: "raised",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.Highlight: "sel",
        QPalette.ColorRole.HighlightedText: "text",
        QPalette.ColorRole.PlaceholderText: "text3",
        QPalette.ColorRole.ToolTipBase: "raised",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.Link: "accent",
    }
    for role, token in roles.items():
        palette.setColor(role, theme.colour(token))
    disabled = QPalette.ColorGroup.Disabled
    palette.setColor(disabled, QPalette.ColorRole.ButtonText, theme.colour("text3"))
    palette.setColor(disabled, QPalette.ColorRole.Text, theme.colour("text3"))
    if application.style().name() != "fusion":
        application.setStyle("Fusion")
    application.setPalette(palette)
    application.setFont(sans(13))
    # The arrow of a choice and the tick of a row are pictures; their colours go with both themes.
    words = {**theme.tokens, "icons": resource("icons").as_posix()}
    application.setStyleSheet(resource("themes/window.qss").read_text("utf-8") % words)


def wear(choice: str) -> None:
    """Give the running application the theme for a choice of light, dark or system."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        apply(application, chosen_theme(choice))


def restyle(widget: QWidget, **properties: object) -> None:
    """Give a widget properties that the style sheet asks for; it is drawn by the new rules at once."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def system_theme() -> str:
    """Return the theme that the system prefers."""
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme.name == "Dark" else "light"
