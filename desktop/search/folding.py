"""Take characters as one that a reader takes as one, without changing any length or offset."""

import unicodedata
from functools import cache

from desktop.records.resources import resource


class _Table(dict[int, int]):
    """Maps each code point to the one that stands for it, worked out when first met."""

    def __init__(self, variants: dict[str, str]) -> None:
        super().__init__()
        self._variants = variants

    def __missing__(self, code: int) -> int:
        character = chr(code)
        for fold in (lambda c: unicodedata.normalize("NFKC", c), str.lower):
            folded = fold(character)
            if len(folded) == 1:
                character = folded
        self[code] = ord(self._variants.get(character, character))
        return self[code]


@cache
def _table() -> _Table:
    variants = {}
    for line in resource("search/variants.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            variants.update(dict.fromkeys(line[1:], line[0]))
    return _Table(variants)


def fold(text: str) -> str:
    """Return a text of the same length in which width, case and variants of Han characters are one."""
    return text.translate(_table())
