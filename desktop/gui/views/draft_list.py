"""What was begun and not saved, offered again."""

from collections.abc import Sequence
from datetime import datetime
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.records.draft import Draft

_MOST = 4


class DraftList(QWidget):
    """The latest drafts, each with a way to go on and a way to throw it away; hidden when there is none."""

    chosen = Signal(object)
    discarded = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(4)
        self._rows: list[QWidget] = []
        self.hide()

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Replace the rows by the first of some drafts."""
        for old in self._rows:
            self._column.removeWidget(old)
            old.deleteLater()
        heading = QLabel(_("Not finished before"))
        heading.setProperty("strong", True)
        self._rows = [heading, *(self._row(draft) for draft in drafts[:_MOST])]
        for row in self._rows:
            self._column.addWidget(row)
        self.setVisible(bool(drafts))

    def _row(self, draft: Draft) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        name = QLabel(draft.name or _("(no name)"))
        name.setTextFormat(Qt.TextFormat.PlainText)
        when = QLabel(moment(draft.at))
        when.setProperty("quiet", True)
        line.addWidget(name)
        line.addWidget(when, 1)
        for text, signal in ((_("Go on"), self.chosen), (_("Throw away"), self.discarded)):
            button = QPushButton(text)
            button.setAccessibleName(f"{text}: {name.text()}")
            button.clicked.connect(lambda _checked=False, send=signal: send.emit(draft))
            line.addWidget(button)
        return row


def moment(at: str) -> str:
    """Return a time in UTC (ISO 8601) as people here read it, to the minute."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
