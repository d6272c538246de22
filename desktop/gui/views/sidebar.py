"""The sidebar: saved scopes, and below them what a search can be narrowed by."""

from dataclasses import replace
from gettext import gettext as _

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QTreeView, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.gui.icons import link_button
from desktop.gui.models.clauses import scope_of
from desktop.gui.models.facets import VALUE, facet_tree, has_facets, toggled, without_facets
from desktop.gui.models.scopes import QUERY, SEARCH, Scope, ScopeModel
from desktop.gui.views.facet_delegate import FacetDelegate
from desktop.gui.views.scope_delegate import ScopeDelegate, arrow_box, depth_of
from desktop.records import SearchQuery, SearchResults, Sort

WIDTH = 233
# The labels from the top of the tree down to a branch.
Labels = tuple[str, ...]


class ScopeTree(QTreeView):
    """A tree whose arrows are painted by its delegate; a click on an arrow only opens or closes."""

    def __init__(self, name: str, delegate: ScopeDelegate | FacetDelegate) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setMouseTracking(True)
        self.setUniformRowHeights(name == "scopes")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        delegate.setParent(self)
        self.setItemDelegate(delegate)

    def replace_model(self, model: QAbstractItemModel) -> None:
        """Show another model and let the one before go."""
        before = self.model()
        model.setParent(self)
        self.setModel(model)
        if isinstance(before, ScopeModel):
            before.release()
        if before is not None:
            before.deleteLater()

    def open_paths(self, parent: QModelIndex | None = None, path: Labels = ()) -> set[Labels]:
        """Return the branches that are open, each as the labels from the top down to it."""
        model, found = self.model(), set()
        root = parent or QModelIndex()
        for row in range(model.rowCount(root) if model is not None else 0):
            index = model.index(row, 0, root)
            if self.isExpanded(index):
                here = (*path, str(index.data()))
                found |= {here, *self.open_paths(index, here)}
        return found

    def open_again(self, paths: set[Labels], parent: QModelIndex | None = None, path: Labels = ()) -> None:
        """Open the branches that `open_paths` gave, as far as they are still there."""
        root = parent or QModelIndex()
        for row in range(self.model().rowCount(root)):
            index = self.model().index(row, 0, root)
            here = (*path, str(index.data()))
            if here in paths:
                self.expand(index)
                self.open_again(paths, index, here)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        box = arrow_box(self.visualRect(index), depth_of(index)) if index.isValid() else None
        on_arrow = box is not None and box.contains(event.position().toPoint())
        if index.isValid() and self.model().hasChildren(index) and (on_arrow or not index.data(QUERY)):
            self.setExpanded(index, not self.isExpanded(index))
            event.accept()
            return
        super().mousePressEvent(event)


class Sidebar(QWidget):
    """Asks for the query of the scope that is chosen; shows which scope a query is."""

    scope_chosen = Signal(object)
    query_changed = Signal(object)
    search_delete_requested = Signal(object)
    collections_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sideBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._query = SearchQuery()
        self._syncing = False
        self._closed = {"speaker"}
        self.scopes = ScopeTree("scopes", ScopeDelegate())
        self.scopes.setAccessibleName(_("Scopes"))
        self.scopes.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.scopes.customContextMenuRequested.connect(self._show_menu)
        self.facets = FacetTree()
        self.panel = self._facet_panel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.scopes, 2)
        column.addWidget(self.panel, 3)
        self.panel.hide()

    def _facet_panel(self) -> QWidget:
        self.clear = link_button(_("Clear"))
        self.clear.clicked.connect(lambda: self.query_changed.emit(without_facets(self._query)))
        title = QLabel(_("Narrow the results"))
        title.setObjectName("strong")
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 16, 2)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.clear)
        panel = QFrame()
        panel.setObjectName("facetPanel")
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.facets, 1)
        self.facets.toggle_requested.connect(
            lambda index: self.query_changed.emit(toggled(self._query, index))
        )
        self.facets.expanded.connect(lambda index: self._closed.discard(index.data(VALUE)))
        self.facets.collapsed.connect(lambda index: self._closed.add(index.data(VALUE)))
        return panel

    def show_scopes(self, tree: Scope, query: SearchQuery) -> None:
        """Show the tree anew, with what was open open again.

        Where nothing was, sessions are open down to the years of the newest term.
        """
        paths = self.scopes.open_paths()
        model = ScopeModel(tree)
        self.scopes.replace_model(model)
        self.scopes.open_again(paths)
        self.scopes.selectionModel().currentChanged.connect(self._on_scope_changed)
        sessions = model.index(1, 0)
        newest = model.index(0, 0, sessions)
        last = model.index(model.rowCount() - 1, 0)
        for index in (sessions, newest, model.index(0, 0, newest)) if not paths else ():
            self.scopes.expand(index)
        if model.index(0, 0, last).data(SEARCH) is not None:
            self.scopes.expand(last)
        self.show_scope(query)

    def show_scope(self, query: SearchQuery) -> None:
        """Mark the scope that a query is, if there is one."""
        model = self.scopes.model()
        if not isinstance(model, ScopeModel):
            return
        index = model.index_of(replace(query, sort=Sort.RELEVANCE))
        if not index.isValid():
            index = model.index_of(scope_of(query))
        self._syncing = True
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.scopes.selectionModel().setCurrentIndex(index, chosen)
        if not index.isValid():
            self.scopes.selectionModel().clearSelection()
        self._syncing = False

    def show_results(self, query: SearchQuery, results: SearchResults) -> None:
        """Show what the results of a search can be narrowed by; without words there is nothing to show."""
        self._query = query
        self.panel.setVisible(bool(query.text.strip()))
        self.clear.setVisible(has_facets(query))
        place = self.facets.verticalScrollBar().value()
        model = facet_tree(query, results)
        self.facets.replace_model(model)
        self._open_fields(model)
        self.facets.verticalScrollBar().setValue(place)

    def _open_fields(self, model: QAbstractItemModel) -> None:
        closed = set(self._closed)
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            self.facets.setExpanded(index, index.data(VALUE) not in closed)

    def menu_of(self, index: QModelIndex) -> QMenu | None:
        """Return what can be done with a scope; nothing with any but saved searches and collections."""
        search, query = index.data(SEARCH), index.data(QUERY)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if search is not None:
            menu.addAction(_("Delete this saved search")).triggered.connect(
                lambda _checked=False: self.search_delete_requested.emit(search)
            )
        elif query is not None and query.collections:
            menu.addAction(_("Its order and notes…")).triggered.connect(self.collections_requested)
        return None if menu.isEmpty() else menu

    def _show_menu(self, place: QPoint) -> None:
        menu = self.menu_of(self.scopes.indexAt(place))
        if menu is not None:
            menu.popup(self.scopes.viewport().mapToGlobal(place))

    def _on_scope_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        query = current.data(QUERY)
        if isinstance(query, SearchQuery) and not self._syncing:
            self.scope_chosen.emit(query)


class FacetTree(ScopeTree):
    """A click or the space bar asks for a value to be added or taken away."""

    toggle_requested = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__("facets", FacetDelegate())
        self.setAccessibleName(_("Narrow the results"))
        self.clicked.connect(self._on_clicked)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return) and self.currentIndex().isValid():
            self._on_clicked(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.parent().isValid():
            self.toggle_requested.emit(index)
