"""Who changes the archive, when, and how new records are named."""

import getpass
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _now() -> datetime:
    return datetime.now(UTC)


def _new_uuid() -> str:
    return str(uuid.uuid4())


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """The clock (aware UTC times), the source of new UUIDs, and the operator's name; all replaceable."""

    operator: str = ""
    clock: Callable[[], datetime] = _now
    identity: Callable[[], str] = _new_uuid

    @property
    def who(self) -> str:
        """The operator's name, or the login name where none was given."""
        return self.operator or _login_name()

    def now(self) -> str:
        """The time in UTC as ISO 8601, to the second."""
        return self.clock().isoformat(timespec="seconds")
