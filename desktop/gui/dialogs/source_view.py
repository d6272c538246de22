"""The source that a session came from, as it was imported."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.dialogs.fitting import fit
from desktop.records import Source

_TEXTS = ("text/plain", "text/markdown")


class SourceView(QDialog):
    """Shows a text; of another file it only says what it is. Either can be saved byte for byte.

    `further` are the sources of what was merged into the session.
    """

    save_requested = Signal(object)

    def __init__(self, parent: QWidget, source: Source, further: Sequence[Source] = ()) -> None:
        super().__init__(parent)
        self._sources = (source, *further)
        fit(self, 760, 560)
        self.chosen = QComboBox()
        self.chosen.setAccessibleName(_("Which source is shown"))
        self.chosen.addItems([one.name or _("pasted text") for one in self._sources])
        self.chosen.setVisible(bool(further))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Source"))
        self._note = QLabel(wordWrap=True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        save = buttons.addButton(_("Save the source…"), QDialogButtonBox.ButtonRole.ActionRole)
        save.clicked.connect(lambda: self.save_requested.emit(self._sources[self.chosen.currentIndex()]))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        for widget in (self.chosen, self._note):
            column.addWidget(widget)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        self.chosen.currentIndexChanged.connect(lambda row: self._show(self._sources[row]))
        self._show(source)

    def _show(self, source: Source) -> None:
        self.setWindowTitle(source.name or _("pasted text"))
        is_text = source.media_type in _TEXTS
        self.text.setVisible(is_text)
        if is_text:
            self.text.setPlainText(source.content.decode(source.encoding or "utf-8", "replace"))
            self._note.setText(_("As it was imported, before cleaning. Nothing here can be changed."))
        else:
            form = _("This source is of the kind {kind}. Save it to open it in the program for such files.")
            self._note.setText(form.format(kind=source.media_type))
