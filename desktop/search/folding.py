"""Take characters as one that a reader takes as one, without changing any length or offset."""

import hashlib
import unicodedata
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from desktop.records.resources import resource

CODE_POINTS = 0x110000
_BLOCK = 256
_VARIANTS = "search/variants.txt"


class _Table:
    """For each code point the one that stands for it; blocks of 256 are worked out when first met."""

    def __init__(self, variants: dict[str, str]) -> None:
        self._variants = variants
        self._folded = np.arange(CODE_POINTS, dtype=np.uint32)
        self._is_known = np.zeros(CODE_POINTS // _BLOCK, dtype=bool)

    def fold(self, codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
        blocks = codes >> 8
        if not self._is_known[blocks].all():
            for block in np.unique(blocks).tolist():
                if not self._is_known[block]:
                    self._learn(block)
        return self._folded[codes]

    def _learn(self, block: int) -> None:
        start = block * _BLOCK
        characters = "".join(map(chr, range(start, start + _BLOCK)))
        if unicodedata.normalize("NFKC", characters) == characters == characters.lower():
            folded = [self._variants.get(character, character) for character in characters]
        else:
            folded = [self._fold(character) for character in characters]
        self._folded[start : start + _BLOCK] = list(map(ord, folded))
        # Last, so that another thread never sees a block half learnt.
        self._is_known[block] = True

    def _fold(self, character: str) -> str:
        for rule in (partial(unicodedata.normalize, "NFKC"), str.lower):
            candidate = rule(character)
            character = candidate if len(candidate) == 1 else character
        return self._variants.get(character, character)


@cache
def _table() -> _Table:
    variants: dict[str, str] = {}
    for line in resource(_VARIANTS).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            variants.update(dict.fromkeys(line[1:], line[0]))
    return _Table(variants)


def fold(text: str) -> str:
    """Return a text of the same length in which width, case and variants of Han characters are one."""
    return written(folded_codes(text))


def folded_codes(text: str) -> NDArray[np.uint32]:
    """Return the code points of the folded text; a lone surrogate is kept as it is."""
    return _table().fold(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.dtype("<u4")))


def written(codes: NDArray[np.uint32]) -> str:
    """Return the text of code points."""
    return codes.astype("<u4", copy=False).tobytes().decode("utf-32-le", "surrogatepass")


@cache
def folding_version() -> str:
    """Return eight digits that change whenever a text may fold otherwise: an index depends on them."""
    rules = resource(_VARIANTS).read_bytes() + unicodedata.unidata_version.encode()
    return hashlib.sha256(rules).hexdigest()[:8]
