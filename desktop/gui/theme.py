"""Colours and style of the window, light or dark, from the tokens in `resources/themes`."""

import json
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.records.resources import resource

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


def load_theme(name: str) -> Theme:
    """Return the theme `light` or `dark`."""
    tokens: dict[str, str] = json.loads(resource(f"themes/{name}.json").read_text("utf-8"))
    return Theme(name=name, tokens=tokens)


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
    application.setStyle("Fusion")
    application.setPalette(palette)
    application.setFont(sans(13))
    application.setStyleSheet(_STYLE.format(**theme.tokens))


def system_theme() -> str:
    """Return the theme that the system prefers."""
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme.name == "Dark" else "light"


_STYLE = """
#topBar, #statusLine, #chipRow {{ background: {window}; }}
#topBar {{ border-bottom: 1px solid {line}; }}
#statusLine {{ border-top: 1px solid {line2}; }}
#statusLine QLabel {{ color: {text2}; font-size: 12px; }}
#sidebar {{ background: {sidebar}; border: none; border-right: 1px solid {line}; outline: none; }}
#results {{ background: {list}; border: none; border-right: 1px solid {line}; outline: none; }}
#listHead, #readerHead {{ background: {list}; border-bottom: 1px solid {line}; }}
#listHead {{ border-right: 1px solid {line}; }}
#readerHead, #reader, #readerPane, #welcome {{ background: {base}; }}
#welcome QFrame#rule {{ color: {line2}; }}
#reader {{ border: none; }}
#sessionCard {{ background: {list}; border-right: 1px solid {line}; border-bottom: 1px solid {line2}; }}
#quiet {{ color: {text2}; font-size: 12px; }}
#strong {{ font-weight: 600; }}
#searchBox {{ background: {raised};
  border: 1px solid {ctl};
  border-radius: 5px;
  padding: 6px 10px;
  font-size: 15px;
  }}
#searchBox:focus {{ border: 2px solid {accent}; padding: 5px 9px; }}
#chip {{ background: {soft};
  color: {text};
  border: 1px solid {propline};
  border-radius: 13px;
  padding: 3px 10px;
  }}
#chip:hover {{ background: {sel}; }}
#notice {{ background: {warnsoft}; border-bottom: 1px solid {probline}; }}
#notice[danger="true"] {{ background: {dangersoft}; }}
#notice QLabel {{ color: {text}; }}
QToolButton {{ border: none; border-radius: 5px; padding: 5px 8px; color: {text}; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:disabled {{ color: {text3}; }}
QToolButton:focus {{ border: 1px solid {accent}; padding: 4px 7px; }}
QToolButton::menu-indicator {{ image: none; }}
QPushButton {{ background: {raised};
  color: {text};
  border: 1px solid {ctl};
  border-radius: 5px;
  padding: 6px 18px;
  }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 5px 17px; }}
QPushButton[primary="true"] {{ background: {accent};
  color: {onaccent};
  border-color: {accent};
  font-weight: 600;
  }}
QPushButton[primary="true"]:hover {{ background: {accent2}; }}
QMenu {{ background: {raised}; border: 1px solid {line2}; }}
QMenu::item {{ padding: 5px 24px; }}
QMenu::item:selected {{ background: {sel}; }}
QProgressBar {{ border: none; background: {line}; max-height: 2px; }}
QProgressBar::chunk {{ background: {accent}; }}
QSplitter::handle {{ background: {line}; }}
QScrollBar:vertical {{ background: transparent; width: 9px; }}
QScrollBar::handle:vertical {{ background: {line2}; border-radius: 4px; min-height: 30px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
"""
