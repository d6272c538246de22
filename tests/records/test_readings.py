"""Names are read as names."""

import pytest

from desktop.records.readings import reading_of, readings_of


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("曾望舒", "Zeng Wangshu"),
        ("单颖初", "Shan Yingchu"),
        ("解知秋", "Xie Zhiqiu"),
        ("仇一舟", "Qiu Yizhou"),
        ("区慕白", "Ou Mubai"),
        ("尉迟栖梧", "Yuchi Qiwu"),
        ("万俟远", "Moqi Yuan"),
        ("單澤民", "Shan Zemin"),
        ("查晚棠", "Zha Wantang"),
        ("吕绿漪", "Lü Lüyi"),
        ("乌兰·格日勒", "Wulangerile"),
        ("Ning Ruolan", "Ning Ruolan"),
        ("", ""),
    ],
)
def test_a_surname_is_read_as_a_surname(name: str, reading: str) -> None:
    assert reading_of(name) == reading


def test_a_surname_of_two_readings_gives_both_with_the_usual_one_first() -> None:
    assert [reading.joined for reading in readings_of("覃青禾")] == ["qinqinghe", "tanqinghe"]


def test_initials_are_the_first_letters() -> None:
    assert readings_of("上官青竹")[0].initials == "sgqz"


def test_a_name_of_many_doubtful_characters_has_few_readings() -> None:
    assert len(readings_of("覃行长重")) == 8
