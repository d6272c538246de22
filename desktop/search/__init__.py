"""Find speeches: the index, the query language, and a plain scan of the same meaning."""

from desktop.search.index import SpeechIndex, hit_ranges
from desktop.search.language import parse, tree_of
from desktop.search.phrasing import chips, printed, text_of
from desktop.search.scanning import scan

__all__ = ["SpeechIndex", "chips", "hit_ranges", "parse", "printed", "scan", "text_of", "tree_of"]
