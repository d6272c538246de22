"""What a person chose for a layout, and what is remembered of it."""

import json
import re
from dataclasses import asdict, dataclass, fields

from desktop.records.printing import Layout, PrintOptions, Sides

_RANGE = re.compile(r"(\d+)(?:[-–—~～至](\d+))?")
_TWO_SIDED = frozenset({Layout.OFFICIAL, Layout.DIGEST, Layout.VOLUME})


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewChoices:
    """How a layout is shown and printed; all of it is remembered for that layout."""

    has_grid: bool = False
    is_two_up: bool = True
    with_session: bool = True
    with_office: bool = True
    with_citation: bool = False
    is_booklet: bool = False
    is_two_sided: bool = False

    @property
    def options(self) -> PrintOptions:
        """What is printed around the text."""
        return PrintOptions(
            with_session=self.with_session, with_office=self.with_office, with_citation=self.with_citation
        )

    @property
    def sides(self) -> Sides:
        """On which sides of a sheet is printed."""
        return Sides.LONG_EDGE if self.is_two_sided else Sides.ONE

    def as_text(self) -> str:
        """Return the choices as they are kept."""
        return json.dumps(asdict(self))


def remembered(text: str, layout: Layout) -> PreviewChoices:
    """Return kept choices; what is not there or not understood is as usual for the layout."""
    usual = PreviewChoices(is_two_sided=layout in _TWO_SIDED)
    try:
        kept = json.loads(text) if text else {}
    except ValueError:
        kept = {}
    known = {field.name for field in fields(PreviewChoices)}
    values = kept if isinstance(kept, dict) else {}
    return PreviewChoices(
        **(asdict(usual) | {name: value is True for name, value in values.items() if name in known})
    )


def page_ranges(text: str, count: int) -> tuple[tuple[int, int], ...] | None:
    """Read 1-3,5 (Chinese marks too) as ranges of pages from 1; empty means all, None: not understood."""
    ranges = []
    for part in re.split(r"[,，、;；\s]+", text.strip()):
        if not part:
            continue
        found = _RANGE.fullmatch(part)
        first = int(found[1]) if found else 0
        last = int(found[2] or first) if found else 0
        if not 1 <= first <= last or first > count:
            return None
        ranges.append((first, min(last, count)))
    return tuple(ranges)
