"""What a person or a sector said and did over the years, counted from the speeches themselves."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.records import Hit, SearchQuery, Session, Sort, SpeechKind
from desktop.records.person import Person
from desktop.workflows.browse_archive import BrowseArchive
from desktop.workflows.know_people import KnowPeople
from desktop.workflows.search_speeches import SearchSpeeches

# More than anybody said; a list that long is read as an export, not in a window.
_MOST = 20_000
_SPOKEN = (SpeechKind.REMARK, SpeechKind.SPEECH, SpeechKind.REPORTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """An office as printed, the days of the first and last record with it, and how many records have it."""

    office: str
    first: date | None
    last: date | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfWork:
    """A year's records by kind, the proposals in them, and the sessions attended; year None: date unknown."""

    year: int | None
    speeches: int = 0
    remarks: int = 0
    reported: int = 0
    proposals: int = 0
    sessions: int = 0

    @property
    def records(self) -> int:
        """Everything said in the year."""
        return self.speeches + self.remarks + self.reported


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A name with everything said under it, oldest first.

    `bodies` are the bodies whose sessions it was said in, most frequent first; `people` are the speakers of
    a sector with the number of their records, empty for a person. Without a `person` names are as printed:
    two people of one name are one here, and a name printed in two ways is two. A person is set where
    somebody has said that all speeches under the name are that person's; then the other names that are
    wholly that person's are in it too.
    """

    query: SearchQuery
    name: str
    entries: tuple[Hit, ...]
    bodies: tuple[str, ...]
    tenures: tuple[Tenure, ...]
    years: tuple[YearOfWork, ...]
    people: tuple[tuple[str, int], ...] = ()
    person: Person | None = None


class FollowPeople:
    """Makes profiles; meant for a worker thread."""

    def __init__(self, browse: BrowseArchive, search: SearchSpeeches, people: KnowPeople) -> None:
        self._browse = browse
        self._search = search
        self._people = people

    def profile(self, query: SearchQuery, sessions: Sequence[Session] | None = None) -> Profile:
        """Return the profile of the one speaker or one sector that a query is limited to.

        `sessions` are all sessions where they are known already.
        """
        person, names = self._known(query.speakers)
        wanted = SearchQuery(speakers=names, sectors=query.sectors, kinds=_SPOKEN)
        results = self._search.search(replace(wanted, sort=Sort.DATE, limit=_MOST))
        entries = tuple(reversed(results.hits))
        known = self._browse.sessions() if sessions is None else sessions
        spoken_in = {hit.session_id for hit in entries}
        bodies = Counter(one.body for one in known if one.id in spoken_in and one.body)
        people: Counter[str] = Counter()
        if query.sectors:
            people.update(name for hit in entries for name in hit.speakers)
        attended = list(_attended(known, names, person))
        return Profile(
            query=query,
            name=person.name if person else "、".join((*query.speakers, *query.sectors)),
            person=person,
            entries=entries,
            bodies=tuple(body for body, _count in bodies.most_common()),
            tenures=_tenures(entries) if query.speakers else (),
            years=_years(entries, attended),
            people=tuple(people.most_common()),
        )

    def _known(self, names: tuple[str, ...]) -> tuple[Person | None, tuple[str, ...]]:
        """Return whom somebody has said that a printed name is, and the names that are wholly theirs."""
        named = {name.name for person in self._people.people() for name in person.names}
        if len(names) != 1 or names[0] not in named:
            return None, names
        owners: dict[str, set[str | None]] = {}
        for printed in self._people.printed_names():
            owners.setdefault(printed.name, set()).add(printed.person_id)
        found = owners.get(names[0], set())
        owner = next(iter(found)) if len(found) == 1 else None
        if owner is None:
            return None, names
        person = self._people.person(owner)
        return person, tuple(one.name for one in person.names if owners.get(one.name) == {owner})


def _attended(
    sessions: Iterable[Session], names: Sequence[str], person: Person | None
) -> Iterator[date | None]:
    """Yield the days of sessions that list a name as present; one that is somebody else's counts for them."""
    owner = person.id if person is not None else None
    for session in sessions:
        if any(
            one.person_id == owner if owner and one.person_id else one.name in names
            for one in session.attendance
        ):
            yield session.held_on


def _tenures(entries: Sequence[Hit]) -> tuple[Tenure, ...]:
    offices: dict[str, list[date | None]] = {}
    for hit in entries:
        if hit.office:
            offices.setdefault(hit.office, []).append(hit.held_on)
    return tuple(
        Tenure(
            office=office,
            first=min((day for day in days if day), default=None),
            last=max((day for day in days if day), default=None),
            count=len(days),
        )
        for office, days in offices.items()
    )


def _years(entries: Sequence[Hit], attended: Sequence[date | None]) -> tuple[YearOfWork, ...]:
    counts: Counter[tuple[int | None, str]] = Counter()
    for hit in entries:
        year = hit.held_on.year if hit.held_on else None
        counts[year, hit.kind.value] += 1
        counts[year, "proposals"] += hit.proposals
    counts.update((day.year if day else None, "sessions") for day in attended)
    years = sorted({year for year, _name in counts}, key=lambda year: (year is None, year or 0))
    return tuple(
        YearOfWork(
            year=year,
            speeches=counts[year, SpeechKind.SPEECH.value],
            remarks=counts[year, SpeechKind.REMARK.value],
            reported=counts[year, SpeechKind.REPORTED.value],
            proposals=counts[year, "proposals"],
            sessions=counts[year, "sessions"],
        )
        for year in years
    )
