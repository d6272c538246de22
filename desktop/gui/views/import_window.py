"""Bring articles in: paste or choose, review with the keyboard, save."""

from collections.abc import Callable, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.gui.jobs import Jobs
from desktop.gui.models.import_groups import next_label
from desktop.gui.models.import_lines import LineRow
from desktop.gui.models.import_review import ImportReview
from desktop.gui.views.import_palette import import_palette, style_sheet
from desktop.gui.views.import_review_page import ImportReviewPage
from desktop.gui.views.import_source import ImportSource
from desktop.gui.views.import_summary import FailedFile, ImportSummary
from desktop.records import ArchiveError, IntakePlan, IntakeWarning, Reading
from desktop.records.correction import (
    Anchor,
    Correction,
    DropSpeech,
    EditedLine,
    MergeLine,
    MoveSpeech,
    Relabel,
    SessionField,
    SetSessionField,
    SetSpeechField,
    SettleDoubt,
    SpeechField,
    SplitLine,
    anchor_of,
    number_at,
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
        self._jobs = Jobs(self)
        self.review: ImportReview | None = None
        self._files: list[Path] = []
        self._next = 0
        self._failed: list[FailedFile] = []
        self._saved: list[str] = []
        self._dark: bool | None = None
        self.source = ImportSource()
        self.summary = ImportSummary()
        self.page = ImportReviewPage()
        self.paragraphs, self.form = self.page.paragraphs, self.page.form
        self.doubts, self.table, self.speeches = self.page.doubts, self.page.table, self.page.table.speeches
        self.keep, self.key_points = self.page.keep, self.page.key_points
        self.pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._connect_corrections()
        self._restyle()

    def paste_text(self, text: str) -> None:
        """Read a text and show what it holds."""
        self._read(lambda: self._imports.read_text(text))

    def open_paths(self, paths: list[Path]) -> None:
        """Review files one after another; folders are walked."""
        self._files, self._next = [file for path in paths for file in files_in(path)], 0
        if self._files:
            self._next_file()
        else:
            self._say(_("There is no file in that folder."))

    def save(self) -> None:
        """Save what is shown and go on to the next file; doubts never stop it."""
        if self.review is None or not self.keep.isEnabled():
            return
        try:
            self._saved += self._imports.save(self.review.plan)
        except ArchiveError as error:
            self._say(str(error))
            return
        self._next_file()

    def leave(self) -> None:
        """Go back, after a question when corrections would be lost; what was saved stays saved."""
        if self.review is not None and self.review.can_undo and not self._may_discard():
            return
        if self._saved:
            self.saved.emit(tuple(self._saved))
        else:
            self.closed.emit()

    def stop(self) -> None:
        """Give up what is being read, so that the view and the archive can go away."""
        self._jobs.cancel()
        self._imports.close()
        self._jobs.stop()

    def _lay_out(self) -> None:
        self.back = QPushButton(_("Back"))
        self.back.setProperty("flat", True)
        title = QLabel(_("Import a report"))
        title.setProperty("heading", True)
        self.place = QLabel()
        self.place.setProperty("quiet", True)
        self.notice = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.notice.hide()
        self.notice.setProperty("notice", True)
        bar = QWidget()
        bar.setObjectName("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 8, 16, 8)
        for widget in (self.back, title, self.place):
            row.addWidget(widget)
        row.addStretch(1)
        for page in (self.source, self.page, self.summary):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((bar, 0), (self.notice, 0), (self.pages, 1)):
            column.addWidget(part, stretch)

    def _connect(self) -> None:
        self.source.text_given.connect(self.paste_text)
        self.source.files_given.connect(self.open_paths)
        self.back.clicked.connect(self.leave)
        self.summary.closed.connect(lambda: self.saved.emit(tuple(self._saved)))
        self.page.skip.clicked.connect(self._next_file)
        self.keep.clicked.connect(self.save)
        self.doubts.line_requested.connect(self.paragraphs.go_to)
        self.doubts.date_requested.connect(self.form.fields[SessionField.HELD_ON].setFocus)
        self.doubts.session_requested.connect(self.form.fields[SessionField.NAME].setFocus)
        self.table.speech_opened.connect(self._on_speech_opened)
        for keys, slot in (
            ("Ctrl+S", self.save),
            ("Ctrl+Z", self._undo),
            ("F8", self._next_doubt),
            ("F2", lambda: self.doubts.fill(self.paragraphs.current_line)),
        ):
            QShortcut(QKeySequence(keys), self, slot)

    def _connect_corrections(self) -> None:
        correct = self._correct
        self.paragraphs.label_requested.connect(self._on_label_requested)
        self.paragraphs.merge_requested.connect(lambda n: correct([MergeLine(line=n)]))
        self.paragraphs.split_requested.connect(lambda n, at: correct([SplitLine(line=n, offset=at)]))
        self.form.field_edited.connect(
            lambda field, value: correct([SetSessionField(session=0, field=field, value=value)])
        )
        self.speeches.field_edited.connect(self._on_speech_field_edited)
        self.doubts.name_given.connect(self._on_name_given)
        self.doubts.settled.connect(self._on_settled)
        self.table.drop_requested.connect(lambda anchor: correct([DropSpeech(anchor=anchor)]))
        self.table.move_requested.connect(self._on_move_requested)

    def _next_file(self) -> None:
        self.review = None
        if self._next < len(self._files):
            path = self._files[self._next]
            self._next += 1
            self._read(lambda: self._imports.read_path(path), path)
        elif self._failed:
            self.notice.hide()
            self.summary.show_outcome(len(self._saved), self._failed)
            self.pages.setCurrentWidget(self.summary)
        else:
            self.leave()

    def _read(self, reading: Callable[[], Reading], path: Path | None = None) -> None:
        name = path.name if path else _("Pasted text")
        many = len(self._files) > 1 and path is not None
        where = _("File {n} of {total}").format(n=self._next, total=len(self._files)) if many else ""
        place = f"{name}   {where}"
        self.place.setText(f"{place}   {_('Reading…')}")

        def done(planned: object) -> None:
            self.place.setText(place)
            self._on_read(*cast(Planned, planned))

        def failed(error: ArchiveError) -> None:
            self.place.clear()
            if path is None:
                self._say(str(error))
            else:
                self._failed.append(FailedFile(path=path, reason=str(error)))
                self._next_file()

        self._jobs.start("read", lambda: self._planned(reading(), ()), done, failed)

    def _planned(self, reading: Reading, corrections: Sequence[Correction]) -> Planned:
        lines = self._imports.edited_lines(reading, corrections)
        return self._imports.plan(reading, corrections), lines

    def _on_read(self, plan: IntakePlan, lines: tuple[EditedLine, ...]) -> None:
        self.review = ImportReview(plan, lines)
        self.notice.hide()
        if not self._imports.can_save:
            self._say(_("The archive is open for reading only: this can be looked at but not saved."))
        elif self._imports.already_saved(plan):
            self._say(_("This report was imported before. Saving it again makes a second record."))
        self.paragraphs.lines.forget_folds()
        self._show()
        self.pages.setCurrentWidget(self.page)
        self.paragraphs.select(1)
        self.paragraphs.setFocus()

    def _show(self) -> None:
        if self.review is not None:
            can_skip = len(self._files) > 1
            self.page.show_review(self.review, can_save=self._imports.can_save, can_skip=can_skip)

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

    def _on_move_requested(self, anchor: Anchor, by: int) -> None:
        self._correct([MoveSpeech(anchor=anchor, by=by)])
        self.table.select(anchor)

    def _on_speech_opened(self, anchor: Anchor) -> None:
        n = number_at(self.review.lines, anchor) if self.review else None
        if n is not None:
            self.paragraphs.go_to(n)

    def _may_discard(self) -> bool:
        answer = QMessageBox.question(
            self, _("Import a report"), _("Leave without saving? The corrections made here are lost.")
        )
        return answer == QMessageBox.StandardButton.Yes

    def _say(self, text: str) -> None:
        self.notice.setText(text)
        self.notice.show()

    def _restyle(self) -> None:
        colours = import_palette()
        if colours.dark is not self._dark:
            self._dark = colours.dark
            self.setStyleSheet(style_sheet(colours))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._restyle()
