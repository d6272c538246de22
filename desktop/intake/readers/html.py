"""Saved web pages: their text as paragraphs, nothing fetched, nothing run."""

import re
from dataclasses import dataclass, replace

from lxml import etree
from lxml import html as lxml_html

from desktop.intake.readers.html_tables import cells_of
from desktop.intake.readers.tables import lines_of_table
from desktop.intake.readers.text import decode, lines_of, plausibility
from desktop.records import IntakeWarning, Line, Reading, Source, UnreadableSourceError

_DROPPED = frozenset(
    "script style noscript template head title iframe object embed svg select button input textarea nav"
    " aside rt rp".split()
)
_BLOCKS = frozenset(
    "p div section article main header footer center table tr td th ul ol li dl dt dd h1 h2 h3 h4 h5 h6 hr"
    " blockquote pre body figure figcaption address form fieldset".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
# A short block that is mostly links is navigation, not an article.
_LINK_SHARE = 0.6
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_COVERS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs", "utf8": "utf-8"}
# A charset is declared within the first part of a page.
_HEAD = 4096


def read_html(source: Source, *, declared: str = "") -> Reading:
    """Return a page's blocks as paragraphs; a line break splits, headings and bold blocks are noted.

    `declared` is the encoding that was named outside the page. Nothing is run or fetched.
    """
    text, warnings = _decode(source, declared)
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except etree.ParserError as error:
        raise UnreadableSourceError("{name} is empty.", name=source.name or "?") from error
    blocks = _Blocks()
    blocks.walk(root)
    html = IntakeWarning(code="html", message="The source is a web page; its navigation was left out.")
    kept = Source(content=source.content, media_type="text/html", name=source.name, encoding=source.encoding)
    if not blocks.lines:
        raise UnreadableSourceError("{name} holds no text.", name=source.name or "?")
    return Reading(source=kept, lines=tuple(blocks.lines), warnings=(html, *warnings))


def _decode(source: Source, outside: str) -> tuple[str, tuple[IntakeWarning, ...]]:
    """Return a page's text by what it is written in; what it declares decides only where it fits best."""
    declared = _CHARSET.search(source.content[:_HEAD])
    name = declared.group(1).decode("ascii").lower() if declared else outside.lower()
    try:
        text, warnings, used = decode(source.content, source.name or "?")
    except UnreadableSourceError:
        text, warnings, used = "", (), ""
    try:
        as_declared = source.content.decode(_cover(name)) if name else ""
    except (UnicodeDecodeError, LookupError):
        as_declared = ""
    if not used.startswith("utf-8") and as_declared and plausibility(as_declared) >= plausibility(text):
        text, warnings, used = as_declared, (), _cover(name)
    if not used:
        raise UnreadableSourceError("{name} is no text: it holds binary data.", name=source.name or "?")
    if name and not _encodable(text, name, used):
        message = "The page declares {declared}, but is written in {used}."
        values = (("declared", name), ("used", used))
        warnings = (*warnings, IntakeWarning(code="encoding-differs", message=message, values=values))
    return text, warnings


def _cover(declared: str) -> str:
    """Return the encoding that holds the declared one and what people write into it besides."""
    return _COVERS.get(declared, declared)


def _encodable(text: str, declared: str, used: str) -> bool:
    """Whether a page holds what it declares: a smaller set than the one it was read with will do."""
    if used.startswith("utf-8"):
        return declared in ("utf-8", "utf8") or text.isascii()
    if _cover(declared) != used:
        return False
    try:
        text.encode(declared)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Look:
    """What the elements around a text say about it."""

    linked: bool = False
    bold: bool = False
    centred: bool = False
    kept: bool = False
    heading: int = 0

    def inside(self, element: lxml_html.HtmlElement) -> "_Look":
        """Return what holds within an element: line breaks are `kept` in preformatted text."""
        tag = element.tag
        style = element.get("style") or ""
        return _Look(
            linked=self.linked or tag == "a",
            bold=self.bold or tag in ("b", "strong"),
            centred=self.centred
            or tag == "center"
            or (element.get("align") or "").lower() == "center"
            or _CENTRED.search(style) is not None,
            kept=self.kept or tag == "pre",
            heading=int(tag[1]) if re.fullmatch("h[1-6]", tag) else self.heading,
        )


class _Blocks:
    """Collects paragraphs while walking a page."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._text: list[str] = []
        self._length = self._linked = self._bold = 0
        self._look = _Look()

    def walk(self, root: lxml_html.HtmlElement) -> None:
        """Add an element's text, in order; iterative, as a page may be nested as deep as it likes."""
        stack = [(root, _Look(), False)]
        while stack:
            node, around, leaving = stack.pop()
            tag = node.tag if isinstance(node.tag, str) else ""
            if tag in _BLOCKS or tag == "br":
                self.end()
            if leaving:
                self._add(node.tail, around)
                continue
            stack.append((node, around, True))
            if tag and tag not in _DROPPED and not _hidden(node):
                inside = around.inside(node)
                if tag == "table" and self._take_table(node):
                    continue
                self._add(node.text, inside)
                stack.extend((child, inside, False) for child in reversed(node))
        self.end()

    def _add(self, text: str | None, look: _Look) -> None:
        if not text:
            return
        first, *others = text.splitlines() if look.kept else [text]
        self._take(first, look)
        for line in others:
            self.end()
            self._take(line, look)

    def _take_table(self, table: lxml_html.HtmlElement) -> bool:
        """Add what a table of speeches or fields says; False for one that only lays out the page."""
        found = lines_of_table(cells_of(table, _text_in))
        for line in lines_of(found or ()):
            self.lines.append(replace(line, n=len(self.lines) + 1))
        return found is not None

    def _take(self, text: str, look: _Look) -> None:
        self._text.append(re.sub(r"[\r\n\t ]+", " ", text))
        size = len(text.strip())
        self._length += size
        self._linked += size if look.linked else 0
        self._bold += size if look.bold else 0
        self._look = look if size else self._look

    def end(self) -> None:
        """Close the paragraph that is open; one that is mostly links is dropped."""
        linked = self._length and self._linked / self._length > _LINK_SHARE
        for line in () if linked else lines_of(["".join(self._text)]):
            self.lines.append(
                replace(
                    line,
                    n=len(self.lines) + 1,
                    heading=self._look.heading,
                    bold=self._bold >= self._length > 0,
                    centred=self._look.centred,
                )
            )
        self._text = []
        self._length = self._linked = self._bold = 0


def _text_in(element: lxml_html.HtmlElement) -> str:
    blocks = _Blocks()
    blocks.walk(element)
    return "\n".join(line.text for line in blocks.lines)


def _hidden(element: lxml_html.HtmlElement) -> bool:
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "") is not None
