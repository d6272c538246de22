"""Thousands of files in one go: nothing twice, nothing lost, going on after a stop."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.archive import Archive
from desktop.intake import plan_reading
from desktop.intake.readers import read_source
from desktop.records import ArchiveFileError, Progress, ReadOnlyArchiveError, Source
from desktop.records.folder_import import FolderReport, Outcome, SameSession
from desktop.records.resources import resource
from desktop.workflows.folder_report import summary, write_report
from desktop.workflows.import_folder import ImportFolder
from desktop.workflows.import_records import ImportRecords
from tests.intake.readers.made import zipped

HEAD = "港城夜话：澜川市政协召开协商会\n发布时间：2025-03-12\n\n"
ACCOUNT = "3月11日，澜川市政协召开六届十五次常委会会议，围绕“夜间公共交通”协商议政。\n\n发言摘登\n\n"
SPEECH = "让末班车等一等人\n\n蔺望川\n\n市政协委员，代表民革界别活动小组发言\n\n"
SPEECH += "末班车太早，夜班工人走路回家。建议：一是延后半小时；二是用小车接驳。\n\n"
OTHER = "修好河边的路\n\n卫承岳\n\n市政协委员，代表民盟界别活动小组发言\n\n"
OTHER += "河边的路坏了三年。建议：一是今年修好；二是装上路灯。\n\n"
ARTICLE = HEAD + ACCOUNT + SPEECH


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "mine.db", name="mine") as made:
        yield made


@pytest.fixture
def folders(archive: Archive, tmp_path: Path) -> Iterator[ImportFolder]:
    imports = ImportRecords(archive)
    yield ImportFolder(archive, imports, tmp_path / "journals")
    imports.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    return made


def finished(folders: ImportFolder, *paths: Path, choice: SameSession = SameSession.SKIP) -> FolderReport:
    job = folders.run(paths, same_session=choice)
    while True:
        try:
            assert isinstance(next(job), Progress)
        except StopIteration as end:
            report: FolderReport = end.value
            return report


def outcomes(report: FolderReport) -> list[tuple[str, str]]:
    return [(result.name, result.outcome.value) for result in report.results]


def test_every_file_gets_its_outcome(folders: ImportFolder, folder: Path, archive: Archive) -> None:
    (folder / "a.txt").write_text(ARTICLE, "utf-8")
    (folder / "b.txt").write_text(ARTICLE, "utf-8")
    (folder / "c.html").write_text(f"<html><p>{ARTICLE.replace(chr(10) * 2, '<p>')}</html>", "utf-8")
    (folder / "d.txt").write_text(ARTICLE + OTHER, "utf-8")
    (folder / "e.txt").write_text("停水通知\n明日停水。", "utf-8")
    (folder / "f.pdf").write_bytes(b"%PDF-1.7 broken")
    report = finished(folders, folder)
    assert outcomes(report) == [
        ("a.txt", "saved"),
        ("b.txt", "same-file"),
        ("c.html", "same-text"),
        ("d.txt", "same-session"),
        ("e.txt", "nothing"),
        ("f.pdf", "failed"),
    ]
    assert "is damaged" in report.results[-1].reason
    assert {result.session_ids for result in report.results[:4]} == {report.results[0].session_ids}
    assert archive.counts().sessions == 1
    assert folders.unfinished() == ()


def test_new_speeches_are_merged_into_the_kept_session(
    folders: ImportFolder, folder: Path, archive: Archive
) -> None:
    (folder / "a.txt").write_text(ARTICLE, "utf-8")
    (folder / "b.txt").write_text(ARTICLE + OTHER, "utf-8")
    first, second = finished(folders, folder, choice=SameSession.MERGE).results
    assert (second.outcome, second.session_ids) == (Outcome.MERGED, first.session_ids)
    (session,) = archive.sessions()
    names = [speech.speaker_names for speech in archive.speeches(session.id)]
    assert names == [(), ("蔺望川",), ("卫承岳",)]


def test_a_speech_that_stands_twice_after_a_merge_is_a_doubt(
    folders: ImportFolder, folder: Path, archive: Archive
) -> None:
    (folder / "a.txt").write_text(ARTICLE, "utf-8")
    before = finished(folders, folder)
    (folder / "b.txt").write_text(ARTICLE.replace("建议", "要紧的建议"), "utf-8")
    again = finished(folders, folder, choice=SameSession.MERGE)
    assert [one.outcome for one in again.results] == [Outcome.SAME_FILE, Outcome.MERGED]
    assert "1 speech now stands twice" in again.doubtful[0].doubts[0]
    whole = again.after(before)
    assert [one.outcome for one in whole.results] == [Outcome.SAVED, Outcome.MERGED]


def test_two_sources_of_a_session_can_both_be_kept(
    folders: ImportFolder, folder: Path, archive: Archive
) -> None:
    (folder / "a.txt").write_text(ARTICLE, "utf-8")
    (folder / "b.txt").write_text(ARTICLE + OTHER, "utf-8")
    report = finished(folders, folder, choice=SameSession.KEEP)
    assert [result.outcome for result in report.results] == [Outcome.SAVED, Outcome.SAVED]
    assert archive.counts().sessions == 2


def test_a_session_saved_long_ago_is_known(folders: ImportFolder, folder: Path) -> None:
    (folder / "a.txt").write_text(ARTICLE, "utf-8")
    finished(folders, folder)
    (folder / "a.txt").write_text(ARTICLE + "\n\n\n", "utf-8")
    assert outcomes(finished(folders, folder)) == [("a.txt", "same-text")]


def test_a_stopped_import_goes_on_where_it_stopped(
    folders: ImportFolder, folder: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(4):
        (folder / f"{n}.txt").write_text(ARTICLE.replace("十五次", f"{'一二三四'[n]}次"), "utf-8")
    (folder / "9.pdf").write_bytes(b"%PDF-1.7 broken")
    job = folders.run([folder])
    while next(job).done < 2:
        pass
    job.close()
    assert archive.counts().sessions == 2
    (stopped,) = folders.unfinished()
    assert (stopped.paths, stopped.done) == ((str(folder.resolve()),), 2)
    (folder / "1.txt").write_text("停水通知", "utf-8")
    report = finished(folders, folder)
    assert report.earlier == 1
    assert [name for name, _outcome in outcomes(report)] == ["0.txt", "1.txt", "2.txt", "3.txt", "9.pdf"]
    assert [outcome for _name, outcome in outcomes(report)] == [
        "saved",
        "nothing",
        "saved",
        "saved",
        "failed",
    ]
    assert archive.counts().sessions == 4
    assert folders.unfinished() == ()


def test_a_journal_that_a_crash_cut_off_costs_nothing(
    folders: ImportFolder, folder: Path, tmp_path: Path
) -> None:
    for n in range(3):
        (folder / f"{n}.txt").write_text(ARTICLE.replace("十五次", f"{'一二三'[n]}次"), "utf-8")
    job = folders.run([folder])
    while next(job).done < 2:
        pass
    job.close()
    (journal,) = (tmp_path / "journals").iterdir()
    journal.write_bytes(journal.read_bytes()[:-20])
    assert outcomes(finished(folders, folder)) == [
        ("0.txt", "saved"),
        ("1.txt", "same-file"),
        ("2.txt", "saved"),
    ]


def test_an_import_can_be_forgotten(folders: ImportFolder, folder: Path) -> None:
    (folder / "a.txt").write_text("x", "utf-8")
    job = folders.run([folder])
    while next(job).done < 1:
        pass
    job.close()
    folders.forget([folder])
    assert folders.unfinished() == ()


def test_zips_are_folders(folders: ImportFolder, folder: Path) -> None:
    parts = {"../../x/a.txt": ARTICLE, "C:\\evil\\b.txt": ARTICLE, "__MACOSX/._a.txt": "x"}
    (folder / "all.zip").write_bytes(zipped(parts))
    report = finished(folders, folder)
    assert outcomes(report) == [("a.txt", "saved"), ("b.txt", "same-file")]
    assert list(folder.iterdir()) == [folder / "all.zip"]


def test_the_report_is_a_table_without_formulas(folders: ImportFolder, folder: Path) -> None:
    (folder / "=cmd.txt").write_text(ARTICLE, "utf-8")
    report = finished(folders, folder)
    write_report(report, folder / "report.csv")
    rows = (folder / "report.csv").read_text("utf-8-sig").splitlines()
    assert len(rows) == 2
    assert rows[1].startswith("'=cmd.txt,")
    assert ("Taken in", 1) in summary(report)
    with pytest.raises(ArchiveFileError, match="cannot be written"):
        write_report(report, folder)


def test_nothing_is_begun_where_nothing_can_be_saved(archive: Archive, tmp_path: Path, folder: Path) -> None:
    with pytest.raises(ReadOnlyArchiveError):
        next(ImportFolder(archive, ImportRecords(None), tmp_path).run([folder]))


def test_a_year_of_the_publication_is_no_doubt_and_a_doubt_names_its_paragraph(
    folders: ImportFolder, folder: Path
) -> None:
    (folder / "a.txt").write_text(ARTICLE, "utf-8")
    (folder / "b.txt").write_text((ACCOUNT + OTHER).replace("六届十五次", "六届十六次"), "utf-8")
    report = finished(folders, folder, choice=SameSession.KEEP)
    assert [result.name for result in report.doubtful] == ["b.txt"]
    assert report.doubtful[0].doubts == ("Paragraph 1: The date has no year.",)


def test_a_text_with_many_doubtful_values_is_doubtful(folders: ImportFolder, folder: Path) -> None:
    sample = resource("sample") / "texts" / "2024-01-joint-group.txt"
    plan = plan_reading(read_source(Source(content=sample.read_bytes(), media_type="", name=sample.name)))
    doubtful = sum(reason.is_doubtful for reason in plan.reasons)
    (folder / "a.txt").write_bytes(sample.read_bytes())
    report = finished(folders, folder)
    assert doubtful > 2
    assert report.doubtful[0].doubts[0] == f"{doubtful} values may be wrong."
