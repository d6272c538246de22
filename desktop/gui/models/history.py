"""The queries gone through, backwards and forwards."""

from desktop.records import SearchQuery


class History:
    """Remembers where a person has been; what is typed on the way is one step."""

    def __init__(self, start: SearchQuery) -> None:
        self.now = start
        self._back: list[SearchQuery] = []
        self._forward: list[SearchQuery] = []

    @property
    def can_go_back(self) -> bool:
        """Whether there is a query before this one."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a query after this one."""
        return bool(self._forward)

    def visit(self, query: SearchQuery) -> None:
        """Go to another query; while words are typed, the last step is replaced."""
        if query == self.now:
            return
        typing = bool(query.text.strip()) and bool(self.now.text.strip())
        if not (typing and _scope(query) == _scope(self.now)):
            self._back.append(self.now)
        self._forward.clear()
        self.now = query

    def go_back(self) -> SearchQuery:
        """Return the query before this one, or this one where there is none."""
        if self._back:
            self._forward.append(self.now)
            self.now = self._back.pop()
        return self.now

    def go_forward(self) -> SearchQuery:
        """Return the query that was gone back from, or this one where there is none."""
        if self._forward:
            self._back.append(self.now)
            self.now = self._forward.pop()
        return self.now


def _scope(query: SearchQuery) -> tuple[object, ...]:
    return (query.session_ids, query.terms, query.years, query.kinds, query.sectors, query.speakers)
