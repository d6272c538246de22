"""Index characters, not words: overlapping pairs of all code points, each at its offset.

Word segmentation loses two to six hits in ten for parts of words; pairs with positions lose none.
"""

from collections.abc import Iterator
from typing import Any

from whoosh.analysis.acore import Token
from whoosh.analysis.tokenizers import Tokenizer

from desktop.search.folding import fold


class PairTokenizer(Tokenizer):
    """Yields every pair of neighbouring characters of the folded text, and the last one alone."""

    def __call__(self, value: str, **options: Any) -> Iterator[Token]:
        """Yield the tokens of one field."""
        text = fold(value)
        token = Token(positions=True, chars=False, removestops=False, mode=options.get("mode", ""))
        for offset in range(len(text)):
            token.text = text[offset : offset + 2]
            token.pos = offset
            token.boost = 1.0
            token.stopped = False
            yield token


def pairs(needle: str) -> list[str]:
    """Return the pairs of a folded needle of two characters or more."""
    return [needle[offset : offset + 2] for offset in range(len(needle) - 1)]
