"""Answers of a print service are read as they were meant, and nonsense is refused."""

import struct
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from desktop.printing import ipp


def said(status: int, *parts: bytes) -> bytes:
    return struct.pack(">BBHIB", 1, 1, status, 1, 0x02) + b"".join(parts) + b"\x03"


def value(tag: int, name: str, raw: bytes) -> bytes:
    return struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(raw)) + raw


def test_numbers_words_and_truths_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    content = said(
        0,
        value(0x23, "job-state", struct.pack(">i", 9)),
        value(0x22, "accepts", b"\x01"),
        value(0x41, "why", "缺纸".encode()),
        value(0x41, "", b"again"),
    )
    monkeypatch.setattr(ipp, "_posted", lambda *_arguments: content)
    answer = ipp.ask("x:1", ipp.GET_JOB_ATTRIBUTES, "/jobs/1", ["job-state"], user="a")
    assert (answer.number("job-state"), answer.number("accepts"), answer.number("none")) == (9, 1, 0)
    assert answer.words("why") == ("缺纸", "again")


@pytest.mark.parametrize("content", [b"", b"\x01\x01", said(0x0406), said(0, b"\x21\x00\x09"), b"\0" * 9])
def test_a_refusal_and_nonsense_are_errors(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(ipp, "_posted", lambda *_arguments: content)
    with pytest.raises(ipp.IppError):
        ipp.ask("x:1", ipp.GET_JOB_ATTRIBUTES, "/jobs/1", [], user="a")


def test_a_socket_that_is_not_there_is_an_error(tmp_path: object) -> None:
    with pytest.raises(ipp.IppError):
        ipp.ask(f"{tmp_path}/cups.sock", ipp.GET_PRINTER_ATTRIBUTES, "/printers/a", [], user="a")


class _Quiet(BaseHTTPRequestHandler):
    """Answers every POST with 501."""

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


def test_a_service_that_does_not_speak_the_protocol_is_an_error() -> None:
    with HTTPServer(("127.0.0.1", 0), _Quiet) as server:
        worker = threading.Thread(target=server.handle_request)
        worker.start()
        with pytest.raises(ipp.IppError, match="HTTP 501"):
            ipp.ask(f"127.0.0.1:{server.server_port}", ipp.GET_JOB_ATTRIBUTES, "/jobs/1", [], user="a")
        worker.join()
