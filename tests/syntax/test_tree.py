"""The tree says what spaCy's tokens say, and gives it in one go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from extract.syntax import Tree, read_tree

_VOCAB = spacy.blank("en").vocab
TEXTS = [
    "Tilda Marsh, who leads the harbour board, said on Monday that two ferries – both old – are sold.\n\nShe left.",
    "“We sail at noon,” the pilot said;\r\nthe crew, tired and cold, laughed.\nNobody had told them why.",
    "Ministers from Norland\xa0met in Ostrava ; the talks ( which nobody wanted ) failed .  They will meet again.",
    "A headline without a stop\n\nSubscribe to our newsletter\n\nThe Ostrava Herald reported it first.",
    "😀 \0 … !!!",
    " \n ",
]


@pytest.fixture(params=TEXTS, ids=lambda text: repr(text[:12]))
def doc(request: pytest.FixtureRequest, parse: Callable[[str], Doc]) -> Doc:
    return parse(request.param)


def test_tokens(doc: Doc) -> None:
    tree = read_tree(doc)
    assert tree.text == doc.text
    assert tree.words == [t.text for t in doc]
    assert tree.lower == [t.lower_ for t in doc]
    assert tree.tags == [t.tag_ for t in doc]
    assert tree.deps == [t.dep_ for t in doc]
    assert tree.ents == [t.ent_type_ for t in doc]
    assert tree.starts == [t.idx for t in doc]
    assert tree.ends == [t.idx + len(t) for t in doc]
    assert tree.spaced == [bool(t.whitespace_) for t in doc]
    assert tree.begins == [bool(t.is_sent_start) for t in doc]
    assert tree.names == [(e.start, e.end, e.label_) for e in doc.ents]


def test_edges(doc: Doc) -> None:
    tree = read_tree(doc)
    assert tree.left == [t.left_edge.i for t in doc]
    assert tree.right == [t.right_edge.i for t in doc]
    assert tree.kids == [[t.i for t in (*token.lefts, *token.rights)] for token in doc]


def test_stretches(doc: Doc) -> None:
    tree = read_tree(doc)
    for start in range(len(doc.text)):
        for end in range(start + 1, min(start + 30, len(doc.text)) + 1):
            span, tokens = doc.char_span(start, end, alignment_mode="expand"), tree.tokens(start, end)
            if span is None or not len(span):
                assert not len(tokens)
            else:
                assert (tokens.start, tokens.stop, tree.root(tokens)) == (span.start, span.end, span.root.i)


def test_sentences_do_not_cross_paragraphs(doc: Doc) -> None:
    tree = read_tree(doc)
    assert [i for first, last in tree.bounds for i in range(first, last + 1)] == list(range(len(doc)))
    for number, (first, last) in enumerate(tree.bounds):
        assert set(tree.sentence[first : last + 1]) == {number}
        assert len(set(tree.paragraph[first : last + 1])) == 1


def test_boilerplate_is_no_paragraph_of_the_text(parse: Callable[[str], Doc]) -> None:
    tree = read_tree(parse(TEXTS[3]))
    assert tree.kinds == ["title", "boilerplate", "prose"]
    assert {tree.paragraph[i] for i in tree.paragraphs[1]} == {-1}
    assert tree.text[slice(*tree.paragraph_span(1))] == "Subscribe to our newsletter"


def test_a_tree_is_read_as_it_is(doc: Doc) -> None:
    tree = read_tree(doc)
    assert read_tree(tree) is tree


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.data())
def test_any_heads(text: str, data: st.DataObject) -> None:
    """Edges hold for trees that cross themselves, too."""
    words = text.split() or ["word"]
    heads = [data.draw(st.integers(min_value=0, max_value=i)) for i in range(len(words))]
    tree = read_tree(Doc(_VOCAB, words=words, heads=heads, deps=["dep"] * len(words)))
    below: list[set[int]] = [{i} for i in range(len(words))]
    for i in reversed(range(len(words))):
        below[heads[i]] |= below[i]
    assert tree.left == [min(found) for found in below]
    assert tree.right == [max(found) for found in below]


def test_a_doc_without_a_model() -> None:
    tree: Tree = read_tree(spacy.blank("en")("The pilot left."))
    assert (tree.tagged, tree.parsed, tree.named) == (False, False, False)
    assert tree.heads == [0, 1, 2, 3]
    assert tree.names == []
    assert len(read_tree(Doc(spacy.blank("en").vocab))) == 0
