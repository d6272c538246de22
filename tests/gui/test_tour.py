"""The pictures of the tour are of the real window, in its main states."""

from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.composition import Composition
from desktop.gui.tour import take_tour


def test_every_state_has_a_picture(qtbot: QtBot, composition: Composition, tmp_path: Path) -> None:
    pictures = list(take_tour(composition, tmp_path))
    assert len({picture.name for picture in pictures}) == len(pictures) >= 7
    sizes = {(image.width(), image.height()) for image in (QImage(str(picture)) for picture in pictures)}
    assert sizes == {(1366, 768)}
    dark, light = (
        QImage(str(tmp_path / f"window-search{suffix}.png")).pixelColor(700, 20).lightness()
        for suffix in ("-dark", "")
    )
    assert dark < light
