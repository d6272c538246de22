"""What this program is, and whose work it uses."""

from gettext import gettext as _
from importlib.metadata import version

from PySide6.QtWidgets import QMessageBox, QWidget

_LIBRARIES = (
    "PySide6 (LGPL-3.0), sqlite-utils (Apache-2.0), Whoosh (BSD-2-Clause), Typst (Apache-2.0),"
    " pypdfium2 (BSD-3-Clause), lxml (BSD-3-Clause), charset-normalizer (MIT),"
    " fontTools (MIT), click (BSD-3-Clause), platformdirs (MIT), typing-extensions (PSF-2.0)"
)


def show_about(parent: QWidget) -> None:
    """Show version and licences."""
    text = _("Yizheng {version}, an offline archive of consultative-conference sessions. MIT licence.")
    uses = _("It uses: {libraries}")
    box = QMessageBox(parent)
    box.setWindowTitle(_("About"))
    box.setText(text.format(version=version("yizheng")))
    box.setInformativeText(uses.format(libraries=_LIBRARIES))
    box.open()
