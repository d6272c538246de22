"""What a layout's template is given, as JSON."""

from collections.abc import Sequence
from dataclasses import asdict

from desktop.printing.attendance import attendance_list
from desktop.printing.cards import card
from desktop.printing.documents import documents, session_facts
from desktop.printing.text import visible
from desktop.printing.volumes import volume
from desktop.records import PrintingError
from desktop.records.printing import TYPE_AREAS, Layout, PrintedSession, PrintOptions

Paper = dict[str, object]


def paper(sessions: Sequence[PrintedSession], layout: Layout, options: PrintOptions) -> Paper:
    """Return all that is printed in a layout; PrintingError where that is nothing."""
    makers = {
        Layout.DIGEST: _digest,
        Layout.VOLUME: _volume,
        Layout.CARD: _cards,
        Layout.ATTENDANCE: _lists,
    }
    made = makers.get(layout, _documents)(sessions, options)
    return {"author": "", "area": asdict(TYPE_AREAS[layout])} | made


def _documents(sessions: Sequence[PrintedSession], options: PrintOptions) -> Paper:
    made = documents(sessions, options)
    if not made:
        raise PrintingError("There is nothing to print.")
    return {"title": made[0]["title_text"], "author": made[0]["author"], "documents": made}


def _digest(sessions: Sequence[PrintedSession], options: PrintOptions) -> Paper:
    spoken = _with_speeches(sessions)
    parts = [
        session_facts(one.session, options)
        | {"documents": [made for made in documents([one], options) if made["kind"] == "speech"]}
        for one in spoken
    ]
    title = visible(spoken[0].session.full_name) + "发言摘登"
    return {"title": title, "sessions": parts, "level": {"sessions": {}, "rules": {}}}


def _volume(sessions: Sequence[PrintedSession], options: PrintOptions) -> Paper:
    made = volume(_with_speeches(sessions), options)
    return {"title": made["title"], "author": made["body"], "volume": made}


def _cards(sessions: Sequence[PrintedSession], _options: PrintOptions) -> Paper:
    cards = [card(one.session, speech) for one in _with_speeches(sessions) for speech in one.speeches]
    return {"title": cards[0]["title"], "cards": cards}


def _lists(sessions: Sequence[PrintedSession], _options: PrintOptions) -> Paper:
    by_id = {one.session.id: one.session for one in sessions if one.session.attendance}
    if not by_id:
        raise PrintingError("No one is listed as present at this session, so there is no list to print.")
    lists = [attendance_list(session) for session in by_id.values()]
    return {"title": f"{lists[0]['title']}出席人员名单", "lists": lists}


def _with_speeches(sessions: Sequence[PrintedSession]) -> list[PrintedSession]:
    spoken = [one for one in sessions if one.speeches]
    if not spoken:
        raise PrintingError("There is nothing to print.")
    return spoken
