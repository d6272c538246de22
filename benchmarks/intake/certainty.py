"""Measure how often each rule is right: python -m benchmarks.intake.certainty [--write] [FOLDER…]

With --write the shares go to `resources/intake/certainty.json`, where the intake reads how sure a rule is;
without it the fields marked certain are compared with the answers. Every article is read with weights that
were trained without it.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
from desktop.intake import plan_reading
from desktop.intake.readers import read_source
from desktop.records import FieldReason, IntakePlan, Source
from desktop.records.resources import resource
from desktop.workflows.plan_json import plan_as_json

Verdict = tuple[FieldReason, bool]


def main(arguments: Sequence[str]) -> None:
    folders = [Path(argument) for argument in arguments if argument != "--write"] or [ARTICLES]
    articles = [article for folder in folders for article in articles_in(folder)]
    models = held_out_models([path.stem for path, _ in articles], folders)
    verdicts: list[Verdict] = []
    for (path, answer), model in zip(articles, models, strict=True):
        source = Source(content=path.read_bytes(), media_type="", name=path.name)
        verdicts += verdicts_of(plan_reading(read_source(source), model=model), answer)
    if "--write" in arguments:
        resource("intake/certainty.json").write_text(shares(verdicts), encoding="utf-8")
    sure = [right for reason, right in verdicts if reason.is_certain]
    print(f"{len(verdicts)} fields, {sum(right for _, right in verdicts) / len(verdicts):.1%} right")
    print(f"{len(sure)} marked certain, {sum(sure) / max(1, len(sure)):.1%} of them right")


def verdicts_of(plan: IntakePlan, answer: Mapping[str, Any]) -> Iterator[Verdict]:
    """Yield each reason of a plan with whether its field is right; what has no answer is wrong."""
    sessions = plan_as_json(plan)["sessions"]
    assert isinstance(sessions, list)
    wanted = [speech for session in answer["sessions"] for speech in session["speeches"]]
    for reason in plan.reasons:
        session = sessions[reason.session]
        if reason.speech is None:
            right = answer["sessions"][min(reason.session, len(answer["sessions"]) - 1)] if wanted else None
            yield reason, right is None or field_is_right(right, session, reason.field)
            continue
        speech = session["speeches"][reason.speech]
        match = next((one for one in wanted if same_speech(one, speech)), None)
        yield reason, match is not None and speech_field_is_right(match, speech, reason.field)


def shares(verdicts: Sequence[Verdict]) -> str:
    """Return the share of right fields by rule as JSON, with two wrong ones added to each."""
    counts: dict[str, list[bool]] = defaultdict(list)
    for reason, right in verdicts:
        counts[reason.rule].append(right)
    measured = {rule: round((sum(seen) + 1) / (len(seen) + 3), 4) for rule, seen in sorted(counts.items())}
    return json.dumps(measured, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    main(sys.argv[1:])
