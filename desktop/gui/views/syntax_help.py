"""What can be typed into the search box, each line an example to try."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget


class SyntaxHelp(QWidget):
    """Examples with what they mean; one that is clicked goes into the box."""

    example_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 6, 16, 8)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(5)
        title = QLabel(_("What can be typed"))
        title.setObjectName("quiet")
        grid.addWidget(title, 0, 0, 1, 2)
        for row, (example, meaning) in enumerate(examples(), start=1):
            button = QPushButton(example)
            button.setObjectName("example")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(f"{example}: {meaning}")
            button.clicked.connect(partial(self._choose, example))
            grid.addWidget(button, row, 0)
            grid.addWidget(QLabel(meaning), row, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(examples()) + 1, 1)

    def _choose(self, example: str, _checked: bool = False) -> None:
        self.example_chosen.emit(example)


def examples() -> tuple[tuple[str, str], ...]:
    """Return examples of the language with what they mean."""
    return (
        (_("harbour fishery"), _("both words occur")),
        (_("harbour OR fishery"), _("either occurs")),
        (_('"fishing harbour"'), _("exactly this wording")),
        (_("harbour -fishery"), _("the second word does not occur")),
        (_("title:harbour"), _("in the title only")),
        (_("proposal:harbour"), _("in proposals; problem: in problems")),
        (_("harbour NEAR/10 fishery"), _("at most ten characters between")),
        (_("speaker:Wang"), _("by name")),
        (_("sector:CPWDP"), _("party or sector")),
        (_("session:consultation"), _("in the session's name")),
        (_("year:2023..2025"), _("held in these years")),
        (_("term:6"), _("number of the term")),
        (_("kind:remark"), _("speech, remark, reported or narrative")),
    )
