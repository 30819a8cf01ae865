"""Sentences that the parser reads wrong, and how they are mended: word/TAG/label/head, written by hand."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.syntax import read_tree
from extract.syntax.repairs import mend

SWALLOWED = "Norway/NNP/npadvmod/1 massed/VBN/amod/2 battalions/NNS/ROOT/2 there/RB/advmod/2"
ACTIVE = "Nurses/NNS/ROOT/0 from/IN/prep/0 charities/NNS/pobj/1 donated/VBN/acl/2 tents/NNS/dobj/3"
AFTER_CLAUSE = (
    "Surgeons/NNS/ROOT/0 ,/,/punct/0 who/WP/nsubj/4 had/VBD/aux/4 left/VBN/relcl/0 ,/,/punct/4 "
    "operated/VBD/conj/4 on/IN/prep/6 villagers/NNS/pobj/7"
)
GERUND = (
    "Banging/VBG/csubj/5 pots/NNS/dobj/0 ,/,/punct/1 angry/JJ/amod/4 farmers/NNS/appos/1 besieged/VBD/ROOT/5 "
    "Tolven/NNP/dobj/5"
)
PASSIVE = (
    "Quoting/VBG/csubjpass/6 envoys/NNS/dobj/0 ,/,/punct/1 guards/NNS/appos/1 were/VBD/auxpass/6 there/RB/advmod/6 "
    "armed/VBN/ROOT/6"
)
MEETING = (
    "Envoys/NNS/nsubj/5 ,/,/punct/5 meeting/NN/nsubj/5 here/RB/advmod/2 ,/,/punct/5 agreed/VBD/ROOT/5 terms/NNS/dobj/5"
)
COMPOUND = (
    "Six/CD/nummod/1 states/NNS/compound/2 meeting/VBG/nsubj/4 here/RB/advmod/2 slapped/VBD/ROOT/4 duties/NNS/dobj/4"
)
FIRST = "Norway/NNP/npadvmod/1 massed/VBN/ROOT/1 battalions/NNS/dobj/1"
ADJECTIVE = "Norwegian/JJ/amod/2 guards/NNS/compound/2 clubbed/VBD/ROOT/2 miners/NNS/dobj/2"
LISTED = (
    "Norway/NNP/nsubj/1 sent/VBD/ROOT/1 tents/NNS/dobj/1 and/CC/cc/1 cooking/VBG/conj/1 oil/NN/dobj/4 "
    "to/IN/prep/4 Chile/NNP/pobj/6"
)
LED = (
    "Norway/NNP/nsubj/1 opened/VBD/ROOT/1 borders/NNS/dobj/1 to/IN/mark/5 refugees/NNS/nsubj/5 driven/VBD/advcl/1 "
    "out/RB/advmod/5"
)
COMPASS = (
    "Jets/NNS/nsubj/1 bombed/VBD/ROOT/1 camps/NNS/dobj/1 of/IN/prep/2 rebels/NNS/compound/5 north/NN/pobj/3 "
    "of/IN/prep/5 Tolven/NNP/pobj/6"
)
READ_AS_NOUN = "Gunmen/NNS/nsubj/1 shot/NN/ROOT/1 dead/JJ/oprd/1 a/DT/det/4 miller/NN/dobj/1"
NAMED_BEFORE = "Norway/NNP/compound/1 reserves/NNS/ROOT/1 the/DT/det/3 right/NN/dobj/1"
READ_AS_CLAUSE = (
    "Norway/NNP/nsubj/1 refused/VBD/ROOT/1 an/DT/det/3 asylum/NN/dobj/1 bid/NN/acl/3 by/IN/agent/4 Chile/NNP/pobj/5"
)
BEFORE_CUE = "Rebels/NNS/dep/5 hacked/VBN/acl/0 millers/NNS/dobj/1 ,/,/punct/5 sources/NNS/nsubj/5 said/VBD/ROOT/5"

MENDED = [
    (SWALLOWED, "massed/ROOT/massed Norway/nsubj/massed battalions/dobj/massed"),
    (ACTIVE, "Nurses/nsubj/donated donated/ROOT/donated"),
    (AFTER_CLAUSE, "Surgeons/nsubj/operated operated/ROOT/operated"),
    (GERUND, "farmers/nsubj/besieged Banging/advcl/besieged"),
    (PASSIVE, "guards/nsubjpass/armed"),
    (MEETING, "meeting/acl/Envoys"),
    (COMPOUND, "states/nsubj/slapped meeting/acl/states Six/nummod/states"),
    (FIRST, "Norway/nsubj/massed"),
    (ADJECTIVE, "guards/nsubj/clubbed Norwegian/amod/guards"),
    (LISTED, "oil/conj/tents cooking/compound/oil to/prep/sent"),
    (LED, "to/prep/opened refugees/pobj/to driven/acl/refugees"),
    (READ_AS_NOUN, "Gunmen/nsubj/shot miller/dobj/shot"),
    (NAMED_BEFORE, "Norway/nsubj/reserves right/dobj/reserves"),
    (READ_AS_CLAUSE, "bid/dobj/refused asylum/compound/bid by/agent/bid"),
    (BEFORE_CUE, "Rebels/nsubj/hacked hacked/ccomp/said"),
    (COMPASS, "rebels/pobj/of north/advmod/rebels"),
]
KEPT = [
    "A/DT/det/1 man/NN/ROOT/1 given/VBN/acl/1 medals/NNS/dobj/2",  # a title: somebody gave them to him
    "Norway/NNP/npadvmod/2 -/HYPH/punct/2 led/VBN/amod/3 talks/NNS/ROOT/3",
    "Norway/NNP/nsubj/1 sent/VBD/ROOT/1 envoys/NNS/dobj/1",
    "Norway/NNP/nsubjpass/2 was/VBD/auxpass/2 bombed/VBN/ROOT/2",
    "Talks/NNS/nsubj/1 ended/VBD/ROOT/1",
    "Norway/NNP/compound/1 reserves/NNS/nsubj/2 fell/VBD/ROOT/2",
    "Arms/NNS/compound/1 dealing/NN/nsubj/2 grew/VBD/ROOT/2 there/RB/advmod/2",
]


def _doc(marked: str) -> Doc:
    words, tags, deps, heads = zip(*(part.rsplit("/", 3) for part in marked.split()), strict=True)
    return Doc(Vocab(), words=list(words), tags=list(tags), deps=list(deps), heads=[int(head) for head in heads])


@pytest.mark.parametrize(("marked", "expected"), MENDED, ids=lambda x: x[:40])
def test_mended(marked: str, expected: str) -> None:
    tree = mend(read_tree(_doc(marked)))
    found = {f"{word}/{tree.deps[i]}/{tree.words[tree.heads[i]]}" for i, word in enumerate(tree.words)}
    assert set(expected.split()) <= found
    for token, head in enumerate(tree.heads):
        assert head == token or token in tree.kids[head]
        assert tree.left[head] <= token <= tree.right[head]


@pytest.mark.parametrize("marked", KEPT)
def test_kept(marked: str) -> None:
    tree = read_tree(_doc(marked))
    assert mend(tree) is tree
