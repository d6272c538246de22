"""Lay out records as PDF, pages as images, and files to printers."""

from desktop.printing.font_shelf import FontShelf
from desktop.printing.fonts import missing as missing_characters
from desktop.printing.imposition import make_booklet
from desktop.printing.pages import page_images
from desktop.printing.press import Press
from desktop.printing.spooler import Spooler

__all__ = ["FontShelf", "Press", "Spooler", "make_booklet", "missing_characters", "page_images"]
