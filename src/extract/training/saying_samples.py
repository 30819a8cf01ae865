"""Learns which quotations are one saying, from a run's tables and labels for some pairs of quotations.

usage: python -m extract.training.saying_samples OUT LABELS WEIGHTS

OUT is the folder that `extract run` wrote. LABELS is a CSV file with the columns `one` and `other` (quote ids), `same`
(true or false), `weight` (less than 1 where readers may differ; empty for 1) and `group` (of pairs that are left out
together when weights are judged: all of articles that share a saying). WEIGHTS is the file that is written; its
threshold is the lowest score from which on the wanted share of the pairs of weight 1 are one, each judged by weights
learnt from other groups.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from extract.merge.quotations import Quotations
from extract.merge.saying_clues import ONE, beside_clues, is_verbatim, may_be_one, saying_model
from extract.merge.sayings import clues_of, comparisons
from extract.scoring.weights_folder import shipped_text
from extract.training.fit import cross_validate, zero
from extract.training.merge_samples import by_article
from extract.training.samples import Numbers, Sample
from extract.training.table import table_of
from extract.training.weights_out import head_of, origin_of, weights_text
from extract.write import Rows

WANTED = 0.96  # of the pairs as they are scored; that sayings cannot chain adds a point


class Label(NamedTuple):
    """What somebody says of two quotations, how much that counts, and what the pair is left out with."""

    one: str
    other: str
    is_one: bool
    weight: float
    group: str


def saying_samples(quotations: Quotations, labels: Iterable[Label]) -> Iterator[Sample]:
    """The labelled pairs among those that are compared and that nothing rules out."""
    numbers = {quotation.quote_id: number for number, quotation in enumerate(quotations.rows())}
    known = {
        (min(both), max(both)): label
        for label in labels
        if len(both := {numbers[each] for each in (label.one, label.other) if each in numbers}) > 1
    }
    beside = Counter[tuple[int, int]]()
    for first, second, alignment in comparisons(quotations):
        beside[quotations.article(first), quotations.article(second)] += is_verbatim(alignment)
    for pair in comparisons(quotations):
        found = known.get((pair.first, pair.second))
        if found and may_be_one(pair.alignment):
            articles = (quotations.article(pair.first), quotations.article(pair.second))
            others = beside[articles] - is_verbatim(pair.alignment) if articles[0] != articles[1] else 0
            clues = {**clues_of(quotations, pair), **beside_clues(others)}
            yield Sample(found.group, clues, ONE if found.is_one else "", found.weight)


def threshold(samples: Sequence[Sample], scored: Numbers, wanted: float = WANTED) -> float:
    """The lowest score from which on the `wanted` share of the samples of full weight are one; 0 if none is so sure."""
    right, lowest = 0, 0.0
    sure = [
        (float(score), bool(sample.label)) for sample, score in zip(samples, scored, strict=True) if sample.weight == 1
    ]
    for number, (score, is_one) in enumerate(sorted(sure, reverse=True), 1):
        right += is_one
        lowest = score if right >= wanted * number else lowest
    return round(lowest, 3)


def read_quotations(out: Path) -> Quotations:
    """The numbered quotations of a run."""
    quotations = Quotations()
    quotes = by_article(out, "quotes")
    for article_id, article in by_article(out, "articles").items():
        rows: Rows = {"articles": article, "quotes": quotes.get(article_id, [])}
        quotations.add(rows)
    quotations.number(lambda: None)
    return quotations


def read_labels(path: Path) -> list[Label]:
    """The lines of a file of labels."""
    with path.open(newline="", encoding="utf-8") as file:
        return [
            Label(row["one"], row["other"], row["same"] == "true", float(row["weight"] or 1), row["group"])
            for row in csv.DictReader(file)
        ]


def main(out: Path, labels: Path, weights: Path) -> None:
    """Learns, prints the figures out of fold and writes the file."""
    told = read_labels(labels)
    samples = list(saying_samples(read_quotations(out), told))
    model = saying_model()
    table = table_of(samples, model)
    fitted = cross_validate(table, zero(table))
    scored = fitted.out_of_fold[:, 0]
    together = threshold(samples, scored)
    model = replace(model, thresholds={"together": together})
    found = [bool(s.label) for s, score in zip(samples, scored, strict=True) if s.weight == 1 and score >= together]
    all_true = sum(label.is_one and label.weight == 1 for label in told)
    figures = {
        "articles": len({article for label in told for article in map(_article, (label.one, label.other))}),
        "samples": len(samples),
        "precision": sum(found) / max(1, len(found)),
        "recall": sum(found) / max(1, all_true),
    }
    print("\n".join(f"{name:12s} {value:.3f}" for name, value in figures.items()))
    origin = origin_of([hashlib.sha256(labels.read_bytes()).hexdigest()], model)
    text = weights_text(model, head_of(shipped_text("saying_pairs")), fitted.parameters, origin, figures)
    weights.write_text(text, encoding="utf-8", newline="\n")


def _article(quote_id: str) -> str:
    return quote_id.rpartition("#")[0]


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
