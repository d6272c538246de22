"""Questions to a print service in the Internet Printing Protocol (RFC 8010 and 8011).

The commands of CUPS tell a finished job from a cancelled one only in words that differ between versions;
the protocol has numbers for it. It is spoken to the spooler that the commands use, by default through its
socket on this machine.
"""

import http.client
import socket
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from typing_extensions import override

GET_JOB_ATTRIBUTES = 0x0009
GET_PRINTER_ATTRIBUTES = 0x000B
# Operations of CUPS itself, the same since its first version.
GET_DEFAULT_PRINTER = 0x4001
GET_PRINTERS = 0x4002

_END, _OPERATION = 0x03, 0x01
_INTEGERS = (0x21, 0x23)
_BOOLEAN = 0x22
_CHARSET, _LANGUAGE, _URI, _KEYWORD, _NAME = 0x47, 0x48, 0x45, 0x44, 0x42
_FIRST_ERROR = 0x0400
_TIMEOUT_S = 10

Value = int | bool | str


class IppError(Exception):
    """The service could not be asked, or refused the question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The attributes of an answer by name, each with its values."""

    values: dict[str, list[Value]] = field(default_factory=dict)

    def number(self, name: str) -> int:
        """Return the first value of an attribute that is a number, 0 where there is none."""
        return next((int(value) for value in self.values.get(name, ()) if not isinstance(value, str)), 0)

    def words(self, name: str) -> tuple[str, ...]:
        """Return the values of an attribute that is text."""
        return tuple(value for value in self.values.get(name, ()) if isinstance(value, str))


def ask(server: str, operation: int, resource: str, wanted: Sequence[str], *, user: str) -> Answer:
    """Ask the service at `server` (host:port, or the path of its socket) about a printer or a job.

    `resource` is the path of its address, for example /jobs/7. Raises IppError.
    """
    uri = "job-uri" if resource.startswith("/jobs/") else "printer-uri"
    body = struct.pack(">BBHIB", 1, 1, operation, 1, _OPERATION) + b"".join(
        (
            _attribute(_CHARSET, "attributes-charset", "utf-8"),
            _attribute(_LANGUAGE, "attributes-natural-language", "en"),
            _attribute(_URI, uri, f"ipp://localhost{resource}"),
            _attribute(_NAME, "requesting-user-name", user),
            *(_attribute(_KEYWORD, "" if n else "requested-attributes", one) for n, one in enumerate(wanted)),
            bytes([_END]),
        )
    )
    try:
        content = _posted(server, resource, body)
        return _read(content)
    except (OSError, http.client.HTTPException, struct.error, IndexError, UnicodeDecodeError) as error:
        raise IppError(str(error)) from error


class _LocalConnection(http.client.HTTPConnection):
    """A connection through a socket file."""

    @override
    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.host)


def _posted(server: str, resource: str, body: bytes) -> bytes:
    kind = _LocalConnection if server.startswith("/") else http.client.HTTPConnection
    connection = kind(server, timeout=_TIMEOUT_S)
    try:
        headers = {"Content-Type": "application/ipp", "Host": "localhost"}
        connection.request("POST", resource, body, headers)
        answer = connection.getresponse()
        if answer.status != http.client.OK:
            raise IppError(f"HTTP {answer.status}")
        return answer.read()
    finally:
        connection.close()


def _attribute(tag: int, name: str, value: str) -> bytes:
    """Encode one value; a further value of the same attribute has an empty name."""
    key, text = name.encode(), value.encode()
    return struct.pack(">BH", tag, len(key)) + key + struct.pack(">H", len(text)) + text


def _read(content: bytes) -> Answer:
    status = struct.unpack_from(">H", content, 2)[0]
    if status >= _FIRST_ERROR:
        raise IppError(f"IPP 0x{status:04x}")
    values: dict[str, list[Value]] = {}
    name = ""
    for tag, key, raw in _attributes(content):
        name = key or name
        values.setdefault(name, []).append(_value(tag, raw))
    return Answer(values=values)


def _attributes(content: bytes) -> Iterator[tuple[int, str, bytes]]:
    place = 8
    while True:
        tag = content[place]
        place += 1
        if tag == _END:
            return
        if tag < 0x10:
            continue
        (length,) = struct.unpack_from(">H", content, place)
        key = content[place + 2 : place + 2 + length].decode()
        place += 2 + length
        (length,) = struct.unpack_from(">H", content, place)
        yield tag, key, content[place + 2 : place + 2 + length]
        place += 2 + length


def _value(tag: int, raw: bytes) -> Value:
    if tag in _INTEGERS:
        return int(struct.unpack(">i", raw)[0])
    return bool(raw[0]) if tag == _BOOLEAN else raw.decode()
