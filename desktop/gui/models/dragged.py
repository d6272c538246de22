"""What is dragged from a list of speeches: their UUIDs, which only this program understands."""

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QMimeData

SPEECHES = "application/x-yizheng-speeches"


def dragged(speech_ids: Iterable[str]) -> QMimeData:
    """Return what a drag of speeches carries."""
    data = QMimeData()
    data.setData(SPEECHES, QByteArray("\n".join(speech_ids).encode()))
    return data


def dropped(data: QMimeData) -> tuple[str, ...]:
    """Return the UUIDs of the speeches that were dropped, none for anything else."""
    return tuple(filter(None, bytes(data.data(SPEECHES).data()).decode(errors="replace").split("\n")))
