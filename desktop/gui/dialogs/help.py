"""Help without a network: a page for each task, with pictures, in the person's language."""

import os
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QWidget
from typing_extensions import override

from desktop.gui.dialogs.fitting import fit
from desktop.records.resources import resource

_WIDTH, _MARGIN = 640, 24


class HelpPage(QTextBrowser):
    """Shows a page of the help; pictures come from the program's own folder and from nowhere else."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setAccessibleName(_("Help"))

    @override
    def loadResource(self, type: int, name: QUrl | str) -> object:
        picture = resource("pictures") / Path(QUrl(name).path()).name
        if picture.suffix != ".png" or not picture.is_file():
            return None
        return QImage(str(picture)).scaledToWidth(_WIDTH, Qt.TransformationMode.SmoothTransformation)


class HelpDialog(QDialog):
    """Pages at the left, the chosen one at the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, 940, 640)
        self._files = help_files()
        self.list = QListWidget()
        self.list.setFixedWidth(220)
        self.list.setAccessibleName(_("Pages of the help"))
        self.list.addItems([_title(file) for file in self._files])
        self.page = HelpPage()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.page, 1)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)

    def _show(self, row: int) -> None:
        self.page.setMarkdown(self._files[row].read_text("utf-8"))
        self.page.document().setDocumentMargin(_MARGIN)


def help_files() -> tuple[Path, ...]:
    """Return the pages in the language that is spoken, in their order."""
    language = "en" if os.environ.get("LANGUAGE", "").startswith("en") else "zh_CN"
    return tuple(sorted(resource(f"help/{language}").glob("*.md")))


def _title(file: Path) -> str:
    return file.read_text("utf-8").splitlines()[0].lstrip("# ")
