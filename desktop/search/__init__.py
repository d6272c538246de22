"""Find speeches: the index, the query language, and a plain scan of the same meaning."""

from desktop.search.index import SpeechIndex, hit_ranges
from desktop.search.language import parse
from desktop.search.scanning import scan

__all__ = ["SpeechIndex", "hit_ranges", "parse", "scan"]
