"""`extract entities`: a file for the user's word, to start from: what is doubtful on top."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from extract.corpus.user_entities import SETTINGS
from extract.entities.slugs import make_slug
from extract.errors import UsageError
from extract.read.ids import unescape
from extract.records import Label
from extract.tables import Cells, header_of, read_table
from extract.write import COLUMNS, cannot_write, split_names

_RARE = ("articles", "latitude", "longitude", "geoname_id")  # columns that a user adds
_COLUMNS = tuple(name for name in SETTINGS if name not in _RARE)
# From the rules that are most often wrong to those that hardly ever are
_DOUBT = ("first-name", "acronym", "state", "surname", "short-name", "short-first-name", "middle-name", "form")


def run_entities(out: Path, file: Path, *, force: bool = False) -> int:
    """Writes what a run in `out` has made of entities as lines that can be changed; prints how many, returns 0.

    First those that are perhaps others, then those that have become others, by how doubtful their rule is, then all
    others by their mentions. Taken as it is the file changes nothing. Raises UsageError if there is no run, if the file
    is there already (unless `force`) or cannot be written.
    """
    if file.exists() and not force:
        raise UsageError(f"{file}: is there already; name another file, or add --force to write over it")
    known = COLUMNS["entities"]
    more = tuple(name for name in header_of(out, "entities") if name not in known)
    rows = sorted(read_table(out, "entities", (*known, *more)), key=lambda row: -int(row["n_mentions"]))
    merges = sorted((line for row in rows for line in _merges(row, {row["entity_id"] for row in rows})), key=_doubt)
    opened = [_own(row, f"perhaps {row['near']}") for row in rows if row["near"]]
    others = [_own(row, "") for row in rows if not row["near"]]
    lines = [*opened, *merges, *others]
    try:
        with file.open("w", encoding="utf-8", newline="") as opening:
            writer = csv.DictWriter(opening, (*_COLUMNS, *more), restval="", extrasaction="ignore", lineterminator="\n")
            writer.writeheader()
            writer.writerows(lines)
    except OSError as error:
        raise cannot_write(file, error) from None
    print(
        f"{file}: {len(opened):,} entities that are perhaps others, {len(merges):,} that have become others, "
        f"{len(others):,} more; change what is wrong, remove what you have no word on, and name the file in "
        f'config.toml: entities = "{file}"'
    )
    return 0


def _own(row: Cells, note: str) -> Cells:
    return {**row, "name": unescape(row["name"]), "same_as": "", "note": note}


def _merges(row: Cells, ids: set[str]) -> Iterator[Cells]:
    """A line for each id that has become this entity; not for one that is still an entity in other articles."""
    names = {make_slug(label, alias): alias for label in get_args(Label) for alias in split_names(row["aliases"])}
    for key, rule in zip(split_names(row["merged"]), split_names(row["merge_rules"]), strict=True):
        if key not in ids:
            kind, _, words = key.partition(":")
            name = names.get(key, words.replace("-", " "))
            known = {"entity_id": key, "name": name, "label": kind.upper()}
            yield {**known, "same_as": row["entity_id"], "country": row["country"], "note": rule}


def _doubt(line: Cells) -> int:
    return _DOUBT.index(line["note"]) if line["note"] in _DOUBT else len(_DOUBT)
