"""How a text is shown: punctuation at the width of the script it stands in, character for character."""

import re

_WIDE = str.maketrans(",;:!?()", "，；：！？（）")
_HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff”’》」』）】]"
_AFTER_HAN = re.compile(rf"(?<={_HAN})[,;:!?()]|(?<=\S)[,;:!?()](?={_HAN[:-1]}“‘《「『（])")


def displayed(text: str) -> str:
    """Return a text of the same length with wide punctuation beside Chinese characters.

    The stored text is never changed; as no length changes, ranges over it hold for what is shown.
    """
    return _AFTER_HAN.sub(lambda mark: mark.group().translate(_WIDE), text)
