"""What may tell whether a common noun names a happening that counts: named features, all yes or no."""

from __future__ import annotations

from functools import lru_cache

from extract.events.arguments.noun_arguments import has_doer, is_light
from extract.events.candidates.phrase_kinds import PHRASE_KINDS, phrase_kind, phrase_kinds
from extract.events.candidates.place_in_text import PLACES, tell_place
from extract.events.types.class_names import LEARNT
from extract.events.types.noun_types import named_class
from extract.scoring.families import Families
from extract.syntax.document import Document
from extract.syntax.verb_groups import form_of
from extract.vocabulary import event_nouns, lone_nouns, names_event, noun_verbs, singular

_CLASSES = (*sorted(LEARNT), "nothing")
_ENDINGS = tuple("tion sion ment ing al ance ence er or ist ity ism ship ness age ure ry th ee".split())
_LEADS = tuple("after against at by during following for from in of on over since to with".split())
_OPEN = ("against", "at", "between", "by", "for", "from", "in", "of", "on", "to", "with")
_OWNERS = tuple(kind for kind in PHRASE_KINDS if kind not in ("none", "time", "number"))
NOUN_FAMILIES = Families(
    {
        **PLACES,
        "dep": tuple("ROOT appos attr compound conj dobj nmod npadvmod nsubj nsubjpass pobj poss".split()),
        "hangs": tuple("appos/NN attr/VB compound/NN conj/NN dobj/VB nsubj/VB nsubjpass/VB pobj/IN poss/NN".split()),
        "plural": (),
        "ending": _ENDINGS,
        "alone": _CLASSES,
        "class": _CLASSES,
        "verb": (),
        "kid": tuple("acl advmod amod appos case cc compound conj det nmod nummod poss prep punct relcl".split()),
        "determiner": tuple("a an all no the this that any".split()),
        "owner": _OWNERS,
        "modifier": _OWNERS,
        "prep": (*_OPEN, "other"),
        **{f"behind-{word}": _OWNERS for word in ("of", "by", "in", "against", "between", "on", "to", "with")},
        "lead": _LEADS,
        "light-object": (),
        "doer": (),
        "governor": ("VB", "NN"),
        "governor-form": tuple(
            "past perfect progressive present future would modal infinitive gerund participle".split()
        ),
    }
)


def noun_class(document: Document, noun: int) -> str:
    """The class that the lexicon gives a noun, "" without one."""
    return named_class(document, noun, lone_nouns()) or named_class(document, noun, event_nouns())


def read_noun(document: Document, noun: int) -> dict[str, float]:
    """The features of a common noun."""
    tree, head, found = document.tree, document.tree.heads[noun], dict[str, float]()
    tell, dep = NOUN_FAMILIES.tell, tree.deps[noun]
    tell_place(document, NOUN_FAMILIES, noun, found)
    tell(found, "dep", dep)
    tell(found, "hangs", f"{dep}/{tree.tags[head][:2]}")
    found.update(_word_features(tree.lower[noun]))
    listed = names_event(tree.lower[noun])
    tell(found, "alone", (listed and named_class(document, noun, lone_nouns())) or "nothing")
    tell(found, "class", (listed and named_class(document, noun, event_nouns())) or "nothing")
    for question, holds in (
        ("plural", tree.tags[noun] == "NNS"),
        ("light-object", dep == "dobj" and is_light(document, head)),
        ("doer", has_doer(document, noun)),
    ):
        if holds:
            tell(found, question)
    if dep == "pobj":
        tell(found, "lead", tree.lower[head])
    governor = tree.heads[head] if dep == "pobj" else head
    tell(found, "governor", tree.tags[governor][:2])
    if tree.tags[governor][:2] == "VB":
        tell(found, "governor-form", form_of(document, governor).form)
    _tell_kids(document, noun, found)
    return found


@lru_cache(maxsize=16384)
def _word_features(word: str) -> dict[str, float]:
    """What a lower-case noun shows by itself."""
    found, forms = dict[str, float](), singular(word)
    NOUN_FAMILIES.tell_all(found, "ending", (e for e in _ENDINGS if any(form.endswith(e) for form in forms)))
    NOUN_FAMILIES.tell_all(found, "verb", () if noun_verbs().isdisjoint(forms) else ("",))
    return found


def _tell_kids(document: Document, noun: int, found: dict[str, float]) -> None:
    """Adds what hangs on the noun."""
    tree, tell = document.tree, NOUN_FAMILIES.tell
    for kid in tree.kids[noun]:
        dep = tree.deps[kid]
        tell(found, "kid", dep)
        if dep == "det":
            tell(found, "determiner", tree.lower[kid])
        elif dep == "poss":
            tell(found, "owner", phrase_kind(document, kid))
        elif dep in ("compound", "nmod", "amod"):
            tell(found, "modifier", phrase_kind(document, kid))
        elif dep == "prep":
            word = tree.lower[kid]
            tell(found, "prep", word if word in _OPEN else "other")
            question = f"behind-{word}"
            if question in NOUN_FAMILIES.answers:
                NOUN_FAMILIES.tell_all(found, question, phrase_kinds(document, tree.kids_as(kid, "pobj")))
