"""Why a label or a field is as it is, in a sentence for people."""

from gettext import gettext as _

from desktop.records import LabelledLine
from desktop.records.doubt import why_doubtful
from desktop.records.plan import FieldReason
from desktop.records.why import why_field, why_label


def field_reason(reason: FieldReason) -> str:
    """Return why a field has its value, with the words that told it, and how often that is right.

    Of a value that is not certain it is said what speaks most against it.
    """
    sure = _("Right in {percent} of 100 cases.").format(percent=int(100 * reason.certainty))
    doubt = "" if reason.is_certain else why_doubtful(reason)
    return "\n".join([_(why_field(reason)).format(cue=reason.cue), *([_(doubt)] if doubt else []), sure])


def label_reason(line: LabelledLine) -> str:
    """Return why a paragraph has its label, and how likely that is."""
    if not line.reason:
        return ""
    return f"{_(why_label(line))}\n" + _("Likelihood {percent} %.").format(percent=int(100 * line.confidence))
