"""The command line prints on the print service of the printing tests."""

from tests.printing.conftest import print_service, spooler

__all__ = ["print_service", "spooler"]
