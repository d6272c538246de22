"""Take out of a paragraph what is not part of its text, and remember where it was."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.records import IntakeWarning, Line, Origin

# Readings that some mirrors insert behind characters: 召开(kāi).
_PINYIN = re.compile(r"(?<=[\u3400-\u9fff])[（(][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǘǚǜńňǹḿ]{1,7}[)）]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """Cleaned paragraphs; `removed` holds, for a paragraph, the ranges taken out of it as it came."""

    lines: tuple[Line, ...]
    removed: Mapping[int, tuple[tuple[int, int], ...]]
    warnings: tuple[IntakeWarning, ...]

    def as_it_came(self, origin: Origin) -> Origin:
        """Return an origin counted in the paragraph as it came."""
        offset = origin.offset
        for start, end in self.removed.get(origin.line, ()):
            if start <= offset:
                offset += end - start
        return replace(origin, offset=offset)


def clean(lines: tuple[Line, ...]) -> Cleaned:
    """Take inserted readings out of paragraphs."""
    removed = {
        line.n: tuple(match.span() for match in _PINYIN.finditer(line.text))
        for line in lines
        if _PINYIN.search(line.text)
    }
    if not removed:
        return Cleaned(lines=lines, removed={}, warnings=())
    kept = tuple(replace(line, text=_PINYIN.sub("", line.text)) for line in lines)
    message = "Readings that were inserted behind characters were left out."
    warning = IntakeWarning(code="pinyin-removed", message=message, line=min(removed))
    return Cleaned(lines=kept, removed=removed, warnings=(warning,))
