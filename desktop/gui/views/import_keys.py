"""The keys of the import, each with what it does."""

from collections.abc import Callable
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from desktop.gui.views.import_window import ImportView


class ImportKeys(QObject):
    """Binds the keys of the whole view; those of the paragraphs and of the table are their own."""

    def __init__(self, view: "ImportView") -> None:
        super().__init__(view)
        self._view = view
        reviewing = view.reviewing
        bindings: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+S", view.save),
            ("Ctrl+Z", reviewing.undo),
            ("Ctrl+Y", reviewing.redo),
            ("Ctrl+Shift+Z", reviewing.redo),
            ("F8", reviewing.next_doubt),
            ("F2", self._name),
        )
        for keys, slot in bindings:
            QShortcut(QKeySequence(keys), view, slot)

    def _name(self) -> None:
        """Write in the cell that is chosen in the table, else the name that is missing."""
        view = self._view
        if view.table.hasFocus():
            view.table.edit(view.table.currentIndex())
        else:
            # A field that is left makes the doubts anew, so it has to be left before.
            view.paragraphs.setFocus()
            view.doubts.fill(view.paragraphs.current_line)

    def next_part(self, step: int) -> None:
        """Go round the paragraphs, the session's fields, the doubts, the speeches and the buttons.

        The window has the key for it, as for its own parts: two shortcuts of one key cancel each other.
        """
        page = self._view.page
        parts = (page.paragraphs, page.form, page.doubts, page.table, page.foot)
        stops = [(part, first) for part in parts if (first := _first_stop(part)) is not None]
        focus = QApplication.focusWidget()
        now = next((at for at, (part, _stop) in enumerate(stops) if _holds(part, focus)), -step)
        if stops:
            stops[(now + step) % len(stops)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _holds(part: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (part is widget or part.isAncestorOf(widget))


def _first_stop(part: QWidget) -> QWidget | None:
    """Return what takes the keyboard in a part: itself, or the first in it that does."""
    inside = (part, *part.findChildren(QWidget))
    return next((one for one in inside if _is_stop(one)), None)


def _is_stop(widget: QWidget) -> bool:
    takes_keys = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return takes_keys and widget.isVisible() and widget.isEnabled()


def import_keys() -> tuple[tuple[str, str], ...]:
    """Return the keys of the import with what they do."""
    return (
        ("1 – 9", _("Label the chosen paragraphs")),
        ("Shift+↑  Shift+↓", _("Choose several paragraphs")),
        ("Backspace", _("Join the paragraph to the one above")),
        ("Enter", _("Split the paragraph, or unfold")),
        ("F8", _("Next doubtful paragraph")),
        ("F2", _("Missing name; in the table: write")),
        ("F6  Shift+F6", _("Paragraphs, session, doubts, speeches")),
        ("Ctrl+G", _("From a speech to its paragraph")),
        ("Alt+↑  Alt+↓", _("Move the speech up or down")),
        ("Del", _("Leave the speech out")),
        ("Ctrl+Z  Ctrl+Y", _("Undo and redo a correction")),
        ("Ctrl+S", _("Save to the archive")),
    )
