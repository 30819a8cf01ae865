"""What makes the model faster finds the same as spaCy's own components, to the bit."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from thinc.api import Maxout, chain, expand_window, residual
from threadpoolctl import ThreadpoolController

from extract.model import parse
from extract.model.embedding import remember_words
from extract.model.encoding import merge_layers
from extract.model.products import NumpyProducts
from extract.model.recognizer import Recognizer, serves
from support.program import ROOT

CORPUS = ROOT / "corpus"
ODD = [
    "",
    " ",
    "\n",
    "Ann",
    "Ann Lee",
    "Mr. Ann Lee of the World Bank of Northern Umbria and the United Nations High Commissioner for Refugees",
    "In  May   2021 Ann \t Lee met 3,000 people . Then Bo Ek of Oslo . \n",
    '"""" ???? 😀😀 Ann😀Lee',
    "the " * 300,
    "New York " * 150,
    "1991 " * 400 + "Ann Lee . " + "Ann " * 40 + "of Oslo",
]


@pytest.fixture(scope="module")
def trained(nlp: Language) -> EntityRecognizer:
    found = nlp.get_pipe("ner")
    assert isinstance(found, EntityRecognizer)
    return found


def paragraphs() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    return ODD + [line for text in texts for line in text.split("\n") if line.strip()]


def before_names(nlp: Language, texts: list[str]) -> list[Doc]:
    with nlp.select_pipes(disable=["extract_recognizer"]):
        return list(nlp.pipe(texts))


def entities(doc: Doc) -> list[tuple[int, int, str]]:
    return [(span.start, span.end, span.label_) for span in doc.ents]


def same_annotation(one: Doc, other: Doc) -> bool:
    columns: list[int | str] = ["ORTH", "SPACY", "TAG", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE"]
    return bool(np.array_equal(one.to_array(columns), other.to_array(columns)))


def test_the_pipeline_has_the_stand_in(nlp: Language) -> None:
    assert nlp.pipe_names[-1] == "extract_recognizer"
    assert "ner" not in nlp.pipe_names


def test_names_are_those_of_the_trained_component(nlp: Language, trained: EntityRecognizer) -> None:
    ours = before_names(nlp, paragraphs())
    theirs = [doc.copy() for doc in ours]
    for doc in Recognizer(trained).pipe(ours, batch_size=50):
        assert doc.has_annotation("ENT_IOB") or not len(doc)
    for doc in trained.pipe(theirs, batch_size=50):
        assert doc.has_annotation("ENT_IOB") or not len(doc)
    assert all(same_annotation(one, other) for one, other in zip(ours, theirs, strict=True))
    assert sum(len(doc.ents) for doc in ours) > 100


@pytest.mark.parametrize("seed", range(20))
def test_names_in_shuffled_words(nlp: Language, trained: EntityRecognizer, seed: int) -> None:
    words = " ".join(paragraphs()).split()
    random.Random(seed).shuffle(words)
    [one] = before_names(nlp, [" ".join(words[:400])])
    other = one.copy()
    assert same_annotation(Recognizer(trained)(one), trained(other))


def test_names_do_not_cross_a_sentence(nlp: Language, trained: EntityRecognizer) -> None:
    doc = nlp.get_pipe("tok2vec")(nlp.make_doc("Ann Lee New York City Ann Lee " * 20))
    for token in doc:
        token.is_sent_start = token.i % 3 == 0
    other = doc.copy()
    assert same_annotation(Recognizer(trained)(doc), trained(other))
    assert all(start // 3 == (end - 1) // 3 for start, end, _ in entities(doc))


def test_entities_of_someone_else_stay(nlp: Language, trained: EntityRecognizer) -> None:
    [doc] = before_names(nlp, ["Ann Lee met Bo Ek in Oslo on Monday."])
    doc.set_ents([Span(doc, 2, 3, label="ORG")], default="missing")
    other = doc.copy()
    assert same_annotation(Recognizer(trained)(doc), trained(other))
    assert (2, 3, "ORG") in entities(doc)


def test_a_recogniser_that_is_built_otherwise_is_left_alone() -> None:
    blank = spacy.blank("en")
    beam = blank.add_pipe("beam_ner")
    assert not serves(beam)
    assert not serves(blank.add_pipe("sentencizer"))


def embeddings(nlp: Language, name: str) -> tuple[Any, Any]:
    """The embedding of a component as it was trained, and the one that remembers."""
    [node] = [node for node in nlp.get_pipe(name).model.walk() if node.has_ref("embed")]  # type: ignore[attr-defined]
    remembering = node.get_ref("embed")
    assert remembering.name == "remembered_words"
    return remembering.layers[0], remembering


@pytest.mark.parametrize("name", ["tok2vec", "ner"])
def test_vectors_of_words_are_the_same_whether_met_before_or_not(nlp: Language, name: str) -> None:
    trained, remembering = embeddings(nlp, name)
    docs = [nlp.make_doc(text) for text in paragraphs()]
    for batch in (docs, docs[::-1], docs[5:6], docs):
        for one, other in zip(remembering.predict(batch), trained.predict(batch), strict=True):
            assert np.allclose(one, other, atol=1e-5)
    first = {doc.text: vectors for doc, vectors in zip(docs, remembering.predict(docs), strict=True)}
    for doc in docs:
        assert np.array_equal(remembering.predict([doc])[0], first[doc.text])


def test_vectors_of_words_are_forgotten_when_there_are_many(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    _, remembering = embeddings(nlp, "tok2vec")
    docs = [nlp.make_doc(text) for text in paragraphs() if text]
    expected = remembering.predict(docs)
    monkeypatch.setattr("extract.model.embedding._MOST", 20)
    for doc, vectors in zip(docs, expected, strict=True):
        assert np.array_equal(remembering.predict([doc])[0], vectors)


@pytest.mark.parametrize("name", ["tok2vec", "ner"])
@pytest.mark.parametrize("words", [1, 2, 7, 300])
def test_merged_layers_say_the_same_to_the_bit(nlp: Language, name: str, words: int) -> None:
    vectors = np.random.default_rng(words).standard_normal((words, 96), dtype=np.float32)
    model = nlp.get_pipe(name).model  # type: ignore[attr-defined]
    layers = [node for node in model.walk() if node.name == "merged_layer"]
    assert len(layers) == 4
    for layer in layers:
        assert np.array_equal(layer.predict(vectors), layer.layers[0].predict(vectors))


def test_layers_that_are_built_otherwise_are_left_alone() -> None:
    wide: Any = residual(chain(expand_window(2), Maxout(8, 40, nP=2, normalize=True, dropout=0.0)))
    wide.initialize(np.zeros((3, 8), np.float32), np.zeros((3, 8), np.float32))
    model: Any = chain(wide, wide)
    merge_layers(model)
    assert model.layers == [wide, wide]


def test_an_embedding_that_looks_at_more_than_the_word_is_left_alone() -> None:
    blank = spacy.blank("en")
    embed: dict[str, object] = {"@architectures": "spacy.CharacterEmbed.v2", "width": 16, "rows": 100, "nM": 4, "nC": 4}
    embed |= {"include_static_vectors": False}
    encode: dict[str, object] = {"@architectures": "spacy.MaxoutWindowEncoder.v2"}
    encode |= {"width": 16, "depth": 1, "window_size": 1, "maxout_pieces": 2}
    network = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    blank.add_pipe("tok2vec", config={"model": network})
    blank.initialize()
    model = blank.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    names = [node.name for node in model.walk()]
    remember_words(model)
    assert [node.name for node in model.walk()] == names


@pytest.fixture(scope="module")
def whole(nlp: Language) -> Doc:
    """All articles as one text."""
    return parse(nlp, "\n\n".join(paragraphs()[10:]))


@pytest.mark.parametrize(("characters", "most"), [(300, 128), (30_000, 3), (1, 1)])
def test_the_size_of_batches_does_not_matter(
    nlp: Language, whole: Doc, monkeypatch: pytest.MonkeyPatch, characters: int, most: int
) -> None:
    text = whole.text
    monkeypatch.setattr("extract.segment.joined_paragraphs._BATCH_CHARACTERS", characters)
    monkeypatch.setattr("extract.segment.joined_paragraphs._BATCH", most)
    sizes: list[int] = []
    pipe = nlp.pipe

    def noted(texts: list[str], batch_size: int) -> Iterator[Doc]:
        assert len(texts) <= batch_size == most
        sizes.append(sum(map(len, texts)))
        return pipe(texts, batch_size=batch_size)

    monkeypatch.setattr(nlp, "pipe", noted)
    parts = parse(nlp, text)
    assert same_annotation(whole, parts)
    assert len(sizes) > 10
    assert max(sizes) <= max(characters, *map(len, text.split("\n")))


def test_products_take_one_thread_and_leave_those_of_others() -> None:
    library = ThreadpoolController().select(user_api="blas")
    one = np.random.default_rng(1).standard_normal((300, 200), dtype=np.float32)
    with library.limit(limits=2):
        before = [each["num_threads"] for each in library.info()]
        found = NumpyProducts().gemm(one, one, trans2=True)
        assert [each["num_threads"] for each in library.info()] == before
    assert np.allclose(found, one @ one.T, atol=1e-3)


def test_products_by_numpy_give_the_same_annotation(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    models: list[Any] = [nlp.get_pipe(name) for name in ("tok2vec", "tagger", "parser", "ner")]
    texts = paragraphs()[::4]
    ours = list(nlp.pipe(texts))
    switched = {id(node.ops): node.ops for part in models for node in part.model.walk() if not node.ops.use_blis}
    assert len(switched) == len(models)
    for ops in switched.values():
        monkeypatch.setattr(ops, "use_blis", True)
    theirs = list(nlp.pipe(texts))
    assert all(same_annotation(one, other) for one, other in zip(ours, theirs, strict=True))


@pytest.mark.parametrize(("inner", "outer"), [(480, 288), (96, 288), (600, 96), (192, 64), (64, 106), (96, 64)])
def test_a_token_gives_the_same_product_whatever_stands_beside_it(inner: int, outer: int) -> None:
    numbers = np.random.default_rng(2)
    tokens, weights = (numbers.standard_normal((n, inner), dtype=np.float32) for n in (700, outer))
    multiply = NumpyProducts().gemm
    whole = multiply(tokens, weights, trans2=True)
    for start, size in product((0, 1, 11, 100), (1, 2, 3, 7, 16, 17, 64, 100, 500)):
        part = multiply(tokens[start : start + size], weights, trans2=True)
        assert np.array_equal(part, whole[start : start + size])
