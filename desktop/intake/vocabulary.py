"""The words the intake knows: surnames, offices, sectors, verbs; all of it data in `resources/intake`."""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from desktop.records.resources import resource

# Han characters, those outside the first block of Unicode too: they occur in names.
HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff]"


# Names that are known to be some, set in characters of their own (see `masks`): those of the block CJK
# Extension G, which `HAN` holds, which are letters to `re`, and which no font on a desk prints.
FIRSTS, RESTS = range(0x30000, 0x30400), range(0x30400, 0x3134B)
FIRST, REST = (f"[{chr(codes.start)}-{chr(codes.stop - 1)}]" for codes in (FIRSTS, RESTS))
# A name in characters of its own is one: none of it is read on its own.
MASK = f"{FIRST}{REST}*(?!{REST})"

# What is set before a line that opens something, for a class of characters: box drawing, blocks, shapes.
MARKS = r"\u2500-\u25ff\u2600-\u27bf\u2b00-\u2bff•‣⁃※·>＞»—–\-"

# 小张 and 老王 speak; these are no people.
_FAMILIAR_WORDS = "老师|老区|老乡|老家|小区|小康|小米|小车|小商"


@cache
def words() -> dict[str, Any]:
    """Return the lists of `words.json`."""
    loaded: dict[str, Any] = json.loads(resource("intake/words.json").read_text("utf-8"))
    return loaded


# In no given name, and at the end of none.
_NOT_GIVEN = "的了们吗呢把被那这此最更很各每他她它我你您副省市县区"
_NOT_LAST = (
    "在还也则就并及等均都说问答谈讲部局厅处对倒却又再仍曾已从向把被让给使跟与或且而但因以用按据到去喊指认觉听"
    "是没未颇地得着过拿针围作"
)


@cache
def name_pattern() -> str:
    """Return a pattern for a name: a known surname and one or two characters, or one with a middle dot."""
    single, compound = resource("intake/surnames.txt").read_text("utf-8").splitlines()[:2]
    surnames = f"(?:{'|'.join(compound.split())}|(?<!主)席|[{single.replace('席', '')}])"
    parts, whole = "|".join(words()["minority_name_parts"]), "|".join(words()["minority_names"])
    # No name holds the beginning of a word that opens what its bearer does (甲表示…, 甲充分…).
    verbs = (verb for verb in words()["reporting_verbs"] if len(verb) > 1)
    opens = "|".join(["常委|主席|主任|书记|同志", *words()["predicate_openers"], *verbs])
    given = rf"(?:(?![{_NOT_GIVEN}]|{opens}){HAN}){{1,2}}(?<![{_NOT_LAST}])"
    familiar = rf"(?!{_FAMILIAR_WORDS})[小老][{single}](?=说|建议|提出|认为|表示|告诉|坦言)"
    part = f"(?:(?!委员|常委|代表|主席){HAN}){{1,6}}"
    dotted = rf"(?!常?委|副?主席|委员|代表|在|由|和){HAN}{{1,6}}(?:[·•‧・]{part})+"
    others = "|".join([*words()["not_names"], *words()["predicate_openers"]])
    return rf"(?:{MASK}|{whole}|(?:{parts}){{2,3}}|{familiar}|(?!{others}){surnames}{given}|{dotted})"


@cache
def family_name_pattern() -> str:
    """Return a pattern for a family name."""
    single, compound = resource("intake/surnames.txt").read_text("utf-8").splitlines()[:2]
    # 主席万方, 主任平川: the end of an office is no family name.
    ambiguous = "".join(name for name in "席任" if name in single)
    plain = re.sub(f"[{ambiguous}]", "", single)
    return f"(?:{'|'.join(compound.split())}|[{plain}]|(?<!主)[{ambiguous}])"


@cache
def spaced_name_pattern() -> str:
    """Return a pattern for a name that may be letter-spaced as in print (王 伟)."""
    return rf"(?:{FIRST}{REST}?[ 　]{{1,2}}{REST}|{name_pattern()}|{family_name_pattern()}[ 　]{HAN}{{1,2}})"


@cache
def office_pattern() -> str:
    """Return a regular expression for a phrase that ends in an office."""
    offices = "|".join(sorted(words()["offices"], key=len, reverse=True))
    return rf"[\u4e00-\u9fffA-Za-z“”]{{0,24}}?(?:{offices})"


@cache
def verb_pattern() -> str:
    """Return a regular expression for a verb that reports speech."""
    return "|".join(sorted(words()["reporting_verbs"], key=len, reverse=True))


@cache
def body_pattern() -> str:
    """Return a regular expression for the end of the name of a body that speaks (民革某市委会, 课题组)."""
    return f"(?:{'|'.join(words()['bodies'])})"


@cache
def unnamed_pattern() -> str:
    """Return a regular expression for those who speak without a name (委员们, 一些委员)."""
    return "|".join(words()["unnamed"])


def behalf_pattern() -> str:
    """Return a regular expression for whom somebody speaks for, up to the word that follows."""
    return r"(?!性|着|们)[^，。；,;“”《》：:]{2,30}?"


def filled(expression: str, values: Mapping[str, str] | None = None) -> str:
    """Return an expression of the resources with its @MARKS@ replaced: by `values`, or by the word lists.

    A mark that is in neither stays, to be filled later.
    """
    known = {**_lists(), **(values or {})}
    return re.sub(r"@([A-Z-]+)@", lambda mark: known.get(mark.group(1), mark.group()), expression)


@cache
def _lists() -> dict[str, str]:
    return {
        "HAN": HAN,
        "MARKS": MARKS,
        "SALUTES": "|".join(words()["salutations"]),
        "SPACED": spaced_name_pattern(),
        "FAMILY": family_name_pattern(),
        "VERB": verb_pattern(),
        "OFFICE": office_pattern(),
        "OPENERS": "|".join(words()["predicate_openers"]),
        "ORGANISATION": "|".join(words()["organisations"]),
        "BODY": body_pattern(),
        "NOT-IN-NAMES": "[地的了在和与及等们就将已还都着又再接对向是不现分随当后纷均并代表则也曾先同一共首]",
        "COMES": "主持|出席|参加|列席|到会|参会|来到|宣布|宣读|通报",
        "TITLES": "|".join(words()["offices"]),
        "PARTIES": "|".join(words()["parties"]),
        "BEHALF": behalf_pattern(),
        "UNNAMED": unnamed_pattern(),
    }


@cache
def sentence_pattern(kind: str) -> str:
    """Return a pattern of `sentences.json` with the word lists in it; @NAME@ and @KNOWN@ stay."""
    parts: dict[str, list[str]] = json.loads(resource("intake/sentences.json").read_text("utf-8"))
    parts["said-alone"] = [
        re.sub("(?<=[?]P<)(verb|bare|topic)(?=>)", r"\1_alone", piece) for piece in parts["said"]
    ]
    pattern = f"@{kind}@"
    while nested := re.search("@([a-z-]+)@", pattern):
        pattern = pattern.replace(nested.group(), "".join(parts[nested.group(1)]))
    return filled(pattern)


def sector_of(*places: str | None) -> str | None:
    """Return the party or sector that a phrase names (民革界别活动小组: 民革), the longest that fits."""
    known: list[str] = sorted(words()["sectors"], key=len, reverse=True)
    for place in places:
        combined = re.match(r"(?:市|省|区|县)?(?:政协)?([\u4e00-\u9fff]{2,12}?)界(?:别|$)", place or "")
        for sector in known:
            if place and sector in place:
                if combined and sector in combined.group(1) and "和" in combined.group(1):
                    return combined.group(1)
                aliases: dict[str, str] = words()["sector_aliases"]
                return aliases.get(sector, sector)
    return None


def number_of(digits: str) -> int:
    """Return the value of a Chinese or Arabic number below 1,000 (二十四: 24, 〇 counts as a digit)."""
    if digits.isdigit() and digits.isascii():
        return int(digits)
    values = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
    if all(character in values for character in digits):
        return int("".join(str(values[character]) for character in digits))
    total = current = 0
    for character in digits:
        if character in values:
            current = values[character]
        elif character == "十":
            total, current = total + (current or 1) * 10, 0
        elif character == "百":
            total, current = total + (current or 1) * 100, 0
    return total + current


@cache
def _leading_office() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(words()['leading_offices'])})$")


def is_leading(office: str | None) -> bool:
    """Tell whether words spoken in an office are a leader's remarks (市委书记, 副市长, 政协副主席).

    Of several offices the first names the body of all (政协党组成员、副主席).
    """
    first, *others = re.split("[、，,]", office or "")
    body = re.match(r"\S*?(?:政协|人大常委会)(?=党组)", first)
    held = [first, *others, *(body.group() + other for other in others if body)]
    return any(map(_leading_office().search, held))
