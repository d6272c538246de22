"""The colours of the import, light or dark as the window is."""

import json
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor

from desktop.gui.theme import Theme, load_theme, shown_theme
from desktop.records.resources import resource


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPalette:
    """The theme, and the foreground and background of each digit's tag."""

    theme: Theme
    tags: dict[str, dict[str, str]]

    @property
    def dark(self) -> bool:
        """Whether the theme is dark."""
        return self.theme.name == "dark"

    def colour(self, token: str) -> QColor:
        """Return the colour of a token."""
        return self.theme.colour(token)

    def tag(self, digit: str) -> tuple[QColor, QColor]:
        """Return foreground and background of a digit's tag."""
        pair = self.tags[digit]
        return QColor(pair["fg"]), QColor(pair["bg"])


@cache
def _loaded(theme: str) -> ImportPalette:
    tags: dict[str, dict[str, dict[str, str]]] = json.loads(
        resource("themes/import-tags.json").read_text("utf-8")
    )
    return ImportPalette(theme=load_theme(theme), tags=tags[theme])


def import_palette() -> ImportPalette:
    """Return the colours that go with the theme the application wears."""
    return _loaded(shown_theme().name)


_SHEET = """
#importView, #importView QWidget {{ color: {text}; font-size: 13px; }}
#importView {{ background: {window}; }}
#importView #bar, #importView #keys {{ background: {window}; }}
#importView #bar {{ border-bottom: 1px solid {line}; }}
#importView #keys {{ border-top: 1px solid {line}; }}
#importView #left, #importView QListView {{ background: {base}; }}
#importView #right, #importView #right QScrollArea, #importView #doubts {{ background: {list}; }}
#importView #left {{ border-right: 1px solid {line}; }}
#importView #section {{ border-bottom: 1px solid {line}; }}
#importView QListView {{ border: none; outline: none; }}
#importView QLabel {{ background: transparent; }}
#importView QLabel[quiet="true"] {{ color: {text2}; font-size: 12px; }}
#importView QLabel[strong="true"] {{ font-weight: 600; }}
#importView QLabel[big="true"] {{ font-size: 20px; font-weight: 600; }}
#importView QLabel[heading="true"] {{ font-size: 15px; font-weight: 600; }}
#importView QLabel[warn="true"] {{ color: {warn}; font-size: 12px; }}
#importView QLabel[badge="true"] {{
  color: {accent}; background: {soft}; border-radius: 3px; padding: 2px 5px; font-size: 12px; }}
#importView QLabel[notice="true"] {{
  color: {warn}; background: {warnsoft}; padding: 8px 12px; border-bottom: 1px solid {probline}; }}
#importView QFrame[notice="true"] {{ background: {warnsoft}; border-bottom: 1px solid {probline}; }}
#importView QFrame[doubt="strong"] {{ background: {warnsoft}; border-radius: 3px; }}
#importView QLineEdit, #importView QPlainTextEdit, #importView QComboBox {{
  background: {raised}; border: 1px solid {ctl}; border-radius: 5px; padding: 4px 8px;
  selection-background-color: {accent}; selection-color: {onaccent}; }}
#importView QLineEdit:focus, #importView QPlainTextEdit:focus {{ border: 2px solid {accent};
  padding: 3px 7px; }}
#importView QLabel[step="now"] {{ font-weight: 600; }}
#importView QLabel[step="later"], #importView QLabel[step="done"] {{ color: {text2}; }}
#importView #disc {{ border: 1px solid {ctl}; border-radius: 11px; font-size: 12px; }}
#importView #disc[step="now"] {{ background: {accent}; color: {onaccent}; border-color: {accent}; }}
#importView #disc[step="done"] {{ color: {accent}; border-color: {accent}; }}
#importView #dash {{ background: {line2}; border: none; }}
#importView #cap {{ border: 1px solid {line2}; border-radius: 3px; padding: 0 5px; font-size: 12px; }}
#importView QLineEdit[unsure="true"] {{ border: 1px dashed {warn}; }}
#importView QLineEdit[wrong="true"] {{ border: 2px solid {danger}; padding: 3px 7px; }}
#importView QTableView QLineEdit {{ border-radius: 0; padding: 0 4px; }}
#importView QPushButton {{
  background: {raised}; border: 1px solid {ctl}; border-radius: 5px; padding: 4px 11px; }}
#importView QPushButton:hover {{ background: {hover}; }}
#importView QPushButton:focus {{ border: 2px solid {accent}; padding: 3px 10px; }}
#importView QPushButton:checked {{ background: {soft}; color: {accent}; border-color: {accent}; }}
#importView QPushButton:disabled {{ color: {text3}; border-color: {line2}; }}
#importView QPushButton[flat="true"] {{ background: transparent; border-color: transparent; }}
#importView QPushButton[flat="true"]:hover {{ background: {hover}; }}
#importView QPushButton[primary="true"] {{
  background: {accent}; color: {onaccent}; border-color: {accent}; font-weight: 600; padding: 6px 14px; }}
#importView QPushButton[primary="true"]:hover {{ background: {accent2}; }}
#importView QPushButton[primary="true"]:disabled {{ background: {line2};
  color: {text2}; border-color: {line2}; }}
#importView QPushButton[primary="true"]:focus {{ border: 2px solid {text}; padding: 5px 13px; }}
#importView QTableView {{
  background: {list}; alternate-background-color: {list}; border: none; gridline-color: {line};
  selection-background-color: {sel}; selection-color: {text}; outline: none; }}
#importView QHeaderView::section {{
  background: {window}; color: {text2}; border: none; border-bottom: 1px solid {line}; padding: 4px 6px;
  font-size: 12px; font-weight: 600; }}
#importView QScrollArea {{ border: none; }}
#importView QProgressBar {{ border: none; background: {line}; max-height: 2px; }}
#importView QProgressBar::chunk {{ background: {accent}; }}
"""


def style_sheet(colours: ImportPalette) -> str:
    """Return the style of the import view."""
    return _SHEET.format(**colours.theme.tokens)
