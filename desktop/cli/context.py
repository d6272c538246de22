"""What every command works with."""

from pathlib import Path

import click

from desktop.composition import Composition, Desk
from desktop.records import ArchiveFileError
from desktop.workflows.import_records import ImportRecords

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


class Context:
    """What every command works with: the parts of the program and the archive that was named."""

    def __init__(self, archive: Path | None) -> None:
        self.composition = Composition()
        self._archive = archive

    @property
    def path(self) -> Path:
        """The named archive, else the one opened last; ArchiveFileError where there is neither."""
        path = self._archive or next(iter(self.composition.recent.paths()), None)
        if path is None:
            raise ArchiveFileError("No archive is named. Give one with --archive FILE.")
        return path

    def for_trial(self) -> ImportRecords | Desk:
        """Return what reads and plans without saving, as the named archive has learned where there is one."""
        if self._archive is not None and self._archive.is_file():
            return self.open(read_only=True)
        return self.composition.dry_imports()

    def open(self, *, read_only: bool) -> Desk:
        """Open the archive; the sample archive is never written."""
        path = self.path
        if not read_only and not path.exists():
            return self.composition.create(path, name=path.stem)
        return self.composition.open(path, read_only=read_only)
