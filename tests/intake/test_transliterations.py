"""Names of people that are written by their sound, in invented lines."""

import pytest

from desktop.intake.naming import places_of_names
from desktop.intake.scripts import simplified


def _names(*lines: str) -> list[list[str]]:
    found = places_of_names([simplified(line) for line in lines])
    return [[place.name for place in places] for places in found]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("政协委员阿拉坦巴图认为，要加大投入。", ["阿拉坦巴图"]),
        ("出席会议的有王建国、格桑旺扎、李秀英。", ["王建国", "格桑旺扎", "李秀英"]),
        ("副州长南杰才让、王建国参加会议。", ["南杰才让", "王建国"]),
        ("旦增卓嘎表示，学校缺少教师。", ["旦增卓嘎"]),
        ("州政协副主席额尔敦呼主持会议。", ["额尔敦呼"]),
        ("市政协主席敖日格乐主持会议。", ["敖日格乐"]),
        ("阿依古丽委员说，要扩大招生。", ["阿依古丽"]),
        ("叶尔肯别克委员建议，修好牧道。", ["叶尔肯别克"]),
        ("热依拉木、木合塔尔、别克波拉提表示赞成。", ["热依拉木", "木合塔尔", "别克波拉提"]),
        ("巴莫尔古在发言中说，要抓好落实。", ["巴莫尔古"]),
        ("岩温罕委员建议，保护雨林。", ["岩温罕"]),
        ("参加的有王建国、岩罕恩、玉香应。", ["王建国", "岩罕恩", "玉香应"]),
    ],
)
def test_a_name_by_sound_needs_no_family_name(line: str, names: list[str]) -> None:
    assert _names(line) == [names]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("次仁德吉委員建議，完善草場補償。", ["次仁德吉"]),
        ("州政協副主席額爾敦呼主持會議。", ["额尔敦呼"]),
        ("阿依努爾委員表示贊成。", ["阿依努尔"]),
    ],
)
def test_a_name_by_sound_is_found_in_traditional_characters(line: str, names: list[str]) -> None:
    assert _names(line) == [names]


@pytest.mark.parametrize(
    "line",
    [
        "呼伦贝尔委员表示，加大投入。",
        "鄂尔多斯表示，将加快发展。",
        "阿坝、鄂尔多斯、锡林郭勒、巴彦淖尔等地代表参加。",
        "博尔塔拉委员建议，修好口岸公路。",
        "巴音郭楞、克孜勒苏、阿克苏的委员参加讨论。",
        "那曲尼玛委员表示，阿坝若尔盖委员表示，加大投入。",
        "锡林郭勒盟、阿拉善左旗、尼玛县、玛多县派人参加。",
        "哈萨克斯坦、巴基斯坦、乌克兰、马来西亚的客商参加。",
        "阿里巴巴表示，将加大投入。",
        "乌兰牧骑表示，演出增多。",
        "委员建议，保护可可西里和布达拉宫。",
    ],
)
def test_a_place_or_a_word_by_sound_is_nobody(line: str) -> None:
    assert _names(line) == [[]]


def test_a_name_by_sound_is_known_again_where_nothing_beside_tells() -> None:
    found = _names("格桑旺扎委员建议，完善草场补偿。", "那天格桑旺扎骑马去了牧区。")
    assert found == [["格桑旺扎"]] * 2


def test_a_name_by_sound_is_no_shorter_before_an_office() -> None:
    found = _names("阿拉坦巴圖委員作了發言。", "阿拉坦巴图表示，要加大投入。")
    assert found == [["阿拉坦巴图"]] * 2


def test_what_nothing_tells_to_be_a_name_is_none() -> None:
    assert _names("草原上的额尔敦呼又开花了。") == [[]]
