"""What can be printed from where a person is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from gettext import gettext as _

from desktop.composition import Desk
from desktop.gui.models.found import listed
from desktop.gui.models.words import session_name, speech_title
from desktop.records import SearchQuery, Session, Sort, Speech
from desktop.records.printing import PrintRequest

# More than any archive holds: printing prints the whole list.
_ALL = 1_000_000
_LONGEST = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintScope:
    """A choice of what is printed; `request` finds out what that is and may take its time."""

    label: str
    name: str
    request: Callable[[], PrintRequest]


def scopes(
    desk: Desk, speech: Speech | None, session: Session | None, query: SearchQuery, total: int
) -> tuple[PrintScope, ...]:
    """Return what can be printed: what is read, its session, what is listed, its speaker's, collections."""
    found: list[PrintScope] = []
    if speech is not None:
        title = speech_title(speech, session)
        one = PrintRequest(speech_ids=(speech.id,))
        label = _("This speech: {title}").format(title=_short(title))
        found.append(PrintScope(label=label, name=title, request=partial(_fixed, one)))
    if session is not None:
        name = session_name(session)
        whole = PrintRequest(session_ids=(session.id,))
        label = _("The whole session: {name}").format(name=_short(name))
        found.append(PrintScope(label=label, name=name, request=partial(_fixed, whole)))
    if total > 1:
        label = _("All that is listed: {n} records").format(n=total)
        found.append(PrintScope(label=label, name=_("Speeches"), request=partial(_listed, desk, query)))
    return (*found, *_of_speakers(desk, speech), *_collections(desk))


def _of_speakers(desk: Desk, speech: Speech | None) -> Iterator[PrintScope]:
    for name in speech.speaker_names if speech is not None else ():
        query = SearchQuery(speakers=(name,), sort=Sort.DATE)
        label = _("All speeches of {name}").format(name=name)
        yield PrintScope(label=label, name=name, request=partial(_listed, desk, query))


def _collections(desk: Desk) -> Iterator[PrintScope]:
    for one in desk.gather.collections():
        if one.items:
            chosen = PrintRequest(speech_ids=tuple(item.speech_id for item in one.items))
            label = _("Collection: {name}").format(name=_short(one.name))
            yield PrintScope(label=label, name=one.name, request=partial(_fixed, chosen))


def _listed(desk: Desk, query: SearchQuery) -> PrintRequest:
    results = desk.search.search(listed(replace(query, limit=_ALL)))
    return PrintRequest(speech_ids=tuple(hit.speech_id for hit in results.hits))


def _fixed(request: PrintRequest) -> PrintRequest:
    return request


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
