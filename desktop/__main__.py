"""The one entry of the program: the window, the command line, or a child process of either."""

import multiprocessing
import sys


def main() -> int:
    """Run what the arguments ask for and return the exit code.

    `freeze_support` comes before everything else: in a bundle a spawned child starts this program again.
    """
    multiprocessing.freeze_support()
    from desktop.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
