"""Whom an act is meant for where only its reason or aim tells: "in anger at NAME", "over fees introduced by NAME", "to
ward off a raid by NAME"."""

from __future__ import annotations

from collections.abc import Iterator

from extract.events.arguments.nested_parties import Parties, only_says_where
from extract.events.arguments.noun_phrases import is_demonym, kind_of, state_party
from extract.events.arguments.parties import parties
from extract.records import Party
from extract.syntax.document import Document
from extract.vocabulary import verb_forms, verbs, words

_FARTHEST = 60  # tokens in which a reason is looked for
_AIM, _REASON, _TIME = range(3)  # which kind of marker says it more surely
_MODIFIERS = ("amod", "compound", "nmod")


def are_places(document: Document, found: Parties, *, countries: bool) -> bool:
    """Whether all of them are named places; without `countries`, places that are no countries."""
    known = [document.entity(party.entity_id) for party in found]
    return bool(found) and all(e is not None and e.label == "PLACE" and (countries or not e.country) for e in known)


def _rank(document: Document, token: int, verb: int) -> int:
    """What kind of marker a token is, or -1."""
    tree, word = document.tree, document.tree.lower[token]
    if tree.tags[token] == "VB":
        return _AIM if tree.has_to(token) and not (tree.deps[token] == "xcomp" and tree.heads[token] == verb) else -1
    if tree.tags[token] == "VBN" and token < verb:
        return _REASON
    if tree.tags[token] == "VBG":
        lemmas = verb_forms().get(word, ())
        return _AIM if tree.deps[token] in ("advcl", "acl") and not verbs("aggrieved").isdisjoint(lemmas) else -1
    if tree.deps[token] not in ("prep", "agent", "mark"):
        return -1
    if word in words("reasons"):
        return _REASON
    if word in ("in", "at") and token > verb:
        noun = document.kids(token, "pobj") if word == "in" else [tree.heads[token]]
        return _REASON if noun and tree.lower[noun[0]] in words("moods") else -1
    return _TIME if word in words("occasions") else -1


def _beings(document: Document, first: int, last: int) -> Iterator[Party]:
    """The parties of a stretch: first who is named behind "by", then the rest from left to right; those whose side is
    taken are none ("in support of colleagues dismissed by NAME")."""
    tree = document.tree
    siding = any(tree.lower[k] in words("siding") for k in document.kids(first, "pobj"))
    for token in range(first, last + 1):
        if tree.lower[token] == "by" and tree.deps[token] in ("prep", "agent"):
            yield from parties(document, document.kids(token, "pobj"))
    for token in range(first, last + 1) if not siding else ():
        if document.marks.is_spoken(token):
            continue
        if document.mention[token] >= 0:
            if not only_says_where(document, token) or tree.deps[token] == "nsubj":
                yield from parties(document, (token,))
        elif is_demonym(document, token) and not kind_of(document, tree.heads[token]):
            yield state_party(document, token)
        elif kind_of(document, token) in ("person", "body", "force") and not _is_part(document, token):
            yield from parties(document, (token,))


def _is_part(document: Document, token: int) -> bool:
    """Whether a noun only modifies another, or is somebody's own ("its envoys")."""
    tree = document.tree
    return tree.deps[token] in _MODIFIERS or any(tree.tags[k] == "PRP$" for k in document.kids(token, "poss"))


def grounds(document: Document, verb: int, own: Parties, *, occasions: bool) -> Parties:
    """The first party in the aims and reasons of a verb, `own` apart; with `occasions` also in what it follows."""
    tree = document.tree
    first, last = tree.bounds[tree.sentence[verb]]
    stretch = [*range(verb + 1, min(tree.right[verb], verb + _FARTHEST) + 1)]
    stretch += [k for k in document.kids(verb, "advcl") if first <= k < verb and tree.tags[k] == "VBG"]
    moods = [k for own_head in document.kids(verb, "nsubj") for k in document.kids(own_head, "acl")]
    stretch += [k for k in moods if not verbs("angering").isdisjoint(verb_forms().get(tree.lower[k], ()))]
    ranked = sorted((rank, token) for token in stretch if (rank := _rank(document, token, verb)) >= 0)
    reasons = [token for rank, token in ranked if rank == _REASON]
    ranked = [(r, t) for r, t in ranked if r != _AIM or not any(k < t <= tree.right[k] for k in reasons)]
    names = {name for party in own for name in (party.name, party.entity_id)}
    sources = document.sources_in(tree.starts[first], tree.ends[last])
    for rank, token in ranked:
        if rank == _TIME and not occasions:
            continue
        above = tree.heads[token] if tree.deps[token] == "mark" else token
        for party in _beings(document, token, tree.right[above]):
            quoted = any(s.start <= party.spans[0].start < s.end for s in sources)
            if not quoted and names.isdisjoint((party.name, party.entity_id or party.name)):
                return (party,)
    return ()
