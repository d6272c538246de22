"""The kinds of paragraphs that a source is made of."""

from enum import StrEnum


class Label(StrEnum):
    """What a paragraph of a source is."""

    HEADLINE = "headline"
    NARRATIVE = "narrative"
    ATTENDANCE = "attendance"
    PUBLICATION = "publication"
    REMARK = "remark"
    REMARK_CUE = "remark-cue"
    SPEECH_TITLE = "speech-title"
    EXCERPT_HEADING = "excerpt-heading"
    SPEAKER = "speaker"
    CAPACITY = "capacity"
    BODY = "body"
    FOOTER = "footer"
    NOISE = "noise"
