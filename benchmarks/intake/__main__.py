"""Measure the intake: python -m benchmarks.intake [FOLDER…]

FOLDERs hold articles with answers; without one, the invented articles beside this file are measured. One
run compares the labeller as it is, the labeller on forms that were held out while it was trained, the
labeller without transitions, and the text that trafilatura extracts with regular expressions for names.
"""

import resource
import sys
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.intake.answers import ARTICLES, Judged, articles_in, judged
from benchmarks.intake.baseline import plan_with_expressions
from desktop.intake import plan_reading
from desktop.intake.label_model import LABELS, LabelModel, drawn_model, trained_model
from desktop.intake.readers import read_source
from desktop.intake.training import LabelledText, labelled_text, train
from desktop.records import Progress, Source
from desktop.workflows.plan_json import plan_as_json

FOLDS = 8
Plan = dict[str, Any]


def main(folders: Sequence[Path]) -> None:
    articles = [article for folder in folders for article in articles_in(folder)]
    sources = [Source(content=path.read_bytes(), media_type="", name=path.name) for path, _ in articles]
    names = [path.stem for path, _ in articles]
    answers = [answer for _, answer in articles]
    flat = replace(
        trained_model(), transitions=tuple((0.0,) * len(LABELS) for _ in LABELS), start=(0.0,) * len(LABELS)
    )
    held = held_out_models(names, folders)
    ways: list[tuple[str, Callable[[int], Plan]]] = [
        ("as it is", lambda i: planned(sources[i], None)),
        ("forms held out", lambda i: planned(sources[i], held[i])),
        ("no transitions", lambda i: planned(sources[i], flat)),
        ("trafilatura + regular expressions", lambda i: plan_with_expressions(sources[i])),
    ]
    planned(sources[0], None)
    print(f"{len(articles)} articles from {', '.join(folder.name for folder in folders)}")
    print("| way | no correction | speech F1 | corrections | paragraphs/s |")
    print("|---|---|---|---|---|")
    for name, way in ways:
        started = time.perf_counter()
        plans = [way(i) for i in range(len(sources))]
        print(row(name, names, answers, plans, time.perf_counter() - started))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB; one text of 80,000 characters in {long_text():.1f} s")


def row(
    name: str, names: Sequence[str], answers: Sequence[Plan], plans: Sequence[Plan], seconds: float
) -> str:
    results: list[Judged] = [judged(*each) for each in zip(names, answers, plans, strict=True)]
    right = sum(not result.corrections for result in results)
    found = sum(result.found for result in results)
    wrong = sum(result.missed + result.invented for result in results)
    paragraphs = sum(plan["paragraphs"] for plan in plans)
    f1 = 2 * found / (2 * found + wrong)
    return (
        f"| {name} | {right} of {len(results)} ({right / len(results):.0%}) | {f1:.3f} "
        f"| {sum(len(result.corrections) for result in results)} | {paragraphs / seconds:.0f} |"
    )


def planned(source: Source, model: LabelModel | None) -> Plan:
    plan = plan_reading(read_source(source), model=model)
    return {**plan_as_json(plan), "paragraphs": len(plan.lines)}


def held_out_models(names: Sequence[str], folders: Sequence[Path]) -> list[LabelModel]:
    """Return for each article a model that was trained without it; texts of one stem are one article."""
    texts = [labelled_text(path) for folder in folders for path in sorted(folder.glob("*.tsv"))]
    if not texts:
        texts = [labelled_text(path) for path in sorted(ARTICLES.glob("*.tsv"))]
    fold_of = {name: i % FOLDS for i, name in enumerate(names)}
    models = [trained([text for text in texts if fold_of.get(text.name) != fold]) for fold in range(FOLDS)]
    return [models[fold_of[name]] for name in names]


def trained(texts: Sequence[LabelledText]) -> LabelModel:
    steps: Generator[Progress, None, LabelModel] = train(texts, drawn_model())
    while True:
        try:
            next(steps)
        except StopIteration as done:
            model: LabelModel = done.value
            return model


def long_text() -> float:
    """Return the seconds for 80,000 characters in one line: a meeting's account without line breaks."""
    opening = "2024-01-12\n1月11日，澜川市政协召开六届十五次常委会会议，市政协主席卫承岳主持会议。"
    said = (
        "蔺望川委员建议，延后末班车，增开夜间接驳线路；苏晚舟常委代表民革市委会提出，用小车接驳“最后一公里”。"
    )
    text = opening + said * (80_000 // len(said))
    started = time.perf_counter()
    planned(Source(content=text.encode(), media_type="text/plain", name="long.txt"), None)
    return time.perf_counter() - started


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]] or [ARTICLES])
