"""The time that is left is told when it can be known."""

from desktop.records import Progress
from desktop.workflows.time_left import TimeLeft, time_left


def test_time_left_follows_the_pace() -> None:
    left = TimeLeft()
    said = [left.seconds(Progress(done=n, total=100), now=10.0 + n) for n in range(11)]
    assert said[:3] == [None, None, None]
    assert said[10] == 90.0
    slower = left.seconds(Progress(done=11, total=100), now=40.0)
    assert slower is not None
    assert slower > 150


def test_without_a_total_nothing_is_known() -> None:
    assert TimeLeft().seconds(Progress(done=3), now=1.0) is None


def test_it_is_said_in_rough_words() -> None:
    assert [time_left(seconds) for seconds in (30, 300, 7200)] == [
        "less than a minute left",
        "about 5 min left",
        "about 2 h left",
    ]
