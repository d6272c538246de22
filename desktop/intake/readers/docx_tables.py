"""Tables of Word documents: what they say, or their cells one after the other."""

from collections.abc import Callable, Iterator

from lxml import etree

from desktop.intake.readers.docx_parts import child, local, value
from desktop.intake.readers.tables import lines_of_table
from desktop.intake.readers.text import lines_of
from desktop.records import Line

_MOST_SPANNED = 50


def is_plain_table(element: etree._Element) -> bool:
    """Whether an element is a table that holds no other one."""
    return local(element) == "tbl" and next(element.iterdescendants("{*}tbl"), None) is None


def lines_in_table(
    table: etree._Element, shown: Callable[[etree._Element], Iterator[Line]]
) -> Iterator[Line]:
    """Yield the lines of a table; `shown` yields those of a cell, and is asked in the order of the text.

    Of a table of speeches or fields they are what it says; numbers are not set yet.
    """
    rows = [[(_span(cell), list(shown(cell))) for cell in _cells(row)] for row in table.iter("{*}tr")]
    found = lines_of_table([list(_texts(row)) for row in rows])
    if found is None:
        yield from (line for row in rows for _span, lines in row for line in lines)
    else:
        yield from lines_of(found)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """Yield the cells of a row; a control of a form may be wrapped around one."""
    return row.iter("{*}tc")


def _texts(row: list[tuple[int, list[Line]]]) -> Iterator[str]:
    """Yield the text of each place of a row; a wide cell fills the first of its own."""
    for span, lines in row:
        yield "\n".join(line.text for line in lines)
        yield from [""] * (span - 1)


def _span(cell: etree._Element) -> int:
    text = value(child(child(cell, "tcPr"), "gridSpan"), "val") or ""
    return min(max(int(text), 1), _MOST_SPANNED) if text.isdecimal() and len(text) < 6 else 1
