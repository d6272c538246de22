"""The commands that keep an archive safe and tell what became of it."""

from dataclasses import asdict
from gettext import gettext as _
from pathlib import Path

import click

from desktop.cli import output
from desktop.cli.context import AS_JSON, Context


@click.command()
@click.pass_obj
def verify(context: Context) -> None:
    """Check structure, hashes and the chain of revisions."""
    with context.open(read_only=True) as desk:
        report = output.watch(desk.keep_safe.verify())
    for fault in report.faults:
        click.echo(f"yizheng: {fault}", err=True)
    if report.faults:
        click.get_current_context().exit(1)
    click.echo(_("The archive is whole."))


@click.command()
@click.option("-o", "--output", "target", type=click.Path(path_type=Path), required=True)
@click.pass_obj
def backup(context: Context, target: Path) -> None:
    """Write a verified copy of the archive to a new file."""
    with context.open(read_only=True) as desk:
        click.echo(output.watch(desk.keep_safe.backup(target)))


@click.command()
@click.pass_obj
def reindex(context: Context) -> None:
    """Make the full-text index anew."""
    with context.open(read_only=True) as desk:
        output.watch(desk.refresh.rebuild())
    click.echo(_("The index is ready."))


@click.command()
@AS_JSON
@click.pass_obj
def stats(context: Context, *, as_json: bool) -> None:
    """Count sessions, speeches, problems and proposals."""
    with context.open(read_only=True) as desk:
        counts = desk.browse.counts()
    numbers = {
        "sessions": counts.sessions,
        "speeches": counts.speeches,
        "problems": counts.problems,
        "proposals": counts.proposals,
    }
    if as_json:
        output.print_json(numbers)
    else:
        click.echo("  ".join(f"{name} {number}" for name, number in numbers.items()))


@click.command()
@click.argument("copy", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_obj
def restore(context: Context, copy: Path) -> None:
    """Put a verified copy in the place of the archive; the one before is renamed."""
    target = context.path
    before = output.watch(context.composition.restore(copy, target))
    click.echo(_("{path} is back.").format(path=target))
    if before is not None:
        click.echo(_("The archive before is now {path}.").format(path=before), err=True)


@click.command()
@click.option("--limit", default=20, show_default=True)
@AS_JSON
@click.pass_obj
def history(context: Context, *, limit: int, as_json: bool) -> None:
    """List the last changes: when, who, what."""
    with context.open(read_only=True) as desk:
        changes = desk.edit.changes(limit)
    if as_json:
        output.print_json([asdict(change) for change in changes])
        return
    for change in changes:
        fields = (change.at, change.operator, change.action, change.entity, change.subject)
        click.echo("  ".join(field for field in fields if field))


COMMANDS = (verify, backup, restore, reindex, stats, history)
