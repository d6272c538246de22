"""The core stands without the window."""

import subprocess
import sys

BLOCKED = """
import sys
sys.modules["PySide6"] = None
import desktop.composition, desktop.cli, desktop.cli.main_job
print("imported")
"""


def test_the_core_imports_without_qt() -> None:
    done = subprocess.run([sys.executable, "-c", BLOCKED], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "imported", done.stderr
