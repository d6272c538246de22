"""The child process that runs Typst; its memory goes with it."""

import json
import os
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, cast

import typst

from desktop.printing.levelling import Level, Mark, levelled
from desktop.records.printing import TypeArea


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What the child process needs; `data` is the JSON of the paper."""

    template: Path
    data: str
    folders: tuple[Path, ...]
    made_on: datetime | None


def serve(connection: Connection, folders: tuple[Path, ...]) -> None:
    """Load the fonts, wait for a document, compile it; send where that failed (layout, disk, "") and why."""
    fonts = _fonts(folders)
    try:
        job, output = connection.recv()
    except EOFError:
        return
    try:
        pdf = _pdf(job, fonts)
    except typst.TypstError as error:
        connection.send(("layout", error.message))
        return
    try:
        with output.open("wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        connection.send(("disk", error.strerror))
    else:
        connection.send(("", ""))


def _fonts(folders: tuple[Path, ...]) -> typst.Fonts:
    present = [folder for folder in folders if folder.is_dir()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=present)


def _pdf(job: Job, fonts: typst.Fonts) -> bytes:
    paper: dict[str, Any] = json.loads(job.data)

    def compiler(data: dict[str, Any]) -> typst.Compiler:
        text = json.dumps(data, ensure_ascii=False)
        root = str(job.template.parent)
        return typst.Compiler(job.template, root=root, font_paths=fonts, sys_inputs={"data": text})

    def lay_out(level: Level) -> list[Mark]:
        found = compiler(paper | {"level": level}).query("<mark>", field="value")
        return [Mark(**mark) for mark in json.loads(found)]

    if "level" in paper:
        paper["level"] = levelled(lay_out, TypeArea(**paper["area"]))
    made = compiler(paper).compile(format="pdf", pdf_standards="a-2b", timestamp=job.made_on)
    return cast(bytes, made)
