"""Invented articles in the forms of real ones need no correction."""

import pytest

from benchmarks.intake.answers import ARTICLES, articles_in, judged
from desktop.intake import plan_reading
from desktop.intake.readers import read_source
from desktop.records import Source
from desktop.workflows.plan_json import plan_as_json


@pytest.mark.parametrize("number", range(len(articles_in(ARTICLES))))
def test_an_article_needs_no_correction(number: int) -> None:
    path, answer = articles_in(ARTICLES)[number]
    reading = read_source(Source(content=path.read_bytes(), media_type="", name=path.name))
    assert judged(path.stem, answer, plan_as_json(plan_reading(reading))).corrections == ()
