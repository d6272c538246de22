"""The search box: a line with an icon, a way to clear it, its shortcut, completions, and the language."""

from collections.abc import Callable, Sequence
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from desktop.gui.icons import IconButton, IconLabel
from desktop.gui.models.suggestions import OfferRow
from desktop.gui.theme import restyle
from desktop.gui.views.search_line import SearchLine
from desktop.gui.views.suggestion_popup import SuggestionPopup
from desktop.records import QueryError
from desktop.workflows.suggest_queries import Completion, Suggestion, completed

Suggest = Callable[[str, int], Completion]
_RECENT = 6


class SearchBox(QFrame):
    """The frame around the line. `suggest` completes a text at a place; `recent` are searches made before."""

    entered = Signal()
    left = Signal()
    # A value of a field was chosen: the text without what was typed for it, and the suggestion.
    narrowed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("searchBox")
        self.setFixedHeight(34)
        self.suggest: Suggest = _nothing
        self.recent: Callable[[], Sequence[str]] = tuple
        self.line = SearchLine()
        self.line.setAccessibleName(_("Search"))
        self.line.setFrame(False)
        self._popup: SuggestionPopup | None = None
        self._completion = Completion(start=0, end=0)
        self.clear = IconButton("close", _("Clear the search"))
        self.clear.hide()
        self.syntax = IconButton("help", _("How to search"), _("Syntax"))
        self._keys = QLabel("Ctrl K")
        separator = QFrame()
        separator.setObjectName("separator")
        separator.setFixedSize(1, 16)
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("search", 16))
        row.addWidget(self.line, 1)
        for widget in (self.clear, self._keys, separator, self.syntax):
            row.addWidget(widget)
        self._connect()

    def _connect(self) -> None:
        line = self.line
        self.clear.clicked.connect(self._on_cleared)
        self.syntax.clicked.connect(self._on_syntax_requested)
        line.textChanged.connect(lambda text: self.clear.setVisible(bool(text)))
        line.textEdited.connect(self._on_edited)
        line.entered.connect(self._on_entered)
        line.escaped.connect(self._on_escaped)
        line.stepped.connect(self._on_stepped)
        line.tabbed.connect(self._on_tabbed)
        line.focus_changed.connect(self._on_focus_changed)

    @property
    def popup(self) -> SuggestionPopup:
        """What opens below the box; made when it is first wanted, over the whole window."""
        if self._popup is None:
            self._popup = SuggestionPopup(self.window())
            self._popup.chosen.connect(self._take)
            self._popup.example_chosen.connect(self._on_example_chosen)
        return self._popup

    @property
    def is_offering(self) -> bool:
        """Whether anything is open below the box."""
        return self._popup is not None and self._popup.isVisible()

    def offer_recent(self) -> None:
        """Open the recent searches and the language, where nothing is typed yet."""
        if not self.line.text():
            self._open(Completion(start=0, end=0), self.recent()[:_RECENT])

    def close_offers(self) -> None:
        """Close what is open below the box."""
        self.line.takes_tab = False
        if self._popup is not None:
            self._popup.hide()

    def show_fault(self, error: QueryError | None) -> None:
        """Show where the query cannot be understood, and say why; None takes both away."""
        self.line.show_fault(error.position if error is not None else None)
        said = str(error) if error is not None else ""
        self.line.setToolTip(said)
        self.line.setAccessibleDescription(said)

    def _open(self, completion: Completion, recent: Sequence[str]) -> None:
        self._completion = completion
        self.line.takes_tab = bool(completion.suggestions)
        self.popup.open_below(self, completion.suggestions, recent)

    def _on_edited(self, text: str) -> None:
        completion = self.suggest(text, self.line.cursorPosition())
        if completion.suggestions:
            recent = [query for query in self.recent() if text.strip() in query and query != text]
            self._open(completion, recent[:3])
        else:
            self.close_offers()

    def _on_entered(self) -> None:
        row = self._popup.chosen_row if self._popup is not None and self.is_offering else None
        if row is not None:
            self._take(row)
            return
        self.close_offers()
        self.entered.emit()

    def _on_escaped(self) -> None:
        if self.is_offering:
            self.close_offers()
        elif self.line.text():
            self.line.clear()
        else:
            self.left.emit()

    def _on_stepped(self, step: int) -> None:
        if self.is_offering and self.popup.first_row is not None:
            self.popup.step(step)
        elif step > 0:
            self.close_offers()
            self.entered.emit()

    def _on_tabbed(self) -> None:
        row = self.popup.chosen_row or self.popup.first_row
        if row is not None:
            self._take(row)

    def _take(self, row: OfferRow) -> None:
        if row.query is not None:
            self.close_offers()
            self.line.setText(row.query)
        elif row.suggestion is not None and row.suggestion.value is None:
            text, cursor = completed(self.line.text(), self._completion, f"{row.suggestion.label}:")
            self.line.setText(text)
            self.line.setCursorPosition(cursor)
            self._on_edited(text)
        elif row.suggestion is not None:
            self._narrow(row.suggestion)

    def _narrow(self, suggestion: Suggestion) -> None:
        text, _cursor = completed(self.line.text(), self._completion, "")
        self.close_offers()
        self.narrowed.emit(text.strip(), suggestion)

    def _on_cleared(self) -> None:
        self.line.clear()
        self.close_offers()
        self.line.setFocus()

    def _on_syntax_requested(self) -> None:
        if self.is_offering:
            self.close_offers()
            return
        self.line.setFocus()
        self._open(Completion(start=0, end=0), self.recent()[:_RECENT])

    def _on_example_chosen(self, example: str) -> None:
        self.close_offers()
        self.line.setText(example)
        self.line.setFocus()

    def _on_focus_changed(self, has_focus: bool) -> None:
        if not has_focus:
            self.close_offers()
        restyle(self, focused=has_focus)


def _nothing(_text: str, cursor: int) -> Completion:
    return Completion(start=cursor, end=cursor)
