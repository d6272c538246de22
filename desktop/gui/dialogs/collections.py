"""Collections: lists of speeches in an order of one's own, each with a note."""

from dataclasses import replace
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.composition import Desk
from desktop.gui.dialogs.fitting import fit
from desktop.gui.models.words import speech_title
from desktop.gui.safety import Safety
from desktop.gui.views.collection_list import CollectionList
from desktop.gui.views.organisation_list import with_buttons
from desktop.records import NotFoundError
from desktop.records.collection import Collection, CollectionItem

_RECORD = Qt.ItemDataRole.UserRole


class CollectionsDialog(QDialog):
    """Collections at the left, the speeches of the chosen one at the right.

    It stays beside the window, so that speeches can be dragged into it.
    """

    speech_requested = Signal(str)

    def __init__(self, parent: QWidget, desk: Desk, safety: Safety) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Collections"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, 900, 520)
        self._desk = desk
        self._safety = safety
        self.list, self.items, self.note = CollectionList(), QListWidget(), QLineEdit()
        self.list.setAccessibleName(_("Collections"))
        self.items.setAccessibleName(_("Speeches of the collection"))
        self.note.setAccessibleName(_("Note"))
        self.note.setPlaceholderText(_("A note on this speech in this collection"))
        self._lay_out()
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_items())
        self.list.speeches_dropped.connect(self._on_dropped)
        self.items.currentRowChanged.connect(self._on_item_chosen)
        self.items.itemActivated.connect(lambda _item: self._on_read())
        self.note.editingFinished.connect(self._on_noted)
        self.refresh()

    def _lay_out(self) -> None:
        self.left = with_buttons(
            self.list,
            (_("New…"), self._on_new),
            (_("Rename…"), self._on_rename),
            (_("Remove"), self._on_removed),
        )
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        self.right = with_buttons(
            self.items,
            (_("Read"), self._on_read),
            (_("Up"), lambda: self.move_item(-1)),
            (_("Down"), lambda: self.move_item(1)),
            (_("Take out"), self._on_taken_out),
        )
        column.addWidget(self.right, 1)
        column.addWidget(self.note)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(self.left)
        parts.addWidget(right)
        parts.setSizes([300, 600])
        hint = QLabel(_("Ctrl+B puts what is read into a collection; speeches can be dragged here too."))
        hint.setObjectName("quiet")
        whole = QVBoxLayout(self)
        whole.addWidget(hint)
        whole.addWidget(parts, 1)

    @property
    def collection(self) -> Collection | None:
        """The chosen collection."""
        item = self.list.currentItem()
        chosen = item.data(_RECORD) if item is not None else None
        return chosen if isinstance(chosen, Collection) else None

    def refresh(self, row: int = 0) -> None:
        """Read the collections anew, with one row chosen."""
        self.list.clear()
        for collection in self._desk.gather.collections():
            item = QListWidgetItem(f"{collection.name}  {len(collection.items)}")
            item.setData(_RECORD, collection)
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        if not self.list.count():
            self._show_items()

    def move_item(self, by: int) -> None:
        """Move the chosen speech up (-1) or down (1)."""
        at, collection = self.items.currentRow(), self.collection
        if collection is not None and 0 <= at + by < len(collection.items):
            items = list(collection.items)
            items.insert(at + by, items.pop(at))
            self._keep(tuple(items), at + by)

    def _keep(self, items: tuple[CollectionItem, ...], row: int) -> None:
        collection = self.collection
        if collection is not None:
            facts = replace(collection, items=items)
            at = self.list.currentRow()
            self._safety.do(lambda desk: desk.gather.save_collection(collection.id, facts))
            self.refresh(at)
            self.items.setCurrentRow(row)

    def _show_items(self) -> None:
        self.items.clear()
        collection = self.collection
        for item in collection.items if collection is not None else ():
            try:
                speech = self._desk.browse.speech(item.speech_id)
                session = self._desk.browse.session(speech.session_id)
                text = f"{'、'.join(speech.speaker_names)}　{speech_title(speech, session)}"
            except NotFoundError:
                text = _("(in the trash)")
            self.items.addItem(text + (f"　— {item.note}" if item.note else ""))
        self.items.setCurrentRow(0)
        self._on_item_chosen(self.items.currentRow())

    def _on_item_chosen(self, row: int) -> None:
        collection = self.collection
        chosen = collection is not None and 0 <= row < len(collection.items)
        self.note.setEnabled(chosen and not self._desk.browse.read_only)
        self._offer(is_chosen=chosen)
        self.note.setText(collection.items[row].note if collection is not None and chosen else "")

    def _offer(self, *, is_chosen: bool) -> None:
        """Offer what can be done with what is chosen: reading always, the rest where it can be saved."""
        can_save = not self._desk.browse.read_only
        start, *others = self.left.findChildren(QPushButton)
        read, *changes = self.right.findChildren(QPushButton)
        start.setEnabled(can_save)
        read.setEnabled(is_chosen)
        for buttons, is_there in ((others, self.collection is not None), (changes, is_chosen)):
            for button in buttons:
                button.setEnabled(can_save and is_there)
        why = "" if can_save else _("This archive is open for reading only, so nothing in it can be changed.")
        for button in (start, *others, *changes):
            button.setToolTip(why)

    def _on_noted(self) -> None:
        row, collection = self.items.currentRow(), self.collection
        if collection is None or not 0 <= row < len(collection.items):
            return
        text = self.note.text().strip()
        if text != collection.items[row].note:
            items = list(collection.items)
            items[row] = replace(items[row], note=text)
            self._keep(tuple(items), row)

    def _on_dropped(self, row: int, speech_ids: tuple[str, ...]) -> None:
        collection = self.list.item(row).data(_RECORD)
        self._safety.do(lambda desk: desk.gather.collect(collection.id, speech_ids))
        self.refresh(row)

    def _on_taken_out(self) -> None:
        row, collection = self.items.currentRow(), self.collection
        if collection is not None and row >= 0:
            self._keep((*collection.items[:row], *collection.items[row + 1 :]), row)

    def _on_read(self) -> None:
        row, collection = self.items.currentRow(), self.collection
        if collection is not None and row >= 0:
            self.speech_requested.emit(collection.items[row].speech_id)

    def _on_new(self) -> None:
        name, accepted = QInputDialog.getText(self, _("New collection"), _("Name"))
        if accepted and name.strip():
            self._safety.do(lambda desk: desk.gather.start_collection(name.strip()))
            self.refresh(self.list.count())

    def _on_rename(self) -> None:
        collection = self.collection
        if collection is not None:
            name, accepted = QInputDialog.getText(self, _("Rename"), _("Name"), text=collection.name)
            if accepted and name.strip():
                facts = replace(collection, name=name.strip())
                self._safety.do(lambda desk: desk.gather.save_collection(collection.id, facts))
                self.refresh(self.list.currentRow())

    def _on_removed(self) -> None:
        collection = self.collection
        if collection is not None:
            self._safety.do(lambda desk: desk.gather.delete_collection(collection.id))
            self.refresh()
