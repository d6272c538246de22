"""Rich Text Format: the text with its look, as Word, WPS and WordPad write it (RTF 1.9.1)."""

import re
from dataclasses import dataclass, replace

from desktop.intake.readers import left_out, refusals
from desktop.intake.readers.rtf_tables import OpenTable
from desktop.intake.readers.text import lines_of
from desktop.records import Line, Reading, Source

MEDIA_TYPE = "application/rtf"
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_DEEPEST = 2_000
# Groups whose text is not the document's.
_LEFT_OUT = frozenset(
    "fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr"
    " footerf footnote annotation atnid atnauthor listtable listoverridetable rsidtbl revtbl filetbl"
    " shprslt upr bkmkstart bkmkend xe tc txe rxe nonesttables generator themedata datastore"
    " latentstyles".split()
)
# Text boxes, and the Unicode form of a text that is given twice, stand in groups that are left out.
_TAKEN_BACK = frozenset(("shptxt", "ud"))
_CHARSETS = {
    128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5hkscs", 161: "cp1253",
    162: "cp1254", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_CODE_PAGES = {936: "gb18030", 950: "big5hkscs", 65001: "utf-8"}
_WORDS = {
    "tab": " ", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": "\u3000", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SYMBOLS = {b"~": "\xa0", b"_": "-", b"{": "{", b"}": "}", b"\\": "\\"}
_ENDS = frozenset("par sect page column cell nestcell row nestrow line".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """What holds within a group: `after` is how many characters stand for one that Unicode names."""

    left_out: bool = False
    hidden: bool = False
    bold: bool = False
    after: int = 1
    encoding: str = ""
    in_fonts: bool = False


class _Document:
    """Collects paragraphs while the tokens of a document go by."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.has_notes = False
        self._state = _State()
        self._stack: list[_State] = []
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._page = "cp1252"
        self._bytes = bytearray()
        self._text: list[str] = []
        self._inked = self._bold = 0
        self._skip = 0
        self._starred = False
        self._centred = self._indented = False
        self._heading = 0
        self._in_table = False
        self._table = OpenTable()

    def take(self, token: re.Match[bytes]) -> int:
        """Take a token in; return how many bytes after it are no text."""
        word, number, code, symbol, brace, text = token.groups()
        if word:
            return self._word(word.decode("ascii"), int(number) if number else None)
        if code or text:
            self._raw(bytes.fromhex(code.decode("ascii")) if code else text)
        elif brace:
            self._group(opens=brace == b"{")
        else:
            self._symbol(symbol or b"")
        return 0

    def _symbol(self, symbol: bytes) -> None:
        self._flush()
        if symbol == b"*":
            self._starred = True
        elif symbol in (b"\r", b"\n"):
            self.end()
        elif symbol in _SYMBOLS:
            self._shown(_SYMBOLS[symbol])

    def end(self) -> None:
        """Close the paragraph that is open."""
        self._flush()
        for line in lines_of(["".join(self._text)]):
            self.lines.append(
                replace(
                    line,
                    n=len(self.lines) + 1,
                    bold=self._bold * 2 > self._inked > 0,
                    centred=self._centred,
                    indented=line.indented or self._indented,
                    heading=self._heading,
                )
            )
        self._text = []
        self._inked = self._bold = 0

    def _group(self, *, opens: bool) -> None:
        self._flush()
        self._skip = 0
        self._starred = False
        if opens:
            if len(self._stack) >= _DEEPEST:
                raise ValueError
            self._stack.append(self._state)
        elif self._stack:
            self._state = self._stack.pop()

    def _word(self, word: str, number: int | None) -> int:
        self._flush()
        starred, self._starred = self._starred, False
        if word == "bin":
            return max(number or 0, 0)
        if word in _TAKEN_BACK:
            self._state = replace(self._state, left_out=False)
        elif starred or word in _LEFT_OUT:
            self.has_notes |= word == "footnote"
            self._state = replace(self._state, left_out=True, in_fonts=word == "fonttbl")
        elif not (self._text_word(word, number) or self._font_word(word, number)):
            self._look_word(word, number)
        return 0

    def _text_word(self, word: str, number: int | None) -> bool:
        """Heed a word that stands for a character or ends a paragraph."""
        if word == "u":
            self._unicode(number or 0)
        elif word in _WORDS:
            self._shown(_WORDS[word])
        elif word in _ENDS and not self._state.left_out:
            self._end_by(word)
        else:
            return word in _ENDS
        return True

    def _end_by(self, word: str) -> None:
        """Close the paragraph that is open, and the cell, row or table that ends with it."""
        is_cell = word in ("cell", "nestcell")
        if is_cell or self._in_table:
            self._table.begin(len(self.lines))
        self.end()
        if is_cell:
            self._table.end_cell(self.lines)
        elif word in ("row", "nestrow"):
            self._table.end_row()
        elif not self._in_table:
            self._table.end(self.lines)

    def finish(self) -> None:
        """Close what is open at the end of the document."""
        self.end()
        self._table.end(self.lines)

    def _font_word(self, word: str, number: int | None) -> bool:
        """Heed a word that says how bytes become characters."""
        if word == "ansicpg":
            self._page = _CODE_PAGES.get(number or 0, f"cp{number}")
        elif word == "fcharset" and self._state.in_fonts:
            self._fonts[self._font] = _CHARSETS.get(number or 0, "")
        elif word == "f" and self._state.in_fonts:
            self._font = number or 0
        elif word == "f":
            self._state = replace(self._state, encoding=self._fonts.get(number or 0, ""))
        elif word == "uc":
            self._state = replace(self._state, after=max(1 if number is None else number, 0))
        else:
            return False
        return True

    def _look_word(self, word: str, number: int | None) -> None:
        on = number != 0
        if word == "b":
            self._state = replace(self._state, bold=on)
        elif word in ("v", "deleted"):
            self._state = replace(self._state, hidden=on)
        elif word == "plain":
            self._state = replace(self._state, bold=False, hidden=False)
        else:
            self._paragraph_word(word, number)

    def _paragraph_word(self, word: str, number: int | None) -> None:
        """Heed a word that says how a paragraph is set."""
        if word == "pard":
            self._centred = self._indented = self._in_table = False
            self._heading = 0
        elif word == "intbl":
            self._in_table = True
        elif word in ("qc", "ql", "qr", "qj"):
            self._centred = word == "qc"
        elif word in ("fi", "cufi"):
            self._indented = (number or 0) > 0
        elif word == "outlinelevel":
            self._heading = ((number or 0) + 1) % 10

    def _raw(self, text: bytes) -> None:
        if self._skip:
            dropped = min(self._skip, len(text))
            self._skip -= dropped
            text = text[dropped:]
        if not (self._state.left_out or self._state.hidden):
            self._bytes += text

    def _unicode(self, number: int) -> None:
        # Two halves of a character above U+FFFF come one after the other and are joined at the end.
        self._shown(chr(number % 0x10000))
        self._skip = self._state.after

    def _flush(self) -> None:
        if not self._bytes:
            return
        content, self._bytes = bytes(self._bytes), bytearray()
        try:
            text = content.decode(self._state.encoding or self._page, errors="replace")
        except LookupError:
            text = content.decode("gb18030", errors="replace")
        self._shown(text)

    def _shown(self, text: str) -> None:
        if not (self._state.left_out or self._state.hidden):
            self._text.append(text)
            size = len(text.strip())
            self._inked += size
            self._bold += size if self._state.bold else 0


def read_rtf(source: Source) -> Reading:
    """Return a document's paragraphs; notes, headers, footers, hidden and deleted text are left out.

    Raises UnreadableSourceError for a document that is nested as no program does, and for one without text.
    """
    name = source.name or "?"
    document = _Document()
    place = 0
    try:
        while (token := _TOKEN.match(source.content, place)) is not None:
            place = token.end() + document.take(token)
    except ValueError as error:
        raise refusals.damaged(name) from error
    document.finish()
    lines = tuple(replace(line, n=n, text=_whole(line.text)) for n, line in enumerate(document.lines, 1))
    if not lines:
        raise refusals.textless(name)
    kept = Source(content=source.content, media_type=MEDIA_TYPE, name=source.name)
    return Reading(source=kept, lines=lines, warnings=left_out.notes() if document.has_notes else ())


def _whole(text: str) -> str:
    """Join the halves of characters above U+FFFF; a half that stands alone becomes a mark of damage."""
    return text.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")
