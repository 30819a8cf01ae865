"""Whom an act is meant for where only its reason or aim tells: "in anger at NAME", "over fees introduced by NAME", "to
ward off a raid by NAME"."""

from __future__ import annotations

from collections.abc import Iterator

from extract.events.arguments.ranking import Candidate, propose
from extract.events.parties.nationality import is_demonym, state_party
from extract.events.parties.party_groups import Parties
from extract.events.parties.phrase_parties import only_says_where, parties
from extract.records import Party
from extract.syntax.document import Document
from extract.syntax.noun_phrases import kind_of
from extract.vocabulary import verbs, words

_FARTHEST = 60  # tokens in which a reason is looked for
_AIM, _REASON, _OCCASION = range(3)  # which kind of marker says it more surely
_RELATIONS = ("purpose", "reason", "occasion")
_MODIFIERS = ("amod", "compound", "nmod")


def _kind(document: Document, token: int, verb: int) -> int:
    """What kind of marker a token is, or -1."""
    tree, tag = document.tree, document.tree.tags[token]
    if tag == "VB":
        governed = tree.deps[token] == "xcomp" and tree.heads[token] == verb
        return _AIM if tree.has_to(token) and not governed else -1
    if tag == "VBG":
        lemmas = document.lemmas(token)
        return _AIM if tree.deps[token] in ("advcl", "acl") and not verbs("aggrieved").isdisjoint(lemmas) else -1
    if tag == "VBN" and token < verb:
        return _REASON
    return _kind_of_lead(document, token, verb) if tree.deps[token] in ("prep", "agent", "mark") else -1


def _kind_of_lead(document: Document, token: int, verb: int) -> int:
    """What a preposition or conjunction leads to, or -1."""
    tree, word = document.tree, document.tree.lower[token]
    if word in words("reasons"):
        return _REASON
    if word in ("in", "at") and token > verb:
        noun = document.kids(token, "pobj") if word == "in" else [tree.heads[token]]
        return _REASON if noun and tree.lower[noun[0]] in words("moods") else -1
    return _OCCASION if word in words("occasions") else -1


def _beings(document: Document, first: int, last: int) -> Iterator[Party]:
    """The parties of a stretch: first who is named behind "by", then the rest from left to right; those whose side is
    taken are none ("in support of colleagues dismissed by NAME")."""
    tree = document.tree
    siding = any(tree.lower[k] in words("siding") for k in document.kids(first, "pobj"))
    for token in range(first, last + 1):
        if tree.lower[token] == "by" and tree.deps[token] in ("prep", "agent"):
            yield from parties(document, document.kids(token, "pobj"))
    for token in range(first, last + 1) if not siding else ():
        if not document.marks.is_spoken(token):
            yield from _being_at(document, token)


def _being_at(document: Document, token: int) -> Parties:
    """The party that a name, a nationality or a noun of people stands for."""
    tree = document.tree
    if document.mention[token] >= 0:
        acts = not only_says_where(document, token) or tree.deps[token] == "nsubj"
        return parties(document, (token,)) if acts else ()
    if is_demonym(document, token) and not kind_of(document, tree.heads[token]):
        return (state_party(document, token),)
    people = kind_of(document, token) in ("person", "body", "force") and not _is_part(document, token)
    return parties(document, (token,)) if people else ()


def _is_part(document: Document, token: int) -> bool:
    """Whether a noun only modifies another, or is somebody's own ("its envoys")."""
    tree = document.tree
    return tree.deps[token] in _MODIFIERS or any(tree.tags[k] == "PRP$" for k in document.kids(token, "poss"))


def _markers(document: Document, verb: int) -> list[tuple[int, int]]:
    """What leads to aims, reasons and occasions of a verb, with its kind, the surest kind first; aims inside a reason
    are part of it."""
    tree = document.tree
    kinds = ((_kind(document, token, verb), token) for token in _around(document, verb))
    found = sorted((kind, token) for kind, token in kinds if kind >= 0)
    reasons = [token for kind, token in found if kind == _REASON]
    return [(k, t) for k, t in found if k != _AIM or not any(r < t <= tree.right[r] for r in reasons)]


def _around(document: Document, verb: int) -> list[int]:
    """The tokens that may lead to why a verb's deed is done: behind it, the gerunds before it, the moods of its
    subject."""
    tree = document.tree
    first = tree.bounds[tree.sentence[verb]][0]
    found = [*range(verb + 1, min(tree.right[verb], verb + _FARTHEST) + 1)]
    found += [k for k in document.kids(verb, "advcl") if first <= k < verb and tree.tags[k] == "VBG"]
    moods = [k for own_head in document.kids(verb, "nsubj") for k in document.kids(own_head, "acl")]
    return found + [k for k in moods if not verbs("angering").isdisjoint(document.lemmas(k))]


def named_in_purpose(document: Document, verb: int, own: Parties, *, occasions: bool) -> Iterator[Candidate]:
    """The parties in the aims and reasons of a verb, `own` apart; with `occasions` also in what it follows."""
    tree = document.tree
    first, last = tree.bounds[tree.sentence[verb]]
    names = {name for party in own for name in (party.name, party.entity_id)}
    sources = document.sources_in(tree.starts[first], tree.ends[last])
    for kind, token in _markers(document, verb):
        if kind == _OCCASION and not occasions:
            continue
        above = tree.heads[token] if tree.deps[token] == "mark" else token
        for party in _beings(document, token, tree.right[above]):
            quoted = any(s.start <= party.spans[0].start < s.end for s in sources)
            if not quoted and names.isdisjoint((party.name, party.entity_id or party.name)):
                yield from propose(document, verb, (party,), _RELATIONS[kind])
