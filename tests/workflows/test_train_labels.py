"""Training reports how good it is on forms that it has not seen."""

from pathlib import Path

import pytest

from benchmarks.intake.answers import ARTICLES
from desktop.intake.label_model import model_from
from desktop.records import ArchiveError, UnreadableSourceError
from desktop.workflows.train_labels import TrainingReport, train_labels


def trained(folder: Path, target: Path) -> TrainingReport:
    steps = train_labels(folder, target)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            report: TrainingReport = done.value
            return report


def test_a_folder_of_labelled_texts_gives_weights_and_a_report(tmp_path: Path) -> None:
    for path in sorted(ARTICLES.glob("*.tsv"))[:10]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    report = trained(tmp_path, tmp_path / "weights.json")
    assert report.texts == 10
    assert report.right_when_held_out <= report.paragraphs
    assert report.certain_right <= report.certain
    assert model_from(tmp_path / "weights.json").features


def test_a_folder_without_labelled_texts_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSourceError, match="no labelled texts"):
        trained(tmp_path, tmp_path / "weights.json")


def test_a_target_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    for path in sorted(ARTICLES.glob("*.tsv"))[:2]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with pytest.raises(ArchiveError, match="cannot be written"):
        trained(tmp_path, tmp_path / "nowhere" / "weights.json")
