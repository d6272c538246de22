"""How long a job will go on, from how fast it has gone so far."""

from gettext import gettext as _

from desktop.records import Progress

# Before so many steps or seconds nothing can be said.
_FIRST_STEPS, _FIRST_SECONDS = 3, 2.0


class TimeLeft:
    """Follows a job whose steps are of many sizes: recent ones count more than old ones."""

    def __init__(self) -> None:
        self._began: tuple[float, int] | None = None
        self._pace: float | None = None
        self._last = (0.0, 0)

    def seconds(self, progress: Progress, now: float) -> float | None:
        """Return the seconds left at the time `now`, in seconds of any clock; None: not known yet."""
        if progress.total is None:
            return None
        if self._began is None:
            self._began = self._last = (now, progress.done)
            return None
        steps, passed = progress.done - self._last[1], now - self._last[0]
        if steps > 0 and passed > 0:
            recent = passed / steps
            weight = min(1.0, max(steps / progress.total * 5, 0.02))
            self._pace = recent if self._pace is None else self._pace + weight * (recent - self._pace)
            self._last = (now, progress.done)
        done, since = progress.done - self._began[1], now - self._began[0]
        if self._pace is None or done < _FIRST_STEPS or since < _FIRST_SECONDS:
            return None
        overall = since / done
        return (self._pace + overall) / 2 * (progress.total - progress.done)


def time_left(seconds: float) -> str:
    """Return for people about how long it will go on."""
    if seconds < 60:
        return _("less than a minute left")
    if seconds < 5400:
        return _("about {count} min left").format(count=round(seconds / 60))
    return _("about {count} h left").format(count=round(seconds / 3600))
