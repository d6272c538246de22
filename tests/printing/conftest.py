"""Records to print, and what a printed file says."""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from desktop.printing import Press, Spooler
from desktop.records import Attendance, Role, Session, Speaker, Speech, SpeechKind
from desktop.records.printing import Layout, PrintedSession, PrintOptions

Printer = Callable[..., Path]


def session(number: int = 0) -> Session:
    """A session of an invented city."""
    return Session(
        id=f"s{number}",
        revision=1,
        body="澜川市政协",
        name=f"六届{'七八九十'[number % 4]}次常委会会议",
        held_on=date(2023, 7, 18 + number),
        place="会议厅",
        theme="夜间出行",
        attendance=(
            Attendance(role=Role.CHAIR, name="卫承岳", office="市政协主席"),
            Attendance(role=Role.LEADER, name="席远", office="副市长"),
            Attendance(role=Role.ATTENDEE, name="单晓"),
            Attendance(role=Role.ATTENDEE, name="曾喆"),
        ),
    )


def speech(text: str, *, name: str = "蔺望川", title: str | None = "夜班公交 怎样开得下去") -> Speech:
    return Speech(
        kind=SpeechKind.SPEECH,
        title=title,
        speakers=(Speaker(name=name),),
        office="市政协委员",
        on_behalf_of="民革市委会",
        text=text,
        id="a",
        session_id="s0",
        position=1,
        revision=1,
        sha256="",
    )


def pages_of(pdf: Path) -> list[str]:
    """The text of each page without white space."""
    with pypdfium2.PdfDocument(pdf) as document:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.fixture
def printed(tmp_path: Path) -> Printer:
    """Print some sessions in a layout and return the file."""

    def to_pdf(
        layout: Layout, sessions: Sequence[PrintedSession], options: PrintOptions | None = None
    ) -> Path:
        target = tmp_path / f"{layout.value}.pdf"
        deque(Press().write_pdf(sessions, layout, target, options or PrintOptions()), maxlen=0)
        return target

    return to_pdf


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintService:
    """A print service of our own: where it listens, and the file that its printer `Kept` writes jobs to."""

    address: str
    kept: Path

    def run(self, *command: str) -> str:
        done = subprocess.run(
            command,
            env=os.environ | {"CUPS_SERVER": self.address},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout


_SERVICE = """
Listen {address}
Browsing No
WebInterface No
DefaultAuthType None
<Location />
Allow from 127.0.0.1
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""
_FOLDERS = """
ServerRoot {root}/etc
ServerBin {root}/bin
StateDir {root}/state
CacheDir {root}/cache
RequestRoot {root}/spool
TempDir {root}/tmp
AccessLog {root}/access.log
ErrorLog {root}/error.log
PageLog {root}/page.log
SystemGroup root
Sandboxing relaxed
"""
_KEEP = """#!/bin/sh
# A printer for tests: keeps the job's bytes as they come.
[ $# = 0 ] && exit 0
if [ -n "$6" ]; then cat "$6"; else cat; fi > {kept}
"""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _configure(root: Path, address: str, kept: Path) -> None:
    for name in ("etc/ppd", "bin/backend", "state", "cache", "spool", "tmp"):
        (root / name).mkdir(parents=True)
    (root / "tmp").chmod(0o1777)
    (root / "etc/cupsd.conf").write_text(_SERVICE.format(address=address))
    (root / "etc/cups-files.conf").write_text(_FOLDERS.format(root=root))
    for part in ("filter", "daemon", "monitor"):
        (root / "bin" / part).symlink_to(Path("/usr/lib/cups") / part)
    for backend in ("cups-pdf", "socket"):
        (root / "bin/backend" / backend).symlink_to(Path("/usr/lib/cups/backend") / backend)
    (root / "bin/backend/keep").write_text(_KEEP.format(kept=kept))
    (root / "bin/backend/keep").chmod(0o700)


@pytest.fixture(scope="session")
def print_service() -> Iterator[PrintService]:
    """A real cupsd on a loopback port, with a printer for each thing that can happen."""
    ppd = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
    if shutil.which("cupsd", path="/usr/sbin:/usr/bin") is None or not ppd.exists() or os.getuid():
        pytest.skip("needs root and the packages cups, cups-client and printer-driver-cups-pdf")
    with tempfile.TemporaryDirectory(prefix="cups-") as folder:
        root = Path(folder)
        # The filters run as the user lp.
        root.chmod(0o755)
        service = PrintService(address=f"127.0.0.1:{_free_port()}", kept=root / "kept")
        _configure(root, service.address, service.kept)
        etc = root / "etc"
        command = ["/usr/sbin/cupsd", "-f", "-c", str(etc / "cupsd.conf"), "-s", str(etc / "cups-files.conf")]
        with (
            (root / "cupsd.log").open("wb") as log,
            subprocess.Popen(command, stdout=log, stderr=log) as child,
        ):
            try:
                _wait_for(service)
                _add_printers(service, ppd)
                yield service
            finally:
                child.terminate()


def _wait_for(service: PrintService) -> None:
    host, _colon, port = service.address.partition(":")
    for _try in range(200):
        with contextlib.suppress(OSError), socket.create_connection((host, int(port)), timeout=1):
            return
        threading.Event().wait(0.05)
    raise AssertionError("cupsd did not start")


def _add_printers(service: PrintService, ppd: Path) -> None:
    for name, device in (("Kept", "keep:/"), ("Off", "keep:/"), ("Full", "keep:/")):
        service.run("lpadmin", "-p", name, "-v", device, "-m", "raw", "-E")
    # The port 9 of this machine, where nothing listens.
    service.run("lpadmin", "-p", "Gone", "-v", "socket://127.0.0.1:9", "-m", "raw", "-E")
    service.run("lpadmin", "-p", "PDF", "-v", "cups-pdf:/", "-P", str(ppd), "-E")
    service.run("lpadmin", "-d", "Kept")
    service.run("cupsdisable", "-r", "out of paper", "Off")
    service.run("cupsreject", "-r", "closed for today", "Full")


@pytest.fixture
def spooler(print_service: PrintService, monkeypatch: pytest.MonkeyPatch) -> Spooler:
    monkeypatch.setenv("CUPS_SERVER", print_service.address)
    return Spooler()
