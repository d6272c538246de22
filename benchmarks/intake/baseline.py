"""The plain way: the text that trafilatura extracts, and regular expressions for names and verbs."""

import re
from typing import Any

import trafilatura

from desktop.intake.readers import read_source
from desktop.records import Source

_SESSION = re.compile(
    r"(\w{2,8}?[省市县区州])政协.{0,8}?(?:(\d+|[一二三四五六七八九十]+)届)?.{0,6}?(会议|协商会|座谈会)"
)
_DAY = re.compile(r"(\d{4})[年.-](\d{1,2})[月.-](\d{1,2})")
_CHAIR = re.compile(r"主席(\w{2,3})主持")
_SAID = re.compile(r"(\w{2,3})(委员|常委)\S{0,12}?(?:建议|提出|认为|表示|指出|说)[，：]([^。；]+[。；])")
_HEADED = re.compile(r"^(\w{2,3})(?:委员)?[：:](.+)$", re.MULTILINE)


def plan_with_expressions(source: Source) -> dict[str, Any]:
    """Return a plan in the form of a dry run's JSON, as far as a few expressions see one."""
    html = source.content if source.content.lstrip()[:1] == b"<" else None
    extracted = trafilatura.extract(html) if html else None
    text = extracted or "\n".join(line.text for line in read_source(source).lines)
    meeting, day, chair = _SESSION.search(text), _DAY.search(text), _CHAIR.search(text)
    speeches = [_speech(m.group(1), m.group(2), m.group(3)) for m in _SAID.finditer(text)]
    speeches += [_speech(m.group(1), None, m.group(2)) for m in _HEADED.finditer(text)]
    session = {
        "body": f"{meeting.group(1)}政协" if meeting else None,
        "name": meeting.group() if meeting else None,
        "kind": "other",
        "term": None,
        "ordinal": None,
        "sub_ordinal": None,
        "held_on": "-".join(part.zfill(2) for part in day.groups()) if day else None,
        "place": None,
        "theme": None,
        "chair": [chair.group(1)] if chair else [],
        "leaders": [],
        "attendees": [],
        "speeches": speeches,
    }
    sessions = [session] if meeting and speeches else []
    warnings = [] if sessions else [{"code": "no-session"}]
    return {"sessions": sessions, "warnings": warnings, "paragraphs": text.count("\n") + 1}


def _speech(name: str, office: str | None, text: str) -> dict[str, Any]:
    return {
        "kind": "reported",
        "title": None,
        "speakers": [name],
        "office": office,
        "on_behalf_of": None,
        "text": text,
        "problems": [],
        "suggestions": [],
    }
