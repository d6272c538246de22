"""What readers of documents leave out and name."""

from desktop.records import IntakeWarning


def notes() -> tuple[IntakeWarning, ...]:
    """Return the warning that a document has footnotes or endnotes, which are no part of its text."""
    message = "Footnotes and endnotes were left out."
    return (IntakeWarning(code="text-left-over", message=message),)


def furniture(rows: int) -> IntakeWarning:
    """Return the warning that so many rows of running heads and page numbers were left out."""
    message = "Running heads and page numbers were left out: {count} rows."
    return IntakeWarning(code="noise-in-speech", message=message, values=(("count", rows),))
