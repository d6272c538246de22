"""What the command line prints: one JSON document, or lines for people."""

import json
import sys
import time
from collections.abc import Generator
from gettext import gettext as _
from typing import TypeVar

import click

from desktop.records import (
    Hit,
    IntakePlan,
    PassageKind,
    PrintingError,
    Progress,
    Role,
    SearchResults,
    Session,
    Speech,
)
from desktop.records.folder_import import FolderReport, Outcome
from desktop.records.printing import JobState, PrintJob, PrintReport
from desktop.workflows.folder_report import outcome_name, summary
from desktop.workflows.time_left import TimeLeft, time_left

Report = TypeVar("Report")


def print_json(document: object) -> None:
    """Write one JSON document to standard output, and nothing else."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=1))


def watch(job: Generator[Progress, None, Report]) -> Report:
    """Run a job to its end and return its report; on a terminal its progress is shown on standard error."""
    show = sys.stderr.isatty()
    left = TimeLeft()
    while True:
        try:
            progress = next(job)
        except StopIteration as finished:
            if show:
                click.echo("\r\033[K", nl=False, err=True)
            report: Report = finished.value
            return report
        if show:
            total = progress.total if progress.total is not None else "?"
            seconds = left.seconds(progress, time.monotonic())
            parts = [f"{progress.done}/{total}", *([time_left(seconds)] if seconds else []), progress.item]
            click.echo("\r\033[K" + "  ".join(parts), nl=False, err=True)


def print_folder_report(report: FolderReport) -> None:
    """Print what became of each file: what was found and is doubtful, and on standard error what failed."""
    for result in report.results:
        if result.outcome is Outcome.FAILED:
            click.echo(f"yizheng: {result.path}: {result.reason}", err=True)
            continue
        click.echo(f"{result.path}: {outcome_name(result.outcome)}")
        for session in result.sessions:
            click.echo(f"  {session}")
        for doubt in result.doubts:
            click.echo(f"  ! {doubt}")
    if report.earlier:
        text = _("{count} of these were done before the import was stopped").format(count=report.earlier)
        click.echo(text, err=True)
    click.echo("  ".join(f"{name} {count}" for name, count in summary(report)), err=True)
    if report.of(Outcome.SAME_SESSION):
        click.echo(_("Give --same-session merge to add their new speeches to the kept sessions."), err=True)


def session_json(session: Session) -> dict[str, object]:
    """Return a session's facts for JSON."""
    return {
        "id": session.id,
        "body": session.body,
        "name": session.name,
        "kind": session.kind.value,
        "term": session.term,
        "ordinal": session.ordinal,
        "sub_ordinal": session.sub_ordinal,
        "held_on": session.held_on.isoformat() if session.held_on else None,
        "place": session.place,
        "theme": session.theme,
        "chair": session.names(Role.CHAIR),
        "leaders": session.names(Role.LEADER),
        "attendees": session.names(Role.ATTENDEE),
    }


def speech_json(speech: Speech) -> dict[str, object]:
    """Return a speech with its text and passages for JSON."""
    return {
        "id": speech.id,
        "kind": speech.kind.value,
        "title": speech.title,
        "speakers": speech.speaker_names,
        "office": speech.office,
        "on_behalf_of": speech.on_behalf_of,
        "sector": speech.sector,
        "text": speech.text,
        "problems": speech.passage_texts(PassageKind.PROBLEM),
        "suggestions": speech.passage_texts(PassageKind.PROPOSAL),
    }


def results_json(results: SearchResults, *, facets: bool) -> dict[str, object]:
    """Return a page of hits for JSON; `total` counts records."""
    counted = {
        name: [{"value": value.value, "label": value.label, "count": value.count} for value in values]
        for name, values in results.facets.items()
    }
    return {
        "total": results.total,
        "occurrences": results.occurrences,
        "hits": [_hit_json(hit) for hit in results.hits],
        "facets": counted if facets else {},
        "took_ms": round(results.took_ms, 2),
    }


def _hit_json(hit: Hit) -> dict[str, object]:
    return {
        "speech": hit.speech_id,
        "session": hit.session_id,
        "title": hit.title.text,
        "speakers": hit.speakers,
        "held_on": hit.held_on.isoformat() if hit.held_on else None,
        "kind": hit.kind.value,
        "excerpt": hit.excerpt.text,
        "score": round(hit.score, 4),
    }


def print_results(results: SearchResults, *, facets: bool) -> None:
    """Print hits for people, the words that were hit between ⟦ and ⟧."""
    click.echo(_("{total} records, {hits} hits").format(total=results.total, hits=results.occurrences))
    for hit in results.hits:
        when = hit.held_on.isoformat() if hit.held_on else ""
        click.echo(f"\n{hit.title.text}  {'、'.join(hit.speakers)}  {when}  {hit.speech_id}")
        click.echo("    " + _with_marks(hit.excerpt.text, hit.excerpt.marks))
    for name, values in results.facets.items() if facets else ():
        click.echo(f"{name}: " + "  ".join(f"{value.label} {value.count}" for value in values[:10]))


def _with_marks(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    for start, end in sorted(marks, reverse=True):
        text = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
    return text


def print_session(session: Session, speeches: tuple[Speech, ...]) -> None:
    """Print a session's data and the list of its speeches."""
    held_on = session.held_on.isoformat() if session.held_on else _("date unknown")
    click.echo(f"{session.full_name}  {held_on}  {session.id}")
    if session.theme:
        click.echo(session.theme)
    for speech in speeches:
        click.echo(f"  {speech.id}  {'、'.join(speech.speaker_names) or '—'}  {speech.title or ''}")


def print_speech(speech: Speech) -> None:
    """Print a speech as text."""
    for line in (speech.title, "、".join(speech.speaker_names), speech.office, speech.on_behalf_of):
        if line:
            click.echo(line)
    click.echo("\n" + speech.text)


def print_report(report: PrintReport) -> None:
    """Say on standard error what differs from the standard: faces replaced, characters that no font has."""
    for substitute in report.substitutes:
        names = {"standard": substitute.standard, "used": substitute.used}
        click.echo(_("{standard} is not installed; {used} is printed instead").format(**names), err=True)
    if report.missing:
        click.echo(_("no font has: {characters}").format(characters=" ".join(report.missing)), err=True)


def print_job(job: PrintJob) -> None:
    """Say on standard error what the spooler says of a job; PrintingError where it came to nothing."""
    values = {"number": job.number, "printer": job.printer, "reason": job.reason or "—"}
    if job.state is JobState.FAILED:
        raise PrintingError("Job {number} failed on {printer}: {reason}. Nothing came out whole.", **values)
    if job.state is JobState.CANCELLED:
        raise PrintingError("Job {number} was cancelled at {printer}: {reason}.", **values)
    said = {
        JobState.DONE: _("Job {number}: {printer} has printed it."),
        JobState.STOPPED: _("Job {number} waits: {printer} is stopped ({reason})."),
        JobState.HELD: _("Job {number} is held at {printer} ({reason})."),
        JobState.PRINTING: _("Job {number}: {printer} is printing ({reason})."),
        JobState.WAITING: _("Job {number} waits for its turn at {printer}."),
    }
    click.echo(said[job.state].format(**values), err=True)


def print_plan(name: str, plan: IntakePlan) -> None:
    """Print for people what was found in one source and what is doubtful in it."""
    click.echo(name)
    for session in plan.sessions:
        held_on = session.facts.held_on.isoformat() if session.facts.held_on else _("date unknown")
        click.echo(f"  {session.facts.full_name}  {held_on}")
        for speech in session.speeches:
            proposals = len(speech.passage_texts(PassageKind.PROPOSAL))
            click.echo(f"    {'、'.join(speech.speaker_names) or '—'}  {speech.title or ''}  ({proposals})")
    for warning in plan.warnings:
        place = f" [{warning.line}]" if warning.line else ""
        click.echo(f"  ! {_(warning.message).format(**dict(warning.values))}{place}")
