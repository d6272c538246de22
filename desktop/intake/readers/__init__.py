"""Turn sources of every format into paragraphs."""

from desktop.intake.readers.formats import read_source

__all__ = ["read_source"]
