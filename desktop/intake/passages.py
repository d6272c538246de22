"""Find the numbered problems and proposals in a speech."""

import re
from dataclasses import dataclass

from desktop.intake.vocabulary import number_of
from desktop.records import Passage, PassageKind

_C = "[一二三四五六七八九十]{1,3}"
_FORMS = (
    ("suggestion", re.compile(rf"(?:建议|对策|措施|举措)(?P<n>{_C}|\d{{1,2}})(?=[:：，,是、])")),
    ("trouble", re.compile(rf"(?:问题|困难|不足|短板|难点|痛点)(?P<n>{_C}|\d{{1,2}})(?=[:：])")),
    ("hard", re.compile(rf"(?P<n>{_C})难(?=[，,、：:])")),
    ("is", re.compile(rf"(?P<n>{_C})(?:是(?!否)|要(?!求|素))")),
    ("also", re.compile(rf"其(?P<n>{_C})(?=[，,、是])")),
    ("ordinal", re.compile(rf"第(?P<n>{_C})(?:步|条|招|点|项|个?方面)?(?=[，,、是：:])")),
    ("bracket", re.compile(rf"[（(](?P<n>{_C}|\d{{1,2}})[）)]")),
    ("heading", re.compile(rf"(?P<n>{_C})、")),
    ("digit", re.compile(r"(?<![\d.])(?P<n>\d{1,2})[.．、](?!\d{1,2}(?:[%％万亿个]|$))")),
    ("circle", re.compile(r"(?P<n>[①-⑳])")),
    ("words", re.compile(r"(?P<n>首先|其次|再次|再者|然后|最后)[，,]")),
)
_START = re.compile(r"(?:^|[\n。；;：:！？!?，,、”）)\s　]|建议|问题|不足|方面|挑战|困难)$")
# 建议国家一是…: whom a proposal is made to stands before its first point.
_ASKED = re.compile(r"(?:建议|希望|呼吁|倡议|提议|恳请|请求)[^，,。；;：:、！？\n]{0,12}$")
_PROBLEM = (
    r"问题|不足|短板|困难|薄弱|原因|挑战|瓶颈|弱项|制约|障碍|痛点|难点|症结|隐患|反映"
    r"|矛盾|面临|堵点|差距|体现在|表现在|[一二三四五六七八九十几多]难(?![得以])"
)
_ADVICE = r"建议|对策|之策|举措|措施|为此|对此|倡议|呼吁|希望"
# What says that the next sentence begins to count: 如下, 几个问题值得注意.
_COUNTS = re.compile(
    rf"如下|以下|几点|几方面|几个方面|下列|[几两二三四五六七八九\d]个?(?:方面的?)?(?:突出|主要)?(?:{_PROBLEM})"
)
_LONGEST_TITLE = 16
# Forms of which the word says what the item is; 问题一：… 对策一：… may take turns.
_NAMED = {"suggestion": PassageKind.PROPOSAL, "trouble": PassageKind.PROBLEM}
# How the first words of an item say what is wanting: 学位供给不足.
_WANTING = re.compile(
    r"[不未](?:足|够|高|强|全|畅|多|深|细|实|到位|平衡|均|匹配|规范|完善|统一|健全|配套|愿|敢|清|顺|适应|明)"
    r"|失衡|滞后|薄弱|短缺|缺[乏失少位口]|欠|偏[低少弱]|较[多低差少弱]|单一|脱节|困难|流失|空白|老化|闲置"
    r"|[难弱低散少差乱慢短缺]$"
)
_FIRST_WORDS = re.compile(r"[^，。；,;：:\n]{2,20}")
_SHORT_SENTENCE = 16
# …；二是厂家不理。建议整合三张网
_ADVISES = re.compile(
    r"[^。！？\n]*[。！？][”」』]?(?:为此|对此|因此|鉴于此|[我本][^，。]{0,3})?[，,]?"
    r"(?:建议|希望|呼吁|应当|提议)(?![一二三四五六\d])"
)
_WORDS = ("首先", "其次", "再次", "最后")


@dataclass(frozen=True, slots=True)
class _Mark:
    form: str
    number: int
    start: int
    end: int


def passages_of(text: str) -> tuple[Passage, ...]:
    """Return the numbered passages of a text in order; a heading over numbered items is not one itself."""
    runs = _runs(_marks(text))
    headings = [run for run in runs if _is_heading(text, run, runs)]
    runs = [run for run in runs if run not in headings]
    runs = [run for run in runs if not _inside_another(run, runs)]
    kinds = _kinds(text, runs, [mark for run in headings for mark in run])
    stops = sorted([mark.start for run in headings for mark in run])
    found = []
    for run, kind in zip(runs, kinds, strict=True):
        later = [other[0].start for other in runs if other[0].start > run[-1].start]
        for position, mark in enumerate(run):
            following = _following(run, position, runs)
            end = _end(text, mark, following, min(later, default=None), stops)
            found.append(Passage(kind=kind, start=mark.start, end=end, number=mark.number))
    return tuple(sorted(found, key=lambda passage: passage.start))


def _following(run: list[_Mark], position: int, runs: list[list[_Mark]]) -> int | None:
    """Return where the next item begins: of the run, or of one that takes turns with it."""
    named = [mark.start for other in runs if other[0].form in _NAMED for mark in other]
    after = [mark.start for mark in run[position + 1 : position + 2]]
    turns = [start for start in named if run[0].form in _NAMED and start > run[position].start]
    return min([*after, *turns], default=None)


def _marks(text: str) -> list[_Mark]:
    marks = []
    for form, pattern in _FORMS:
        for match in pattern.finditer(text):
            if form not in _NAMED and not _opens(text[max(0, match.start() - 16) : match.start()], form):
                continue
            if form == "heading" and match.start() and text[match.start() - 1] not in "\n。；;：: ":
                continue
            marks.append(_Mark(form, _value(match.group("n")), match.start(), match.end()))
    return sorted(marks, key=lambda mark: (mark.start, -mark.end))


def _opens(before: str, form: str) -> bool:
    return bool(_START.search(before) or (form in ("is", "also", "ordinal") and _ASKED.search(before)))


def _value(printed: str) -> int:
    if printed in _WORDS:
        return _WORDS.index(printed) + 1
    if "①" <= printed <= "⑳":
        return ord(printed) - ord("①") + 1
    return number_of(printed) if printed not in ("再者", "然后") else 3


def _runs(marks: list[_Mark]) -> list[list[_Mark]]:
    open_runs: dict[str, list[_Mark]] = {}
    runs: list[list[_Mark]] = []
    for mark in marks:
        current = open_runs.get(mark.form)
        if mark.number == 1:
            open_runs[mark.form] = [mark]
            runs.append(open_runs[mark.form])
        elif current is not None and (
            mark.number == current[-1].number + 1
            or (mark.form == "words" and mark.number > current[-1].number)
        ):
            current.append(mark)
    return [run for run in runs if len(run) > 1]


def _is_heading(text: str, run: list[_Mark], runs: list[list[_Mark]]) -> bool:
    """Tell whether a run stands over numbered items: 一、 always, （一） where it says 问题 or 建议 alone."""
    if run[0].form == "bracket":
        titles = [text[mark.end : text.find("\n", mark.end)] for mark in run]
        bare = all(len(title) <= _LONGEST_TITLE and "。" not in title for title in titles)
        if not bare or not any(map(_nearest_cue, titles)):
            return False
    elif run[0].form != "heading":
        return False
    return _holds_others(run, runs)


def _holds_others(run: list[_Mark], runs: list[list[_Mark]]) -> bool:
    others = [other for other in runs if other is not run and other[0].form not in ("heading", run[0].form)]
    return any(run[0].start < other[0].start and _next_in(run, other) for other in others)


def _next_in(run: list[_Mark], other: list[_Mark]) -> bool:
    """Tell whether a run lies whole between two marks of another, or after its last."""
    after = [mark.start for mark in run if mark.start > other[0].start]
    return not after or other[-1].start < after[0]


def _inside_another(run: list[_Mark], runs: list[list[_Mark]]) -> bool:
    return any(
        other is not run
        and not {run[0].form, other[0].form} <= _NAMED.keys()
        and other[0].start < run[0].start
        and run[-1].start < other[-1].start
        for other in runs
    )


def _kinds(text: str, runs: list[list[_Mark]], headings: list[_Mark]) -> list[PassageKind]:
    cued: list[PassageKind | None] = []
    for run in runs:
        heading = next((mark for mark in reversed(headings) if mark.start < run[0].start), None)
        if heading is not None:
            title = text[heading.end : text.find("\n", heading.end)]
            cued.append(_nearest_cue(title) or PassageKind.PROPOSAL)
        elif run[0].form in _NAMED:
            cued.append(_NAMED[run[0].form])
        else:
            cue = _nearest_cue(_introduction(text[: run[0].start]))
            wants = _is_wanting(text, run) or _leads_to_advice(text, run)
            cued.append(cue or (PassageKind.PROBLEM if wants else None))
    later_proposal = False
    for position in range(len(runs) - 1, -1, -1):
        if cued[position] is None:
            first = runs[position][0].start
            inline = first > 0 and text[first - 1] != "\n"
            told = runs[position][0].form == "is" and not _nearest_cue(text[:first])
            again = any(
                cued[later] is PassageKind.PROPOSAL and runs[later][0].form == runs[position][0].form
                for later in range(position + 1, len(runs))
            )
            before = (later_proposal and (inline or told)) or again
            found = PassageKind.PROBLEM if before else PassageKind.PROPOSAL
            cued[position] = found
        later_proposal = later_proposal or cued[position] is PassageKind.PROPOSAL
    return [kind or PassageKind.PROPOSAL for kind in cued]


def _leads_to_advice(text: str, run: list[_Mark]) -> bool:
    """Tell whether the sentence right behind a run begins to advise: what the run names is wrong."""
    return bool(_ADVISES.match(text, run[-1].start))


def _is_wanting(text: str, run: list[_Mark]) -> bool:
    """Tell whether most items of a run say in their first words what is wanting."""
    first = [_FIRST_WORDS.match(text, mark.end) for mark in run]
    return 2 * sum(bool(words and _WANTING.search(words.group())) for words in first) > len(run)


def _introduction(before: str) -> str:
    """Return the sentence that leads to a run, or the one before where that announces what follows."""
    sentences = re.split(r"(?<=[。！？!?])", before.rstrip()[-160:])
    if sentences[-1].strip():
        return sentences[-1]
    last = sentences[-2].strip() if len(sentences) > 1 else ""
    short = len(last) <= _SHORT_SENTENCE and "\n" not in before[-1:]
    return last if short or _COUNTS.search(last) else ""


def _nearest_cue(before: str) -> PassageKind | None:
    problem = max((match.end() for match in re.finditer(_PROBLEM, before)), default=-1)
    proposal = max((match.end() for match in re.finditer(_ADVICE, before)), default=-1)
    if problem == proposal:
        return None
    return PassageKind.PROBLEM if problem > proposal else PassageKind.PROPOSAL


def _end(text: str, mark: _Mark, following: int | None, later: int | None, stops: list[int]) -> int:
    if following is not None:
        return following
    paragraph = text.find("\n", mark.start)
    limit = paragraph if paragraph >= 0 else len(text)
    limit = min([limit, *(stop for stop in stops if stop > mark.start)])
    if later is not None and later < limit:
        sentence = re.search(r"[。！？!?][”」』）)]?", text[mark.start : later])
        return mark.start + sentence.end() if sentence else later
    return limit
