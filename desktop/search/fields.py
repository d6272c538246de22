"""The fields of texts, as Whoosh's schema names them and as its own queries read them."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from typing_extensions import override
from whoosh import fields, formats
from whoosh.analysis.acore import Token
from whoosh.analysis.tokenizers import Tokenizer

from desktop.search.folding import fold

POSITION = np.dtype("<u4")


class PairTokenizer(Tokenizer):  # type: ignore[misc]
    """Yields every pair of neighbouring characters of the folded text, and the last one alone."""

    def __call__(self, value: str, **options: Any) -> Iterator[Token]:
        """Yield the tokens of one field; a token's position is its offset in the text."""
        text = fold(value)
        token = Token(positions=True, chars=False, removestops=False, mode=options.get("mode", ""))
        for offset in range(len(text)):
            token.text = text[offset : offset + 2]
            token.pos = offset
            token.boost = 1.0
            token.stopped = False
            yield token


class ArrayPositions(formats.Positions):  # type: ignore[misc]
    """A record's positions as an array of four bytes each, as Whoosh's own queries read them."""

    @override
    def decode_positions(self, valuestring: bytes) -> list[int]:
        positions: list[int] = np.frombuffer(valuestring, POSITION).tolist()
        return positions

    @override
    def decode_frequency(self, valuestring: bytes) -> int:
        return len(valuestring) // POSITION.itemsize

    @override
    def decode_weight(self, valuestring: bytes) -> float:
        return float(self.decode_frequency(valuestring))


class PairText(fields.TEXT):  # type: ignore[misc]
    """A text in which every substring is found: pairs of characters with their offsets.

    Whoosh's own scores need the lengths of all fields, which are not kept; this program has its own.
    """

    def __init__(self) -> None:
        super().__init__(analyzer=PairTokenizer(), phrase=True, multitoken_query="phrase")
        self.format = ArrayPositions()
        self.scorable = False


class CharacterText(fields.TEXT):  # type: ignore[misc]
    """The single characters of a text and how often each occurs, without positions.

    It answers for a word of one character, which is otherwise the union of thousands of pairs.
    """

    def __init__(self) -> None:
        super().__init__(analyzer=PairTokenizer(), phrase=False)
        self.scorable = False
