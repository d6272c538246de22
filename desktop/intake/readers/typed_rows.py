"""The rows of a plain text as a typewriter would set them: how wide they are and how far set in."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.intake.readers.tables import TableLine

# Headings of Markdown and rows of tables.
_MARKED_UP = "#|"
_ENDS = frozenset("。！？；：!?;:.…”』」》）)】］]—")
_CLAUSE = frozenset("，,、")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRow:
    """A row that is not blank, without the white around it; lengths in columns, two to a Chinese character.

    `gap`: blank rows stand above it. `alone`: it is a heading or a part of a table, whatever its length.
    """

    text: str
    indent: int = 0
    gap: bool = False
    alone: bool = False

    @property
    def right(self) -> int:
        """The column where the row ends."""
        return self.indent + columns(self.text)

    @property
    def is_finished(self) -> bool:
        """Whether the row ends where a paragraph may end."""
        return self.text[-1] in _ENDS

    @property
    def is_cut(self) -> bool:
        """Whether the row ends within a clause."""
        return not self.is_finished and self.text[-1] not in _CLAUSE


def columns(text: str) -> int:
    """Return how many columns of a typewriter a text fills."""
    return sum(2 if character >= "\u2000" else 1 for character in text)


def typed_rows(rows: Sequence[str | TableLine]) -> list[tuple[str | TableLine, TypedRow]]:
    """Return the rows of a text that are not blank, each as it came and measured."""
    found: list[tuple[str | TableLine, TypedRow]] = []
    gap = False
    for row in rows:
        if isinstance(row, TableLine):
            found.append((row, TypedRow(text=row.text, alone=True)))
            continue
        text = row.strip().strip("\u200b\ufeff\u3000\xa0 \t")
        if text:
            white = row.expandtabs(4)
            indent = columns(white[: len(white) - len(white.lstrip())])
            found.append((row, TypedRow(text=text, indent=indent, gap=gap, alone=text[0] in _MARKED_UP)))
        gap = not text
    return found
