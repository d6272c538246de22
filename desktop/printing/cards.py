"""The description card of a speech, with the items of the archives' rules (DA/T 18-2022 档案著录规则)."""

from desktop.printing.documents import title_of
from desktop.printing.text import visible, written_day
from desktop.records import PassageKind, Session, Speech, SpeechKind

# The length that the rules give an abstract.
_ABSTRACT = 200
_KINDS = {
    SpeechKind.SPEECH: "发言",
    SpeechKind.REMARK: "讲话",
    SpeechKind.REPORTED: "报道中的发言",
    SpeechKind.NARRATIVE: "会议报道",
}


def card(session: Session, speech: Speech) -> dict[str, object]:
    """Return the rows of a card in the order of the rules; what is not known stays empty to be filled in."""
    return {
        "title": visible(title_of(session, speech)),
        "groups": [
            {
                "label": label,
                "rows": [{"label": name, "value": visible(value, keep="　")} for name, value in items],
            }
            for label, items in _groups(session, speech)
        ],
    }


def _groups(session: Session, speech: Speech) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    title, _space, subtitle = visible(title_of(session, speech)).partition(" ")
    full_title = f"{title}　{subtitle}" if subtitle else title
    held_on = session.held_on
    day = f"{held_on:%Y%m%d}" if held_on else ""
    author = "；".join(speech.speaker_names) or speech.on_behalf_of or ""
    behalf = f"代表{speech.on_behalf_of}" if speech.on_behalf_of else ""
    notes = _listed(session.full_name, session.place, behalf)
    codes = [(name, "") for name in ("档案馆代号", "全宗号", "档号")]
    subjects = _listed(session.theme, speech.sector)
    return (
        (
            "题名与责任说明",
            (
                ("正题名", full_title),
                ("文件编号", ""),
                ("责任者", author),
                ("责任者职务", speech.office or ""),
            ),
        ),
        ("稿本与文种", (("稿本", ""), ("文种", _KINDS[speech.kind]))),
        ("密级与保管期限", (("密级", ""), ("保管期限", ""))),
        ("时间", (("日期", day), ("会议日期", written_day(held_on)))),
        ("载体形态", (("数量及单位", ""), ("规格", ""))),
        ("附注与提要", (("附注", notes), ("提要", abstract(speech)))),
        ("排检与编号", (*codes, ("电子文件号", speech.id), ("分类号", ""), ("主题词", subjects))),
    )


def _listed(*parts: str | None) -> str:
    return "；".join(part for part in parts if part)


def abstract(speech: Speech) -> str:
    """Return what a speech proposes in at most 200 characters: the first sentence of as many as fit."""
    proposals = [_first_sentence(text) for text in speech.passage_texts(PassageKind.PROPOSAL)]
    sentences = proposals or [_first_sentence(line) for line in speech.text.split("\n")[:1]]
    taken = ""
    for sentence in sentences:
        if len(taken) + len(sentence) > _ABSTRACT:
            break
        taken += sentence
    return taken or sentences[0][: _ABSTRACT - 1] + "…" if any(sentences) else ""


def _first_sentence(text: str) -> str:
    end = text.find("。")
    return text[: end + 1] if end >= 0 else text
