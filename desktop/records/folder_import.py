"""What became of the files of a folder that was imported."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Outcome(StrEnum):
    """What became of one file."""

    SAVED = "saved"
    MERGED = "merged"
    NOTHING = "nothing"
    SAME_FILE = "same-file"
    SAME_TEXT = "same-text"
    SAME_SESSION = "same-session"
    FAILED = "failed"


class SameSession(StrEnum):
    """What to do with a session that the archive has from another source with other words."""

    SKIP = "skip"
    MERGE = "merge"
    KEEP = "keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileResult:
    """What became of a file: `name` as a person knows it, `path` where it is.

    `session_ids` are the sessions saved, merged into, or known before, `sessions` their names; `doubts`
    and `reason` are sentences for people, the latter why nothing was taken.
    """

    name: str
    path: str
    outcome: Outcome
    session_ids: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderReport:
    """What became of every file, in order; `earlier` of them were done before the import was stopped."""

    results: tuple[FileResult, ...]
    earlier: int = 0

    def of(self, *outcomes: Outcome) -> tuple[FileResult, ...]:
        """Return the results with one of these outcomes."""
        return tuple(result for result in self.results if result.outcome in outcomes)

    def after(self, before: "FolderReport") -> "FolderReport":
        """Return the report of two runs over the same files: what the first took in is told as it was."""
        taken = {one.path: one for one in before.of(Outcome.SAVED, Outcome.MERGED)}
        told = (taken.get(one.path, one) if one.outcome is Outcome.SAME_FILE else one for one in self.results)
        return replace(self, results=tuple(told))

    @property
    def doubtful(self) -> tuple[FileResult, ...]:
        """The files of which something was taken that a person should look at."""
        return tuple(result for result in self.of(Outcome.SAVED, Outcome.MERGED) if result.doubts)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfinishedImport:
    """A folder import that was stopped or broke off: where it read from and how many files were done."""

    paths: tuple[str, ...]
    done: int
