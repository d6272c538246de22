"""Find what each paragraph is: the best sequence of labels over the whole text, not line by line."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from desktop.intake.contents import labels_of_contents
from desktop.intake.extents import labels_around
from desktop.intake.field_lines import labels_of_fields
from desktop.intake.forms import LEARNED, forms_of
from desktop.intake.furniture import is_furniture, labels_of_furniture
from desktop.intake.heads import Head, heads_in
from desktop.intake.label_model import LABELS, LabelModel, trained_model
from desktop.intake.readers import alive
from desktop.intake.scripts import simplified
from desktop.intake.set_out import set_out_in
from desktop.intake.single_speech import labels_of_single_speech
from desktop.intake.speakers import Announcement
from desktop.intake.speech_fields import labels_of_speech_fields
from desktop.intake.topics import begins_with_a_topic
from desktop.intake.vocabulary import HAN, filled, name_pattern, sentence_pattern
from desktop.records import Label, LabelledLine, Line
from desktop.records.resources import resource

_SPEAKS = frozenset(
    ("announced", "unit_speaker", "name_capacity", "capacity_name", "name_note", "name", "member_colon")
)
_HEAD = _TAIL = 5
_BETWEEN = (Label.NOISE, Label.EXCERPT_HEADING)
# 【同期声】委员 甲, over what 甲 says in a broadcast.
_SOUND = re.compile(r"[【\[（(]同期声?[】\]）)][\s　]*[^。：:，]{2,40}")
_SOUND_CUE = re.compile(r"[【\[（(]同期声?[】\]）)]")
# 【图文】…: what the announcer reads between what is said.
_ANNOUNCED = re.compile(r"[【\[（(](?:导语|图文|正文|配音|解说|旁白|画外音)[】\]）)][\s　]*\S.{8}")
_ALONE, _SHORTEST_LIST = re.compile(rf"{HAN}{{2,4}}"), 5


@cache
def _drawn() -> dict[str, Any]:
    drawn: dict[str, Any] = json.loads(resource("intake/labels.json").read_text("utf-8"))
    return drawn


@cache
def _features() -> dict[str, re.Pattern[str]]:
    compiled = {}
    for name, pattern in _drawn()["features"].items():
        sentence = re.fullmatch("@([a-z-]+)@", pattern)
        expression = sentence_pattern(sentence.group(1)) if sentence else pattern
        compiled[name] = re.compile(filled(expression, {"NAME": name_pattern()}))
    return compiled


def features_of(line: Line) -> frozenset[str]:
    """Return the names of the features that a paragraph shows; of a long one only the ends are looked at."""
    marks = {"first": line.n == 1, "second": line.n == 2, "bold": line.bold, "heading": line.heading}
    ends = line.text if len(line.text) <= 400 else line.text[:300] + line.text[-100:]
    return _features_in(ends).union(name for name, shown in marks.items() if shown)


# Each paragraph is looked at by the labeller, for heads, and where an article may be no record.
@lru_cache(maxsize=8192)
def _features_in(text: str) -> frozenset[str]:
    """Return the features of a text; `told` is shown too by one that begins with whose words it tells."""
    read = simplified(text)
    found = {name for name, pattern in _features().items() if pattern.search(read)}
    return frozenset(found | {"told"} if "split_name" not in found and begins_with_a_topic(read) else found)


def shown_features(lines: Sequence[Line]) -> list[frozenset[str]]:
    """Return the features of each paragraph of a text, with those of the ones around it.

    Paragraphs stand side by side, and are counted, as if there were no words of a page between them.
    """
    shown = [features_of(line) for line in alive.steps(lines)]
    texts = [i for i, line in enumerate(lines) if not is_furniture(line.text)]
    own = [shown[i] for i in texts]
    nothing = frozenset[str]()
    around = zip([nothing, *own[:-1]], own, [*own[1:], nothing], strict=True)
    for i, (before, features, after) in enumerate(around):
        beside = _beside(before, after) | _beside_speaker(before, features, after)
        shown[texts[i]] = features | beside | _place(i, len(own))
    return shown


def _beside(before: frozenset[str], after: frozenset[str]) -> frozenset[str]:
    names = frozenset(_drawn()["beside"])
    return frozenset(
        {f"after:{name}" for name in before & names} | {f"before:{name}" for name in after & names}
    )


def _beside_speaker(
    before: frozenset[str], features: frozenset[str], after: frozenset[str]
) -> frozenset[str]:
    """Say of short lines, no sentences, that they stand right above or below who speaks."""
    if "short" not in features or "sentence_end" in features:
        return frozenset()
    found = {"above_speaker"} if after & _SPEAKS else set()
    alone = before & _SPEAKS or {"question", "ends_in_colon"} <= before or "group_colon" in before
    return frozenset(found | {"below_speaker"} if alone else found)


def _place(position: int, count: int) -> frozenset[str]:
    marks = {
        "last": position == count - 1,
        "near_end": position >= count - _TAIL,
        "in_head": position < _HEAD,
    }
    return frozenset(name for name, shown in marks.items() if shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What the paragraphs of a text show, one set of features each, and by number its heads of speeches.

    `set_out` are the labels that the template gives after which the text repeats its speeches.
    """

    shown: tuple[frozenset[str], ...]
    heads: Mapping[int, Head]
    set_out: Mapping[int, Label]


def outline_of(lines: Sequence[Line]) -> Outline:
    """Return what the paragraphs of a text show before any is labelled."""
    shown = tuple(shown_features(lines))
    # 收藏 打印 关闭 names nobody, however often a page says it.
    saying = [replace(line, text="") if is_furniture(line.text) else line for line in lines]
    heads = heads_in(saying, shown)
    repeated = set_out_in(saying, shown, heads)
    # What heads agree on otherwise, and a few more, leaves less over than the template.
    more = _speaking(heads).keys() - repeated.heads.keys()
    sees_less = repeated.heads.keys() <= heads.keys() and 0 < 2 * len(more) <= len(repeated.heads)
    if not repeated.heads or sees_less or any(head.moderates for head in heads.values()):
        return Outline(shown=shown, heads=heads, set_out={})
    others = {n: head for n, head in heads.items() if repeated.labels.get(n) in (None, *_BETWEEN)}
    labels = {n: found for n, found in repeated.labels.items() if n not in others}
    return Outline(shown=shown, heads=others | dict(repeated.heads), set_out=labels)


def _fixed_by_structure(lines: tuple[Line, ...], outline: Outline) -> dict[int, Label]:
    """Return the labels that the document's structure gives, by paragraph number; later ones prevail."""
    return {
        **_lists_of_names(lines),
        **_sounds(lines),
        **_repeated(outline, labels_around(_speaking(outline.heads), lines, outline.shown)),
        **_announced(lines),
        **labels_of_fields(lines),
        **labels_of_speech_fields(lines),
        **labels_of_single_speech(lines, outline.shown),
        **labels_of_contents(lines),
        **labels_of_furniture(lines),
        **{i: line.label for i, line in enumerate(lines, start=1) if line.label},
    }


def _repeated(outline: Outline, around: Mapping[int, Label]) -> dict[int, Label]:
    """Return the labels of what is repeated, but for headings and accounts that stand among the text."""
    prevails = {n for n, found in around.items() if found in (*_BETWEEN, Label.NARRATIVE, Label.FOOTER)}
    text = (Label.BODY, *_BETWEEN)
    own = {n: found for n, found in outline.set_out.items() if not (n in prevails and found in text)}
    return {**around, **own}


def _speaking(heads: Mapping[int, Head]) -> dict[int, Head]:
    """Return the heads that name who speaks, without those that print a title alone."""
    return {n: head for n, head in heads.items() if head.goes_on or head.said != Announcement()}


def label(
    lines: tuple[Line, ...],
    forced: Mapping[int, Label] | None = None,
    model: LabelModel | None = None,
    outline: Outline | None = None,
) -> tuple[LabelledLine, ...]:
    """Return each paragraph with its label, how likely that is, and the feature that spoke loudest for it.

    The sequence with the highest sum of scores and transitions wins (dynamic programming); the likelihood
    of a label is its share of all sequences. `forced` fixes the labels of given paragraphs, as a person's
    corrections do. `model` is the trained one unless another is given, `outline` is made unless it is there.
    Lines of nothing but words of a page stand outside the sequence, wherever they are.
    """
    if not lines:
        return ()
    model = model or trained_model()
    outline = outline or outline_of(lines)
    shown = outline.shown
    fixed = {**_fixed_by_structure(lines, outline), **(forced or {})}
    aside = {i for i in labels_of_furniture(lines) if fixed[i] is Label.NOISE}
    inside = [i for i in range(1, len(lines) + 1) if i not in aside]
    read, features = [lines[i - 1] for i in inside], [shown[i - 1] for i in inside]
    labelled = _sequence(model, read, features, [fixed.get(i) for i in inside])
    return tuple(sorted((*labelled, *(_aside(lines[i - 1]) for i in aside)), key=lambda line: line.n))


def _aside(line: Line) -> LabelledLine:
    return LabelledLine(n=line.n, text=line.text, label=Label.NOISE, confidence=1.0, reason="navigation")


def _sequence(
    model: LabelModel,
    lines: Sequence[Line],
    shown: Sequence[frozenset[str]],
    fixed: Sequence[Label | None],
) -> tuple[LabelledLine, ...]:
    """Return the lines of a sequence with their likeliest labels; `fixed` are those that are known."""
    if not lines:
        return ()
    own = [model.scores(features, known) for features, known in zip(shown, fixed, strict=True)]
    if not model.forms:
        return _likeliest(model, lines, shown, own)
    scores = [
        model.scores(features, known, forms_of(line))
        for line, features, known in zip(lines, shown, fixed, strict=True)
    ]
    return tuple(
        line if line.label is before else replace(line, reason=LEARNED)
        for line, before in zip(
            _likeliest(model, lines, shown, scores), model.best_sequence(own), strict=True
        )
    )


def _likeliest(
    model: LabelModel,
    lines: Sequence[Line],
    shown: Sequence[frozenset[str]],
    scores: Sequence[Sequence[float]],
) -> tuple[LabelledLine, ...]:
    found = model.likelihoods(scores).labels
    return tuple(
        LabelledLine(
            n=line.n,
            text=line.text,
            label=name,
            confidence=found[i][LABELS.index(name)],
            reason=_reason(model, shown[i], name),
        )
        for i, (line, name) in enumerate(zip(lines, model.best_sequence(scores), strict=True))
    )


def _lists_of_names(lines: Sequence[Line]) -> dict[int, Label]:
    """Return as furniture the lines of a list of names, one a line: whose pictures a page shows."""
    alone = "".join("n" if _ALONE.fullmatch(line.text.strip()) else "-" for line in lines)
    runs = re.finditer(f"n{{{_SHORTEST_LIST},}}", alone)
    return {position + 1: Label.NOISE for run in runs for position in range(*run.span())}


def _sounds(lines: Sequence[Line]) -> dict[int, Label]:
    """Return who speaks in a broadcast, and what, where the speaker stands alone behind the cue."""
    cues = [i for i, line in enumerate(lines[:-1], start=1) if _SOUND.fullmatch(line.text.strip())]
    found = dict.fromkeys(cues, Label.SPEAKER)
    return found | {cue + 1: Label.BODY for cue in cues}


def _announced(lines: Sequence[Line]) -> dict[int, Label]:
    """Return as account what the announcer of a broadcast reads, where its script marks who speaks, too."""
    if not any(_SOUND_CUE.match(line.text.strip()) for line in lines):
        return {}
    read = (i for i, line in enumerate(lines, start=1) if _ANNOUNCED.match(line.text.strip()))
    return dict.fromkeys(read, Label.NARRATIVE)


def _reason(model: LabelModel, features: frozenset[str], chosen: Label) -> str:
    position = LABELS.index(chosen)
    return max(sorted(features), key=lambda feature: model.weight(feature, position), default="")
