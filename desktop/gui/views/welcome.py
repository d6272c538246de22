"""The first page: paste or import, open an archive, look at the sample."""

from collections.abc import Iterator
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.gui.icons import IconLabel
from desktop.gui.theme import sans, serif

_WIDTH = 640


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offer:
    glyph: str
    heading: str
    text: str
    button: str
    keys: str
    signal: object


class Welcome(QWidget):
    """Three things that a newcomer can do, each with one button."""

    paste_requested = Signal()
    open_requested = Signal()
    sample_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        title = QLabel(_("Begin with one article of a session"))
        title.setFont(serif(28))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(2)
        column.addWidget(title)
        column.addSpacing(14)
        column.addWidget(_about())
        column.addSpacing(26)
        for number, offer in enumerate(self._offers()):
            column.addWidget(_rule())
            column.addLayout(_row(offer, primary=number == 0))
        column.addWidget(_rule())
        column.addSpacing(14)
        column.addLayout(_drop_hint())
        column.addStretch(3)
        holder = QWidget()
        holder.setLayout(column)
        holder.setFixedWidth(_WIDTH)
        around = QHBoxLayout(self)
        around.addStretch(1)
        around.addWidget(holder)
        around.addStretch(1)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste_requested)

    def _offers(self) -> Iterator[_Offer]:
        yield _Offer(
            glyph="paste",
            heading=_("Paste or import a report of a session"),
            text=_(
                "Copy an article from a web page and paste it, or drop txt, docx, html or md files. Titles,"
                " speakers and proposals are found by the program and checked by you before they are saved."
            ),
            button=_("Paste"),
            keys="Ctrl+V",
            signal=self.paste_requested,
        )
        yield _Offer(
            glyph="folder",
            heading=_("Open an archive"),
            text=_(
                "Open a .db file that a colleague gave you. On read-only media it opens for reading only."
            ),
            button=_("Open…"),
            keys="Ctrl+O",
            signal=self.open_requested,
        )
        yield _Offer(
            glyph="book",
            heading=_("Look at the sample first"),
            text=_("Sessions of an invented city, to try searching, citing and printing."),
            button=_("Open the sample"),
            keys="",
            signal=self.sample_requested,
        )


def _about() -> QLabel:
    about = QLabel(
        _(
            "Yizheng turns session articles into speeches and proposals that can be searched, cited and"
            " printed. Everything stays on this computer; nothing is sent anywhere."
        )
    )
    about.setWordWrap(True)
    about.setFont(sans(15))
    about.setObjectName("quietBody")
    return about


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedHeight(1)
    return rule


def _row(offer: _Offer, *, primary: bool) -> QHBoxLayout:
    top, below = QLabel(offer.heading), QLabel(offer.text)
    top.setFont(sans(16, bold=True))
    below.setWordWrap(True)
    below.setObjectName("quietBody")
    words = QVBoxLayout()
    words.setSpacing(6)
    words.addWidget(top)
    words.addWidget(below)
    words.addStretch(1)
    button = QPushButton(offer.button)
    button.setProperty("primary", primary)
    button.setMinimumWidth(112)
    button.clicked.connect(offer.signal)
    keys = QLabel(offer.keys)
    keys.setObjectName("quiet")
    keys.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    right = QVBoxLayout()
    right.setSpacing(4)
    right.addWidget(button)
    right.addWidget(keys)
    right.addStretch(1)
    row = QHBoxLayout()
    row.setContentsMargins(2, 20, 0, 16)
    row.setSpacing(22)
    row.addWidget(IconLabel(offer.glyph, 24), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    row.addSpacing(30)
    row.addLayout(right)
    return row


def _drop_hint() -> QHBoxLayout:
    hint = QLabel(_("You can also drop files or whole folders anywhere on the window."))
    hint.setObjectName("quietBody")
    row = QHBoxLayout()
    row.setContentsMargins(2, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(IconLabel("import", 16))
    row.addWidget(hint, 1)
    return row
