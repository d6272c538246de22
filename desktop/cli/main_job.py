"""The main job from article to paper, done once without a window: for self-check and for headless runs."""

from collections.abc import Iterator
from pathlib import Path

from desktop.cli.output import watch
from desktop.composition import Composition
from desktop.records import ArchiveError, SearchQuery, SpeechKind
from desktop.records.printing import PrintRequest
from desktop.records.resources import resource

ARTICLE = resource("sample/texts/2025-10-standing-committee.txt")
NEEDLE = "公共"


def do_main_job(composition: Composition, folder: Path) -> Iterator[str]:
    """Import the sample article into a new archive in `folder`, search it, print a speech and the session.

    Yields a sentence for each thing made; raises ArchiveError when a step does not give what it must.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with composition.create(folder / "trial.db", name="trial") as desk:
        report = watch(desk.imports.import_paths([ARTICLE]))
        session_ids = [identity for entry in report.entries for identity in entry.session_ids]
        if len(session_ids) != 1:
            raise ArchiveError("The sample article did not give one session.")
        speeches = [
            speech for speech in desk.browse.speeches(session_ids[0]) if speech.kind is SpeechKind.SPEECH
        ]
        yield f"{folder / 'trial.db'}: 1 session, {len(speeches)} speeches"
        watch(desk.refresh.run())
        found = desk.search.search(SearchQuery(text=NEEDLE))
        if not found.hits or found.scanned:
            raise ArchiveError("The search index did not find what the sample article says.")
        yield f"search {NEEDLE}: {found.total} records, {found.occurrences} hits"
        for name, chosen in (("speech", speeches[0].id), ("session", None)):
            printed = watch(
                desk.prints.write_pdf(
                    PrintRequest(
                        session_ids=() if chosen else (session_ids[0],),
                        speech_ids=(chosen,) if chosen else (),
                    ),
                    folder / f"{name}.pdf",
                )
            )
            yield f"{printed.path}: {printed.pages} pages"
