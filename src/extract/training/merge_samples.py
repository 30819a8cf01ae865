"""Learns which reports of several articles tell one happening, from a run's tables and labels for some actions.

usage: python -m extract.training.merge_samples OUT LABELS WEIGHTS [DATED]

OUT is the folder that `extract run` wrote. LABELS is a CSV file with the columns `event_id`, `happening` (any name: the
same for reports of one happening) and `group` (of articles that are left out together when weights are judged: all that
tell of one topic). WEIGHTS is the file that is written, DATED the folder of a run over dated news: with it the weights
for such are learnt. The thresholds of the weights in use are kept.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from extract.merge.compared_reports import Candidates, deeds_agree
from extract.merge.pair_clues import SAME, dated_model, merge_model, pair_clues
from extract.merge.reports import Report, read_profile, read_telling
from extract.merge.store import Store
from extract.scoring.weights_folder import shipped_text
from extract.tables import read_rows
from extract.training.fit import cross_validate, zero
from extract.training.measures import figures_of
from extract.training.samples import Sample
from extract.training.table import table_of
from extract.training.weights_out import head_of, origin_of, weights_text
from extract.write import COLUMNS, Rows

_SURELY_APART = 7  # days


class Label(NamedTuple):
    """What somebody says of an action: which happening it is, and which articles its own belongs with."""

    happening: str
    group: str


def merge_samples(candidates: Candidates, labels: Mapping[str, Label]) -> Iterator[Sample]:
    """The labelled pairs among candidates. A pair weighs the less, the more reports its happenings have: a topic that
    all articles tell of must not decide alone."""
    times = Counter(label.happening for label in labels.values())
    for pair in candidates:
        one, other = (labels.get(heard.report.event_id) for heard in (pair.one, pair.other))
        if one and other:
            same = SAME if one.happening == other.happening else ""
            weight = (times[one.happening] * times[other.happening]) ** -0.25
            yield Sample(one.group, pair_clues(pair.one, pair.other, pair.frame), same, weight)


def dated_samples(candidates: Candidates) -> Iterator[Sample]:
    """The pairs among candidates of dated news, whatever their days, that days or equal sentences decide."""
    for pair in candidates:
        label = _by_days(pair.one.report, pair.other.report)
        if label is not None:
            yield Sample("", pair_clues(pair.one, pair.other, pair.frame), label)


def _by_days(one: Report, other: Report) -> str | None:
    """SAME for equal sentences and for one deed between the same on one told day, empty for reports whose days lie
    apart, None for what days do not tell."""
    if not one.window.meets(other.window):
        apart = max(one.window.first - other.window.last, other.window.first - one.window.last)
        return "" if (one.window.is_told and other.window.is_told) or apart > _SURELY_APART else None
    if one.words == other.words and one.event_id.partition("#e")[0] != other.event_id.partition("#e")[0]:
        return SAME if one.trigger == other.trigger else ""
    is_one_day = one.lemma == other.lemma and one.window.day == other.window.day != 0
    return (
        SAME if is_one_day and one.actor.known & other.actor.known and one.target.known & other.target.known else None
    )


def _weighed(samples: Sequence[Sample], total: float) -> list[Sample]:
    return [replace(sample, weight=total / len(samples)) for sample in samples]


def read_store(out: Path) -> Store:
    """The numbered store of the articles of a run."""
    store = Store()
    tables = {name: by_article(out, name) for name in ("articles", "sentences", "events", "numbers", "places")}
    for article_id, [article] in tables["articles"].items():
        rows: Rows = {name: table.get(article_id, []) for name, table in tables.items()} | {"articles": [article]}
        store.add(read_telling(rows), read_profile(rows))
    store.number()
    return store


def by_article(out: Path, name: str) -> dict[str, list[tuple[str, ...]]]:
    """The rows of a table of a run by the ids of their articles, in the order of the file."""
    rows = (tuple(row) for row in read_rows(out, name, COLUMNS[name]))
    return {article_id: list(group) for article_id, group in groupby(rows, key=itemgetter(0))}


def article_digests(out: Path) -> list[str]:
    """What stands for the texts of a run in the origin of weights: the digest of each, in ascending order."""
    place = COLUMNS["articles"].index("sha256")
    return sorted({row[place] for row in read_rows(out, "articles", COLUMNS["articles"])} - {""})


def main(out: Path, labels: Path, weights: Path, dated: Path | None = None) -> None:
    """Learns, prints the figures out of fold and writes the file."""
    with labels.open(newline="", encoding="utf-8") as file:
        known = {row["event_id"]: Label(row["happening"], row["group"]) for row in csv.DictReader(file)}
    samples = list(merge_samples(Candidates(read_store(out)), known))
    if dated is not None:
        more = list(dated_samples(Candidates(read_store(dated), may_be_one=deeds_agree)))
        samples += _weighed(more, sum(sample.weight for sample in samples))
    model = merge_model() if dated is None else dated_model()
    table = table_of(samples, model)
    fitted = cross_validate(table, zero(table))
    figures = figures_of(table, fitted.out_of_fold)
    for name, value in figures.items():
        print(f"{name:12s} {value:.3f}")
    digests = [hashlib.sha256(labels.read_bytes()).hexdigest(), *(article_digests(dated) if dated else ())]
    origin = origin_of(digests, model)
    counted = {"articles": len(set(table.articles)), "samples": len(table)}
    head = head_of(shipped_text(f"happening_pairs{'_dated' if dated else ''}"))
    text = weights_text(model, head, fitted.parameters, origin, {**counted, **figures})
    weights.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
