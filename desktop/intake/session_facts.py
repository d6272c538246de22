"""What the account of a session says: its name, numbers, kind and place."""

import re

from desktop.intake.bodies import LEVEL as _LEVEL
from desktop.intake.bodies import PLACE as _PLACE
from desktop.intake.bodies import N as _N
from desktop.intake.vocabulary import number_of
from desktop.records import SessionKind

# What may stand before the kind of a meeting in its name, and those kinds.
KIND_WORDS = (
    "[双单]?月|双周|专题|提案办理|提案督办|重点提案督办|重点提案|远程|网络议政|网络|专题议政性|界别|月度|季度|年度|民主监督|民主"
    "|对口|立法|调研|视察|(?:第?[一二三四]|前三|上半年|一至三)?季?度?经济形势(?:分析)?|上半年|情况|党派|专题议政|议政|资政"
    "|现场|圆桌|基层|社情民意|征求意见|意见建议|工作|视频|“[^”]{2,10}”|委员"
)
MEETINGS = (
    "协商座谈会|协商议政会|协商议事会|协商会议|协商会|议政会|议事会|恳谈会|资政会|座谈会|通报会|督办会|讨论会"
    "|推进会|联组会议|联组讨论|联组会"
)
# Meetings that a body counts: 第三十一次主席会议.
_COUNTED = "(?:主席|常委会?|党组|全体|专题)(?:[（(]扩大[）)])?(?:协商)?会议"
_NAMES = (
    re.compile(
        rf"(?:(?P<of>(?<=政协))|(?<!政协))第?(?P<term>{_N})届(?:全国|{_PLACE}|{_LEVEL})?(?:政协|人大|人民代表大会)?(?:全国|{_PLACE})?"
        rf"(?:委员会)?(?:常务委员会|常委会|人大常委会)?(?:举行|召开)?"
        rf"第?(?P<ordinal>{_N})次(?P<rest>(?:常务委员会|常委会(?!议)|常委|主席|全体|代表)?(?:[（(]?扩大[）)]?)?(?:会议|会)?(?:会议)?)"
        rf"(?:第?(?P<sub>{_N})次(?:全体会议|大会))?"
        # A party's committee has its 全会, too; the conference's is called so right behind its name.
        rf"(?(of)(?:全会)?)(?!全会|全国代表大会)(?:(?:{KIND_WORDS})*(?:{MEETINGS}))?"
        r"(?:(?:(?!参加|主持|出席|来到)[\u4e00-\u9fff、]){2,16}?(?:代表团|联组会议?|联组讨论|小组会议?))?"
    ),
    re.compile(
        rf"(?:(?:\d{{4}}年)?第(?P<ordinal3>{_N})次(?P<rest3>{_COUNTED})(?!室)|"
        rf"(?:第(?P<ordinal>{_N})次)?(?P<rest>(?:{KIND_WORDS})*(?:{MEETINGS}))(?:第(?P<ordinal2>{_N})次)?)"
    ),
    re.compile(
        r"(?P<rest>[\u4e00-\u9fff]{2,20}会(?=(?:部分)?(?:委员|代表)?(?:大会|交流|小组)?发言(?:摘|选|材料))|大会发言|全体会议|主席会议(?!成员)|常委会会议|常委会议(?!室)|党组(?:[（(]扩大[）)])?会议|代表团(?:全体)?会议|分组会议|小组会议"
        r"|(?:“[^”]{2,12}”)?(?:协商议事|议事协商)(?=会?(?:摘|纪要|实录|记录|侧记|选登))"
        r"|(?:双周|专题|界别|季度|月度|对口|提案办理|远程|网络)协商(?!民主)|委员通道|专题询问|分组讨论|小组讨论|(?:(?<=[参来][加到])|(?<=[参来][加到]了))(?!了)[\u4e00-\u9fff]{2,8}代表团(?:审议)?|解放军代表团)"
    ),
)
# Legislatures count terms and sittings and call a meeting by its committee, or by the day alone.
_LEGISLATURE = re.compile(
    rf"立法院第(?P<term>{_N})届第{_N}会期(?:[\u4e00-\u9fff、]{{2,30}}?委员会)?(?:第(?P<ordinal>{_N})次)?"
    r"(?:[\u4e00-\u9fff]{0,6}?会议|临时会)|立法会(?:会议(?=过程|纪录)|(?=[\s　]*[─—–-]+[\s　]*\d{4}年))"
)
_SUB = re.compile(rf"第(?P<sub>{_N})次(?:全体会议)|(?:大会)第(?P<sub2>{_N})次会议")
# In what a meeting was held that stands before the verb: in a place, but not in another meeting or time.
_VENUE = re.compile(
    r"在(?:省城|省会(?![议展堂])|首府)?(?P<place>[^，。；：、“”在]{2,16}?)(?:隆重|胜利|如期|顺利|主持)*(?:举行|召开|开幕|闭幕)"
)
_NO_VENUE = re.compile(
    r"(?:会议|大会|全会|座谈会|次会|会上|这里|当[天日]|[上下]午|期间|之际|时|中|后|前|形式|方式|同步|线上|视频|京|隆重|胜利|如期)$"
    r"|会议(?!室|厅|中心|楼)|列席|主持|领导|[一-十]届|^(?:此|其|全|本|我)"
)
_SENTENCE = re.compile(r"[^。\n]+")
_DAY = re.compile(r"[\d一二三四五六七八九十]日|[今昨前][天日晚]|近日|日前")
_HOLDS = re.compile("(?:召开|举行|开展|举办|开幕|闭幕)(?!以来|之际|之后|前|期间)")
# Behind this a sentence says what somebody wants; a meeting that is held there is one to come.
_TOLD = re.compile("(?:强调|指出|要求|表示|认为|建议|希望|呼吁)[，：:]")
# 在某次会议上 somebody did something; 上的讲话 is passed on.
_AT = re.compile("上(?!的|所作|提出的|提交的)")
# How far behind the verb a meeting's name may end.
_NEAR = 40
# 召开提案交办会: any other meeting that was held.
_OBJECT = re.compile(
    r"(?<=[开行办了])(?P<rest>(?!了)[^，。；：,;（(]{2,24}(?<!发布)(?:会|会议))(?=[，。；,;（(]|$)"
)
# 某地政协工作经验交流会24日在甲市召开: any other meeting, as the subject of the clause.
_SUBJECT = re.compile(
    r"(?P<rest>[\u4e00-\u9fff]{2,20}(?:政协|人大)[\u4e00-\u9fff]{2,16}(?<!常委)(?<!委员)(?<![协商工联学])会)"
    r"(?=(?:(?:\d{1,2}月)?\d{1,2}日|[昨今]天|日前|近日|[上下]午|[在于])[^，。；：]{0,16}$)"
)
# 在某街道开展“协商在基层”第18场活动: what is no meeting by its name, but a talk of members with people.
_ACTIVITY = re.compile(
    rf"(?P<rest>(?:[“][^”]{{2,14}}[”])?[\u4e00-\u9fff]{{0,4}}(?:协商|议事|恳谈)[\u4e00-\u9fff]{{0,2}}(?:第{_N}[场次期])?活动"
    rf"|[“][^”]{{0,10}}(?:协商|议事|商量|恳谈)[^”]{{0,8}}[”][\u4e00-\u9fff]{{0,4}}(?:第{_N}[场次期])?活动"
    rf"|第{_N}[场次期][“][^”]{{0,10}}(?:协商|议事|商量|恳谈)[^”]{{0,8}}[”]"
    r"|[\u4e00-\u9fff]{2}(?:协商|恳谈)(?=[^，。；会]{0,12}(?:走进|现场|[，。]))"
    r"|(?:委员|协商|有事好商量)[\u4e00-\u9fff]{0,2}议事[室厅点])"
)
_KINDS = (
    (r"双周", SessionKind.BIWEEKLY),
    (r"联组|界别.{0,4}讨论", SessionKind.JOINT_GROUP),
    (r"代表团", SessionKind.DELEGATION),
    (r"人大常委会", SessionKind.NPC_STANDING_COMMITTEE),
    (r"主席会议(?!成员)", SessionKind.CHAIRPERSONS),
    (r"(?:常委会|常务委员会)(?!的?工作报告|的?报告|组成)", SessionKind.STANDING_COMMITTEE),
    (r"协商|议事|座谈|议政会|恳谈会|资政会|评议会|督办会", SessionKind.CONSULTATION),
    (r"次会议|全体会议|大会发言|次大会|次全会", SessionKind.PLENARY),
)


def name_of(text: str) -> re.Match[str] | None:
    """Return the match of the session's name in a text.

    A meeting that a sentence says was held comes before one that is only named; of those the numbered
    form comes before the others.
    """
    return (
        legislature_in(text)
        or held_in(text)
        or next((found for pattern in _NAMES if (found := pattern.search(text))), None)
    )


def legislature_in(text: str) -> re.Match[str] | None:
    """Return the match of a legislature's meeting as its record calls it (立法院第3届第1会期第2次会议)."""
    return _LEGISLATURE.search(text)


def numbered_in(text: str) -> re.Match[str] | None:
    """Return the match of the first numbered name of a session in a text (政协某市六届二次会议)."""
    return _NAMES[0].search(text)


def activity_in(text: str) -> re.Match[str] | None:
    """Return the match of the name of an activity in which people talk, though it is called no meeting.

    A sentence with a day tells that it took place.
    """
    dated = (part for part in _SENTENCE.finditer(text) if _DAY.search(part.group()))
    return next((found for part in dated if (found := _ACTIVITY.search(text, *part.span()))), None)


def held_in(text: str) -> re.Match[str] | None:
    """Return the match of the name of the first meeting that a sentence says was held.

    在市政协八届十六次常委会会议上 says it too; what somebody calls for (甲强调，再开展两场协商) was not held.
    """
    for sentence in _SENTENCE.finditer(text):
        told = _TOLD.search(text, sentence.start(), sentence.end())
        start, end = sentence.start(), told.start() if told else sentence.end()
        for held in _HOLDS.finditer(text, start, end):
            if found := _held_at(held, start, min(sentence.end(), held.end() + _NEAR)):
                return found
        at = next((at for at in _NAMES[0].finditer(text, start, end) if _AT.match(text, at.end())), None)
        if at and re.search("在[^，。]{0,12}$", text[start : at.start()]):
            return at
    return None


def is_vague(held: re.Match[str] | None) -> bool:
    """Tell whether a meeting is none, or of a kind that is not known (召开工作会议)."""
    return held is None or held.re in (_OBJECT, _SUBJECT)


def is_bare(named: re.Match[str]) -> bool:
    """Tell whether a meeting is only called what it is (今天的协商会), as an activity with a name is, too."""
    return re.fullmatch(MEETINGS, named.group()) is not None


def _held_at(held: re.Match[str], start: int, end: int) -> re.Match[str] | None:
    """Return the meeting that a verb says was held: its subject, or what stands first behind it."""
    text = held.string
    for pattern in _NAMES[:2]:
        subject = pattern.search(text, start, end)
        if subject and subject.start() < held.start() and _meets(subject, text[subject.end() : held.start()]):
            return subject
    if subject := _SUBJECT.search(text, start, held.start()):
        return subject
    found = [match for pattern in _NAMES if (match := pattern.search(text, held.end(), end))]
    if re.search("政协|人大", text[start : held.start()]):
        found += [match for match in [_OBJECT.search(text, held.end(), end)] if match]
    first = min((match.end() for match in found), default=end)
    return next((match for match in found if match.start() < first), None)


def _meets(subject: re.Match[str], between: str) -> bool:
    """Tell whether a meeting is what is held: one with a number, or one whose clause goes on to the verb."""
    return bool(subject.group("ordinal")) or not re.search("[，,就]|围绕", between)


def numbers_of(match: re.Match[str]) -> tuple[int | None, int | None, int | None]:
    """Return term, ordinal and sub-ordinal of a session's name, each None where it is not printed."""
    found = match.groupdict()
    sub = found.get("sub")
    if not sub and found.get("term"):
        inner = _SUB.search(match.string, match.end())
        sub = (inner.group("sub") or inner.group("sub2")) if inner else None
    ordinal = next(filter(None, map(found.get, ("ordinal", "ordinal2", "ordinal3"))), None)
    return (
        number_of(found["term"]) if found.get("term") else None,
        number_of(ordinal) if ordinal else None,
        number_of(sub) if sub else None,
    )


def kind_of(name: str, context: str) -> SessionKind:
    """Return the kind that a session's name, or else its surroundings, says."""
    for text in (name, context):
        for pattern, kind in _KINDS:
            if re.search(pattern, text):
                return kind
    return SessionKind.OTHER


def place_of(text: str) -> str | None:
    """Return the venue where a session was held."""
    places = (match.group("place") for match in _VENUE.finditer(text))
    return next((place for place in places if not _NO_VENUE.search(place)), None)
