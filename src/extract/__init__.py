"""Who said what, about whom, when and where, and what happened: checkable tables from news articles.

`extract.load()` gives the extractor as a Python object, `extract.read_tables(folder)` what a run wrote.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.frames import frames_of, read_tables
    from extract.library import Extractor, Result, load

__all__ = ["Extractor", "Result", "__version__", "frames_of", "load", "read_tables"]
__version__ = "0.2.0"

_ROOMS = {
    "Extractor": "library",
    "Result": "library",
    "load": "library",
    "frames_of": "frames",
    "read_tables": "frames",
}


def __getattr__(name: str) -> object:
    """Imports spaCy and pandas when they are first asked for: `extract --help` does without."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
