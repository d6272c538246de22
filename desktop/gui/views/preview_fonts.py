"""Which face of the standard is replaced by which, with a line set in each."""

from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.jobs import Jobs
from desktop.gui.theme import sans
from desktop.gui.views.preview_options import clear_grid
from desktop.records import ArchiveError
from desktop.records.printing import FaceInUse, PageImage
from desktop.workflows.choose_fonts import ChooseFonts

_SCALE = 1.15


class FontsDialog(QDialog):
    """Shows the faces, takes a font file for one, and tells which characters no font has."""

    changed = Signal()

    def __init__(self, parent: QWidget, fonts: ChooseFonts) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Fonts"))
        self._fonts = fonts
        self._jobs = Jobs(self)
        self.samples: dict[str, QLabel] = {}
        self.choosers: dict[str, QPushButton] = {}
        self.faults = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.faults.setObjectName("badge")
        self.faults.hide()
        self.text = QLineEdit(placeholderText=_("Type or paste characters, for example a rare name"))
        self.text.textChanged.connect(self._check)
        self.lacking = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.lacking.setObjectName("quiet")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setColumnStretch(2, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        column.addWidget(self.faults)
        column.addLayout(self._grid)
        column.addWidget(_strong(_("Is a character in the fonts?")))
        column.addWidget(self.text)
        column.addWidget(self.lacking)
        column.addWidget(buttons)
        self.finished.connect(lambda _result: self._jobs.stop())
        self._show()

    def _show(self) -> None:
        clear_grid(self._grid)
        try:
            faces = self._fonts.faces()
        except ArchiveError as error:
            self._say(error)
            return
        for row, face in enumerate(faces):
            self._add(row, face)
        scale = _SCALE * self.devicePixelRatioF()
        self._jobs.start("samples", lambda: self._fonts.samples(scale=scale), self._on_samples, self._say)

    def _add(self, row: int, face: FaceInUse) -> None:
        used = QLabel(_("{used} instead").format(used=face.used) if face.is_substitute else face.used)
        used.setObjectName("badge" if face.is_substitute else "quiet")
        sample = QLabel()
        sample.setMinimumSize(round(340 * _SCALE), 38)
        sample.setAccessibleName(_("A line in {face}").format(face=face.used))
        choose = QPushButton(_("Choose a font file…"))
        choose.clicked.connect(lambda: self._choose(face.role))
        back = QPushButton(_("Installed font"))
        back.setEnabled(face.is_chosen)
        back.clicked.connect(lambda: self._give_back(face.role))
        for button in (choose, back):
            button.setProperty("small", True)
        self.samples[face.role], self.choosers[face.role] = sample, choose
        for column, widget in enumerate((_strong(face.standard), used, sample, choose, back)):
            self._grid.addWidget(widget, row, column)

    def _on_samples(self, images: Sequence[PageImage]) -> None:
        for label, one in zip(self.samples.values(), images, strict=True):
            picture = QImage(one.pixels, one.width, one.height, QImage.Format.Format_RGB32).copy()
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            label.setPixmap(QPixmap.fromImage(picture))

    def _choose(self, role: str) -> None:
        kinds = _("Fonts") + " (*.ttf *.otf *.ttc *.otc)"
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a font file"), "", kinds)
        if not name:
            return
        try:
            self._fonts.take(Path(name), role)
        except ArchiveError as error:
            self._say(error)
            return
        self._on_changed()

    def _give_back(self, role: str) -> None:
        self._fonts.give_back(role)
        self._on_changed()

    def _on_changed(self) -> None:
        self.faults.hide()
        self._show()
        self._check()
        self.changed.emit()

    def _check(self) -> None:
        text = self.text.text()
        try:
            missing = self._fonts.missing(text)
        except ArchiveError as error:
            self._say(error)
            return
        said = _("No font has: {characters}").format(characters=" ".join(missing))
        self.lacking.setText(said if missing else _("The fonts have all of it.") if text.strip() else "")

    def _say(self, error: ArchiveError) -> None:
        self.faults.setText(str(error))
        self.faults.show()


def _strong(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(sans(13, bold=True))
    return label
