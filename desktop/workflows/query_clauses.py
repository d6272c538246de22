"""The clauses of a query by field: looked at and switched, every value as its facet has it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from desktop.records import SearchQuery, SpeechKind

CLAUSE_FIELDS = ("session", "term", "year", "kind", "sector", "speaker", "topic", "collection")
_NAMES = {
    "session": "会议",
    "term": "届",
    "year": "年份",
    "kind": "类型",
    "sector": "界别",
    "speaker": "发言人",
    "topic": "主题",
    "collection": "收藏",
}
_KINDS = {
    SpeechKind.SPEECH: "发言",
    SpeechKind.REMARK: "讲话",
    SpeechKind.REPORTED: "报道",
    SpeechKind.NARRATIVE: "会议信息",
}


_WITH: Mapping[str, Callable[[SearchQuery, tuple[str, ...]], SearchQuery]] = {
    "session": lambda query, values: replace(query, session_ids=values),
    "term": lambda query, values: replace(query, terms=tuple(map(int, values))),
    "year": lambda query, values: replace(query, years=tuple(map(int, values))),
    "kind": lambda query, values: replace(query, kinds=tuple(map(SpeechKind, values))),
    "sector": lambda query, values: replace(query, sectors=values),
    "speaker": lambda query, values: replace(query, speakers=values),
    "topic": lambda query, values: replace(query, topics=values),
    "collection": lambda query, values: replace(query, collections=values),
}


def values_of(query: SearchQuery, field: str) -> tuple[str, ...]:
    """Return the values that a query limits a field to."""
    return {
        "session": query.session_ids,
        "term": tuple(map(str, query.terms)),
        "year": tuple(map(str, query.years)),
        "kind": tuple(kind.value for kind in query.kinds),
        "sector": query.sectors,
        "speaker": query.speakers,
        "topic": query.topics,
        "collection": query.collections,
    }[field]


def with_values(query: SearchQuery, field: str, values: Sequence[str]) -> SearchQuery:
    """Return a query that limits a field to these values; without any the field is free."""
    return _WITH[field](query, tuple(dict.fromkeys(values)))


def as_text(query: SearchQuery, sessions: Mapping[str, str]) -> str:
    """Return a query as text of the query language, clauses included; `sessions` names sessions by UUID."""
    parts = [query.text.strip()]
    for field in CLAUSE_FIELDS:
        values = [_as_value(field, value, sessions) for value in values_of(query, field)]
        # A name is meant as a whole, as the chip means it; a session goes by its name.
        sign = "=" if field in ("sector", "speaker", "topic", "collection") else ":"
        parts.append(" OR ".join(f"{_NAMES[field]}{sign}{value}" for value in values))
    return " ".join(part for part in parts if part)


def _as_value(field: str, value: str, sessions: Mapping[str, str]) -> str:
    if field == "kind":
        return _KINDS[SpeechKind(value)]
    said = sessions.get(value, value) if field == "session" else value
    return said if field in ("term", "year") else f'"{said}"'


def with_value(query: SearchQuery, field: str, value: str) -> SearchQuery:
    """Return a query that also allows a value of a field."""
    return with_values(query, field, (*values_of(query, field), value))


def switched(query: SearchQuery, field: str, value: str) -> SearchQuery:
    """Return a query with a value added to its clauses, or taken away where it is one."""
    known = values_of(query, field)
    rest = tuple(one for one in known if one != value)
    return with_values(query, field, rest if value in known else (*known, value))
