"""The first page: paste or import, open an archive, look at the sample."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.gui.theme import sans, serif


class Welcome(QWidget):
    """Three things that a newcomer can do, each with one button."""

    new_requested = Signal()
    open_requested = Signal()
    sample_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout()
        title = QLabel(_("Begin with one article of a session"))
        title.setFont(serif(28))
        about = QLabel(
            _(
                "Yizheng turns session articles into speeches and proposals that can be searched, cited and"
                " printed. Everything stays on this computer; nothing is sent anywhere."
            )
        )
        about.setWordWrap(True)
        about.setFont(sans(15))
        column.addStretch(2)
        column.addWidget(title)
        column.addWidget(about)
        column.addSpacing(16)
        rows = (
            (
                _("Make an archive and import an article"),
                _("Choose a file for your archive, then paste an article or drop txt, docx or html files."),
                _("New archive…"),
                self.new_requested,
            ),
            (
                _("Open an archive"),
                _("Open a .db file. On read-only media it opens for reading only."),
                _("Open…"),
                self.open_requested,
            ),
            (
                _("Look at the sample first"),
                _("Sessions of an invented city, to try searching and printing."),
                _("Open the sample"),
                self.sample_requested,
            ),
        )
        for number, (heading, text, button, signal) in enumerate(rows):
            column.addWidget(_rule())
            column.addLayout(_row(heading, text, button, signal, primary=number == 0))
        column.addWidget(_rule())
        column.addWidget(QLabel(_("You can also drop files anywhere on the window.")))
        column.addStretch(3)
        around = QHBoxLayout(self)
        around.addStretch(1)
        holder = QWidget()
        holder.setLayout(column)
        holder.setFixedWidth(660)
        around.addWidget(holder)
        around.addStretch(1)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFrameShape(QFrame.Shape.HLine)
    rule.setFrameShadow(QFrame.Shadow.Plain)
    return rule


def _row(heading: str, text: str, label: str, signal: object, *, primary: bool) -> QHBoxLayout:
    row, words = QHBoxLayout(), QVBoxLayout()
    top = QLabel(heading)
    top.setFont(sans(16, bold=True))
    below = QLabel(text)
    below.setWordWrap(True)
    below.setObjectName("quiet")
    words.addWidget(top)
    words.addWidget(below)
    button = QPushButton(label)
    button.setProperty("primary", primary)
    button.setMinimumWidth(110)
    button.clicked.connect(signal)
    row.addLayout(words, 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    row.setContentsMargins(0, 12, 0, 12)
    return row
