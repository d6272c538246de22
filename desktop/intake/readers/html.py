"""Saved web pages: their text as paragraphs, nothing fetched, nothing run."""

import re

from lxml import etree
from lxml import html as lxml_html

from desktop.intake.readers.text import decode, lines_of
from desktop.records import IntakeWarning, Line, Reading, Source, UnreadableSourceError

_DROPPED = frozenset(
    "script style noscript template head title iframe object embed svg select button input form nav"
    " aside".split()
)
_BLOCKS = frozenset(
    "p div section article main header footer center table tr td th ul ol li dl dt dd h1 h2 h3 h4 h5 h6 hr"
    " blockquote pre body figure figcaption address".split()
)
# A short block that is mostly links is navigation, not an article.
_LINK_SHARE = 0.6
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_COVERS = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "utf8": "utf-8", "utf-8": "utf-8"}


def read_html(source: Source) -> Reading:
    """Return a page's blocks as paragraphs; a line break splits, headings and bold blocks are noted."""
    text, warnings = _decode(source)
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except etree.ParserError as error:
        raise UnreadableSourceError("{name} is empty.", name=source.name or "?") from error
    blocks = _Blocks()
    blocks.walk(root)
    blocks.end()
    html = IntakeWarning(code="html", message="The source is a web page; its navigation was left out.")
    kept = Source(content=source.content, media_type="text/html", name=source.name, encoding=source.encoding)
    if not blocks.lines:
        raise UnreadableSourceError("{name} holds no text.", name=source.name or "?")
    return Reading(source=kept, lines=tuple(blocks.lines), warnings=(html, *warnings))


def _decode(source: Source) -> tuple[str, tuple[IntakeWarning, ...]]:
    declared = _CHARSET.search(source.content[:4096])
    name = declared.group(1).decode("ascii").lower() if declared else ""
    encoding = _COVERS.get(name, name)
    if encoding:
        try:
            text = source.content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            encoding = ""
    if not encoding:
        text, warnings, used = decode(source.content, source.name or "?")
        if not name:
            return text, warnings
        message = "The page declares {declared}, but is written in {used}."
        values = (("declared", name), ("used", used))
        return text, (*warnings, IntakeWarning(code="encoding-differs", message=message, values=values))
    if encoding != name and not _encodable(text, name):
        message = "The page declares {declared}, but is written in {used}."
        values = (("declared", name), ("used", encoding))
        return text, (IntakeWarning(code="encoding-differs", message=message, values=values),)
    return text, ()


def _encodable(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


class _Blocks:
    """Collects paragraphs while walking a page."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._text: list[str] = []
        self._length = self._linked = self._bold = 0

    def walk(self, element: lxml_html.HtmlElement, *, linked: bool = False, bold: bool = False) -> None:
        """Add an element's text, in order."""
        stack: list[tuple[lxml_html.HtmlElement, bool, bool, bool]] = [(element, linked, bold, False)]
        while stack:
            node, linked, bold, leaving = stack.pop()
            tag = node.tag if isinstance(node.tag, str) else ""
            if leaving:
                if tag in _BLOCKS:
                    self.end(heading=int(tag[1]) if re.fullmatch("h[1-6]", tag) else 0)
                self._add(node.tail, linked=linked, bold=bold)
                continue
            if tag in _BLOCKS or tag == "br":
                self.end()
            stack.append((node, linked, bold, True))
            if tag in _DROPPED or not tag:
                continue
            linked_inside, bold_inside = linked or tag == "a", bold or tag in ("b", "strong")
            self._add(node.text, linked=linked_inside, bold=bold_inside)
            stack.extend((child, linked_inside, bold_inside, False) for child in reversed(node))

    def _add(self, text: str | None, *, linked: bool, bold: bool) -> None:
        if text:
            self._text.append(re.sub(r"[\r\n\t ]+", " ", text))
            size = len(text.strip())
            self._length += size
            self._linked += size if linked else 0
            self._bold += size if bold else 0

    def end(self, *, heading: int = 0) -> None:
        """Close the paragraph that is open."""
        linked = self._length and self._linked / self._length > _LINK_SHARE
        for line in lines_of(["".join(self._text)]):
            if not linked:
                self.lines.append(
                    Line(
                        n=len(self.lines) + 1,
                        text=line.text,
                        indented=line.indented,
                        heading=heading,
                        bold=self._bold >= self._length > 0,
                    )
                )
        self._text = []
        self._length = self._linked = self._bold = 0
