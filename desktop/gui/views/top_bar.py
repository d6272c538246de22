"""The bar at the top: menu, history, search, import, print."""

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from desktop.gui.icons import IconButton, IconLabel
from desktop.gui.views.search_box import SearchBox

# The search box begins where the list does: sidebar 232, its line 1, list margin 16.
_LIST_LEFT = 249
_WIDEST = 880


class TopBar(QWidget):
    """Every control here asks for something; the window does it."""

    sidebar_requested = Signal()
    back_requested = Signal()
    forward_requested = Signal()
    import_requested = Signal()
    print_requested = Signal()
    text_changed = Signal(str)

    def __init__(self, menu: QMenu) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setFixedHeight(50)
        self.box = SearchBox()
        self.box.setMaximumWidth(_WIDEST)
        self.search = self.box.line
        self.search.textChanged.connect(self.text_changed)
        self.back = _tool("back", _("Back (Alt+Left)"), self.back_requested)
        self.forward = _tool("forward", _("Forward (Alt+Right)"), self.forward_requested)
        self.sidebar = _tool("sidebar", _("Show or hide the sidebar (F9)"), self.sidebar_requested)
        self.imports = _tool("import", _("Import an article (Ctrl+I)"), self.import_requested, _("Import"))
        self.prints = _tool("print", _("Print (Ctrl+P)"), self.print_requested, _("Print"))
        more = IconButton("more", _("Menu"))
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        separator = QFrame()
        separator.setObjectName("separator")
        separator.setFixedSize(1, 22)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(0)
        row.addWidget(self._left())
        row.addWidget(self.box, 1)
        row.addSpacing(16)
        row.addStretch(0)
        for widget in (self.imports, self.prints):
            row.addWidget(widget)
            row.addSpacing(8)
        row.addWidget(separator)
        row.addSpacing(8)
        row.addWidget(more)

    def _left(self) -> QWidget:
        left = QWidget()
        left.setFixedWidth(_LIST_LEFT)
        name = QLabel(_("Yizheng"))
        name.setObjectName("appName")
        row = QHBoxLayout(left)
        row.setContentsMargins(14, 0, 8, 0)
        row.setSpacing(0)
        row.addWidget(IconLabel("mark", 24))
        row.addSpacing(9)
        row.addWidget(name)
        row.addStretch(1)
        for widget in (self.sidebar, self.back, self.forward):
            row.addWidget(widget)
        return left

    def set_open(self, *, is_open: bool, can_import: bool) -> None:
        """Enable what an open archive allows."""
        self.box.setEnabled(is_open)
        hint = _("Search speeches, proposals, people …") if is_open else _("Search (open an archive first)")
        self.search.setPlaceholderText(hint)
        for control in (self.sidebar, self.prints):
            control.setEnabled(is_open)
        self.imports.setEnabled(can_import or not is_open)
        self.set_history(back=False, forward=False)

    def set_history(self, *, back: bool, forward: bool) -> None:
        """Enable the steps that can be taken."""
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)


def _tool(glyph: str, tip: str, signal: object, label: str = "") -> IconButton:
    button = IconButton(glyph, tip, label)
    button.clicked.connect(signal)
    return button
