"""What the rows of an article depend on besides its text: program, model and settings, as one digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from extract import __version__
from extract.config import Config, find_pipeline
from extract.read.publishers import home_order
from extract.records import Article

# Settings: which articles are read, how the work is spread, where the weights lie, what is said of whole corpora
_BESIDE_THE_ROWS: dict[str, bool | set[str]] = {
    "read": True,
    "input": True,
    "alert": True,
    "run": True,
    "weights": {"folder"},
    "entities": True,
    "merge": True,
}
CALCULATING = ("spacy", "thinc", "numpy")  # the packages whose version rows depend on
_APART = {"score", "labelling", "training", "watch"}  # rooms of the package that no row depends on
_PROGRAM = (".py", ".csv", ".toml", ".bin")
_HASHED_WHOLE = 1 << 23  # bytes of a model's file; of larger ones (word vectors) the size must do


def fingerprint(config: Config) -> bytes:
    """A digest of the program's files, the model, the versions of what calculates with it, and the settings that rows
    depend on.
    """
    known = {
        "extract": __version__,
        "program": _digest(files("extract")),
        **{package: package_version(package) for package in CALCULATING},
        "model": digest_of_model(config.model),
        "settings": config.model_dump(exclude=_BESIDE_THE_ROWS),
    }
    return hashlib.sha256(json.dumps(known, sort_keys=True).encode()).digest()


def digest_of_folder(*steps: str) -> str:
    """A digest of the files in a folder of the package, in hexadecimal."""
    return _digest(files("extract").joinpath(*steps))


def result_key(program: bytes, article: Article) -> bytes:
    """What an article's rows are filed under: equal keys, equal rows but for the id before them.

    Of publisher and address rows depend on no more than the order of day and month that they tell.
    """
    days = (article.published, article.stand_in.date, article.stand_in.source)
    known = (article.sha256, *days, home_order(article.publisher, article.url))
    return hashlib.sha256(b"\0".join([program, *(each.encode() for each in known)])).digest()


def package_version(package: str) -> str:
    """The version of an installed package, empty if there is none."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _digest(folder: Traversable) -> str:
    digest = hashlib.sha256()
    for name, file in _walk(folder, ""):
        digest.update(_encoded(f"{name}\0") + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = prefix + entry.name
        if entry.is_dir():
            if name not in _APART:
                yield from _walk(entry, f"{name}/")
        elif name.endswith(_PROGRAM):
            yield name, entry


def digest_of_model(name: str) -> str:
    """A digest of the files of a model, which is not loaded for it, in hexadecimal.

    A model that is not there is told of by whoever loads it.
    """
    digest = hashlib.sha256(_encoded(name))
    if (folder := find_pipeline(name)) is None:
        return digest.hexdigest()
    for file in sorted(folder.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            size = file.stat().st_size
            digest.update(_encoded(f"{file.relative_to(folder).as_posix()}\0{size}\0"))
            if size <= _HASHED_WHOLE:
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _encoded(name: str) -> bytes:
    """A file's name as bytes, even one that is not UTF-8."""
    return name.encode(errors="surrogatepass")
