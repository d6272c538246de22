"""The first step of an import: a text is pasted, or files are chosen or dropped."""

from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.gui.views.draft_list import DraftList
from desktop.records.draft import Draft


class _PasteArea(QPlainTextEdit):
    """Takes plain text; files that are pasted or dropped are handed on."""

    files_given = Signal(object)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(_local_files(source)) or super().canInsertFromMimeData(source)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        files = _local_files(source)
        if files:
            self.files_given.emit(files)
        else:
            super().insertFromMimeData(source)


class ImportSource(QWidget):
    """A large field for the article's text, and a button for files; files may be dropped anywhere."""

    text_given = Signal(str)
    text_changed = Signal()
    draft_chosen = Signal(object)
    draft_discarded = Signal(object)
    files_given = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, reads_scans: bool = True) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.scans = self._about_scans()
        self.scans.setVisible(not reads_scans)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(120, 32, 120, 32)
        layout.setSpacing(10)
        heading = QLabel(_("Begin with a report of a session"))
        heading.setProperty("big", True)
        layout.addWidget(heading)
        layout.addWidget(self._explanation())
        self.area = _PasteArea()
        self.area.setAccessibleName(_("Text of the report"))
        self.area.setPlaceholderText(_("Paste the text of the report here (Ctrl+V)"))
        self.area.setTabChangesFocus(True)
        self.setFocusProxy(self.area)
        self.area.files_given.connect(self.files_given)
        layout.addWidget(self.area, 1)
        layout.addLayout(self._buttons())
        layout.addWidget(self.scans)
        self.drafts = DraftList()
        self.drafts.chosen.connect(self.draft_chosen)
        self.drafts.discarded.connect(self.draft_discarded)
        layout.addWidget(self.drafts)
        self.area.textChanged.connect(self._on_text_changed)
        self._on_text_changed()

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Offer what was not finished before."""
        self.drafts.show_drafts(drafts)

    def _explanation(self) -> QLabel:
        label = QLabel(
            _(
                "Titles, speakers and proposals are marked by the program and checked by you before"
                " anything is saved. Files: docx, doc, wps, pdf, ofd, rtf, txt, html, mht, md and scans;"
                " several files, zips or a whole folder may be dropped here. A table (xlsx, xls, csv) of"
                " speeches is an article, any other one a list of members."
            )
        )
        label.setWordWrap(True)
        label.setProperty("quiet", True)
        return label

    def _about_scans(self) -> QWidget:
        """Say that scans cannot be read yet, and how that is changed."""
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        said = QLabel(_("Scans and photographs cannot be read yet: text recognition is not installed."))
        said.setProperty("warn", True)
        said.setWordWrap(True)
        row.addWidget(said, 1)
        button = QPushButton(_("How to add it…"))
        button.clicked.connect(self._on_about_scans)
        row.addWidget(button)
        return part

    def _on_about_scans(self) -> None:
        box = QMessageBox(
            QMessageBox.Icon.Information,
            _("Text recognition"),
            _(
                "Text recognition is a part of its own, about 200 MB. Once installed it works without a"
                " network. Whoever looks after this computer installs it:"
            ),
            QMessageBox.StandardButton.Close,
            self,
        )
        box.setInformativeText(
            _(
                "With a network:\n{online}\n\nWithout one, fetch the part on another computer and carry it"
                " here:\n{fetch}\n{offline}\n\nThen start Yizheng again."
            ).format(
                online='pip install "yizheng[ocr]"',
                fetch='pip download "yizheng[ocr]" -d yizheng-ocr',
                offline='pip install --no-index --find-links yizheng-ocr "yizheng[ocr]"',
            )
        )
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.files_button = QPushButton(_("Choose files…"))
        self.files_button.clicked.connect(self._on_choose)
        row.addWidget(self.files_button)
        row.addStretch()
        hint = QLabel("Ctrl+Enter")
        hint.setProperty("quiet", True)
        row.addWidget(hint)
        self.go_button = QPushButton(_("Recognise"))
        self.go_button.setProperty("primary", True)
        self.go_button.clicked.connect(self._on_go)
        row.addWidget(self.go_button)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self.area, self._on_go)
        return row

    def _on_text_changed(self) -> None:
        self.go_button.setEnabled(not self.area.document().isEmpty())
        self.text_changed.emit()

    def _on_go(self) -> None:
        if self.go_button.isEnabled():
            self.text_given.emit(self.area.toPlainText())

    def _on_choose(self) -> None:
        names, _filter = QFileDialog.getOpenFileNames(self, _("Choose files to import"))
        if names:
            self.files_given.emit([Path(name) for name in names])

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _local_files(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.files_given.emit(_local_files(event.mimeData()))


def _local_files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
