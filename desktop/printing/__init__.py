"""Lay out records as PDF, and pages as images."""

from desktop.printing.pages import page_images
from desktop.printing.press import Press

__all__ = ["Press", "page_images"]
