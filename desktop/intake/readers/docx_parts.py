"""The XML parts of a Word document, opened with limits."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from desktop.records import UnreadableSourceError

MOST_UNPACKED = 100_000_000
_MOST_PARTS = 2_000
# Text packs to a tenth or so; what packs a hundredfold was made to fill the memory.
_MOST_RATIO = 100
_SMALL = 10_000_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_RELATIONS = "_rels/.rels"


class Package:
    """The parts of a Word document, by what they are for."""

    def __init__(self, content: bytes, name: str) -> None:
        """Check the package without unpacking it.

        Raises UnreadableSourceError for what is damaged, protected, no Word document, or would unpack to
        more than 100 MB or to more than a hundred times its size.
        """
        self._name = name
        try:
            self._package = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise UnreadableSourceError("{name} is damaged and cannot be read.", name=name) from error
        parts = self._package.infolist()
        unpacked = sum(part.file_size for part in parts)
        if unpacked > MOST_UNPACKED or len(parts) > _MOST_PARTS:
            raise UnreadableSourceError("{name} unpacks to more than 100 MB and was not opened.", name=name)
        if unpacked > _SMALL and unpacked > _MOST_RATIO * len(content):
            raise UnreadableSourceError(
                "{name} unpacks to more than a hundred times its size and was not opened.", name=name
            )
        # No program packs a document by other methods, and those unpack without a limit of their own.
        if any(part.compress_type not in _METHODS for part in parts):
            raise UnreadableSourceError("{name} is damaged and cannot be read.", name=name)
        self._names = {part.filename for part in parts}
        self._document = self._main_part()

    @property
    def document(self) -> etree._Element:
        """The text itself."""
        return self._xml(self._document)

    def beside(self, part: str) -> etree._Element | None:
        """Return a part such as `styles.xml`, or None where the document has none."""
        path = posixpath.join(posixpath.dirname(self._document), part)
        return self._xml(path) if path in self._names else None

    def _main_part(self) -> str:
        main = "word/document.xml"
        for relation in self._xml(_RELATIONS) if _RELATIONS in self._names else ():
            if (relation.get("Type") or "").endswith("/officeDocument"):
                main = (relation.get("Target") or main).lstrip("/")
        if not main.startswith("word/") or main not in self._names:
            raise UnreadableSourceError(
                "{name} is no Word document. Save it as docx, txt or html.", name=self._name
            )
        return main

    def _xml(self, part: str) -> etree._Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(self._package.read(part), parser)
        except (
            etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError
        ) as error:  # fmt: skip
            raise UnreadableSourceError("{name} is damaged and cannot be read.", name=self._name) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableSourceError(
                "{name} declares a document type, as no Word document does, and was not opened.",
                name=self._name,
            )
        return root


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace: Word has two of them for the same words."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """Yield the children of that name."""
    for inner in element if element is not None else ():
        if local(inner) == name:
            yield inner


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first child of that name; None where there is none, or no element."""
    return next(children(element, name), None)


def value(element: etree._Element | None, name: str) -> str | None:
    """Return an attribute by its name without namespace."""
    for key, text in element.attrib.items() if element is not None else ():
        if str(key).rpartition("}")[2] == name:
            return str(text)
    return None


def switched(properties: etree._Element | None, name: str) -> bool | None:
    """Return what a switch such as `w:b` is set to; None where it is not set."""
    switch = child(properties, name)
    if switch is None:
        return None
    return (value(switch, "val") or "true") not in ("0", "false", "off", "none")
