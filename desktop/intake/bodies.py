"""Which body met: by its own name, or by what the page around the account is called."""

import re
from collections import Counter
from functools import cache

from desktop.intake import places
from desktop.intake.lexicon import lexicon
from desktop.intake.vocabulary import words

N = r"[〇零一二三四五六七八九十百\d]{1,5}"
LEVEL = r"(?:自治[州县区]|[省市区县州盟旗])"
PLACE = rf"[\u4e00-\u9fff]{{1,8}}?{LEVEL}"
_BODIES = (
    re.compile(
        rf"(?:中国人民政治协商会议|政协)(?:第?{N}届)?(?:(?P<place>{PLACE})|(?P<all>全国))"
        rf"(?:第?{N}届)?(?:委员会)"
    ),
    # A legislature, as the head of its record calls it.
    re.compile(
        rf"(?P<legislature>立法院(?=第{N}届第{N}会期)"
        r"|立法会(?=会议过程|会议纪录|[\s　]*[─—–-]+[\s　]*\d{4}年))"
    ),
    re.compile(rf"(?:政协)(?P<place>{PLACE})(?=第?{N}届)"),
    re.compile(rf"(?P<place>{PLACE})(?:政协)"),
    re.compile(r"(?P<all>全国)(?:地方)?政协(?!委员(?!会)|常委(?!会))"),
    re.compile(
        rf"(?P<npc>{PLACE}|全国)(?:第?{N}届)?(?P<npc_kind>人大常委会|人民代表大会(?:常务委员会)?|人大(?=常务委员会|第?{N}(?:次会议|届)))"
    ),
)
_VAGUE = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:\d+[位名])?(?P<level>[省市区县州旗])(?:第?{N}届)?(?P<kind>政协|人大常[委务]会|人大)"
    rf"|(?P<level2>[省市区县州旗])(?:第?{N}届)?(?P<kind2>政协|人大常委会|人大)"
)
_PARTY = "民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|中共"
# What stands before a place's name in running text, and is no part of it.
_LEADS = re.compile(
    rf"^.*(?:[的了把将住驻报后年籍等]|年度|{_PARTY}|如何|开好|审议|讨论|组织|围绕|部署|代表|委员|召开|主持|参加|举行|出席|主席|书记"
    "|市长|列席|来到|日报|晚报|传达|学习|听取|邀请|通过|来自|希望|要求|建议"
    r"|届|[〇零一二三四五六七八九十百两几多\d](?:位|名|个))"
)
_CLAUSE = re.compile(r"^.*?[日，,。在、](?=[\u4e00-\u9fff]{2})")
_SMALL = re.compile(
    r"^(?:上午|下午|晚|近日|日前|昨天|今天|昨日|本报讯|部分|多位|由|与|对|是|向|了|的|让|为|位|名|在|当|从|到|被|经|关于|中共|致|们)+"
)
_NO_PLACE = re.compile(
    r"[省市区县州]+|.*议[省市区县州]|.[省市区县州]|.*[此这其把被从于并提交].*|(?:[我全本该各两位名一大老]|城|郊|城乡|辖|小|社|地|灾|山|景|园|校|厂|片|学)[省市区县州]|.*界.*|.+[和及][省市县区州盟旗]|.*(?:[在对向与到听受为被率赴由是会大]|参加|主持|感谢)[省市县区州盟旗]"
)
# With its level, such as 呼和浩特市; a longer run of characters is a sentence.
_LONGEST_PLACE = 6
_LONGEST_BODY = 24
_TWICE = 2
_SITE = re.compile(
    r"(?<![\u4e00-\u9fff](?<![网日]))(?!(?<=\d)日)(?P<place>[\u4e00-\u9fff]{2,6}?[市省区县州]?)"
    r"(?:(?:政协|人大)(?:网|报|头条|办|融媒|发布)?(?![\u4e00-\u9fff\d])|日报|晚报|晨报|早报|时报|商报|都市报|发布(?![\u4e00-\u9fff])|新闻网|网讯|网(?!络)|融媒"
    r"|(?<=[市县区州旗])政府(?:办|网)|频道|卫视|广播电视台|电视台|广电|观察|新闻)"
)
# What is called after the place that it belongs to: its party committee, its government, a party's branch.
_OF_PLACE = re.compile(
    rf"(?P<place>{PLACE})"
    "(?:委(?!员)|工委|总支|支部|基层|人民政府|人大常委会)"
)

# What follows a level that stands for the place of the text itself: 确定市政协, 协助市委.
_ORGANS = "(?:政协|人大|委|政府|直|级|领导|[长府])"
# 代表甲市政协发言: a body that sent somebody to speak for it.
_SPOKEN_FOR = re.compile("代表[^，。；]{2,12}政协[^，。；]{0,12}发言")

# 住甲省政协委员, 甲籍省政协委员: members of the province's conference who come from one of its places.
_FROM_THERE = re.compile(
    r"[住驻在][\u4e00-\u9fff]{2,6}?(?=(?:省|自治区|全国)政协委员)|[\u4e00-\u9fff]{1,2}籍(?=(?:省|自治区|全国)政协)"
)


def body_of(text: str, whole: str = "") -> str | None:
    """Return the conference body that a text names, in its short form (某市政协); where it meets first.

    `whole` is the source that the text is part of, which names its places again.
    """
    whole = whole or text
    text = _FROM_THERE.sub("", text)
    told = "。".join(_told(text))
    found = _first_in(told, whole)
    if found is None and (vague := vague_body_of(told)):
        # The body that met is called by its level; others that the text names sent people.
        other = _first_in(_SPOKEN_FOR.sub("", text), whole)
        return other if other and other.endswith("".join(vague)) else None
    return found or _first_in(text, whole)


def body_that_met(name: re.Match[str], whole: str) -> str | None:
    """Return the body that stands right before a session's name in the same clause, or in it."""
    before = re.split(r"[。，,；：:\n]", name.string[: name.start()])[-1][-_LONGEST_BODY:]
    clause = before + name.group()
    return _first_in(clause, whole) if re.search(r"(?:政协|人大)[^，]{0,4}$|委员会$", before) else None


def _told(text: str) -> list[str]:
    """Return the sentences that say that a meeting was held."""
    return [part for part in re.split(r"[。\n]", text) if re.search("召开|举行|次会议", part)]


def _first_in(text: str, whole: str) -> str | None:
    """Return the first body of a text that is part of a whole one; patterns of whole names come first."""
    for pattern in _BODIES:
        for match in pattern.finditer(text):
            found = match.groupdict()
            if found.get("legislature"):
                return found["legislature"]
            if found.get("all"):
                return found["all"] + "政协"
            if found.get("npc_kind"):
                standing = found["npc_kind"] == "人大" and match.string.startswith("常务", match.end())
                kind = "人大常委会" if standing else found["npc_kind"]
                place = found["npc"] if found["npc"] == "全国" else _place(found["npc"], whole)
                if place:
                    return place + kind
            elif place := _place(found["place"] or "", whole):
                return place + "政协"
    return None


def _place(printed: str, text: str) -> str | None:
    """Return the place with which words of a text end, without what leads to it; None if that is no place."""
    known = places.known_at_end(printed)
    place = _SMALL.sub("", _CLAUSE.sub("", _LEADS.sub("", printed)))
    # 会议和县政协: 和县 is a county, but not in mid-sentence.
    if known and not (known.startswith("和") and known != printed):
        return place if _is_longer(place, known, text) else known
    short = len(place) <= _LONGEST_PLACE or re.search("自治|新区|开发区", place)
    if len(place) < _TWICE or not short or _NO_PLACE.fullmatch(place) or _is_done(place, text):
        return None
    return place


def _is_done(place: str, text: str) -> bool:
    """Tell whether what stands before a level are words of the language, the last a verb (确定市政协).

    A text that also names the place alone (前进市的企业) says that it is one.
    """
    stem = re.sub(f"{LEVEL}$", "", place)
    parts = [lexicon().get(stem[i : i + 2]) for i in range(0, len(stem), 2)]
    last = parts[-1] if parts and all(parts) else None
    of_body = re.findall(rf"{re.escape(place)}{_ORGANS}", text)
    return last is not None and last.kind == "v" and text.count(place) == len(of_body)


def _is_longer(place: str, known: str, text: str) -> bool:
    """Tell whether a place only ends as a division does: a text that names it again never parts it."""
    before = place.removesuffix(known)
    return (
        before not in ("", place)
        and not re.search(f"{LEVEL}$", before)
        and text.count(known) == text.count(place) >= _TWICE
    )


def vague_body_of(text: str) -> tuple[str, str] | None:
    """Return level and kind of a body that is named without its place (市政协: 市, 政协)."""
    match = _VAGUE.search(text)
    if not match:
        return None
    level, kind = match.group("level") or match.group("level2"), match.group("kind") or match.group("kind2")
    return level, kind


@cache
def _everywhere() -> frozenset[str]:
    return frozenset(words()["national_media"])


def place_of_page(text: str) -> str | None:
    """Return the place that a site, paper or station in a line is called after; None for national ones."""
    for match in _SITE.finditer(text):
        place = re.sub(r"^(?:来源|信息来源|稿源|来自|由|本|据)+", "", match.group("place"))
        if (
            len(place) > 1
            and not re.search("政协|召开|会议|举行|^[我本各全][省市县区州]$", place)
            and not any(place.startswith(word) for word in _everywhere())
        ):
            return place
    return None


def place_of_branches(text: str, level: str) -> str | None:
    """Return the place of this level after which committees and branches in a text are called most often."""
    found = (_place(match.group("place"), text) for match in _OF_PLACE.finditer(text))
    counted = Counter(place for place in found if place and place[-1] == level)
    return max(counted, key=counted.__getitem__) if counted else None


def body_from_page(told: str, page: str, everything: str) -> str | None:
    """Return the body that 市政协 in an account and the place in the page around it make together."""
    vague = vague_body_of(told)
    if vague is None:
        return None
    level, kind = vague
    if place := place_of_branches(everything, level):
        return place + kind
    paper = place_of_page(page)
    if paper is None or f"{paper}代表团" in told or (level == "省" and _is_elsewhere(everything, paper)):
        # A paper of the place that sent the delegation, not of the province that it met in.
        return level + kind
    other_level = re.escape(paper.removesuffix(level)) + f"(?!{level})[省市县州盟]{kind}"
    if not paper.endswith(level) and re.search(other_level, everything):
        # 甲市政协, whose paper tells of the province's conference.
        return (places.with_level(paper, level) or level) + kind
    if places.is_known(paper) and not paper.endswith(level):
        return (places.with_level(paper, level) or level) + kind
    return _in_full(paper.removesuffix(level), level, everything) + kind


def _is_elsewhere(text: str, paper: str) -> bool:
    """Tell whether a text names places that no list knows, and none of the province of a known paper."""
    province = places.with_level(paper, "省")
    matches = [match for pattern in (_OF_PLACE, _BODIES[3]) for match in pattern.finditer(text)]
    named = {place for match in matches if (place := _place(match.group("place"), text))}
    return bool(province and named) and not any(map(places.is_division, named))


def _in_full(short: str, level: str, text: str) -> str:
    """Return a place of a level as a text prints it in full (某某族自治州), or else short."""
    full = re.search(rf"{re.escape(short)}(?:[\u4e00-\u9fff]{{1,8}}族)?自治{level}", text)
    return full.group() if full else short + level
