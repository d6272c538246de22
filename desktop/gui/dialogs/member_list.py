"""What a list of members would add, before anybody is added: who is new, known, or to be decided."""

from collections.abc import Sequence
from dataclasses import replace
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.dialogs.fitting import fit
from desktop.gui.views.text_field import TextField
from desktop.records.member_listing import MemberListing, MemberTable
from desktop.records.person import Person
from desktop.workflows.list_members import Fate, MemberChoice, MemberRow

_NAME, _SECTOR, _PARTY, _UNIT, _OFFICE, _BODY, _TERM, _FATE = range(8)


class MemberListDialog(QDialog):
    """One row for each member; a tick takes it, and whoever may be kept already is decided by a person."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, table: MemberTable, rows: Sequence[MemberRow]) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)
        self._printed = table.listings
        self._deciders: dict[int, QComboBox] = {}
        self.setWindowTitle(_("Import a list of members"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, 1080, 600)
        self.summary = QLabel(_summary(table, rows), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.body, self.term = TextField(), TextField()
        self.body.setText(table.body or "")
        self.term.setText(str(table.term or ""))
        self.tree = _tree()
        self.take = QPushButton()
        self._lay_out()
        self.tree.addTopLevelItems([_item(row) for row in rows])
        for number, row in enumerate(rows):
            if row.kept and not row.is_known:
                self._decide(number, row.kept)
        self.tree.itemChanged.connect(lambda _item, _column: self._count())
        for field in (self.body, self.term):
            field.textChanged.connect(self._on_conference_changed)
        self._on_conference_changed()

    @property
    def choices(self) -> tuple[MemberChoice, ...]:
        """What is decided of each row, with the conference that is written above."""
        return tuple(self._choice(number) for number in range(len(self._rows)))

    def _lay_out(self) -> None:
        conference = QHBoxLayout()
        for name, field, width in ((_("Conference"), self.body, 220), (_("Term (届)"), self.term, 60)):
            label = QLabel(name)
            label.setBuddy(field)
            field.setAccessibleName(name)
            field.setFixedWidth(width)
            conference.addWidget(label)
            conference.addWidget(field)
        hint = QLabel(_("of all rows that name no other"))
        hint.setObjectName("quiet")
        conference.addWidget(hint)
        conference.addStretch()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setProperty("primary", True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        column.addWidget(self.summary)
        column.addLayout(conference)
        column.addWidget(self.tree, 1)
        column.addWidget(buttons)
        self.accepted.connect(lambda: self.chosen.emit(self.choices))

    def _decide(self, number: int, kept: Sequence[Person]) -> None:
        """Offer what a row may be: somebody kept, somebody else, or nothing to be taken."""
        box = QComboBox()
        box.setAccessibleName(_("Who is {person}?").format(person=self._rows[number].listing.name))
        box.addItem(_("to be decided: leave out"), None)
        for person in kept:
            posts = "、".join(filter(None, (post.office or post.sector for post in person.posts)))
            box.addItem(_("the same as {person}").format(person=posts or person.name), person.id)
        box.addItem(_("somebody else of this name"), "")
        box.currentIndexChanged.connect(lambda _index: self._on_decided(number))
        self._deciders[number] = box
        item = self.tree.topLevelItem(number)
        if item is not None:
            self.tree.setItemWidget(item, _FATE, box)

    def _on_decided(self, number: int) -> None:
        item = self.tree.topLevelItem(number)
        if item is not None:
            is_taken = self._deciders[number].currentData() is not None
            item.setCheckState(_NAME, Qt.CheckState.Checked if is_taken else Qt.CheckState.Unchecked)
        self._count()

    def _choice(self, number: int) -> MemberChoice:
        listing, decider = self._listing(number), self._deciders.get(number)
        item = self.tree.topLevelItem(number)
        if item is None or item.checkState(_NAME) is not Qt.CheckState.Checked:
            return MemberChoice(listing=listing, fate=Fate.SKIP)
        who = decider.currentData() if decider is not None else ""
        if who is None:
            return MemberChoice(listing=listing, fate=Fate.SKIP)
        return MemberChoice(
            listing=listing, fate=Fate.SAME if who else Fate.NEW, person_id=str(who) if who else None
        )

    def _listing(self, number: int) -> MemberListing:
        listing, term = self._printed[number], self.term.text().strip()
        return replace(
            listing,
            body=listing.body or self.body.text().strip() or None,
            term=listing.term or (int(term) if term.isdecimal() else None),
        )

    def _on_conference_changed(self) -> None:
        self.tree.blockSignals(True)
        for number in range(len(self._rows)):
            item, listing = self.tree.topLevelItem(number), self._listing(number)
            if item is not None:
                item.setText(_BODY, listing.body or "")
                item.setText(_TERM, str(listing.term or ""))
        self.tree.blockSignals(False)
        self._count()

    def _count(self) -> None:
        taken = sum(choice.fate is not Fate.SKIP for choice in self.choices)
        self.take.setText(ngettext("Take in {n} person", "Take in {n} people", taken).format(n=taken))
        self.take.setEnabled(taken > 0)


def _tree() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setHeaderLabels(
        [
            _("Name"),
            _("Sector"),
            _("Party"),
            _("Unit"),
            _("Office"),
            _("Conference"),
            _("Term (届)"),
            _("What becomes of it"),
        ]
    )
    tree.setRootIsDecorated(False)
    tree.setAlternatingRowColors(True)
    tree.setAccessibleName(_("Members in the list"))
    header = tree.header()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    for column, width in enumerate((104, 96, 64, 140, 110, 100, 64)):
        header.resizeSection(column, width)
    return tree


def _item(row: MemberRow) -> QTreeWidgetItem:
    listing = row.listing
    cells = [
        f"{listing.name}（{listing.remark}）" if listing.remark else listing.name,
        listing.sector or "",
        listing.party or "",
        listing.organisation or "",
        listing.office or "",
        "",
        "",
        _state(row),
    ]
    item = QTreeWidgetItem(cells)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(_NAME, Qt.CheckState.Checked if row.fate is Fate.NEW else Qt.CheckState.Unchecked)
    for column in range(_FATE):
        item.setToolTip(column, cells[column])
    if row.is_known:
        item.setDisabled(True)
    return item


def _state(row: MemberRow) -> str:
    if row.is_known:
        return _("kept already")
    return _("listed more than once: one person or several?") if row.is_repeated else _("new")


def _summary(table: MemberTable, rows: Sequence[MemberRow]) -> str:
    known = sum(row.is_known for row in rows)
    undecided = sum(bool(row.kept) and not row.is_known for row in rows)
    repeated = sum(row.is_repeated and not row.kept for row in rows)
    members = ngettext("{n} member is listed", "{n} members are listed", len(rows)).format(n=len(rows))
    parts = [_("{name}: {members}").format(name=table.name, members=members)]
    for count, text in (
        (known, _("{n} kept already")),
        (undecided, _("{n} to be decided: somebody of that name is kept")),
        (repeated, _("{n} share a name within the list")),
    ):
        parts += [text.format(n=count)] if count else []
    return " · ".join(parts)
