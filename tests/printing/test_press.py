"""The press writes whole PDF/A files, or nothing."""

import multiprocessing
import shutil
import subprocess
from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
import pytest

from desktop.printing import FontShelf, Press, page_images
from desktop.printing.fonts import folders
from desktop.records import Attendance, PrintingError, Progress, Role, Session, Speaker, Speech, SpeechKind
from desktop.records.printing import Layout, PrintedSession, PrintOptions, PrintReport

SESSION = Session(id="s", revision=1, body="澜川市政协", name="六届七次常委会会议", held_on=date(2023, 7, 18))
NOTO = Path("/usr/share/fonts/opentype/noto")
MICRO_HEI = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")


def speech(text: str, *, title: str | None = "夜班公交", kind: SpeechKind = SpeechKind.SPEECH) -> Speech:
    return Speech(
        kind=kind,
        title=title,
        speakers=(Speaker(name="蔺望川"),),
        office="市政协委员",
        text=text,
        id="a",
        session_id="s",
        position=1,
        revision=1,
        sha256="",
    )


def run(job: Generator[Progress, None, PrintReport]) -> PrintReport:
    while True:
        try:
            next(job)
        except StopIteration as finished:
            report: PrintReport = finished.value
            return report


def text_of(pdf: Path, page: int | None = None) -> str:
    """The text of a page, or of all, without white space."""
    with pypdfium2.PdfDocument(pdf) as document:
        chosen = range(len(document)) if page is None else [page]
        text = "".join(document[number].get_textpage().get_text_range() for number in chosen)
    return "".join(text.split())


def printed(text: str = "夜班公交要开得下去。", title: str | None = "夜班公交") -> list[PrintedSession]:
    return [PrintedSession(session=SESSION, speeches=(speech(text, title=title),))]


def write(target: Path, sessions: list[PrintedSession], press: Press | None = None) -> PrintReport:
    return run((press or Press()).write_pdf(sessions, Layout.OFFICIAL, target))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    if (
        not mount
        or subprocess.run(
            [mount, "-t", "tmpfs", "-o", "size=8k", "none", disk], check=False, capture_output=True
        ).returncode
    ):
        pytest.skip("mounting a small disk is not permitted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_text_comes_out_as_it_went_in(tmp_path: Path) -> None:
    text = "#set *粗* $x$ _斜_ \\n @某 <标> `码`。“短板”——床位不足……\n"
    text += "2024年增加3个中心，老人⽤不上？金额见里程人一二"
    write(tmp_path / "a.pdf", printed(text))
    assert "".join(text.split()) in text_of(tmp_path / "a.pdf")


def test_the_file_is_pdf_a_with_title_and_author(tmp_path: Path) -> None:
    write(tmp_path / "a.pdf", printed())
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        assert document.get_metadata_value("Title") == "夜班公交"
        assert document.get_metadata_value("Author") == "蔺望川"
    content = (tmp_path / "a.pdf").read_bytes()
    assert b"<pdfaid:part>2" in content
    assert b"<pdfaid:conformance>B" in content


def test_a_fixed_date_gives_the_same_bytes(tmp_path: Path) -> None:
    press = Press(made_on=datetime(2024, 1, 2, tzinfo=UTC))
    write(tmp_path / "a.pdf", printed(), press)
    write(tmp_path / "b.pdf", printed(), press)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_character_no_font_has_is_named_and_printed_as_a_box(tmp_path: Path) -> None:
    report = write(tmp_path / "a.pdf", printed("甲\U000f0000\u0378乙\x07\u200b丙\U000110d0丁"))
    assert report.missing == ("\u0378", "\U000110d0", "\U000f0000")
    assert "甲〓〓乙丙〓丁" in text_of(tmp_path / "a.pdf")


def test_an_empty_speech_prints_its_title(tmp_path: Path) -> None:
    assert write(tmp_path / "a.pdf", printed("")).pages == 1
    assert "夜班公交" in text_of(tmp_path / "a.pdf")


def test_a_title_of_ten_thousand_characters_loses_none(tmp_path: Path) -> None:
    report = write(tmp_path / "a.pdf", printed(title="长" * 10_000))
    assert report.pages > 1
    assert text_of(tmp_path / "a.pdf").count("长") == 10_000


def test_each_speech_begins_a_page_after_the_facts_of_a_whole_session(tmp_path: Path) -> None:
    session = replace(
        SESSION,
        place="会议厅",
        theme="夜间出行",
        attendance=(
            Attendance(role=Role.CHAIR, name="卫承岳", office="市政协主席"),
            Attendance(role=Role.ATTENDEE, name="席远"),
        ),
    )
    second = speech("同意。", title=None, kind=SpeechKind.REMARK)
    whole = PrintedSession(session=session, speeches=(speech("末班车太早。"), second), whole=True)
    assert write(tmp_path / "a.pdf", [whole]).pages == 3
    assert "主持：卫承岳（市政协主席）参加：席远" in text_of(tmp_path / "a.pdf", page=0)
    assert "末班车太早。" in text_of(tmp_path / "a.pdf", page=1)
    assert "在澜川市政协六届七次常委会会议上的讲话" in text_of(tmp_path / "a.pdf", page=2)


def test_nothing_to_print_is_said(tmp_path: Path) -> None:
    with pytest.raises(PrintingError, match="nothing to print"):
        write(tmp_path / "a.pdf", [])


@pytest.mark.parametrize(
    "font", [MICRO_HEI, NOTO / "NotoSansCJK-Regular.ttc", NOTO / "NotoSerifCJK-Bold.ttc"]
)
def test_any_one_chinese_font_is_enough(tmp_path: Path, font: Path) -> None:
    if not font.exists():
        pytest.skip(f"{font.name} is not installed")
    folder = tmp_path / "fonts"
    folder.mkdir()
    (folder / font.name).symlink_to(font)
    report = write(tmp_path / "a.pdf", printed("“短板”——不足……"), Press(FontShelf(system=(folder,))))
    assert "“短板”——不足……" in text_of(tmp_path / "a.pdf")
    assert [substitute.standard for substitute in report.substitutes][:2] == ["小标宋", "仿宋"]


def test_without_a_chinese_font_it_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(PrintingError, match="fonts-noto-cjk"):
        write(tmp_path / "a.pdf", printed(), Press(FontShelf(system=(tmp_path / "none",))))
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_file(small_disk: Path) -> None:
    (small_disk / "a.pdf").write_bytes(b"old")
    with pytest.raises(PrintingError, match="could not be written"):
        write(small_disk / "a.pdf", printed("话" * 9000))
    assert [(path.name, path.read_bytes()) for path in small_disk.iterdir()] == [("a.pdf", b"old")]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(PrintingError, match="could not be written"):
        write(tmp_path / "gone" / "a.pdf", printed())


def test_a_folder_in_the_place_of_the_file_stays(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(PrintingError, match="could not be written"):
        write(tmp_path / "a.pdf", printed())
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_killed_child_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    job = Press().write_pdf(printed("话" * 200_000), Layout.OFFICIAL, tmp_path / "a.pdf")
    while not multiprocessing.active_children():
        assert isinstance(next(job), Progress)
    for child in multiprocessing.active_children():
        child.kill()
    with pytest.raises(PrintingError, match="layout process ended"):
        run(job)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.pdf", b"old")]


def test_closing_the_job_ends_the_child_and_leaves_nothing(tmp_path: Path) -> None:
    job = Press().write_pdf(printed("话" * 200_000), Layout.OFFICIAL, tmp_path / "a.pdf")
    while not multiprocessing.active_children():
        next(job)
    job.close()
    assert multiprocessing.active_children() == []
    assert list(tmp_path.iterdir()) == []


def test_pages_become_images_of_their_size(tmp_path: Path) -> None:
    write(tmp_path / "a.pdf", printed())
    (image,) = page_images(tmp_path / "a.pdf", scale=0.5)
    assert (image.width, image.height) == (298, 421)
    assert len(image.pixels) == image.width * image.height * 4
    assert len(set(image.pixels)) > 10


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", None])
def test_a_file_that_is_not_whole_never_gets_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    write(tmp_path / "whole.pdf", printed())
    whole = (tmp_path / "whole.pdf").read_bytes()
    short = whole[: whole.rindex(b"%%EOF")] if content is None else content

    def damaged(_typesetter: object, _job: object, output: Path, _target: Path) -> Iterator[Progress]:
        output.write_bytes(short)
        yield Progress(done=1, total=2)

    monkeypatch.setattr("desktop.printing.press._compiled", damaged)
    with pytest.raises(PrintingError, match="not whole"):
        write(tmp_path / "a.pdf", printed())
    assert [path.name for path in tmp_path.iterdir()] == ["whole.pdf"]


def test_a_person_reads_why_a_layout_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "official.typ").write_text('#panic("no such layout")', "utf-8")
    monkeypatch.setattr("desktop.printing.press.resource", lambda _name: tmp_path / "official.typ")
    with pytest.raises(PrintingError, match="no such layout"):
        write(tmp_path / "a.pdf", printed())
    assert not (tmp_path / "a.pdf").exists()


def test_a_child_started_ahead_is_used_and_ends_with_the_rest(tmp_path: Path) -> None:
    press = Press()
    press.get_ready()
    press.get_ready()
    (ahead,) = multiprocessing.active_children()
    assert write(tmp_path / "a.pdf", printed(), press).pages == 1
    assert not ahead.is_alive()
    press.get_ready()
    (ahead,) = multiprocessing.active_children()
    ahead.kill()
    ahead.join()
    assert write(tmp_path / "a.pdf", printed(), press).pages == 1
    press.get_ready()
    press.rest()
    assert multiprocessing.active_children() == []


def test_what_is_around_a_text_can_be_left_out_and_added(tmp_path: Path) -> None:
    options = PrintOptions(with_session=False, with_office=False, with_citation=True)
    run(Press().write_pdf(printed(), Layout.OFFICIAL, tmp_path / "a.pdf", options))
    text = text_of(tmp_path / "a.pdf")
    assert "市政协委员" not in text
    assert "（澜川市政协六届七次常委会会议，2023年7月18日）" not in text
    assert "——蔺望川：《夜班公交》，澜川市政协六届七次常委会会议，2023年7月18日" in text


def test_a_session_s_account_is_called_after_the_session(tmp_path: Path) -> None:
    account = PrintedSession(session=SESSION, speeches=(speech("会议召开。", kind=SpeechKind.NARRATIVE),))
    write(tmp_path / "a.pdf", [account])
    assert text_of(tmp_path / "a.pdf").startswith("澜川市政协六届七次常委会会议（澜川市政协")


def test_fonts_are_looked_for_where_windows_keeps_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("WINDIR", "C:/Windows")
    assert folders()[0] == Path("C:/Windows/Fonts")
