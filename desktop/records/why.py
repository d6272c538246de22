"""Sentences for people about why a paragraph has its label and a field its value."""

from collections.abc import Mapping

from desktop.records.plan import FieldReason, LabelledLine

# By rule, or by what its name begins with; each is also the key of a translation.
_RULES: Mapping[str, str] = {
    "body-in-account": "The account names the body: {cue}",
    "body-in-headline": "Only the headline names the body: {cue}",
    "body-in-page": "Only the page around the account names the body: {cue}",
    "body-from-page": "The place was taken from the page, the level from the account.",
    "name-numbered": "Term and ordinal are printed: {cue}",
    "name-by-kind": "The meeting is named by its kind: {cue}",
    "day-printed": "The account says on which day: {cue}",
    "day-told": "The day was reckoned from the publication.",
    "theme-quoted": "The theme stands in quotation marks: {cue}",
    "theme-told": "The theme follows a word such as 围绕: {cue}",
    "place-told": "The account says where: {cue}",
    "chair-presides": "The account says who presided: {cue}",
    "leader-came": "The account says who came or spoke as a leader: {cue}",
    "attendee-listed": "The account lists who was present: {cue}",
    "speaker-told": "The sentence says who spoke: {cue}",
    "speaker-by-pronoun": "A pronoun stands for the person named before.",
    "speaker": "A line says who speaks: {cue}",
    "nobody": "No speaker is named.",
    "text-told": "The sentences after the cue are the speech: {cue}",
    "text": "The paragraphs under the speaker are the speech: {cue}",
    "title-told": "The sentence gives the title: {cue}",
    "title": "A line above or below the speaker is the title: {cue}",
    "office": "The office is printed beside the name: {cue}",
    "on_behalf_of": "For whom is printed: {cue}",
    "passages": "The items are numbered.",
    "kind": "The form of the text says what kind it is.",
}
_FEATURES: Mapping[str, str] = {
    "publication": "It looks like a line about the publication.",
    "navigation": "It looks like page furniture.",
    "footer_words": "It looks like the foot of a page.",
    "told": "Somebody is said to have spoken.",
    "question": "A name with a colon opens it.",
    "learned": "The program learned this from labels corrected in this archive.",
    "name": "It is a name.",
    "name_note": "It is a name with a note in brackets.",
    "name_capacity": "It is a name with an office.",
    "capacity_name": "It is an office with a name.",
    "capacity": "It is an office.",
    "cue": "A leader's name and a verb open remarks.",
    "date": "It gives a day.",
    "meta": "It is a labelled line of minutes.",
    "excerpt": "It heads a digest of speeches.",
    "above_speaker": "It stands above who speaks.",
    "below_speaker": "It stands below who speaks.",
    "enumerated": "It is a numbered item.",
    "attends": "It lists who was present.",
    "session_note": "It says at which meeting the speech was given.",
    "first": "It is the first line.",
}
_BY_ITS_FORM = "Its form and its neighbours speak for it."


def why_field(reason: FieldReason) -> str:
    """Return the template of the sentence that explains a field; `{cue}` is the reason's cue."""
    matching = [rule for rule in _RULES if reason.rule == rule or reason.rule.startswith(f"{rule}-")]
    return _RULES[max(matching, key=len)] if matching else _BY_ITS_FORM


def why_label(line: LabelledLine) -> str:
    """Return the sentence that explains a paragraph's label."""
    return _FEATURES.get(line.reason, _BY_ITS_FORM)
