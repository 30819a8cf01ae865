"""Chooses actors and targets among the noun phrases of a sentence, by learnt weights.

Each phrase is nobody, an actor or a target: multinomial logistic regression over named features, as the argument
classifiers of Gildea and Jurafsky (2002, Automatic Labeling of Semantic Roles) use them, with what the rules propose
among them; word vectors say what sort of thing a noun names, and what sort of deed is told. Several may be chosen; of
phrases that name one party the likeliest.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Literal, NamedTuple

from extract.events.arguments.clues import CLUES, SLOTS, Setting, clues_of, words_of
from extract.events.arguments.party_phrases import Phrase
from extract.events.arguments.ranking import NESTED
from extract.events.arguments.relations import Relation
from extract.events.parties.party_groups import Parties
from extract.events.parties.phrase_parties import rule_at
from extract.records import Party
from extract.scoring import LinearModel, load_model, per_weights
from extract.scoring.vector_model import VectorModel, WordVectors

Role = Literal["nobody", "actor", "target"]
ROLES: tuple[Role, ...] = ("nobody", "actor", "target")
LIMITS = ("actor", "target", "proposed-actor", "more")  # the least odds; see `ranked`
_TWO = 2


@per_weights
def argument_model() -> LinearModel[str, Role]:
    """The weights of what makes a phrase an actor or a target that do without vectors."""
    return load_model("arguments", CLUES, ROLES, LIMITS)


@per_weights
def _model(vectors: WordVectors) -> VectorModel[str, Role]:
    from extract.scoring.vector_files import load_vector_model  # numpy takes its time

    return load_vector_model("arguments", CLUES, ROLES, SLOTS, vectors, LIMITS)


class _Choice(NamedTuple):
    """A phrase that may be chosen for a role."""

    odds: float
    phrase: Phrase
    relation: Relation


def ranked(setting: Setting) -> tuple[Parties, Parties]:
    """The actors and targets of a happening, in text order.

    Both are likelier than a limit; where nobody is likely enough to be the actor, who is proposed as such has a lower
    one.
    """
    if not setting.phrases:
        return (), ()
    model = _model(setting.document.tree.vectors)
    limits = model.linear.thresholds
    actors, targets = _best(setting, model)
    rather = {key: choice for key, choice in actors.items() if choice.odds >= targets[key].odds}
    who = {key: choice for key, choice in rather.items() if choice.odds >= limits["actor"]}
    whom = [c for key, c in targets.items() if c.odds >= limits["target"] and key not in who]
    if not who:
        lower = limits["proposed-actor"]
        who = {key: c for key, c in rather.items() if c.odds >= lower and key in setting.keys[0]}
    sides = (list(who.values()), [c for c in whom if c.phrase.key not in who])
    more = limits["more"]
    return _parties(setting, _together(sides[0], more), 0), _parties(setting, _together(sides[1], more), 1)


def _best(setting: Setting, model: VectorModel[str, Role]) -> tuple[dict[str, _Choice], dict[str, _Choice]]:
    """For each party the phrase that is likeliest an actor, and that is likeliest a target."""
    relations = [setting.relation(phrase) for phrase in setting.phrases]
    found = [clues_of(setting, *pair) for pair in zip(setting.phrases, relations, strict=True)]
    scores = model.scores(found, [words_of(setting, phrase) for phrase in setting.phrases]).tolist()
    sides: tuple[dict[str, _Choice], dict[str, _Choice]] = ({}, {})
    for phrase, relation, (nobody, actor, target) in zip(setting.phrases, relations, scores, strict=True):
        who, whom = actor - nobody, target - nobody
        for side, odds in zip(sides, (who - math.log1p(math.exp(whom)), whom - math.log1p(math.exp(who))), strict=True):
            if phrase.key not in side or odds > side[phrase.key].odds:
                side[phrase.key] = _Choice(odds, phrase, relation)
    return sides


def _together(choices: list[_Choice], more: float) -> list[_Choice]:
    """The best choice with those that are coordinated with it, and with others of which more is required and that do
    not only say more of another party."""
    if len(choices) < _TWO:
        return choices
    best = max(choices, key=lambda choice: choice.odds)
    beside = [c for c in choices if c is best or not _overlap(c, best)]
    return [c for c in beside if c.relation == best.relation or (c.odds >= more and not c.phrase.is_part)]


def _overlap(one: _Choice, other: _Choice) -> bool:
    """Whether two phrases share words: "troops from Chile" and "Chile", but not the two of "both sides"."""
    spans = other.phrase.party.spans
    return any(a != b and a.start < b.end and b.start < a.end for a in one.phrase.party.spans for b in spans)


def _parties(setting: Setting, choices: list[_Choice], side: int) -> Parties:
    return tuple(_ruled(setting, choice, side) for choice in sorted(choices, key=lambda choice: choice.phrase.head))


def _ruled(setting: Setting, choice: _Choice, side: int) -> Party:
    """The party of a phrase with the rule that proposes it, else with where it stands."""
    phrase = choice.phrase
    for proposed in setting.proposed[side]:
        if phrase.key in (proposed.entity_id, proposed.name):
            return replace(phrase.party, rule=proposed.rule)
    rule = rule_at(setting.document, phrase.head)
    return replace(phrase.party, rule=f"{NESTED}{rule}" if choice.relation.link else rule)
