"""The body that met is named by its place, or by its level and the place of the page."""

import pytest

from desktop.intake import places
from desktop.intake.bodies import body_from_page, body_of


@pytest.mark.parametrize(
    ("account", "body"),
    [
        ("1月4日，会议审议了市政协四届十六次常委会议议程。", None),
        ("就如何开好市政协七届八次常委会议，主席作了讲话。", None),
        ("会议同意将此提交市政协十届一次会议审议。", None),
        ("住澜省政协委员参加了会议。", None),
        ("住澜川省政协委员、全国政协委员参加了会议。", None),
        ("昨天，市政协举行大会。贺兰舟代表临水市政协发言，提出补路灯的建议。", None),
        ("会议召开时，广大市政协委员要提高认识。", None),
        ("会议召开，大家的事就是市政协的事。", None),
        ("会议召开，各组认真领会县政协常委会工作报告。", None),
        ("会议召开，希望县政协和委员们发扬传统。", None),
        ("会议召开，确定市政协常委会议于月底举行。", None),
        ("会议召开，委员们协助市政协开展工作，协助市委推动发展。", None),
        ("前进市政协召开会议，前进市的企业家委员发言。", "前进市政协"),
        ("会议听取了澜川市政协的报告。", "澜川市政协"),
        ("澜川市澜北区政协召开主席会议。", "澜川市澜北区政协"),
    ],
)
def test_a_place_in_a_body_s_name_is_a_place(account: str, body: str | None) -> None:
    assert body_of(account) == body


@pytest.mark.parametrize(
    ("page", "everything", "body"),
    [
        ("来源：映象网", "", "省政协"),
        ("来源：澜川日报", "", "澜川省政协"),
        ("来源：杭州日报", "", "浙江省政协"),
        ("来源：澜川日报", "澜川市政协抓住特色。", "省政协"),
        ("来源：澜川日报", "中共溪堰省委书记到会听取发言。", "溪堰省政协"),
    ],
)
def test_the_place_of_a_page_fits_the_level_of_the_body(page: str, everything: str, body: str) -> None:
    assert body_from_page("省政协召开会议。", page, everything) == body


@pytest.mark.parametrize(
    ("everything", "body"),
    [
        ("杭州市政协委员发言。", "浙江省政协"),
        ("澜川市政协委员发言，澜北县政府作了说明。", "省政协"),
    ],
)
def test_a_known_paper_gives_no_province_to_places_of_another(everything: str, body: str) -> None:
    assert body_from_page("省政协召开会议。", "来源：杭州日报", everything) == body


def test_a_prefecture_is_called_as_the_text_prints_it_in_full() -> None:
    everything = "澜川土家族苗族自治州的委员发言。"
    assert body_from_page("州政协召开会议。", "来源：澜川日报", everything) == "澜川土家族苗族自治州政协"


def test_a_place_that_ends_as_a_division_does_is_that_place_where_the_text_never_parts_it() -> None:
    told = "北海门区政协召开会议。"
    assert body_of(told) == "海门区政协"
    assert body_of(f"{told}北海门区委书记参加。") == "北海门区政协"
    assert body_of(f"{told}海门区委书记参加。") == "海门区政协"


def test_who_goes_to_a_conference_is_no_paper() -> None:
    assert body_from_page("卫承岳参加市政协6届3次会议。", "卫承岳参加市政协6届3次会议。", "") == "市政协"


def test_a_division_is_known_with_those_above_it() -> None:
    assert places.known_at_end("会议在杭州市上城区") == "杭州市上城区"
    assert places.known_at_end("会议在延边州") == "延边州"
    assert places.known_at_end("会议审议了市") is None
