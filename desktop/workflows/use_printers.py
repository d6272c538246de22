"""Send a finished PDF to a printer of the system and follow the job."""

import tempfile
import time
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from desktop.printing import Spooler, make_booklet
from desktop.records import Progress
from desktop.records.printing import ENDED, JobState, Printer, PrintJob, PrintSettings, Sides

_PAUSE_S = 0.3


class UsePrinters:
    """The printers of this system as the spooler knows them."""

    def __init__(self, spooler: Spooler | None = None) -> None:
        self._spooler = spooler or Spooler()

    @property
    def has_spooler(self) -> bool:
        """Whether files can be handed to a spooler as they are; on Windows they cannot."""
        return self._spooler.is_present

    def printers(self) -> tuple[Printer, ...]:
        """Return the printers, the default one first."""
        return self._spooler.printers()

    def send(self, pdf: Path, settings: PrintSettings, title: str) -> PrintJob:
        """Hand a file over; a booklet is imposed first. PrintingError where no printer took it."""
        if not settings.is_booklet:
            return self._spooler.submit(pdf, settings, title)
        with tempfile.TemporaryDirectory(prefix="yizheng-") as folder:
            sheets = Path(folder) / "booklet.pdf"
            make_booklet(pdf, sheets, settings.pages)
            # A booklet's backs stand upright only when its sheets are turned over at the short edge.
            sides = Sides.ONE if settings.sides is Sides.ONE else Sides.SHORT_EDGE
            return self._spooler.submit(sheets, replace(settings, sides=sides), title)

    def follow(self, job: PrintJob, *, patience_s: float) -> Generator[Progress, None, PrintJob]:
        """Ask for a job's state until it ended or its printer is stopped, for at most `patience_s` seconds.

        Closing the generator stops the asking and leaves the job alone.
        """
        until = time.monotonic() + patience_s
        job = self._spooler.state(job)
        while job.state not in ENDED | {JobState.STOPPED} and time.monotonic() < until:
            yield Progress(done=0, total=None, item=f"{job.printer}-{job.number}")
            time.sleep(_PAUSE_S)
            job = self._spooler.state(job)
        return job

    def cancel(self, job: PrintJob) -> None:
        """Take a job back; PrintingError where it is too late."""
        self._spooler.cancel(job)
