"""Every key of the window on one page."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.views.import_keys import import_keys


def shortcuts() -> tuple[tuple[str, str], ...]:
    """Return the keys with what they do."""
    return (
        ("Ctrl+K", _("Go to the search box")),
        ("Ctrl+I", _("Import a report")),
        ("Ctrl+P", _("Print")),
        ("Ctrl+O", _("Open an archive")),
        ("Ctrl+N", _("New archive")),
        ("Ctrl+Shift+I", _("Import a folder")),
        ("Ctrl+E", _("Edit this record")),
        ("Ctrl+Shift+N", _("Enter a session by hand")),
        ("Ctrl+Z  Ctrl+Y", _("Undo and redo the last change")),
        ("Ctrl+B  Ctrl+T", _("Into a collection; topics")),
        ("Ctrl+Shift+B  Ctrl+Shift+P", _("Collections; people and organisations")),
        ("Ctrl+H", _("Last changes")),
        ("Ctrl+,  F1", _("Settings; help")),
        ("J  K  ↓  ↑", _("Next and previous record")),
        ("F3  Shift+F3", _("Next and previous hit")),
        ("Ctrl+Shift+C", _("Copy with its source")),
        ("Ctrl+Shift+G", _("Copy the reference by GB/T 7714")),
        ("Ctrl+F", _("Find in the text that is read")),
        ("Ctrl+Shift+S", _("Save this search")),
        ("Alt+←  Alt+→", _("Back and forward")),
        ("Esc", _("Clear the words, then the last limit")),
        ("F6  Shift+F6", _("Next and previous part of the window")),
        ("F9", _("Show or hide the sidebar")),
        ("Ctrl++  Ctrl+-  Ctrl+0", _("Size of the text")),
    )


def show_shortcuts(parent: QWidget, *, is_importing: bool = False) -> QDialog:
    """Show the keys, those of the import first where one is shown, and return the dialog."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(_("Keyboard shortcuts"))
    tabs = QTabWidget()
    tabs.addTab(_page(shortcuts()), _("Archive"))
    tabs.addTab(_page(import_keys()), _("Import"))
    tabs.setCurrentIndex(int(is_importing))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(24, 20, 24, 16)
    whole.setSpacing(16)
    whole.addWidget(tabs)
    whole.addWidget(buttons)
    dialog.open()
    return dialog


def _page(known: Sequence[tuple[str, str]]) -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    grid.setHorizontalSpacing(32)
    grid.setVerticalSpacing(8)
    # Two columns of pairs: one would be higher than a small window.
    rows = (len(known) + 1) // 2
    for number, (keys, meaning) in enumerate(known):
        row, column = number % rows, 2 * (number // rows)
        key = QLabel(keys)
        key.setObjectName("strong")
        grid.addWidget(key, row, column)
        grid.addWidget(QLabel(meaning), row, column + 1)
    grid.setRowStretch(rows, 1)
    return page
