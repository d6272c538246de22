"""From files to saved sessions, with nothing half-saved."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.archive import Archive
from desktop.records import (
    ArchiveFileError,
    IntakePlan,
    Progress,
    Reading,
    ReadOnlyArchiveError,
    Source,
    UnreadableSourceError,
)
from desktop.workflows.found_files import files_in
from desktop.workflows.import_records import ImportRecords, ImportReport
from desktop.workflows.reader_process import ReaderProcess

ARTICLE = """港城夜话：澜川市政协召开协商会
发布时间：2025-03-12

3月11日，澜川市政协召开六届十五次常委会会议，围绕“夜间公共交通”协商议政。市政协主席卫承岳主持会议。

发言摘登

让末班车等一等人

蔺望川

市政协委员，代表民革界别活动小组发言

末班车太早，夜班工人走路回家。建议：一是延后半小时；二是用小车接驳。
"""


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "mine.db", name="mine") as made:
        yield made


@pytest.fixture
def imports(archive: Archive) -> Iterator[ImportRecords]:
    made = ImportRecords(archive)
    yield made
    made.close()


def finished(imports: ImportRecords, *paths: Path, dry_run: bool = False) -> ImportReport:
    job = imports.import_paths(paths, dry_run=dry_run)
    while True:
        try:
            assert isinstance(next(job), Progress)
        except StopIteration as end:
            report: ImportReport = end.value
            return report


def test_pasted_text_is_planned_and_saved(imports: ImportRecords, archive: Archive) -> None:
    plan = imports.plan(imports.read_text(ARTICLE))
    assert imports.already_saved(plan) == ()
    (session_id,) = imports.save(plan)
    assert imports.already_saved(plan) == (session_id,)
    assert archive.speeches(session_id)[1].speaker_names == ("蔺望川",)
    assert imports.can_save


def test_a_folder_is_taken_in_file_by_file(imports: ImportRecords, archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    (folder / "inner").mkdir(parents=True)
    (folder / ".hidden.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "b.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "c.txt").write_text("停水通知\n明日停水。", encoding="utf-8")
    (folder / "inner" / "d.txt").write_text(ARTICLE, encoding="utf-8")
    report = finished(imports, folder, tmp_path / "missing.txt")
    outcome = [(e.path.name, len(e.session_ids), bool(e.error), e.duplicate) for e in report.entries]
    assert outcome == [
        ("a.txt", 1, False, False),
        ("b.txt", 0, True, False),
        ("c.txt", 0, False, False),
        ("d.txt", 1, False, True),
        ("missing.txt", 0, True, False),
    ]
    assert archive.counts().sessions == 1


def test_a_dry_run_saves_nothing(imports: ImportRecords, archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (entry,) = finished(imports, tmp_path / "a.txt", dry_run=True).entries
    assert entry.plan is not None
    assert len(entry.plan.sessions) == 1
    assert archive.counts().sessions == 0


def test_stopping_keeps_what_was_saved(imports: ImportRecords, archive: Archive, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(ARTICLE + name, encoding="utf-8")
    job = imports.import_paths([tmp_path / "a.txt", tmp_path / "b.txt"])
    next(job)
    next(job)
    job.close()
    assert archive.counts().sessions == 1


def test_a_huge_file_is_not_read(imports: ImportRecords, tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(UnreadableSourceError, match="50 MB"):
        imports.read_path(path)
    with pytest.raises(UnreadableSourceError, match="50 MB"):
        ReaderProcess().read(Source(content=bytes(50_000_001), media_type="", name="x"))


def test_what_is_no_file_is_not_waited_for(imports: ImportRecords, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path, tmp_path / "pipe.txt"):
        with pytest.raises(UnreadableSourceError, match="is no file"):
            imports.read_path(path)


def test_a_path_that_cannot_be_opened_is_named(imports: ImportRecords, tmp_path: Path) -> None:
    with pytest.raises(UnreadableSourceError, match=r"missing.txt is not there"):
        imports.read_path(tmp_path / "missing.txt")


def test_what_programs_put_beside_files_is_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.docx", "~$a.docx", "Thumbs.db", "desktop.ini", ".a.txt"):
        (tmp_path / name).write_bytes(b"x")
    assert [path.name for path in files_in(tmp_path)] == ["a.docx", "b.txt"]


def test_a_text_that_is_no_session_record_gives_none(imports: ImportRecords) -> None:
    plan = imports.plan(imports.read_text("停水通知\n明日停水。"))
    assert plan.sessions == ()
    assert "no-session" in {warning.code for warning in plan.warnings}


def test_a_file_that_cannot_be_saved_is_reported_and_the_next_goes_on(
    imports: ImportRecords, archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(ARTICLE + name, encoding="utf-8")
    save = archive.save_plan

    def failing(plan: IntakePlan, _lesson: object) -> tuple[str, ...]:
        if plan.reading.source.name == "a.txt":
            raise ArchiveFileError("The disk is full.")
        return save(plan)

    monkeypatch.setattr(archive, "save_plan", failing)
    first, second = finished(imports, tmp_path / "a.txt", tmp_path / "b.txt").entries
    assert (str(first.error), first.session_ids) == ("The disk is full.", ())
    assert len(second.session_ids) == 1


def test_empty_text_and_no_archive_are_said() -> None:
    imports = ImportRecords(None)
    with pytest.raises(UnreadableSourceError, match="no text"):
        imports.read_text(" \n")
    with pytest.raises(ReadOnlyArchiveError):
        imports.save(
            IntakePlan(
                reading=Reading(source=Source(content=b"", media_type=""), lines=()),
                lines=(),
                sessions=(),
                warnings=(),
            )
        )
    assert not imports.can_save
    imports.close()
