"""Copy the bundle to a folder without repository or virtual environment and let it check itself.

Run: python build_spec/check_bundle.py dist/yizheng
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "elsewhere"
        shutil.copytree(sys.argv[1], copy, symlinks=True)
        kept = {
            name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT", "TEMP") if name in os.environ
        }
        program = copy / ("yizheng.exe" if os.name == "nt" else "yizheng")
        for arguments in (
            ["--version"],
            ["--self-check"],
            ["--archive", str(copy / "_internal/archive.db"), "stats"],
        ):
            print(program.name, *arguments, flush=True)
            environment = kept | {"HOME": folder, "QT_QPA_PLATFORM": "offscreen"}
            subprocess.run([program, *arguments], check=True, cwd=folder, env=environment, timeout=300)
    return 0


if __name__ == "__main__":
    sys.exit(main())
