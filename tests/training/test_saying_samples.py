from __future__ import annotations

from pathlib import Path

import numpy as np

from extract.merge.quotations import Quotations
from extract.merge.saying_clues import ONE
from extract.training.samples import Sample
from extract.training.saying_samples import Label, read_labels, saying_samples, threshold
from extract.write import COLUMNS, Rows


def quotations(*contents: str) -> Quotations:
    found = Quotations()
    for number, content in enumerate(contents):
        rows: Rows = {table: [] for table in COLUMNS}
        told = {
            "article_id": f"a{number}",
            "quote_id": f"a{number}#q1",
            "content": content,
            "speaker_id": "person:venn",
        }
        for table in ("articles", "quotes"):
            rows[table] = [tuple(told.get(column, "") for column in COLUMNS[table])]
        found.add(rows)
    found.number(lambda: None)
    return found


def test_labelled_pairs_that_are_compared() -> None:
    found = quotations(
        "The dam of Kirran stays shut.", "“The dam of Kirran” stays", "The dam of Kirran does not stay shut.", "Rain."
    )
    labels = [
        Label("a1#q1", "a0#q1", True, 1.0, "g"),
        Label("a0#q1", "a2#q1", False, 1.0, "g"),  # ruled out
        Label("a0#q1", "a3#q1", False, 1.0, "g"),  # nothing shared
        Label("a0#q1", "zz#q1", True, 1.0, "g"),  # not there
    ]
    [sample] = saying_samples(found, labels)
    assert (sample.label, sample.article, sample.weight) == (ONE, "g", 1.0)
    assert sample.features["speaker=same"] == 1.0
    assert not any(name.startswith("beside") for name in sample.features)


def test_threshold_is_the_lowest_that_is_sure_enough() -> None:
    samples = [
        Sample("g", {}, label, weight) for label, weight in [(ONE, 1), (ONE, 1), ("", 0.5), ("", 1), (ONE, 1), ("", 1)]
    ]
    scored = np.array([5.0, 4.0, 3.5, 3.0, 2.0, 1.0])
    assert threshold(samples, scored, 0.9) == 4.0
    assert threshold(samples, scored, 0.75) == 2.0
    assert threshold(samples[3:4], scored[3:4], 0.9) == 0.0


def test_labels_are_read(tmp_path: Path) -> None:
    file = tmp_path / "labels.csv"
    file.write_text("one,other,same,weight,group\na#q1,b#q1,true,,g\na#q2,b#q2,false,0.5,h\n", encoding="utf-8")
    assert read_labels(file) == [Label("a#q1", "b#q1", True, 1.0, "g"), Label("a#q2", "b#q2", False, 0.5, "h")]
