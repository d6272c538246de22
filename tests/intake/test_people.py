"""Who presided, came and was there is read from the lists before the verbs."""

import pytest

from desktop.intake.name_lists import listed, names_in
from desktop.intake.people import attendance_of, leads
from desktop.records import Role


def people(account: str) -> dict[Role, list[str]]:
    found: dict[Role, list[str]] = {}
    for person in attendance_of([account]):
        found.setdefault(person.role, []).append(person.name)
    return found


@pytest.mark.parametrize(
    "account",
    [
        "会议由市政协主席卫承岳主持。",
        "受市政协主席郗长汀委托，副主席卫承岳主持会议。",
        "副市长郗长汀通报了有关情况，市政协副主席卫承岳主持会议。",
        "会议听取了市政协主席郗长汀的报告，副主席卫承岳主持大会。",
        "会议由主席团常务主席卫承岳主持。",
        "会议由市政协教科卫体委员会主任卫承岳主持。",
        "座谈会由卫承岳主席主持。",
    ],
)
def test_who_presided_stands_right_before_the_verb_or_behind_by(account: str) -> None:
    assert people(account) == {Role.CHAIR: ["卫承岳"]}


def test_who_presides_over_a_part_is_chair_only_where_nobody_presides_over_the_whole() -> None:
    whole = "市政协主席卫承岳主持会议。副主席蔺望川主持互动环节。"
    assert people(whole) == {Role.CHAIR: ["卫承岳"], Role.ATTENDEE: ["蔺望川"]}
    parts = "第一阶段由副主席卫承岳主持，第二阶段由秘书长蔺望川主持。"
    assert people(parts) == {Role.CHAIR: ["卫承岳", "蔺望川"]}


@pytest.mark.parametrize(
    "account",
    [
        "大会执行主席是卫承岳、郗长汀、蔺望川，卫承岳主持大会。",
        "主持会议的市政协副主席卫承岳宣布大会发言开始。",
        "讨论热烈。主持讨论的卫承岳委员笑着记下。",
        "市政协副主席卫承岳当主持人，规矩只有一条。",
    ],
)
def test_one_presides_in_whatever_words_it_is_told(account: str) -> None:
    assert people(account)[Role.CHAIR] == ["卫承岳"]


def test_civil_servants_are_named_by_their_rank() -> None:
    account = "市政协一级巡视员蔺望川，副厅级领导干部苏晚舟，四级主任科员温故新出席会议。"
    assert people(account) == {Role.ATTENDEE: ["蔺望川", "苏晚舟", "温故新"]}


def test_of_several_offices_the_first_names_the_body() -> None:
    assert leads("市政协党组成员、副主席")
    assert not leads("市政协委员、某集团副主席")


def test_a_list_goes_on_over_commas_and_ends_with_those_who_have_no_names() -> None:
    account = (
        "市委书记郗长汀应邀出席会议，县领导蔺望川、苏晚舟，县政协党组成员米达人、秘书长罗和平及各委办主任出席会议。"
        "副主席温故新、秘书长叶知秋和机关干部等在主席台前排就座，老同志殷小鱼列席。"
    )
    assert people(account) == {
        Role.ATTENDEE: ["郗长汀", "蔺望川", "苏晚舟", "米达人", "罗和平", "温故新", "叶知秋", "殷小鱼"]
    }


def test_what_a_meeting_heard_or_passed_on_names_nobody() -> None:
    account = (
        "会议审议了市政协四届十六次常委会议议程，听取了办理情况汇报，传达了省政协主席郗长汀在全会上的讲话。"
    )
    assert people(account) == {}


def test_a_list_may_stand_behind_its_verb() -> None:
    assert people("出席会议的市领导有蔺望川、苏晚舟。") == {Role.ATTENDEE: ["蔺望川", "苏晚舟"]}


def test_a_conjunction_within_a_name_is_none() -> None:
    assert [person.name for person in names_in("主席罗和平和秘书长温故新")] == ["罗和平", "温故新"]


@pytest.mark.parametrize(
    "account",
    [
        "市长郗长汀率4位副市长出席，听取并回应委员的意见建议。",
        "市委书记郗长汀提前10分钟就来到会场。",
        "郗长汀书记认真听取发言。",
        "市委书记郗长汀在主席台就座，认真听取委员发言。",
    ],
)
def test_who_came_to_listen_is_a_leader(account: str) -> None:
    assert people(account) == {Role.LEADER: ["郗长汀"]}


def test_who_sits_and_listens_is_a_leader() -> None:
    account = "6位委员发言。市委书记卫承岳，代市长郗长汀坐在台下认真听、仔细记。"
    assert people(account) == {Role.LEADER: ["卫承岳", "郗长汀"]}


def test_a_surname_that_is_not_known_is_read_in_a_list() -> None:
    assert people("全国政协委员蔺望川、泽巴朵、区常明等参加会议，区委副书记、区直单位负责人列席。") == {
        Role.ATTENDEE: ["蔺望川", "泽巴朵", "区常明"]
    }


def test_departments_are_no_people_though_one_looks_like_a_name() -> None:
    account = "县领导蔺望川、苏晚舟出席会议。县发改、商务、市场监管、文旅等部门主要负责同志参加会议。"
    assert people(account) == {Role.ATTENDEE: ["蔺望川", "苏晚舟"]}


def test_a_word_is_no_name_beside_groups() -> None:
    assert listed("政协委员、居民代表、物业、电力公司") == []
    assert [person.name for person in listed("蔺望川 泽巴朵 各处室负责人")] == ["蔺望川", "泽巴朵"]


def test_all_behind_the_last_name_is_none_of_it() -> None:
    assert [p.name for p in names_in("副主席蔺望川、昝大均、苏晚舟均")] == ["蔺望川", "昝大均", "苏晚舟"]


def test_a_leader_who_takes_the_word_leads() -> None:
    account = "市委书记郗长汀、市政协主席卫承岳参加会议。委员说到验收，郗长汀当即插话：“半个月办好。”"
    assert people(account) == {Role.LEADER: ["郗长汀"], Role.ATTENDEE: ["卫承岳"]}


def test_the_chairman_of_another_conference_is_no_leader() -> None:
    assert leads("省政协主席", "云岭省政协")
    assert leads("云岭省政协副主席", "云岭省政协")
    assert not leads("临港市政协主席", "云岭省政协")


def test_a_name_of_two_halves_is_one_when_one_of_them_is_known() -> None:
    assert [one.name for one in names_in("副州长南措才让、卫承岳")] == ["南措才让", "卫承岳"]


def test_an_adverb_behind_an_office_is_no_name() -> None:
    assert people("副区长早早来到会场，常务副区长陆望川听取发言。") == {Role.LEADER: ["陆望川"]}


def test_a_long_name_is_read_in_a_list() -> None:
    account = "市政协副主席蔺望川、苏晚舟、桑力格图出席会议，市场监管、文化旅游等部门列席。"
    assert people(account) == {Role.ATTENDEE: ["蔺望川", "苏晚舟", "桑力格图"]}


def test_the_moderator_s_office_may_stand_before_the_name() -> None:
    assert people("上午9时，主持人、市政协副主席卫承岳宣布规则。") == {Role.CHAIR: ["卫承岳"]}


def test_who_does_something_freely_is_no_list() -> None:
    account = "部分教育界、法律界委员参加会议。试行课后服务，学生自愿参加，作为新委员要参加调研。"
    assert people(account) == {}


def test_candidates_are_named_behind_their_office() -> None:
    account = "市政协主席候选人蔺望川、副主席候选人苏晚舟分别到各组参加讨论。"
    assert people(account) == {Role.ATTENDEE: ["蔺望川", "苏晚舟"]}
