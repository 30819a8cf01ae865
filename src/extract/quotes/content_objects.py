"""Positions without a clause: what somebody praises, denies, is accused of, calls something or describes it as."""

from __future__ import annotations

from extract.quotes.cues import Cue, load_nouns, words_for
from extract.quotes.quote_sources import agent, subject
from extract.syntax import Document
from extract.syntax.noun_phrases import Range, noun_phrase, trim
from extract.syntax.tree import FINITE_TAGS, Tree

_REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves", "yourself", "myself", "ourselves"})
_SHORTEST = 3  # tokens of an object that is content: "endorsed Lee" says too little


def _with_adjuncts(tree: Tree, verb: int, thing: int) -> int:
    """The object's last token, with the phrases right behind it that say more of it."""
    last = tree.right[thing]
    for kid in tree.kids[verb]:
        adjunct = tree.deps[kid] == "prep" and tree.lower[kid] in words_for("adjuncts")
        if tree.left[kid] == last + 1 and (adjunct or (tree.deps[kid] == "advcl" and tree.lower[last + 1] == "to")):
            last = tree.right[kid]
    return last


def holds_position(document: Document, cue: Cue) -> bool:
    """Whether somebody in particular takes the position: not a relative clause, an infinitive of purpose, or nobody."""
    tree, verb = document.tree, cue.token
    if tree.has_to(verb) or (tree.tags[verb] == "VBN" and tree.deps[verb] == "acl"):
        return False
    head = subject(tree, verb)
    if head is None:
        return "of" in cue.verb.frames  # was accused of
    return not tree.tags[head].startswith("W")


def _complement(document: Document, cue: Cue, thing: int) -> tuple[str, Range] | None:
    """Object and complement: called the plan a mistake."""
    tree, verb = document.tree, cue.token
    small = tree.kid_after(verb, "oprd", "ccomp", "attr")
    if small < 0 or tree.tags[small] in FINITE_TAGS or (thing >= 0 and tree.lower[thing] in _REFLEXIVE):
        return None
    first = max(cue.last + 1, min(tree.left[small], tree.left[thing] if thing >= 0 else small))
    found = trim(tree, first, tree.right[small])
    return ("name", found) if found and (found[1] > found[0] or document.is_marked(small)) else None


def _is_asked(tree: Tree, verb: int) -> bool:
    """Whether the object stands before the verb as "what" (what they call …; what they refer to as …)."""
    return tree.tags[tree.left[verb]] == "WP"


def _infinitive_after(tree: Tree, verb: int, preposition: int) -> Range | None:
    """What somebody is called on to do, wherever the parser hangs it: on the verb or on the noun."""
    for holder in (verb, preposition, *tree.kids[preposition]):
        for kid in tree.kids[holder]:
            if kid > preposition and tree.tags[kid] == "VB" and tree.has_to(kid):
                first = next(k for k in tree.kids[kid] if tree.lower[k] == "to")
                return trim(tree, first, tree.right[kid])
    return None


def passive_subject(document: Document, cue: Cue) -> tuple[str, Range] | None:
    """The claim that a passive with its doer takes up: claims were rejected by X; a claim, rejected by X, that …."""
    tree, verb = document.tree, cue.token
    if tree.tags[verb] != "VBN" or "obj" not in cue.verb.frames or agent(tree, verb) is None:
        return None
    reduced = tree.deps[verb] == "acl"
    thing = tree.heads[verb] if reduced else next((k for k in tree.kids[verb] if tree.deps[k] == "nsubjpass"), -1)
    if not 0 <= thing < verb or "that" not in load_nouns().get(tree.lower[thing], ()):
        return None
    found = trim(tree, tree.left[thing], tree.left[verb] - 1) if reduced else noun_phrase(document, thing)
    return ("by", found) if found else None


def object_after(document: Document, cue: Cue) -> tuple[str, Range] | None:
    """A noun phrase, complement or prepositional object as content, with the frame it fills."""
    tree, verb, frames = document.tree, cue.token, cue.verb.frames
    thing = tree.kid_after(verb, "dobj")
    if "name" in frames and (found := _complement(document, cue, thing)):
        return found
    for kid in tree.kids[verb]:
        word = tree.lower[kid]
        if kid < verb or tree.deps[kid] != "prep":
            continue
        frame, first = "", kid + 1
        if word in ("as", "of", "for") and word in frames and (thing >= 0 or word == "of" or _is_asked(tree, verb)):
            frame = word
            first = tree.left[thing] if word in ("as", "for") and thing >= 0 else first
        elif word in cue.verb.prepositions and thing < 0 and kid == cue.last + 1:
            frame = "prep"
        elif word == "on" and "on-do" in frames and (infinitive := _infinitive_after(tree, verb, kid)):
            return "inf", infinitive
        phrase = trim(tree, max(first, cue.last + 1), tree.right[kid]) if frame else None
        if phrase:
            return frame, phrase
    if thing >= 0 and "obj" in frames and tree.lower[thing] not in _REFLEXIVE:
        phrase = trim(tree, max(tree.left[thing], cue.last + 1), _with_adjuncts(tree, verb, thing))
        return ("obj", phrase) if phrase and phrase[1] - phrase[0] + 1 >= _SHORTEST else None
    return None
