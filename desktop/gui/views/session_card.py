"""The head of a list that is one session: its name, theme and who was there."""

from gettext import gettext as _

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout
from typing_extensions import override

from desktop.gui.icons import link_button
from desktop.gui.models.words import session_name
from desktop.gui.theme import serif
from desktop.records import Role, Session
from desktop.records.display import displayed

_NAMED = 2


class Elided(QLabel):
    """A line of text that ends in … where the room does."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show a text; the whole of it is in the tip."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(10, super().minimumSizeHint().height())

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


class SessionCard(QFrame):
    """Shows what a list is limited to: a session with its account in the article, a person or a sector."""

    account_requested = Signal()
    details_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sessionCard")
        self._name, self._theme = Elided(), Elided()
        self._name.setFont(serif(16))
        self.account = link_button(_("Session account"))
        self.account.clicked.connect(self.account_requested)
        self.details = link_button("")
        self.details.clicked.connect(self.details_requested)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._name, 1)
        for link in (self.account, self.details):
            head.addWidget(link)
        self._present = QHBoxLayout()
        self._present.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._theme)
        column.addLayout(self._present)

    def show_session(self, session: Session) -> None:
        """Show another session."""
        self._name.show_text(session_name(session))
        theme = displayed(session.theme or "")
        self._theme.show_text(theme)
        self._theme.setVisible(bool(theme))
        self.account.setVisible(bool(session.narrative))
        self.details.setText(_("Details"))
        self._show_present(session)

    def show_name(self, name: str, *, is_person: bool) -> None:
        """Show a person or a sector."""
        self._name.show_text(name)
        self._theme.hide()
        self.account.hide()
        self.details.setText(_("Record of work") if is_person else _("Sector page"))
        self._clear_present()

    def _clear_present(self) -> None:
        while self._present.count():
            item = self._present.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _show_present(self, session: Session) -> None:
        self._clear_present()
        for role, label in (
            (Role.CHAIR, _("Chair")),
            (Role.LEADER, _("Leaders")),
            (Role.ATTENDEE, _("Present")),
        ):
            names = session.names(role)
            if names:
                field = QLabel(label)
                field.setObjectName("quiet")
                who = QLabel(_people(names))
                who.setTextFormat(Qt.TextFormat.PlainText)
                who.setToolTip("、".join(names))
                who.setObjectName("small")
                self._present.addWidget(field)
                self._present.addWidget(who)
                self._present.addSpacing(10)
        self._present.addStretch(1)


def _people(names: tuple[str, ...]) -> str:
    if len(names) <= _NAMED:
        return "、".join(names)
    return _("{name} and others, {n}").format(name=names[0], n=len(names))
