"""Noun phrases → parties: entities where a name or its forces are meant, else the phrase itself; things are none."""

from __future__ import annotations

from collections.abc import Iterable

from extract.entities.states import country_forms, find_state, people_forms
from extract.events.patterns import look_up, party_nouns
from extract.events.reading import SUBJECTS, Reading, conjuncts
from extract.lexicon import load_rows
from extract.records import Entity, Party, Span
from extract.speakers import noun_phrase

_PREMODIFIERS = ("amod", "compound", "nummod", "quantmod", "poss", "nmod", "advmod", "case", "punct", "predet", "npadvmod")
_QUANTITIES = frozenset(
    "thousand thousands hundred hundreds dozen dozens score scores number group handful couple member members million "
    "millions one some many most all several part third half quarter majority few two three four five each both "
    "set series pair any none much lot lots tens rest remainder deployment contingent mission".split()
)
_HERE = frozenset("it they them its their itself themselves".split())
_PERSONAL = frozenset("he she him her his hers".split())
_LONGEST_PHRASE = 8  # words of a noun phrase with its "of"
_PEOPLE_ENDINGS = ("ists", "ians", "men", "women", "ites")


def _country_name(code: str) -> str:
    return next((row["name"] for row in load_rows("countries.csv") if row["code"] == code), "")


def is_demonym(reading: Reading, token: int) -> bool:
    """Whether the token is a nationality word ("Norlandic", "Estovians") outside any name."""
    return reading.mention[token] < 0 and reading.tree.words[token] in people_forms()


def state_party(reading: Reading, token: int) -> Party:
    """The state that a nationality word stands for, under the name that the article gives it, else the usual one."""
    code = people_forms()[reading.tree.words[token]]
    known = reading.by_country.get(code)
    span = (reading.tree.span(token, token),)
    if known is not None:
        return Party(known.name, span, known.id, code)
    return Party(_country_name(code), span, "", code)


def kind_of(reading: Reading, head: int) -> str:
    """What the noun says of its bearer: person, body, force, machine, or "" for a thing."""
    tree = reading.tree
    word = tree.lower[head]
    kind = look_up(party_nouns(), word)
    if not kind and tree.tags[head].startswith("N") and word.endswith(_PEOPLE_ENDINGS):
        return "person"
    return kind


def _entity_party(reading: Reading, token: int, entity: Entity) -> Party:
    mention = reading.mentions[reading.mention[token]]
    return Party(entity.name, (Span(mention.start, mention.end),), entity.id, entity.state or entity.country)


def _apposed(reading: Reading, head: int) -> int:
    """The name in apposition to a noun ("the envoy, Oskar Venn"), or -1."""
    for kid in reading.kids(head, "appos"):
        number = reading.mention[kid]
        if number >= 0 and reading.mentions[number].label == "PERSON":
            return kid
    return -1


def _modifying_name(reading: Reading, head: int) -> int:
    """The name or nationality that a noun of force hangs on: "Taliban fighters", "forces of Norland"; or -1."""
    tree = reading.tree
    for kid in reading.kids(head, "compound", "nmod", "poss", "amod"):
        if reading.mention[kid] >= 0 and reading.entity_at(kid) is not None:
            return kid
    for prep in reading.kids(head, "prep"):
        if tree.lower[prep] == "of":
            for kid in reading.kids(prep, "pobj"):
                if reading.mention[kid] >= 0:
                    return kid
    return -1


def _pronoun(reading: Reading, token: int) -> Party | None:
    """A pronoun's party: resolved by the speaker stage, or "it" and "they" by their sentence."""
    entity = reading.entity_at(token)
    if entity is not None:
        return _entity_party(reading, token, entity)
    if reading.tree.lower[token] not in _HERE:
        return None
    source = _governing_subject(reading, token)
    found = party_of(reading, source) if source >= 0 else None
    if found is None:
        return None
    return Party(found.name, (reading.tree.span(token, token),), found.entity_id, found.country)


def _governing_subject(reading: Reading, token: int) -> int:
    """The subject that "it" or "they" takes up: of the nearest clause above or before it in the sentence, agreeing in number.

    -1 when nothing fits.
    """
    tree = reading.tree
    plural = tree.lower[token] in ("they", "them", "their", "themselves")
    first, _ = tree.bounds[tree.sentence[token]]
    node = tree.heads[token]
    for _ in range(12):
        for subject in reading.kids(node, *SUBJECTS):
            if first <= subject != token and subject < token and _agrees(reading, subject, plural=plural):
                return subject
        if tree.heads[node] == node:
            break
        node = tree.heads[node]
    for subject in range(token - 1, first - 1, -1):
        if tree.deps[subject] in SUBJECTS and _agrees(reading, subject, plural=plural):
            return subject
    return -1


def _agrees(reading: Reading, head: int, *, plural: bool) -> bool:
    tree = reading.tree
    if tree.tags[head] in ("PRP", "WP", "WDT", "EX", "DT"):
        return False
    number = reading.mention[head]
    if number >= 0:
        label = reading.mentions[number].label
        return label == "ORG" or (label == "PLACE" and not plural) or (plural and bool(reading.kids(head, "conj")))
    if plural:
        return tree.tags[head] in ("NNS", "NNPS") or bool(reading.kids(head, "conj")) or kind_of(reading, head) == "body"
    return kind_of(reading, head) == "body"


def party_of(reading: Reading, head: int) -> Party | None:
    """The party that a noun phrase with this head names, None for things, topics and pronouns nobody can be told of."""
    tree = reading.tree
    tag, word = tree.tags[head], tree.lower[head]
    if reading.timex[head] >= 0 and tag != "PRP":
        return None
    if tag in ("PRP", "PRP$"):
        return _pronoun(reading, head)
    entity = reading.entity_at(head)
    if entity is not None:
        if tree.deps[head] == "compound":
            return _entity_party(reading, head, entity)
        inner = _apposed(reading, head) if entity.label != "PERSON" and kind_of(reading, head) else -1
        return _entity_party(reading, inner if inner >= 0 else head, reading.entity_at(inner) or entity)
    apposed = _apposed(reading, head)
    if apposed >= 0 and (named := reading.entity_at(apposed)) is not None:
        return _entity_party(reading, apposed, named)
    if is_demonym(reading, head) and tag in ("NNP", "JJ"):
        return state_party(reading, head)
    if tag[:1] not in "NCJD" and tag != "PDT":
        return None
    kind = kind_of(reading, head)
    if kind in ("force", "machine") or (kind == "person" and word in _COMBATANTS):
        owner = _modifying_name(reading, head)
        if owner >= 0 and (named := reading.entity_at(owner)) is not None:
            return _entity_party(reading, owner, named)
    if kind == "force":
        for kid in reading.kids(head, "amod", "compound", "nmod"):
            if is_demonym(reading, kid) and len(reading.kids(head, "amod", "compound", "nmod")) == 1:
                return state_party(reading, kid)
    if word in _QUANTITIES or tag == "CD":
        return _quantity(reading, head)
    if kind or is_demonym(reading, head):
        return _phrase_party(reading, head)
    return None


_COMBATANTS = frozenset("fighters fighter guerrillas guerrilla guerillas militants militiamen gunmen insurgents".split())


def _quantity(reading: Reading, head: int) -> Party | None:
    """"Thousands of Norlanders", "52 members of the band", "12": a party if what is counted is one or is left out."""
    tree = reading.tree
    for prep in reading.kids(head, "prep"):
        if tree.lower[prep] == "of":
            for kid in reading.kids(prep, "pobj"):
                counted = party_of(reading, kid)
                if counted is None:
                    return None
                if counted.entity_id and tree.lower[head] not in ("members", "member"):
                    return counted
                phrase = _phrase_party(reading, head)
                return phrase if len(phrase.name.split()) <= _LONGEST_PHRASE else counted
    if tree.lower[head] in ("member", "members", "group"):
        return _phrase_party(reading, head)
    if tree.tags[head] == "CD" and tree.words[head].isdigit() and len(tree.words[head]) < 4:
        return _phrase_party(reading, head)
    if tree.tags[head] == "CD" and not any(c.isdigit() for c in tree.words[head]):
        return _phrase_party(reading, head)
    return None


def _phrase_party(reading: Reading, head: int) -> Party:
    """The noun phrase itself: the words before its head, the head, and a short "of" or "in" phrase behind it."""
    tree = reading.tree
    left = head
    for kid in sorted(tree.kids[head], reverse=True):
        if kid < left and tree.deps[kid] in _PREMODIFIERS and tree.right[kid] == left - 1:
            left = tree.left[kid]
    while left < head and (tree.deps[left] in ("det", "punct") or tree.lower[left] in ("the", "a", "an")):
        left += 1
    right = head
    for prep in reading.kids(head, "prep"):
        words = [w for w in tree.words[left : tree.right[prep] + 1] if w[:1].isalnum()]
        if prep == right + 1 and tree.lower[prep] == "of" and len(words) <= _LONGEST_PHRASE:
            right = tree.right[prep]
    span = tree.span(left, right)
    name = noun_phrase(tree.text[span.start : span.end])
    state = find_state(name)
    return Party(name, (span,), "", state)


def named_part(reading: Reading, head: int) -> bool:
    """Whether the noun phrase itself is, belongs to or is described by a name or a nationality."""
    tree = reading.tree
    first = max(tree.left[head], head - 12)
    last = min(tree.right[head], head + 12)
    return any(
        reading.mention[t] >= 0 or tree.words[t] in people_forms() or tree.words[t] in country_forms()
        for t in range(first, last + 1)
    )


def parties(reading: Reading, heads: Iterable[int]) -> tuple[Party, ...]:
    """The parties that these heads name, each once, in order; the spans of one entity's mentions together."""
    found: dict[str, Party] = {}
    for head in heads:
        party = party_of(reading, head)
        if party is None or not party.name:
            continue
        key = party.entity_id or party.name.lower()
        if key in found:
            spans = tuple(dict.fromkeys((*found[key].spans, *party.spans)))
            found[key] = Party(found[key].name, spans, party.entity_id, party.country)
        else:
            found[key] = party
    return tuple(found.values())


def inside(reading: Reading, head: int, preps: tuple[str, ...], depth: int = 0) -> tuple[Party, ...]:
    """The parties that a thing's noun phrase names: its possessor, its nationality, then those behind `preps`, in that order.

    "the removal of President Venn", "Estovia's plan", "a Norlandic request", "aid to Norland".
    """
    tree = reading.tree
    for kid in reading.kids(head, "poss", "nmod", "compound", "amod"):
        if tree.deps[kid] == "poss" and tree.tags[kid] == "PRP$":
            continue
        found = parties(reading, conjuncts(reading, kid)) if reading.mention[kid] >= 0 or kind_of(reading, kid) else ()
        if not found and is_demonym(reading, kid):
            found = tuple(state_party(reading, k) for k in conjuncts(reading, kid) if is_demonym(reading, k))
        if found:
            return found
    if depth > 3:
        return ()
    behind = reading.kids(head, "prep")
    for word in preps:
        for prep in behind:
            if tree.lower[prep] != word:
                continue
            heads = [k for first in reading.kids(prep, "pobj") for k in conjuncts(reading, first)]
            found = parties(reading, heads)
            for thing in heads if not found else ():
                found = inside(reading, thing, preps, depth + 1)
                if found:
                    break
            if found:
                return found
    return ()
