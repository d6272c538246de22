"""What became of several files."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QSizePolicy, QVBoxLayout, QWidget


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedFile:
    """A file that was not imported, and why."""

    path: Path
    reason: str


class ImportSummary(QWidget):
    """The last page of an import of several files: how many were saved, and which failed and why."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(120, 32, 120, 32)
        self.saved = QLabel()
        self.saved.setProperty("big", True)
        layout.addWidget(self.saved)
        self.not_saved = QLabel()
        layout.addWidget(self.not_saved)
        self.failures = QListWidget()
        self.failures.setWordWrap(True)
        self.failures.setSpacing(4)
        self.failures.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.failures.setAccessibleName(_("Files that were not imported"))
        layout.addWidget(self.failures)
        layout.addStretch()
        self.close_button = QPushButton(_("Close"))
        self.close_button.setProperty("primary", True)
        self.close_button.setAutoDefault(True)
        self.close_button.clicked.connect(self.closed)
        self.setFocusProxy(self.close_button)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)

    def show_outcome(self, saved: int, failed: Sequence[FailedFile]) -> None:
        """Show how many sessions were saved, and the failures."""
        self.saved.setText(
            ngettext("{count} session was saved.", "{count} sessions were saved.", saved).format(count=saved)
            if saved
            else _("Nothing was saved.")
        )
        self.not_saved.setText(
            ngettext(
                "{count} file was not imported:", "{count} files were not imported:", len(failed)
            ).format(count=len(failed))
        )
        self.not_saved.setVisible(bool(failed))
        self.failures.setVisible(bool(failed))
        self.failures.clear()
        self.failures.addItems([_told(one) for one in failed])


def _told(failed: FailedFile) -> str:
    """Return the reason, with the file's name before it where the sentence does not name it."""
    name = failed.path.name
    if name in failed.reason:
        return failed.reason
    return _("{name}: {reason}").format(name=name, reason=failed.reason)
