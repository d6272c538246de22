"""The form of a paragraph: how it begins and ends, by which a house's own style is known again."""

import re

from desktop.records import Line

# The reason of a label that was learned from corrections.
LEARNED = "learned"
_NUMBER = re.compile(r"[\d〇零一二三四五六七八九十百]+")
_SHORT, _MIDDLE = 12, 40


def forms_of(line: Line) -> frozenset[str]:
    """Return the names of a paragraph's forms, whatever numbers stand in it."""
    text = _NUMBER.sub("0", line.text.strip())
    size = "short" if len(text) <= _SHORT else "middle" if len(text) <= _MIDDLE else "long"
    return frozenset((f"begins:{text[:2]}:{size}", f"ends:{text[-2:]}:{size}"))
