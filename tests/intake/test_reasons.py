"""Every value says by which rule and words it was found, and how sure that is."""

from gettext import NullTranslations

import pytest

from desktop.intake import plan_reading
from desktop.intake.certainty import weights
from desktop.intake.readers import read_source
from desktop.records import FieldReason, IntakePlan, Source
from desktop.records.why import why_field, why_label

TEXT = (
    "澜川市政协召开协商会\n发布时间：2025-01-12\n"
    "1月11日，澜川市政协召开六届十五次常委会会议，围绕“夜间公共交通”协商议政。市政协主席卫承岳主持会议。\n"
    "蔺望川委员建议，延后末班车，增开夜间线路。\n"
)


def planned() -> IntakePlan:
    return plan_reading(read_source(Source(content=TEXT.encode(), media_type="", name="a.txt")))


def reason(field: str, speech: int | None = None) -> FieldReason:
    return next(r for r in planned().reasons if (r.field, r.speech) == (field, speech))


@pytest.mark.parametrize(
    ("field", "speech", "rule", "cue"),
    [
        ("body", None, "body-in-account", "澜川市政协"),
        ("name", None, "name-numbered", "六届十五次常委会会议"),
        ("theme", None, "theme-quoted", "夜间公共交通"),
        ("chair", None, "chair-presides", "卫承岳主持"),
        ("speakers", 0, "speaker-told-called", "蔺望川委员"),
    ],
)
def test_a_field_names_its_rule_and_its_words(field: str, speech: int | None, rule: str, cue: str) -> None:
    found = reason(field, speech)
    assert found.rule == rule
    assert cue in found.cue
    assert 0 < found.certainty <= 1
    assert "{cue}" in why_field(found)


def test_every_measured_rule_has_a_sentence_of_its_own() -> None:
    rules = [name.removeprefix("rule=") for name in weights() if name.startswith("rule=")]
    other = why_field(FieldReason(session=0, speech=None, field="", rule="?", cue="", line=None, certainty=0))
    assert rules
    for rule in rules:
        found = FieldReason(session=0, speech=None, field="", rule=rule, cue="", line=None, certainty=1)
        assert why_field(found) != other


def test_a_label_says_why() -> None:
    assert all(NullTranslations().gettext(why_label(line)).endswith(".") for line in planned().lines)
