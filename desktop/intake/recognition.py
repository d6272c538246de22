"""Tell whether paragraphs are the record of a session."""

from collections.abc import Sequence

from desktop.intake import session_facts
from desktop.intake.drafts import Draft
from desktop.intake.labelling import features_of
from desktop.intake.stories import Story
from desktop.records import Label, LabelledLine, Line, SessionFacts

_TOLD_IN = (Label.NARRATIVE, Label.ATTENDANCE, Label.HEADLINE, Label.EXCERPT_HEADING)
# A page with this many members who are told to have spoken is a piece of a record without its head.
_FRAGMENT = 3
_MEMBERS = ("委员", "常委")


def is_record(
    lines: Sequence[LabelledLine], drafts: Sequence[Draft], stories: Sequence[Story], facts: SessionFacts
) -> bool:
    """Tell whether what was found is a session: it names a meeting and a day, and who spoke or presided."""
    shown = {line.n: features_of(Line(n=line.n, text=line.text)) for line in lines}
    if any("not_record" in shown[line.n] for line in lines if line.n <= 3 or len(line.text) <= 60):
        return False
    announced = [draft for draft in drafts if draft.said.names or draft.said.on_behalf_of]
    held = facts.body is not None and any(
        session_facts.name_of(line.text) for line in lines if line.label in _TOLD_IN
    )
    dated = any(line.label is Label.PUBLICATION or "date" in shown[line.n] for line in lines)
    members = [story for story in stories if story.names and story.told.office in _MEMBERS]
    return bool(
        (held and (announced or (dated and (stories or facts.attendance))))
        or len(announced) >= 2
        or len(members) >= _FRAGMENT
    )
