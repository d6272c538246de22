"""Check that an archive is what it was when it was written."""

import hashlib
import sqlite3
import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from gettext import gettext as _

from sqlite_utils import Database

from desktop.archive import revisions, speech_rows
from desktop.records import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """What was checked, and a sentence for each fault; no faults: the archive is whole."""

    speeches: int
    sources: int
    faults: tuple[str, ...]


def verify(db: Database) -> Generator[Progress, None, VerifyReport]:
    """Check structure, foreign keys, the hash of every speech and source, and the chain of revisions."""
    faults = list(_structure(db))
    speech_ids = [row[0] for row in db.execute("SELECT id FROM speeches ORDER BY rowid")]
    source_ids = [row[0] for row in db.execute("SELECT id FROM sources ORDER BY rowid")]
    total = len(speech_ids) + len(source_ids) + 1
    for done, speech_id in enumerate(speech_ids):
        yield Progress(done=done, total=total, item=_("speeches"))
        faults += _speech_faults(db, speech_id)
    for done, source_id in enumerate(source_ids, len(speech_ids)):
        yield Progress(done=done, total=total, item=_("sources"))
        faults += _source_faults(db, source_id)
    yield Progress(done=total - 1, total=total, item=_("revisions"))
    broken = revisions.first_break(db)
    if broken is not None:
        faults.append(_("The chain of revisions breaks at revision {number}.").format(number=broken))
    yield Progress(done=total, total=total)
    return VerifyReport(speeches=len(speech_ids), sources=len(source_ids), faults=tuple(faults))


def _structure(db: Database) -> Iterator[str]:
    for (answer,) in db.execute("PRAGMA integrity_check"):
        if answer != "ok":
            yield _("The file's structure is damaged: {answer}.").format(answer=answer)
    for row in db.execute("PRAGMA foreign_key_check"):
        yield _("A row of {table} belongs to nothing.").format(table=row[0])


def _speech_faults(db: Database, speech_id: str) -> Iterator[str]:
    try:
        (speech,) = speech_rows.read(db, "id = ?", [speech_id])
        changed = speech_rows.fingerprint(speech) != speech.sha256
    except (ValueError, sqlite3.Error):
        changed = True
    if changed:
        yield _("The speech {id} is not what was saved.").format(id=speech_id)


def _source_faults(db: Database, source_id: str) -> Iterator[str]:
    content, sha256 = db.execute("SELECT content, sha256 FROM sources WHERE id = ?", [source_id]).fetchone()
    try:
        same = hashlib.sha256(zlib.decompress(content)).hexdigest() == sha256
    except zlib.error:
        same = False
    if not same:
        yield _("The source {id} is not what was saved.").format(id=source_id)
