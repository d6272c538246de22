"""What opens below the search box: completions and recent searches at the left, the language at the right."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from desktop.gui.models.suggestions import OfferRow, SuggestionModel
from desktop.gui.views.suggestion_delegate import HEIGHT, SuggestionDelegate
from desktop.gui.views.syntax_help import SyntaxHelp
from desktop.workflows.suggest_queries import Suggestion

_NARROW = 640


class SuggestionPopup(QFrame):
    """Never takes the keyboard: an input method goes on composing in the box above."""

    chosen = Signal(object)
    example_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setObjectName("popup")
        self.setAccessibleName(_("Completions"))
        self.model = SuggestionModel(self)
        self.list = QListView()
        self.list.setObjectName("suggestions")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(SuggestionDelegate(self.list))
        self.list.setModel(self.model)
        self.list.clicked.connect(lambda index: self.chosen.emit(self.model.row(index.row())))
        self.syntax = SyntaxHelp()
        self.syntax.example_chosen.connect(self.example_chosen)
        self._line = QFrame()
        self._line.setObjectName("separator")
        self._line.setFixedWidth(1)
        panes = QHBoxLayout()
        panes.setContentsMargins(5, 5, 0, 0)
        panes.setSpacing(0)
        panes.addWidget(self.list, 2)
        panes.addWidget(self._line)
        panes.addWidget(self.syntax, 3)
        foot = QLabel(_("Tab completes · Enter searches · wide and narrow punctuation are the same"))
        foot.setObjectName("popupFoot")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(panes, 1)
        column.addWidget(foot)
        self.hide()

    def open_below(self, widget: QWidget, suggestions: Sequence[Suggestion], recent: Sequence[str]) -> None:
        """Show what is offered, as wide as the box; where the box is narrow, without the language."""
        self.model.show(suggestions, recent)
        self.list.setCurrentIndex(QModelIndex())
        has_rows = self.model.rowCount() > 0
        is_wide = widget.width() >= _NARROW or not has_rows
        for part, is_shown in ((self.list, has_rows), (self._line, has_rows), (self.syntax, is_wide)):
            part.setVisible(is_shown)
        rows = self.model.rowCount() * HEIGHT + 60
        height = max(rows, self.syntax.sizeHint().height() + 46) if is_wide else rows
        top = widget.mapTo(self._window, QPoint(0, widget.height() + 6))
        width = max(widget.width(), self.syntax.sizeHint().width() + 20 if is_wide and not has_rows else 0)
        self.setGeometry(top.x(), top.y(), width, min(height, self._window.height() - top.y() - 8))
        self.show()
        self.raise_()

    def step(self, step: int) -> None:
        """Choose the next (1) or previous (-1) row."""
        row = self.model.next(self.list.currentIndex().row(), step)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))

    @property
    def chosen_row(self) -> OfferRow | None:
        """The row that was gone to with the keys; None before that."""
        index = self.list.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    @property
    def first_row(self) -> OfferRow | None:
        """The row that Tab takes where none was gone to."""
        row = self.model.next(-1, 1)
        return self.model.row(row) if row >= 0 else None
