"""Look up people, organisations, and names as speeches print them."""

from collections.abc import Collection, Sequence

from desktop.archive import people_rows, rows, session_rows, speech_rows
from desktop.archive.changes import only
from desktop.archive.faults import Reading
from desktop.records import Session, Speech
from desktop.records.identity import Appearance, KnownPerson
from desktop.records.person import Organisation, Person, PrintedName

_KEPT = "speeches.deleted_at IS NULL AND sessions.deleted_at IS NULL"
_ATTENDED = "FROM attendance JOIN sessions ON sessions.id = session_id WHERE sessions.deleted_at IS NULL"
_JOINED = "JOIN speeches ON speeches.id = speech_id JOIN sessions ON sessions.id = session_id"


class People:
    """Who is known, and who is only a printed name so far."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def all(self) -> tuple[Person, ...]:
        """Return all people, in the order in which they were first kept."""
        with self._reading() as db:
            return people_rows.read_people(db, "deleted_at IS NULL", [])

    def one(self, person_id: str) -> Person:
        """Return one person; NotFoundError where there is none."""
        with self._reading() as db:
            return only(people_rows.read_people(db, rows.KEPT, [person_id]), person_id)

    def organisations(self) -> tuple[Organisation, ...]:
        """Return all organisations, in the order in which they were first kept."""
        with self._reading() as db:
            return people_rows.read_organisations(db, "deleted_at IS NULL", [])

    def printed_names(self) -> tuple[PrintedName, ...]:
        """Return the names of speakers as printed, each with office, body, term and person, and how often."""
        with self._reading() as db:
            found = db.execute(
                "SELECT speakers.name, office, body, term, person_id, count(*)"  # noqa: S608
                f" FROM speakers {_JOINED} WHERE {_KEPT}"
                " GROUP BY speakers.name, office, body, term, person_id"
                " ORDER BY speakers.name, count(*) DESC"
            ).fetchall()
        return tuple(
            PrintedName(name=name, office=office, body=body, term=term, person_id=person_id, speeches=count)
            for name, office, body, term, person_id, count in found
        )

    def known_by(self, names: Collection[str]) -> tuple[KnownPerson, ...]:
        """Return the people to whom some printed names are linked, with all such places."""
        appearances: dict[str, list[Appearance]] = {}
        with self._reading() as db:
            for name in sorted(set(names)):
                found = db.execute(
                    f"SELECT DISTINCT person_id, office, body, term FROM speakers {_JOINED}"  # noqa: S608
                    f" WHERE {_KEPT} AND speakers.name = ? AND person_id IS NOT NULL"
                    f" UNION SELECT person_id, office, body, term {_ATTENDED}"
                    " AND attendance.name = ? AND person_id IS NOT NULL",
                    [name, name],
                ).fetchall()
                for person_id, office, body, term in found:
                    seen = Appearance(name=name, office=office, body=body, term=term)
                    appearances.setdefault(person_id, []).append(seen)
        return tuple(
            KnownPerson(id=person_id, appearances=tuple(seen)) for person_id, seen in appearances.items()
        )

    def sectors(self) -> tuple[str, ...]:
        """Return the sectors and parties that speeches name, most frequent first."""
        with self._reading() as db:
            found = db.execute(
                "SELECT sector FROM speeches WHERE sector IS NOT NULL AND deleted_at IS NULL"
                " GROUP BY sector ORDER BY count(*) DESC, sector"
            ).fetchall()
        return tuple(row[0] for row in found)

    def speeches_of(self, person_id: str) -> tuple[Speech, ...]:
        """Return the kept speeches of a person, oldest session first."""
        return self._speeches("person_id = ?", person_id)

    def speeches_printed(self, name: str) -> tuple[Speech, ...]:
        """Return the kept speeches under a printed name, oldest session first."""
        return self._speeches("speakers.name = ?", name)

    def attended(self, person_id: str) -> tuple[Session, ...]:
        """Return the kept sessions at which a person was present, oldest first."""
        return self._sessions("person_id = ?", [person_id])

    def attended_as(self, name: PrintedName) -> tuple[Session, ...]:
        """Return the kept sessions that print a name, office, body and term among who was present."""
        told = [name.name, name.office, name.body, name.term]
        return self._sessions("attendance.name = ? AND office IS ? AND body IS ? AND term IS ?", told)

    def _sessions(self, where: str, arguments: Sequence[object]) -> tuple[Session, ...]:
        with self._reading() as db:
            found = db.execute(
                f"SELECT DISTINCT session_id {_ATTENDED} AND {where} ORDER BY held_on, sessions.rowid",
                list(arguments),
            ).fetchall()
            return tuple(one for row in found for one in session_rows.read(db, rows.KEPT, [row[0]]))

    def _speeches(self, where: str, argument: str) -> tuple[Speech, ...]:
        with self._reading() as db:
            found = db.execute(
                f"SELECT DISTINCT speeches.id FROM speakers {_JOINED} WHERE {where} AND {_KEPT}"  # noqa: S608
                " ORDER BY held_on, sessions.rowid, speeches.position",
                [argument],
            ).fetchall()
            return tuple(one for row in found for one in speech_rows.read(db, "id = ?", [row[0]]))
