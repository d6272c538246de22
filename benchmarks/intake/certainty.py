"""Measure how often what is marked certain is right: python -m benchmarks.intake.certainty [FOLDER…]

Every article is read with weights of labels that were trained without it. With --signs NAME the signs of each
value are printed instead, a row of `first_sight.tsv` each: do so when texts with answers are read for the
first time, and append the rows. --fit trains the weights in `resources/intake/certainty.json` from that file
and says how good weights are on texts that were held out. It holds no text: a number for the text, whether
the value was right, its field, its rule and the signs against it.
"""

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.intake.__main__ import held_out_models
from benchmarks.intake.answers import (
    ARTICLES,
    articles_in,
    field_is_right,
    same_speech,
    speech_field_is_right,
)
from benchmarks.intake.doubt_weights import Weights, as_json, fitted, likelihood
from desktop.intake import plan_reading
from desktop.intake.readers import read_source
from desktop.records import FieldReason, IntakePlan, Source
from desktop.records.plan import CERTAIN
from desktop.records.resources import resource

Verdict = tuple[FieldReason, bool]
FIRST_SIGHT = Path(__file__).parent / "first_sight.tsv"
_FOLDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A value as it was read: in which text, whether it was right, and what the model sees of it."""

    text: str
    right: bool
    features: tuple[str, ...]


def main(arguments: Sequence[str]) -> None:
    if "--fit" in arguments:
        _fit()
        return
    named = arguments[1] if arguments[:1] == ["--signs"] else ""
    folders = [Path(argument) for argument in arguments[2 if named else 0 :]] or [ARTICLES]
    articles = [article for folder in folders for article in articles_in(folder)]
    models = held_out_models([path.stem for path, _ in articles], folders)
    verdicts: list[Verdict] = []
    for n, ((path, answer), model) in enumerate(zip(articles, models, strict=True), start=1):
        source = Source(content=path.read_bytes(), media_type="", name=path.name)
        found = list(verdicts_of(plan_reading(read_source(source), model=model), answer))
        verdicts += found
        for reason, right in found if named else ():
            signs = " ".join(sorted(reason.signs))
            print(f"{named}-{n:03}", int(right), reason.field, reason.rule, signs, sep="\t")
    if named:
        return
    sure = [right for reason, right in verdicts if reason.is_certain]
    print(f"{len(verdicts)} fields, {sum(right for _, right in verdicts) / len(verdicts):.1%} right")
    print(f"{len(sure)} marked certain ({len(sure) / len(verdicts):.0%}), {_share(sure)} of them right")


def verdicts_of(plan: IntakePlan, answer: Mapping[str, Any]) -> Iterator[Verdict]:
    """Yield each reason of a plan with whether its field is right; what has no answer is wrong."""
    # Imported here: only a plan needs it, and --fit starts without.
    from desktop.workflows.plan_json import plan_as_json

    sessions = plan_as_json(plan)["sessions"]
    assert isinstance(sessions, list)
    wanted = [speech for session in answer["sessions"] for speech in session["speeches"]]
    for reason in plan.reasons:
        session = sessions[reason.session]
        if reason.speech is None:
            right = answer["sessions"][min(reason.session, len(answer["sessions"]) - 1) :][:1]
            yield reason, bool(right) and field_is_right(right[0], session, reason.field)
            continue
        speech = session["speeches"][reason.speech]
        match = next((one for one in wanted if same_speech(one, speech)), None)
        yield reason, match is not None and speech_field_is_right(match, speech, reason.field)


def first_sight() -> list[Seen]:
    """Return the values of texts that were read before anything had been mended for them."""
    rows = (row.split("\t") for row in FIRST_SIGHT.read_text("utf-8").splitlines())
    return [
        Seen(
            text=text,
            right=right == "1",
            features=("bias", f"field={field}", f"rule={rule}", *signs.split()),
        )
        for text, right, field, rule, signs in rows
    ]


def _fit() -> None:
    seen = first_sight()
    resource("intake/certainty.json").write_text(as_json(_weights(seen)), encoding="utf-8")
    texts = sorted({one.text for one in seen})
    random.Random(3).shuffle(texts)
    held: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        out = set(texts[fold::_FOLDS])
        weights = _weights([one for one in seen if one.text not in out])
        held += [(likelihood(weights, one.features), one.right) for one in seen if one.text in out]
    print(f"{len(texts)} texts, {len(seen)} fields, {_share([right for _, right in held])} right")
    for least in sorted({0.95, 0.97, CERTAIN, 0.985, 0.99}):
        sure = [right for likely, right in held if likely >= least]
        print(
            f"held out: {len(sure) / len(held):.0%} are {least} or more likely, {_share(sure)} of them right"
        )


def _weights(seen: Sequence[Seen]) -> Weights:
    return fitted([one.features for one in seen], [one.right for one in seen])


def _share(right: Sequence[bool]) -> str:
    return f"{sum(right) / max(1, len(right)):.1%}"


if __name__ == "__main__":
    main(sys.argv[1:])
