"""Parties that a thing's noun phrase or a clause names inside: "the removal of Oskar Venn", "aid to Norland"."""

from __future__ import annotations

from extract.events.frames import words
from extract.events.parties import is_named, leans, parties
from extract.events.patterns import names_event
from extract.events.phrases import first_word, is_demonym, kind_of, state_party
from extract.events.reading import Reading, conjuncts
from extract.records import Party, Span

Parties = tuple[Party, ...]
_DEEPEST = 4
_FARTHEST = 60  # tokens to the right in which a party may be named


def owners(reading: Reading, head: int, depth: int = 0) -> Parties:
    """Who a thing is said to belong to: its possessor, a name before it, its nationality."""
    tree = reading.tree
    body = _national_body(reading, head)
    if body:
        return body
    for kid in reading.kids(head, "poss", "nmod", "compound", "amod"):
        if leans(reading, kid):
            continue
        found: Parties = parties(reading, reading.kids(kid, "npadvmod"))  # "the US-led war"
        if not found and (tree.deps[kid] == "poss" or reading.mention[kid] >= 0):
            own = tree.tags[kid] == "PRP$" or "PRP$" in (tree.tags[k] for k in reading.kids(kid, "poss"))
            found = parties(reading, conjuncts(reading, kid)) if not own else ()  # "his country's aid" is the actor's
        if not found and tree.deps[kid] == "poss" and depth < _DEEPEST:
            found = owners(reading, kid, depth + 1)
        if not found and is_demonym(reading, kid):
            found = states_of(reading, kid)
        if not found and tree.deps[kid] == "compound" and kind_of(reading, kid) in ("person", "body"):
            found = tuple(
                p
                for p in parties(reading, (kid,))
                if is_named(reading, p) or _has_proper(reading, kid) or tree.lower[kid] in words("ruling")
            )
        if found:
            return found
    return ()


def states_of(reading: Reading, demonym: int) -> Parties:
    """The states of a nationality word and of those coordinated with it: "Norlandic and New Estovia pleas"."""
    found: list[Party] = []
    for kid in conjuncts(reading, demonym):
        found += (state_party(reading, kid),) if is_demonym(reading, kid) else parties(reading, (kid,))
    return tuple(found)


def _national_body(reading: Reading, head: int) -> Parties:
    """Whose a thing is where a nationality and a noun of people stand before it: "a Norlandic army convoy"."""
    tree = reading.tree
    for kid in reading.kids(head, "compound"):
        before = [k for k in reading.kids(head, "amod", "nmod") if k < kid and is_demonym(reading, k)]
        if (
            before
            and kid == head - 1
            and before[-1] == kid - 1
            and kind_of(reading, kid) in ("person", "body", "force")
        ):
            state = state_party(reading, before[-1])
            if kind_of(reading, kid) == "force" and state.entity_id:
                return (state,)
            span = Span(state.spans[0].start, tree.ends[kid])
            return (Party(" ".join(tree.text[span.start : span.end].split()), (span,), "", state.country),)
    return ()


def _has_proper(reading: Reading, head: int) -> bool:
    """Whether a proper noun stands in a noun phrase: "a Redhill guerrilla camp"."""
    tree = reading.tree
    return "NNP" in tree.tags[first_word(reading, head) : head]


def inside(reading: Reading, head: int, preps: tuple[str, ...], depth: int = 0) -> Parties:
    """The parties that a thing's noun phrase names: its owners, then those behind `preps` in that order, then what is
    done to it (`seized by …`, `ending a dispute with …`)."""
    found = owners(reading, head)
    if found or depth >= _DEEPEST:
        return found
    if reading.tree.lower[head] in words("quantities"):
        found = behind(reading, head, ("of",), depth)  # "part of the NAME stronghold on the NAME border"
        if found:
            return found
    return behind(reading, head, preps, depth) or _in_clauses(reading, head, preps, depth)


def preps_of(reading: Reading, noun: int) -> list[int]:
    """The prepositions behind a noun, with those that the parser hung on a name in between ("release by NAME of …")."""
    tree = reading.tree
    own = reading.kids(noun, "prep", "agent")
    heads = [kid for prep in own for kid in reading.kids(prep, "pobj")]
    low = [(head, k) for head in heads for k in reading.kids(head, "prep", "agent")]
    return own + [
        k for head, k in low if tree.lower[k] in (words("reattached") if reading.mention[head] >= 0 else words("means"))
    ]


def behind(reading: Reading, head: int, preps: tuple[str, ...], depth: int = 0) -> Parties:
    """The parties behind a noun's prepositions, the first of `preps` first, or inside what stands there."""
    tree = reading.tree
    own = preps_of(reading, head)
    if "by" in preps and names_event(tree.lower[head]):
        preps = ("by", *preps)  # who does it is meant: "outrage over the closure by NAME of the paper"
    for word in preps:
        for prep in own:
            if tree.lower[prep] == word:
                heads = [k for first in reading.kids(prep, "pobj") for k in conjuncts(reading, first)]
                found = _among(reading, heads, preps, depth)
                if found:
                    return found
    return ()


def _in_clauses(reading: Reading, head: int, preps: tuple[str, ...], depth: int) -> Parties:
    """The parties in what a reduced clause or a gerund says of a thing: "land seized by …", "a plan for ending …"."""
    tree = reading.tree
    for verb in reading.kids(head, "relcl") if not names_event(tree.lower[head]) else ():
        own = reading.kids(verb, "nsubj")
        if own and tree.tags[own[0]][:1] == "N":
            found = parties(reading, conjuncts(reading, own[0]))  # "a camp that NAME had defended"
            if found:
                return found
    verbs = [k for k in reading.kids(head, "acl") if tree.tags[k][:2] == "VB"]
    verbs += [k for prep in reading.kids(head, "prep") for k in reading.kids(prep, "pcomp") if tree.tags[k] == "VBG"]
    for verb in [k for k in (*verbs, *reading.kids(head, "relcl")) if tree.tags[k] in ("VBD", "VBN")]:
        own = [k for first in reading.kids(verb, "nsubj") for k in conjuncts(reading, first)]
        found = parties(reading, own)
        if found and "by" in preps:
            return found  # "vetoed a bill that NAME had passed"
    for verb in verbs:
        heads = [k for first in reading.kids(verb, "dobj") for k in conjuncts(reading, first)]
        below = reading.kids(verb, "agent", "prep", "dative")
        for word in ("by", *(lead for lead in preps if lead != "by")):
            led = [prep for prep in below if tree.lower[prep] == word]
            heads += [k for prep in led for first in reading.kids(prep, "pobj") for k in conjuncts(reading, first)]
        found = _among(reading, heads, preps, depth)
        if found:
            return found
    return ()


def _among(reading: Reading, heads: list[int], preps: tuple[str, ...], depth: int) -> Parties:
    found = parties(reading, heads)
    for thing in heads if not found else ():
        found = inside(reading, thing, preps, depth + 1)
        if found:
            break
    return found


def nearest_named(reading: Reading, verb: int, *, past_places: bool = False) -> Parties:
    """The first named party in what a verb governs to its right, outside clauses of time, reason and condition.

    `past_places` passes over towns and regions that only say where ("in Tolven").
    """
    tree = reading.tree
    barred = [k for k in tree.kids[verb] if k > verb and (_is_apart(reading, k) or tree.lower[k] == "according")]
    token, last = verb + 1, min(tree.right[verb], verb + _FARTHEST)
    while token <= last:
        clause = next((k for k in barred if tree.left[k] <= token <= tree.right[k]), -1)
        if clause >= 0:
            token = tree.right[clause] + 1
            continue
        named = reading.mention[token] >= 0 or is_demonym(reading, token)
        if named and not (past_places and only_says_where(reading, token)):
            found = _phrase_at(reading, token)
            if found:
                return found
        token += 1
    return ()


def other_state(reading: Reading, verb: int, own: Parties) -> Parties:
    """The one state, with its bodies and people, that the sentence names beside that of `own`, outside sources and mere
    places; () where it names more or none, and where `own` are of no state."""
    tree = reading.tree
    first, last = tree.bounds[tree.sentence[verb]]
    states = {party.country for party in own} - {""}
    if len(states) != 1 or last - first > _FARTHEST:
        return ()
    sources = reading.sources_in(tree.starts[first], tree.ends[last])
    found: dict[str, Party] = {}
    for token in range(first, last + 1):
        demonym = is_demonym(reading, token)
        if not demonym and (reading.mention[token] < 0 or _inside_name(reading, token)):
            continue
        if any(source.start <= tree.starts[token] < source.end for source in sources) or only_says_where(
            reading, token
        ):
            continue
        named = (state_party(reading, token),) if demonym else parties(reading, (token,))
        for party in named:
            if not party.country:
                return ()
            if party.country not in states:
                found.setdefault(party.country, party)
    return tuple(found.values()) if len(found) == 1 else ()


def _inside_name(reading: Reading, token: int) -> bool:
    head = reading.tree.heads[token]
    return head != token and reading.mention[head] == reading.mention[token]


def only_says_where(reading: Reading, token: int) -> bool:
    """Whether a name is that of a place, no country, behind a preposition of place."""
    tree, entity = reading.tree, reading.entity_at(token)
    if entity is None or entity.label != "PLACE" or entity.country:
        return False
    return tree.deps[token] != "pobj" or tree.lower[tree.heads[token]] in words("locative")


def _is_apart(reading: Reading, verb: int) -> bool:
    """Whether a clause below a verb tells of something else: coordinated, or with a subject of its own."""
    dep = reading.tree.deps[verb]
    marked = bool(reading.kids(verb, "mark", "advmod", "nsubj", "nsubjpass"))
    return dep == "conj" or (dep in ("advcl", "parataxis") and marked)


def _phrase_at(reading: Reading, token: int) -> Parties:
    """The party whose noun phrase begins with or is headed by the token."""
    tree, head = reading.tree, token
    while tree.deps[head] in ("compound", "amod", "nmod", "poss") and tree.heads[head] > head:
        found = parties(reading, conjuncts(reading, head)) if reading.mention[head] >= 0 else ()
        if found and tree.deps[head] == "poss":
            return found
        head = tree.heads[head]
    found = parties(reading, conjuncts(reading, head))
    return found or owners(reading, head)
