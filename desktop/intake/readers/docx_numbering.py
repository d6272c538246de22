"""The numbers that Word puts before paragraphs without writing them into the text."""

from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from desktop.intake.readers.docx_parts import child, children, value

_DIGITS = "零一二三四五六七八九"
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_SMALL_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
# Formats whose numbers are a run of characters, by the first of them and how many there are.
_SERIES = {
    "decimalEnclosedCircle": ("①", 20),
    "decimalEnclosedCircleChinese": ("①", 20),
    "decimalEnclosedParen": ("⑴", 20),
    "decimalEnclosedFullstop": ("⒈", 20),
    "ideographEnclosedCircle": ("㊀", 10),
}
_CHINESE = frozenset(
    "chineseCounting chineseCountingThousand japaneseCounting taiwaneseCounting"
    " taiwaneseCountingThousand".split()
)
_NO_SPACE_AFTER = frozenset("、．。，：；）】〕》")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """How one level of a list is numbered: `pattern` holds %1 to %9 for the levels' numbers."""

    form: str = "decimal"
    pattern: str = ""
    start: int = 1
    legal: bool = False
    tight: bool = False


class Numbering:
    """Counts the paragraphs of a document's lists, in the order of the text."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if root is None:
            return
        for abstract in children(root, "abstractNum"):
            levels = {_number(value(level, "ilvl"), 0): _level(level) for level in children(abstract, "lvl")}
            self._levels[value(abstract, "abstractNumId") or ""] = levels
        for number in children(root, "num"):
            self._add_list(number)

    def next(self, list_id: str, depth: int) -> str:
        """Return a list's next number at a depth (from 0) with the space that follows it, or ""."""
        abstract = self._abstract.get(list_id, "")
        levels = self._levels.get(abstract, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts[abstract]
        for restarted, start in self._restarts.pop(list_id, {}).items():
            counts[restarted] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        return _shown(level, levels, counts)

    def _add_list(self, number: etree._Element) -> None:
        list_id = value(number, "numId") or ""
        self._abstract[list_id] = value(child(number, "abstractNumId"), "val") or ""
        for override in children(number, "lvlOverride"):
            start = child(override, "startOverride")
            if start is not None:
                depth = _number(value(override, "ilvl"), 0)
                self._restarts.setdefault(list_id, {})[depth] = _number(value(start, "val"), 1)


def _level(level: etree._Element) -> _Level:
    return _Level(
        form=value(child(level, "numFmt"), "val") or "decimal",
        pattern=value(child(level, "lvlText"), "val") or "",
        start=_number(value(child(level, "start"), "val"), 1),
        legal=child(level, "isLgl") is not None,
        tight=value(child(level, "suff"), "val") == "nothing",
    )


def _shown(level: _Level, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    if level.form in ("bullet", "none"):
        return ""
    text = level.pattern
    for depth, other in levels.items():
        form = "decimal" if level.legal else other.form
        text = text.replace(f"%{depth + 1}", formatted(counts.get(depth, other.start), form))
    text = text.strip()
    if not text or level.tight or text[-1] in _NO_SPACE_AFTER:
        return text
    return text + " "


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.lstrip("-").isdecimal() else otherwise


def formatted(number: int, form: str) -> str:
    """Return a list number as Word writes it in one of its formats (ST_NumberFormat); digits otherwise."""
    if form in _CHINESE or form == "chineseLegalSimplified":
        text = _chinese(number)
        return text.translate(_LEGAL) if form == "chineseLegalSimplified" else text
    if form == "ideographDigital":
        return "".join(_DIGITS[int(digit)] for digit in str(abs(number)))
    if form == "ideographTraditional" and 0 < number <= 10:
        return "甲乙丙丁戊己庚辛壬癸"[number - 1]
    if form in _SERIES and 0 < number <= _SERIES[form][1]:
        return chr(ord(_SERIES[form][0]) + number - 1)
    return _western(number, form)


def _western(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and 0 < number <= 26 * 20:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    if form == "decimalZero":
        return f"{number:02}"
    if form.startswith("decimalFullWidth"):
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(abs(number)))
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for size, letters in _ROMAN + _SMALL_ROMAN:
        times, number = divmod(number, size)
        text += letters * times
    return text


def _chinese(number: int) -> str:
    """Return a number from 0 to 9999 in Chinese, 10 to 19 without 一 before 十; digits for others."""
    if not 0 < number < 10_000:
        return "零" if number == 0 else str(number)
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + name
        gap = digit == 0
    return text.removeprefix("一") if 10 <= number < 20 else text
