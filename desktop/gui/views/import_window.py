"""Bring articles in: paste or choose, review with the keyboard, save."""

from collections.abc import Callable, Sequence
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.models.import_groups import next_label
from desktop.gui.models.import_lines import LineRow
from desktop.gui.models.import_review import ImportReview
from desktop.gui.models.import_speeches import ImportSpeechesModel
from desktop.gui.views.import_doubts import ImportDoubts
from desktop.gui.views.import_palette import import_palette, style_sheet
from desktop.gui.views.import_session_form import ImportSessionForm
from desktop.gui.views.import_source import ImportSource
from desktop.gui.views.import_summary import FailedFile, ImportSummary
from desktop.gui.views.import_worker import ImportWorker
from desktop.gui.views.paragraph_list import ParagraphList
from desktop.records import ArchiveError, IntakePlan, IntakeWarning, Reading, SpeechKind
from desktop.records.correction import (
    Anchor,
    Correction,
    EditedLine,
    MergeLine,
    Relabel,
    SessionField,
    SetSessionField,
    SetSpeechField,
    SettleDoubt,
    SpeechField,
    SplitLine,
    anchor_of,
)
from desktop.workflows.import_records import ImportRecords, files_in

Planned = tuple[IntakePlan, tuple[EditedLine, ...]]


class ImportView(QWidget):
    """One article after another: what was read at the left, what it makes at the right."""

    saved = Signal(object)
    closed = Signal()

    def __init__(self, imports: ImportRecords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importView")
        self._imports = imports
        self._worker = ImportWorker(self)
        self.review: ImportReview | None = None
        self._waiting: list[Path] = []
        self._failed: list[FailedFile] = []
        self._saved: list[str] = []
        self.source = ImportSource()
        self.summary = ImportSummary()
        self.paragraphs = ParagraphList()
        self.form = ImportSessionForm()
        self.doubts = ImportDoubts()
        self.speeches = ImportSpeechesModel(self)
        self.table = QTableView()
        self.pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._restyle()

    def paste_text(self, text: str) -> None:
        """Read a text and show what it holds."""
        self._read(lambda: self._imports.read_text(text))

    def open_paths(self, paths: list[Path]) -> None:
        """Review files one after another; folders are walked."""
        self._waiting = [file for path in paths for file in files_in(path)]
        self._next_file()

    def save(self) -> None:
        """Save what is shown and go on to the next file; doubts never stop it."""
        if self.review is None or not self.review.plan.sessions:
            return
        try:
            self._saved += self._imports.save(self.review.plan)
        except ArchiveError as error:
            self._say(str(error))
            return
        self._next_file()

    def stop(self) -> None:
        """Give up what is being read, so that the view and the archive can go away."""
        self._worker.forget()
        self._imports.close()
        self._worker.wait()

    def _lay_out(self) -> None:
        self.back = _button(_("Back"), flat=True)
        title = QLabel(_("Import a report"))
        title.setProperty("heading", True)
        self.place = QLabel()
        self.place.setProperty("quiet", True)
        self.notice = QLabel()
        self.notice.setProperty("notice", True)
        self.notice.setWordWrap(True)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.hide()
        bar = QWidget()
        bar.setObjectName("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 8, 16, 8)
        for widget in (self.back, title, self.place):
            row.addWidget(widget)
        row.addStretch(1)
        review = QSplitter(Qt.Orientation.Horizontal)
        review.setHandleWidth(1)
        review.setChildrenCollapsible(False)
        review.addWidget(self._left())
        review.addWidget(self._right())
        review.setSizes([706, 659])
        for page in (self.source, review, self.summary):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((bar, 0), (self.notice, 0), (self.pages, 1)):
            column.addWidget(part, stretch)

    def _left(self) -> QWidget:
        self.key_points = _button(_("Key points only"))
        self.key_points.setCheckable(True)
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 12, 6)
        self.read = QLabel()
        self.read.setProperty("strong", True)
        head.addWidget(self.read)
        head.addStretch(1)
        head.addWidget(self.key_points)
        keys = QLabel(
            _("1–9 label   ↑↓ move   Backspace merge   Enter split   F8 next doubt   F2 name   Ctrl+Z undo")
        )
        keys.setObjectName("keys")
        keys.setProperty("quiet", True)
        keys.setContentsMargins(16, 8, 8, 8)
        left = QWidget()
        left.setObjectName("left")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.paragraphs, 1)
        column.addWidget(keys)
        return left

    def _right(self) -> QWidget:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.doubts)
        scroll.setMinimumHeight(118)
        scroll.setMaximumHeight(190)
        self.table.setModel(self.speeches)
        self.table.setAccessibleName(_("Speeches found"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(26)
        self.table.setShowGrid(False)
        self.table.setViewportMargins(0, 0, 12, 0)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.outcome = QLabel()
        self.outcome.setProperty("quiet", True)
        self.skip = _button(_("Skip"))
        self.keep = _button(_("Save to the archive"))
        self.keep.setProperty("primary", True)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 10)
        foot.addWidget(self.outcome)
        foot.addStretch(1)
        foot.addWidget(self.skip)
        foot.addWidget(self.keep)
        right = QWidget()
        right.setObjectName("right")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.form)
        column.addWidget(scroll)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        return right

    def _connect(self) -> None:
        self.source.text_given.connect(self.paste_text)
        self.source.files_given.connect(self.open_paths)
        self.back.clicked.connect(self.closed)
        self.summary.closed.connect(lambda: self.saved.emit(tuple(self._saved)))
        self.skip.clicked.connect(self._next_file)
        self.keep.clicked.connect(self.save)
        self.key_points.toggled.connect(self.paragraphs.lines.set_key_points)
        self.paragraphs.label_requested.connect(self._on_label_requested)
        self.paragraphs.merge_requested.connect(lambda n: self._correct([MergeLine(line=n)]))
        self.paragraphs.split_requested.connect(
            lambda n, offset: self._correct([SplitLine(line=n, offset=offset)])
        )
        self.form.field_edited.connect(self._on_session_field_edited)
        self.speeches.field_edited.connect(self._on_speech_field_edited)
        self.doubts.line_requested.connect(self.paragraphs.go_to)
        self.doubts.name_given.connect(self._on_name_given)
        self.doubts.settled.connect(self._on_settled)
        self.doubts.date_requested.connect(self.form.fields[SessionField.HELD_ON].setFocus)
        self.doubts.session_requested.connect(self.form.fields[SessionField.NAME].setFocus)
        for keys, slot in (
            ("Ctrl+S", self.save),
            ("Ctrl+Z", self._undo),
            ("F8", self._next_doubt),
            ("F2", self.doubts.fill),
        ):
            QShortcut(QKeySequence(keys), self, slot)

    def _next_file(self) -> None:
        self.review = None
        if self._waiting:
            path = self._waiting.pop(0)
            left = ngettext("{n} more file", "{n} more files", len(self._waiting)).format(
                n=len(self._waiting)
            )
            self.place.setText(f"{path.name}   {left if self._waiting else ''}")
            self._read(lambda: self._imports.read_path(path), path)
        elif self._failed:
            self.summary.show_outcome(len(self._saved), self._failed)
            self.pages.setCurrentWidget(self.summary)
        else:
            self.saved.emit(tuple(self._saved))

    def _read(self, reading: Callable[[], Reading], path: Path | None = None) -> None:
        def work() -> Planned:
            return self._planned(reading(), ())

        def failed(error: ArchiveError) -> None:
            if path is None:
                self._say(str(error))
            else:
                self._failed.append(FailedFile(path=path, reason=str(error)))
                self._next_file()

        self._worker.run(work, self._on_read, failed)

    def _planned(self, reading: Reading, corrections: Sequence[Correction]) -> Planned:
        lines = self._imports.edited_lines(reading, corrections)
        return self._imports.plan(reading, corrections), lines

    def _on_read(self, planned: object) -> None:
        plan, lines = cast(Planned, planned)
        self.review = ImportReview(plan, lines)
        self.notice.hide()
        if self._imports.already_saved(plan):
            self._say(_("This report was imported before. Saving it again makes a second record."))
        self.paragraphs.lines.forget_folds()
        self._show()
        self.pages.setCurrentIndex(1)
        self.paragraphs.select(1)
        self.paragraphs.setFocus()

    def _show(self) -> None:
        if self.review is None:
            return
        plan, current = self.review.plan, self.paragraphs.current_line
        self.paragraphs.lines.show(plan.lines, plan.warnings)
        self.paragraphs.select(current)
        self.read.setText(
            ngettext("{n} paragraph", "{n} paragraphs", len(plan.lines)).format(n=len(plan.lines))
        )
        facts = plan.sessions[0].facts if plan.sessions else None
        inferred = any(warning.code == "year-from-publication" for warning in plan.warnings)
        dated = self.review.was_set(0, SessionField.HELD_ON)
        self.form.show_facts(facts, inferred=inferred and not dated)
        self.doubts.show_review(self.review)
        self.speeches.show(self.review.speeches)
        self.outcome.setText(
            _("Will be saved: {sessions} sessions, {remarks} remarks, {speeches} speeches").format(
                sessions=len(plan.sessions),
                remarks=self.review.count(SpeechKind.REMARK),
                speeches=self.review.count(SpeechKind.SPEECH, SpeechKind.REPORTED),
            )
        )
        self.keep.setEnabled(bool(plan.sessions) and self._imports.can_save)
        self.skip.setVisible(bool(self._waiting))

    def _correct(self, step: Sequence[Correction]) -> None:
        if self.review is not None:
            self.review.add(step)
            self._replan()

    def _undo(self) -> None:
        if self.review is not None and self.review.can_undo:
            self.review.undo()
            self._replan()

    def _replan(self) -> None:
        if self.review is not None:
            self.review.show(*self._planned(self.review.reading, self.review.corrections))
            self._show()

    def _next_doubt(self) -> None:
        found = self.paragraphs.lines.next_doubt(self.paragraphs.current_line)
        if found is not None:
            self.paragraphs.go_to(found)

    def _on_label_requested(self, digit: str, rows: Sequence[LineRow]) -> None:
        wanted = next_label(digit, rows[0].line.label)
        self._correct([Relabel(line=row.line.n, label=wanted) for row in rows])

    def _on_session_field_edited(self, field: SessionField, value: str) -> None:
        self._correct([SetSessionField(session=0, field=field, value=value)])

    def _on_speech_field_edited(self, anchor: Anchor, field: SpeechField, value: str) -> None:
        self._correct([SetSpeechField(anchor=anchor, field=field, value=value)])

    def _on_name_given(self, warning: IntakeWarning, name: str) -> None:
        speech = self.review.speech_at(warning.line) if self.review else None
        anchor = anchor_of(speech) if speech else None
        if anchor is not None:
            self._on_speech_field_edited(anchor, SpeechField.SPEAKERS, name)

    def _on_settled(self, warning: IntakeWarning) -> None:
        if self.review is not None:
            self._correct([SettleDoubt(code=warning.code, anchor=self.review.anchor_at(warning.line))])

    def _say(self, text: str) -> None:
        self.notice.setText(text)
        self.notice.show()

    def _restyle(self) -> None:
        self.setStyleSheet(style_sheet(import_palette(self.palette())))


def _button(label: str, *, flat: bool = False) -> QPushButton:
    button = QPushButton(label)
    button.setProperty("flat", flat)
    return button
