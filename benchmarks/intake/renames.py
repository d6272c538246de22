"""Measure how the intake stands other names: python -m benchmarks.intake.renames [SEED…]

Everybody in the articles is renamed, in text and answer alike, once for each seed; an article that needs a
correction then has a decision in it that rests on how somebody is called.
"""

import json
import sys
from collections.abc import Sequence

from benchmarks.intake.answers import ARTICLES, Judged, articles_in, judged
from benchmarks.intake.renaming import renamed
from desktop.intake import plan_reading
from desktop.intake.readers import read_source
from desktop.records import Source
from desktop.workflows.plan_json import plan_as_json

SEEDS = ("1", "2", "3")


def judged_renamed(seed: str) -> list[Judged]:
    """Return how each article of the benchmark is read with all its people renamed."""
    found = []
    for path, answer in articles_in(ARTICLES):
        other = renamed(path.read_text("utf-8"), answer, f"{seed} {path.stem}")
        if other is not None:
            source = Source(content=other.text.encode(), media_type="", name=path.name)
            plan = json.loads(json.dumps(plan_as_json(plan_reading(read_source(source)))))
            found.append(judged(path.stem, other.answer, plan))
    return found


def main(seeds: Sequence[str]) -> None:
    for seed in seeds:
        found = judged_renamed(seed)
        right = sum(not article.corrections for article in found)
        print(f"seed {seed}: {right} of {len(found)} renamed articles need no correction")
        for article in found:
            for correction in article.corrections:
                print(f"    {article.name}: {correction}")


if __name__ == "__main__":
    main(sys.argv[1:] or SEEDS)
