"""Choose what is printed and in which layout."""

from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.models.words import session_name, speech_title
from desktop.records import Session, Speech
from desktop.records.printing import Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintChoice:
    """A layout, for a whole session or for one speech."""

    layout: Layout
    session_id: str | None
    speech_id: str | None


class PrintDialog(QDialog):
    """Offers the speech that is read and its whole session, in three layouts."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, speech: Speech, session: Session | None) -> None:
        super().__init__(parent)
        self._speech = speech
        self.setWindowTitle(_("Print"))
        self.whole = QRadioButton()
        self.layouts = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(_heading(_("What")))
        alone = QRadioButton(_("This speech: {title}").format(title=_short(speech_title(speech, session))))
        alone.setChecked(True)
        column.addWidget(alone)
        if session is not None:
            self.whole.setText(_("The whole session: {name}").format(name=_short(session_name(session))))
            column.addWidget(self.whole)
        what = QButtonGroup(self)
        what.addButton(alone)
        what.addButton(self.whole)
        column.addSpacing(8)
        column.addWidget(_heading(_("Layout")))
        for number, (_layout, label) in enumerate(_layouts()):
            button = QRadioButton(label)
            button.setChecked(number == 0)
            self.layouts.addButton(button, number)
            column.addWidget(button)
        column.addSpacing(8)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        save = buttons.addButton(_("Print to PDF…"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("primary", True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.accepted.connect(lambda: self.chosen.emit(self.choice()))

    def choice(self) -> PrintChoice:
        """Return what is chosen."""
        layout = _layouts()[self.layouts.checkedId()][0]
        whole = self.whole.isChecked()
        return PrintChoice(
            layout=layout,
            session_id=self._speech.session_id if whole else None,
            speech_id=None if whole else self._speech.id,
        )


def _layouts() -> tuple[tuple[Layout, str], ...]:
    return (
        (Layout.OFFICIAL, _("Official document (GB/T 9704, 22 lines of 28 characters)")),
        (Layout.DIGEST, _("Digest in two columns")),
        (Layout.LARGE_PRINT, _("Large print for speaking")),
    )


def _heading(text: str) -> QLabel:
    heading = QLabel(text)
    heading.setObjectName("strong")
    return heading


def _short(text: str) -> str:
    limit = 32
    return text if len(text) <= limit else text[: limit - 1] + "…"
