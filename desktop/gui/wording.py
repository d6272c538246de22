"""Translations for what is painted many times a second.

gettext looks for its catalogue's file at every call, about 0.2 ms; a list that is scrolled asks some hundred
times for the same words.
"""

import gettext
import os
from functools import lru_cache

_KEPT = 4096


def translated(text: str) -> str:
    """Return what a sentence is in the language that is spoken."""
    return _translated(text, os.environ.get("LANGUAGE", ""))


def counted(one: str, many: str, n: int) -> str:
    """Return the form of a sentence for a number, in the language that is spoken."""
    return _counted(one, many, n, os.environ.get("LANGUAGE", ""))


@lru_cache(_KEPT)
def _translated(text: str, _language: str) -> str:
    return gettext.gettext(text)


@lru_cache(_KEPT)
def _counted(one: str, many: str, n: int, _language: str) -> str:
    return gettext.ngettext(one, many, n)
