"""Lists to choose from: the trash, the last changes, the copies that the program keeps."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.dialogs.fitting import fit


class RecordsDialog(QDialog):
    """Rows of a few columns, an explanation above, and buttons that act on the chosen row."""

    row_chosen = Signal(int)

    def __init__(self, parent: QWidget, title: str, explanation: str, columns: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, 760, 460)
        said = QLabel(explanation, wordWrap=True)
        said.setObjectName("quietBody")
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels(list(columns))
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(title)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.addWidget(said)
        column.addWidget(self.tree, 1)
        column.addWidget(self.buttons)

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Replace the rows and choose the first."""
        self.tree.clear()
        self.tree.addTopLevelItems([QTreeWidgetItem(list(row)) for row in rows])
        self.tree.setCurrentIndex(self.tree.model().index(0, 0))

    def offer(self, label: str, act: Callable[[int], object]) -> None:
        """Add a button that hands the number of the chosen row on."""
        button = self.buttons.addButton(label, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._act(act))

    def _act(self, act: Callable[[int], object]) -> None:
        row = self.tree.currentIndex().row()
        if row >= 0:
            act(row)
