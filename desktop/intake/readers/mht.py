"""Web archives (mht): the saved page is taken out and read; its pictures are left alone."""

import email
from dataclasses import replace
from email import policy

from desktop.intake.readers.html import read_html
from desktop.records import Reading, Source, UnreadableSourceError

_HEAD = 4096


def looks_like_mht(content: bytes) -> bool:
    """Whether the content starts with the headers of a message that holds parts or a page."""
    head = content[:_HEAD].lower()
    return b"mime-version:" in head and (b"multipart/related" in head or b"content-type: text/html" in head)


def read_mht(source: Source) -> Reading:
    """Return the paragraphs of the first page in a web archive; nothing else in it is decoded."""
    message = email.message_from_bytes(source.content.lstrip(), policy=policy.compat32)
    for part in message.walk():
        page = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(page, bytes) and page.strip():
            charset = part.get_content_charset() or ""
            reading = read_html(replace(source, content=page), declared=charset)
            return replace(reading, source=replace(source, media_type="multipart/related"))
    raise UnreadableSourceError("{name} holds no text.", name=source.name or "?")
