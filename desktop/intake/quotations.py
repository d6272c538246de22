"""The quotations of a paragraph: sentences that somebody says, and terms."""

from bisect import bisect_right
from dataclasses import dataclass

# What ends a sentence of an account.
ENDS_SENTENCE = tuple("。！？!?；;")
_OPEN, _CLOSE = "“「『", "”」』"
# A quotation that ends so, and is as long, is somebody's words and not a term.
_ENDS_QUOTATION, _SHORTEST_QUOTATION = "。！？!?…", 8


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of a paragraph: sentences by where they start, all by where they end, and terms."""

    spoken: dict[int, int]
    terms: list[tuple[int, int]]
    by_end: dict[int, int]

    @classmethod
    def of(cls, text: str, quoted: list[tuple[int, int]]) -> "Quotations":
        """Sort the quotations of a text."""
        whole = {start: end for start, end in quoted if text[end - 2] in _ENDS_QUOTATION}
        spoken = {start: end for start, end in whole.items() if end - start >= _SHORTEST_QUOTATION}
        terms = [(start, end) for start, end in quoted if start not in spoken]
        return cls(spoken, terms, {end: start for start, end in whole.items()})

    def end_of_term(self, position: int) -> int | None:
        """Return where a term ends that a position lies in."""
        before = bisect_right(self.terms, position, key=lambda term: term[0])
        start, end = self.terms[before - 1] if before else (0, 0)
        return end if start <= position < end else None


def quotations(text: str) -> list[tuple[int, int]]:
    """Return the outermost quotations, from the opening mark to behind the closing one."""
    found, start, depth = [], 0, 0
    for position, character in enumerate(text):
        if character in _OPEN:
            start = position if depth == 0 else start
            depth += 1
        elif character in _CLOSE and depth:
            depth -= 1
            if depth == 0:
                found.append((start, position + 1))
    return found


def begins_a_sentence(text: str, position: int) -> bool:
    """Tell whether a sentence begins at a position: at the start, or behind a sentence, quoted or not."""
    before = text[:position].rstrip()
    return not before or before.rstrip(_CLOSE)[-1:] in ENDS_SENTENCE
