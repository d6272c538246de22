"""Corrections are kept with the save, learned from when asked, and forgotten when asked."""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from desktop.archive import Archive, put_back
from desktop.intake.forms import LEARNED
from desktop.records import ArchiveError, IntakePlan, Label, Progress
from desktop.records.correction import MergeLine, Relabel
from desktop.records.lesson import ENOUGH_CORRECTIONS
from desktop.workflows.edit_records import EditRecords
from desktop.workflows.import_folder import ImportFolder
from desktop.workflows.import_records import ImportRecords
from desktop.workflows.learn_labels import Candidate, LearnLabels

Result = TypeVar("Result")

HEAD = "3月{day}日，澜川市政协召开六届{n}次常委会会议，围绕“夜间公共交通”协商议政。市政协主席卫承岳主持会议。"
# A house's own line, which the program takes for something else.
MARK = "※本台记者{n}号机位 现场实录※"
HOUSE = [Relabel(line=2, label=Label.FOOTER), Relabel(line=4, label=Label.FOOTER)]


def article(n: int) -> str:
    return "\n".join(
        (
            "澜川市政协召开常委会会议",
            MARK.format(n=n),
            HEAD.format(day=n, n="十五"),
            MARK.format(n=n + 40),
            "发言摘登",
            "让末班车等一等人",
            "蔺望川",
            "市政协委员，代表民革界别活动小组发言",
            f"末班车太早，第{n}路的夜班工人走路回家。建议：一是延后半小时；二是用小车接驳。",
        )
    )


def finished(job: Generator[Progress, None, Result]) -> Result:
    while True:
        try:
            next(job)
        except StopIteration as end:
            result: Result = end.value
            return result


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "mine.db", name="mine") as made:
        yield made


@pytest.fixture
def imports(archive: Archive) -> Iterator[ImportRecords]:
    made = ImportRecords(archive)
    yield made
    made.close()


@pytest.fixture
def learning(archive: Archive) -> LearnLabels:
    return LearnLabels(archive)


def planned(imports: ImportRecords, n: int) -> IntakePlan:
    return imports.plan(imports.read_text(article(n)))


def reviewed(imports: ImportRecords, *numbers: int) -> None:
    for n in numbers:
        reading = imports.read_text(article(n))
        imports.save(imports.plan(reading, HOUSE), HOUSE)


def labels(plan: IntakePlan) -> tuple[Label, ...]:
    return tuple(line.label for line in plan.lines)


def planned_unlearned(n: int) -> str:
    imports = ImportRecords(None)
    try:
        return planned(imports, n).sessions[0].facts.narrative
    finally:
        imports.close()


def test_what_was_corrected_is_kept_with_the_save_and_goes_with_its_undo(
    imports: ImportRecords, archive: Archive, learning: LearnLabels
) -> None:
    reviewed(imports, 1)
    (lesson,) = archive.lessons.all()
    assert lesson.corrected == (2, 4)
    assert lesson.labels[1] is Label.FOOTER
    assert lesson.texts[1] == MARK.format(n=1)
    assert learning.state().waiting == 2
    edit = EditRecords(archive)
    edit.undo()
    assert archive.lessons.all() == ()
    assert archive.sessions() == ()
    edit.redo()
    assert [one.texts for one in archive.lessons.all()] == [lesson.texts]
    assert finished(archive.verify()).faults == ()


def test_nobody_confirmed_what_nobody_looked_at(imports: ImportRecords, archive: Archive) -> None:
    imports.save(planned(imports, 1))
    assert archive.lessons.all() == ()
    imports.save(planned(imports, 2), ())
    (lesson,) = archive.lessons.all()
    assert lesson.corrected == ()


def test_merged_paragraphs_are_kept_as_they_were_labelled(imports: ImportRecords, archive: Archive) -> None:
    reading = imports.read_text(article(1))
    corrections = (MergeLine(line=2), Relabel(line=3, label=Label.FOOTER))
    imports.save(imports.plan(reading, corrections), corrections)
    (lesson,) = archive.lessons.all()
    assert lesson.texts[0] == "澜川市政协召开常委会会议" + MARK.format(n=1)
    assert lesson.labels[2] is Label.FOOTER
    assert len(lesson.texts) == len(lesson.labels) == 8


def test_what_was_learned_is_used_by_the_next_import_and_says_so(
    imports: ImportRecords, archive: Archive, learning: LearnLabels, tmp_path: Path
) -> None:
    assert labels(planned(imports, 9))[1] is not Label.FOOTER
    reviewed(imports, 1, 2, 3)
    candidate = finished(learning.learn())
    assert candidate.is_safe
    assert len(candidate.mended) == 6
    assert labels(planned(imports, 9))[1] is not Label.FOOTER
    learning.keep(candidate)
    fresh = planned(imports, 9)
    assert labels(fresh)[1] is labels(fresh)[3] is Label.FOOTER
    assert fresh.lines[1].reason == LEARNED
    assert fresh.lines[2].reason != LEARNED
    assert imports.plan(fresh.reading, [Relabel(line=1, label=Label.NOISE)]).lines[1].reason == LEARNED
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "nine.txt").write_text(article(9), encoding="utf-8")
    report = finished(ImportFolder(archive, imports, tmp_path / "journals").run([folder]))
    (result,) = report.results
    assert "现场实录" in planned_unlearned(9)
    assert "现场实录" not in archive.session(result.session_ids[0]).narrative
    state = learning.state()
    assert (state.corrections, state.texts, state.waiting) == (6, 3, 0)
    assert state.at is not None
    assert not state.can_learn


def test_ten_corrections_are_enough_to_offer_learning(imports: ImportRecords, learning: LearnLabels) -> None:
    reviewed(imports, *range(1, ENOUGH_CORRECTIONS // 2))
    assert not learning.state().is_due
    reviewed(imports, ENOUGH_CORRECTIONS // 2)
    assert learning.state().is_due


def test_a_right_label_that_would_become_wrong_is_told(
    imports: ImportRecords, archive: Archive, learning: LearnLabels
) -> None:
    imports.save(planned(imports, 1), ())
    was = archive.lessons.all()[0].labels[1]
    for n in range(2, 6):
        reviewed(imports, n)
    candidate = finished(learning.learn())
    assert not candidate.is_safe
    told = candidate.spoiled[0]
    assert (told.text, told.accepted, told.now) == (MARK.format(n=1), was, Label.FOOTER)
    assert learning.state().at is None


def test_learning_is_undone_reset_and_reset_again_undone(
    imports: ImportRecords, archive: Archive, learning: LearnLabels
) -> None:
    reviewed(imports, 1, 2)
    learning.keep(finished(learning.learn()))
    edit = EditRecords(archive)
    edit.undo()
    assert learning.state().at is None
    edit.redo()
    assert learning.state().corrections == 4
    learning.reset()
    assert archive.lessons.all() == ()
    assert labels(planned(imports, 9))[1] is not Label.FOOTER
    with pytest.raises(ArchiveError, match="nothing to learn"):
        finished(learning.learn())
    edit.undo()
    assert labels(planned(imports, 9))[1] is Label.FOOTER
    assert len(archive.sessions()) == 2
    assert finished(archive.verify()).faults == ()


def test_an_undone_import_can_be_unlearned(
    imports: ImportRecords, archive: Archive, learning: LearnLabels
) -> None:
    reviewed(imports, 1)
    learning.keep(finished(learning.learn()))
    edit = EditRecords(archive)
    edit.undo()
    edit.undo()
    assert learning.state().at is None
    edit.redo()
    edit.redo()
    (lesson,) = archive.lessons.all()
    with archive.changing() as changes:
        changes.delete("lesson", lesson.id)
    assert learning.state().taken_back == 1
    learning.keep(finished(learning.learn()))
    assert learning.state().taken_back == 0
    assert labels(planned(imports, 9))[1] is not Label.FOOTER


def test_weights_of_another_version_are_not_used(
    imports: ImportRecords, learning: LearnLabels, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviewed(imports, 1, 2)
    learning.keep(finished(learning.learn()))
    monkeypatch.setattr("desktop.workflows.learn_labels.trained_name", lambda: "newer")
    assert learning.state().outdated
    assert learning.state().is_due
    assert labels(planned(imports, 9))[1] is not Label.FOOTER
    candidate: Candidate = finished(learning.learn())
    learning.keep(candidate)
    assert labels(planned(imports, 9))[1] is Label.FOOTER


def test_a_copy_that_is_put_back_brings_what_was_learned_along(
    imports: ImportRecords, archive: Archive, learning: LearnLabels, tmp_path: Path
) -> None:
    reviewed(imports, 1, 2)
    learning.keep(finished(learning.learn()))
    copy = finished(archive.backup(tmp_path / "copy.db"))
    learning.reset()
    archive.close()
    finished(put_back(copy, archive.path))
    with Archive.open(archive.path) as again:
        assert LearnLabels(again).state().corrections == 4
        renewed = ImportRecords(again)
        try:
            assert labels(planned(renewed, 9))[1] is Label.FOOTER
        finally:
            renewed.close()
