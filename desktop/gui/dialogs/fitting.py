"""How large a dialog may be."""

from PySide6.QtWidgets import QDialog, QWidget

_MARGIN = 32


def fit(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog a size in pixels, smaller where the window that it belongs to is."""
    parent = dialog.parentWidget()
    room: QWidget | None = parent.window() if parent is not None else None
    if room is not None:
        width, height = min(width, room.width() - _MARGIN), min(height, room.height() - _MARGIN)
    dialog.resize(width, height)
