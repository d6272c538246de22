"""The command that learns from the corrections kept in an archive."""

from gettext import gettext as _

import click

from desktop.cli import output
from desktop.cli.context import Context


@click.command()
@click.option("--anyway", is_flag=True, help="Use it also where a confirmed label becomes wrong.")
@click.option("--reset", is_flag=True, help="Forget what was learned, and the corrections that it came from.")
@click.pass_obj
def learn(context: Context, *, anyway: bool, reset: bool) -> None:
    """Learn the labels of paragraphs from what was corrected in the archive."""
    with context.open(read_only=False) as desk:
        if reset:
            desk.learning.reset()
            click.echo(_("What was learned is forgotten."))
            return
        candidate = output.watch(desk.learning.learn())
        for one in candidate.spoiled:
            text = _("{report} [{line}]: {accepted} was confirmed and would become {now}: {text}")
            click.echo(
                text.format(
                    report=one.lesson, line=one.line, accepted=one.accepted, now=one.now, text=one.text[:40]
                ),
                err=True,
            )
        if candidate.spoiled and not anyway:
            click.echo(_("Nothing was changed. Use --anyway to use it all the same."), err=True)
            click.get_current_context().exit(1)
        desk.learning.keep(candidate)
    text = _("Learned from {corrections} corrections; {mended} labels would now be right at once.")
    click.echo(text.format(corrections=candidate.facts.corrections, mended=len(candidate.mended)))
