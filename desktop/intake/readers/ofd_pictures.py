"""The pictures on an OFD's pages (GB/T 33190, 10 and 7.9), where a scan has its text."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace

import ofdkit
from ofdkit.errors import OFDError
from ofdkit.package import Package

from desktop.intake.readers import scans
from desktop.intake.readers.page_rows import Piece

# A seal or an emblem is smaller than a tenth of the page.
_LEAST_SHARE = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A picture's bytes and its box on the page: left, top, width and height in millimetres."""

    content: bytes
    box: tuple[float, float, float, float]


class OfdPictures:
    """Finds pictures by what pages say of them; what is missing or damaged is passed over."""

    def __init__(self, content: bytes) -> None:
        self._package = Package(content)
        self._files = dict(self._listed())

    def on(self, page: ofdkit.Page) -> tuple[Placed, ...]:
        """Return the pictures that fill a tenth of a page or more."""
        least = _LEAST_SHARE * page.width * page.height
        return tuple(one for one in self._on(page) if one.box[2] * one.box[3] >= least)

    def close(self) -> None:
        """Let the package go."""
        self._package.close()

    def _listed(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Yield the files of all pictures by the document's folder and the resource's number."""
        for name in self._package.names:
            if not name.lower().endswith("res.xml"):
                continue
            try:
                root = self._package.read_xml(name)
            except OFDError:
                continue
            base = posixpath.join(posixpath.dirname(name), root.get("BaseLoc") or "")
            for element in root.iter():
                if _local(element.tag) == "MultiMedia":
                    file = "".join(part.text or "" for part in element if _local(part.tag) == "MediaFile")
                    found = self._package.resolve(posixpath.join(base, "x"), file.strip())
                    if found is not None:
                        yield (_document(name), (element.get("ID") or "").strip()), found

    def _on(self, page: ofdkit.Page) -> Iterator[Placed]:
        if page.location is None:
            return
        for element in self._package.read_xml(page.location).iter():
            if _local(element.tag) != "ImageObject":
                continue
            key = (_document(page.location), (element.get("ResourceID") or "").strip())
            box = _numbers(element.get("Boundary") or "")
            if key in self._files and len(box) == 4:
                left, top, width, height = box
                yield Placed(content=self._package.read(self._files[key]), box=(left, top, width, height))


def recognised(picture: Placed, name: str) -> tuple[Piece, ...]:
    """Return the rows of a picture in millimetres of the page; errors as of `scans.pages_of`."""
    left, top, width, _height = picture.box
    _kind, pages = scans.pages_of(picture.content, name)
    first = pages[0]
    scale = width / first.width
    return tuple(
        replace(
            piece,
            left=left + piece.left * scale,
            right=left + piece.right * scale,
            top=top + piece.top * scale,
            bottom=top + piece.bottom * scale,
            size=piece.size * scale,
        )
        for piece in first.pieces
    )


def _local(tag: object) -> str:
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def _document(name: str) -> str:
    return name.split("/", 1)[0] if "/" in name else ""


def _numbers(text: str) -> tuple[float, ...]:
    try:
        return tuple(map(float, text.split()))
    except ValueError:
        return ()
