"""What must not matter to the reading of an article does not."""

import random

import pytest

from benchmarks.intake.answers import ARTICLES, articles_in
from benchmarks.intake.circumstances import CHANGES, Change, faults_of

_FEW = 5


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_an_article_stays_right(change: Change) -> None:
    articles = [(path, answer) for path, answer in articles_in(ARTICLES) if path.suffix == ".txt"]
    chance = random.Random(20)
    chance.shuffle(articles)
    changed = 0
    for path, answer in articles:
        if changed < _FEW and (given := change(path.read_text("utf-8"), answer, chance)):
            changed += 1
            assert faults_of(path.stem, *given) == ()
    assert changed == _FEW
