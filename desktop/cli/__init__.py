"""The command line: the same workflows as the window, for scripts."""

from desktop.cli.commands import run

__all__ = ["run"]
