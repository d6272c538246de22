"""What news items of real forms tell comes out as speeches, each as far as it goes."""

from datetime import date

from desktop.intake import plan_reading
from desktop.intake.readers import read_source
from desktop.records import PlannedSession, Role, Source, SpeechKind

HEAD = "1月11日，澜川市政协召开六届十五次常委会会议。市政协主席卫承岳主持会议。\n"


def session(text: str) -> PlannedSession:
    (found,) = plan_reading(read_source(Source(content=text.encode(), media_type="", name="a.txt"))).sessions
    return found


def told(text: str) -> list[tuple[tuple[str, ...], str]]:
    return [(speech.speaker_names, speech.text) for speech in session(HEAD + text).speeches]


def test_a_dateline_and_a_place_may_stand_before_who_speaks() -> None:
    text = (
        "本报澜川1月11日电（记者 甲乙）蔺望川委员11日在澜川市政协六届二次会议第三次全体会议上作大会发言时说，"
        "延后末班车。\n"
    )
    assert told(text) == [(("蔺望川",), "延后末班车。")]


def test_announced_points_are_said_by_who_announced_them() -> None:
    text = (
        "蔺望川委员建议，延后末班车。\n蔺望川提出两点建议：\n"
        "——补路灯。\n——用小车接驳。\n会议还研究了其他事项。\n"
    )
    assert told(text) == [(("蔺望川",), "延后末班车。\n——补路灯。\n——用小车接驳。")]


def test_who_came_is_no_part_of_the_words_before() -> None:
    text = (
        "蔺望川委员建议，延后末班车。苏晚舟委员对站台照明提出了具体的建议。"
        "在认真听取了2位委员的发言后，副市长濮阳彻说，将逐条研究，年底前开通夜班线路。"
        "市委书记郗长汀等到会听取了发言。\n"
    )
    assert told(text) == [
        (("蔺望川",), "延后末班车。"),
        (("苏晚舟",), "对站台照明提出了具体的建议。"),
        (("濮阳彻",), "将逐条研究，年底前开通夜班线路。"),
    ]


def test_the_writer_of_an_account_is_no_part_of_it() -> None:
    assert told("蔺望川委员建议，延后末班车。（记者 甲乙 审核：市政协办）\n") == [
        (("蔺望川",), "延后末班车。")
    ]


def test_a_pronoun_takes_the_office_before_the_name() -> None:
    (speech,) = session(
        HEAD + "特邀委员蔺望川尤为关心夜班。他说，末班车太早。蔺望川认为，应当延后。\n"
    ).speeches
    assert (speech.speaker_names, speech.office) == (("蔺望川",), "特邀委员")


def test_a_heading_with_a_name_gives_the_title_of_what_is_told_below() -> None:
    (speech,) = session(
        HEAD + "蔺望川：让末班车等一等人\n市政协委员蔺望川表示，末班车应当延后半小时。\n"
    ).speeches
    assert (speech.kind, speech.title) == (SpeechKind.REPORTED, "让末班车等一等人")


def test_points_that_members_raise_without_a_name_are_a_speech() -> None:
    text = "一些委员对夜间公交提出意见建议。一要延后末班车。二要补路灯。\n座谈会讨论深入。\n"
    (speech,) = session(HEAD + text).speeches
    assert (speech.speakers, speech.text) == ((), "一要延后末班车。二要补路灯。")
    assert [passage.number for passage in speech.passages] == [1, 2]


def test_a_report_is_told_by_who_gives_it() -> None:
    text = (
        "蔺望川代表澜川市政协常委会作工作报告。\n报告指出，过去一年提案办复率提高。\n"
        "会议现场。 贺兰舟 摄 报告提出，今年要多走基层。\n"
    )
    assert told(text) == [(("蔺望川",), "过去一年提案办复率提高。\n今年要多走基层。")]


def test_members_told_in_one_sentence_each_have_their_part() -> None:
    text = (
        "委员蔺望川的发言，细致分析班次；委员苏晚舟提议用小车接驳；委员边守拙从三个问题着眼，建议补路灯；"
        "站台是等车人的屋檐，委员相里明建议加装座椅；就照明的维护，委员贺兰舟提出了3条具体建议。\n"
    )
    assert told(text) == [
        (("蔺望川",), "细致分析班次"),
        (("苏晚舟",), "用小车接驳"),
        (("边守拙",), "补路灯"),
        (("相里明",), "加装座椅"),
        (("贺兰舟",), "就照明的维护，委员贺兰舟提出了3条具体建议"),
    ]


def test_a_member_may_be_told_to_have_raised_a_matter() -> None:
    text = "蔺望川委员代表民革澜川市委会发言，提出了延后末班车的建议；苏晚舟委员围绕小车接驳提出建议。\n"
    assert told(text) == [(("蔺望川",), "延后末班车的建议"), (("苏晚舟",), "围绕小车接驳提出建议。")]


def test_he_is_the_subject_of_the_sentence_before() -> None:
    text = "市长濮阳彻充分肯定委员们的发言。他表示，将逐条研究，年底前开通夜班线路。\n"
    assert told(text) == [(("濮阳彻",), "将逐条研究，年底前开通夜班线路。")]


def test_a_page_that_goes_on_from_another_is_a_record_of_who_came() -> None:
    found = session(
        "紧接01版 要把夜班工人的事办好，让群众等车少一分钟。\n"
        "市政协党组副书记蔺望川、苏晚舟，秘书长边守拙出席会议。\n"
    )
    assert [person.name for person in found.facts.attendance] == ["蔺望川", "苏晚舟", "边守拙"]


def test_words_may_follow_a_person_without_a_reporting_verb() -> None:
    text = (
        "在澜川市分会场，市政协委员蔺望川接过话头：末班车要延后。苏晚舟委员问：“补路灯要多久？”"
        "市交通局局长边守拙当场回应：年底前补齐。\n"
    )
    assert told(text) == [
        (("蔺望川",), "末班车要延后。"),
        (("苏晚舟",), "“补路灯要多久？”"),
        (("边守拙",), "年底前补齐。"),
    ]


def test_a_quotation_before_somebody_is_theirs_whatever_they_do() -> None:
    text = (
        "“我等了四十分钟。”市政协委员、教师蔺望川把照片举过头顶，建议延后末班车。\n"
        "“站台太暗。”苏晚舟委员谈了她的感受。\n"
    )
    assert told(text) == [
        (("蔺望川",), "“我等了四十分钟。”\n延后末班车。"),
        (("苏晚舟",), "“站台太暗。”"),
    ]


def test_what_somebody_worries_about_opens_their_words() -> None:
    assert told("文教卫组的蔺望川委员则担心照明，站台的灯坏了一半。\n") == [
        (("蔺望川",), "站台的灯坏了一半。")
    ]


def test_he_is_the_subject_of_his_own_sentence() -> None:
    text = "蔺望川委员说：末班车太早。苏晚舟委员在发言中着重谈到照明，她认为：路灯应当补齐。\n"
    assert told(text) == [(("蔺望川",), "末班车太早。"), (("苏晚舟",), "路灯应当补齐。")]


def test_a_member_with_an_office_elsewhere_makes_no_remarks() -> None:
    text = "市政协委员、临水县副县长蔺望川建议，延后末班车。\n"
    (speech,) = session(HEAD + text).speeches
    assert (speech.kind, speech.office) == (SpeechKind.REPORTED, "市政协委员、临水县副县长")


def test_members_announced_together_are_quoted_by_their_bare_names() -> None:
    text = "用手机发言的有市政协委员蔺望川、那迦南。蔺望川提出，延后末班车。那迦南则关心照明，灯坏了。\n"
    first, second = session(HEAD + text).speeches
    assert (first.speaker_names, first.office, first.text) == (("蔺望川",), "市政协委员", "延后末班车。")
    assert (second.speaker_names, second.office) == (("那迦南",), "市政协委员")


def test_how_the_hall_took_it_is_no_part_of_the_words() -> None:
    text = "蔺望川委员说，“太早。”他的话引来掌声。苏晚舟委员认为，灯太暗。参会人员充分讨论，提出意见。\n"
    assert told(text) == [(("蔺望川",), "“太早。”"), (("苏晚舟",), "灯太暗。")]


def test_a_host_of_the_meeting_presides() -> None:
    found = session(HEAD.partition("市政协主席")[0] + "“下一个谁来？”会议主持人卫承岳委员问道。\n")
    assert [(person.name, person.role) for person in found.facts.attendance] == [("卫承岳", Role.CHAIR)]


def test_rare_names_may_end_a_list_of_those_present() -> None:
    text = HEAD + "市政协副主席钱望川、海晚舟、艾尼瓦尔，秘书长边守拙参加会议。\n"
    present = [person.name for person in session(text).facts.attendance if person.role is Role.ATTENDEE]
    assert present == ["钱望川", "海晚舟", "艾尼瓦尔", "边守拙"]


def test_a_dateline_in_the_account_gives_the_year() -> None:
    text = "澜川网 2021年6月11日讯 （记者 甲乙）6月10日上午，澜川市政协召开远程协商会，卫承岳主持。\n"
    assert session(text).facts.held_on == date(2021, 6, 10)


def test_a_meeting_may_be_held_on_a_day_with_a_preposition_in_the_capital() -> None:
    facts = session("政协澜川省第一届委员会第三次会议，于一九五四年一月十一日在省城兰浦举行。\n").facts
    assert (facts.held_on, facts.place) == (date(1954, 1, 11), "兰浦")


def test_what_members_spoke_about_in_turn_is_not_the_theme() -> None:
    text = (
        HEAD + "会议召开“夜间公交”民主监督协商会。委员们围绕监督报告依次发言。蔺望川委员建议，延后末班车。\n"
    )
    assert session(text).facts.theme == "夜间公交"


def test_a_quotation_may_open_a_report_that_names_the_day_before_the_member() -> None:
    text = (
        "“末班车太早。”1月11日，在澜川市政协“夜间公交”协商会上，市政协委员、文史学者步知秋的发言引来赞同声。\n"
        "来自教育界别的裘若谷委员打开一张地图，快人快语：“先补路灯。”她建议，年内补齐。\n"
    )
    assert told(text) == [(("步知秋",), "“末班车太早。”"), (("裘若谷",), "“先补路灯。”她建议，年内补齐。")]


def test_a_word_behind_an_office_is_no_name() -> None:
    text = "“我补充一点。”坐在对面的干云龙委员接着说，灯太暗。“要多久？”市政协委员慕容晴问。\n"
    assert told(text) == [(("干云龙",), "“我补充一点。”\n灯太暗。"), (("慕容晴",), "“要多久？”")]


def test_a_broadcast_gives_the_speaker_behind_a_cue() -> None:
    text = "【同期声】市政协委员 民盟澜川总支主委 邰小满：末班车要延后。\n【解说】苏晚舟委员认为，灯太暗。\n"
    assert told(text) == [(("邰小满",), "末班车要延后。"), (("苏晚舟",), "灯太暗。")]


def test_a_broadcast_gives_the_words_below_the_speaker() -> None:
    text = (
        "【同期声】市政协委员 邰小满\n末班车要延后半小时。\n"
        "【解说】在分会场，委员们展开讨论。\n【同期声】市政协委员 裘若谷\n站台的灯要补齐。\n"
    )
    assert told(text) == [(("邰小满",), "末班车要延后半小时。"), (("裘若谷",), "站台的灯要补齐。")]


def test_the_announcer_of_a_broadcast_says_nothing_of_what_the_speaker_before_says() -> None:
    text = (
        "【同期声】市政协委员 邰小满：末班车要延后半小时。\n"
        "【同期声】市政协委员、市二院院长 裘若谷：站台的灯要补齐。\n"
        "【图文】汪渡委员认为，夜班的事要办好。\n"
    )
    names = ("邰小满",), ("裘若谷",), ("汪渡",)
    words = "末班车要延后半小时。", "站台的灯要补齐。", "夜班的事要办好。"
    assert told(text) == list(zip(names, words, strict=True))


def test_officials_promise_and_members_let_figures_speak() -> None:
    text = (
        "市公交公司经理虞海生则承诺，年底前补灯。“站台太暗。”"
        "郗望委员代表民盟澜川市委会发言时用数据说话：全市站台坏灯六百盏。\n"
    )
    assert told(text) == [
        (("虞海生",), "年底前补灯。"),
        (("郗望",), "“站台太暗。”\n全市站台坏灯六百盏。"),
    ]


def test_the_end_of_an_office_is_no_family_name() -> None:
    text = (
        "市政协副主席汪渡建议，把城南渡口的事在年底前办好，让学生早上不必绕路。\n"
        "市发改委主任平远说，年底前开通夜班线路。\n"
    )
    assert [names for names, _words in told(text)] == [("汪渡",), ("平远",)]


def test_speeches_of_which_a_line_tells_the_title_are_kept_with_it() -> None:
    text = (
        "蔺望川委员代表民革澜川市委会作题为《延后末班车 方便夜归人》的发言\n"
        "苏晚舟委员代表澜川市工商联作题为《补好路灯》的发言\n"
    )
    speeches = session(HEAD + text).speeches
    assert [(one.speaker_names, one.title, one.on_behalf_of) for one in speeches] == [
        (("蔺望川",), "延后末班车 方便夜归人", "民革澜川市委会"),
        (("苏晚舟",), "补好路灯", "澜川市工商联"),
    ]


def test_a_meeting_may_be_held_in_a_hotel_of_old() -> None:
    assert session("1月11日，澜川市政协在澜江饭店召开座谈会。" + HEAD).facts.place == "澜江饭店"
