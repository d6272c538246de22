"""The fonts that paper is set in: those of the system, and files that a person has chosen for a face."""

import json
import os
import shutil
import tempfile
from pathlib import Path

from desktop.printing import fonts
from desktop.records import PrintingError
from desktop.records.printing import FaceInUse

_ROLES = "roles.json"
# Roles that have no face of their own in the standard and follow another.
_FOLLOWERS = {"number": ("large",)}


class FontShelf:
    """`own` is the folder that chosen files are copied to; `system` are the folders of installed fonts."""

    def __init__(self, own: Path | None = None, *, system: tuple[Path, ...] | None = None) -> None:
        self._own = own
        self._system = fonts.folders() if system is None else system

    @property
    def folders(self) -> tuple[Path, ...]:
        """All folders that fonts are taken from."""
        return (*((self._own,) if self._own is not None else ()), *self._system)

    def choice(self) -> fonts.FontChoice:
        """Return the families for each role; PrintingError where no Chinese font is installed."""
        preferred = {
            follower: family
            for role, family in self._chosen().items()
            for follower in (role, *_FOLLOWERS.get(role, ()))
        }
        return fonts.choose(self.folders, tuple(sorted(preferred.items())))

    def faces(self) -> tuple[FaceInUse, ...]:
        """Return the faces of the standard, each with the family that is used for it."""
        choice, chosen = self.choice(), self._chosen()
        replaced = {substitute.standard for substitute in choice.substitutes}
        return tuple(
            FaceInUse(
                role=role,
                standard=name,
                used=choice.families[role][0],
                is_substitute=name in replaced,
                is_chosen=role in chosen,
            )
            for role, name in fonts.standard_faces().items()
        )

    def take(self, file: Path, role: str) -> None:
        """Use a font file for a role from now on; PrintingError where it is none or cannot be kept."""
        if self._own is None or not fonts.has_chinese(file):
            raise PrintingError(
                "{name} is not a font file with Chinese characters. The fonts are as they were.",
                name=file.name,
            )
        try:
            self._own.mkdir(parents=True, exist_ok=True)
            kept = self._own / file.name
            if not (kept.exists() and kept.samefile(file)):
                shutil.copyfile(file, kept)
            self._write(self._chosen() | {role: fonts.family_of(kept)})
        except OSError as error:
            raise PrintingError(
                "{name} could not be kept: {reason}. The fonts are as they were.",
                name=file.name,
                reason=error.strerror,
            ) from error

    def give_back(self, role: str) -> None:
        """Use the installed font for a role again; a chosen file stays in its folder."""
        self._write({known: family for known, family in self._chosen().items() if known != role})

    def _chosen(self) -> dict[str, str]:
        try:
            kept = json.loads((self._own / _ROLES).read_text("utf-8")) if self._own is not None else {}
        except (OSError, ValueError):
            return {}
        roles = fonts.standard_faces()
        return {role: str(family) for role, family in kept.items() if role in roles}

    def _write(self, chosen: dict[str, str]) -> None:
        if self._own is None:
            return
        self._own.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self._own, prefix=".roles-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(chosen, file, ensure_ascii=False)
        Path(name).replace(self._own / _ROLES)
        fonts.choose.cache_clear()
