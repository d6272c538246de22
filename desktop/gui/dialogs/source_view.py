"""The source that a session came from, as it was imported."""

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.records import Source

_TEXTS = ("text/plain", "text/markdown")


class SourceView(QDialog):
    """Shows a text; of another file it only says what it is. Either can be saved byte for byte."""

    save_requested = Signal(object)

    def __init__(self, parent: QWidget, source: Source) -> None:
        super().__init__(parent)
        self.setWindowTitle(source.name or _("pasted text"))
        self.resize(760, 560)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Source"))
        note = QLabel()
        note.setWordWrap(True)
        is_text = source.media_type in _TEXTS
        self.text.setVisible(is_text)
        if is_text:
            self.text.setPlainText(source.content.decode(source.encoding or "utf-8", "replace"))
            note.setText(_("As it was imported, before cleaning. Nothing here can be changed."))
        else:
            form = _("This source is of the kind {kind}. Save it to open it in the program for such files.")
            note.setText(form.format(kind=source.media_type))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        save = buttons.addButton(_("Save the source…"), QDialogButtonBox.ButtonRole.ActionRole)
        save.clicked.connect(lambda: self.save_requested.emit(source))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        column.addWidget(note)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
