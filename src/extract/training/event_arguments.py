"""The layer of events, who takes part: which phrases of a sentence are actor, target or nobody in what is labelled."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from extract.config import Config
from extract.events.arguments.assignment import propose_sides
from extract.events.arguments.clues import Setting, clues_of, words_of
from extract.events.arguments.noun_arguments import propose_participants
from extract.events.arguments.party_phrases import Phrase
from extract.events.arguments.relations import PLACES
from extract.events.types.clause_types import type_of
from extract.extraction import add_speakers
from extract.score.gold import GoldEvent
from extract.score.matching import same_name
from extract.syntax.clauses import read_clause
from extract.syntax.document import Document
from extract.training.articles import Labelled
from extract.training.samples import Sample

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


def setting_of(document: Document, event: GoldEvent) -> Setting | None:
    """The word that tells of a labelled happening, with its labelled class."""
    tree = document.tree
    tokens = tree.tokens(*event.trigger)
    if not tokens:
        return None
    trigger = tree.root(tokens)
    if tree.tags[trigger][:2] != "VB":
        who, whom, _ = propose_participants(document, trigger, event.type)
        return Setting(document, trigger, event.type, None, None, (who, whom))
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
