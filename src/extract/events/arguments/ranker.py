"""Chooses actors and targets among the noun phrases of a sentence, by learnt weights.

Each phrase is nobody, an actor or a target: multinomial logistic regression over named features, as the argument
classifiers of Gildea and Jurafsky (2002, Automatic Labeling of Semantic Roles) use them, with what the rules propose
among them. Several may be chosen; of phrases that name one party the likeliest.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Literal, NamedTuple

from extract.events.arguments.clues import CLUES, Setting, clues_of
from extract.events.arguments.party_phrases import Phrase
from extract.events.arguments.ranking import NESTED
from extract.events.arguments.relations import Relation
from extract.events.parties.party_groups import Parties
from extract.events.parties.phrase_parties import rule_at
from extract.records import Party
from extract.scoring import LinearModel, load_model, per_weights

Role = Literal["nobody", "actor", "target"]
ROLES: tuple[Role, ...] = ("nobody", "actor", "target")
LIMITS = ("actor", "target", "proposed-actor", "more")  # the least odds; see `ranked`
_TWO = 2
_Odds = dict[str, tuple[float, float]]  # of each feature, what it adds for actor and for target, against nobody


@per_weights
def argument_model() -> LinearModel[str, Role]:
    """The weights of what makes a phrase an actor or a target."""
    return load_model("arguments", CLUES, ROLES, LIMITS)


@per_weights
def _scorer() -> Callable[[dict[str, float]], tuple[float, float]]:
    """A function from features to the logarithms of the odds that a phrase is an actor, and that it is a target."""
    model = argument_model()
    odds: _Odds = {
        clue: (row.get("actor", 0.0) - row.get("nobody", 0.0), row.get("target", 0.0) - row.get("nobody", 0.0))
        for clue, row in model.weights.items()
    }
    base = model.intercepts["nobody"]
    first, second = model.intercepts["actor"] - base, model.intercepts["target"] - base

    def score(clues: dict[str, float]) -> tuple[float, float]:
        actor, target = first, second
        for clue, value in clues.items():
            more = odds[clue]
            actor += more[0] * value
            target += more[1] * value
        a, t = math.exp(actor), math.exp(target)
        return actor - math.log1p(t), target - math.log1p(a)

    return score


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
    limits = argument_model().thresholds
    actors, targets = _best(setting)
    rather = {key: choice for key, choice in actors.items() if choice.odds >= targets[key].odds}
    who = {key: choice for key, choice in rather.items() if choice.odds >= limits["actor"]}
    whom = [c for key, c in targets.items() if c.odds >= limits["target"] and key not in who]
    if not who:
        lower = limits["proposed-actor"]
        who = {key: c for key, c in rather.items() if c.odds >= lower and key in setting.keys[0]}
    sides = (list(who.values()), [c for c in whom if c.phrase.key not in who])
    return _parties(setting, _together(sides[0]), 0), _parties(setting, _together(sides[1]), 1)


def _best(setting: Setting) -> tuple[dict[str, _Choice], dict[str, _Choice]]:
    """For each party the phrase that is likeliest an actor, and that is likeliest a target."""
    score = _scorer()
    sides: tuple[dict[str, _Choice], dict[str, _Choice]] = ({}, {})
    for phrase in setting.phrases:
        relation = setting.relation(phrase)
        for side, odds in zip(sides, score(clues_of(setting, phrase, relation)), strict=True):
            if phrase.key not in side or odds > side[phrase.key].odds:
                side[phrase.key] = _Choice(odds, phrase, relation)
    return sides


def _together(choices: list[_Choice]) -> list[_Choice]:
    """The best choice with those that are coordinated with it, and with others of which more is required and that do
    not only say more of another party."""
    if len(choices) < _TWO:
        return choices
    best, more = max(choices, key=lambda choice: choice.odds), argument_model().thresholds["more"]
    return [c for c in choices if c.relation == best.relation or (c.odds >= more and not c.phrase.is_part)]


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
