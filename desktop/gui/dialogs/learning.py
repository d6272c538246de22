"""What the program has learned from corrections: how much, when, and a way to learn and to forget."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.composition import Desk
from desktop.gui.dialogs.fitting import fit
from desktop.gui.jobs import Jobs
from desktop.gui.models.import_groups import label_name
from desktop.gui.safety import Safety
from desktop.gui.views.draft_list import moment
from desktop.records import ArchiveError, Progress
from desktop.records.lesson import LearningState, Relabelled
from desktop.workflows.learn_labels import Candidate


class LearningDialog(QDialog):
    """Says what was learned; a right label that would become wrong is shown before anything is used."""

    def __init__(self, parent: QWidget, desk: Desk, safety: Safety) -> None:
        super().__init__(parent)
        self._desk = desk
        self._safety = safety
        self._jobs = Jobs(self)
        self.candidate: Candidate | None = None
        self.setWindowTitle(_("Learned labels"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, 720, 200)
        self._lay_out()
        self._jobs.progressed.connect(self._on_progress)
        self.show_state()

    def show_state(self, said: str = "") -> None:
        """Show how far learning has come, below a sentence on what was just done."""
        state = self._desk.learning.state()
        self.state.setText("\n".join(filter(None, (said, *_sentences(state)))))
        can_change = not self._desk.browse.read_only
        self._ask(())
        self.learn_button.setVisible(can_change and state.can_learn)
        self.forget.setEnabled(can_change and bool(state.corrections or state.waiting))

    def learn(self) -> None:
        """Learn from all corrections; what makes no right label wrong is used at once."""
        self._show_busy(is_busy=True)
        self._jobs.start("learn", self._desk.learning.learn, self._on_learned, self._on_failed)

    def use(self) -> None:
        """Use what was learned, also where a person has seen that it makes a label wrong."""
        candidate = self.candidate
        if candidate is None:
            return
        self._safety.do(lambda desk: desk.learning.keep(candidate))
        mended = len(candidate.mended)
        text = ngettext(
            "Learned: {n} label would now be right at once.",
            "Learned: {n} labels would now be right at once.",
            mended,
        )
        self.show_state(text.format(n=mended))

    def reset(self) -> None:
        """Forget everything, after a question."""
        answer = QMessageBox.question(
            self,
            _("Learned labels"),
            _(
                "Forget what was learned in this archive, and the corrections that it came from? Labels are"
                " then set as the program came; no saved record changes. Undo brings it back."
            ),
        )
        if answer == QMessageBox.StandardButton.Yes:
            self._safety.do(lambda desk: desk.learning.reset())
            self.show_state()

    @override
    def reject(self) -> None:
        """Stop learning, if it is going on, and close."""
        self._jobs.cancel()
        self._jobs.stop()
        super().reject()

    def _lay_out(self) -> None:
        explanation = QLabel(
            _(
                "What you correct while checking an import is kept in this archive, on this computer. The"
                " program can learn from it how the reports you import are laid out. No label that was right"
                " before becomes wrong without your consent."
            ),
            wordWrap=True,
        )
        explanation.setObjectName("quietBody")
        self.state = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.state.setAccessibleName(_("What was learned"))
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(_("Progress"))
        self.question = QLabel(wordWrap=True)
        self.spoiled = _table()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        for widget in (explanation, self.state, self.bar, self.question):
            column.addWidget(widget)
        column.addWidget(self.spoiled, 1)
        column.addStretch()
        column.addWidget(self._buttons())
        self._show_busy(is_busy=False)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.close_button = buttons.button(QDialogButtonBox.StandardButton.Close)
        self.learn_button = QPushButton(_("Learn now"))
        self.use_button = QPushButton(_("Use it all the same"))
        self.keep_button = QPushButton(_("Leave it as it was"))
        self.forget = QPushButton(_("Forget what was learned…"))
        for button, act in (
            (self.forget, self.reset),
            (self.use_button, self.use),
            (self.keep_button, self.show_state),
            (self.learn_button, self.learn),
        ):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
        self.learn_button.setProperty("primary", True)
        return buttons

    def _on_learned(self, candidate: Candidate) -> None:
        self._show_busy(is_busy=False)
        self.candidate = candidate
        if candidate.is_safe:
            self.use()
            # Else it would stand on forgetting all of it.
            self.close_button.setFocus()
        else:
            self._ask(candidate.spoiled)

    def _on_failed(self, error: ArchiveError) -> None:
        self._show_busy(is_busy=False)
        self.show_state(str(error))

    def _on_progress(self, progress: Progress) -> None:
        self.bar.setRange(0, progress.total or 0)
        self.bar.setValue(progress.done)

    def _show_busy(self, *, is_busy: bool) -> None:
        self.bar.setVisible(is_busy)
        self.bar.setRange(0, 0)
        self.learn_button.setEnabled(not is_busy)

    def _ask(self, spoiled: Sequence[Relabelled]) -> None:
        for widget in (self.question, self.spoiled, self.use_button, self.keep_button):
            widget.setVisible(bool(spoiled))
        if spoiled:
            self.learn_button.hide()
        self.forget.setVisible(not spoiled)
        self.question.setText(
            ngettext(
                "Not used yet: {n} label that you confirmed would become wrong.",
                "Not used yet: {n} labels that you confirmed would become wrong.",
                len(spoiled),
            ).format(n=len(spoiled))
        )
        self.spoiled.clear()
        self.spoiled.addTopLevelItems([_row(one) for one in spoiled])
        if spoiled:
            fit(self, self.width(), max(self.height(), 460))
            self.keep_button.setFocus()


def _table() -> QTreeWidget:
    table = QTreeWidget()
    table.setHeaderLabels([_("Report"), _("¶"), _("Paragraph"), _("Confirmed"), _("Would be")])
    table.setRootIsDecorated(False)
    table.setUniformRowHeights(True)
    table.setAccessibleName(_("Labels that would become wrong"))
    header = table.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    return table


def _row(one: Relabelled) -> QTreeWidgetItem:
    cells = [one.lesson, str(one.line), one.text[:80], label_name(one.accepted), label_name(one.now)]
    row = QTreeWidgetItem(cells)
    row.setToolTip(2, one.text)
    return row


def _sentences(state: LearningState) -> list[str]:
    if state.at is None:
        said = [_("Nothing has been learned in this archive yet.")]
    else:
        corrections = ngettext("{n} correction", "{n} corrections", state.corrections)
        reports = ngettext("{n} report", "{n} reports", state.texts)
        said = [
            _("Learned on {at} from {corrections} in {reports}.").format(
                at=moment(state.at),
                corrections=corrections.format(n=state.corrections),
                reports=reports.format(n=state.texts),
            )
        ]
    if state.waiting:
        waiting = ngettext(
            "{n} correction has not been learned from yet.",
            "{n} corrections have not been learned from yet.",
            state.waiting,
        )
        said.append(waiting.format(n=state.waiting))
    if state.taken_back:
        said.append(_("An import that was learned from has been undone; learning anew leaves it out."))
    if state.outdated:
        said.append(_("The program was updated; what it learned in this archive has to be learned anew."))
    return said
