"""People and organisations as rows."""

from datetime import date
from typing import Any

from sqlite_utils import Database

from desktop.archive import rows
from desktop.records.person import (
    Organisation,
    OrganisationFacts,
    OrganisationKind,
    Person,
    PersonFacts,
    PersonName,
    Post,
)


def write_person(db: Database, person_id: str, facts: PersonFacts, *, revision: int) -> None:
    """Insert or replace a person with names and posts."""
    rows.put(db, "people", person_id, {"revision": revision, "note": facts.note})
    owner = {"person_id": person_id}
    rows.put_parts(db, "person_names", owner, ({"name": n.name, "reading": n.reading} for n in facts.names))
    rows.put_parts(db, "person_posts", owner, map(_post_row, facts.posts))


def read_people(db: Database, where: str, arguments: list[Any]) -> tuple[Person, ...]:
    """Return the people that meet a condition, in the order in which they were first kept."""
    found = list(db.table("people").rows_where(where, arguments, order_by="rowid"))
    return tuple(_person(db, row) for row in found)


def write_organisation(db: Database, identity: str, facts: OrganisationFacts, *, revision: int) -> None:
    """Insert or replace an organisation with its names."""
    rows.put(db, "organisations", identity, {"revision": revision, "kind": facts.kind.value})
    owner = {"organisation_id": identity}
    rows.put_parts(db, "organisation_names", owner, ({"name": name} for name in facts.names))


def read_organisations(db: Database, where: str, arguments: list[Any]) -> tuple[Organisation, ...]:
    """Return the organisations that meet a condition, in the order in which they were first kept."""
    found = list(db.table("organisations").rows_where(where, arguments, order_by="rowid"))
    return tuple(_organisation(db, row) for row in found)


def _person(db: Database, row: dict[str, Any]) -> Person:
    owner = {"person_id": row["id"]}
    return Person(
        id=row["id"],
        revision=row["revision"],
        note=row["note"] or "",
        names=tuple(
            PersonName(name=name["name"], reading=name["reading"])
            for name in rows.parts(db, "person_names", owner)
        ),
        posts=tuple(map(_post, rows.parts(db, "person_posts", owner))),
    )


def _organisation(db: Database, row: dict[str, Any]) -> Organisation:
    names = rows.parts(db, "organisation_names", {"organisation_id": row["id"]})
    return Organisation(
        id=row["id"],
        revision=row["revision"],
        kind=OrganisationKind(row["kind"]),
        names=tuple(name["name"] for name in names),
    )


def _post_row(post: Post) -> dict[str, Any]:
    return {
        "office": post.office,
        "sector": post.sector,
        "since": post.since.isoformat() if post.since else None,
        "until": post.until.isoformat() if post.until else None,
        "body": post.body,
        "term": post.term,
    }


def _post(row: dict[str, Any]) -> Post:
    return Post(
        office=row["office"],
        sector=row["sector"],
        since=date.fromisoformat(row["since"]) if row["since"] else None,
        until=date.fromisoformat(row["until"]) if row["until"] else None,
        body=row["body"],
        term=row["term"],
    )
