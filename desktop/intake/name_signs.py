"""What speaks against a name: other ends of it in the same document, and its characters in other words."""

import re
from functools import cache

from desktop.intake.vocabulary import HAN, name_pattern, verb_pattern, words

_OFTEN, _LONGEST_TITLE = 3, 8


@cache
def says() -> re.Pattern[str]:
    """Return a pattern of a clause in which a `name` stands before a verb of speech or a colon."""
    called = "委员|常委|代表|主席|主任|书记|局长|同志|市长|县长|区长|省长"
    return re.compile(
        rf"(?:^|[。！？；;”，,\n])[^。！？；;”，,\n“]{{0,16}}?(?P<name>{name_pattern()})(?:{called})?"
        rf"[^。！？；;，,“”\n：:]{{0,6}}?(?:{verb_pattern()}|[说问答道：:])"
    )


@cache
def _name() -> re.Pattern[str]:
    return re.compile(name_pattern())


@cache
def _office() -> re.Pattern[str]:
    offices = "|".join(sorted(words()["offices"], key=len, reverse=True))
    return re.compile(rf"[\s　（(：:]*(?:{offices}|[（(：:])")


def signs_of_name(name: str, text: str, people: frozenset[str]) -> tuple[str, ...]:
    """Return the signs against a name in the text of its document; `people` are all names found in it."""
    at = [found.start() for found in re.finditer(re.escape(name), text)]
    found = {
        "name-strange": not _name().fullmatch(name),
        "name-in-another": any(name != one and (name in one or one in name) for one in people),
    }
    if at:
        pairs = [name[k : k + 2] for k in range(len(name) - 1)]
        found |= {
            "name-shorter": len(name) > 2 and len(at) < text.count(name[:-1]),
            "name-longer": _goes_on(name, text, at),
            "name-end-common": text.count(name[-1]) - len(at) >= _OFTEN,
            "name-end-a-word": _joins(text, [i + len(name) for i in at]),
            "name-begins-a-word": _joins(text, at),
            "name-behind-words": all(_runs_into(text[max(0, i - _LONGEST_TITLE) : i]) for i in at),
            "name-part-elsewhere": any(text.count(pair) > len(at) for pair in pairs),
        }
    return tuple(sign for sign, is_so in found.items() if is_so)


def _joins(text: str, edges: list[int]) -> bool:
    """Whether the two characters around an edge of a name stand elsewhere in the text too."""
    pairs = [text[max(0, edge - 1) : edge + 1] for edge in edges]
    return any(re.fullmatch(HAN * 2, pair) and text.count(pair) > pairs.count(pair) for pair in pairs)


def _runs_into(before: str) -> bool:
    """Whether what stands before a name is neither an office nor ends there."""
    return bool(re.search(HAN + "$", before)) and not _office_before().search(before)


@cache
def _office_before() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(words()['offices'])}|[的和由请对与组界任])$")


def _goes_on(name: str, text: str, at: list[int]) -> bool:
    """Whether the same character follows a name wherever it stands, and would make a name of it again."""
    follows = {text[i + len(name) : i + len(name) + 1] for i in at}
    if len(at) < 2 or len(follows) > 1 or _office().match(text, at[0] + len(name)):
        return False
    return bool(_name().fullmatch(name + follows.pop()))
