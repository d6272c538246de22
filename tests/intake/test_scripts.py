"""Traditional characters are read as simplified ones and given back as printed."""

from desktop.intake import plan_reading
from desktop.intake.readers import read_source
from desktop.intake.scripts import Printed, simplified
from desktop.records import Attendance, Line, PlannedSession, Role, SessionFacts, Source, SpeechKind

NEWS = (
    "瀾川市政協召開協商會\n發佈時間：2025-01-12\n"
    "1月11日，瀾川市政協召開六屆十五次常委會會議，圍繞「夜間公共交通」協商議政。"
    "市政協主席衛承嶽主持會議。\n"
    "藺望川委員代表民革瀾川市委會發言說，應當延後末班車。\n"
    "會上，蘇晚舟、鄭於歸2位政協委員先後發言，分別就小車接駁、站台照明等方面積極建言獻策。\n"
    "衛承嶽指出，要把大家的後續意見逐條研究，發文落實。\n"
)


def test_each_character_stands_where_it_stood() -> None:
    assert simplified("瀾川市政協召開協商會，於此。") == "澜川市政协召开协商会，于此。"


def test_a_traditional_account_is_quoted_as_printed() -> None:
    plan = plan_reading(read_source(Source(content=NEWS.encode(), media_type="", name="a.txt")))
    assert "\n".join(line.text for line in plan.lines) == NEWS.strip()
    (session,) = plan.sessions
    assert (session.facts.body, session.facts.name) == ("瀾川市政協", "六屆十五次常委會會議")
    assert [(p.name, p.office) for p in session.facts.attendance] == [("衛承嶽", "市政協主席")]
    assert [(s.speaker_names, s.on_behalf_of) for s in session.speeches] == [
        (("藺望川",), "民革瀾川市委會"),
        (("蘇晚舟", "鄭於歸"), None),
        (("衛承嶽",), None),
    ]
    assert [s.text for s in session.speeches] == [
        "應當延後末班車。",
        "小車接駁、站台照明",
        "要把大家的後續意見逐條研究，發文落實。",
    ]
    assert (session.speeches[0].sector, session.speeches[2].kind) == ("民革", SpeechKind.REMARK)
    assert session.facts.narrative in NEWS


def test_words_are_given_back_as_printed_whatever_spaces_stand_in_them() -> None:
    printed = Printed.of((Line(n=1, text="市政協主席　張 遠山 到會,講話。"),))
    chair = Attendance(role=Role.CHAIR, name="张远山", office="主席")
    facts = SessionFacts(body="市政协", place="会议协厅", attendance=(chair,), narrative="到会，讲话。")
    session = printed.session(PlannedSession(facts=facts, speeches=()))
    assert (session.facts.body, session.facts.place) == ("市政協", "會议協厅")
    assert session.facts.narrative == "到會,講話。"
    assert [person.name for person in session.facts.attendance] == ["張遠山"]


def test_a_space_behind_words_stays() -> None:
    printed = Printed.of((Line(n=1, text="澜川市 政協　主席,到會"),))
    session = printed.session(PlannedSession(facts=SessionFacts(body="市 政协　"), speeches=()))
    assert session.facts.body == "市 政協　"
