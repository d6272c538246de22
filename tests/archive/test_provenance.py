"""Who changes an archive is always somebody."""

import getpass

import pytest

from desktop.archive import Provenance


def test_the_operator_is_the_one_named_else_the_login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "clerk")
    assert Provenance(operator="示例").who == "示例"
    assert Provenance().who == "clerk"


@pytest.mark.parametrize("failure", [KeyError, OSError])
def test_a_login_without_a_name_is_unknown(monkeypatch: pytest.MonkeyPatch, failure: type[Exception]) -> None:
    def nameless() -> str:
        raise failure

    monkeypatch.setattr(getpass, "getuser", nameless)
    assert Provenance().who == "unknown"
