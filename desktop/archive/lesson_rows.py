"""Lessons, and what was learned from them, as rows."""

import json
from typing import Any

from sqlite_utils import Database

from desktop.archive import rows
from desktop.records import Label
from desktop.records.lesson import LearnedFacts, Lesson, LessonFacts

_MARKS = ("bold", "headings", "corrected")


def write_lesson(db: Database, identity: str, facts: LessonFacts, *, revision: int) -> None:
    """Insert or replace a lesson with its paragraphs."""
    rows.put(db, "lessons", identity, {"revision": revision, "name": facts.name})
    marks = {mark: frozenset(getattr(facts, mark)) for mark in _MARKS}
    paragraphs = (
        {"text": text, "label": label.value} | {mark: int(n in numbers) for mark, numbers in marks.items()}
        for n, (text, label) in enumerate(zip(facts.texts, facts.labels, strict=True), start=1)
    )
    rows.put_parts(db, "lesson_paragraphs", {"lesson_id": identity}, paragraphs)


def read_lessons(db: Database, where: str, arguments: list[Any]) -> tuple[Lesson, ...]:
    """Return the lessons that meet a condition, oldest first."""
    found = list(db.table("lessons").rows_where(where, arguments, order_by="rowid"))
    return tuple(_lesson(db, row) for row in found)


def write_learned(db: Database, identity: str, facts: LearnedFacts, *, revision: int) -> None:
    """Insert or replace what was learned."""
    row = {
        "revision": revision,
        "forms": json.dumps(facts.forms, ensure_ascii=False, sort_keys=True),
        "lessons": json.dumps(facts.lessons),
        "corrections": facts.corrections,
        "base": facts.base,
    }
    rows.put(db, "learned", identity, row)


def read_learned(db: Database, identity: str) -> LearnedFacts | None:
    """Return what was learned, in the trash or not."""
    for row in db.table("learned").rows_where("id = ?", [identity]):
        forms: dict[str, dict[str, float]] = json.loads(row["forms"])
        return LearnedFacts(
            forms={form: {Label(name): score for name, score in row.items()} for form, row in forms.items()},
            lessons=tuple(json.loads(row["lessons"])),
            corrections=row["corrections"],
            base=row["base"],
        )
    return None


def _lesson(db: Database, row: dict[str, Any]) -> Lesson:
    paragraphs = list(rows.parts(db, "lesson_paragraphs", {"lesson_id": row["id"]}))
    marks = {mark: tuple(n for n, one in enumerate(paragraphs, start=1) if one[mark]) for mark in _MARKS}
    return Lesson(
        id=row["id"],
        revision=row["revision"],
        name=row["name"],
        texts=tuple(one["text"] for one in paragraphs),
        labels=tuple(Label(one["label"]) for one in paragraphs),
        **marks,
    )
