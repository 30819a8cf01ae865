"""The layer of events, who takes part and where: which phrases of a sentence are actor, target or nobody in what is
labelled, and which of its names is the place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extract.config import Config
from extract.events.arguments.assignment import propose_sides
from extract.events.arguments.clues import Setting, clues_of, words_of
from extract.events.arguments.event_places import candidates_of
from extract.events.arguments.noun_arguments import propose_participants
from extract.events.arguments.party_phrases import Phrase
from extract.events.arguments.place_candidates import TAKEN_UP, PlaceCandidate
from extract.events.arguments.place_clues import place_clues, place_relation, place_words
from extract.events.arguments.relations import PLACES
from extract.events.types.clause_types import type_of
from extract.extraction import add_speakers
from extract.records import Party
from extract.score.gold import GoldEvent
from extract.score.matching import same_name
from extract.syntax.clauses import read_clause
from extract.syntax.document import Document
from extract.training.articles import Labelled
from extract.training.samples import GroupSample, Sample

_ORDER = tuple(PLACES)


def argument_samples(labelled: Labelled, config: Config) -> Iterator[Sample]:
    """The phrases of each labelled happening's sentence. Of several that name one party the nearest one is learnt from;
    where a labelled party is named by none, those without a name are left out: one may well stand for it."""
    document = add_speakers(labelled.quoted(config))
    for event in labelled.gold.events:
        setting = setting_of(document, event)
        if setting is None:
            continue
        roles = {phrase.head: _role(phrase, event) for phrase in setting.phrases}
        lost = _is_lost(event, setting.phrases)
        for phrase in _nearest(setting):
            role = roles[phrase.head]
            if role != "nobody" or phrase.party.entity_id or not lost:
                clues = clues_of(setting, phrase, setting.relation(phrase))
                yield Sample(labelled.gold.id, clues, role, words=words_of(setting, phrase))


def place_samples(labelled: Labelled, config: Config) -> Iterator[GroupSample]:
    """What may be the place of each labelled happening, its parties being those of the gold, and which of it is."""
    document = add_speakers(labelled.quoted(config))
    for event in labelled.gold.events:
        found = setting_of(document, event)
        candidates = candidates_of(found) if found is not None else ()
        if found is None or not candidates:
            continue
        sides = (_named_parties(found, event.actors), _named_parties(found, event.targets))
        setting = replace(found, proposed=sides)
        yield GroupSample(
            labelled.gold.id,
            tuple(place_clues(setting, each, place_relation(setting, each), candidates) for each in candidates),
            _right_place(setting, candidates, event),
            words=tuple(place_words(setting, each) for each in candidates),
        )


def _named_parties(setting: Setting, names: Collection[str]) -> tuple[Party, ...]:
    return tuple(phrase.party for phrase in setting.phrases if _is_named(names, phrase))


def _right_place(setting: Setting, candidates: Sequence[PlaceCandidate], event: GoldEvent) -> int | None:
    """The candidate that names the labelled place; of several a name rather than what takes it up, then the nearest."""
    named = [n for n, each in enumerate(candidates) if event.place and same_name(event.place, each.party.name)]
    return min(named, key=lambda n: _place_rank(setting, candidates[n]), default=None)


def _place_rank(setting: Setting, candidate: PlaceCandidate) -> tuple[bool, bool, int]:
    taken_up, tree = candidate.kind in TAKEN_UP, setting.document.tree
    return taken_up, tree.deps[candidate.anchor] != "pobj", abs(candidate.head - setting.trigger)


def setting_of(document: Document, event: GoldEvent) -> Setting | None:
    """The word that tells of a labelled happening, with its labelled class."""
    tree = document.tree
    tokens = tree.tokens(*event.trigger)
    if not tokens:
        return None
    trigger = tree.root(tokens)
    if tree.tags[trigger][:2] != "VB":
        proposed = propose_participants(document, trigger, event.type)
        return Setting(document, trigger, event.type, None, None, proposed)
    clause = read_clause(document, trigger)
    match = type_of(document, clause)._replace(type=event.type)
    proposed = propose_sides(document, clause, match, event.type)
    return Setting(document, trigger, event.type, clause, match, proposed)


def _role(phrase: Phrase, event: GoldEvent) -> str:
    if _is_named(event.actors, phrase):
        return "actor"
    return "target" if _is_named(event.targets, phrase) else "nobody"


def _is_named(names: Collection[str], phrase: Phrase) -> bool:
    return any(same_name(name, phrase.party.name) for name in names)


def _is_lost(event: GoldEvent, phrases: Sequence[Phrase]) -> bool:
    """Whether no phrase names one of the labelled parties."""
    names = (*event.actors, *event.targets)
    return any(not any(same_name(name, phrase.party.name) for phrase in phrases) for name in names)


def _nearest(setting: Setting) -> list[Phrase]:
    """The phrases, of those that name one party only the one that stands nearest in the clause."""
    best: dict[str, tuple[tuple[bool, int, int], Phrase]] = {}
    for phrase in setting.phrases:
        relation = setting.relation(phrase)
        rank = (bool(relation.link), _ORDER.index(relation.place), abs(phrase.head - setting.trigger))
        if phrase.key not in best or rank < best[phrase.key][0]:
            best[phrase.key] = (rank, phrase)
    return [phrase for _, phrase in best.values()]
