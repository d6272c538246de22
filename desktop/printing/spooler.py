"""Printers of the system: hand a PDF over as it is, and ask what became of it.

Files are handed over with the commands of CUPS (`lp`, `lpstat`, `cancel`), which every system with CUPS has
had for twenty years and CUPS 3 keeps; the states are asked for in the protocol itself (see ipp.py).
"""

import getpass
import os
import re
import shutil
import subprocess
from gettext import gettext as _
from pathlib import Path
from urllib.parse import quote

from desktop.printing import ipp
from desktop.records import PrintingError
from desktop.records.printing import JobState, Printer, PrintJob, PrintSettings

_TIMEOUT_S = 60
_STOPPED = 5
_STATES = {
    3: JobState.WAITING,
    4: JobState.HELD,
    5: JobState.PRINTING,
    6: JobState.STOPPED,
    7: JobState.CANCELLED,
    8: JobState.FAILED,
    9: JobState.DONE,
}
_REQUEST = re.compile(r"request id is \S+-(\d+) ")


class Spooler:
    """The spooler of this machine, or the one that CUPS_SERVER names."""

    @property
    def is_present(self) -> bool:
        """Whether this system prints through CUPS."""
        return shutil.which("lp") is not None

    def printers(self) -> tuple[Printer, ...]:
        """Return the printers, the default one first; none where no spooler answers."""
        if not self.is_present:
            return ()
        # Not `lpstat -e`: it looks for printers on the network, too; here only queues that are set up count.
        names, usual = _names(ipp.GET_PRINTERS), _names(ipp.GET_DEFAULT_PRINTER)
        found = [self.printer(name, is_default=name in usual) for name in names]
        return tuple(sorted(found, key=lambda printer: not printer.is_default))

    def printer(self, name: str, *, is_default: bool = False) -> Printer:
        """Return one printer with its state; one that cannot be asked is not ready."""
        wanted = ("printer-state", "printer-is-accepting-jobs", "printer-state-message")
        try:
            answer = _ask(ipp.GET_PRINTER_ATTRIBUTES, f"/printers/{quote(name)}", wanted)
        except ipp.IppError:
            return Printer(name=name, is_default=is_default, is_ready=False, reason=_("it does not answer"))
        return Printer(
            name=name,
            is_default=is_default,
            is_ready=answer.number("printer-state") != _STOPPED,
            accepts=bool(answer.number("printer-is-accepting-jobs")),
            reason=" ".join(answer.words("printer-state-message")),
        )

    def submit(self, pdf: Path, settings: PrintSettings, title: str) -> PrintJob:
        """Hand a PDF over and return the job; the caller may remove the file then.

        Raises PrintingError where there is no spooler, no such printer, or it takes no jobs.
        """
        if not self.is_present:
            raise PrintingError(
                "This system has no CUPS commands (cups-client), so nothing was printed. Save a PDF instead."
            )
        options = ["-d", settings.printer, "-n", str(settings.copies), "-t", title or "PDF"]
        options += ["-o", f"sides={settings.sides.value}", "-o", "media=A4"]
        if settings.pages and not settings.is_booklet:
            options += ["-P", ",".join(f"{first}-{last}" for first, last in settings.pages)]
        done = _run("lp", *options, "--", str(pdf))
        request = _REQUEST.search(done.stdout)
        if done.returncode or request is None:
            raise PrintingError(
                "{printer} did not take the job: {reason}. Nothing was printed; choose another printer.",
                printer=settings.printer,
                reason=_said(done),
            )
        job = PrintJob(number=int(request[1]), printer=settings.printer, state=JobState.WAITING)
        return self.state(job)

    def state(self, job: PrintJob) -> PrintJob:
        """Return a job as the spooler has it now; a job that waits for a stopped printer is STOPPED.

        Raises PrintingError where the spooler does not answer.
        """
        wanted = ("job-state", "job-printer-state-message")
        try:
            answer = _ask(ipp.GET_JOB_ATTRIBUTES, f"/jobs/{job.number}", wanted)
        except ipp.IppError as error:
            raise PrintingError(
                "The print service does not answer, so the state of job {number} is not known.",
                number=job.number,
            ) from error
        state = _STATES.get(answer.number("job-state"), JobState.WAITING)
        reason = " ".join(answer.words("job-printer-state-message"))
        if state is JobState.WAITING:
            printer = self.printer(job.printer)
            if not printer.is_ready:
                state, reason = JobState.STOPPED, printer.reason
        return PrintJob(number=job.number, printer=job.printer, state=state, reason=reason)

    def cancel(self, job: PrintJob) -> None:
        """Take a job back; PrintingError where the spooler refuses, for example because it is done."""
        done = _run("cancel", f"{job.printer}-{job.number}")
        if done.returncode:
            raise PrintingError(
                "Job {number} could not be cancelled: {reason}.", number=job.number, reason=_said(done)
            )


def _ask(operation: int, resource: str, wanted: tuple[str, ...]) -> ipp.Answer:
    server = _run("lpstat", "-H").stdout.strip()
    return ipp.ask(server, operation, resource, wanted, user=getpass.getuser())


def _names(operation: int) -> tuple[str, ...]:
    """Return the names of printers; none where the service does not answer or there is no default."""
    try:
        return _ask(operation, "/", ("printer-name",)).words("printer-name")
    except ipp.IppError:
        return ()


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"LC_ALL": "C.UTF-8", "LANGUAGE": "C"}
    # A bundle's own libraries are not for the system's commands.
    environment["LD_LIBRARY_PATH"] = os.environ.get("LD_LIBRARY_PATH_ORIG", "")
    try:
        return subprocess.run(  # noqa: S603 -- a list of arguments, no shell, names from the system
            command, capture_output=True, text=True, check=False, timeout=_TIMEOUT_S, env=environment
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, "", _("the print service does not answer"))


def _said(done: subprocess.CompletedProcess[str]) -> str:
    """Return what a command complained of, without its name and the full stop."""
    text = " ".join(done.stderr.split()) or _("no reason given")
    return text.removeprefix("lp: ").removeprefix("cancel: ").removeprefix("Error - ").rstrip(".")
