"""The commands of `yizheng`."""

import os
import sys
import tempfile
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path
from typing import Any

import click

from desktop.cli import keeping, output
from desktop.cli.context import AS_JSON, Context
from desktop.cli.learn import learn
from desktop.cli.main_job import do_main_job
from desktop.cli.members import members
from desktop.cli.train import train
from desktop.composition import Composition, Desk, speak
from desktop.records import (
    ArchiveError,
    SearchQuery,
    SearchResults,
    Sort,
)
from desktop.records.folder_import import Outcome, SameSession
from desktop.records.printing import Layout, PrintOptions, PrintRequest, PrintSettings
from desktop.workflows.folder_report import write_report
from desktop.workflows.import_records import ImportEntry
from desktop.workflows.plan_json import plan_as_json

# How long `print` follows a job before it says how far it has come, in seconds.
_PATIENCE_S = 20
# What `print` takes speeches from; one of these is given.
_SOURCES = ("session_ids", "speech_ids", "query", "collection")


@click.group(invoke_without_command=True)
@click.option(
    "--archive",
    type=click.Path(path_type=Path),
    envvar="YIZHENG_ARCHIVE",
    help="The archive file; else the one opened last.",
)
@click.option("--self-check", is_flag=True, hidden=True)
@click.version_option(package_name="yizheng")
@click.pass_context
def yizheng(context: click.Context, archive: Path | None, *, self_check: bool) -> None:
    """Keep, search and print what was said at consultative-conference sessions."""
    context.obj = Context(archive)
    if self_check:
        context.exit(_self_check())
    if context.invoked_subcommand is None:
        context.exit(_window(context.obj, archive))


@yizheng.command("open")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def open_window(context: Context, file: Path) -> None:
    """Open the window on FILE."""
    click.get_current_context().exit(_window(context, file))


@yizheng.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would be saved, and save nothing.")
@click.option("--report", type=click.Path(path_type=Path), help="Write what became of each file as CSV.")
@click.option(
    "--same-session",
    type=click.Choice([choice.value for choice in SameSession]),
    default=SameSession.SKIP.value,
    show_default=True,
    help="What to do with a session that is kept already, in other words.",
)
@AS_JSON
@click.pass_obj
def import_paths(context: Context, /, paths: Sequence[Path], **options: Any) -> None:
    """Read articles from PATHS (files, zips or folders) and save what was found.

    An import that was stopped goes on where it stopped when the same PATHS are given.
    """
    if options["dry_run"]:
        trial = context.for_trial()
        imports = trial.imports if isinstance(trial, Desk) else trial
        try:
            entries = output.watch(imports.import_paths(paths, dry_run=True)).entries
        finally:
            trial.close()
        _show_import(entries, as_json=options["as_json"])
        return
    with context.open(read_only=False) as desk:
        if options["as_json"]:
            entries = output.watch(desk.imports.import_paths(paths)).entries
            output.watch(desk.refresh.run())
            _show_import(entries, as_json=True)
            return
        choice = SameSession(options["same_session"])
        report = output.watch(desk.folders.run(paths, same_session=choice))
        output.watch(desk.refresh.run())
    if options["report"]:
        write_report(report, options["report"])
    output.print_folder_report(report)
    if report.of(Outcome.FAILED):
        click.get_current_context().exit(1)


def _show_import(entries: Sequence[ImportEntry], *, as_json: bool) -> None:
    plans = [entry.plan for entry in entries if entry.plan is not None]
    if as_json and plans:
        documents = [plan_as_json(plan) for plan in plans]
        output.print_json(documents[0] if len(entries) == 1 else documents)
    for entry in entries:
        if entry.error is not None:
            click.echo(f"yizheng: {entry.path}: {entry.error}", err=True)
        elif entry.plan is not None and not as_json:
            output.print_plan(str(entry.path), entry.plan)
    for entry in entries:
        if entry.duplicate:
            click.echo(_("{name}: imported before, nothing was saved").format(name=entry.path), err=True)
    if any(entry.error is not None for entry in entries):
        click.get_current_context().exit(1)


@yizheng.command()
@AS_JSON
@click.pass_obj
def sessions(context: Context, *, as_json: bool) -> None:
    """List the sessions, newest first."""
    with context.open(read_only=True) as desk:
        kept = desk.browse.sessions()
        if as_json:
            output.print_json([output.session_json(session) for session in kept])
            return
        for session in kept:
            held_on = session.held_on.isoformat() if session.held_on else "          "
            click.echo(f"{held_on}  {session.full_name}  {session.id}")


@yizheng.command()
@click.argument("identifier")
@AS_JSON
@click.pass_obj
def show(context: Context, identifier: str, *, as_json: bool) -> None:
    """Show the session or the speech with the UUID IDENTIFIER."""
    with context.open(read_only=True) as desk:
        session = next((known for known in desk.browse.sessions() if known.id == identifier), None)
        if session is None:
            speech = desk.browse.speech(identifier)
            if as_json:
                output.print_json(output.speech_json(speech))
            else:
                output.print_speech(speech)
            return
        speeches = desk.browse.speeches(identifier)
        if as_json:
            facts = output.session_json(session)
            output.print_json(facts | {"speeches": [output.speech_json(speech) for speech in speeches]})
        else:
            output.print_session(session, speeches)


@yizheng.command()
@click.argument("query")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True)
@click.option("--sort", type=click.Choice([sort.value for sort in Sort]), default=Sort.RELEVANCE.value)
@click.option("--facets", is_flag=True, help="Count the hits by year, kind, sector, speaker and session.")
@AS_JSON
@click.pass_obj
def search(context: Context, /, query: str, **options: Any) -> None:
    """Find speeches that QUERY matches."""
    with context.open(read_only=True) as desk:
        asked = SearchQuery(text=query, limit=options["limit"], sort=Sort(options["sort"]), facet_limit=None)
        results = _results(desk, asked)
    if options["as_json"]:
        output.print_json(output.results_json(results, facets=options["facets"]))
    else:
        output.print_results(results, facets=options["facets"])


def _results(desk: Desk, query: SearchQuery) -> SearchResults:
    if desk.refresh.needed:
        output.watch(desk.refresh.run())
    return desk.search.search(query)


@yizheng.command("print")
@click.option("--session", "session_ids", multiple=True, help="Print this whole session; may be given again.")
@click.option("--speech", "speech_ids", multiple=True, help="Print this speech; may be given again.")
@click.option("--query", help="Print the speeches that a query finds.")
@click.option("--collection", help="Print the speeches of the collection with this name.")
@click.option("--layout", type=click.Choice([layout.value for layout in Layout]), default="official")
@click.option("--title", default="", help="What a volume is called.")
@click.option("-o", "--output", "target", type=click.Path(path_type=Path), help="The PDF file.")
@click.option("--printer", help="Send it to this printer of the system.")
@click.option("--copies", type=click.IntRange(1, 999), default=1, show_default=True)
@click.pass_obj
def print_speeches(context: Context, /, **chosen: Any) -> None:
    """Lay speeches out and write them as a PDF file, or print them."""
    if sum(bool(chosen[name]) for name in _SOURCES) != 1:
        raise click.UsageError(_("Give one of --session, --speech, --query and --collection."))
    if not chosen["target"] and not chosen["printer"]:
        raise click.UsageError(_("Give -o FILE, --printer NAME, or both."))
    with context.open(read_only=True) as desk, tempfile.TemporaryDirectory(prefix="yizheng-") as folder:
        request = PrintRequest(
            session_ids=chosen["session_ids"],
            speech_ids=_chosen_speeches(desk, chosen),
            layout=Layout(chosen["layout"]),
            options=PrintOptions(title=chosen["title"]),
        )
        target = chosen["target"] or Path(folder) / "yizheng.pdf"
        report = output.watch(desk.prints.write_pdf(request, target))
        if chosen["target"]:
            click.echo(_("{path}: {pages} pages").format(path=target, pages=report.pages), err=True)
        output.print_report(report)
        if chosen["printer"]:
            settings = PrintSettings(printer=chosen["printer"], copies=chosen["copies"])
            job = desk.printers.send(report.path, settings, chosen["title"] or "yizheng")
            output.print_job(output.watch(desk.printers.follow(job, patience_s=_PATIENCE_S)))


def _chosen_speeches(desk: Desk, chosen: dict[str, Any]) -> tuple[str, ...]:
    if chosen["query"]:
        return _found(desk, chosen["query"])
    name = chosen["collection"]
    if not name:
        return tuple(chosen["speech_ids"])
    found = next((one for one in desk.gather.collections() if one.name == name), None)
    if found is None or not found.items:
        raise ArchiveError("No collection is called {name}, or it is empty. Nothing was printed.", name=name)
    return tuple(item.speech_id for item in found.items)


def _found(desk: Desk, query: str) -> tuple[str, ...]:
    found = _results(desk, SearchQuery(text=query, limit=100_000, sort=Sort.SESSION))
    if not found.hits:
        raise ArchiveError("Nothing matches the query, so there is nothing to print.")
    return tuple(hit.speech_id for hit in found.hits)


for command in (*keeping.COMMANDS, members, learn):
    yizheng.add_command(command)


yizheng.add_command(train)


def _window(context: Context, archive: Path | None) -> int:
    from desktop.gui.app import run as run_window

    return run_window(context.composition, archive)


def _self_check() -> int:
    with tempfile.TemporaryDirectory() as folder:
        composition = Composition(cache=Path(folder) / "cache", state=Path(folder) / "state")
        for line in do_main_job(composition, Path(folder) / "trial"):
            click.echo(line)
    return 0


def _language() -> str:
    chosen = os.environ.get("YIZHENG_LANGUAGE") or os.environ.get("LANGUAGE") or os.environ.get("LANG") or ""
    return "en" if chosen.startswith("en") else "zh_CN"


def run(arguments: Sequence[str]) -> int:
    """Run one command and return the exit code: 0, 1 for an error, 2 for wrong usage."""
    speak(_language())
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = yizheng.main(args=list(arguments), prog_name="yizheng", standalone_mode=False)
    except ArchiveError as error:
        click.echo(f"yizheng: {error}", err=True)
        return 1
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo(_("yizheng: stopped; what was saved before stays"), err=True)
        return 1
    return code if isinstance(code, int) else 0
