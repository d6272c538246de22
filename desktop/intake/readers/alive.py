"""The sign of life that a reader gives in long work, so that slow is told from stuck."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


def _nobody() -> None:
    """Nobody waits for a sign."""


_LISTENER: ContextVar[Callable[[], None]] = ContextVar("listener", default=_nobody)


def sign() -> None:
    """Tell whoever waits that a step of long work is done."""
    _LISTENER.get()()


@contextmanager
def listening(listener: Callable[[], None]) -> Iterator[None]:
    """Have `listener` called at every sign that is given within."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)
