"""Notices that a session under review is kept already, and offers to merge the review into it."""

from collections.abc import Mapping
from gettext import gettext as _

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.gui.dialogs.merge_session import MergeSessionDialog
from desktop.gui.jobs import Jobs
from desktop.gui.models.import_review import ImportReview
from desktop.gui.views.import_review_page import ImportReviewPage
from desktop.workflows.import_records import ImportRecords
from desktop.workflows.merge_sessions import Keep, Merging

Matches = tuple[Merging | None, ...]


class MergingSessions(QObject):
    """Looks after every change of the review, on a worker thread; `found` tells it in a sentence.

    `chosen` carries what merges a review as it was decided.
    """

    found = Signal(str)
    chosen = Signal(object)
    failed = Signal(object)

    def __init__(self, page: ImportReviewPage, imports: ImportRecords, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._page = page
        self._imports = imports
        self._jobs = jobs
        self._review: ImportReview | None = None
        self._matches: Matches = ()
        self._is_told = False
        page.merge.clicked.connect(self.ask)

    def look(self, review: ImportReview | None, *, is_known: bool | None = None) -> None:
        """Look whether the sessions of a review are kept; `is_known` begins another review.

        With `is_known` set nothing is told, as something else is said of the report already.
        """
        if is_known is not None:
            self._is_told = is_known
            self._show(())
        self._review = review
        if review is None or not self._imports.can_save:
            return
        plan = review.plan
        self._jobs.start(
            "known", lambda: self._imports.same_sessions(plan), self._on_looked, self.failed.emit
        )

    def ask(self) -> None:
        """Show what a merge would do; what is chosen there is merged."""
        known = tuple(match for match in self._matches if match is not None)
        if known and self._review is not None:
            dialog = MergeSessionDialog(self._window, known, len(self._matches) - len(known))
            dialog.chosen.connect(self._merge)
            dialog.open()

    def _on_looked(self, matches: Matches) -> None:
        self._show(matches)
        first = next((match for match in matches if match is not None), None)
        if first is not None and not self._is_told:
            self._is_told = True
            text = _("{name} is kept already, from another source. Saving this report makes a second record.")
            self.found.emit(text.format(name=first.session.full_name))

    def _show(self, matches: Matches) -> None:
        self._matches = matches
        self._page.offer_merge(is_offered=any(matches))

    def _merge(self, keep: Mapping[str, Keep]) -> None:
        matches = self._matches
        self.chosen.emit(lambda review: self._imports.merge(review.plan, matches, keep, review.corrections))
