"""What can go wrong in a way that a person has to be told."""

from gettext import gettext


class ArchiveError(Exception):
    """A failure with one sentence for people: what happened, what is safe, what to do next.

    `template` is an English sentence with `{name}` fields; it is the key in the translations, so it is
    translated when it is shown and not when it is raised.
    """

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template, values)
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return gettext(self.template).format(**self.values)

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way back from a child process, where keyword arguments would be lost."""
        return _rebuilt, (type(self), self.template, self.values)


def _rebuilt(kind: type[ArchiveError], template: str, values: dict[str, object]) -> ArchiveError:
    return kind(template, **values)


class UnreadableSourceError(ArchiveError):
    """A file or a text that no reader can turn into paragraphs."""


class ArchiveFileError(ArchiveError):
    """An archive file that cannot be opened, written or trusted."""


class ReadOnlyArchiveError(ArchiveFileError):
    """A change was asked of an archive that is open for reading only."""


class NotFoundError(ArchiveError):
    """A record that is not (or no longer) in the archive."""


class QueryError(ArchiveError):
    """A query that cannot be understood; `position` is the place in the query text, in characters."""

    def __init__(self, template: str, *, position: int, **values: object) -> None:
        super().__init__(template, position=position, **values)
        self.position = position


class PrintingError(ArchiveError):
    """A document that cannot be laid out, written or spooled."""
