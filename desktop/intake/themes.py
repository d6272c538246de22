"""What a session was about, as its account or its heading says."""

import re
from collections.abc import Sequence
from functools import cache

from desktop.intake.session_facts import KIND_WORDS, MEETINGS
from desktop.intake.vocabulary import name_pattern

# “有事来商量”协商会: a meeting's own name, when it speaks of talking, is not what is talked about.
_TALK = "[^”」』]{0,8}(?:商量|协商|对话|议[事政]|圆桌|客厅|恳谈|面对面|直通车)[^”」』]{0,2}[”」』]"
_QUOTED_THEMES = (
    # 就“甲”建设管理专题议政: the quotation is a word of the theme.
    re.compile(
        r"(?:围绕|就|聚焦|协商|讨论|审议)(?P<theme>[“「『][^”」』，。]{2,30}[”」』][\u4e00-\u9fff]{0,6}?"
        r"(?:建设|管理|治理|发展|保护|利用|改革|运营|培育|实施|服务|管护|整治|供给|体系|机制|规划)+)"
        r"(?=问题|情况|工作|专题|开展|进行|协商|建言|议政|资政|[，。])"
    ),
    re.compile(
        r"(?:围绕|以|就|聚焦|关于)\s*[“「『\"](?P<theme>[^“”\n]+?)[”」』\"](?!等\S{0,8}[、，]|(?:相?结合)?的?(?:方式|形式|模式)|为载体)"
    ),
    re.compile(
        r"(?:主题|议题|话题|(?<=[，。])题目)(?:是|为|[:：])\s*[“「『\"]?(?P<theme>[^”」』\"。，,]{4,50})"
    ),
    re.compile(
        rf"[“「『](?!{_TALK})(?P<theme>[^”」』]{{4,50}})[”」』](?:(?!活动|[方形模]式|[在于由])[\u4e00-\u9fff、]){{0,8}}"
        r"(?:专题|协商|座谈|议政|主题|远程|提案|民主|对口|网络|季度|月度|界别|双周|(?<=[\u4e00-\u9fff])会)"
    ),
    re.compile(r"(?:协商|讨论|审议)[“「『](?P<theme>[^”」』]{4,50})[”」』]"),
)
_PLAIN_THEME = re.compile(
    r"(?:围绕|就|聚焦)(?:如何)?(?P<theme>(?:(?!作了|做了|依次|分别|先后|不同主题)[^，,。；;“”]){6,50}?)(?:这一主题)?(?:，|,)?"
    r"(?:(?<!参)[与同][^，。；]{2,14}(?:局|委|办|厅|院|政府|部门|单位))?"
    r"(?:开展(?!的)|进行(?!的)|踊跃|协商|建言|议政|资政|作专题|专题|作?大会发言|发言|深入|积极|听取|征求|征询)"
)
# 面对面协商城市内涝治理: what is consulted about as the object of the verb, and no rest of a meeting's name.
_OBJECT_THEME = re.compile(
    "(?:面对面协商|专题协商|共商)(?!(?:议政|议事|座谈|恳谈)?(?:会|活动))(?P<theme>[^，。；：“”、\n]{4,24})(?=[，。；\n]|$)"
)
# 乡村振兴专题协商会3月5日召开: what stands before the kind of a meeting in its name.
_NAMED_THEME = re.compile(
    rf"(?:^|[\n。，：])(?P<theme>(?:(?!政协|人大|召开|举行|[全本第])[\u4e00-\u9fff、]){{6,30}}?)"
    rf"(?:{KIND_WORDS})+(?:{MEETINGS})(?=[^，。]{{0,12}}(?:召开|举行))"
)
# A heading that is nothing but a quotation, or 栏目：and what it is about this time.
_HEADED_THEME = re.compile(
    r"^[\s　—–-]*(?:[“「](?P<theme>[^”」\n]{6,40})[”」]"
    r"|[“「][^”」]{2,10}[”」][：:](?P<about>[^“”，。\n]{6,40}))[\s　]*$",
    re.MULTILINE,
)
_MEETS = re.compile(r"召开|举行|协商|建言|议政|座谈|会议|主题|议题|大会发言|审议|询问|讨论|发言")
# What somebody says, or the meeting calls for, is no theme.
_WORDS_OF = re.compile(
    "(?:发言|会议|讲话)[中时]?(?:说|强调|指出|要求|认为)[，：“]|(?:表示|认为|呼吁|谈到|说)[，：]"
    "|(?:委员|常委)[^，。；“”]{0,12}(?:建议|提出)[，：]"
)


@cache
def _of_member() -> re.Pattern[str]:
    """Return a pattern for one member who is about to be told to have spoken on something."""
    return re.compile(rf"{name_pattern()}(?:委员|常委)(?:代表[^，。；“”]{{2,20}})?[，,]?$")


def theme_of(narrative: str, headline: str) -> str | None:
    """Return what the session was about: what stands in quotation marks or is called so, or else 就….

    What the account says comes before the headline.
    """
    for patterns in (_QUOTED_THEMES, (_NAMED_THEME, _PLAIN_THEME, _OBJECT_THEME)):
        for text in (narrative, headline):
            if theme := _theme_in(text, patterns):
                return theme
    return None


def headed_theme(heading: str) -> str | None:
    """Return what a session was about as a line of its own in its heading says, in quotation marks."""
    headed = _HEADED_THEME.search(heading)
    return (headed.group("theme") or headed.group("about")) if headed else None


def _theme_in(text: str, patterns: Sequence[re.Pattern[str]]) -> str | None:
    sentences = [sentence for sentence in re.split(r"[。\n]", text) if _MEETS.search(sentence)]
    meeting = "。".join(sentence for sentence in sentences if not _WORDS_OF.search(sentence))
    for pattern in patterns:
        for match in pattern.finditer(meeting):
            # 甲委员代表某党派，围绕“…”建言: what one of them spoke on is not what all met for.
            if not _of_member().search(meeting[: match.start()]):
                return _unquoted(match.group("theme"))
    return None


def _unquoted(theme: str) -> str:
    """Return a theme without the marks around it, and without 议题 behind it."""
    theme = re.sub("^[^《]*提出的(?=《)", "", theme)
    whole = re.fullmatch(r"[“「『\"]?([^“”「」『』]*)[”」』\"]?", theme)
    return re.sub("(?:这一)?(?:议题|主题|课题|话题)$", "", whole.group(1) if whole else theme)
