"""The sentences that several readers refuse a file with."""

from desktop.records import UnreadableSourceError


def damaged(name: str) -> UnreadableSourceError:
    """The file breaks the rules of its format."""
    return UnreadableSourceError("{name} is damaged and cannot be read.", name=name)


def protected(name: str) -> UnreadableSourceError:
    """The file is encrypted."""
    return UnreadableSourceError(
        "{name} is protected by a password. Open it in its program, remove the password and try again.",
        name=name,
    )


def textless(name: str) -> UnreadableSourceError:
    """The file can be read, but nothing is written in it."""
    return UnreadableSourceError("{name} holds no text.", name=name)


def table(name: str) -> UnreadableSourceError:
    """The file is a spreadsheet, which is no article."""
    return UnreadableSourceError(
        "{name} is a table and no article. A list of members is taken in when it is dropped on the window"
        " alone, or with “yizheng members”.",
        name=name,
    )


def too_many_pages(name: str) -> UnreadableSourceError:
    """The file has more than 3,000 pages."""
    return UnreadableSourceError("{name} has more than 3,000 pages. Split it and try again.", name=name)
