"""Compile the Chinese catalogues of resources/locale into one .mo file, or check that it is current.

Run: python build_spec/translations.py [--check]
"""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
FOLDER = Path(__file__).parents[1] / "resources/locale/zh_CN"
COMPILED = FOLDER / "LC_MESSAGES/yizheng.mo"


def merged() -> Catalog:
    """Return the messages of all catalogues; two translations of one message are an error."""
    whole = Catalog(locale="zh_CN", domain="yizheng", charset="utf-8", fuzzy=False, creation_date=EPOCH)
    whole.revision_date = EPOCH
    for path in sorted(FOLDER.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="zh_CN", abort_invalid=True):
                if not message.id:
                    continue
                known = whole.get(message.id, message.context)
                if known is not None and known.string != message.string:
                    raise SystemExit(f"{path.name}: translated twice and differently: {message.id!r}")
                whole.add(message.id, message.string, context=message.context)
    return whole


def compiled() -> bytes:
    """Return the bytes of the .mo file, the same for the same catalogues."""
    buffer = io.BytesIO()
    write_mo(buffer, merged())
    return buffer.getvalue()


def main() -> int:
    content = compiled()
    if "--check" in sys.argv[1:]:
        current = COMPILED.exists() and COMPILED.read_bytes() == content
        print("translations are current" if current else "run: make translations")
        return 0 if current else 1
    COMPILED.parent.mkdir(parents=True, exist_ok=True)
    COMPILED.write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
