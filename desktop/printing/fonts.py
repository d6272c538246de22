"""Which faces this machine has, and which characters they hold."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTCollection, TTFont, TTLibError

from desktop.records import PrintingError
from desktop.records.printing import Substitute
from desktop.records.resources import resource

_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")


@dataclass(frozen=True, slots=True, kw_only=True)
class FontChoice:
    """The families for each role of a layout, best first, and what is missing on this machine."""

    families: dict[str, list[str]]
    substitutes: tuple[Substitute, ...]
    characters: frozenset[int]


def folders() -> tuple[Path, ...]:
    """Return the folders where this system keeps fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home))
        return (Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local / "Microsoft/Windows/Fonts")
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".fonts",
        home / ".local/share/fonts",
    )


@cache
def _preferences() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(resource("layouts/fonts.json").read_text("utf-8"))
    return loaded


@cache
def choose(where: tuple[Path, ...]) -> FontChoice:
    """Choose faces from the fonts in some folders; PrintingError where no Chinese font is among them."""
    preferences = dict(_preferences())
    standard = preferences.pop("standard")
    wanted = {family for families in preferences.values() for family in families}
    installed = _installed(where, wanted)
    families = {
        role: [family for family in dict.fromkeys((*names, *preferences["fallback"])) if family in installed]
        for role, names in preferences.items()
    }
    characters = frozenset(code for codes in installed.values() for code in codes)
    if ord("政") not in characters:
        raise PrintingError(
            "No Chinese font was found, so nothing can be printed. Install one, for example fonts-noto-cjk."
        )
    substitutes = tuple(
        Substitute(standard=name, used=families[role][0])
        for role, (name, genuine) in standard.items()
        if not set(families[role]) & set(preferences[role][:genuine])
    )
    return FontChoice(families=families, substitutes=substitutes, characters=characters)


def missing(choice: FontChoice, texts: Iterable[str]) -> tuple[str, ...]:
    """Return the characters of some texts that no chosen font has, in order."""
    used = {character for text in texts for character in text}
    return tuple(sorted(c for c in used if ord(c) not in choice.characters and not c.isspace()))


def _installed(where: tuple[Path, ...], wanted: set[str]) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for folder in where:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix.lower() in _ENDINGS:
                for font in _faces(path):
                    names = {str(name) for name in font["name"].names if name.nameID in (1, 16)} & wanted
                    for name in names - set(found):
                        found[name] = frozenset(font.getBestCmap() or ())
    return found


def _faces(path: Path) -> Iterator[Any]:
    try:
        if path.suffix.lower() in (".ttc", ".otc"):
            with TTCollection(path, lazy=True) as collection:
                yield from collection.fonts
        else:
            with TTFont(path, lazy=True) as font:
                yield font
    except (TTLibError, OSError, KeyError):
        return
