"""What speaks for a name being the place of a happening: named features for a linear model."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from extract.events.arguments.clues import GROUPS, Setting, group_of
from extract.events.arguments.place_candidates import NAMED, PLACE_KINDS, STEPS, PlaceCandidate
from extract.events.arguments.relations import LINKS, PLACES, Relation, relation_of
from extract.events.parties.phrase_parties import names_a_place
from extract.events.types.class_names import LEARNT
from extract.syntax.document import Document
from extract.syntax.noun_phrases import kind_of
from extract.vocabulary import names_event, singular, verbs, words

WAYS: dict[str, str] = {  # how the phrase of a candidate stands to the word above it
    "where": "behind a preposition that says nothing but a place",
    "on": "behind on",
    "of": "behind of",
    "to": "behind to",
    "from": "behind from",
    "into": "behind into",
    "prep": "behind another preposition",
    "modifier": "a word before a noun",
    "possessor": "a possessor",
    "subject": "a subject",
    "object": "an object",
    "adverb": "an adverb",
    "other": "in another way",
}
HOLDERS: dict[str, str] = {  # what the candidate's phrase hangs on
    "trigger": "the word that tells of the happening",
    "verb": "another verb",
    "PLACE": "the name of a place",
    "ORG": "the name of an organisation",
    "PERSON": "the name of a person",
    "event": "a noun that names a happening",
    "site": "a noun of place",
    "people": "a noun for people, a body or a vehicle",
    "thing": "another noun",
    "else": "another word",
}
PLACE_LISTS = ("motions", "starts", "goals", "taking", "visits", "leavings", "takings")
PLACE_SLOTS = ("trigger", "holder")  # whose vectors the model reads
_OF_NOUNS = PLACE_LISTS[4:]
_WAY_OF_DEP = {"compound": "modifier", "amod": "modifier", "nmod": "modifier", "poss": "possessor", "dobj": "object"}
_WAY_OF_DEP |= {"nsubj": "subject", "nsubjpass": "subject", "advmod": "adverb"}
_PREPS = frozenset(
    "in at near on of to from into outside off around across through throughout along within over under by for with "
    "between against toward towards via after before during about".split()
)
_MOST_CLAUSES = 3
_MOST_STEPS = 10
_MOST_TOKENS = 30
_HIGHEST = 20  # heads above a word


def _pairs(name: str, first: Collection[str], second: Collection[str]) -> tuple[str, ...]:
    return tuple(f"{name}:{a}|{b}" for a in first for b in second)


_DEPTHS = tuple(str(depth) for depth in range(_MOST_CLAUSES + 1))
PLACE_CLUES: tuple[str, ...] = (
    *(f"kind:{kind}" for kind in PLACE_KINDS),
    *(f"at:{place}" for place in PLACES),
    *(f"in:{place}" for place in PLACES),
    *(f"link:{link}" for link in LINKS),
    *(f"prep:{prep}" for prep in (*sorted(_PREPS), "other")),
    *(f"step:{step}" for step in STEPS),
    *_pairs("way-kind", WAYS, PLACE_KINDS),
    *_pairs("way-holder", WAYS, HOLDERS),
    *_pairs("holder-kind", HOLDERS, PLACE_KINDS),
    *_pairs("way-group", WAYS, (*GROUPS, "near", "inside", "far")),
    *_pairs("noun-way", WAYS, HOLDERS),
    *_pairs("class", WAYS, LEARNT),
    *_pairs("list", PLACE_LISTS, WAYS),
    *_pairs("inner-list", PLACE_LISTS, WAYS),
    *_pairs("actor", WAYS, ("",)),
    *_pairs("target", WAYS, ("",)),
    *_pairs("clauses", _DEPTHS, _DEPTHS),
    "noun",
    "apart",
    "steps",
    "distance",
    "before",
    "fronted",
    "headline",
    "other-content",
    "only",
    "only-place",
    "first-place",
    "nearest-place",
    "first-of-phrase",
    "later-in-phrase",
)


def place_relation(setting: Setting, candidate: PlaceCandidate) -> Relation:
    """How the phrase of a candidate stands to the word that tells of the happening."""
    return relation_of(setting.document, setting.trigger, candidate.anchor, setting.places)


def place_clues(
    setting: Setting, candidate: PlaceCandidate, relation: Relation, rivals: Sequence[PlaceCandidate]
) -> dict[str, float]:
    """The features of a candidate that stands in a relation to the word, by their names, with their values; `rivals`
    are all of its sentence. The parties of the setting are those that the happening has."""
    distance = min(abs(candidate.head - setting.trigger), _MOST_TOKENS) / _MOST_TOKENS
    path, steps = _path(setting, candidate)
    return {
        "distance": distance,
        "steps": steps,
        **dict.fromkeys((path, *_where(setting, candidate, relation), *_beside(setting, candidate, rivals)), 1.0),
    }


def place_words(setting: Setting, candidate: PlaceCandidate) -> tuple[str, str]:
    """The words whose vectors the model reads: the happening's own, and what the candidate hangs on."""
    lower, holder = setting.document.tree.lower, holder_of(setting.document, candidate.anchor)
    return lower[setting.trigger], lower[holder] if holder != setting.trigger else ""


def holder_of(document: Document, anchor: int) -> int:
    """The word that a phrase hangs on, by way of its preposition if it has one."""
    tree, above = document.tree, document.tree.heads[anchor]
    if tree.deps[anchor] != "pobj":
        return above
    holder = tree.heads[above]
    return tree.heads[holder] if tree.deps[above] == "prep" and tree.tags[holder] == "IN" else holder


def _where(setting: Setting, candidate: PlaceCandidate, relation: Relation) -> Iterator[str]:
    """What is told of where a candidate stands."""
    document, anchor, kind = setting.document, candidate.anchor, candidate.kind
    tree, way = document.tree, _way(document, anchor)
    holder = _holder(setting, holder_of(document, anchor))
    yield f"in:{relation.place}" if relation.link else f"at:{relation.place}"
    if relation.link:
        yield f"link:{relation.link}"
    if tree.deps[anchor] == "pobj":
        prep = tree.lower[tree.heads[anchor]]
        yield f"prep:{prep if prep in _PREPS else 'other'}"
    yield f"kind:{kind}"
    yield f"way-kind:{way}|{kind}"
    yield f"way-holder:{way}|{holder}"
    yield f"holder-kind:{holder}|{kind}"
    yield f"way-group:{way}|{group_of(relation)}"
    if setting.clause is None:
        yield f"noun-way:{way}|{holder}"
    if setting.event_type in LEARNT:
        yield f"class:{way}|{setting.event_type}"
    listed = "inner-list" if relation.link else "list"
    yield from (f"{listed}:{name}|{way}" for name in PLACE_LISTS if _is_listed(setting, name))
    for side, keys in zip(("actor", "target"), setting.keys, strict=True):
        if candidate.key in keys:
            yield f"{side}:{way}|"
    yield from (f"step:{step}" for step in candidate.steps)


def _way(document: Document, anchor: int) -> str:
    """How a phrase stands to the word above it, one of WAYS."""
    tree, dep = document.tree, document.tree.deps[anchor]
    if dep != "pobj":
        return _WAY_OF_DEP.get(dep, "other")
    prep = tree.lower[tree.heads[anchor]]
    return "where" if prep in words("strict_locative") else prep if prep in WAYS else "prep"


def _holder(setting: Setting, token: int) -> str:
    """What sort of word a phrase hangs on, one of HOLDERS."""
    document, tree = setting.document, setting.document.tree
    if token == setting.trigger:
        return "trigger"
    if tree.tags[token][:2] == "VB":
        return "verb"
    if document.mention[token] >= 0:
        return document.label(token)
    if tree.tags[token][:1] != "N":
        return "else"
    noun = tree.lower[token]
    return "event" if names_event(noun) else "site" if names_a_place(noun) else _sort(document, token)


def _sort(document: Document, noun: int) -> str:
    return "people" if kind_of(document, noun) else "thing"


def _is_listed(setting: Setting, name: str) -> bool:
    """Whether the word of a happening is on a list of verbs or of nouns."""
    if setting.clause is not None:
        return name not in _OF_NOUNS and not verbs(name).isdisjoint(setting.clause.lemmas)
    noun = setting.document.tree.lower[setting.trigger]
    return name in _OF_NOUNS and not words(name).isdisjoint((noun, *singular(noun)))


def _path(setting: Setting, candidate: PlaceCandidate) -> tuple[str, float]:
    """How many clauses and happenings lie between a candidate and the word, up and down, and how many words."""
    tree = setting.document.tree
    up = [candidate.anchor, *tree.above(candidate.anchor, _HIGHEST)]
    down = [setting.trigger, *tree.above(setting.trigger, _HIGHEST)]
    common = next((token for token in up if token in down), None)
    if common is None:
        return "apart", 1.0
    up, down = up[: up.index(common)], down[: down.index(common)]
    nouns = [k for k in up[1:] if tree.tags[k][:1] == "N" and names_event(tree.lower[k])]
    above = sum(tree.tags[k][:2] == "VB" for k in up) + len(nouns)
    below = sum(tree.tags[k][:2] == "VB" for k in down)
    steps = min(len(up) + len(down), _MOST_STEPS) / _MOST_STEPS
    return f"clauses:{min(above, _MOST_CLAUSES)}|{min(below, _MOST_CLAUSES)}", steps


def _beside(setting: Setting, candidate: PlaceCandidate, rivals: Sequence[PlaceCandidate]) -> Iterator[str]:
    """What is told of a candidate's place in the sentence and beside its rivals."""
    document, trigger, head = setting.document, setting.trigger, candidate.head
    tree = document.tree
    fronted = tree.deps[candidate.anchor] == "pobj" and tree.heads[candidate.anchor] - tree.start_of_sentence(head) <= 1
    told = {
        "noun": setting.clause is None,
        "before": head < trigger,
        "fronted": fronted,
        "headline": document.is_headline(trigger),
        "other-content": document.content[head] != document.content[trigger],
        "only": all(rival.key == candidate.key for rival in rivals),
    }
    yield from (name for name, holds in told.items() if holds)
    if candidate.kind in NAMED:
        yield from _among_places(candidate, [rival for rival in rivals if rival.kind in NAMED], trigger)


def _among_places(candidate: PlaceCandidate, places: Sequence[PlaceCandidate], trigger: int) -> Iterator[str]:
    """What is told of a place beside the others that its sentence names."""
    phrase = [place.key for place in places if place.anchor == candidate.anchor]
    told = {
        "only-place": all(place.key == candidate.key for place in places),
        "first-place": places[0].key == candidate.key,
        "nearest-place": min(places, key=lambda place: abs(place.head - trigger)).key == candidate.key,
        "first-of-phrase": len(set(phrase)) > 1 and phrase[0] == candidate.key,
        "later-in-phrase": phrase[0] != candidate.key,
    }
    yield from (name for name, holds in told.items() if holds)
