"""Check that an archive is what it was when it was written."""

import sqlite3
import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from gettext import gettext as _

from sqlite_utils import Database

from desktop.archive import images, revisions, source_rows, speech_rows
from desktop.archive.kinds import KINDS
from desktop.records import Progress, SessionFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """What was checked, and a sentence for each fault; no faults: the archive is whole."""

    speeches: int
    sources: int
    faults: tuple[str, ...]


def verify(db: Database) -> Generator[Progress, None, VerifyReport]:
    """Check structure, the hash of every speech and source, the chain of revisions and what it says.

    Each step reads in a transaction of its own, so a change between two steps is no fault. A file that
    SQLite cannot even read is a fault of its structure.
    """
    yield Progress(done=0, item=_("structure"))
    faults = _found(db, structure_faults(db))
    try:
        speech_ids = [row[0] for row in db.execute("SELECT id FROM speeches ORDER BY rowid").fetchall()]
        source_ids = [row[0] for row in db.execute("SELECT id FROM sources ORDER BY rowid").fetchall()]
    except sqlite3.DatabaseError as error:
        return VerifyReport(speeches=0, sources=0, faults=(*faults, _damage(error)))
    total = len(speech_ids) + len(source_ids) + 1
    for done, speech_id in enumerate(speech_ids):
        yield Progress(done=done, total=total, item=_("speeches"))
        faults += _found(db, _speech_faults(db, speech_id))
    for done, source_id in enumerate(source_ids, len(speech_ids)):
        yield Progress(done=done, total=total, item=_("sources"))
        faults += _found(db, _source_faults(db, source_id))
    yield Progress(done=total - 1, total=total, item=_("revisions"))
    faults += _found(db, _history_faults(db))
    yield Progress(done=total, total=total)
    return VerifyReport(
        speeches=len(speech_ids), sources=len(source_ids), faults=tuple(dict.fromkeys(faults))
    )


def structure_faults(db: Database) -> Iterator[str]:
    """Yield a sentence for each fault that SQLite's own checks and the foreign keys show."""
    for (answer,) in db.execute("PRAGMA integrity_check").fetchall():
        if answer != "ok":
            yield _damage(answer)
    for row in db.execute("PRAGMA foreign_key_check").fetchall():
        yield _("A row of {table} belongs to nothing.").format(table=row[0])


def _found(db: Database, check: Iterator[str]) -> list[str]:
    faults: list[str] = []
    try:
        with db.atomic():
            faults.extend(check)
    except sqlite3.DatabaseError as error:
        faults.append(_damage(error))
    return faults


def _damage(answer: object) -> str:
    return _("The file's structure is damaged: {answer}.").format(answer=answer)


def _speech_faults(db: Database, speech_id: str) -> Iterator[str]:
    try:
        (speech,) = speech_rows.read(db, "id = ?", [speech_id])
        changed = speech_rows.fingerprint(speech) != speech.sha256
    except (ValueError, TypeError):
        changed = True
    if changed:
        yield _("The speech {id} is not what was saved.").format(id=speech_id)


def _source_faults(db: Database, source_id: str) -> Iterator[str]:
    content, sha256 = db.execute("SELECT content, sha256 FROM sources WHERE id = ?", [source_id]).fetchone()
    try:
        same = source_rows.digest(zlib.decompress(content)) == sha256
    except zlib.error:
        same = False
    if not same:
        yield _("The source {id} is not what was saved.").format(id=source_id)


def _history_faults(db: Database) -> Iterator[str]:
    """Yield where the chain breaks and which records are not what their last revision says."""
    broken = revisions.first_break(db)
    if broken is not None:
        yield _("The chain of revisions breaks at revision {number}.").format(number=broken)
        return
    last = revisions.last_images(db)
    for table, sentence in (
        ("speeches", _("The speech {id} is not what was saved.")),
        ("sessions", _("The session {id} is not what was saved.")),
    ):
        entity = {"speeches": "speech", "sessions": "session"}[table]
        for identity, number in db.execute(f"SELECT id, revision FROM {table}").fetchall():  # noqa: S608
            known = last.pop((entity, identity), None)
            if known is None or known != (number, _image(db, entity, identity)):
                yield sentence.format(id=identity)
    for (entity, identity), (_number, image) in last.items():
        now = _image(db, entity, identity)
        if now is None:
            yield _("The record {id} was saved and is missing.").format(id=identity)
        elif now != image:
            yield _("The record {id} is not what was saved.").format(id=identity)


def _image(db: Database, entity: str, identity: str) -> str | None:
    """Return the SHA-256 of a record's facts now, None where it is missing or cannot be read.

    A speech is looked at on its own, so that here its kept hash stands for it.
    """
    if entity == "speech":
        row = db.execute("SELECT sha256 FROM speeches WHERE id = ?", [identity]).fetchone()
        return str(row[0]) if row else None
    try:
        facts = KINDS[entity].read(db, identity)
    except (ValueError, TypeError):
        return None
    if isinstance(facts, SessionFacts):
        facts = replace(facts, narrative="")
    return None if facts is None else revisions.sha256(images.as_json(facts))
