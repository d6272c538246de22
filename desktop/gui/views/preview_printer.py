"""Where the pages go: which of them, how many copies, which printer."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import pgettext

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QSpinBox, QWidget

from desktop.gui.models.preview_choices import page_ranges
from desktop.gui.models.preview_words import printer_words
from desktop.gui.theme import restyle
from desktop.gui.views.preview_tick import TickBox
from desktop.records.printing import Printer, PrintSettings, Sides


class PrinterPanel(QWidget):
    """Offers the printers of the system; without one there is nothing to choose."""

    two_sided_changed = Signal(bool)
    booklet_changed = Signal(bool)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("previewPrinter")
        self._count = 0
        self.pages = QLineEdit(placeholderText=_("all, or 1-3, 5"))
        self.pages.setAccessibleName(_("Pages to print"))
        self.copies = QSpinBox(minimum=1, maximum=999)
        self.copies.setAccessibleName(pgettext("print", "Copies"))
        self.copies.setFixedWidth(52)
        self.copies.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.two_sided = TickBox(_("Two-sided"))
        self.booklet = TickBox(_("Booklet"))
        self.booklet.setToolTip(_("Two pages side by side, in the order for folding in the middle"))
        self.printer = QComboBox()
        self.printer.setAccessibleName(_("Printer"))
        self.printer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 8, 16, 10)
        grid.setHorizontalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(QLabel(_("Pages")), 0, 0)
        grid.addWidget(self.pages, 0, 1)
        grid.addWidget(QLabel(pgettext("print", "Copies")), 0, 2)
        grid.addWidget(self.copies, 0, 3)
        grid.addWidget(self.two_sided, 1, 0, 1, 2)
        grid.addWidget(self.booklet, 1, 2, 1, 2)
        grid.addWidget(QLabel(_("Printer")), 2, 0)
        grid.addWidget(self.printer, 2, 1, 1, 3)
        self.two_sided.clicked.connect(self.two_sided_changed)
        self.booklet.clicked.connect(self.booklet_changed)
        self.pages.textChanged.connect(lambda _text: self._check())
        self.printer.currentIndexChanged.connect(lambda _row: self.changed.emit())
        self.show_printers(())

    def show_printers(self, printers: Sequence[Printer]) -> None:
        """Offer printers, the default one first."""
        self.printer.clear()
        for printer in printers:
            self.printer.addItem(printer_words(printer), printer.name)
        if not printers:
            self.printer.addItem(_("No printer was found"), "")
        self.printer.setEnabled(bool(printers))
        self.changed.emit()

    def show_count(self, count: int) -> None:
        """Take the number of pages that there are."""
        self._count = count
        self._check()

    @property
    def can_print(self) -> bool:
        """Whether there is a printer, and the pages to print are understood."""
        return bool(self.printer.currentData()) and self._ranges() is not None and self._count > 0

    def settings(self) -> PrintSettings:
        """Return how the file is to be printed."""
        return PrintSettings(
            printer=self.printer.currentData(),
            copies=self.copies.value(),
            pages=self._ranges() or (),
            sides=Sides.LONG_EDGE if self.two_sided.isChecked() else Sides.ONE,
            is_booklet=self.booklet.isChecked(),
        )

    def _ranges(self) -> tuple[tuple[int, int], ...] | None:
        return page_ranges(self.pages.text(), self._count)

    def _check(self) -> None:
        is_bad = self._ranges() is None and self._count > 0
        self.pages.setToolTip(_("Write pages as 1-3, 5") if is_bad else "")
        restyle(self.pages, bad=is_bad)
        self.changed.emit()
