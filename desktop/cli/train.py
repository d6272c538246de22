"""The command that trains the labeller."""

from gettext import gettext as _
from pathlib import Path

import click

from desktop.cli import output
from desktop.records.resources import resource
from desktop.workflows.train_labels import train_labels


@click.command("train")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), help="The file of weights to write."
)
def train(folder: Path, target: Path | None) -> None:
    """Train the labeller on the labelled texts (.tsv) in FOLDER; the program's own weights are replaced."""
    report = output.watch(train_labels(folder, target or resource("intake/weights.json")))
    held, sure = report.right_when_held_out, report.certain_right
    numbers = {
        "texts": report.texts,
        "paragraphs": report.paragraphs,
        "seen": f"{report.right_when_seen / report.paragraphs:.1%}",
        "held": f"{held / report.paragraphs:.1%}",
        "certain": report.certain,
        "sure": f"{sure / max(1, report.certain):.1%}",
    }
    click.echo(
        _("{texts} texts, {paragraphs} paragraphs: {seen} right when seen, {held} held out").format(**numbers)
    )
    click.echo(_("of {certain} marked certain {sure} are right").format(**numbers))
