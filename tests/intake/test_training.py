"""Weights are learned from labelled texts, and a correction spoils nothing unasked."""

from collections.abc import Generator
from pathlib import Path

import pytest

from desktop.intake.label_model import LABELS, LabelModel, as_json, drawn_model, model_from, trained_model
from desktop.intake.labelling import label
from desktop.intake.learning import Learning, learned
from desktop.intake.training import LabelledText, labelled_text, train
from desktop.records import Label, Line, Progress, UnreadableSourceError

ARTICLE = (
    "headline\t澜川市政协召开专题协商会\n"
    "narrative\t1月11日，澜川市政协召开专题协商会，市政协主席卫承岳主持会议。\n"
    "speaker\t蔺望川委员：夜间公交要开到产业园，末班车延后一小时。\n"
    "noise\t扫码关注澜川政协\n"
)


def text_of(rows: str, tmp_path: Path) -> LabelledText:
    path = tmp_path / "one.tsv"
    path.write_text(rows, encoding="utf-8")
    return labelled_text(path)


def trained(texts: list[LabelledText]) -> LabelModel:
    steps = train(texts, drawn_model(), rounds=3)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            model: LabelModel = done.value
            return model


def test_the_same_texts_give_the_same_weights(tmp_path: Path) -> None:
    text = text_of(ARTICLE, tmp_path)
    assert as_json(trained([text])) == as_json(trained([text]))


def test_weights_survive_their_file(tmp_path: Path) -> None:
    path = tmp_path / "weights.json"
    path.write_text(as_json(trained_model()), encoding="utf-8")
    assert as_json(model_from(path)) == path.read_text("utf-8")


def test_the_likelihoods_of_a_paragraph_s_labels_sum_to_one(tmp_path: Path) -> None:
    text = text_of(ARTICLE, tmp_path)
    model = trained_model()
    scores = [[0.0] * len(LABELS) for _ in text.lines]
    for row in model.likelihoods(scores).labels:
        assert sum(row) == pytest.approx(1.0)


def test_a_line_that_is_no_label_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSourceError, match="line 2"):
        text_of("headline\t标题\n正文没有标签\n", tmp_path)


def finished(steps: Generator[Progress, None, Learning]) -> Learning:
    while True:
        try:
            next(steps)
        except StopIteration as done:
            learning: Learning = done.value
            return learning


def test_a_corrected_form_is_followed(tmp_path: Path) -> None:
    rows = "headline\t澜川之声\n" + "".join(f"noise\t※※{n}※※\nbody\t※※{n}※※\n" for n in range(3))
    text = text_of(rows, tmp_path)
    before = [line.label for line in label(text.lines)]
    changed = finished(learned(trained_model(), [text]))
    after = [line.label for line in label(text.lines, model=changed.model)]
    right = [got is want for got, want in zip(after, text.labels, strict=True)]
    assert sum(right) >= sum(got is want for got, want in zip(before, text.labels, strict=True))


def test_nothing_is_learned_from_nothing() -> None:
    assert finished(learned(trained_model(), [])).model == trained_model()


def test_a_forced_label_is_certain() -> None:
    lines = (Line(n=1, text="澜川市政协召开专题协商会"), Line(n=2, text="扫码关注"))
    (_, second) = label(lines, {2: Label.BODY})
    assert second.label is Label.BODY
    assert second.confidence == pytest.approx(1.0)
