"""What speaks for a noun phrase being the actor or the target of a happening: named features for a linear model."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from extract.events.arguments.fallback_target import is_political
from extract.events.arguments.party_phrases import KINDS, Phrase, phrases_of
from extract.events.arguments.relations import (
    LINKS,
    PLACES,
    Places,
    Relation,
    places_of_noun,
    places_of_verb,
    relation_of,
)
from extract.events.parties.party_groups import Parties, keys_of
from extract.events.types.class_names import LEARNT
from extract.events.types.noun_types import object_nouns
from extract.events.types.pattern_match import Match
from extract.syntax.clauses import Clause
from extract.syntax.document import Document
from extract.vocabulary import classes_with, leads_of, verbs

GROUPS: dict[str, tuple[str, ...]] = {  # of places, for features that stand with others
    "subject": ("subject", "agent"),
    "object": ("object", "indirect", "passive-subject"),
    "predicate": ("predicate",),
    "prep": ("prep",),
    "noun": ("owner", "modifier"),
    "holder": ("holder-subject", "inner-subject"),
}
_GROUP = {place: group for group, places in GROUPS.items() for place in places}
_GROUPS = (*GROUPS, "near", "inside", "far")
_FAR = ("below", "left", "right", "whole", "modified")
_PREPS = frozenset(
    "by with to from against of for in on at over between among into as after near about under during other".split()
)
_FORMS = ("gerund", "participle", "infinitive")
_RULES = ("occurrence", "light-verb", "keep-verb", "stop-verb", "verb-object", "open-class")
_LISTS = ("undergoing", "receiving", "making", "handing", "harming")
_FIRST = frozenset({"i", "we", "me", "us", "my", "our", "you", "your"})
SLOTS = ("head", "trigger")  # whose vectors the model reads
_MOST = 30  # tokens, beyond which a distance says no more
_HIGHEST = 4  # words between a phrase and what an act is done with


def _pairs(name: str, first: Collection[str], second: Collection[str]) -> tuple[str, ...]:
    return tuple(f"{name}:{a}|{b}" for a in first for b in second)


CLUES: tuple[str, ...] = (
    *(f"at:{place}" for place in PLACES),
    *(f"in:{place}" for place in PLACES),
    *(f"link:{link}" for link in LINKS),
    *(f"kind:{kind}" for kind in KINDS),
    *_pairs("kind", _GROUPS, KINDS),
    *_pairs("link-kind", LINKS, KINDS),
    *_pairs("class", _GROUPS, LEARNT),
    *_pairs("prep", ("at", "in"), sorted(_PREPS)),
    *_pairs("prep-kind", sorted(_PREPS), ("person", "place", "other")),
    *_pairs("lead", ("at", "in"), ("first", "listed", "none")),
    *_pairs("mutual", _GROUPS, ("with", "none")),
    *_pairs("form", _FORMS, _GROUPS),
    *_pairs("rule", _RULES, _GROUPS),
    *_pairs("list", _LISTS, _GROUPS),
    *_pairs("pronoun", ("",), _GROUPS),
    *_pairs("source", ("",), _GROUPS),
    *_pairs("no-object", ("",), _GROUPS),
    *_pairs("party-object", ("",), _GROUPS),
    *_pairs("party-subject", ("",), _GROUPS),
    "noun",
    "named",
    "first-person",
    "distance",
    "before",
    "again",
    "part",
    "other-content",
    "means",
    "in-means",
    *_pairs("proposed-actor", ("political", "plain"), LEARNT),
    *_pairs("proposed-target", ("political", "plain"), LEARNT),
    "proposed-actor",
    "proposed-target",
)


@dataclass(frozen=True)
class Setting:
    """The word that tells of a happening: a verb by its clause, or a noun; with its class and what the lexicon says.

    `proposed` are actors and targets as the rules have them.
    """

    document: Document
    trigger: int
    event_type: str
    clause: Clause | None
    match: Match | None
    proposed: tuple[Parties, Parties]

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases of its sentence, itself left out."""
        found = phrases_of(self.document, self.document.tree.sentence[self.trigger])
        return tuple(phrase for phrase in found if phrase.head != self.trigger)

    @cached_property
    def places(self) -> Places:
        """Where heads stand to it."""
        if self.clause is None:
            return places_of_noun(self.document, self.trigger)
        return places_of_verb(self.document, self.clause)

    def relation(self, phrase: Phrase) -> Relation:
        """How a phrase stands to it."""
        return relation_of(self.document, self.trigger, phrase.head, self.places)

    @cached_property
    def means(self) -> frozenset[int]:
        """The heads of the nouns that give the happening its class."""
        if self.clause is None or self.match is None or not self.match.noun:
            return frozenset()
        heads = (*self.clause.patients, *self.clause.behind())
        return frozenset(head for head in heads if self.match.noun in object_nouns(self.document, head))

    @cached_property
    def keys(self) -> tuple[set[str], set[str]]:
        """What tells the proposed actors and targets apart from others."""
        return keys_of(self.proposed[0]), keys_of(self.proposed[1])

    @cached_property
    def is_political(self) -> bool:
        """Whether a proposed actor is a state or of one, or a body or group that deals with states."""
        return any(is_political(self.document, party) for party in self.proposed[0])

    @cached_property
    def common(self) -> tuple[str, ...]:
        """What is told of each place group by the clause: features that lack the group."""
        clause = self.clause
        if clause is None:
            return ()
        heads = {phrase.head for phrase in self.phrases}
        told = {
            f"form:{clause.form}|": clause.form in _FORMS,
            f"rule:{self.rule}|": self.rule in _RULES,
            "no-object:|": not clause.patients,
            "party-object:|": not heads.isdisjoint(clause.patients),
            "party-subject:|": not heads.isdisjoint(clause.agents),
            **{f"list:{name}|": not verbs(name).isdisjoint(clause.lemmas) for name in _LISTS},
        }
        return tuple(name for name, holds in told.items() if holds)

    @property
    def rule(self) -> str:
        """The kind of rule by which the lexicon knows the verb, "" for none."""
        return self.match.rule if self.match else ""

    @cached_property
    def sources(self) -> tuple[int, ...]:
        """The heads of phrases that are the source of a quote."""
        starts, document = self.document.tree.starts, self.document
        sources = [quote.source for quote in document.quotes if quote.source is not None]
        return tuple(p.head for p in self.phrases if any(s.start <= starts[p.head] < s.end for s in sources))

    @cached_property
    def repeated(self) -> frozenset[str]:
        """The parties that several phrases name."""
        keys = [phrase.key for phrase in self.phrases]
        return frozenset(key for key in keys if keys.count(key) > 1)


def clues_of(setting: Setting, phrase: Phrase, relation: Relation) -> dict[str, float]:
    """The features of a phrase that stands in a relation to the word, by their names, with their values."""
    distance = min(abs(phrase.head - setting.trigger), _MOST) / _MOST
    return {"distance": distance, **dict.fromkeys(_holding(setting, phrase, relation), 1.0)}


def _holding(setting: Setting, phrase: Phrase, relation: Relation) -> Iterator[str]:
    """The features that hold of a phrase."""
    group = group_of(relation)
    yield f"in:{relation.place}" if relation.link else f"at:{relation.place}"
    if relation.link:
        yield f"link:{relation.link}"
        yield f"link-kind:{relation.link}|{phrase.kind}"
    yield f"kind:{phrase.kind}"
    yield f"kind:{group}|{phrase.kind}"
    if setting.event_type in LEARNT:
        yield f"class:{group}|{setting.event_type}"
    if setting.event_type in classes_with("mutual"):
        yield f"mutual:{group}|{'with' if relation.prep in ('with', 'between', 'among') else 'none'}"
    yield from _by_prep(setting, phrase, relation)
    yield from (f"{clue}{group}" for clue in setting.common)
    if phrase.is_pronoun:
        yield f"pronoun:|{group}"
    if phrase.head in setting.sources:
        yield f"source:|{group}"
    yield from _alone(setting, phrase)


def words_of(setting: Setting, phrase: Phrase) -> tuple[str, str]:
    """The words whose vectors the model reads: the noun that heads a phrase without a name, and the happening's own."""
    lower = setting.document.tree.lower
    is_noun = not phrase.is_pronoun and not phrase.party.entity_id
    return lower[phrase.head] if is_noun else "", lower[setting.trigger]


def group_of(relation: Relation) -> str:
    """The group of a relation, of which features with two parts speak."""
    if relation.place in _FAR:
        return "far"
    if relation.link:
        return "inside"
    return _GROUP.get(relation.place, "near")


def _by_prep(setting: Setting, phrase: Phrase, relation: Relation) -> Iterator[str]:
    """What the preposition that a phrase stands behind tells, and whether it leads to the targets of the class."""
    word, where = (relation.inner, "in") if relation.link else (relation.prep, "at")
    if not word:
        return
    known = word if word in _PREPS else "other"
    yield f"prep:{where}|{known}"
    if where == "at":
        kind = {"person": "person", "place": "place", "people": "person"}.get(phrase.kind, "other")
        yield f"prep-kind:{known}|{kind}"
    leads = leads_of(setting.event_type)
    rank = "none" if word not in leads else "first" if word == leads[0] else "listed"
    yield f"lead:{where}|{rank}"


def _alone(setting: Setting, phrase: Phrase) -> Iterator[str]:
    """What is told of the phrase itself."""
    document, head = setting.document, phrase.head
    told = {
        "noun": setting.clause is None,
        "named": bool(phrase.party.entity_id),
        "first-person": document.tree.lower[head] in _FIRST,
        "before": head < setting.trigger,
        "again": phrase.key in setting.repeated,
        "part": phrase.is_part,
        "other-content": document.content[head] != document.content[setting.trigger],
        "means": head in setting.means,
        "in-means": not setting.means.isdisjoint(document.tree.above(head, _HIGHEST)),
        "proposed-actor": phrase.key in setting.keys[0],
        "proposed-target": phrase.key in setting.keys[1],
    }
    yield from (name for name, holds in told.items() if holds)
    for side in ("proposed-actor", "proposed-target"):
        if told[side] and setting.event_type in LEARNT:
            yield f"{side}:{'political' if setting.is_political else 'plain'}|{setting.event_type}"
