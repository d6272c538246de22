"""Who changed what, when, from what to what."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One record's step from `before` to `after`, each its JSON; None: it was not there, or is in the trash.

    `change` is the number of the first revision made in the same transaction, and `reverts` the change
    that this one took back; both are None in revisions older than these columns.
    """

    number: int
    at: str
    operator: str
    action: str
    entity: str
    entity_id: str
    before: str | None
    after: str | None
    hash: str
    change: int | None = None
    reverts: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One transaction as people speak of it.

    `action` and `entity` are those of its first revision, `subject` names that record (a title, a name),
    and `records` counts what was touched. `at` is UTC in ISO 8601.
    """

    number: int
    at: str
    operator: str
    action: str
    entity: str
    subject: str
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashEntry:
    """A session or a single speech in the trash: `entity` is session or speech, `deleted_at` UTC."""

    entity: str
    id: str
    name: str
    deleted_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field that a revision changed, and what stood there before and after, as people read it."""

    field: str
    before: str
    after: str
