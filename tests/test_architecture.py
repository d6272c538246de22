"""The core stands without the window."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

BLOCKED = """
import sys
sys.modules["PySide6"] = None
import desktop.composition, desktop.cli, desktop.cli.main_job
print("imported")
"""


def test_the_core_imports_without_qt() -> None:
    done = subprocess.run([sys.executable, "-c", BLOCKED], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "imported", done.stderr


def test_no_two_files_of_tests_have_one_name() -> None:
    names = Counter(path.name for path in Path(__file__).parent.rglob("test_*.py"))
    assert not [name for name, count in names.items() if count > 1]
