"""A volume of sessions: cover, imprint, the sessions, and the index of those who spoke."""

from collections.abc import Sequence

from desktop.printing.documents import fact_lines, session_facts, speech_document
from desktop.printing.order import Group, by_pinyin, by_strokes
from desktop.printing.text import spaced_name, visible, written_day
from desktop.records.printing import PrintedSession, PrintOptions


def volume(sessions: Sequence[PrintedSession], options: PrintOptions) -> dict[str, object]:
    """Return the parts of a volume; every speech carries the names it is listed under in the index."""
    parts = []
    for printed in sessions:
        speeches = [
            speech_document(printed.session, speech, options)
            | {"speakers": [visible(name) for name in speech.speaker_names]}
            for speech in printed.speeches
        ]
        facts = session_facts(printed.session, options)
        parts.append(facts | {"facts": fact_lines(printed.session), "speeches": speeches})
    names = {visible(n) for one in sessions for speech in one.speeches for n in speech.speaker_names}
    days = sorted(one.session.held_on for one in sessions if one.session.held_on)
    span = [written_day(day) for day in dict.fromkeys((days[0], days[-1]))] if days else []
    return {
        "title": visible(options.title) or _called(sessions),
        "body": _body(sessions),
        "span": "至".join(span),
        "counts": [len(sessions), sum(len(one.speeches) for one in sessions), len(names)],
        "sessions": parts,
        "strokes": _groups(by_strokes(names)),
        "pinyin": _groups(by_pinyin(names)),
    }


def _body(sessions: Sequence[PrintedSession]) -> str:
    """Return the one body that all sessions are of, or nothing."""
    bodies = {one.session.body or "" for one in sessions}
    return visible(bodies.pop()) if len(bodies) == 1 else ""


def _called(sessions: Sequence[PrintedSession]) -> str:
    if len(sessions) == 1 and sessions[0].session.full_name:
        return visible(sessions[0].session.full_name) + "发言汇编"
    return "会议发言汇编"


def _groups(groups: Sequence[Group]) -> list[dict[str, object]]:
    return [
        {"label": label, "names": [{"name": name, "shown": spaced_name(name)} for name in names]}
        for label, names in groups
    ]
