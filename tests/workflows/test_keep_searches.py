"""Saved searches stand in the archive, or beside one that cannot be written."""

from pathlib import Path

import pytest

from desktop.archive import Archive
from desktop.records import ArchiveError
from desktop.workflows.gather_speeches import GatherSpeeches
from desktop.workflows.keep_searches import KeepSearches


def names(searches: KeepSearches) -> list[str]:
    return [one.name for one in searches.all()]


def test_a_search_is_kept_in_the_archive(filled: Archive, tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    searches = KeepSearches(GatherSpeeches(filled), file, read_only=False)
    searches.save("河", "河岸")
    assert names(searches) == ["河"]
    assert not file.exists()
    searches.delete(searches.all()[0])
    assert names(searches) == []


def test_of_a_copy_for_reading_searches_stand_beside_it(filled: Archive, tmp_path: Path) -> None:
    gather = GatherSpeeches(filled)
    gather.save_search("馆藏", "公交")
    searches = KeepSearches(gather, tmp_path / "data" / "own.json", read_only=True)
    searches.save("河", "河岸")
    searches.save("河", "河岸 年份:2023")
    assert [(one.name, one.query) for one in searches.all()] == [("馆藏", "公交"), ("河", "河岸 年份:2023")]
    searches.delete(searches.all()[1])
    assert names(searches) == ["馆藏"]


def test_a_damaged_file_is_passed_over(filled: Archive, tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    file.write_text('[{"id": 1}]')
    assert KeepSearches(GatherSpeeches(filled), file, read_only=True).all() == ()


def test_a_folder_that_cannot_be_made_is_said(filled: Archive, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    searches = KeepSearches(GatherSpeeches(filled), tmp_path / "file" / "own.json", read_only=True)
    with pytest.raises(ArchiveError, match="could not be kept"):
        searches.save("河", "河岸")
