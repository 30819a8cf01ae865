"""Words whose class the parser got wrong, and what they are mended to: word/TAG/label/head, written by hand."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.syntax import Tree, read_tree
from extract.syntax.misread_words import verbs_read_as_nouns

SUBJECT = "Gunmen/NNS/nsubj/1 shot/NN/ROOT/1 a/DT/det/3 miller/NN/dobj/1"
PLURAL = "The/DT/det/1 army/NN/nsubj/2 shells/NNS/ROOT/2 towns/NNS/dobj/2"
NAME = "Corvin/NNP/compound/2 Institute/NNP/compound/2 reserves/NNS/ROOT/2 the/DT/det/4 right/NN/dobj/2"
CLAUSE = (
    "Norway/NNP/nsubj/1 refused/VBD/ROOT/1 an/DT/det/3 asylum/NN/dobj/1 bid/NN/acl/3 by/IN/agent/4 Chile/NNP/pobj/5"
)
MENDED = [
    (SUBJECT, "shot", "shot/VBD/ROOT/shot"),  # a singular form may be a past
    (PLURAL, "shells", "shells/VBZ/ROOT/shells"),
    (NAME, "reserves", "reserves/VBZ/ROOT/reserves Institute/NNP/nsubj/reserves Corvin/NNP/compound/Institute"),
    (CLAUSE, "bid", "bid/NN/dobj/refused asylum/NN/compound/bid an/DT/det/bid"),
]
KEPT = [
    ("The/DT/det/2 arms/NNS/compound/2 deal/NN/nsubj/3 fell/VBD/ROOT/3", "deal"),  # no object
    ("Gunmen/NNS/nsubj/1 zorred/NN/ROOT/1 a/DT/det/3 miller/NN/dobj/1", "zorred"),  # no verb that is known
    ("Gunmen/NNS/compound/1 shot/NN/ROOT/1 a/DT/det/3 miller/NN/dobj/1", "shot"),  # nobody who does it
    ("Norway/NNP/compound/1 shot/NN/ROOT/1 a/DT/det/3 miller/NN/dobj/1", "shot"),  # a singular with a name in front
    ("old/JJ/amod/1 reserves/NNS/ROOT/1 the/DT/det/3 right/NN/dobj/1", "reserves"),
    ("a/DT/det/1 man/NN/ROOT/1 given/VBN/acl/1 medals/NNS/dobj/2", "given"),  # a participle indeed
    ("an/DT/det/1 asylum/NN/ROOT/1 bid/NN/acl/1 by/IN/agent/2 Chile/NNP/pobj/3", "bid"),  # all there is
    ("he/PRP/nsubj/1 won/VBD/ROOT/1 a/DT/det/3 seat/NN/dobj/1 holding/NN/acl/3 talks/NNS/dobj/4", "holding"),
]


def _tree(marked: str) -> Tree:
    words, tags, deps, heads = zip(*(part.rsplit("/", 3) for part in marked.split()), strict=True)
    return read_tree(
        Doc(Vocab(), words=list(words), tags=list(tags), deps=list(deps), heads=[int(head) for head in heads])
    )


@pytest.mark.parametrize(("marked", "word", "expected"), MENDED, ids=[word for _, word, _ in MENDED])
def test_mended(marked: str, word: str, expected: str) -> None:
    tree = _tree(marked)
    edits = verbs_read_as_nouns(tree, tree.words.index(word))
    found = {f"{tree.words[e.token]}/{e.tag}/{e.dep}/{tree.words[e.head]}" for e in edits}
    assert found == set(expected.split())


@pytest.mark.parametrize(("marked", "word"), KEPT, ids=[marked[:30] for marked, _ in KEPT])
def test_kept(marked: str, word: str) -> None:
    tree = _tree(marked)
    assert list(verbs_read_as_nouns(tree, tree.words.index(word))) == []
