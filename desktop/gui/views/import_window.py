"""Bring articles in: paste or choose, review with the keyboard, save."""

from collections.abc import Callable, Sequence
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QMessageBox, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.gui.drafting import Drafting
from desktop.gui.jobs import Jobs
from desktop.gui.keeping import Keeping
from desktop.gui.merging import MergingSessions
from desktop.gui.models.import_queue import ImportQueue
from desktop.gui.models.import_review import ImportReview
from desktop.gui.notices import NoticeBar
from desktop.gui.reviewing import Planned, Reviewing
from desktop.gui.views.import_keys import ImportKeys
from desktop.gui.views.import_palette import import_palette, style_sheet
from desktop.gui.views.import_review_page import ImportReviewPage
from desktop.gui.views.import_source import ImportSource
from desktop.gui.views.import_steps import ImportSteps
from desktop.gui.views.import_summary import FailedFile, ImportSummary
from desktop.records import ArchiveError, Reading, Source
from desktop.records.correction import Correction
from desktop.records.draft import Draft, ImportDraft
from desktop.workflows.found_files import found_in, is_table
from desktop.workflows.import_records import ImportRecords
from desktop.workflows.keep_drafts import fingerprint

Steps = Sequence[tuple[Correction, ...]]


class ImportView(QWidget):
    """One article after another: what was read at the left, what it makes at the right."""

    saved = Signal(object)
    closed = Signal()
    session_requested = Signal(str)
    tables_given = Signal(object)

    def __init__(self, imports: ImportRecords, drafting: Drafting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importView")
        self._imports = imports
        self._jobs = Jobs(self)
        self.drafting = drafting
        drafting.setParent(self)
        self._queue = ImportQueue()
        self._failed: list[FailedFile] = []
        self._saved: list[str] = []
        self._dark: bool | None = None
        self.source = ImportSource(reads_scans=imports.reads_scans)
        self.summary, self.page = ImportSummary(), ImportReviewPage()
        self.reviewing = Reviewing(self.page, imports, self._jobs, self)
        self.keeping = Keeping(self.reviewing, self)
        self.merging = MergingSessions(self.page, imports, self._jobs, self)
        self.paragraphs, self.form = self.page.paragraphs, self.page.form
        self.doubts, self.table, self.speeches = self.page.doubts, self.page.table, self.page.table.speeches
        self.keep, self.key_points = self.page.keep, self.page.key_points
        self.steps, self.notice, self.pages = ImportSteps(), NoticeBar(), QStackedWidget()
        self._lay_out()
        self._connect()
        self._restyle()
        self.source.show_drafts(drafting.kept())

    @property
    def review(self) -> ImportReview | None:
        """The review that is shown, if any."""
        return self.reviewing.review

    @property
    def _is_busy(self) -> bool:
        return self.review is not None or self.keeping.is_saving or self._jobs.is_working_on("read")

    def paste_text(self, text: str) -> None:
        """Read a text and show what it holds."""
        self._read(lambda: self._imports.read_text(text), _("Pasted text"))

    def open_paths(self, paths: list[Path]) -> None:
        """Review files one after another as `open_articles` does; tables are handed on to be told apart."""
        if tables := [path for path in paths if is_table(path)]:
            self.tables_given.emit(tables)
        if len(tables) < len(paths) or not paths:
            self.open_articles([path for path in paths if path not in tables])

    def open_articles(self, paths: list[Path]) -> None:
        """Review files one after another, after what is checked now; folders are walked and zips opened."""
        files = list(found_in(paths))
        if self._is_busy:
            self._queue.add(files)
            self._say_added(len(files))
        elif files:
            self._queue.begin(files)
            self._next_file()
        else:
            self._say(_("There is no file in that folder."))

    def resume(self, draft: Draft) -> None:
        """Go on with a draft where it was left."""
        content = draft.content
        if isinstance(content, ImportDraft):
            self.drafting.resume(draft)
            self._read(lambda: self._imports.read_source(content.source), draft.name, draft=content)

    def save(self) -> None:
        """Save what is shown and go on to the next file; doubts never stop it."""
        self.page.take_typed()
        self.reviewing.once_planned(lambda _review: self._save())

    def _save(self) -> None:
        if self.keep.isEnabled():
            self.keeping.keep(lambda review: self._imports.save(review.plan, review.corrections))

    def _on_kept(self, session_ids: tuple[str, ...]) -> None:
        self._take_in(session_ids)
        self._next_file()

    def _take_in(self, session_ids: tuple[str, ...]) -> None:
        if session_ids:
            self._saved += session_ids
            self.drafting.forget()

    def leave(self) -> None:
        """Go back; what was corrected stays as a draft, what was saved stays saved."""
        self._take_in(self.keeping.wait())
        if self._saved:
            self.saved.emit(tuple(self._saved))
        else:
            self.closed.emit()

    def discard(self) -> None:
        """Give up what is shown, after a question when corrections would be lost."""
        if self.review is not None and self.review.steps and not self._may_discard():
            return
        self.drafting.forget()
        self._next_file()

    def stop(self) -> None:
        """Give up what is being read, so that the view and the archive can go away; the draft stays."""
        self._take_in(self.keeping.wait())
        self._jobs.cancel()
        self._imports.close()
        self._jobs.stop()
        self.drafting.stop()

    def _lay_out(self) -> None:
        for page in (self.source, self.page, self.summary):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((self.steps, 0), (self.notice, 0), (self.pages, 1)):
            column.addWidget(part, stretch)

    def _connect(self) -> None:
        self.source.text_given.connect(self.paste_text)
        self.source.text_changed.connect(lambda: self.drafting.touch(self._typed))
        self.source.files_given.connect(self.open_paths)
        self.source.draft_chosen.connect(self.resume)
        self.source.draft_discarded.connect(self._on_draft_discarded)
        self.steps.back_requested.connect(self.leave)
        self.steps.discard_requested.connect(self.discard)
        self.summary.closed.connect(self.leave)
        self.reviewing.changed.connect(lambda: self.drafting.touch(self._corrected))
        self.reviewing.changed.connect(lambda: self.merging.look(self.review))
        self.keeping.saving_changed.connect(self.steps.setDisabled)
        self.keeping.saving_changed.connect(self.page.foot.setDisabled)
        self.keeping.kept.connect(self._on_kept)
        self.merging.chosen.connect(self.keeping.keep)
        for part in (self.keeping, self.merging):
            part.failed.connect(lambda error: self._say(str(error)))
        self.merging.found.connect(lambda text: self._offer(text, _("Merge into it…"), self.merging.ask))
        self.page.skip.clicked.connect(self._next_file)
        self.page.draft.clicked.connect(self._keep_draft)
        self.keep.clicked.connect(self.save)
        self.keys = ImportKeys(self)

    def _next_file(self) -> None:
        self.reviewing.end()
        found = self._queue.take()
        if found is not None:
            self._read(lambda: self._imports.read_found(found), found.name, path=Path(found.place))
        elif self._failed:
            self.notice.hide()
            self.steps.show_saved()
            self.summary.show_outcome(len(self._saved), self._failed)
            self.pages.setCurrentWidget(self.summary)
            self.summary.setFocus()
        else:
            self.leave()

    def _keep_draft(self) -> None:
        """Leave this report as a draft, corrected or not, and go on to the next."""
        self.drafting.touch(self._corrected)
        self.drafting.begin_another()
        self._next_file()

    def _read(
        self,
        reading: Callable[[], Reading],
        name: str,
        *,
        path: Path | None = None,
        draft: ImportDraft | None = None,
    ) -> None:
        self._queue.reading, self._queue.is_file = name, path is not None
        self.steps.place.setText(f"{self._queue.place}   {_('Reading…')}")

        def work() -> tuple[Planned, Steps]:
            read = reading()
            steps = draft.steps if draft is not None and draft.lines == fingerprint(read.lines) else ()
            corrections = [correction for step in steps for correction in step]
            return self.reviewing.planned(read, corrections), steps

        def done(outcome: object) -> None:
            planned, steps = cast(tuple[Planned, Steps], outcome)
            self.steps.place.setText(self._queue.place)
            self._on_read(planned, steps, lost=draft is not None and len(draft.steps) > len(steps))

        def failed(error: ArchiveError) -> None:
            self.steps.place.clear()
            if path is None:
                self._say(str(error))
            else:
                self._failed.append(FailedFile(path=path, reason=str(error)))
                self._next_file()

        self._jobs.start("read", work, done, failed)

    def _on_read(self, planned: Planned, steps: Steps, *, lost: bool) -> None:
        self.notice.hide()
        known = self._imports.already_saved(planned[0])
        if not self._imports.can_save:
            self._say(_("The archive is open for reading only: this can be looked at but not saved."))
        elif known:
            text = _("This report was imported before. Saving it again makes a second record.")
            self._offer(text, _("Open that record"), lambda: self.session_requested.emit(known[0]))
        elif lost:
            self._say(
                _("This draft was made by another version, which read the text differently: correct it anew.")
            )
        self.steps.show_checking()
        self.pages.setCurrentWidget(self.page)
        self.reviewing.begin(planned, steps, can_skip=self._queue.is_many)
        self.merging.look(self.review, is_known=bool(known))

    def _offer(self, text: str, action: str, run: Callable[[], object]) -> None:
        self.notice.show_notice(text, action=action, run=run)

    def _typed(self) -> tuple[str, ImportDraft] | None:
        text = self.source.area.toPlainText()
        if not text.strip():
            return None
        source = Source(content=text.encode("utf-8", errors="replace"), media_type="text/plain")
        return text.strip()[:30].splitlines()[0], ImportDraft(source=source, steps=(), lines="")

    def _corrected(self) -> tuple[str, ImportDraft] | None:
        review = self.review
        if review is None:
            return None
        first = review.plan.sessions[0].facts.full_name if review.plan.sessions else ""
        name = first or (review.reading.lines[0].text[:30] if review.reading.lines else "")
        lines = fingerprint(review.reading.lines)
        return name, ImportDraft(source=review.reading.source, steps=review.steps, lines=lines)

    def _on_draft_discarded(self, draft: Draft) -> None:
        self.drafting.forget(draft.id)
        self.source.show_drafts(self.drafting.kept())

    def _may_discard(self) -> bool:
        answer = QMessageBox.question(
            self, _("Import a report"), _("Give this report up? The corrections made here are lost.")
        )
        return answer == QMessageBox.StandardButton.Yes

    def _say_added(self, count: int) -> None:
        text = ngettext("{n} file comes after this report.", "{n} files come after this report.", count)
        if count:
            self._say(text.format(n=count))
            self.steps.place.setText(self._queue.place)
            self.reviewing.offer_skip()

    def _say(self, text: str) -> None:
        self.notice.show_notice(text)

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
