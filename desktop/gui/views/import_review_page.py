"""The second step of an import: the source at the left, what it makes at the right."""

from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.gui.models.import_review import ImportReview
from desktop.gui.views.import_doubts import ImportDoubts
from desktop.gui.views.import_session_form import ImportSessionForm
from desktop.gui.views.import_table import ImportTable
from desktop.gui.views.key_strip import KeyStrip
from desktop.gui.views.label_legend import LabelLegend
from desktop.gui.views.paragraph_list import ParagraphList
from desktop.gui.views.paragraph_map import ParagraphMap
from desktop.records import IntakePlan, PassageKind, SpeechKind
from desktop.records.correction import SessionField

_RIGHT = 646
# Heights of the doubts, in pixels: what a few take, and where they begin to scroll.
_FEW_DOUBTS, _MANY_DOUBTS = 118, 190


class ImportReviewPage(QSplitter):
    """Lays the parts of the review out and fills them; what they ask for is up to their owner."""

    session_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.paragraphs = ParagraphList()
        self.form = ImportSessionForm()
        self.doubts = ImportDoubts()
        self.table = ImportTable()
        self.legend = LabelLegend()
        self.map = ParagraphMap(self.paragraphs.lines)
        self.map.line_requested.connect(self.paragraphs.go_to)
        self.sessions = QComboBox()
        self.sessions.setAccessibleName(_("Session that the fields are of"))
        self.sessions.activated.connect(self.session_chosen)
        self.read = _label("strong")
        self.origin = _label("quiet")
        self.outcome = _label("quiet")
        # Where it is cut off, the tip of the button beside it says the whole.
        self.outcome.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.doubt_count = _label("warn")
        self.key_points = QPushButton(_("Key points only"))
        self.key_points.setCheckable(True)
        self.key_points.setChecked(self.paragraphs.lines.key_points)
        self.skip = QPushButton(_("Skip"))
        self.draft = QPushButton(_("Keep as a draft"))
        self.draft.setToolTip(_("Go on with this another time; nothing is saved to the archive yet"))
        self.merge = QPushButton(_("Merge into it…"))
        self.merge.setToolTip(_("This session is kept already, from another source"))
        self.merge.hide()
        self.keep = QPushButton(_("Save to the archive"))
        self.keep.setProperty("primary", True)
        self.setObjectName("import")
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(self._left())
        self.addWidget(self._right())
        self.setSizes([706, 659])
        self.key_points.toggled.connect(self.paragraphs.lines.set_key_points)

    def show_review(self, review: ImportReview, *, can_save: bool, can_skip: bool) -> None:
        """Fill every part from a review, keeping the current paragraph."""
        plan, current = review.plan, self.paragraphs.current_line
        self.paragraphs.keep_current_open()
        self.paragraphs.lines.show(plan.lines, plan.warnings)
        self.paragraphs.select(current)
        count = len(plan.lines)
        self.read.setText(ngettext("{n} paragraph", "{n} paragraphs", count).format(n=count))
        self._fill_sessions(plan)
        chosen = self.session_number
        facts = plan.sessions[chosen].facts if plan.sessions else None
        inferred = any(warning.code == "year-from-publication" for warning in plan.warnings)
        written = {field for field in SessionField if review.was_set(chosen, field)}
        self.form.show_facts(
            facts, inferred=inferred and SessionField.HELD_ON not in written, written=written
        )
        self.form.explain(review.why_session(chosen))
        self.doubts.show_review(review)
        self._order_stops()
        self._scroll.setFixedHeight(max(_FEW_DOUBTS, min(self.doubts.sizeHint().height(), _MANY_DOUBTS)))
        pending = len(review.doubts())
        self.doubt_count.setText(
            ngettext("{n} to look at", "{n} to look at", pending).format(n=pending) if pending else ""
        )
        self.table.show_review(review)
        self.outcome.setText(_outcome(review))
        missing = review.missing_speakers()
        self.keep.setText(
            ngettext(
                "Save to the archive ({n} to fill in)", "Save to the archive ({n} to fill in)", missing
            ).format(n=missing)
            if missing
            else _("Save to the archive")
        )
        self.keep.setEnabled(bool(plan.sessions) and can_save)
        self.keep.setToolTip(f"{self.outcome.text()}\nCtrl+S")
        self.skip.setVisible(can_skip)

    def take_typed(self) -> None:
        """Take over what is still being typed in a field or a cell, as leaving it does."""
        self.doubts.take_typed()
        self.paragraphs.setFocus()

    def offer_merge(self, *, is_offered: bool) -> None:
        """Offer to merge, in the place of what will be saved, for which there is no room then."""
        self.merge.setVisible(is_offered)
        self.outcome.setVisible(not is_offered)

    @property
    def session_number(self) -> int:
        """The number, from 0, of the session whose fields are shown."""
        return max(0, self.sessions.currentIndex())

    def _order_stops(self) -> None:
        """Let Tab go from the fields to the doubts, which come and go, and on to the speeches."""
        before: QWidget = list(self.form.fields.values())[-1]
        for button in self.doubts.stops():
            QWidget.setTabOrder(before, button)
            before = button
        QWidget.setTabOrder(before, self.table)

    def _fill_sessions(self, plan: IntakePlan) -> None:
        chosen = min(self.session_number, max(0, len(plan.sessions) - 1))
        self.sessions.clear()
        for number, session in enumerate(plan.sessions, 1):
            name = session.facts.name or _("(no name)")
            self.sessions.addItem(
                _("{number} of {total}: {name}").format(number=number, total=len(plan.sessions), name=name)
            )
        self.sessions.setCurrentIndex(chosen)
        self.sessions.setVisible(len(plan.sessions) > 1)

    def _left(self) -> QWidget:
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 12, 6)
        head.addWidget(self.read)
        head.addWidget(self.origin, 1)
        head.addWidget(self.key_points)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.paragraphs, 1)
        row.addWidget(self.map)
        return _column("left", head, (self.legend, 0), (middle, 1), (_keys(), 0))

    def _right(self) -> QWidget:
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.doubts)
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(16, 10, 16, 10)
        row.addWidget(self.outcome, 1)
        row.addWidget(self.skip)
        row.addWidget(self.draft)
        row.addWidget(self.merge)
        row.addWidget(self.keep)
        head = _head(_("What will be kept"), _("made from the labels; every field can be written over"))
        head.addWidget(self.sessions)
        check = QWidget()
        line = _head(_("Checking"), "")
        line.insertWidget(1, self.doubt_count)
        check.setLayout(line)
        self._side = _column(
            "right", head, (self.form, 0), (check, 0), (self._scroll, 0), (self.table, 1), (self.foot, 0)
        )
        return self._side

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        # Without it the border between the sides would move with every button that comes and goes.
        self._side.setMinimumWidth(min(_RIGHT, self.width() // 2))
        super().resizeEvent(event)


def _outcome(review: ImportReview) -> str:
    sessions, remarks = len(review.plan.sessions), review.count(SpeechKind.REMARK)
    speeches = review.count(SpeechKind.SPEECH, SpeechKind.REPORTED)
    proposals = review.passages(PassageKind.PROPOSAL)
    parts = (
        (sessions, ngettext("{n} session", "{n} sessions", sessions)),
        (remarks, ngettext("{n} remark", "{n} remarks", remarks)),
        (speeches, ngettext("{n} speech", "{n} speeches", speeches)),
        (proposals, ngettext("{n} proposal", "{n} proposals", proposals)),
    )
    # There is no room for what is not there.
    shown = " · ".join(text.format(n=count) for count, text in parts if count)
    return _("Will be saved: {parts}").format(parts=shown) if shown else _("Nothing will be saved")


def _head(title: str, explanation: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(16, 8, 12, 4)
    row.setSpacing(8)
    for style, text in (("strong", title), ("quiet", explanation)):
        label = _label(style)
        label.setText(text)
        row.addWidget(label)
    row.addStretch(1)
    return row


def _keys() -> KeyStrip:
    """The keys of the list, and of the page with all of them."""
    return KeyStrip(
        (
            ("1–9", _("label")),
            ("↑↓", _("move")),
            ("Backspace", _("join to the one above")),
            ("Enter", _("split")),
            ("F8", _("next doubt")),
            ("F2", _("name")),
            ("Ctrl+Z", _("undo")),
            ("Ctrl+/", _("all keys")),
        )
    )


def _label(style: str) -> QLabel:
    label = QLabel()
    label.setProperty(style, True)
    return label


def _column(name: str, head: QHBoxLayout | None, *parts: tuple[QWidget, int]) -> QWidget:
    side = QWidget()
    side.setObjectName(name)
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    if head is not None:
        column.addLayout(head)
    for widget, stretch in parts:
        column.addWidget(widget, stretch)
    return side
