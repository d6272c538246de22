"""Where a person has been, backwards and forwards."""

from dataclasses import dataclass, replace

from desktop.records import SearchQuery
from desktop.workflows.query_clauses import CLAUSE_FIELDS, values_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A query, and the record that was read in it; empty where none was."""

    query: SearchQuery
    speech_id: str = ""


class History:
    """Remembers visits; what is typed on the way is one step."""

    def __init__(self, start: SearchQuery) -> None:
        self.now = Visit(query=start)
        self._back: list[Visit] = []
        self._forward: list[Visit] = []

    @property
    def can_go_back(self) -> bool:
        """Whether there is a visit before this one."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a visit after this one."""
        return bool(self._forward)

    def visit(self, query: SearchQuery) -> None:
        """Go to another query; while words are typed, the last step is replaced."""
        if query == self.now.query:
            return
        typing = bool(query.text.strip()) and bool(self.now.query.text.strip())
        if not (typing and _scope(query) == _scope(self.now.query)):
            self._back.append(self.now)
        self._forward.clear()
        self.now = Visit(query=query)

    def read(self, speech_id: str) -> None:
        """Note the record that is read now; walking down a list is no step of its own."""
        self.now = replace(self.now, speech_id=speech_id)

    def follow(self, speech_id: str) -> None:
        """Go to a record that another one led to; that one can be gone back to."""
        self._back.append(self.now)
        self._forward.clear()
        self.read(speech_id)

    def go_back(self) -> Visit:
        """Return the visit before this one, or this one where there is none."""
        if self._back:
            self._forward.append(self.now)
            self.now = self._back.pop()
        return self.now

    def go_forward(self) -> Visit:
        """Return the visit that was gone back from, or this one where there is none."""
        if self._forward:
            self._back.append(self.now)
            self.now = self._forward.pop()
        return self.now


def _scope(query: SearchQuery) -> tuple[object, ...]:
    return tuple(values_of(query, field) for field in CLAUSE_FIELDS)
