"""The tables, as numbered migrations that are never edited once released."""

from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x595A4444
VERSION = 3

migrations = Migrations("yizheng")

_FIRST = (
    """CREATE TABLE archive (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, body TEXT, created_at TEXT NOT NULL) STRICT""",
    """CREATE TABLE sources (
        id TEXT PRIMARY KEY, name TEXT, media_type TEXT NOT NULL, encoding TEXT,
        content BLOB NOT NULL, sha256 TEXT NOT NULL UNIQUE, imported_at TEXT NOT NULL) STRICT""",
    """CREATE TABLE sessions (
        id TEXT PRIMARY KEY, revision INTEGER NOT NULL, source_id TEXT REFERENCES sources(id),
        body TEXT, name TEXT, kind TEXT NOT NULL, term INTEGER, ordinal INTEGER, sub_ordinal INTEGER,
        held_on TEXT, place TEXT, theme TEXT, deleted_at TEXT) STRICT""",
    """CREATE TABLE speeches (
        id TEXT PRIMARY KEY, revision INTEGER NOT NULL, session_id TEXT NOT NULL REFERENCES sessions(id),
        position INTEGER NOT NULL, kind TEXT NOT NULL, title TEXT, office TEXT, on_behalf_of TEXT,
        sector TEXT, text TEXT NOT NULL, origins TEXT NOT NULL, doubts TEXT NOT NULL,
        sha256 TEXT NOT NULL, deleted_at TEXT) STRICT""",
    "CREATE INDEX speeches_by_session ON speeches(session_id, position)",
    """CREATE TABLE passages (
        speech_id TEXT NOT NULL REFERENCES speeches(id), position INTEGER NOT NULL, kind TEXT NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, number INTEGER,
        PRIMARY KEY (speech_id, position)) STRICT""",
    "CREATE TABLE people (id TEXT PRIMARY KEY, revision INTEGER NOT NULL, note TEXT) STRICT",
    """CREATE TABLE person_names (
        person_id TEXT NOT NULL REFERENCES people(id), name TEXT NOT NULL, reading TEXT,
        PRIMARY KEY (person_id, name)) STRICT""",
    "CREATE TABLE organisations (id TEXT PRIMARY KEY, revision INTEGER NOT NULL, kind TEXT NOT NULL) STRICT",
    """CREATE TABLE organisation_names (
        organisation_id TEXT NOT NULL REFERENCES organisations(id), name TEXT NOT NULL,
        PRIMARY KEY (organisation_id, name)) STRICT""",
    """CREATE TABLE speakers (
        speech_id TEXT NOT NULL REFERENCES speeches(id), position INTEGER NOT NULL, name TEXT NOT NULL,
        person_id TEXT REFERENCES people(id), PRIMARY KEY (speech_id, position)) STRICT""",
    "CREATE INDEX speakers_by_name ON speakers(name)",
    """CREATE TABLE attendance (
        session_id TEXT NOT NULL REFERENCES sessions(id), position INTEGER NOT NULL, role TEXT NOT NULL,
        name TEXT NOT NULL, office TEXT, PRIMARY KEY (session_id, position)) STRICT""",
    """CREATE TABLE revisions (
        number INTEGER PRIMARY KEY, at TEXT NOT NULL, operator TEXT NOT NULL, action TEXT NOT NULL,
        entity TEXT NOT NULL, entity_id TEXT NOT NULL, before TEXT, after TEXT, hash TEXT NOT NULL) STRICT""",
    """CREATE TABLE index_queue (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT, speech_id TEXT NOT NULL) STRICT""",
)


@migrations()
def m001_first_tables(db: Database) -> None:
    """Sessions, speeches, passages, people, organisations, sources, revisions, index queue."""
    for statement in _FIRST:
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


_SECOND = (
    # Revisions of one transaction are undone together; `reverts` is the change that an undo took back.
    "ALTER TABLE revisions ADD COLUMN change INTEGER",
    "ALTER TABLE revisions ADD COLUMN reverts INTEGER",
    "CREATE INDEX revisions_by_change ON revisions(change, reverts)",
    "CREATE INDEX revisions_by_entity ON revisions(entity_id, number)",
    "CREATE INDEX speakers_by_person ON speakers(person_id)",
    "ALTER TABLE people ADD COLUMN deleted_at TEXT",
    "ALTER TABLE organisations ADD COLUMN deleted_at TEXT",
    "ALTER TABLE person_names ADD COLUMN position INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE organisation_names ADD COLUMN position INTEGER NOT NULL DEFAULT 0",
    """CREATE TABLE person_posts (
        person_id TEXT NOT NULL REFERENCES people(id), position INTEGER NOT NULL, office TEXT NOT NULL,
        sector TEXT, since TEXT, until TEXT, PRIMARY KEY (person_id, position)) STRICT""",
    """CREATE TABLE speech_topics (
        speech_id TEXT NOT NULL REFERENCES speeches(id), position INTEGER NOT NULL, topic TEXT NOT NULL,
        PRIMARY KEY (speech_id, position)) STRICT""",
    "CREATE INDEX speech_topics_by_topic ON speech_topics(topic)",
    """CREATE TABLE collections (
        id TEXT PRIMARY KEY, revision INTEGER NOT NULL, name TEXT NOT NULL, note TEXT NOT NULL,
        deleted_at TEXT) STRICT""",
    """CREATE TABLE collection_items (
        collection_id TEXT NOT NULL REFERENCES collections(id), position INTEGER NOT NULL,
        speech_id TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (collection_id, position)) STRICT""",
    """CREATE TABLE saved_searches (
        id TEXT PRIMARY KEY, revision INTEGER NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL,
        deleted_at TEXT) STRICT""",
    """CREATE TABLE decisions (
        id TEXT PRIMARY KEY, revision INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
        answer TEXT NOT NULL, deleted_at TEXT) STRICT""",
)


@migrations()
def m002_people_topics_collections(db: Database) -> None:
    """Changes as groups of revisions, people's posts, topics, collections, saved searches, decisions."""
    for statement in _SECOND:
        db.execute(statement)
    db.execute("PRAGMA user_version = 2")


_THIRD = (
    # What a person has confirmed in a review; `deleted_at` where that import was undone.
    """CREATE TABLE lessons (
        id TEXT PRIMARY KEY, revision INTEGER NOT NULL, name TEXT NOT NULL, deleted_at TEXT) STRICT""",
    """CREATE TABLE lesson_paragraphs (
        lesson_id TEXT NOT NULL REFERENCES lessons(id), position INTEGER NOT NULL, text TEXT NOT NULL,
        label TEXT NOT NULL, bold INTEGER NOT NULL, headings INTEGER NOT NULL, corrected INTEGER NOT NULL,
        PRIMARY KEY (lesson_id, position)) STRICT""",
    """CREATE TABLE learned (
        id TEXT PRIMARY KEY, revision INTEGER NOT NULL, forms TEXT NOT NULL, lessons TEXT NOT NULL,
        corrections INTEGER NOT NULL, base TEXT NOT NULL, deleted_at TEXT) STRICT""",
    # What was merged into a session came from another source than the session did.
    """CREATE TABLE further_sources (
        session_id TEXT NOT NULL REFERENCES sessions(id), position INTEGER NOT NULL,
        source_id TEXT NOT NULL REFERENCES sources(id), PRIMARY KEY (session_id, position)) STRICT""",
    "ALTER TABLE attendance ADD COLUMN person_id TEXT REFERENCES people(id)",
    "CREATE INDEX attendance_by_name ON attendance(name)",
    "CREATE INDEX attendance_by_person ON attendance(person_id)",
    "ALTER TABLE person_posts ADD COLUMN body TEXT",
    "ALTER TABLE person_posts ADD COLUMN term INTEGER",
)


@migrations()
def m003_lessons_and_attendance(db: Database) -> None:
    """What people confirmed and what was learned from it; attendance and posts say more of who it was."""
    for statement in _THIRD:
        db.execute(statement)
    db.execute("PRAGMA user_version = 3")
