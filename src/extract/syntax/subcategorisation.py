"""What a verb is said with, as the patterns of the lexicon write it: particles, prepositions, kinds of clauses."""

from __future__ import annotations

from extract.syntax.document import SUBJECTS, Document
from extract.syntax.noun_phrases import kind_of
from extract.vocabulary import verb_forms, verbs, words

Preps = tuple[tuple[str, int, tuple[int, ...]], ...]  # prepositions of a verb: the word, its token, its objects' heads


def particles_of(
    document: Document,
    verb: int,
    preps: Preps,
    complements: list[int],
    patients: tuple[int, ...],
) -> tuple[str, ...]:
    """What a verb is said with, as lexicons write it: the next two words, particles, a noun or adjective behind it
    ("paid tribute"), the kinds of clauses that it governs, prepositions, adverbs; pairs of them and bare nouns behind a
    preposition wherever they stand ("pulled its envoy out of NAME", "hacked the guard to death")."""
    tree = document.tree
    found = [" ".join(tree.lower[verb + 1 : verb + 3])]
    free = document.kids(verb, "prt")
    free += [k for k in document.kids(verb, "advmod", "prep") if k > verb and tree.lower[k] in words("directions")]
    for first in free:
        found += [f"{tree.lower[first]} {tree.lower[k]}" for k in document.kids(first, "prep")]
        found += [f"{tree.lower[first]} {word}" for word, prep, _ in preps if prep > first]
    found += [
        f"{word} {tree.lower[heads[0]]}"
        for word, prep, heads in preps
        if prep > verb and tree.tags[heads[0]] == "NN" and heads[0] == prep + 1 and document.mention[heads[0]] < 0
    ]
    gerunds = [(prep, k) for prep in document.kids(verb, "prep") if prep > verb for k in document.kids(prep, "pcomp")]
    found += [f"{tree.lower[prep]} {tree.lower[gerund]}" for prep, gerund in gerunds]  # "barred NAME from leaving"
    found += [tree.lower[k] for k in free]
    if verb + 1 < len(tree) and tree.tags[verb + 1] in ("NN", "NNS", "JJ"):
        found.append(tree.lower[verb + 1])
    found += [kind for k in complements for kind in _complement_kinds(document, k)]
    found += [
        word
        for word, prep, heads in preps
        if prep > verb and any(document.timex[h] < 0 for h in heads) and _is_close(document, verb, prep)
    ]
    near = [k for k in document.kids(verb, "advmod", "acomp", "prep", "dative") if 0 < k - verb <= 2]
    found += [tree.lower[k] for k in near if not any(document.timex[h] >= 0 for h in document.kids(k, "pobj"))]
    if any(kind_of(document, head) or tree.lower[head] in words("moved") for head in patients):
        far = words("far_particles")
        found += [
            tree.lower[k] for k in document.kids(verb, "advmod", "oprd", "advcl", "ccomp") if tree.lower[k] in far
        ]
    return tuple(dict.fromkeys(found))


def _is_close(document: Document, verb: int, prep: int) -> bool:
    """Whether a preposition may make one verb with the verb before it. With some nothing but adverbs and times may
    stand between ("turned on NAME"), with others no object ("called him a fool on his show")."""
    tree, lemmas = document.tree, verb_forms().get(document.tree.lower[verb], ())
    if not verbs("bare").isdisjoint(lemmas):
        return not any(verb < k < prep and document.timex[k] < 0 for k in document.kids(verb, "dobj"))
    if verbs("close").isdisjoint(lemmas):
        return True
    between = range(verb + 1, prep)
    return all(tree.tags[k] in ("RB", "RBR", "RP") or tree.words[k] == "," or document.timex[k] >= 0 for k in between)


def is_called_for(document: Document, verb: int) -> bool:
    """Whether a clause says what somebody else is called on to do: "for NAME to leave"."""
    marks = (document.tree.lower[k] for k in document.kids(verb, "mark"))
    return "for" in marks and document.tree.has_to(verb) and bool(document.kids(verb, *SUBJECTS))


def _complement_kinds(document: Document, verb: int) -> tuple[str, ...]:
    """How lexicons write a governed clause: `to-do`, `doing`, `wh` for a question, `that` for the rest; before these
    `them-do` where "for" leads who is to do it, and `that-do` where it is in the subjunctive ("that NAME leave")."""
    tree = document.tree
    if any(tree.tags[k][:1] == "W" or tree.lower[k] in ("if", "whether") for k in tree.kids[verb] if k < verb):
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
    helpers = [tree.lower[k] for k in document.kids(verb, "aux", "auxpass")]
    if "should" in helpers or helpers == ["be"]:
        return bool(subject)
    if helpers or not subject:
        return False
    if tree.lower[verb] == "be":
        return True
    one = tree.tags[subject[0]] in ("NNP", "NN") and len(document.conjuncts(subject[0])) == 1
    return tree.tags[verb] in ("VB", "VBP") and one and not tree.lower[verb].endswith("s")
