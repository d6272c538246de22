"""What a list says as a table for a spreadsheet program: a header, and rows of cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from gettext import gettext as _

from desktop.gui.models.rows import role_name
from desktop.gui.models.words import hit_title, kind_name, speech_title
from desktop.gui.views.session_page import SessionRecord
from desktop.gui.views.year_chart import year_name
from desktop.records import Hit, PassageKind, SpeechKind
from desktop.workflows.follow_people import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A name for the file, the names of the columns, and the rows."""

    name: str
    header: tuple[str, ...]
    rows: Sequence[tuple[object, ...]]


def hits_table(name: str, hits: Sequence[Hit]) -> Table:
    """Return a list of records."""
    return Table(name=name, header=_hit_header(), rows=[_hit_row(hit) for hit in hits])


def profile_table(profile: Profile) -> Table:
    """Return the counts for each year and, below them, everything said."""
    header = (_("Year"), _("Speeches"), _("Remarks"), _("Reported"), _("Proposals"), _("Sessions attended"))
    years = [
        (year_name(one), one.speeches, one.remarks, one.reported, one.proposals, one.sessions)
        for one in profile.years
    ]
    rows = [*years, (), _hit_header(), *(_hit_row(hit) for hit in profile.entries)]
    return Table(name=profile.name, header=header, rows=rows)


def session_table(record: SessionRecord) -> Table:
    """Return who was present and, below them, what was said, each in its order."""
    session = record.session
    header = (_("Present as"), _("Name"), _("Office"))
    people = [(role_name(one.role), one.name, one.office) for one in session.attendance]
    said = (_("Kind"), _("Name"), _("Office"), _("Title"), _("Proposals"))
    return Table(name=session.full_name, header=header, rows=[*people, (), said, *_speech_rows(record)])


def _speech_rows(record: SessionRecord) -> Iterator[tuple[object, ...]]:
    for speech in record.speeches:
        if speech.kind is not SpeechKind.NARRATIVE:
            names = "、".join(speech.speaker_names)
            proposals = len(speech.passage_texts(PassageKind.PROPOSAL))
            title = speech_title(speech, record.session)
            yield kind_name(speech.kind), names, speech.office, title, proposals


def _hit_header() -> tuple[str, ...]:
    labels = (_("Held on"), _("Session"), _("Kind"), _("Title"), _("Name"), _("Office"), _("Sector"))
    return (*labels, _("Problems"), _("Proposals"))


def _hit_row(hit: Hit) -> tuple[object, ...]:
    names, title = "、".join(hit.speakers), hit_title(hit)
    facts = (hit.held_on, hit.session, kind_name(hit.kind), title, names, hit.office, hit.sector)
    return (*facts, hit.problems, hit.proposals)
