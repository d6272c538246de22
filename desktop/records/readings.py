"""How names are read: pinyin with a table of surnames, which general tables read as common words."""

import itertools
import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from pypinyin import Style, lazy_pinyin

from desktop.records.resources import resource

# Every doubtful syllable doubles the readings; names with more than two of them are not met.
_MOST_READINGS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class NameReading:
    """A reading of a name: its syllables without tones, how many of them are the surname's."""

    syllables: tuple[str, ...]
    surname_length: int

    @property
    def joined(self) -> str:
        """The syllables without spaces: `zengguohua`."""
        return "".join(self.syllables)

    @property
    def initials(self) -> str:
        """The first letters of the syllables: `zgh`."""
        return "".join(syllable[0] for syllable in self.syllables if syllable)

    @property
    def printed(self) -> str:
        """The reading as it is printed, surname first: `Zeng Guohua`."""
        surname = "".join(self.syllables[: self.surname_length]).capitalize()
        return f"{surname} {''.join(self.syllables[self.surname_length :]).capitalize()}".strip()


def readings_of(name: str) -> tuple[NameReading, ...]:
    """Return the readings of a name, the usual one first; more where a surname or character has several.

    A surname is read as a surname: 曾 zeng, 单 shan, 区 ou, 尉迟 yuchi. A name with a middle dot has no
    surname. An empty name has no reading.
    """
    plain = name.strip()
    if not plain:
        return ()
    surname, given = _parted(plain)
    choices = [*_surname_choices(surname), *_given_choices(given)]
    found = itertools.islice(itertools.product(*choices), _MOST_READINGS)
    length = len(_surname_choices(surname))
    return tuple(NameReading(syllables=syllables, surname_length=length) for syllables in found)


def reading_of(name: str) -> str:
    """Return the usual reading as printed (`Zeng Guohua`); a name in Latin letters is its own reading."""
    if name.isascii():
        return name.strip()
    found = readings_of(name)
    return found[0].printed if found else ""


@cache
def _tables() -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = json.loads(resource("names/readings.json").read_text("utf-8"))
    return tables


@cache
def _compound_surnames() -> frozenset[str]:
    lines = resource("intake/surnames.txt").read_text("utf-8").splitlines()
    return frozenset(lines[1].split()) | frozenset(_tables()["compound_surnames"])


def _parted(name: str) -> tuple[str, str]:
    if "·" in name or "•" in name or name[0].isascii():
        return "", name
    length = 2 if len(name) > 2 and name[:2] in _compound_surnames() else 1
    return name[:length], name[length:]


def _surname_choices(surname: str) -> list[tuple[str, ...]]:
    compound = _tables()["compound_surnames"].get(surname)
    if compound:
        return [(syllable,) for syllable in compound.split()]
    known = _tables()["surnames"]
    return [tuple(known.get(character, ())) or tuple(_plain(character)) for character in surname]


def _given_choices(given: str) -> list[tuple[str, ...]]:
    known = _tables()["given"]
    usual = [syllable for character in given for syllable in (_plain(character)[:1] or [""])]
    return [
        tuple(known.get(character, ())) or (syllable,)
        for character, syllable in zip(given, usual, strict=True)
        if syllable
    ]


def _plain(character: str) -> list[str]:
    read = lazy_pinyin(character, style=Style.NORMAL, v_to_u=True, errors=_as_letters)
    return [syllable for syllable in read if syllable]


def _as_letters(characters: str) -> str:
    return characters.lower() if characters.isalpha() and characters.isascii() else ""
