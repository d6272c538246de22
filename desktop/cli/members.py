"""The command that takes members in from a spreadsheet."""

from dataclasses import asdict
from gettext import gettext as _
from pathlib import Path

import click

from desktop.cli import output
from desktop.cli.context import AS_JSON, Context
from desktop.workflows.list_members import ListMembers


@click.command()
@click.argument("table", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show who would be kept, and keep nobody.")
@AS_JSON
@click.pass_obj
def members(context: Context, table: Path, *, dry_run: bool, as_json: bool) -> None:
    """Take people and organisations in from TABLE (xlsx, xls or csv), a list of members."""
    lists = ListMembers()
    try:
        found = lists.read(table)
    finally:
        lists.close()
    if as_json:
        output.print_json([asdict(listing) for listing in found.filled()])
    elif dry_run:
        for listing in found.filled():
            about = "  ".join(part for part in (listing.sector, listing.party, listing.office) if part)
            click.echo(f"{listing.name}  {about}")
    for warning in found.warnings:
        text = _(warning.message).format(**dict(warning.values))
        click.echo(f"! {text} [{warning.line}]", err=True)
    if dry_run:
        return
    with context.open(read_only=False) as desk:
        saved = lists.save(found.filled(), desk.archive)
    for listing in saved.undecided:
        text = _("{person} is kept already with another office; nothing was changed for row {row}")
        click.echo(text.format(person=listing.name, row=listing.row), err=True)
    text = _("{people} people and {organisations} organisations added, {known} known before")
    counts = {
        "people": len(saved.people),
        "organisations": len(saved.organisations),
        "known": len(saved.known),
    }
    click.echo(text.format(**counts), err=True)
