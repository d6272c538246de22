"""The head of the import: back, the steps, give up."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

_CHOOSE, _CHECK, _SAVE = range(3)


class ImportSteps(QWidget):
    """Shows which of the three steps a person is at, and what is being read."""

    back_requested = Signal()
    discard_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = _flat(_("← Back"))
        self.back.setToolTip(_("Back to the archive; what was corrected stays as a draft"))
        self.back.clicked.connect(self.back_requested)
        self.discard = _flat(_("Discard"))
        self.discard.setToolTip(_("Give this report up, its corrections included"))
        self.discard.clicked.connect(self.discard_requested)
        title = QLabel(_("Import a report"))
        title.setProperty("heading", True)
        self.place = QLabel()
        self.place.setProperty("quiet", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addWidget(_rule())
        row.addWidget(title)
        row.addSpacing(12)
        self._discs: list[QLabel] = []
        self._names: list[QLabel] = []
        for number, name in enumerate((_("Paste or choose"), _("Check"), _("Save"))):
            if number:
                row.addWidget(_dash())
            self._discs.append(_disc())
            self._names.append(QLabel(name))
            row.addWidget(self._discs[-1])
            row.addWidget(self._names[-1])
        row.addSpacing(16)
        row.addWidget(self.place, 1)
        row.addWidget(self.discard)
        self.show_step(_CHOOSE)

    def show_checking(self) -> None:
        """Show that what was read is to be checked."""
        self.show_step(_CHECK)

    def show_saved(self) -> None:
        """Show that everything was saved."""
        self.show_step(_SAVE)

    def show_step(self, step: int) -> None:
        """Mark a step as the present one, those before as done."""
        for number, (disc, name) in enumerate(zip(self._discs, self._names, strict=True)):
            state = "done" if number < step else "now" if number == step else "later"
            disc.setText("✓" if number < step else str(number + 1))
            for label in (disc, name):
                label.setProperty("step", state)
                label.style().unpolish(label)
                label.style().polish(label)
        self.discard.setVisible(step == _CHECK)


def _flat(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("flat", True)
    return button


def _disc() -> QLabel:
    label = QLabel()
    label.setObjectName("disc")
    label.setFixedSize(22, 22)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def _dash() -> QFrame:
    line = QFrame()
    line.setObjectName("dash")
    line.setFixedSize(24, 1)
    return line


def _rule() -> QFrame:
    line = QFrame()
    line.setObjectName("dash")
    line.setFixedSize(1, 20)
    return line
