"""The second step of an import: the source at the left, what it makes at the right."""

from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.models.import_review import ImportReview
from desktop.gui.views.import_doubts import ImportDoubts
from desktop.gui.views.import_session_form import ImportSessionForm
from desktop.gui.views.import_table import ImportTable
from desktop.gui.views.paragraph_list import ParagraphList
from desktop.records import PassageKind, SpeechKind
from desktop.records.correction import SessionField


class ImportReviewPage(QSplitter):
    """Lays the parts of the review out and fills them; what they ask for is up to their owner."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.paragraphs = ParagraphList()
        self.form = ImportSessionForm()
        self.doubts = ImportDoubts()
        self.table = ImportTable()
        self.read = _label("strong")
        self.outcome = _label("quiet")
        self.key_points = QPushButton(_("Key points only"))
        self.key_points.setCheckable(True)
        self.key_points.setChecked(self.paragraphs.lines.key_points)
        self.skip = QPushButton(_("Skip"))
        self.keep = QPushButton(_("Save to the archive"))
        self.keep.setProperty("primary", True)
        self.keep.setToolTip("Ctrl+S")
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(self._left())
        self.addWidget(self._right())
        self.setSizes([706, 659])
        self.key_points.toggled.connect(self.paragraphs.lines.set_key_points)

    def show_review(self, review: ImportReview, *, can_save: bool, can_skip: bool) -> None:
        """Fill every part from a review, keeping the current paragraph."""
        plan, current = review.plan, self.paragraphs.current_line
        self.paragraphs.lines.show(plan.lines, plan.warnings)
        self.paragraphs.select(current)
        count = len(plan.lines)
        self.read.setText(ngettext("{n} paragraph", "{n} paragraphs", count).format(n=count))
        facts = plan.sessions[0].facts if plan.sessions else None
        inferred = any(warning.code == "year-from-publication" for warning in plan.warnings)
        self.form.show_facts(facts, inferred=inferred and not review.was_set(0, SessionField.HELD_ON))
        self.doubts.show_review(review)
        self.table.speeches.show(review.speeches)
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
        self.skip.setVisible(can_skip)

    def _left(self) -> QWidget:
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 12, 6)
        head.addWidget(self.read)
        head.addStretch(1)
        head.addWidget(self.key_points)
        keys = _label("quiet")
        keys.setText(
            _("1–9 label   ↑↓ move   Backspace merge   Enter split   F8 next doubt   F2 name   Ctrl+Z undo")
        )
        keys.setObjectName("keys")
        keys.setContentsMargins(16, 8, 8, 8)
        return _column("left", head, (self.paragraphs, 1), (keys, 0))

    def _right(self) -> QWidget:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.doubts)
        scroll.setMinimumHeight(118)
        scroll.setMaximumHeight(190)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 10, 16, 10)
        row.addWidget(self.outcome)
        row.addStretch(1)
        row.addWidget(self.skip)
        row.addWidget(self.keep)
        return _column("right", None, (self.form, 0), (scroll, 0), (self.table, 1), (foot, 0))


def _outcome(review: ImportReview) -> str:
    sessions, remarks = len(review.plan.sessions), review.count(SpeechKind.REMARK)
    speeches = review.count(SpeechKind.SPEECH, SpeechKind.REPORTED)
    proposals = review.passages(PassageKind.PROPOSAL)
    parts = (
        ngettext("{n} session", "{n} sessions", sessions).format(n=sessions),
        ngettext("{n} remark", "{n} remarks", remarks).format(n=remarks),
        ngettext("{n} speech", "{n} speeches", speeches).format(n=speeches),
        ngettext("{n} proposal", "{n} proposals", proposals).format(n=proposals),
    )
    return _("Will be saved: {parts}").format(parts=" · ".join(parts))


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
