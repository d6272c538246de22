"""Which faces this machine has, and which characters they hold."""

import json
import os
import struct
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst
from fontTools.ttLib import TTFont, TTLibError

from desktop.records import PrintingError
from desktop.records.printing import Substitute
from desktop.records.resources import resource

_CHINESE = ord("政")
_BOLD = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class FontChoice:
    """The families for each role of a layout, best first, and what is missing on this machine.

    `thin` are the families without a bold face; what is bold in them is drawn with a thin outline.
    """

    families: dict[str, list[str]]
    thin: tuple[str, ...]
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


def standard_faces() -> dict[str, str]:
    """Return the faces that the standard names, by their role in the layouts."""
    return {role: name for role, (name, _genuine) in _preferences()["standard"].items()}


def has_chinese(file: Path) -> bool:
    """Whether a file is a font, or a collection of fonts, with Chinese characters."""
    return _CHINESE in _read_characters(file, 0)


def family_of(file: Path) -> str:
    """Return the family of a font file under the name that Typst knows it by."""
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[file.parent])
    return next(font.family for font in found.fonts() if font.path and Path(font.path) == file)


@cache
def choose(where: tuple[Path, ...], preferred: tuple[tuple[str, str], ...] = ()) -> FontChoice:
    """Choose faces from the fonts in some folders; PrintingError where no Chinese font is among them.

    `preferred` are families that a person has chosen for a role; they count as the standard's face.
    """
    preferences = dict(_preferences())
    standard = preferences.pop("standard")
    for role, family in preferred:
        preferences[role] = [family, *preferences[role]]
    genuine_by_role = {role: genuine + (role in dict(preferred)) for role, (_n, genuine) in standard.items()}
    wanted = {family for families in preferences.values() for family in families}
    files, bold = _files(where)
    installed = {family: _characters(*files[family]) for family in files if family in wanted}
    if not any(_CHINESE in codes for codes in installed.values()):
        installed |= {family: _characters(*file) for family, file in files.items()}
    chinese = sorted(family for family, codes in installed.items() if _CHINESE in codes)
    if not chinese:
        raise PrintingError(
            "No Chinese font was found, so nothing can be printed. Install one, for example fonts-noto-cjk."
        )
    families = {
        role: _ordered((*names, *preferences["fallback"], *chinese), installed, chinese)
        for role, names in preferences.items()
    }
    substitutes = tuple(
        Substitute(standard=name, used=families[role][0])
        for role, (name, _genuine) in standard.items()
        if families[role][0] not in preferences[role][: genuine_by_role[role]]
    )
    # A character must be in a face of every role: which role it is printed in is the layout's business.
    held = (frozenset[int]().union(*(installed[f] for f in names)) for names in families.values())
    return FontChoice(
        families=families,
        thin=tuple(sorted({names[0] for names in families.values()} - bold)),
        substitutes=substitutes,
        characters=frozenset.intersection(*held),
    )


def missing(choice: FontChoice, texts: Iterable[str]) -> tuple[str, ...]:
    """Return the characters of some texts that no chosen font has, in order."""
    used = {character for text in texts for character in text}
    return tuple(sorted(c for c in used if ord(c) not in choice.characters and not c.isspace()))


def _ordered(
    names: Iterable[str], installed: Mapping[str, frozenset[int]], chinese: Sequence[str]
) -> list[str]:
    """Installed names without repetition, Chinese faces first: they also set “ ” — … at full width."""
    present = [name for name in dict.fromkeys(names) if name in installed]
    return sorted(present, key=lambda name: name not in chinese)


def _files(where: tuple[Path, ...]) -> tuple[dict[str, tuple[Path, int]], set[str]]:
    """Return file and face of each family under the name Typst has for it, and the families with a bold."""
    present = [str(folder) for folder in where if folder.is_dir()]
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=present)
    faces = sorted((font.path or "", font.index, font.family) for font in found.fonts())
    bold = {font.family for font in found.fonts() if font.weight >= _BOLD}
    return {family: (Path(path), index) for path, index, family in reversed(faces)}, bold


def _read_characters(path: Path, index: int) -> frozenset[int]:
    try:
        with path.open("rb") as file, TTFont(file, fontNumber=index, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (TTLibError, OSError, KeyError, struct.error):
        return frozenset()


_characters = cache(_read_characters)
