"""Parties that a thing's noun phrase or a clause names inside: "the removal of Oskar Venn", "aid to Norland"."""

from __future__ import annotations

from collections.abc import Iterator

from extract.events.arguments.ranking import Candidate, choose, propose
from extract.events.parties.nationality import is_demonym, state_party
from extract.events.parties.party_groups import Parties
from extract.events.parties.phrase_parties import is_named, leans, parties
from extract.records import Party, Span
from extract.syntax.document import Document
from extract.syntax.noun_phrases import first_word, kind_of
from extract.vocabulary import names_event, words

_DEEPEST = 4  # phrases inside one another
_MODIFIERS = ("poss", "nmod", "compound", "amod")
_NATIONALITY = "nationality"


def owners(document: Document, head: int, depth: int = 0) -> Parties:
    """Who a thing is said to belong to: its possessor, a name before it, its nationality."""
    return choose(_owners(document, head, depth))


def _owners(document: Document, head: int, depth: int) -> Iterator[Candidate]:
    yield from propose(document, head, _national_body(document, head), _NATIONALITY)
    for kid in document.kids(head, *_MODIFIERS):
        if not leans(document, kid):
            yield from _at_modifier(document, head, kid, depth)


def _at_modifier(document: Document, head: int, kid: int, depth: int) -> Iterator[Candidate]:
    """Whom a word before a thing's noun names."""
    dep = document.tree.deps[kid]
    yield from propose(document, head, parties(document, document.kids(kid, "npadvmod")))  # "the US-led war"
    if (dep == "poss" or document.mention[kid] >= 0) and not _is_actors(document, kid):
        yield from propose(document, head, parties(document, document.conjuncts(kid)))
    if dep == "poss" and depth < _DEEPEST:
        yield from propose(document, head, owners(document, kid, depth + 1))
    if is_demonym(document, kid):
        yield from propose(document, head, states_of(document, kid))
    if dep == "compound":
        yield from propose(document, head, _compound_body(document, kid))


def _compound_body(document: Document, kid: int) -> Parties:
    """The people or body whose noun stands before a thing's: "a government plan"."""
    if kind_of(document, kid) not in ("person", "body"):
        return ()
    known = document.tree.lower[kid] in words("ruling") or _has_proper(document, kid)
    return tuple(p for p in parties(document, (kid,)) if known or is_named(document, p))


def _is_actors(document: Document, kid: int) -> bool:
    """Whether what a word before a noun names is the actor's own: "his country's aid"."""
    tags = document.tree.tags
    return tags[kid] == "PRP$" or "PRP$" in (tags[k] for k in document.kids(kid, "poss"))


def states_of(document: Document, demonym: int) -> Parties:
    """The states of a nationality word and of those coordinated with it: "Norlandic and New Estovia pleas"."""
    found: list[Party] = []
    for kid in document.conjuncts(demonym):
        found += (state_party(document, kid),) if is_demonym(document, kid) else parties(document, (kid,))
    return choose(propose(document, demonym, tuple(found), _NATIONALITY))


def _national_body(document: Document, head: int) -> Parties:
    """Whose a thing is where a nationality and a noun of people stand before it: "a Norlandic army convoy"."""
    for kid in document.kids(head, "compound"):
        before = [k for k in document.kids(head, "amod", "nmod") if k < kid and is_demonym(document, k)]
        if before and kid == head - 1 and before[-1] == kid - 1:
            found = _body_of_state(document, before[-1], kid)
            if found:
                return found
    return ()


def _body_of_state(document: Document, demonym: int, noun: int) -> Parties:
    """The body or people that a nationality and a noun name; of a force its state, if that is named."""
    tree, kind = document.tree, kind_of(document, noun)
    if kind not in ("person", "body", "force"):
        return ()
    state = state_party(document, demonym)
    if kind == "force" and state.entity_id:
        return (state,)
    span = Span(state.spans[0].start, tree.ends[noun])
    return (Party(" ".join(tree.text[span.start : span.end].split()), (span,), "", state.country),)


def _has_proper(document: Document, head: int) -> bool:
    """Whether a proper noun stands in a noun phrase: "a Redhill guerrilla camp"."""
    tree = document.tree
    return "NNP" in tree.tags[first_word(document, head) : head]


def inside(document: Document, head: int, preps: tuple[str, ...], depth: int = 0) -> Parties:
    """The parties that a thing's noun phrase names: its owners, then those behind `preps` in that order, then what is
    done to it (`seized by …`, `ending a dispute with …`)."""
    return choose(_inside(document, head, preps, depth))


def _inside(document: Document, head: int, preps: tuple[str, ...], depth: int) -> Iterator[Candidate]:
    yield from _owners(document, head, 0)
    if depth >= _DEEPEST:
        return
    if document.tree.lower[head] in words("quantities"):
        yield from _behind(document, head, ("of",), depth)  # "part of the NAME stronghold on the NAME border"
    yield from _behind(document, head, preps, depth)
    yield from _in_clauses(document, head, preps, depth)


def preps_of(document: Document, noun: int) -> list[int]:
    """The prepositions behind a noun, with those that the parser hung on a name in between ("release by NAME of …")."""
    tree = document.tree
    own = document.kids(noun, "prep", "agent")
    heads = [kid for prep in own for kid in document.kids(prep, "pobj")]
    low = [(head, k) for head in heads for k in document.kids(head, "prep", "agent")]
    return own + [
        k
        for head, k in low
        if tree.lower[k] in (words("reattached") if document.mention[head] >= 0 else words("means"))
    ]


def behind(document: Document, head: int, preps: tuple[str, ...], depth: int = 0) -> Parties:
    """The parties behind a noun's prepositions, the first of `preps` first, or inside what stands there."""
    return choose(_behind(document, head, preps, depth))


def _behind(document: Document, head: int, preps: tuple[str, ...], depth: int) -> Iterator[Candidate]:
    tree = document.tree
    own = preps_of(document, head)
    if "by" in preps and names_event(tree.lower[head]):
        preps = ("by", *preps)  # who does it is meant: "outrage over the closure by NAME of the paper"
    for word in preps:
        for prep in own:
            if tree.lower[prep] == word:
                heads = document.coordinated(document.kids(prep, "pobj"))
                yield from _among(document, head, heads, preps, depth)


def _in_clauses(document: Document, head: int, preps: tuple[str, ...], depth: int) -> Iterator[Candidate]:
    """The parties in what a clause or a gerund says of a thing: "land seized by …", "a plan for ending …"."""
    tree, relative = document.tree, document.kids(head, "relcl")
    if not names_event(tree.lower[head]):
        yield from _holders(document, head, relative)
    below = [k for k in document.kids(head, "acl") if tree.tags[k][:2] == "VB"]
    below += [k for prep in document.kids(head, "prep") for k in document.kids(prep, "pcomp") if tree.tags[k] == "VBG"]
    for verb in (*below, *relative) if "by" in preps else ():
        if tree.tags[verb] in ("VBD", "VBN"):  # "vetoed a bill that NAME had passed"
            yield from propose(document, head, parties(document, document.coordinated(document.kids(verb, "nsubj"))))
    for verb in below:
        yield from _among(document, head, _arguments_of(document, verb, preps), preps, depth)


def _holders(document: Document, head: int, relative: list[int]) -> Iterator[Candidate]:
    """Who does something with a thing in the relative clauses below it: "a camp that NAME had defended"."""
    for verb in relative:
        own = document.kids(verb, "nsubj")
        if own and document.tree.tags[own[0]][:1] == "N":
            yield from propose(document, head, parties(document, document.conjuncts(own[0])))


def _arguments_of(document: Document, verb: int, preps: tuple[str, ...]) -> list[int]:
    """The objects of a verb that says more of a noun, then those of its prepositions, "by" first."""
    heads = document.coordinated(document.kids(verb, "dobj"))
    below = document.kids(verb, "agent", "prep", "dative")
    for word in ("by", *(lead for lead in preps if lead != "by")):
        for prep in (p for p in below if document.tree.lower[p] == word):
            heads += document.coordinated(document.kids(prep, "pobj"))
    return heads


def _among(document: Document, head: int, heads: list[int], preps: tuple[str, ...], depth: int) -> Iterator[Candidate]:
    """The parties that some heads name; else those inside the first of them that names any."""
    yield from propose(document, head, parties(document, heads))
    for thing in heads:
        yield from propose(document, head, inside(document, thing, preps, depth + 1))
