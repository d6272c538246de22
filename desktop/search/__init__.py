"""Find speeches: the index, the query language, and a plain scan of the same meaning."""

from desktop.search.index import SpeechIndex, hit_ranges, scan
from desktop.search.language import parse

__all__ = ["SpeechIndex", "hit_ranges", "parse", "scan"]
