"""OUT/run.json: what made the tables, so that a result can be cited and repeated."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from extract import __version__
from extract.config import Config
from extract.corpus import UserEntities
from extract.run.fingerprint import CALCULATING, digest_of_folder, digest_of_model, package_version
from extract.run.summary import Summary
from extract.write import COLUMNS, cannot_write, replace_whole

RECORD_FILE = "run.json"
# What no cell depends on (how the work is spread), and what is told by digest
_NOT_TOLD = {"run": True, "weights": True, "entities": True, "model": True}
_OF_ALL_ARTICLES = ("entities",)  # tables whose rows the summary does not count
_CHUNK = 1 << 20  # bytes


def write_run_record(folder: Path, *, config: Config, user: UserEntities, summary: Summary) -> Path:
    """Writes what made the tables in a folder to its run.json and returns the path.

    Version, model, digests (SHA-256) of program, weights, lexicons, the user's entities and each table, the settings
    that cells depend on, and counts. There are no times, paths or numbers of workers in it: equal results, equal bytes.
    Raises UsageError if there is no room or no permission.
    """
    path = folder / RECORD_FILE
    try:
        counts = dict(summary.rows) | {name: _number_of_rows(folder / f"{name}.csv") for name in _OF_ALL_ARTICLES}
        tables = {f"{name}.csv": _digest_of_file(folder / f"{name}.csv") for name in COLUMNS}
        text = (
            json.dumps(_record(config, user, summary, counts) | {"tables": tables}, indent=2, ensure_ascii=False) + "\n"
        )
        temporary = folder / f".{RECORD_FILE}.partial"
        replace_whole(path, temporary, lambda: temporary.write_text(text, encoding="utf-8", newline="\n"))
    except OSError as error:
        raise cannot_write(Path(error.filename or path), error) from None
    return path


def _record(config: Config, user: UserEntities, summary: Summary, rows: Mapping[str, int]) -> dict[str, object]:
    settings = config.model_dump(exclude=dict(_NOT_TOLD))
    return {
        "extract": __version__,
        "program": {"sha256": digest_of_folder()},
        "model": {
            "name": Path(config.model).name,
            "version": package_version(config.model),
            "sha256": digest_of_model(config.model),
        },
        "packages": {package: package_version(package) for package in CALCULATING},
        "lexicons": {"sha256": digest_of_folder("lexicons")},
        "weights": {"sha256": digest_of_folder("scoring", "weights"), "own": _own_weights(config)},
        "entities": {"sha256": user.digest},
        "settings": settings | {"sha256": hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()},
        "counts": {
            "articles": _sorted(summary.articles),
            "words": summary.words,
            "rows": _sorted(rows),
            "quotes": _sorted(summary.quotes),
            "events": _sorted(summary.events),
        },
    }


def _own_weights(config: Config) -> dict[str, str]:
    """The digest of each file of the user's weights, by the name of its model."""
    return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in sorted(config.weights.texts)}


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    return {name: counts[name] for name in sorted(counts)}


def _number_of_rows(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def _digest_of_file(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
