"""The sign of life that reading and planning give in long work, so that slow is told from stuck."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Step = TypeVar("Step")


def _nobody() -> None:
    """Nobody waits for a sign."""


_LISTENER: ContextVar[Callable[[], None]] = ContextVar("listener", default=_nobody)


def sign() -> None:
    """Tell whoever waits that a step of long work is done."""
    _LISTENER.get()()


def steps(things: Iterable[Step]) -> Iterator[Step]:
    """Yield things that are gone through one by one in long work, with a sign before each."""
    for thing in things:
        sign()
        yield thing


@contextmanager
def listening(listener: Callable[[], None]) -> Iterator[None]:
    """Have `listener` called at every sign that is given within."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)
