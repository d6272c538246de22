"""A value that the structure of its document speaks against is not certain, and says why."""

from gettext import NullTranslations

import pytest

from desktop.intake import plan_reading
from desktop.intake.certainty import certainty, gravest, weights
from desktop.intake.name_signs import signs_of_name
from desktop.intake.readers import read_source
from desktop.records import FieldReason, IntakePlan, Source
from desktop.records.doubt import why_doubtful

HEAD = (
    "澜川市政协召开协商会\n发布时间：2025-01-12\n"
    "1月11日，澜川市政协召开六届十五次常委会会议，围绕“夜间公共交通”协商议政。市政协主席卫承岳主持会议。\n"
)
FIRST = "蔺望川委员建议，延后末班车，增开夜间线路，让晚归的人有车坐。\n"
SECOND = "苏晚舟委员建议，用小车接驳“最后一公里”，把站点设到小区门口。\n"
THIRD = "鲁青禾委员建议，公开车辆到站时间，在站台上装电子站牌。\n"


def planned(text: str) -> IntakePlan:
    return plan_reading(read_source(Source(content=text.encode(), media_type="", name="a.txt")))


def reason(text: str, field: str, speech: int | None = None) -> FieldReason:
    return next(r for r in planned(text).reasons if (r.field, r.speech) == (field, speech))


def test_plain_speeches_are_more_certain_than_one_that_runs_over() -> None:
    plain = reason(HEAD + FIRST + SECOND + THIRD, "text", 0)
    over = reason(HEAD + FIRST[:-1] + "他的话音刚落，会场响起掌声。\n" + SECOND + THIRD, "text", 0)
    assert over.certainty < plain.certainty
    assert "text.rest-behind" in over.signs - plain.signs


def test_a_speech_that_holds_another_speaker_is_doubtful() -> None:
    held = reason(HEAD + FIRST.replace("增开", "像苏晚舟说的那样增开") + SECOND + THIRD, "text", 0)
    assert "text.holds-name" in held.signs
    assert not held.is_certain


@pytest.mark.parametrize(
    ("name", "text", "sign"),
    [
        ("章平向", "章平参加。章平向会议建议，修路。", "name-shorter"),
        ("蔺思", "蔺思远宣布开会。随后蔺思远说，要举手。", "name-longer"),
        ("夜线路", "增开夜线路，建议早些办。", "name-strange"),
        ("商联界", "工商联界委员建议，互采互购。工商业要兴。", "name-begins-a-word"),
        ("商联界", "全省工商联界委员建议，互采互购。", "name-behind-words"),
        ("卫承", "卫承岳主持。", "name-in-another"),
    ],
)
def test_a_name_with_an_open_end_shows_it(name: str, text: str, sign: str) -> None:
    assert sign in signs_of_name(name, text, frozenset({name, "卫承岳"}))


def test_a_name_before_an_office_shows_nothing() -> None:
    assert not signs_of_name("蔺望川", "蔺望川委员建议修路，市政协委员蔺望川到会。", frozenset({"蔺望川"}))


def test_signs_only_lower_certainty() -> None:
    signs = [name for name in weights() if "=" not in name and name != "bias"]
    assert all(weights()[sign] < 0 for sign in signs)
    assert certainty("text", "text-told", ["text.holds-name"]) < certainty("text", "text-told", [])


def test_the_gravest_sign_is_the_doubt_and_has_a_sentence() -> None:
    assert gravest(["text.middle-tells", "speech.nobody", "no.such"]) == "speech.nobody"
    assert gravest(["no.such"]) == ""
    for sign in weights():
        if "=" in sign or sign == "bias":
            continue
        found = FieldReason(
            session=0, speech=0, field="", rule="", cue="", line=None, certainty=0, doubt=sign
        )
        assert NullTranslations().gettext(why_doubtful(found)).endswith(".")


def test_a_page_that_is_hardly_a_record_is_not_certain_throughout() -> None:
    plan = planned("澜川市政协主席卫承岳出席座谈会\n1月11日，澜川市政协召开座谈会，卫承岳主持。\n")
    assert plan.sessions
    assert not all(found.is_certain for found in plan.reasons)
