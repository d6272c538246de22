"""Texts as paper shows them: one visible line each, names spaced, days written out."""

import re
import unicodedata
from datetime import date

from desktop.records import Attendance
from desktop.records.display import displayed

_INVISIBLE = ("Cc", "Cf", "Cs")


def visible(text: str, *, keep: str = "") -> str:
    """One line without control and format characters, which no font draws and PDF/A refuses."""
    spaced = "".join(c if c in keep or not c.isspace() else " " for c in text)
    kept = "".join(c for c in spaced if unicodedata.category(c) not in _INVISIBLE)
    return displayed(re.sub(" +", " ", kept).strip(" "))


def spaced_name(name: str) -> str:
    """Space a name of two characters to the width of three, as lists of names do."""
    return f"{name[0]}　{name[1]}" if len(name) == 2 else name


def written_day(day: date | None) -> str:
    """Write a day out as 2023年7月18日, an unknown one as nothing."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def person(attendance: Attendance) -> str:
    """Return a person with the office in brackets, where one is known."""
    return f"{attendance.name}（{attendance.office}）" if attendance.office else attendance.name
