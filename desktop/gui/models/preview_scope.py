"""What can be printed from where a person is."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from gettext import gettext as _

from desktop.composition import Desk
from desktop.gui.models.found import listed
from desktop.gui.models.words import session_name, speech_title
from desktop.records import SearchQuery, Session, Speech
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
    """Return what can be printed: the speech that is read, its session, and all that is listed."""
    found: list[PrintScope] = []
    if speech is not None:
        title = speech_title(speech, session)
        one = PrintRequest(speech_ids=(speech.id,))
        label = _("This speech: {title}").format(title=_short(title))
        found.append(PrintScope(label=label, name=title, request=lambda: one))
    if session is not None:
        name = session_name(session)
        whole = PrintRequest(session_ids=(session.id,))
        label = _("The whole session: {name}").format(name=_short(name))
        found.append(PrintScope(label=label, name=name, request=lambda: whole))
    if total > 1:
        label = _("All that is listed: {n} records").format(n=total)
        found.append(PrintScope(label=label, name=_("Speeches"), request=lambda: _listed(desk, query)))
    return tuple(found)


def _listed(desk: Desk, query: SearchQuery) -> PrintRequest:
    results = desk.search.search(listed(replace(query, limit=_ALL)))
    return PrintRequest(speech_ids=tuple(hit.speech_id for hit in results.hits))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
