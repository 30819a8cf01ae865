"""Parties that a thing's noun phrase or a clause names inside: "the removal of Oskar Venn", "aid to Norland"."""

from __future__ import annotations

from extract.events.arguments.noun_phrases import first_word, is_demonym, kind_of, state_party
from extract.events.arguments.parties import is_named, leans, parties
from extract.records import Party, Span
from extract.syntax.document import Document
from extract.vocabulary import names_event, words

Parties = tuple[Party, ...]
_DEEPEST = 4
_FARTHEST = 60  # tokens to the right in which a party may be named


def owners(document: Document, head: int, depth: int = 0) -> Parties:
    """Who a thing is said to belong to: its possessor, a name before it, its nationality."""
    tree = document.tree
    body = _national_body(document, head)
    if body:
        return body
    for kid in document.kids(head, "poss", "nmod", "compound", "amod"):
        if leans(document, kid):
            continue
        found: Parties = parties(document, document.kids(kid, "npadvmod"))  # "the US-led war"
        if not found and (tree.deps[kid] == "poss" or document.mention[kid] >= 0):
            own = tree.tags[kid] == "PRP$" or "PRP$" in (tree.tags[k] for k in document.kids(kid, "poss"))
            found = parties(document, document.conjuncts(kid)) if not own else ()  # "his country's aid" is the actor's
        if not found and tree.deps[kid] == "poss" and depth < _DEEPEST:
            found = owners(document, kid, depth + 1)
        if not found and is_demonym(document, kid):
            found = states_of(document, kid)
        if not found and tree.deps[kid] == "compound" and kind_of(document, kid) in ("person", "body"):
            found = tuple(
                p
                for p in parties(document, (kid,))
                if is_named(document, p) or _has_proper(document, kid) or tree.lower[kid] in words("ruling")
            )
        if found:
            return found
    return ()


def states_of(document: Document, demonym: int) -> Parties:
    """The states of a nationality word and of those coordinated with it: "Norlandic and New Estovia pleas"."""
    found: list[Party] = []
    for kid in document.conjuncts(demonym):
        found += (state_party(document, kid),) if is_demonym(document, kid) else parties(document, (kid,))
    return tuple(found)


def _national_body(document: Document, head: int) -> Parties:
    """Whose a thing is where a nationality and a noun of people stand before it: "a Norlandic army convoy"."""
    tree = document.tree
    for kid in document.kids(head, "compound"):
        before = [k for k in document.kids(head, "amod", "nmod") if k < kid and is_demonym(document, k)]
        if (
            before
            and kid == head - 1
            and before[-1] == kid - 1
            and kind_of(document, kid) in ("person", "body", "force")
        ):
            state = state_party(document, before[-1])
            if kind_of(document, kid) == "force" and state.entity_id:
                return (state,)
            span = Span(state.spans[0].start, tree.ends[kid])
            return (Party(" ".join(tree.text[span.start : span.end].split()), (span,), "", state.country),)
    return ()


def _has_proper(document: Document, head: int) -> bool:
    """Whether a proper noun stands in a noun phrase: "a Redhill guerrilla camp"."""
    tree = document.tree
    return "NNP" in tree.tags[first_word(document, head) : head]


def inside(document: Document, head: int, preps: tuple[str, ...], depth: int = 0) -> Parties:
    """The parties that a thing's noun phrase names: its owners, then those behind `preps` in that order, then what is
    done to it (`seized by …`, `ending a dispute with …`)."""
    found = owners(document, head)
    if found or depth >= _DEEPEST:
        return found
    if document.tree.lower[head] in words("quantities"):
        found = behind(document, head, ("of",), depth)  # "part of the NAME stronghold on the NAME border"
        if found:
            return found
    return behind(document, head, preps, depth) or _in_clauses(document, head, preps, depth)


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
    tree = document.tree
    own = preps_of(document, head)
    if "by" in preps and names_event(tree.lower[head]):
        preps = ("by", *preps)  # who does it is meant: "outrage over the closure by NAME of the paper"
    for word in preps:
        for prep in own:
            if tree.lower[prep] == word:
                heads = [k for first in document.kids(prep, "pobj") for k in document.conjuncts(first)]
                found = _among(document, heads, preps, depth)
                if found:
                    return found
    return ()


def _in_clauses(document: Document, head: int, preps: tuple[str, ...], depth: int) -> Parties:
    """The parties in what a reduced clause or a gerund says of a thing: "land seized by …", "a plan for ending …"."""
    tree = document.tree
    for verb in document.kids(head, "relcl") if not names_event(tree.lower[head]) else ():
        own = document.kids(verb, "nsubj")
        if own and tree.tags[own[0]][:1] == "N":
            found = parties(document, document.conjuncts(own[0]))  # "a camp that NAME had defended"
            if found:
                return found
    verbs = [k for k in document.kids(head, "acl") if tree.tags[k][:2] == "VB"]
    verbs += [k for prep in document.kids(head, "prep") for k in document.kids(prep, "pcomp") if tree.tags[k] == "VBG"]
    for verb in [k for k in (*verbs, *document.kids(head, "relcl")) if tree.tags[k] in ("VBD", "VBN")]:
        own = [k for first in document.kids(verb, "nsubj") for k in document.conjuncts(first)]
        found = parties(document, own)
        if found and "by" in preps:
            return found  # "vetoed a bill that NAME had passed"
    for verb in verbs:
        heads = [k for first in document.kids(verb, "dobj") for k in document.conjuncts(first)]
        below = document.kids(verb, "agent", "prep", "dative")
        for word in ("by", *(lead for lead in preps if lead != "by")):
            led = [prep for prep in below if tree.lower[prep] == word]
            heads += [k for prep in led for first in document.kids(prep, "pobj") for k in document.conjuncts(first)]
        found = _among(document, heads, preps, depth)
        if found:
            return found
    return ()


def _among(document: Document, heads: list[int], preps: tuple[str, ...], depth: int) -> Parties:
    found = parties(document, heads)
    for thing in heads if not found else ():
        found = inside(document, thing, preps, depth + 1)
        if found:
            break
    return found


def nearest_named(document: Document, verb: int, *, past_places: bool = False) -> Parties:
    """The first named party in what a verb governs to its right, outside clauses of time, reason and condition.

    `past_places` passes over towns and regions that only say where ("in Tolven").
    """
    tree = document.tree
    barred = [k for k in tree.kids[verb] if k > verb and (_is_apart(document, k) or tree.lower[k] == "according")]
    token, last = verb + 1, min(tree.right[verb], verb + _FARTHEST)
    while token <= last:
        clause = next((k for k in barred if tree.left[k] <= token <= tree.right[k]), -1)
        if clause >= 0:
            token = tree.right[clause] + 1
            continue
        named = document.mention[token] >= 0 or is_demonym(document, token)
        if named and not (past_places and only_says_where(document, token)):
            found = _phrase_at(document, token)
            if found:
                return found
        token += 1
    return ()


def other_state(document: Document, verb: int, own: Parties) -> Parties:
    """The one state, with its bodies and people, that the sentence names beside that of `own`, outside sources and mere
    places; () where it names more or none, and where `own` are of no state."""
    tree = document.tree
    first, last = tree.bounds[tree.sentence[verb]]
    states = {party.country for party in own} - {""}
    if len(states) != 1 or last - first > _FARTHEST:
        return ()
    sources = document.sources_in(tree.starts[first], tree.ends[last])
    found: dict[str, Party] = {}
    for token in range(first, last + 1):
        demonym = is_demonym(document, token)
        if not demonym and (document.mention[token] < 0 or _inside_name(document, token)):
            continue
        if any(source.start <= tree.starts[token] < source.end for source in sources) or only_says_where(
            document, token
        ):
            continue
        named = (state_party(document, token),) if demonym else parties(document, (token,))
        for party in named:
            if not party.country:
                return ()
            if party.country not in states:
                found.setdefault(party.country, party)
    return tuple(found.values()) if len(found) == 1 else ()


def _inside_name(document: Document, token: int) -> bool:
    head = document.tree.heads[token]
    return head != token and document.mention[head] == document.mention[token]


def only_says_where(document: Document, token: int) -> bool:
    """Whether a name is that of a place, no country, behind a preposition of place."""
    tree, entity = document.tree, document.entity_at(token)
    if entity is None or entity.label != "PLACE" or entity.country:
        return False
    return tree.deps[token] != "pobj" or tree.lower[tree.heads[token]] in words("locative")


def _is_apart(document: Document, verb: int) -> bool:
    """Whether a clause below a verb tells of something else: coordinated, or with a subject of its own."""
    dep = document.tree.deps[verb]
    marked = bool(document.kids(verb, "mark", "advmod", "nsubj", "nsubjpass"))
    return dep == "conj" or (dep in ("advcl", "parataxis") and marked)


def _phrase_at(document: Document, token: int) -> Parties:
    """The party whose noun phrase begins with or is headed by the token."""
    tree, head = document.tree, token
    while tree.deps[head] in ("compound", "amod", "nmod", "poss") and tree.heads[head] > head:
        found = parties(document, document.conjuncts(head)) if document.mention[head] >= 0 else ()
        if found and tree.deps[head] == "poss":
            return found
        head = tree.heads[head]
    found = parties(document, document.conjuncts(head))
    return found or owners(document, head)
