"""Training of a model that reads word vectors: two files, one of which does without."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from spacy.tokens import Doc

from extract.config import Config, default_config
from extract.errors import WeightsError
from extract.records import Article
from extract.score.gold import Gold
from extract.scoring import SHIPPED, load_model, per_weights, read_weights, using_weights, weight_files, weights_folder
from extract.scoring.model import LinearModel
from extract.scoring.vector_files import load_vector_model
from extract.syntax.static_vectors import vectors_of
from extract.training import learn
from extract.training.articles import Labelled
from extract.training.layers import Trained
from extract.training.samples import Sample

PLAIN = """\
# Whether a word is a metal.
kind,name,class,value,about
origin,,,hand-set,
weight,long,metal,0,it has more than five letters
threshold,least,,0,what is taken
"""
METALS = ("iron", "copper", "silver", "zinc", "lead", "nickel", "tin", "aluminium")
OTHERS = ("happy", "walked", "village", "music", "quickly", "sister", "Tuesday", "dinner")


@per_weights
def metal_model() -> LinearModel[Literal["long"], Literal["metal"]]:
    return load_model("metals", ("long",), ("metal",), ("least",))


def metal_samples(labelled: Labelled, _: Config) -> Iterator[Sample]:
    for word in labelled.doc:
        label = "metal" if word.text in METALS else ""
        yield Sample(labelled.gold.id, {"long": float(len(word) > 5)}, label, words=(word.text,))


@pytest.fixture
def outcomes(parse: Callable[[str], Doc], monkeypatch: pytest.MonkeyPatch) -> tuple[learn.Outcome, ...]:
    """What training on pairs of words comes to."""
    for room in (weights_folder, weight_files, learn):
        if hasattr(room, "shipped_names"):
            monkeypatch.setattr(room, "shipped_names", lambda: ("metals",))
        monkeypatch.setattr(room, "shipped_text", {"metals": PLAIN}.__getitem__)
    articles = [
        Labelled(Article(name, "", doc.text, "", "en"), doc, Gold(name), name)
        for name, doc in ((f"a{n}", parse(f"{a} {b}")) for n, (a, b) in enumerate(zip(METALS, OTHERS, strict=True)))
    ]
    trained = Trained("metals", metal_model, metal_samples, ("word",), "least")
    return learn.train(trained, articles, default_config(), "shipped", SHIPPED)


def test_vectors_tell_what_features_do_not(
    outcomes: tuple[learn.Outcome, ...], tmp_path: Path, parse: Callable[[str], Doc]
) -> None:
    without, reading = outcomes
    assert (without.name, reading.name) == ("metals", "metals.vectors")
    assert reading.new["log-loss"] < without.new["log-loss"]
    assert all(outcome.text.startswith("# Whether a word is a metal.\nkind,") for outcome in outcomes)
    for outcome in outcomes:
        (tmp_path / f"{outcome.name}.csv").write_text(outcome.text, encoding="utf-8")
    vectors = vectors_of(parse("iron").vocab)
    with using_weights(read_weights(tmp_path)):
        model = load_vector_model("metals", ("long",), ("metal",), ("word",), vectors, ("least",))
    assert model.reads_vectors
    gold, monday = model.scores([{"long": 0.0}, {"long": 1.0}], [("gold",), ("Monday",)])[:, 0]
    assert gold > model.linear.thresholds["least"] > monday  # words that it has not seen


def test_a_file_for_vectors_has_the_features_of_the_one_without(
    outcomes: tuple[learn.Outcome, ...], tmp_path: Path
) -> None:
    text = outcomes[1].text
    (tmp_path / "metals.vectors.csv").write_text(text.replace("long", "longer"), encoding="utf-8")
    with pytest.raises(WeightsError, match="the feature 'longer' is not used"):
        read_weights(tmp_path)
    (tmp_path / "metals.vectors.csv").unlink()
    (tmp_path / "metals.csv").write_text(text, encoding="utf-8")
    with pytest.raises(WeightsError, match=r"a line of kind vectors belongs into a file NAME\.vectors\.csv"):
        read_weights(tmp_path)


def test_the_vectors_of_the_pipeline(parse: Callable[[str], Doc]) -> None:
    vectors = vectors_of(parse("iron").vocab)
    rows = vectors.rows([("iron", "zzqxv"), ("", "iron")])
    assert rows[0, 0] == rows[1, 1] >= 0
    assert rows[0, 1] == rows[1, 0] == -1
    found = vectors.of_length_1(rows)
    assert np.allclose(np.linalg.norm(found, axis=1), 1.0)
    assert not found[0, vectors.width :].any()
