"""Names stand in the order that lists of members have."""

from desktop.printing.order import by_pinyin, by_strokes

NAMES = ("曾喆", "单晓", "卫承岳", "席远", "丁一", "丁义", "欧阳若", "区明", "仇玥")


def test_strokes_order_by_number_then_by_form() -> None:
    groups = by_strokes(NAMES)
    assert [label for label, _names in groups] == ["二画", "三画", "四画", "八画", "十画", "十二画"]
    assert groups[0][1] == ("丁一", "丁义")
    assert groups[2][1] == ("区明", "仇玥")
    assert groups[-2][1] == ("席远",)


def test_surnames_are_read_as_surnames() -> None:
    groups = dict(by_pinyin(NAMES))
    assert groups["O"] == ("区明", "欧阳若")
    assert groups["Q"] == ("仇玥",)
    assert groups["S"] == ("单晓",)
    assert groups["Z"] == ("曾喆",)


def test_a_name_in_no_list_comes_last() -> None:
    assert by_strokes(["𠮷", "王", ""])[-1] == ("其他", ("𠮷",))
    assert by_pinyin(["𠮷", "Abbe", "王"])[-1] == ("其他", ("Abbe", "𠮷"))


def test_more_than_twenty_strokes_are_counted() -> None:
    assert by_strokes(["麟", "爨"]) == [("二十三画", ("麟",)), ("三十画", ("爨",))]
