"""Run the commands that the documents show in sh blocks after `<!-- checked -->`, in a folder of their own.

Run: python build_spec/documentation.py FILE.md …
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"<!-- checked -->\n+```sh\n(.*?)```", re.DOTALL)


def main() -> int:
    blocks = [block for name in sys.argv[1:] for block in BLOCK.findall((ROOT / name).read_text("utf-8"))]
    if not blocks:
        raise SystemExit("no checked commands found")
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "HOME": folder,
            "XDG_CACHE_HOME": f"{folder}/cache",
            "XDG_STATE_HOME": folder,
        }
        environment["PATH"] = f"{ROOT / '.venv/bin'}{os.pathsep}{environment['PATH']}"
        (Path(folder) / "resources").symlink_to(ROOT / "resources")
        (Path(folder) / "archive.db").symlink_to(ROOT / "archive.db")
        for block in blocks:
            print(block, flush=True)
            subprocess.run(["/bin/sh", "-eu", "-c", block], check=True, cwd=folder, env=environment)
    return 0


if __name__ == "__main__":
    sys.exit(main())
