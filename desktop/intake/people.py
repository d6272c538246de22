"""Who presided, who came, who was there."""

import re
from collections.abc import Iterable
from dataclasses import replace

from desktop.intake.vocabulary import is_leading, name_pattern, office_pattern
from desktop.records import Attendance, Role, SessionFacts

_CLAUSE = re.compile(r"[^。！？；;\n]+")
_PRESENT = re.compile(r"(?:出席|参加|列席|参会|出席了|應邀出席)")
_LEADS = re.compile(r"到会|到會|来到|听取|讲话|講話|致辞|聽取")
_UNNAMED = re.compile(r"(?:人|员|主任|委员|代表|领导|部门|单位|同志|会议|会|局|部|厅|委|处|办|中心|机关|界)$")
_ITEM = re.compile(r"[、，,]|(?<=[\u3400-\u9fff]{2})(?:以及|和|及)(?=[\u3400-\u9fff]{2})")
# 甲、乙等市领导: who stands before 等 is named, and what follows says what they all are.
_OTHERS = re.compile(
    r"(?<=[\u3400-\u9fff]{2})等(?:人|同志|\d|[省市县区州]|有关|相关|全国|领导|[一二三四五六七八九十两几]).*$"
)
# 甲在某处主持: where a person does something.
_WHERE = re.compile(r"(?<=[\u3400-\u9fff]{2})(?:在(?=[^，]{2})|对|就).*$")
_META = re.compile(
    r"^(?P<what>主[\s　]*持[\s　]*人?|出[\s　]*席|列[\s　]*席|参[\s　]*加[\s　]*人?员?)[:：](?P<who>.+)$"
)


def names_in(segment: str) -> list[tuple[str, str | None]]:
    """Return the names of a list such as 市领导甲、乙，秘书长丙等, each with the office before it."""
    found: list[tuple[str, str | None]] = []
    for item in _ITEM.split(segment):
        name, office = _name_of(item.strip())
        if name:
            # 副主席甲、乙: the office before a list is that of all in it.
            shared = found[-1][1] if found and office is None and f"、{item}" in segment else None
            found.append((name, office or (shared if shared and "领导" not in shared else None)))
    return found


def _name_of(item: str) -> tuple[str | None, str | None]:
    item = _WHERE.sub("", _OTHERS.sub("", item))
    item = re.sub(r"(?:等|分别|也|还|均|共同|一同|应邀|同志)+$", "", item)
    item = re.sub(r"[（(][^）)]*[）)]|(?<=[\u3400-\u9fff])[ 　](?=[\u3400-\u9fff])", "", item)
    offices = list(re.finditer(office_pattern(), item))
    for office in reversed(offices):
        rest = item[office.end() :].strip(" 　")
        if re.fullmatch(rf"{name_pattern()}|[\u4e00-\u9fff]{{2,4}}", rest) and not _UNNAMED.search(rest):
            return rest, re.sub(r"^(?:会议)?(?:由|经|请)", "", item[: office.end()])
    if re.fullmatch(name_pattern(), item):
        return item, None
    return None, None


def attendance_of(paragraphs: list[str], speakers: frozenset[str]) -> tuple[Attendance, ...]:
    """Return chair, leaders and attendees that the account of a session names, each person once.

    Leaders are those who came to listen or made remarks; those of whom only presence is said are
    attendees; who is a speaker is not repeated among the attendees.
    """
    roles: dict[str, tuple[Role, str | None]] = {}
    for paragraph in paragraphs:
        listed = _META.match(paragraph)
        if listed:
            _read_list(listed, roles)
            continue
        for match in _CLAUSE.finditer(paragraph):
            _read_clause(match.group(), roles)
    ranked = {Role.CHAIR: 0, Role.LEADER: 1, Role.ATTENDEE: 2}
    kept = [
        Attendance(role=role, name=name, office=office)
        for name, (role, office) in roles.items()
        if role is not Role.ATTENDEE or name not in speakers
    ]
    return tuple(sorted(kept, key=lambda person: ranked[person.role]))


def _read_list(listed: re.Match[str], roles: dict[str, tuple[Role, str | None]]) -> None:
    """Read a line of minutes such as 主持：甲 or 出席：甲、乙（共 2 人）, where every item is a person."""
    role = Role.CHAIR if listed.group("what").startswith("主") else Role.ATTENDEE
    for item in re.split(r"[、，,；;]", re.sub(r"[（(][^）)]*[）)]", "", listed.group("who"))):
        name, office = _name_of(item.strip())
        if name is None and re.fullmatch(r"[\u3400-\u9fff·]{2,4}", item.strip()):
            name = item.strip()
        if name and not _UNNAMED.search(name):
            roles.setdefault(name, (role, office))


def _read_clause(clause: str, roles: dict[str, tuple[Role, str | None]]) -> None:
    parts = re.split(r"[，,]", clause)
    carried: list[str] = []
    for part in parts:
        carried.append(part)
        role = _role_of(part)
        if role is None:
            continue
        segment = "，".join(carried)
        verb = re.search(
            r"主持|出席|参加|列席|参会|到会|到會|来到|來到|听取|聽取|讲话|講話|致辞|到場|到场|應邀|应邀|通报|介绍|宣布|专程|现场|受邀",
            segment,
        )
        people = names_in(segment[: verb.start()] if verb else segment)
        if role is Role.CHAIR and not people:
            people = names_in(re.sub(r"^.*?由", "", segment[: segment.rfind("主持")]))
        for name, office in people:
            known = roles.get(name)
            if known is None or _stronger(role, known[0]):
                roles[name] = (role, office or (known[1] if known else None))
        carried = []


def _role_of(part: str) -> Role | None:
    if re.search(r"主持(?!人)", part) and not re.search(r"主持(?:制定|设计|编|完成)", part):
        return Role.CHAIR
    if _LEADS.search(part) and not re.search(r"讲话精神|重要讲话", part):
        return Role.LEADER
    return Role.ATTENDEE if _PRESENT.search(part) else None


def _stronger(role: Role, known: Role) -> bool:
    order = (Role.ATTENDEE, Role.LEADER, Role.CHAIR)
    return order.index(role) > order.index(known)


def with_leaders(facts: SessionFacts, told: Iterable[tuple[str, str | None]]) -> SessionFacts:
    """Return the facts with those as leaders who spoke in a leading office (name and office as told).

    Who presided stays the chair; an office that only the account's list names counts too.
    """
    known = {person.name: person for person in facts.attendance}
    changed = dict(known)
    for name, office in told:
        person = known.get(name) or Attendance(role=Role.LEADER, name=name, office=office)
        if person.role is not Role.CHAIR and is_leading(office or person.office):
            changed[name] = replace(person, role=Role.LEADER)
    ranked = (Role.CHAIR, Role.LEADER, Role.ATTENDEE)
    attendance = sorted(changed.values(), key=lambda person: ranked.index(person.role))
    return replace(facts, attendance=tuple(attendance))
