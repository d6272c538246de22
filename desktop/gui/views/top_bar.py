"""The bar at the top: menu, history, search, import, print."""

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from desktop.gui.theme import sans


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
        name = QLabel(_("Yizheng"))
        name.setFont(sans(15, bold=True))
        name.setFixedWidth(112)
        self.search = QLineEdit()
        self.search.setObjectName("searchBox")
        self.search.setAccessibleName(_("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.text_changed)
        self.back = _tool("←", _("Back (Alt+Left)"), self.back_requested)
        self.forward = _tool("→", _("Forward (Alt+Right)"), self.forward_requested)
        self.sidebar = _tool("☰", _("Show or hide the sidebar (F9)"), self.sidebar_requested)
        self.imports = _tool(_("Import"), _("Import an article (Ctrl+I)"), self.import_requested)
        self.prints = _tool(_("Print"), _("Print to PDF (Ctrl+P)"), self.print_requested)
        more = QToolButton()
        more.setText("⋯")
        more.setAccessibleName(_("Menu"))
        more.setToolTip(_("Menu"))
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(4)
        for widget in (name, self.sidebar, self.back, self.forward):
            row.addWidget(widget)
        row.addWidget(self.search, 1)
        for widget in (self.imports, self.prints, more):
            row.addWidget(widget)

    def set_open(self, *, is_open: bool, can_import: bool) -> None:
        """Enable what an open archive allows."""
        self.search.setEnabled(is_open)
        hint = (
            _("Search speeches, proposals, people …  (Ctrl+K)")
            if is_open
            else _("Search (open an archive first)")
        )
        self.search.setPlaceholderText(hint)
        for control in (self.back, self.forward, self.sidebar, self.prints):
            control.setEnabled(is_open)
        self.imports.setEnabled(can_import)


def _tool(label: str, tip: str, signal: object) -> QToolButton:
    button = QToolButton()
    button.setText(label)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.clicked.connect(signal)
    return button
