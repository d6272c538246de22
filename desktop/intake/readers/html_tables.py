"""The cells of a table of a web page, in the grid that its spans make."""

from collections.abc import Callable, Iterator

from lxml import html as lxml_html

# Wider or longer spans than any table of text has are cut.
_MOST_SPANNED = 50


def cells_of(
    table: lxml_html.HtmlElement, text_in: Callable[[lxml_html.HtmlElement], str]
) -> list[list[str]]:
    """Return the texts of a table's cells by rows; empty for one that holds another table.

    A cell that spans several places fills the first; those to its right and below it are empty.
    """
    if any(inner is not table for inner in table.iter("table")):
        return []
    rows: list[list[str]] = []
    spanned: dict[int, int] = {}
    for row in table.iter("tr"):
        cells: list[str] = []
        spanning: dict[int, int] = {}
        for cell in row.iterchildren("td", "th"):
            cells += _spanned_from(len(cells), spanned)
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            spanning |= dict.fromkeys(range(len(cells), len(cells) + across), down - 1) if down > 1 else {}
            cells += [text_in(cell), *[""] * (across - 1)]
        spanned = {n: left - 1 for n, left in spanned.items() if left > 1} | spanning
        rows.append(cells)
    return rows


def _spanned_from(place: int, spanned: dict[int, int]) -> Iterator[str]:
    """Yield empty cells for the places from here on that cells of rows above reach down to."""
    while spanned.get(place, 0) > 0:
        yield ""
        place += 1


def _span(cell: lxml_html.HtmlElement, name: str) -> int:
    text = (cell.get(name) or "").strip()
    return min(max(int(text), 1), _MOST_SPANNED) if text.isdecimal() and len(text) < 6 else 1
