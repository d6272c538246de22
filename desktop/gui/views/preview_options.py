"""The panel beside the pages: which layout, what is around the text, which fonts are lacking."""

from collections.abc import Sequence
from dataclasses import replace
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.icons import IconLabel, link_button
from desktop.gui.models.preview_choices import PreviewChoices
from desktop.gui.models.preview_words import layout_facts
from desktop.gui.theme import restyle
from desktop.gui.views.preview_card import LayoutCard
from desktop.gui.views.preview_tick import TickBox
from desktop.records.printing import Layout, PrintReport

WIDTH = 304


class PreviewOptions(QScrollArea):
    """Says which layout and which choices a person wants."""

    layout_chosen = Signal(object)
    choices_changed = Signal(object)
    fonts_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("previewOptions")
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._choices = PreviewChoices()
        self.cards = {layout: LayoutCard(layout) for layout in Layout}
        self.checks = {
            "with_session": TickBox(_("Session and date")),
            "with_office": TickBox(_("Speaker's office")),
            "with_citation": TickBox(_("Citation at the end")),
            "has_grid": TickBox(_("Grid (not printed)")),
        }
        self._facts = QGridLayout()
        self.fonts = _FontNotice()
        inside = QWidget()
        inside.setObjectName("previewOptions")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(14, 8, 12, 6)
        self._column.setSpacing(5)
        self._lay_out()
        self.setWidget(inside)
        self.fonts.more.clicked.connect(self.fonts_requested)

    def _lay_out(self) -> None:
        self._column.addWidget(_heading(_("Layout")))
        self._group = QButtonGroup(self)
        for card in self.cards.values():
            self._group.addButton(card)
            self._column.addWidget(card)
        self._group.buttonClicked.connect(lambda card: self.layout_chosen.emit(card.layout_shown))
        self._facts.setContentsMargins(0, 4, 0, 2)
        self._facts.setVerticalSpacing(2)
        self._facts.setColumnMinimumWidth(0, 44)
        self._facts.setColumnStretch(1, 1)
        self._column.addLayout(self._facts)
        self._column.addWidget(_rule())
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        for place, (name, box) in enumerate(self.checks.items()):
            grid.addWidget(box, place // 2, place % 2)
            box.clicked.connect(lambda on, field=name: self._on_clicked(field, on=on))
        self._column.addLayout(grid)
        self._column.addWidget(_rule())
        self._column.addWidget(self.fonts)
        self._column.addStretch(1)

    def show_choices(self, layout: Layout, choices: PreviewChoices) -> None:
        """Show what is chosen for a layout."""
        self._choices = choices
        self.cards[layout].setChecked(True)
        for name, box in self.checks.items():
            box.setChecked(getattr(choices, name))
        has_text = layout not in (Layout.CARD, Layout.ATTENDANCE)
        for name in ("with_session", "with_office", "with_citation"):
            self.checks[name].setEnabled(has_text)
        clear_grid(self._facts)
        for row, (label, value) in enumerate(layout_facts(layout, is_two_sided=choices.is_two_sided)):
            self._facts.addWidget(_quiet(label), row, 0)
            self._facts.addWidget(_plain(value), row, 1)

    def _on_clicked(self, name: str, *, on: bool) -> None:
        self.choices_changed.emit(replace(self._choices, **{name: on}))


class _FontNotice(QWidget):
    """Names the faces that are replaced, and characters that no font has; nothing before it is known."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._sign = IconLabel("warning", 14)
        self.title = QLabel()
        row = QHBoxLayout()
        row.addWidget(self._sign)
        row.addWidget(self.title, 1)
        self.faces = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.faces.setObjectName("quiet")
        self.characters = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.characters.setObjectName("badge")
        self.more = link_button(_("Fonts…"))
        self._column.addLayout(row)
        for widget in (self.faces, self.characters):
            self._column.addWidget(widget)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._sign, self.title, self.faces, self.characters):
            widget.hide()

    def show_report(self, report: PrintReport) -> None:
        """Show what was replaced in a file."""
        faces = [(one.standard, one.used) for one in report.substitutes]
        self._show(faces, report.missing)

    def _show(self, faces: Sequence[tuple[str, str]], missing: Sequence[str]) -> None:
        lacking = len(faces)
        self._sign.setVisible(bool(faces or missing))
        text = ngettext(
            "{n} standard face is not installed", "{n} standard faces are not installed", lacking
        ).format(n=lacking)
        self.title.setText(text if faces else _("All standard faces are installed"))
        self.title.setObjectName("badge" if faces else "quiet")
        restyle(self.title)
        self.title.show()
        self.faces.setText("\n".join(f"{standard} → {used}" for standard, used in faces))
        self.faces.setVisible(bool(faces))
        self.characters.setText(_("No font has: {characters}").format(characters=" ".join(missing[:30])))
        self.characters.setVisible(bool(missing))


def clear_grid(grid: QGridLayout) -> None:
    """Take every widget out of a grid."""
    while grid.count():
        item = grid.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("strong")
    return label


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("quiet")
    return label


def _plain(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True)
    label.setObjectName("quiet")
    return label


def _rule() -> QFrame:
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line
