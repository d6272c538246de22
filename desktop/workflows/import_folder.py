"""Import thousands of files in one go, with progress, going on after a stop, and a report."""

from collections.abc import Generator, Sequence
from dataclasses import replace
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from desktop.archive import Archive
from desktop.records import (
    ArchiveError,
    IntakePlan,
    IntakeWarning,
    Progress,
    ReadOnlyArchiveError,
)
from desktop.records.folder_import import FileResult, FolderReport, Outcome, SameSession, UnfinishedImport
from desktop.workflows.found_files import FoundFile, found_in
from desktop.workflows.import_journal import ImportJournal, unfinished
from desktop.workflows.import_records import ImportRecords
from desktop.workflows.known_sessions import KnownSessions
from desktop.workflows.merge_sessions import Keep

# Warnings that say how a text was read and not that anything is doubtful. News tells a day without its
# year: counted as doubts, those years would hide the texts that have to be looked at.
_NO_DOUBTS = frozenset(("html", "markdown", "year-from-publication"))
_MOST_DOUBTS = 20
# With so many doubtful values somebody should look: of 34 odd texts read for the first time 17 had as
# many, and 15 of these held a fault; of the other 17 there were 11.
_MANY_DOUBTFUL = 3


class ImportFolder:
    """Takes in files, folders and zips; of each file only what the report says of it stays in memory."""

    def __init__(self, archive: Archive, imports: ImportRecords, journals: Path) -> None:
        self._archive = archive
        self._imports = imports
        self._journals = journals

    def unfinished(self) -> tuple[UnfinishedImport, ...]:
        """Return the imports into this archive that were stopped or broke off."""
        return unfinished(self._journals, self._archive.id)

    def forget(self, paths: Sequence[Path]) -> None:
        """Do not go on with an unfinished import; what it saved stays saved."""
        ImportJournal(self._journals, self._archive.id, paths).finish()

    def interrupt(self) -> None:
        """End what is being read, from any thread; that file counts as failed and is read again later."""
        self._imports.close()

    def run(
        self, paths: Sequence[Path], *, same_session: SameSession = SameSession.SKIP
    ) -> Generator[Progress, None, FolderReport]:
        """Import the files of `paths`, each in a transaction of its own; a file that fails is reported.

        Stopping keeps what was saved; the same paths go on from there. Raises ReadOnlyArchiveError where
        nothing can be saved.
        """
        if not self._imports.can_save:
            raise ReadOnlyArchiveError("The archive is open for reading only. Nothing was imported.")
        yield Progress(done=0)
        files = tuple(found_in(paths))
        journal = ImportJournal(self._journals, self._archive.id, paths)
        known = KnownSessions(self._archive)
        results: list[FileResult] = []
        earlier = 0
        for done, found in enumerate(files):
            yield Progress(done=done, total=len(files), item=found.name)
            result = journal.result(found)
            if result is None:
                result = self._take(found, known, same_session)
                journal.add(found, result)
            else:
                earlier += 1
            results.append(result)
        journal.finish()
        yield Progress(done=len(files), total=len(files))
        return FolderReport(results=tuple(results), earlier=earlier)

    def _take(self, found: FoundFile, known: KnownSessions, same_session: SameSession) -> FileResult:
        try:
            plan = self._imports.plan(self._imports.read_found(found))
            before = self._imports.already_saved(plan)
            if before:
                return self._result(found, Outcome.SAME_FILE, plan, before)
            if not plan.sessions:
                return self._result(found, Outcome.NOTHING, plan, ())
            return self._save(found, plan, known, same_session)
        except ArchiveError as error:
            return FileResult(name=found.name, path=found.place, outcome=Outcome.FAILED, reason=str(error))

    def _save(
        self, found: FoundFile, plan: IntakePlan, known: KnownSessions, same_session: SameSession
    ) -> FileResult:
        matches = [known.find(planned) for planned in plan.sessions]
        kept = tuple(match.id for match in matches if match is not None)
        if len(kept) == len(matches) and all(match.same_text for match in matches if match):
            return self._result(found, Outcome.SAME_TEXT, plan, kept)
        if kept and same_session is SameSession.SKIP:
            return self._result(found, Outcome.SAME_SESSION, plan, kept)
        if kept and same_session is SameSession.MERGE:
            return self._merge(found, plan, known)
        return self._keep(found, plan, known)

    def _merge(self, found: FoundFile, plan: IntakePlan, known: KnownSessions) -> FileResult:
        """Merge the sessions that are known and save the others.

        Of speeches told twice both stay, which is a doubt: nobody was there to choose.
        """
        matches = self._imports.same_sessions(plan, known)
        keep = {pair.kept.id: Keep.BOTH for match in matches if match for pair in match.twice}
        ids = self._imports.merge(plan, matches, keep)
        for planned, match, session_id in zip(plan.sessions, matches, ids, strict=True):
            if match is None:
                known.add(planned, session_id)
        result = self._result(found, Outcome.MERGED, plan, ids)
        text = ngettext(
            "{n} speech now stands twice in the session, as two sources tell it: keep one of them.",
            "{n} speeches now stand twice in the session, as two sources tell them: keep one of each.",
            len(keep),
        )
        return replace(result, doubts=(text.format(n=len(keep)), *result.doubts)) if keep else result

    def _keep(self, found: FoundFile, plan: IntakePlan, known: KnownSessions) -> FileResult:
        ids = self._imports.save(plan)
        for planned, session_id in zip(plan.sessions, ids, strict=True):
            known.add(planned, session_id)
        return self._result(found, Outcome.SAVED, plan, ids)

    def _result(
        self, found: FoundFile, outcome: Outcome, plan: IntakePlan, session_ids: tuple[str, ...]
    ) -> FileResult:
        doubts = list(map(_sentence, filter(_is_doubt, plan.warnings)))
        doubtful = sum(reason.is_doubtful for reason in plan.reasons)
        if doubtful >= _MANY_DOUBTFUL:
            doubts.insert(0, _("{n} values may be wrong.").format(n=doubtful))
        return FileResult(
            name=found.name,
            path=found.place,
            outcome=outcome,
            session_ids=session_ids,
            sessions=tuple(planned.facts.full_name for planned in plan.sessions),
            doubts=tuple(doubts[:_MOST_DOUBTS]),
        )


def _is_doubt(warning: IntakeWarning) -> bool:
    """Whether a person should look; what was cut off a page's edges, of no one place, is as it should be."""
    cut_off = warning.code == "noise-in-speech" and warning.line is None
    return warning.code not in _NO_DOUBTS and not cut_off


def _sentence(warning: IntakeWarning) -> str:
    text = _(warning.message).format(**dict(warning.values))
    return _("Paragraph {n}: {sentence}").format(sentence=text, n=warning.line) if warning.line else text
