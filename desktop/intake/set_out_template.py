"""Which lines of a document say who speaks: those of the template that leaves least over."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from desktop.intake.head_frames import Division
from desktop.intake.printed_names import BODY, KNOWN, PLACED
from desktop.intake.set_out_page import Kind, Page

_ENOUGH = 1.5
# What it costs that a head has no words, or only words that tell; that words end in a short line.
_MISSING, _ONLY_ACCOUNT, _UNLIKELY = 3.0, 1.0, 2.0
# The share of heads that have a title where it stands; of heads on the line of their words nearly all.
_OFTEN, _NEARLY_ALL = 0.6, 0.8
_DEEPEST = 3
_INLINE = frozenset(("who:text",))
_WITH_TITLE = frozenset(("who:title", "who title", "title(who)", "title—who", "title who"))
_SIGNS = frozenset(("boxed",))
_MARKED = frozenset(("boxed", "framed", "alone:"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """Lines of one shape that say who speaks: above or `below` the words.

    `title` is `above` or `below` them, on the `same` line, or `none`; `depth`: the titles' lines.
    """

    heads: tuple[Division, ...]
    below: bool
    title: str
    depth: int
    score: float


def heads_by_template(page: Page) -> list[tuple[Division, Template]]:
    """Return the lines of a page that say who speaks, in order, each with its template; none or two and more.

    A line is read in each way that names who speaks. Of the readings of one shape the template counts how
    surely they name people, less what it leaves over: a head without words, words without a head.
    """
    taken: dict[int, tuple[Division, Template]] = {}
    for template in sorted(_templates(page), key=lambda found: -found.score):
        if any(other.below != template.below for _, other in taken.values()):
            continue
        for head in template.heads:
            taken.setdefault(head.position, (head, template))
    if len(taken) < 2:
        return []
    taken |= _of_other_shapes(page, taken)
    return [taken[position] for position in sorted(taken)]


def _of_other_shapes(
    page: Page, taken: Mapping[int, tuple[Division, Template]]
) -> dict[int, tuple[Division, Template]]:
    """Return lines of a shape of their own that surely name who speaks and stand where most heads stand."""
    around = Counter(_around(page, position) for position in taken)
    place, often = around.most_common(1)[0]
    template = next(template for position, (_, template) in taken.items() if _around(page, position) == place)
    if often * 2 <= len(taken) or Kind.SHORT not in place or template.title in ("same", "none"):
        return {}
    return {
        position: (best, template)
        for position, found in enumerate(page.divisions)
        if position not in taken and _around(page, position) == place
        for best in [max(found, key=lambda d: d.who.weight, default=None)]
        if best is not None and best.who.weight >= BODY and best.title is None and best.start is None
    }


def _templates(page: Page) -> Iterator[Template]:
    shapes: dict[tuple[str, str], list[Division]] = defaultdict(list)
    for found in page.divisions:
        for division in found:
            shapes[division.shape].append(division)
    for group in shapes.values():
        for below in (False, True):
            template = _template(page, group, below=below)
            if template is not None:
                yield template


def _template(page: Page, group: Sequence[Division], *, below: bool) -> Template | None:
    """Weigh lines of one shape as what stands above the words of speeches, or below them."""
    frame = group[0].frame
    if below and (frame in _INLINE or frame in _WITH_TITLE):
        return None
    strong = [head for head in group if head.who.weight >= _ENOUGH]
    if len(strong) < 2:
        return None
    title = "same" if frame in _WITH_TITLE else _title_place(page, _blocks(page, strong), below=below)
    heads = [head for head in group if head in strong or _fits(page, head, strong)]
    if len(heads) > 2 * len(strong):
        heads = strong
    blocks = _blocks(page, heads)
    missing = _without_text(page, blocks, below=below)
    if len(blocks) < 2 or missing.count(_MISSING) * 3 > len(blocks):
        return None
    score = sum(head.who.weight for head in heads) - sum(missing) - _left_over(page, heads, below=below)
    if below:
        score -= _UNLIKELY * sum(page.is_short(page.near(first.position, -1)) for first, _ in blocks)
    score += (frame in _SIGNS or heads[0].mark in ("—", "–", "-")) == below
    placed = sum(head.who.weight >= PLACED + _ENOUGH or _has_office_below(page, head) for head in heads)
    named = len(heads) > 2 and (
        title != "none" or frame in _MARKED or all(h.who.weight >= KNOWN for h in heads)
    )
    if score < len(heads) or not (placed or named):
        return None
    return Template(
        heads=tuple(heads), below=below, title=title, depth=_depth(page, blocks, title), score=score
    )


def _has_office_below(page: Page, head: Division) -> bool:
    """Tell whether the office stands right below a name: alone, or with the name again before the words."""
    below = page.near(head.position, 1)
    if below is None or head.who.weight < KNOWN:
        return False
    again = (d.who.placed and d.who.said.names == head.who.said.names for d in page.divisions[below])
    return page.is_capacity(below, head) or any(again)


def _fits(page: Page, head: Division, strong: Sequence[Division]) -> bool:
    """Tell whether a doubtful head stands among the same kinds of lines as most of the certain ones."""
    around = [_around(page, other.position) for other in strong]
    mine = _around(page, head.position)
    return around.count(mine) * 2 > len(around) and (
        head.who.placed or Kind.SHORT in mine or head.frame in _MARKED
    )


def _around(page: Page, position: int) -> tuple[Kind | None, Kind | None]:
    near = (page.near(position, -1), page.near(position, 1))
    kinds = [None if n is None else page.kinds[n] for n in near]
    return kinds[0], kinds[1]


def _blocks(page: Page, heads: Sequence[Division]) -> list[tuple[Division, Division]]:
    """Return the first and the last head of each block: lines right below each other may be one speaker's."""
    found: list[tuple[Division, Division]] = []
    for head in heads:
        if found and page.goes_on(found[-1][1], head):
            found[-1] = (found[-1][0], head)
        else:
            found.append((head, head))
    return found


def _without_text(page: Page, blocks: Sequence[tuple[Division, Division]], *, below: bool) -> list[float]:
    """Return what it costs that heads stand over, or under, no sentences, or only an account."""
    firsts, lasts = [first.position for first, _ in blocks], [last.position for _, last in blocks]
    above, ends = [-1, *lasts[:-1]], [*firsts[1:], len(page.lines)]
    spans = zip(above, firsts, strict=True) if below else zip(lasts, ends, strict=True)
    own = {head.position for block in blocks for head in block if head.start is not None}
    kinds = [set(page.kinds[start + 1 : end]) for start, end in spans if below or start not in own]
    return [_ONLY_ACCOUNT if Kind.ACCOUNT in found else _MISSING for found in kinds if Kind.TEXT not in found]


def _left_over(page: Page, heads: Sequence[Division], *, below: bool) -> int:
    """Count the sentences before the first head, or behind the last, that no other head opens."""
    if below:
        title = page.near(heads[-1].position, 1)
        words = page.near(title, 1) if title is not None and page.is_short(title) else None
        titled = words is not None and page.kinds[words] in (Kind.TEXT, Kind.ACCOUNT)
        return page.left(range(heads[-1].position + 1, len(page.lines))) + titled
    above = range(heads[0].position - 1, -1, -1)
    opened = next((p for p in above if page.kinds[p] is Kind.ACCOUNT or page.is_head(p)), -1)
    return 0 if opened >= 0 and page.is_head(opened) else page.left(above)


def _title_place(page: Page, blocks: Sequence[tuple[Division, Division]], *, below: bool) -> str:
    """Return where the titles stand that most heads have: `above`, `below` or `none`."""
    if below:
        opened = [page.is_short(page.near(last.position, 1)) for _, last in blocks[:-1]]
        return "above" if opened and sum(opened) >= _OFTEN * len(opened) else "none"
    heads = {head.position for block in blocks for head in block}
    above = [_is_free(page, page.near(first.position, -1), heads) for first, _ in blocks]
    under = [_is_free(page, _below_office(page, last), heads) for _, last in blocks]
    often = _NEARLY_ALL if blocks[0][0].frame in _INLINE else _OFTEN
    if max(sum(above), sum(under)) < often * len(blocks):
        return "none"
    return "above" if sum(above) >= sum(under) else "below"


def _depth(page: Page, blocks: Sequence[tuple[Division, Division]], title: str) -> int:
    """Return on how many lines most titles stand."""
    if title not in ("above", "below"):
        return 1
    heads = {head.position for block in blocks for head in block}
    step = -1 if title == "above" else 1
    counts: Counter[int] = Counter()
    for first, last in blocks[1:] or blocks:
        position = page.near(first.position, -1) if step < 0 else _below_office(page, last)
        found = 0
        while position is not None and position not in heads and page.kinds[position] is Kind.SHORT:
            found, position = found + 1, page.near(position, step)
        counts[found] += 1
    depth, often = counts.most_common(1)[0]
    return min(max(depth, 1), _DEEPEST) if often >= _OFTEN * sum(counts.values()) else 1


def _is_free(page: Page, position: int | None, heads: Set[int]) -> bool:
    return page.is_short(position) and position not in heads


def _below_office(page: Page, head: Division) -> int | None:
    below = page.near(head.position, 1)
    return page.near(below, 1) if below is not None and page.is_capacity(below, head) else below
