"""Sentences for people about what speaks against a value that the intake found."""

from collections.abc import Mapping

from desktop.records.plan import FieldReason

_ENDS_OPEN = "Where this name begins and ends is open: the same characters stand elsewhere in other words."
_REPORTER = "The reporter's own words may be among the speaker's."
_BEHIND = "Words that follow belong to no speech; some may be this speaker's."
_UNSURE = "What kind of paragraph it stands in is not sure."
_NAMELESS = "The text has speeches whose speaker was not found."
_FEW = "Hardly a speech was found, so this may be no record of a session."
# By sign without its scope; each sentence is also the key of a translation.
_SIGNS: Mapping[str, str] = {
    "nobody": "Who spoke was not found, so the speech itself may be none.",
    "office-none": "No office stands beside the speaker's name.",
    "office-strange": "The office is unusually long, or runs over a comma.",
    "speaker-again": "The same person has a speech before this one.",
    "marked": "The speech is marked to be checked.",
    "name-strange": "It does not look like a name.",
    "name-in-another": "It is part of another name here, or another is part of it.",
    "name-shorter": _ENDS_OPEN,
    "name-longer": "The same character follows this name wherever it stands, and may belong to it.",
    "name-end-common": _ENDS_OPEN,
    "name-end-a-word": _ENDS_OPEN,
    "name-begins-a-word": _ENDS_OPEN,
    "name-behind-words": _ENDS_OPEN,
    "name-part-elsewhere": _ENDS_OPEN,
    "holds-name": "Another person is named in the speech, who may have said a part of it.",
    "holds-speaker": "Another person is named in the speech, who may have said a part of it.",
    "text-long": "The speech is far longer than the others.",
    "text-short": "The speech is far shorter than the others.",
    "quote-mixed": _REPORTER,
    "quote-inside": _REPORTER,
    "end-tells": _REPORTER,
    "middle-tells": _REPORTER,
    "third-person": _REPORTER,
    "told-rows": "The speech goes on over several paragraphs of the account.",
    "start-odd": "The speech begins as if its beginning were cut off or a name stood before it.",
    "words-behind": _BEHIND,
    "rest-behind": _BEHIND,
    "row-behind": _BEHIND,
    "value-once": "The text says it in one place only.",
    "unnumbered": "No term and ordinal are printed.",
    "line-unsure": _UNSURE,
    "page-lines-unsure": "What kind many paragraphs of this text are is not sure.",
    "page-few-speeches": _FEW,
    "page-no-speech": _FEW,
    "page-no-day": "No day of the session was found, so the text was read with less to go by.",
    "page-no-body": "The account does not name the body, so the text was read with less to go by.",
    "page-nameless": _NAMELESS,
    "page-speaker-missing": _NAMELESS,
    "page-text-missing": "The text has a title or speaker without words.",
    "page-text-left-over": "Some of the text was taken for no speech.",
    "page-count-mismatch": "The account counts other speakers than were found.",
    "page-unheard": "The account says of somebody to have spoken who has no speech.",
}


def why_doubtful(reason: FieldReason) -> str:
    """Return the sentence that explains why a field is doubtful; empty where no sign speaks against it."""
    return _SIGNS.get(reason.doubt.rpartition(".")[2], "")
