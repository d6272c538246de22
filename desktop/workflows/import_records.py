"""Read articles, plan what they hold, and save what a person agrees to."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.archive import Archive
from desktop.intake.corrections import edited_lines, replan
from desktop.intake.readers import scans
from desktop.records import (
    ArchiveError,
    IntakePlan,
    Progress,
    Reading,
    ReadOnlyArchiveError,
    Source,
    UnreadableSourceError,
)
from desktop.records.correction import Correction, EditedLine
from desktop.workflows.certain_people import names_in, with_certain_people
from desktop.workflows.found_files import FoundFile, content_of, files_in, found_in
from desktop.workflows.known_sessions import KnownSessions
from desktop.workflows.learn_labels import confirmed, learned_model
from desktop.workflows.merge_sessions import Keep, Merging, merge, merging
from desktop.workflows.reader_process import ReaderProcess

__all__ = ["ImportEntry", "ImportRecords", "ImportReport", "files_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportEntry:
    """What became of one file: its plan and the sessions saved, or the error; `duplicate`: known before."""

    path: Path
    plan: IntakePlan | None = None
    session_ids: tuple[str, ...] = ()
    error: ArchiveError | None = None
    duplicate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What became of every file, in order."""

    entries: tuple[ImportEntry, ...]


class ImportRecords:
    """From files and pasted text to saved sessions; without an archive it reads and plans only."""

    def __init__(self, archive: Archive | None, reader: ReaderProcess | None = None) -> None:
        self._archive = archive
        self._reader = reader or ReaderProcess()

    @property
    def can_save(self) -> bool:
        """Whether there is an archive that can be written."""
        return self._archive is not None and not self._archive.read_only

    @property
    def reads_scans(self) -> bool:
        """Whether the part that recognises text in pictures is installed."""
        return scans.available()

    def read_path(self, path: Path) -> Reading:
        """Read a file in a child process; UnreadableSourceError says why it gives no paragraphs."""
        return self.read_found(FoundFile(path=path))

    def read_found(self, found: FoundFile) -> Reading:
        """Read a file or a zip's member in a child process; UnreadableSourceError as for a path."""
        return self._reader.read(Source(content=content_of(found), media_type="", name=found.name))

    def read_text(self, text: str) -> Reading:
        """Read pasted text."""
        content = text.encode("utf-8", errors="replace")
        if not content.strip():
            raise UnreadableSourceError("There is no text to import.")
        return self._reader.read(Source(content=content, media_type="text/plain"))

    def read_source(self, source: Source) -> Reading:
        """Read a source again that was read before, as from a draft."""
        return self._reader.read(source)

    def plan(self, reading: Reading, corrections: Sequence[Correction] = ()) -> IntakePlan:
        """Label and assemble what was read, and replay a person's corrections over it.

        The first plan of a source is made in the child process, within its limits and with its errors.
        What was learned in the archive is used.
        """
        model = learned_model(self._archive) if self._archive is not None else None
        return replan(reading, corrections, model) if corrections else self._reader.plan(reading, model)

    def edited_lines(
        self, reading: Reading, corrections: Sequence[Correction] = ()
    ) -> tuple[EditedLine, ...]:
        """Return the paragraphs as corrections have split and merged them."""
        return edited_lines(reading, corrections)

    def already_saved(self, plan: IntakePlan) -> tuple[str, ...]:
        """Return the sessions that were saved from the same bytes before."""
        return self._archive.sessions_from_source(plan.reading.source) if self._archive else ()

    def save(self, plan: IntakePlan, reviewed: Sequence[Correction] | None = None) -> tuple[str, ...]:
        """Save all sessions of a plan in one transaction and return their UUIDs.

        A speaker is linked to a person only where that is certain; all others stay printed names.
        `reviewed` are the corrections of a person who looked at the plan, None where nobody did: the labels
        are kept beside as what was confirmed, to learn from.
        """
        if self._archive is None:
            raise ReadOnlyArchiveError("No archive is open to save to.")
        known = self._archive.people.known_by(names_in(plan))
        lesson = confirmed(self._archive, plan, reviewed) if reviewed is not None else None
        return self._archive.save_plan(with_certain_people(plan, known), lesson)

    def same_sessions(
        self, plan: IntakePlan, known: KnownSessions | None = None
    ) -> tuple[Merging | None, ...]:
        """Return for each session of a plan what it would add to the same one that is kept, if there is one.

        Body, day and name or number tell a session, as do the very words of its report. `known` are the
        kept sessions where they are read already.
        """
        if self._archive is None or not plan.sessions:
            return (None,) * len(plan.sessions)
        known = known or KnownSessions(self._archive)
        people = self._archive.people.known_by(names_in(plan))
        matches = []
        for planned in with_certain_people(plan, people).sessions:
            match = known.find(planned)
            matches.append(merging(planned, self._archive, match.id) if match is not None else None)
        return tuple(matches)

    def merge(
        self,
        plan: IntakePlan,
        found: Sequence[Merging | None],
        keep: Mapping[str, Keep],
        reviewed: Sequence[Correction] | None = None,
    ) -> tuple[str, ...]:
        """Merge what `same_sessions` found and save the other sessions, as one change; return the UUIDs.

        `keep` says by a kept speech's UUID which account of it stays, the kept one where nothing is said.
        """
        if self._archive is None:
            raise ReadOnlyArchiveError("No archive is open to save to.")
        lesson = confirmed(self._archive, plan, reviewed) if reviewed is not None else None
        people = self._archive.people.known_by(names_in(plan))
        source, ids = plan.reading.source, []
        with self._archive.changing() as changes:
            for planned, match in zip(with_certain_people(plan, people).sessions, found, strict=True):
                if match is None:
                    ids.append(changes.add_session(planned.facts, planned.speeches, source))
                else:
                    merge(changes, match, source, keep)
                    ids.append(match.session.id)
            if lesson is not None:
                changes.add(lesson)
        return tuple(ids)

    def import_paths(
        self, paths: Sequence[Path], *, dry_run: bool = False
    ) -> Generator[Progress, None, ImportReport]:
        """Import files and whole folders, each file in a transaction of its own.

        A file that fails is reported and the next one goes on; stopping leaves what was saved so far.
        """
        if not dry_run and not self.can_save:
            raise ReadOnlyArchiveError("The archive is open for reading only. Nothing was imported.")
        files = list(found_in(paths))
        entries = []
        for done, found in enumerate(files):
            yield Progress(done=done, total=len(files), item=found.name)
            entries.append(self._import_file(found, dry_run=dry_run))
        yield Progress(done=len(files), total=len(files))
        return ImportReport(entries=tuple(entries))

    def close(self) -> None:
        """Stop the child process."""
        self._reader.close()

    def _import_file(self, found: FoundFile, *, dry_run: bool) -> ImportEntry:
        path = Path(found.place)
        try:
            plan = self.plan(self.read_found(found))
            if dry_run:
                return ImportEntry(path=path, plan=plan)
            known = self.already_saved(plan)
            if known:
                return ImportEntry(path=path, plan=plan, session_ids=known, duplicate=True)
            session_ids = self.save(plan) if plan.sessions else ()
            return ImportEntry(path=path, plan=plan, session_ids=session_ids)
        except ArchiveError as error:
            return ImportEntry(path=path, error=error)
