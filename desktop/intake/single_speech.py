"""Pages that hold one speech: its headline names the speaker, and a note says where it was given."""

import re
from collections.abc import Mapping, Sequence

from desktop.records import Label, Line

_HEAD = 5
_SHORTEST = 40
_SAYS_WHO = frozenset(("question", "name", "capacity_name", "name_capacity", "name_note"))
_FURNITURE = frozenset(("publication", "navigation", "footer_words", "caption"))
# The day under a headline such as 在…会议上的讲话 is the day of the speech.
_DAY = re.compile(r"[（(]\d{4}年\d{1,2}月\d{1,2}日[）)]")


def labels_of_single_speech(lines: Sequence[Line], shown: Sequence[frozenset[str]]) -> Mapping[int, Label]:
    """Return the labels of a page with one speech, by paragraph number from 1; none for another page.

    `shown` are the features of each paragraph. Such a page has a note (…在…会议上的发言) above or below
    the text, one speaker, and no account of a meeting.
    """
    notes = [i for i, features in enumerate(shown) if "session_note" in features]
    if len(notes) != 1 or any("opens" in f and "date" in f for f in shown):
        return {}
    speakers = [i for i, features in enumerate(shown[:_HEAD]) if features & _SAYS_WHO and i != notes[0]]
    if not speakers:
        return {}
    labels = {notes[0] + 1: Label.NARRATIVE, speakers[0] + 1: Label.SPEAKER}
    texts = [i for i, (line, f) in enumerate(zip(lines, shown, strict=True)) if _is_text(line, f)]
    labels |= {i + 1: Label.BODY for i in texts if i + 1 not in labels}
    above = range(min(texts, default=0))
    labels |= {i + 1: Label.SPEECH_TITLE for i in above if i + 1 not in labels and _is_title(shown[i])}
    labels |= {i + 1: Label.PUBLICATION for i, features in enumerate(shown) if "publication" in features}
    labels |= {i + 1: Label.NARRATIVE for i in above if _DAY.fullmatch(lines[i].text)}
    return labels


def _is_text(line: Line, features: frozenset[str]) -> bool:
    whole = "sentence_end" in features or len(line.text) > _SHORTEST
    return whole and not features & (_FURNITURE | _SAYS_WHO)


def _is_title(features: frozenset[str]) -> bool:
    return not features & _FURNITURE
