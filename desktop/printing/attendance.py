"""Who was at a session, as a list of names."""

from desktop.printing.text import spaced_name, visible, written_day
from desktop.records import Role, Session

_LABELS = {Role.CHAIR: "主持", Role.LEADER: "出席", Role.ATTENDEE: "参加"}


def attendance_list(session: Session) -> dict[str, object]:
    """Return the names in each part, in the order of the source, which is protocol order."""
    groups = []
    for role in Role:
        people = [
            {"name": visible(spaced_name(one.name), keep="　"), "office": visible(one.office or "")}
            for one in session.attendance
            if one.role is role
        ]
        if people:
            groups.append({"label": _LABELS[role], "count": len(people), "people": people})
    return {
        "title": visible(session.full_name),
        "rows": [
            {"label": label, "value": visible(value)}
            for label, value in (
                ("时间", written_day(session.held_on)),
                ("地点", session.place or ""),
                ("议题", session.theme or ""),
            )
            if value
        ],
        "groups": groups,
    }
