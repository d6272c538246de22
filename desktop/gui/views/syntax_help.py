"""What can be typed into the search box, each line an example to try."""

from gettext import gettext as _

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget


class SyntaxHelp(QFrame):
    """A popup that closes by itself; an example that is clicked goes into the box."""

    example_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        title = QLabel(_("What can be typed"))
        title.setObjectName("quiet")
        grid.addWidget(title, 0, 0, 1, 2)
        for row, (example, meaning) in enumerate(_examples(), start=1):
            button = QPushButton(example)
            button.setObjectName("example")
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(f"{example}: {meaning}")
            button.clicked.connect(lambda _checked=False, text=example: self._choose(text))
            grid.addWidget(button, row, 0)
            grid.addWidget(QLabel(meaning), row, 1)
        foot = QLabel(
            _("Wide and narrow punctuation are the same. Sessions, years and people: see the left.")
        )
        foot.setObjectName("quiet")
        grid.addWidget(foot, len(_examples()) + 1, 0, 1, 2)

    def show_below(self, widget: QWidget) -> None:
        """Show right-aligned under a widget."""
        self.adjustSize()
        place = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 4))
        self.move(place)
        self.show()

    def _choose(self, example: str) -> None:
        self.example_chosen.emit(example)
        self.close()


def _examples() -> tuple[tuple[str, str], ...]:
    return (
        (_("harbour fishery"), _("both words occur")),
        (_("harbour OR fishery"), _("either occurs")),
        (_('"fishing harbour"'), _("exactly this wording")),
        (_("harbour -fishery"), _("the second word does not occur")),
        (_("title:harbour"), _("in the title only")),
        (_("speaker:Wang"), _("by name")),
        (_("sector:CPWDP"), _("party or sector")),
        (_("session:consultation"), _("in the session's name")),
        (_("year:2023..2025"), _("held in these years")),
        (_("term:6"), _("number of the term")),
        (_("kind:remark"), _("speech, remark, reported or narrative")),
    )
