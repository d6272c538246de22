"""Each of several people who spoke in turn has what they spoke about, whatever parts them."""

import pytest

from tests.intake.planning import HEAD, planned


@pytest.mark.parametrize("mark", "，、；")
@pytest.mark.parametrize(
    "spoke",
    ["，先后作了发言", "先后作了发言", "等方面作了发言", "三个方面的问题，结合澜川实际，进行了大会发言"],
)
def test_each_spoke_about_something(mark: str, spoke: str) -> None:
    about = mark.join(("蔺望川委员就保护水源", "沈知秋委员就办好小学、中学", "边守拙委员就延后末班车"))
    (session,) = planned(f"{HEAD}会上，{about}{spoke}。苏晚舟委员建议，补上路灯。\n").sessions
    assert [(*one.speaker_names, one.office, one.text) for one in session.speeches] == [
        ("蔺望川", "委员", "保护水源"),
        ("沈知秋", "委员", "办好小学、中学"),
        ("边守拙", "委员", "延后末班车"),
        ("苏晚舟", "委员", "补上路灯。"),
    ]


def test_whom_somebody_speaks_for_ends_before_what_was_made() -> None:
    told = (
        "会上，蔺望川委员代表市民革所作的题为《保护水源》的发言；"
        "沈知秋委员代表市民盟所作的题为《办好小学》的发言。"
    )
    (session,) = planned(f"{HEAD}{told}\n").sessions
    assert [(one.on_behalf_of, one.title) for one in session.speeches] == [
        ("市民革", "保护水源"),
        ("市民盟", "办好小学"),
    ]
