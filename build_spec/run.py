"""Open the window on the sample archive; without a display do the same job headless and say what was made."""

import os
import shutil
import sys
from pathlib import Path

from desktop.cli.main_job import do_main_job
from desktop.composition import Composition, speak

FOLDER = Path("build/tour")


def has_display() -> bool:
    return sys.platform in ("win32", "darwin") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def run_headless() -> int:
    print("There is no display here, so the same job runs headless; the results go to", FOLDER)
    shutil.rmtree(FOLDER, ignore_errors=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"
    speak("zh_CN")
    from desktop.gui.tour import take_tour

    composition = Composition(cache=FOLDER / "cache", state=FOLDER / "state")
    for line in do_main_job(composition, FOLDER):
        print(line)
    for picture in take_tour(composition, FOLDER):
        print(picture)
    return 0


def main() -> int:
    if not has_display():
        return run_headless()
    from desktop.cli import run

    return run(["open", "archive.db"])


if __name__ == "__main__":
    sys.exit(main())
