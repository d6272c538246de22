"""What an account says of its session: body, days, place, who was there."""

import pytest

from desktop.intake.session_facts import place_of
from desktop.records import Role, SpeechKind
from tests.intake.planning import HEAD, codes, planned


def test_the_session_is_read_from_the_account() -> None:
    plan = planned(HEAD + "蔺望川委员建议，延后末班车；苏晚舟委员代表民革市委会提出，用小车接驳。\n")
    (session,) = plan.sessions
    facts = session.facts
    assert (facts.body, facts.name, facts.term, facts.ordinal) == (
        "澜川市政协",
        "六届十五次常委会会议",
        6,
        15,
    )
    assert (str(facts.held_on), facts.theme) == ("2025-01-11", "夜间公共交通")
    assert (facts.names(Role.CHAIR), facts.names(Role.LEADER)) == (("卫承岳",), ("郗长汀",))
    assert [(s.speaker_names, s.text) for s in session.speeches] == [
        (("蔺望川",), "延后末班车"),
        (("苏晚舟",), "用小车接驳。"),
    ]
    assert session.speeches[1].sector == "民革"
    assert "year-from-publication" in codes(plan)


def test_venue_and_body_are_found_where_they_are() -> None:
    text = HEAD.replace("澜川市政协召开六届", "市政协在市会议中心召开六届").replace(
        "澜川市政协召开协商会", "夜话"
    )
    plan = planned(text + "蔺望川委员建议，延后末班车。\n主办：政协澜川市委员会\n")
    assert plan.sessions[0].facts.place == "市会议中心"
    assert plan.sessions[0].facts.body == "澜川市政协"
    assert "body-from-footer" in codes(plan)


def test_a_hall_of_the_province_s_own_is_no_capital() -> None:
    assert place_of("省政协3月5日在省会议中心举行大会。") == "省会议中心"
    assert place_of("省政协3月5日在省会澜川大会堂举行大会。") == "澜川大会堂"


def test_new_year_s_news_of_december_is_of_the_year_before() -> None:
    text = (
        HEAD.replace("2025-01-12", "2025-01-01").replace("1月11日", "12月31日")
        + "蔺望川委员建议，延后末班车。\n"
    )
    assert str(planned(text).sessions[0].facts.held_on) == "2024-12-31"


@pytest.mark.parametrize(
    ("account", "day", "code"),
    [
        ("昨天，澜川市政协召开专题协商会。", "2025-01-11", "year-from-publication"),
        ("11日上午，澜川市政协召开专题协商会。", "2025-01-11", "year-from-publication"),
        ("二〇二四年五月六日，澜川市政协召开专题协商会。", "2024-05-06", None),
        ("澜川市政协召开专题协商会。", None, "date-missing"),
    ],
)
def test_days_are_read_in_every_form(account: str, day: str | None, code: str | None) -> None:
    text = f"发布时间：2025-01-12\n{account}蔺望川委员建议，延后末班车。\n"
    plan = planned(text)
    held_on = plan.sessions[0].facts.held_on
    assert (str(held_on) if held_on else None) == day
    assert code is None or code in codes(plan)


def test_a_day_without_a_year_stays_unknown() -> None:
    plan = planned("夜话港城\n1月11日，澜川市政协召开专题协商会。蔺望川委员建议，延后末班车。\n")
    assert plan.sessions[0].facts.held_on is None
    assert "year-missing" in codes(plan)


def test_a_text_without_a_session_says_so() -> None:
    plan = planned("停水通知\n明日停水，请储水。\n")
    assert plan.sessions == ()
    assert codes(plan) == {"no-session"}


def test_two_sessions_in_one_source_stay_two() -> None:
    text = HEAD + (
        "蔺望川委员建议，延后末班车。\n望潮区政协三届二次主席会议召开\n1月10日，望潮区政协召开三届二次主席会议，"
        "区政协主席邬静川主持。苏晚舟委员建议，补齐路灯。\n"
    )
    plan = planned(text)
    assert [(s.facts.body, s.facts.term, str(s.facts.held_on)) for s in plan.sessions] == [
        ("澜川市政协", 6, "2025-01-11"),
        ("望潮区政协", 3, "2025-01-10"),
    ]
    assert [s.speeches[0].speaker_names for s in plan.sessions] == [("蔺望川",), ("苏晚舟",)]
    assert "several-articles" in codes(plan)


def test_minutes_list_people_place_and_turns() -> None:
    text = (
        "政协澜川市委员会会议纪要\n时　间：二〇二五年一月十一日\n地　点：市政协会议室\n主　持：卫承岳\n"
        "出　席：卫承岳、邬静川、蔺望川（共3人）\n"
        "二〇二五年一月十一日，政协第六届澜川市委员会常务委员会第三次会议召开。\n"
        "一、蔺望川：延后末班车。\n卫承岳小结：意见由办公室整理，三月底前反馈办理情况。\n"
    )
    (session,) = planned(text).sessions
    facts = session.facts
    assert (facts.place, facts.names(Role.CHAIR), facts.names(Role.ATTENDEE)) == (
        "市政协会议室",
        ("卫承岳",),
        ("邬静川",),
    )
    assert [s.kind for s in session.speeches] == [SpeechKind.SPEECH, SpeechKind.REMARK]


def test_a_piece_of_a_record_is_read_without_its_head() -> None:
    text = (
        "紧接01版 要建立台账。\n大家提出建议。蔺望川委员提出，延后末班车；苏晚舟委员建议，补齐路灯；"
        "邬静川委员坦言，站台太暗，应当先补医院门口；祁松年委员认为，\n"
    )
    plan = planned(text)
    assert len(plan.sessions[0].speeches) >= 3
    assert codes(plan) >= {"session-missing", "date-missing", "truncated"}


def test_another_day_of_the_session_is_doubtful() -> None:
    text = HEAD + "1月10日，会议听取了通报。蔺望川委员建议，延后末班车。\n"
    assert "date-ambiguous" in codes(planned(text))


def test_the_body_is_named_by_the_site_alone() -> None:
    text = (
        "2025-01-12 08:00   澜川政协网   点击：3\n"
        "1月11日，市政协主席卫承岳主持召开市政协六届七次主席会议，听取通报。\n"
        "蔺望川委员建议，延后末班车。\n"
    )
    plan = planned(text)
    assert plan.sessions[0].facts.body == "澜川市政协"
    assert "body-from-site-name" in codes(plan)


def test_an_english_text_says_so() -> None:
    assert "language-english" in codes(planned("Press release. The session was held on March 3, 2019.\n"))


def test_a_people_s_congress_delegation_is_a_session() -> None:
    text = (
        "2025-01-12 08:00　来源：澜川日报\n1月11日，省委书记郗长汀来到省十四届人大二次会议澜川代表团，"
        "与代表们一起审议报告。代表团团长卫承岳主持会议。\n蔺望川代表说，要延后末班车。\n"
    )
    (session,) = planned(text).sessions
    assert (session.facts.kind.value, session.facts.body) == ("delegation", "省人大")
    assert session.speeches[0].speaker_names == ("蔺望川",)


def test_a_day_alone_is_the_last_such_day_before_the_publication() -> None:
    text = "发布时间：2025-03-02\n28日下午，澜川市政协召开专题协商会。蔺望川委员建议，延后末班车。\n"
    assert str(planned(text).sessions[0].facts.held_on) == "2025-02-28"


@pytest.mark.parametrize("day", ["13月40日", "2024年13月40日", "31日下午"])
def test_a_day_that_does_not_exist_is_no_date(day: str) -> None:
    text = f"发布时间：2025-05-01\n{day}，澜川市政协召开专题协商会。蔺望川委员建议，延后末班车。\n"
    held_on = planned(text).sessions[0].facts.held_on
    assert held_on is None or str(held_on) == "2025-03-31"


def test_a_count_that_does_not_fit_is_told() -> None:
    told = HEAD + "会上，3位委员作了发言。\n蔺望川委员建议，延后末班车。苏晚舟委员提出，用小车接驳。\n"
    warning = next(w for w in planned(told).warnings if w.code == "count-mismatch")
    assert dict(warning.values) == {"told": "3", "found": "2"}
    assert "count-mismatch" not in codes(planned(told.replace("3位", "2位")))


@pytest.mark.parametrize(
    ("page", "body"),
    [
        ("来源：澜川日报", "澜川市政协"),
        ("来源：人民政协报", "市政协"),
        ("澜川政协网", "澜川市政协"),
    ],
)
def test_a_body_named_by_its_level_takes_its_place_from_the_page(page: str, body: str) -> None:
    text = (
        f"市政协召开六届十五次常委会会议\n2025-01-12　{page}\n"
        "1月11日，市政协召开六届十五次常委会会议。市政协主席卫承岳主持会议。\n蔺望川委员建议，延后末班车。\n"
    )
    assert planned(text).sessions[0].facts.body == body


def test_today_is_the_day_of_the_dateline() -> None:
    text = HEAD.replace("1月11日，", "本报1月10日讯 今天，") + "蔺望川委员建议，延后末班车。\n"
    assert str(planned(text).sessions[0].facts.held_on) == "2025-01-10"


@pytest.mark.parametrize(
    ("printed", "held"),
    [
        ("2025年1月12日澜川日报\n据澜川社11日讯 澜川市政协六届十五次常委会会议今天继续举行。", "2025-01-11"),
        (
            " date 2025-01-12 甲委员作发言 澜川社1月12日电 澜川市政协六届五次会议11日下午举行大会。",
            "2025-01-11",
        ),
        ("2019-01-12 甲摄。 澜川社1月2日电（记者 丙）澜川市政协六届五次会议1日下午举行大会。", "None"),
    ],
)
def test_a_dateline_gives_today_and_the_day_before_it_the_year(printed: str, held: str) -> None:
    text = f"{printed}蔺望川委员建议，路要修。苏晚舟委员建议，灯要亮。\n"
    assert str(planned(text).sessions[0].facts.held_on) == held


def test_a_page_with_one_speech_takes_its_session_from_the_note() -> None:
    text = (
        "市政协委员蔺望川：\n给夜归人留一盏灯\n2025-01-12 来源：澜川政协网\n"
        "夜班工人等车要四十分钟。建议延后末班车。\n"
        "（本文系作者在澜川市政协六届十五次常委会会议上的发言）\n"
    )
    (session,) = planned(text).sessions
    (speech,) = session.speeches
    assert (speech.speaker_names, speech.title) == (("蔺望川",), "给夜归人留一盏灯")
    assert (session.facts.term, session.facts.ordinal) == (6, 15)
