"""Work on one review: what the page asks for becomes corrections, and the plan is made anew."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from desktop.gui.jobs import Jobs
from desktop.gui.models.import_groups import next_label
from desktop.gui.models.import_lines import LineRow
from desktop.gui.models.import_review import ImportReview
from desktop.gui.views.import_review_page import ImportReviewPage
from desktop.records import IntakePlan, IntakeWarning, Reading
from desktop.records.correction import (
    Anchor,
    Correction,
    DropSpeech,
    EditedLine,
    MergeLine,
    MoveSpeech,
    MoveToSession,
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
from desktop.workflows.import_records import ImportRecords

Planned = tuple[IntakePlan, tuple[EditedLine, ...]]
# Up to here a new plan takes less than a person can notice; beyond it is made off the main thread.
_AT_ONCE = 200


class Reviewing(QObject):
    """The review that is on the page, if any, and every way to correct it."""

    changed = Signal()

    def __init__(self, page: ImportReviewPage, imports: ImportRecords, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self.review: ImportReview | None = None
        self._page = page
        self._imports = imports
        self._jobs = jobs
        self._is_planning = False
        self._waiting: list[Callable[[], None]] = []
        self._can_skip = False
        self._first: Planned | None = None
        self._connect()

    def begin(
        self, planned: Planned, steps: Sequence[tuple[Correction, ...]] = (), *, can_skip: bool = False
    ) -> None:
        """Show a plan with the steps of corrections that made it, on its first paragraph."""
        self._can_skip = can_skip
        self._waiting.clear()
        self._is_planning = False
        self._first = None if steps else planned
        self.review = ImportReview(*planned, steps)
        self._page.paragraphs.clearSelection()
        self._page.paragraphs.lines.forget_folds()
        self._show()
        self._page.paragraphs.select(1)
        self._page.paragraphs.setFocus()

    def offer_skip(self) -> None:
        """Offer to pass over what is shown: something comes after it."""
        self._can_skip = True
        self._show()

    def end(self) -> None:
        """Forget the review."""
        self.review = None
        self._waiting.clear()

    def give_back(self, review: ImportReview) -> None:
        """Go on with a review after `end`, as it was."""
        self.review = review
        self._show()
        self._page.paragraphs.setFocus()

    def planned(self, reading: Reading, corrections: Sequence[Correction] = ()) -> Planned:
        """Return the plan of a reading after corrections, and its paragraphs."""
        lines = self._imports.edited_lines(reading, corrections)
        return self._imports.plan(reading, corrections), lines

    def undo(self) -> None:
        """Take the last step back."""
        self.once_planned(lambda review: self._go(review.undo) if review.can_undo else None)

    def redo(self) -> None:
        """Bring the step back that was undone last."""
        self.once_planned(lambda review: self._go(review.redo) if review.can_redo else None)

    def once_planned(self, wish: Callable[[ImportReview], object]) -> None:
        """Do what is asked for on the plan that is shown, after the one that is being made."""

        def act() -> None:
            if self.review is not None:
                wish(self.review)

        if self._is_planning:
            self._waiting.append(act)
        else:
            act()

    def label(self, digit: str) -> None:
        """Label the selected paragraphs as a digit does."""
        rows = self._page.paragraphs.selected_lines()
        if rows:
            self._on_label_requested(digit, rows)

    def next_doubt(self) -> None:
        """Go to the next doubtful paragraph."""
        found = self._page.paragraphs.lines.next_doubt(self._page.paragraphs.current_line)
        if found is not None:
            self._page.paragraphs.go_to(found)

    def _connect(self) -> None:
        page, correct = self._page, self._correct
        page.legend.label_requested.connect(self.label)
        page.paragraphs.label_requested.connect(self._on_label_requested)
        page.paragraphs.merge_requested.connect(lambda n: correct(MergeLine(line=n)))
        page.paragraphs.split_requested.connect(lambda n, at: correct(SplitLine(line=n, offset=at)))
        page.form.field_edited.connect(self._on_session_field_edited)
        page.form.take_back_requested.connect(self._on_session_take_back)
        page.session_chosen.connect(lambda _number: self._show())
        page.doubts.line_requested.connect(page.paragraphs.go_to)
        page.doubts.date_requested.connect(page.form.fields[SessionField.HELD_ON].setFocus)
        page.doubts.session_requested.connect(page.form.fields[SessionField.NAME].setFocus)
        page.doubts.name_given.connect(self._on_name_given)
        page.doubts.settled.connect(self._on_settled)
        page.table.speeches.field_edited.connect(self._on_speech_field_edited)
        page.table.drop_requested.connect(lambda anchor: correct(DropSpeech(anchor=anchor)))
        page.table.move_requested.connect(self._on_move_requested)
        page.table.session_requested.connect(
            lambda anchor, number: correct(MoveToSession(anchor=anchor, session=number))
        )
        page.table.take_back_requested.connect(self._on_speech_take_back)
        page.table.speech_opened.connect(self._on_speech_opened)

    def _correct(self, *step: Correction) -> None:
        self.once_planned(lambda review: self._go(lambda: review.add(step)))

    def _go(self, edit: Callable[[], None]) -> None:
        edit()
        review = self.review
        if review is None:
            return
        reading, corrections = review.reading, review.corrections
        if not corrections and self._first is not None:
            self._take(self._first)
        elif len(reading.lines) <= _AT_ONCE:
            self._take(self.planned(reading, corrections))
        else:
            self._is_planning = True
            self._jobs.start("plan", lambda: self.planned(reading, corrections), self._take, _ignore)

    def _take(self, planned: Planned) -> None:
        self._is_planning = False
        if self.review is not None:
            self.review.show(*planned)
            self._show()
            self.changed.emit()
        while self._waiting and not self._is_planning:
            self._waiting.pop(0)()

    def _show(self) -> None:
        if self.review is not None:
            self._page.show_review(self.review, can_save=self._imports.can_save, can_skip=self._can_skip)

    def _on_label_requested(self, digit: str, rows: Sequence[LineRow]) -> None:
        numbers = [row.line.n for row in rows]

        def relabel(review: ImportReview) -> None:
            wanted = next_label(digit, review.plan.lines[numbers[0] - 1].label)
            self._go(lambda: review.add([Relabel(line=n, label=wanted) for n in numbers]))

        self.once_planned(relabel)

    def _on_session_field_edited(self, field: SessionField, value: str) -> None:
        self._correct(SetSessionField(session=self._page.session_number, field=field, value=value))

    def _on_session_take_back(self, field: SessionField) -> None:
        number = self._page.session_number

        def is_wanted(c: Correction) -> bool:
            return isinstance(c, SetSessionField) and c.session == number and c.field is field

        self.once_planned(lambda review: self._go(lambda: review.take_back(is_wanted)))

    def _on_speech_take_back(self, anchor: Anchor) -> None:
        def is_wanted(c: Correction) -> bool:
            return isinstance(c, SetSpeechField | MoveSpeech | MoveToSession) and c.anchor == anchor

        self.once_planned(lambda review: self._go(lambda: review.take_back(is_wanted)))

    def _on_speech_field_edited(self, anchor: Anchor, field: SpeechField, value: str) -> None:
        self._correct(SetSpeechField(anchor=anchor, field=field, value=value))

    def _on_name_given(self, warning: IntakeWarning, name: str) -> None:
        speech = self.review.speech_at(warning.line) if self.review else None
        anchor = anchor_of(speech) if speech else None
        if anchor is not None:
            self._on_speech_field_edited(anchor, SpeechField.SPEAKERS, name)
            self._page.paragraphs.setFocus()

    def _on_settled(self, warning: IntakeWarning) -> None:
        if self.review is not None:
            self._correct(SettleDoubt(code=warning.code, anchor=self.review.anchor_at(warning.line)))

    def _on_move_requested(self, anchor: Anchor, by: int) -> None:
        self._correct(MoveSpeech(anchor=anchor, by=by))
        self._page.table.select(anchor)

    def _on_speech_opened(self, anchor: Anchor) -> None:
        n = number_at(self.review.lines, anchor) if self.review else None
        if n is not None:
            self._page.paragraphs.go_to(n)


def _ignore(_error: object) -> None:
    """A plan is made in this process from what was read already; it has no error for people."""
