"""Word documents: the text as Word shows it, with its automatic numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from desktop.intake.readers import left_out
from desktop.intake.readers.docx_numbering import Numbering
from desktop.intake.readers.docx_parts import Package, child, children, local, switched, value
from desktop.intake.readers.docx_tables import is_plain_table, lines_in_table
from desktop.intake.readers.text import lines_of
from desktop.records import Line, Reading, Source, UnreadableSourceError

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Deleted or moved text, second copies for old programs, readings above characters, paragraphs in a box.
_LEFT_OUT = frozenset("del moveFrom Fallback rt pPr rPr p".split())
_MARKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DEEPEST_STYLE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What is known of a paragraph's look; None is: ask the style below."""

    bold: bool | None = None
    centred: bool | None = None
    heading: int | None = None
    list_id: str | None = None
    depth: int | None = None

    def over(self, base: "_Look") -> "_Look":
        """Return this look, completed by the one it is based on."""
        return _Look(
            bold=base.bold if self.bold is None else self.bold,
            centred=base.centred if self.centred is None else self.centred,
            heading=base.heading if self.heading is None else self.heading,
            list_id=base.list_id if self.list_id is None else self.list_id,
            depth=base.depth if self.depth is None else self.depth,
        )


@dataclass(slots=True)
class _Runs:
    """The text of a paragraph while it is collected, and how much of it is bold."""

    text: list[str] = field(default_factory=list)
    length: int = 0
    bold: int = 0


def read_docx(source: Source) -> Reading:
    """Return a document's paragraphs, those in tables and boxes included, with the numbers Word would show.

    Deleted text of tracked changes, comments, headers and footers are left out, and so are notes, with a
    warning. Raises
    UnreadableSourceError for what `Package` refuses and for a document without text.
    """
    name = source.name or "?"
    package = Package(source.content, name)
    styles = _styles(package.beside("styles.xml"))
    numbering = Numbering(package.beside("numbering.xml"))
    lines: list[Line] = []

    def shown(root: etree._Element) -> Iterator[Line]:
        return (line for paragraph in _paragraphs(root) for line in _lines(paragraph, styles, numbering))

    for block in _blocks(package.document):
        is_one = local(block) == "p"
        found = _lines(block, styles, numbering) if is_one else lines_in_table(block, shown)
        lines += (replace(line, n=n) for n, line in enumerate(found, start=len(lines) + 1))
    if not lines:
        raise UnreadableSourceError("{name} holds no text.", name=name)
    kept = Source(content=source.content, media_type=MEDIA_TYPE, name=source.name)
    return Reading(source=kept, lines=tuple(lines), warnings=left_out.notes() if _has_notes(package) else ())


def _has_notes(package: Package) -> bool:
    """Whether any note holds text; the first two notes of a part only draw the line above the others."""
    parts = (package.beside("footnotes.xml"), package.beside("endnotes.xml"))
    return any(
        (text.text or "").strip()
        for part in parts
        for note in (() if part is None else part)
        if value(note, "type") is None
        for text in note.iter("{*}t")
    )


def _paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    return (block for block in _blocks(root, tables=False))


def _blocks(root: etree._Element, *, tables: bool = True) -> Iterator[etree._Element]:
    """Yield paragraphs, those in boxes after the one that holds them, and tables that hold no others."""
    stack = [root]
    while stack:
        element = stack.pop()
        if tables and is_plain_table(element):
            yield element
            continue
        if local(element) == "p":
            yield element
        stack.extend(inner for inner in reversed(element) if local(inner) not in ("Fallback", "del"))


def _lines(paragraph: etree._Element, styles: dict[str, _Look], numbering: Numbering) -> Iterator[Line]:
    properties = child(paragraph, "pPr")
    style = styles.get(value(child(properties, "pStyle"), "val") or "", styles.get("", _Look()))
    look = _look(properties).over(style)
    runs = _Runs()
    _collect(paragraph, runs, bold=bool(style.bold))
    text = "".join(runs.text)
    number = numbering.next(look.list_id, look.depth or 0) if look.list_id else ""
    shown = number + text if text.strip() else ""
    for n, line in enumerate(lines_of(shown.split("\n"))):
        yield Line(
            n=line.n,
            text=line.text,
            bold=runs.bold >= runs.length > 0,
            centred=bool(look.centred),
            heading=look.heading or 0,
            list_number=number.strip() or None if n == 0 else None,
            indented=line.indented or _indented(properties),
        )


def _collect(element: etree._Element, runs: _Runs, *, bold: bool) -> None:
    """Add the text of an element's runs; iterative, as a document may be nested as deep as it likes."""
    stack = [(inner, bold) for inner in reversed(element)]
    while stack:
        node, bold = stack.pop()
        name = local(node)
        if name in _LEFT_OUT:
            continue
        if name == "r":
            switch = switched(child(node, "rPr"), "b")
            bold = bold if switch is None else switch
        text = (node.text or "") if name == "t" else _MARKS.get(name, "")
        if text:
            runs.text.append(text)
            size = len(text.strip())
            runs.length += size
            runs.bold += size if bold else 0
        stack.extend((inner, bold) for inner in reversed(node))


def _look(properties: etree._Element | None) -> _Look:
    numbers = child(properties, "numPr")
    alignment = value(child(properties, "jc"), "val")
    return _Look(
        centred=None if alignment is None else alignment == "center",
        heading=_heading(value(child(properties, "outlineLvl"), "val")),
        list_id=value(child(numbers, "numId"), "val"),
        depth=_digit(value(child(numbers, "ilvl"), "val")),
    )


def _heading(outline: str | None) -> int | None:
    """Return 1 to 9 for Word's outline levels 0 to 8; its 9 is: no heading."""
    level = _digit(outline)
    return None if level is None else (level + 1) % 10


def _digit(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) == 1 else None


def _indented(properties: etree._Element | None) -> bool:
    indent = child(properties, "ind")
    return any((value(indent, name) or "0") != "0" for name in ("firstLine", "firstLineChars"))


def _styles(root: etree._Element | None) -> dict[str, _Look]:
    """Return the look of every paragraph style by its id, and of the default one under ""."""
    own: dict[str, tuple[_Look, str]] = {}
    default = ""
    for style in children(root, "style"):
        if value(style, "type") != "paragraph":
            continue
        look = replace(_look(child(style, "pPr")), bold=switched(child(style, "rPr"), "b"))
        key = value(style, "styleId") or ""
        own[key] = (look, value(child(style, "basedOn"), "val") or "")
        if value(style, "default") in ("1", "true"):
            default = key
    looks = {key: _inherited(key, own) for key in own}
    return looks | {"": looks.get(default, _Look())}


def _inherited(key: str, own: dict[str, tuple[_Look, str]]) -> _Look:
    look = _Look()
    for _step in range(_DEEPEST_STYLE):
        if key not in own:
            break
        base, key = own[key]
        look = look.over(base)
    return look
