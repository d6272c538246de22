"""What this program is, and whose work it uses under which licence."""

from gettext import gettext as _
from importlib.metadata import PackageNotFoundError, metadata, requires, version

from PySide6.QtWidgets import QWidget

from desktop.gui.dialogs.records import RecordsDialog

# Its words are in `resources/intake/lexicon.txt`, its licence beside them.
_DICTIONARY = ("jieba (dictionary)", "0.42.1", "MIT")
_NAME_ENDS = "<>=!~ ;["


def show_about(parent: QWidget) -> RecordsDialog:
    """Show version, licence and libraries, and return the dialog."""
    text = _("Yizheng {version}, an offline archive of consultative-conference sessions. MIT licence.")
    text += "\n" + _("It works without a network and sends nothing anywhere. It uses:")
    columns = (_("Library"), _("Version"), _("Licence"))
    dialog = RecordsDialog(parent, _("About"), text.format(version=version("yizheng")), columns)
    dialog.show_rows((*libraries(), _DICTIONARY))
    dialog.open()
    return dialog


def libraries() -> tuple[tuple[str, str, str], ...]:
    """Return name, version and licence of every library that the program needs to run."""
    names = sorted(
        {_name(line) for line in requires("yizheng") or () if "extra ==" not in line}, key=str.lower
    )
    return tuple(_library(name) for name in names)


def _library(name: str) -> tuple[str, str, str]:
    try:
        known = metadata(name)
    except PackageNotFoundError:
        return name, "", ""
    classified = [line for line in known.get_all("Classifier") or () if "License ::" in line]
    named = ", ".join(line.split("::")[-1].strip() for line in classified)
    stated = known.get_all("License-Expression") or ([named] if named else known.get_all("License"))
    return known["Name"], known["Version"], stated[0].splitlines()[0] if stated else ""


def _name(requirement: str) -> str:
    end = next((at for at, character in enumerate(requirement) if character in _NAME_ENDS), len(requirement))
    return requirement[:end]
