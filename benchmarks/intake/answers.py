"""Compare what was read in an article with its answer: every difference is a correction to make by hand."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ARTICLES = Path(__file__).parent / "articles"
PEOPLE = ("chair", "leaders", "attendees")
FIELDS = ("body", "kind", "term", "ordinal", "held_on", "place", "theme")
_LABEL_ENDS = re.compile(r"建言献策|协商议政|议政建言|等$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The corrections that one article needs, and how many of its speeches were found, missed, invented."""

    name: str
    corrections: tuple[str, ...]
    found: int
    missed: int
    invented: int

    @property
    def f1(self) -> float | None:
        """The F1 of its speeches; None for an article that has and gave none."""
        total = 2 * self.found + self.missed + self.invented
        return 2 * self.found / total if total else None


def articles_in(folder: Path) -> list[tuple[Path, dict[str, Any]]]:
    """Return the articles of a folder with their answers, which lie beside them as JSON."""
    found = []
    for answer in sorted(folder.glob("*.json")):
        texts = [p for p in folder.glob(f"{answer.stem}.*") if p.suffix not in (".json", ".tsv")]
        if texts:
            found.append((texts[0], json.loads(answer.read_text("utf-8"))))
    return found


def judged(name: str, answer: Mapping[str, Any], plan: Mapping[str, Any]) -> Judged:
    """Return what has to be corrected in a plan (the JSON of a dry run) by its answer."""
    wanted, got = answer["sessions"], plan["sessions"]
    corrections = [f"warning missing: {code}" for code in _missing_warnings(answer, plan)]
    required = [session for session in wanted if not session.get("optional")]
    if not len(required) <= len(got) <= len(wanted):
        corrections.append(f"{len(got)} sessions instead of {len(wanted)}")
    for right, session in zip(wanted, got, strict=False):
        corrections += _session_faults(right, session)
    speeches = [speech for session in got for speech in session["speeches"]]
    matched: set[int] = set()
    missed = 0
    for right in (speech for session in wanted for speech in session["speeches"]):
        place = next((i for i, s in enumerate(speeches) if i not in matched and _is_same(right, s)), None)
        if place is not None:
            matched.add(place)
            corrections += _speech_faults(right, speeches[place])
        elif not right.get("optional"):
            missed += 1
            corrections.append(f"speech missing: {right['speakers']} {right['starts']}")
    for i, speech in enumerate(speeches):
        if i not in matched:
            corrections.append(f"speech invented: {speech['speakers']} {speech['text'][:12]}")
    invented = len(speeches) - len(matched)
    return Judged(
        name=name, corrections=tuple(corrections), found=len(matched), missed=missed, invented=invented
    )


def plain(text: object) -> str:
    """Return the letters and digits of a text, widths folded."""
    folded = unicodedata.normalize("NFKC", str(text or ""))
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LN")


def _missing_warnings(answer: Mapping[str, Any], plan: Mapping[str, Any]) -> list[str]:
    given = {warning["code"] for warning in plan["warnings"]}
    return [code for code in answer.get("warnings", ()) if code not in given]


def _session_faults(right: Mapping[str, Any], session: Mapping[str, Any]) -> Iterator[str]:
    full = plain(f"{session['body'] or ''}{session['name'] or ''}")
    if not any(plain(core) in full for core in right.get("name_core") or [""]):
        yield f"name: {session['name']}"
    for field in FIELDS:
        accepted = right.get(f"{field}_any", [right.get(field)])
        if accepted is not None and not _fits(session[field], accepted):
            yield f"{field}: {session[field]!r} instead of {right.get(field)!r}"
    for role in PEOPLE:
        may = {plain(name) for name in right.get(f"{role}_optional") or ()}
        names = [plain(name) for name in session[role] if plain(name) not in may]
        wanted = [plain(name) for name in right.get(role, names) if plain(name) not in may]
        if (names if role == "attendees" else sorted(names)) != (
            wanted if role == "attendees" else sorted(wanted)
        ):
            yield f"{role}: {session[role]}"


def field_is_right(right: Mapping[str, Any], session: Mapping[str, Any], field: str) -> bool:
    """Whether one field of a session needs no correction."""
    return not any(fault.startswith(f"{field}:") for fault in _session_faults(right, session))


def speech_field_is_right(right: Mapping[str, Any], speech: Mapping[str, Any], field: str) -> bool:
    """Whether one field of a speech needs no correction; `passages` are its problems and suggestions."""
    names = ("suggestions", "problems") if field == "passages" else (field,)
    return not any(
        fault.startswith(f"{name} of") for fault in _speech_faults(right, speech) for name in names
    )


def same_speech(right: Mapping[str, Any], speech: Mapping[str, Any]) -> bool:
    """Whether a speech is the one of an answer: by the same speakers, and holding its first words."""
    return _is_same(right, speech)


def _fits(value: object, accepted: Sequence[object]) -> bool:
    return _LABEL_ENDS.sub("", plain(value)) in {_LABEL_ENDS.sub("", plain(one)) for one in accepted}


def _is_same(right: Mapping[str, Any], speech: Mapping[str, Any]) -> bool:
    names = {plain(name) for name in speech["speakers"]}
    by = any(names == {plain(n) for n in accepted} for accepted in _speakers(right))
    inside = plain(right["starts"]) in plain(speech["title"]) + plain(speech["text"])
    return by and (inside or (bool(right.get("text_optional")) and not speech["text"]))


def _speakers(right: Mapping[str, Any]) -> list[list[str]]:
    accepted: list[list[str]] = right.get("speakers_any", [right["speakers"]])
    return accepted


def _speech_faults(right: Mapping[str, Any], speech: Mapping[str, Any]) -> Iterator[str]:
    who = "、".join(right["speakers"]) or "anonymous"
    if speech["kind"] not in right.get("kind_any", [right["kind"]]):
        yield f"kind of {who}: {speech['kind']}"
    for field in ("title", "on_behalf_of"):
        accepted = right.get(f"{field}_any", [right.get(field)])
        if accepted is not None and not _fits(speech[field], accepted):
            yield f"{field} of {who}: {speech[field]}"
    offices = right.get("office_any", [right.get("office")])
    if offices is not None and not any(_overlaps(speech["office"], office) for office in offices):
        yield f"office of {who}: {speech['office']}"
    length = len(plain(speech["text"]))
    low, high = 0.95 * right["len"], 1.05 * right["len_max"] + 10
    low, high = (0.8 * right["len"], length) if right.get("loose") else (low, high)
    if not right.get("text_optional") and not right.get("optional") and not low <= length <= high:
        yield f"text of {who}: {length} characters instead of {right['len']}"
    for kind in ("suggestions", "problems"):
        starts = [plain(passage)[:4] for passage in speech[kind]]
        if right.get(kind) and starts != [plain(begins)[:4] for begins in right[kind]]:
            yield f"{kind} of {who}: {len(starts)} instead of {len(right[kind])}"


def _overlaps(printed: object, wanted: object) -> bool:
    first, second = plain(printed), plain(wanted)
    return first == second or bool(first and second and (first in second or second in first))
