"""The labels as the review offers them: nine groups, one for each digit key."""

from gettext import gettext as _

from desktop.records import Label

GROUPS: dict[str, tuple[Label, ...]] = {
    "1": (Label.HEADLINE,),
    "2": (Label.NARRATIVE, Label.ATTENDANCE, Label.PUBLICATION),
    "3": (Label.REMARK, Label.REMARK_CUE),
    "4": (Label.SPEECH_TITLE, Label.EXCERPT_HEADING),
    "5": (Label.SPEAKER,),
    "6": (Label.CAPACITY,),
    "7": (Label.BODY,),
    "8": (Label.FOOTER,),
    "9": (Label.NOISE,),
}


def digit_of(label: Label) -> str:
    """Return the digit of the group that a label is in."""
    return next(digit for digit, labels in GROUPS.items() if label in labels)


def next_label(digit: str, current: Label) -> Label:
    """Return what a digit makes of a paragraph: the group's first label, or the one after the current."""
    labels = GROUPS[digit]
    return labels[(labels.index(current) + 1) % len(labels)] if current in labels else labels[0]


def label_name(label: Label) -> str:
    """Return a label's short name in the person's language."""
    return {
        Label.HEADLINE: _("Headline"),
        Label.NARRATIVE: _("Account"),
        Label.ATTENDANCE: _("Attendance"),
        Label.PUBLICATION: _("Published"),
        Label.REMARK: _("Remarks"),
        Label.REMARK_CUE: _("Remarks by"),
        Label.SPEECH_TITLE: _("Speech title"),
        Label.EXCERPT_HEADING: _("Excerpts"),
        Label.SPEAKER: _("Speaker"),
        Label.CAPACITY: _("Capacity"),
        Label.BODY: _("Body"),
        Label.FOOTER: _("Footer"),
        Label.NOISE: _("Ignore"),
    }[label]


def group_name(digit: str) -> str:
    """Return the name of a digit's group."""
    return _("Session") if digit == "2" else label_name(GROUPS[digit][0])
