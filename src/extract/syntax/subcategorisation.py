"""Subcategorisation frames: what a verb is said with, as the patterns of the lexicon write it.

In goes a verb with its prepositions, what it governs and its objects; out come words, the surest first: "off" of
"called off", "out of" of "pulled its envoy out of NAME", `to-do` of "asked NAME to leave". The idea of frames is
that of COMLEX Syntax (Grishman, Macleod and Meyers 1994); the head of events/patterns.csv lists the kinds of clauses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.syntax.document import SUBJECTS, Document
from extract.syntax.noun_phrases import kind_of
from extract.vocabulary import function_words, verbs, words

_IF_WORDS = function_words("if_words")

Preps = tuple[tuple[str, int, tuple[int, ...]], ...]  # prepositions of a verb: the word, its token, its objects' heads


def frames_of(
    document: Document, verb: int, preps: Preps, complements: Sequence[int], patients: Sequence[int]
) -> tuple[str, ...]:
    """The next two words; particles with prepositions, a bare noun behind a preposition ("hacked the guard to death"),
    particles; a noun or adjective behind the verb ("paid tribute"); the kinds of clauses that it governs; prepositions;
    adverbs; what belongs to it from behind its object. Each once."""
    tree = document.tree
    found = [" ".join(tree.lower[verb + 1 : verb + 3])]
    free = document.kids(verb, "prt")
    free += [k for k in document.kids(verb, "advmod", "prep") if k > verb and tree.lower[k] in words("directions")]
    found += _pairs(document, free, preps)
    found += _nouns(document, verb, preps)
    found += _gerunds(document, verb)
    found += [tree.lower[k] for k in free]
    if verb + 1 < len(tree) and tree.tags[verb + 1] in ("NN", "NNS", "JJ"):
        found.append(tree.lower[verb + 1])
    found += [kind for k in complements for kind in _complement_kinds(document, k)]
    found += _prepositions(document, verb, preps)
    found += _near(document, verb)
    if any(kind_of(document, head) or tree.lower[head] in words("moved") for head in patients):
        found += _far(document, verb)
    return tuple(dict.fromkeys(found))


def _pairs(document: Document, particles: Sequence[int], preps: Preps) -> Iterator[str]:
    """Each particle with each preposition behind it: "out of"."""
    lower = document.tree.lower
    for first in particles:
        yield from (f"{lower[first]} {lower[k]}" for k in document.kids(first, "prep"))
        yield from (f"{lower[first]} {word}" for word, prep, _ in preps if prep > first)


def _nouns(document: Document, verb: int, preps: Preps) -> Iterator[str]:
    """Prepositions with the bare noun behind them: "to death"."""
    tree = document.tree
    for word, prep, (head, *_) in preps:
        if prep > verb and tree.tags[head] == "NN" and head == prep + 1 and document.mention[head] < 0:
            yield f"{word} {tree.lower[head]}"


def _gerunds(document: Document, verb: int) -> Iterator[str]:
    """Prepositions with the gerund behind them: "barred NAME from leaving"."""
    lower = document.tree.lower
    for prep in document.kids(verb, "prep"):
        if prep > verb:
            yield from (f"{lower[prep]} {lower[gerund]}" for gerund in document.kids(prep, "pcomp"))


def _prepositions(document: Document, verb: int, preps: Preps) -> Iterator[str]:
    """The prepositions that may make one verb with it, those of times apart."""
    for word, prep, heads in preps:
        if prep > verb and any(document.timex[h] < 0 for h in heads) and _is_close(document, verb, prep):
            yield word


def _is_close(document: Document, verb: int, prep: int) -> bool:
    """Whether a preposition may make one verb with the verb before it. With some nothing but adverbs and times may
    stand between ("turned on NAME"), with others no object ("called him a fool on his show")."""
    tree, lemmas = document.tree, document.lemmas(verb)
    if not verbs("bare").isdisjoint(lemmas):
        return not any(verb < k < prep and document.timex[k] < 0 for k in document.kids(verb, "dobj"))
    if verbs("close").isdisjoint(lemmas):
        return True
    between = range(verb + 1, prep)
    return all(tree.tags[k] in ("RB", "RBR", "RP") or tree.words[k] == "," or document.timex[k] >= 0 for k in between)


def _near(document: Document, verb: int) -> Iterator[str]:
    """Adverbs, adjectives and prepositions within two words behind it, "by" of a passive too, those of times apart."""
    for kid in document.kids(verb, "advmod", "acomp", "prep", "dative", "agent"):
        if 0 < kid - verb <= 2 and not any(document.timex[h] >= 0 for h in document.kids(kid, "pobj")):
            yield document.tree.lower[kid]


def _far(document: Document, verb: int) -> Iterator[str]:
    """Particles and adjectives that belong to it from behind its object: "held the men responsible"."""
    lower, far = document.tree.lower, words("far_particles")
    return (lower[k] for k in document.kids(verb, "advmod", "oprd", "advcl", "ccomp") if lower[k] in far)


def is_called_for(document: Document, verb: int) -> bool:
    """Whether a clause says what somebody else is called on to do: "for NAME to leave"."""
    marks = document.kid_words(verb, "mark")
    return "for" in marks and document.tree.has_to(verb) and bool(document.kids(verb, *SUBJECTS))


def _complement_kinds(document: Document, verb: int) -> tuple[str, ...]:
    """How lexicons write a governed clause: `to-do`, `doing`, `wh` for a question, `that` for the rest; before these
    `them-do` where "for" leads who is to do it, and `that-do` where it is in the subjunctive ("that NAME leave")."""
    tree = document.tree
    if any(tree.tags[k][:1] == "W" or tree.lower[k] in _IF_WORDS for k in tree.kids[verb] if k < verb):
        return ("wh",)
    if tree.has_to(verb):
        return ("them-do", "to-do") if is_called_for(document, verb) else ("to-do",)
    if tree.tags[verb] == "VBG" and not document.kids(verb, *SUBJECTS):
        return ("doing",)
    return ("that-do", "that") if _is_subjunctive(document, verb) else ("that",)


def _is_subjunctive(document: Document, verb: int) -> bool:
    """Whether a clause says what should be: by "should", by a bare "be", by a base form behind a singular."""
    tree = document.tree
    subject = document.kids(verb, *SUBJECTS)
    if not subject:
        return False
    helpers = [tree.lower[k] for k in document.kids(verb, "aux", "auxpass")]
    if helpers:
        return "should" in helpers or helpers == ["be"]
    if tree.lower[verb] == "be":
        return True
    one = tree.tags[subject[0]] in ("NNP", "NN") and len(document.conjuncts(subject[0])) == 1
    return tree.tags[verb] in ("VB", "VBP") and one and not tree.lower[verb].endswith("s")
