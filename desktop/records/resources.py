"""Where the files that come with the program lie."""

from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]


def resource(name: str) -> Path:
    """Return the absolute path of `name` in `resources/`, from a checkout or from a bundle."""
    return _ROOT / "resources" / name
