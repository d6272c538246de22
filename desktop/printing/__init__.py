"""Lay out records as PDF, pages as images, and files to printers."""

from desktop.printing.imposition import make_booklet
from desktop.printing.pages import page_images
from desktop.printing.press import Press
from desktop.printing.spooler import Spooler

__all__ = ["Press", "Spooler", "make_booklet", "page_images"]
