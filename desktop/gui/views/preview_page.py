"""The preview: pages as they will be printed, and what can be done with them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.composition import Desk
from desktop.gui.jobs import Jobs
from desktop.gui.models.preview_choices import remembered
from desktop.gui.models.preview_scope import PrintScope
from desktop.gui.notices import NoticeBar
from desktop.gui.settings import Settings
from desktop.gui.views.preview_bar import PreviewBar, PreviewStatus
from desktop.gui.views.preview_canvas import PreviewCanvas
from desktop.gui.views.preview_fonts import FontsDialog
from desktop.gui.views.preview_options import PreviewOptions
from desktop.gui.views.preview_printer import PrinterPanel
from desktop.gui.views.preview_sending import PreviewSending
from desktop.gui.views.preview_thumbs import PreviewThumbs
from desktop.records import ArchiveError
from desktop.records.printing import TYPE_AREAS, Layout, PageImage, PrintReport, PrintRequest

# PDFium draws a thin outline at least a pixel wide, so that thickened words would be blots on small pages:
# these are rendered at about this scale and made smaller.
_FINE = 1.4


class PreviewPage(QWidget):
    """Lays out what is chosen whenever a choice changes, and shows it; the newest choice wins."""

    closed = Signal()

    def __init__(self, desk: Desk, scopes: Sequence[PrintScope], settings: Settings) -> None:
        super().__init__()
        self.setObjectName("previewPage")
        self._desk = desk
        self._scopes = scopes
        self._settings = settings
        self._paper = Jobs(self)
        self.report: PrintReport | None = None
        self._layout = Layout.OFFICIAL
        self._choices = remembered(settings.layout_choice(self._layout), self._layout)
        self.bar, self.status, self.notice = PreviewBar(), PreviewStatus(), NoticeBar()
        self.thumbs, self.canvas = PreviewThumbs(), PreviewCanvas()
        self.options, self.printer = PreviewOptions(), PrinterPanel()
        self.sending = PreviewSending(self, desk, self.printer, self.notice)
        self._lay_out_parts()
        self._connect()
        self._connect_jobs()
        self.bar.show_scopes([scope.label for scope in scopes])
        self._show_choices()
        self.sending.find_printers()
        self.lay_out()

    def lay_out(self) -> None:
        """Lay the paper out anew; what is being laid out is given up."""
        self._paper.cancel()
        self._paper.start(
            "lay-out", lambda: self._desk.preview.lay_out(self.request()), self._on_laid_out, self._on_failed
        )

    def request(self) -> PrintRequest:
        """Return what is chosen; finds out what is listed, so it may take its time."""
        scope = self._scopes[max(0, self.bar.scope)]
        return replace(scope.request(), layout=self._layout, options=self._choices.options)

    @property
    def is_working(self) -> bool:
        """Whether paper is being laid out, painted or sent."""
        return self._paper.running or self.sending.jobs.running

    def stop(self) -> None:
        """Give up what is going on, so that the view can go away; a job in the spooler stays there."""
        self._paper.stop()
        self.sending.stop()

    def put_away(self) -> None:
        """Remove the files that were looked at."""
        self._desk.preview.close()

    def print_now(self) -> None:
        """Send the file that is shown to the chosen printer."""
        if self.report is not None and self.printer.can_print:
            self.sending.print_paper(self.report, self.name)

    def export(self) -> None:
        """Ask for a file and write the PDF to it."""
        self.sending.export(self.request, self.name)

    @property
    def name(self) -> str:
        """What the chosen paper is called."""
        return self._scopes[max(0, self.bar.scope)].name

    def _lay_out_parts(self) -> None:
        side = QWidget()
        side.setObjectName("previewSide")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.options, 1)
        column.addWidget(self.printer)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.thumbs)
        row.addWidget(self.canvas, 1)
        row.addWidget(side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self.notice)
        whole.addLayout(row, 1)
        whole.addWidget(self.status)

    def _connect(self) -> None:
        self.bar.back.clicked.connect(self.closed)
        self.bar.export.clicked.connect(self.export)
        self.bar.prints.clicked.connect(self.print_now)
        self.bar.scope_chosen.connect(lambda _row: self.lay_out())
        self.options.layout_chosen.connect(self._on_layout_chosen)
        self.options.choices_changed.connect(self._on_choices_changed)
        self.options.fonts_requested.connect(self._on_fonts_requested)
        self.printer.changed.connect(self._show_ready)
        self.printer.two_sided_changed.connect(lambda on: self._keep(is_two_sided=on))
        self.printer.booklet_changed.connect(lambda on: self._keep(is_booklet=on))
        self.status.two_up.clicked.connect(lambda on: self._keep(is_two_up=on))
        self.status.zoom_requested.connect(self.canvas.zoom_by)
        self.thumbs.page_chosen.connect(self.canvas.go_to)
        self.thumbs.images_needed.connect(self._render_thumbs)
        self.canvas.images_needed.connect(self._render)
        self.canvas.page_changed.connect(self.thumbs.show_current)
        self.canvas.page_changed.connect(lambda _page: self._show_place())
        self.canvas.zoom_changed.connect(self.status.show_zoom)

    def _connect_jobs(self) -> None:
        self._paper.busy_changed.connect(self.status.show_busy)
        self.sending.jobs.busy_changed.connect(self.status.show_busy)
        self.sending.jobs.progressed.connect(self.status.show_progress)
        self.status.cancel_requested.connect(self._paper.cancel)
        self.status.cancel_requested.connect(self.sending.jobs.cancel)

    def _show_choices(self) -> None:
        choices = self._choices
        self.options.show_choices(self._layout, choices)
        self.canvas.set_grid(TYPE_AREAS[self._layout] if choices.has_grid else None)
        self.canvas.set_two_up(choices.is_two_up)
        self.status.two_up.setChecked(choices.is_two_up)
        self.printer.two_sided.setChecked(choices.is_two_sided)
        self.printer.booklet.setChecked(choices.is_booklet)

    def _keep(self, **changed: bool) -> None:
        self._choices = replace(self._choices, **changed)
        self._settings.keep_layout_choice(self._layout, self._choices.as_text())
        self._show_choices()

    def _on_choices_changed(self, choices: object) -> None:
        before = self._choices.options
        self._choices = choices  # type: ignore[assignment] # the signal carries it as an object
        self._keep()
        if self._choices.options != before:
            self.lay_out()

    def _on_layout_chosen(self, layout: Layout) -> None:
        self._layout = layout
        self._choices = remembered(self._settings.layout_choice(layout), layout)
        self._show_choices()
        self.canvas.go_to(0)
        self.lay_out()

    def _on_laid_out(self, report: PrintReport) -> None:
        self.report = report
        self._desk.preview.keep_only(report.path)
        self.notice.hide()
        self.options.fonts.show_report(report)
        self.printer.show_count(report.pages)
        self.thumbs.pages.show_pages(report.pages)
        self.canvas.show_pages(report.pages)
        self._render_thumbs()

    def _render(self) -> None:
        pages = self.canvas.lacking()
        if self.report is not None and pages:
            path, scale = self.report.path, self.canvas.image_scale
            self._paper.start(
                "pages", lambda: self._images(path, pages, scale), self.canvas.show_images, self._on_failed
            )

    def _render_thumbs(self) -> None:
        pages = self.thumbs.pages.lacking(self.thumbs.visible_pages())
        if self.report is not None and pages:
            path, scale = self.report.path, self.thumbs.image_scale
            show = self.thumbs.pages.show_images
            self._paper.start("thumbs", lambda: self._images(path, pages, scale), show, self._on_failed)

    def _images(self, pdf: Path, pages: Sequence[int], scale: float) -> dict[int, QImage]:
        """Render pages; meant for a worker thread."""
        finer = max(1, round(_FINE / scale))
        rendered = self._desk.preview.pages(pdf, pages, scale=scale * finer)
        return {page: _scaled(one, finer) for page, one in zip(pages, rendered, strict=True)}

    def _on_failed(self, error: ArchiveError) -> None:
        self.notice.show_notice(str(error), kind="danger")

    def _on_fonts_requested(self) -> None:
        dialog = FontsDialog(self, self._desk.fonts)
        dialog.changed.connect(self.lay_out)
        dialog.open()

    def _show_place(self) -> None:
        count = self.report.pages if self.report is not None else 0
        first = self.canvas.current_page + 1
        last = min(count, first + (1 if self._choices.is_two_up else 0))
        self.status.show_place(first, last, count)

    def _show_ready(self) -> None:
        self.bar.prints.setEnabled(self.printer.can_print)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _scaled(one: PageImage, finer: int) -> QImage:
    image = QImage(one.pixels, one.width, one.height, QImage.Format.Format_RGB32)
    if finer == 1:
        return image.copy()
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaledToWidth(round(one.width / finer), smooth)
