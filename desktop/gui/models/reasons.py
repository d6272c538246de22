"""Why a label or a field is as it is, in a sentence for people."""

from gettext import gettext as _

from desktop.records import LabelledLine
from desktop.records.plan import FieldReason
from desktop.records.why import why_field, why_label


def field_reason(reason: FieldReason) -> str:
    """Return why a field has its value, with the words that told it and how often that is right."""
    sure = _("Right in {percent} of 100 cases.").format(percent=int(100 * reason.certainty))
    return f"{_(why_field(reason)).format(cue=reason.cue)}\n{sure}"


def label_reason(line: LabelledLine) -> str:
    """Return why a paragraph has its label, and how likely that is."""
    if not line.reason:
        return ""
    return f"{_(why_label(line))}\n" + _("Likelihood {percent} %.").format(percent=int(100 * line.confidence))
