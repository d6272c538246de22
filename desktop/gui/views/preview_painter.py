"""Print pages as images, for systems whose spooler takes no PDF (Windows)."""

from collections.abc import Generator, Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop.records import PrintingError, Progress
from desktop.records.printing import PageImage, Printer, PrintSettings, Sides

_DUPLEX = {
    Sides.ONE: QPrinter.DuplexMode.DuplexNone,
    Sides.LONG_EDGE: QPrinter.DuplexMode.DuplexLongSide,
    Sides.SHORT_EDGE: QPrinter.DuplexMode.DuplexShortSide,
}


def system_printers() -> tuple[Printer, ...]:
    """Return the printers that Qt knows, the default one first."""
    usual = QPrinterInfo.defaultPrinterName()
    found = [
        Printer(
            name=one.printerName(),
            is_default=one.printerName() == usual,
            is_ready=one.state() is not QPrinter.PrinterState.Error,
        )
        for one in QPrinterInfo.availablePrinters()
    ]
    return tuple(sorted(found, key=lambda printer: not printer.is_default))


def system_printer(settings: PrintSettings) -> QPrinter:
    """Return a printer set up for A4 at its own resolution, without margins of its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(settings.printer)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setCopyCount(settings.copies)
    printer.setDuplex(_DUPLEX[settings.sides])
    return printer


def paint_pages(printer: QPrinter, images: Iterator[PageImage], total: int) -> Generator[Progress, None, int]:
    """Paint images on a printer, one to a page, and return how many; PrintingError where it takes no more.

    Closing the generator stops the job where it is.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintingError(
            "{printer} could not be used. Nothing was printed; choose another printer.",
            printer=printer.printerName(),
        )
    done = 0
    try:
        for image in images:
            if done and not printer.newPage():
                raise PrintingError(
                    "{printer} took no more pages after page {n}; the rest was not printed.",
                    printer=printer.printerName(),
                    n=done,
                )
            picture = QImage(image.pixels, image.width, image.height, QImage.Format.Format_RGB32)
            painter.drawImage(QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)), picture)
            done += 1
            yield Progress(done=done, total=total)
    except GeneratorExit:
        printer.abort()
        raise
    finally:
        painter.end()
    return done
