"""Content without a clause: what somebody praises, denies, is accused of, calls something or describes it as.

In goes a cue, out come the first and last tokens of a noun phrase, a complement or what stands behind a preposition,
with the frame of the verb that it fills.
"""

from __future__ import annotations

from extract.quotes.cues import Cue, load_nouns, words_for
from extract.quotes.quote_sources import agent, is_passive, subject
from extract.syntax import Document
from extract.syntax.noun_phrases import Range, noun_phrase, trim
from extract.syntax.tree import FINITE_TAGS, Tree
from extract.vocabulary import function_words

_REFLEXIVE = function_words("reflexive")
_SHORTEST = 3  # tokens of an object that is content, or two with an article: "endorsed Lee" says too little
# Frames of a preposition by the rule that they are told under, and those whose object is no part of the content.
_FRAME_OF = {"as": "as", "to": "as", "for": "for", "on": "for", "over": "for", "of": "of", "with": "of"}
_DETERMINERS = frozenset({"DT", "PRP$"})
_BEHIND_ALONE = frozenset({"of", "with"})


def holds_position(document: Document, cue: Cue) -> bool:
    """Whether somebody in particular takes the position: not a relative clause, an infinitive of purpose, or nobody."""
    tree, verb = document.tree, cue.token
    if tree.has_to(verb):
        return False
    head = subject(tree, verb)
    if head is None:
        return is_passive(tree, verb) and not cue.verb.frames.isdisjoint(_FRAME_OF)  # was accused of, is seen as
    return not tree.tags[head].startswith("W")


def passive_subject(document: Document, cue: Cue) -> tuple[str, Range] | None:
    """The claim that a passive with its doer takes up: claims were rejected by X; a claim, rejected by X, that …."""
    tree, verb = document.tree, cue.token
    if tree.tags[verb] != "VBN" or "obj" not in cue.verb.frames or agent(tree, verb) is None:
        return None
    reduced = tree.deps[verb] == "acl"
    thing = tree.heads[verb] if reduced else tree.kid(verb, "nsubjpass")
    if not 0 <= thing < verb or "that" not in load_nouns().get(tree.lower[thing], ()):
        return None
    found = trim(tree, tree.left[thing], tree.left[verb] - 1) if reduced else noun_phrase(document, thing)
    return ("by", found) if found else None


def object_after(document: Document, cue: Cue) -> tuple[str, Range] | None:
    """A noun phrase, complement or prepositional object as content, with the frame it fills.

    Of a passive without its doer (was accused of X, is seen as X) only what stands behind a preposition.
    """
    tree, thing = document.tree, document.tree.kid_after(cue.token, "dobj")
    bare = is_passive(tree, cue.token) and subject(tree, cue.token) is None
    if not bare and "name" in cue.verb.frames and (found := _complement(document, cue, thing)):
        return found
    found = _behind_any(tree, cue, thing) or _marked_reason(document, cue)
    if found or bare:
        return found
    return _for_to(tree, cue) or _object(tree, cue, thing)


def _behind_any(tree: Tree, cue: Cue, thing: int) -> tuple[str, Range] | None:
    """What stands behind the first preposition that the cue has a frame for; `thing` is the cue's object, or -1."""
    preps = (*tree.kids_after(cue.token, "prep"), *_behind_doer(tree, cue))
    return next((found for prep in preps if (found := _behind(tree, cue, prep, thing))), None)


def _behind_doer(tree: Tree, cue: Cue) -> list[int]:
    """The prepositions of a passive's frames that the parser has hung on its doer (criticised by X for “…”)."""
    doer = agent(tree, cue.token) if is_passive(tree, cue.token) else None
    preps = tree.kids_after(doer, "prep") if doer is not None else []
    return [prep for prep in preps if _FRAME_OF.get(tree.lower[prep]) and tree.lower[prep] in cue.verb.frames]


def _marked_reason(document: Document, cue: Cue) -> tuple[str, Range] | None:
    """The words in marks behind the "because" of a judgement."""
    tree = document.tree
    if cue.verb.kind != "judge" or "for" not in cue.verb.frames:
        return None
    for clause in tree.kids_after(cue.token, "advcl"):
        first = _behind_because(tree, clause)
        if first <= clause and document.marks.opens_at(first) >= 0:
            found = trim(tree, first, document.marks.last[document.marks.inside[first]])
            return ("for", found) if found else None
    return None


def _behind_because(tree: Tree, clause: int) -> int:
    """The token behind the "because" of a clause; behind the clause's verb if it has none."""
    return next((kid for kid in tree.kids[clause] if tree.lower[kid] == "because"), clause) + 1


def _complement(document: Document, cue: Cue, thing: int) -> tuple[str, Range] | None:
    """Object and complement: called the plan a mistake."""
    tree, verb = document.tree, cue.token
    small = tree.kid_after(verb, "oprd", "ccomp", "attr")
    if small < 0 or tree.tags[small] in FINITE_TAGS or _is_reflexive(tree, thing):
        return None
    first = tree.left[small] if thing < 0 else min(tree.left[small], tree.left[thing])
    found = trim(tree, max(cue.last + 1, first), tree.right[small])
    return ("name", found) if found and (found[1] > found[0] or document.is_marked(small)) else None


def _is_reflexive(tree: Tree, thing: int) -> bool:
    return thing >= 0 and tree.lower[thing] in _REFLEXIVE


def _behind(tree: Tree, cue: Cue, prep: int, thing: int) -> tuple[str, Range] | None:
    """What stands behind a preposition that the cue has a frame for; `thing` is the cue's object, or -1."""
    word = tree.lower[prep]
    if word in _FRAME_OF and word in cue.verb.frames and _takes(tree, cue, word, thing):
        return _said_of(tree, cue, prep, thing)
    if word in cue.verb.prepositions and thing < 0 and prep == cue.last + 1:
        return _phrase(tree, cue, "prep", prep + 1, prep)
    return _asked(tree, cue, prep) if word in ("on", "upon") else None


def _said_of(tree: Tree, cue: Cue, prep: int, thing: int) -> tuple[str, Range] | None:
    """What stands behind a preposition, with the object of which it is said unless the preposition stands alone."""
    word = tree.lower[prep]
    first = tree.left[thing] if word not in _BEHIND_ALONE and thing >= 0 else prep + 1
    return _phrase(tree, cue, _FRAME_OF[word], first, prep)


def _takes(tree: Tree, cue: Cue, word: str, thing: int) -> bool:
    """Whether a cue's preposition says something of its object or, in a passive, of its subject; "of" needs neither."""
    return word == "of" or thing >= 0 or is_passive(tree, cue.token) or _is_asked(tree, cue.token)


def _phrase(tree: Tree, cue: Cue, frame: str, first: int, prep: int) -> tuple[str, Range] | None:
    phrase = trim(tree, max(first, cue.last + 1), tree.right[prep])
    return (frame, phrase) if phrase else None


def _is_asked(tree: Tree, verb: int) -> bool:
    """Whether the object stands before the verb as "what" (what they call …; what they refer to as …)."""
    return tree.tags[tree.left[verb]] == "WP"


def _for_to(tree: Tree, cue: Cue) -> tuple[str, Range] | None:
    """What somebody is wanted to do by a cue that asks for it: called for the mayor to resign."""
    if "for" not in cue.verb.prepositions:
        return None
    for kid in tree.kids_after(cue.token, "advcl", "ccomp", "xcomp"):
        if tree.lower[tree.left[kid]] == "for" and tree.has_to(kid):
            found = trim(tree, tree.left[kid] + 1, tree.right[kid])
            return ("prep", found) if found else None
    return None


def _asked(tree: Tree, cue: Cue, preposition: int) -> tuple[str, Range] | None:
    """What somebody behind a preposition is asked to do by a cue that asks it: called on the mayor to resign."""
    found = _infinitive_after(tree, cue.token, preposition) if "on-do" in cue.verb.frames else None
    return ("inf", found) if found else None


def _infinitive_after(tree: Tree, verb: int, preposition: int) -> Range | None:
    """What somebody is called on to do, wherever the parser hangs it: on the verb or on the noun."""
    for holder in (verb, preposition, *tree.kids[preposition]):
        kid = next((k for k in tree.kids[holder] if k > preposition and _is_infinitive(tree, k)), -1)
        if kid >= 0:
            return trim(tree, next(k for k in tree.kids[kid] if tree.lower[k] == "to"), tree.right[kid])
    return None


def _is_infinitive(tree: Tree, verb: int) -> bool:
    return tree.tags[verb] == "VB" and tree.has_to(verb)


def _object(tree: Tree, cue: Cue, thing: int) -> tuple[str, Range] | None:
    if thing < 0 or "obj" not in cue.verb.frames or _is_reflexive(tree, thing):
        return None
    phrase = trim(tree, max(tree.left[thing], cue.last + 1), _with_adjuncts(tree, cue.token, thing))
    return ("obj", phrase) if phrase and _says_enough(tree, phrase) else None


def _says_enough(tree: Tree, phrase: Range) -> bool:
    """Whether a phrase is long enough for content."""
    length = phrase[1] - phrase[0] + 1
    return length >= _SHORTEST or (length == _SHORTEST - 1 and tree.tags[phrase[0]] in _DETERMINERS)


def _with_adjuncts(tree: Tree, verb: int, thing: int) -> int:
    """The object's last token, with the phrases right behind it that say more of it."""
    last = tree.right[thing]
    for kid in tree.kids[verb]:
        if tree.left[kid] == last + 1 and _is_adjunct(tree, kid, last):
            last = tree.right[kid]
    return last


def _is_adjunct(tree: Tree, kid: int, last: int) -> bool:
    if tree.deps[kid] == "prep":
        return tree.lower[kid] in words_for("adjuncts")
    return tree.deps[kid] == "advcl" and tree.lower[last + 1] == "to"
