"""A person or a sector: everything said, in order, offices over time, and counts for each year."""

from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout

from desktop.gui.icons import IconButton
from desktop.gui.models.rows import entry_rows
from desktop.gui.views.page_head import PageHead, PageOverText, section
from desktop.gui.views.row_list import RowList
from desktop.gui.views.year_chart import YearChart
from desktop.records.display import displayed
from desktop.workflows.follow_people import Profile, Tenure

_PEOPLE = 8


class ProfilePage(PageOverText):
    """Every control asks; a row opens its record."""

    opened = Signal(str)
    export_requested = Signal()
    print_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.profile: Profile | None = None
        self.export = IconButton("export", _("Export the list and the counts as a table"), _("Export"))
        back = IconButton("close", _("Back to the text"))
        self.export.clicked.connect(self.export_requested)
        back.clicked.connect(self.left)
        paper = IconButton("print", _("Print (Ctrl+P)"), _("Print"))
        paper.clicked.connect(self.print_requested)
        self.head = PageHead((paper, self.export, back))
        self.facts = QLabel()
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setWordWrap(True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.chart = YearChart()
        self.entries = RowList(_("Everything said, in order"), 78)
        self.entries.opened.connect(self.opened)
        self._entries_head = section("")
        self._offices = section(_("Offices as printed"))
        body = QVBoxLayout()
        body.setContentsMargins(24, 4, 16, 12)
        body.setSpacing(8)
        for widget in (self._offices, self.facts, section(_("Work by year")), self.chart, self._entries_head):
            body.addWidget(widget)
        body.addWidget(self.entries, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(body, 1)

    def show_profile(self, profile: Profile) -> None:
        """Show another person or sector."""
        self.profile = profile
        is_sector = bool(profile.people)
        below = "\n".join(part for part in (_totals(profile), "" if is_sector else _whose(profile)) if part)
        self.head.show_texts(profile.name, below)
        lines = _people(profile) if is_sector else [_tenure(one) for one in profile.tenures]
        self.facts.setText("\n".join(lines))
        self._offices.setText(_("People") if is_sector else _("Offices as printed"))
        for widget in (self._offices, self.facts):
            widget.setVisible(bool(lines))
        self.chart.show_years(profile.years)
        self._entries_head.setText(_("Everything said, in order: {n}").format(n=len(profile.entries)))
        self.entries.rows.show(entry_rows(profile.entries, with_names=is_sector))


def _whose(profile: Profile) -> str:
    """Say whether the record is a person's or a printed name's."""
    if profile.person is None:
        return _("Counted by the name as printed: people of one name are not told apart.")
    names = "、".join(one.name for one in profile.person.names)
    return _("One person, as was confirmed here; printed as: {names}").format(names=names)


def _totals(profile: Profile) -> str:
    proposals = sum(one.proposals for one in profile.years)
    attended = sum(one.sessions for one in profile.years)
    parts = [
        ngettext("{n} record", "{n} records", len(profile.entries)).format(n=len(profile.entries)),
        ngettext("{n} proposal", "{n} proposals", proposals).format(n=proposals),
    ]
    if attended:
        form = ngettext("listed as present at {n} session", "listed as present at {n} sessions", attended)
        parts.append(form.format(n=attended))
    bodies = "、".join(profile.bodies)
    return " · ".join((*parts, bodies) if bodies else parts)


def _tenure(one: Tenure) -> str:
    first, last = (str(day.year) if day else _("date unknown") for day in (one.first, one.last))
    span = first if first == last else f"{first}–{last}"
    count = ngettext("{n} record", "{n} records", one.count).format(n=one.count)
    return f"{displayed(one.office)}　{span}　{count}"


def _people(profile: Profile) -> list[str]:
    named = [f"{name} {count}" for name, count in profile.people[:_PEOPLE]]
    rest = len(profile.people) - _PEOPLE
    if rest > 0:
        named.append(_("and {n} more").format(n=rest))
    return ["　".join(named)]
