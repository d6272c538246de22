"""Where told words end before a page names those who made it."""

import re

# （本报记者 甲　乙/文）, at the end of an account.
_LONGEST_CREDIT = 80
_CREDIT = re.compile(
    r"[\s　]*[（(](?:[^（）()。，]{0,8}记者|通讯员|文|图|责任编辑|责编|编辑|作者|来源|供稿|摄影|审核|校对)"
    r"[^（）()。]{1,40}[）)]$"
)


def words_end(text: str, following: int) -> int:
    """Return where words end that are told up to a position: before spaces, and whom the page names last."""
    start = max(0, following - _LONGEST_CREDIT)
    return start + len(_CREDIT.sub("", text[start:following]).rstrip(" 　；;"))
