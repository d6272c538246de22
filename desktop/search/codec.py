"""How Whoosh keeps fields of characters: a codec with one block of arrays for each term.

Tables of contents, segments, term dictionaries and columns stay Whoosh's own. Whoosh pickles fields and
codec into the index, so these classes keep their names for as long as the index's version.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from typing_extensions import override
from whoosh import fields, formats
from whoosh.analysis.acore import Token
from whoosh.analysis.tokenizers import Tokenizer
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3TermInfo
from whoosh.matching.mcore import ListMatcher
from whoosh.system import pack_ushort

from desktop.search.folding import fold
from desktop.search.postings import MAGIC, Postings, pack, unpack

_POSITION = np.dtype("<u4")


def term_bytes(text: str) -> bytes:
    """Return a term as it stands in the dictionary; a lone surrogate is a character like others."""
    return text.encode("utf-8", "surrogatepass")


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
        positions: list[int] = np.frombuffer(valuestring, _POSITION).tolist()
        return positions

    @override
    def decode_frequency(self, valuestring: bytes) -> int:
        return len(valuestring) // _POSITION.itemsize

    @override
    def decode_weight(self, valuestring: bytes) -> float:
        return float(self.decode_frequency(valuestring))


class PairText(fields.TEXT):  # type: ignore[misc]
    """A text in which every substring is found: pairs of characters with their offsets."""

    def __init__(self) -> None:
        super().__init__(analyzer=PairTokenizer(), phrase=True, multitoken_query="phrase")
        self.format = ArrayPositions()


class CharacterText(fields.TEXT):  # type: ignore[misc]
    """The single characters of a text and how often each occurs, without positions.

    It answers for a word of one character, which is otherwise the union of thousands of pairs.
    """

    def __init__(self) -> None:
        super().__init__(analyzer=PairTokenizer(), phrase=False)


class ArrayFieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes Whoosh's own postings, and whole blocks."""

    def add_block(self, term: bytes, postings: Postings) -> None:
        """Write a term of the field that was started; terms come in ascending order of bytes."""
        block = pack(postings)
        info = W3TermInfo(
            weight=postings.total,
            df=len(postings.ids),
            minid=int(postings.ids[0]),
            maxid=int(postings.ids[-1]),
        )
        info.set_extent(self._postfile.tell(), len(block))
        self._postfile.write(block)
        self._tindex.add(pack_ushort(self._fieldid) + term, info.to_bytes())


class ArrayCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's own codec, but for fields written in blocks, which its matchers read from arrays."""

    @override
    def field_writer(self, storage: Any, segment: Any) -> ArrayFieldWriter:
        return ArrayFieldWriter(self, storage, segment)

    @override
    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> Any:
        if terminfo.is_inlined() or dbfile.get(terminfo.extent()[0], len(MAGIC)) != MAGIC:
            return super().postings_reader(dbfile, terminfo, format_, term=term, scorer=scorer)
        offset, length = terminfo.extent()
        # Whoosh reads the length back as a tuple of one.
        size = length[0] if isinstance(length, tuple) else length
        postings = unpack(bytes(dbfile.get(offset, size)))
        ends = np.cumsum(postings.counts, dtype=np.int64) * _POSITION.itemsize
        raw = postings.positions.astype(_POSITION).tobytes()
        starts = [0, *ends.tolist()]
        values = [raw[starts[n] : starts[n + 1]] for n in range(len(postings.ids))]
        weights = postings.counts.astype(float).tolist()
        return ListMatcher(
            postings.ids.tolist(), weights, values, format_, scorer=scorer, term=term, terminfo=terminfo
        )
