"""Text in pictures, recognised offline; the part that does it (`yizheng[ocr]`) may be missing."""

import functools
import importlib.util
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from desktop.intake.readers import alive, refusals
from desktop.intake.readers.page_paragraphs import lines_of_pages
from desktop.intake.readers.page_rows import Page, Piece
from desktop.records import IntakeWarning, Reading, Source, UnreadableSourceError

# A picture of A3 at 300 dots an inch has 17 million points; more is not a page.
_MOST_POINTS = 60_000_000
_LONGEST_SIDE = 2_400
_MOST_FRAMES = 500
_KINDS = {"JPEG": "image/jpeg", "PNG": "image/png", "TIFF": "image/tiff", "BMP": "image/bmp"}
_MODELS = {
    "Det": "PP-OCRv6_det_small.onnx",
    "Cls": "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
    "Rec": "PP-OCRv6_rec_small.onnx",
}
_OPTIONS = {
    "Global.log_level": "critical",
    # More threads take much more memory and save little time.
    "EngineConfig.onnxruntime.intra_op_num_threads": min(4, os.cpu_count() or 1),
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


def available() -> bool:
    """Whether the part that recognises text is installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def missing(name: str) -> UnreadableSourceError:
    """Return the sentence for a scan where the part is not installed."""
    return UnreadableSourceError(
        "{name} is a picture of text. To read it, have the part for text recognition installed"
        " (yizheng[ocr]); it works without a network. Or type the text.",
        name=name,
    )


def unread(pages: Sequence[int]) -> IntakeWarning:
    """Return the warning that pages, counted from 1, are pictures and were not read."""
    message = "These pages are pictures and were not read: {pages}."
    values = (("pages", "、".join(map(str, pages[:20]))),)
    return IntakeWarning(code="truncated", message=message, values=values)


def notice() -> IntakeWarning:
    """Return the warning that a text was recognised and not read."""
    return IntakeWarning(
        code="mojibake", message="The text was recognised from pictures. Compare it with the source."
    )


def read_picture(source: Source) -> Reading:
    """Return what is written in a picture, one page for each frame of a TIFF.

    Raises UnreadableSourceError for a damaged picture, one of more than 60 million points, one without
    text, and where the part that recognises it is not installed.
    """
    name = source.name or "?"
    media_type, pages = pages_of(source.content, name)
    lines, warnings = lines_of_pages(pages)
    if not lines:
        raise refusals.textless(name)
    kept = Source(content=source.content, media_type=media_type, name=source.name)
    return Reading(source=kept, lines=lines, warnings=(notice(), *warnings))


def pages_of(content: bytes, name: str) -> tuple[str, list[Page]]:
    """Return a picture's media type and its pages, measured in points of the picture.

    Raises UnreadableSourceError as `read_picture` does, but for one without text.
    """
    if not available():
        raise missing(name)
    from PIL import Image, ImageSequence

    # Its limit is a warning, which would not stop the reading.
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(io.BytesIO(content), formats=list(_KINDS)) as picture:
            media_type = _KINDS[picture.format or "PNG"]
            if getattr(picture, "n_frames", 1) > _MOST_FRAMES:
                raise UnreadableSourceError("{name} has more than 500 pages. Split it.", name=name)
            pages = [_page(frame, n + 1, name) for n, frame in enumerate(ImageSequence.Iterator(picture))]
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        raise refusals.damaged(name) from error
    return media_type, pages


def _page(frame: Any, number: int, name: str) -> Page:
    import numpy
    from PIL import ImageOps

    if frame.width * frame.height > _MOST_POINTS:
        raise UnreadableSourceError("{name} is a picture too large to be read.", name=name)
    frame = ImageOps.exif_transpose(frame).convert("RGB")
    frame.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    points = numpy.asarray(frame)[:, :, ::-1]
    return Page(
        number=number,
        width=float(frame.width),
        height=float(frame.height),
        pieces=recognise(points, scale=1.0),
    )


def recognise(points: Any, *, scale: float) -> tuple[Piece, ...]:
    """Return the rows in a picture (rows of points, blue first), measured in points divided by `scale`."""
    found = _engine()(points)
    alive.sign()
    if found.boxes is None or found.txts is None:
        return ()
    pieces = []
    for box, text, sure in zip(found.boxes, found.txts, found.scores, strict=True):
        across, down = [float(x) / scale for x, _y in box], [float(y) / scale for _x, y in box]
        # A box is wider than the row in it by about a fifth of the type size on each side.
        size = max(max(down) - min(down), 0.1) * 0.8
        pieces.append(
            Piece(
                text=text,
                left=min(across),
                right=max(across),
                top=min(down),
                bottom=max(down),
                size=size,
                sure=float(sure),
            )
        )
    return tuple(pieces)


@functools.cache
def _engine() -> Any:
    """Return the recogniser with the models of its wheel; with their paths named it looks for no others."""
    _take_more_memory()
    import rapidocr

    folder = Path(rapidocr.__file__).parent / "models"
    models = {f"{part}.model_path": str(folder / model) for part, model in _MODELS.items()}
    return rapidocr.RapidOCR(params=_OPTIONS | models)


def _take_more_memory() -> None:
    """Raise a reader's own limit to the highest it may have: models take more than any document."""
    if sys.platform != "win32":
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
