"""Expressions cut down to one text: of all word lists in them only the words that the text holds.

The expressions of `sentences.json` hold the lists of surnames, verbs and offices many times over, and are
compiled anew for the names of every text. Compiling takes as long as they are, so what cannot match is left
out before.
"""

import re

from desktop.intake.vocabulary import HAN

# A word that is a whole alternative and not the last one, with its bar.
_WORD = re.compile(r"(?:(?<=\|)|(?<=\()|(?<=\(\?[:=!])|(?<=\(\?<[=!]))([\u4e00-\u9fff]+)\|")
# A long class of characters, as the surnames are.
_CLASS = re.compile(r"\[([\u4e00-\u9fff]{50,})\]")
_HAN, _LETTERS = re.compile(HAN), re.compile(r"[^\W\d_A-Za-z]")


def trimmed(expression: str, text: str) -> str:
    """Return an expression that finds in a text, and in every part of it, what the one given finds there.

    In other texts it may find less.
    """
    characters = set(text)

    def held(found: re.Match[str]) -> str:
        kept = "".join(character for character in found.group(1) if character in characters)
        return f"[{kept or found.group(1)[0]}]"

    shorter = _WORD.sub(lambda found: found.group() if found.group(1) in text else "", expression)
    return _CLASS.sub(held, shorter).replace(HAN, _han(characters))


def _han(characters: set[str]) -> str:
    """Return a class that is `HAN` among these characters and has no ranges.

    `re` goes through the 27,000 characters of a range one by one wherever the class stands.
    """
    printed = "".join(characters)
    han, letters = set(_HAN.findall(printed)), set(_LETTERS.findall(printed))
    others = "".join(sorted(letters - han))
    return rf"[^\W\d_A-Za-z{others}]" if han <= letters else HAN
