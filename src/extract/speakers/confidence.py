"""How sure it is who said a quote: by how the quote was found and how its speaker was."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Literal, get_args

from extract.records import Quote
from extract.scoring import LinearModel, load_model, per_weights

Rule = Literal[
    "name", "several-names", "surname", "pronoun",
    "he", "it", "they", "role", "group", "document",
    "next-name", "taken-up", "noun-phrase", "no-source", "nobody",
]  # fmt: skip
Clue = Literal[
    "attribution", "direct", "name", "several-names", "surname", "pronoun",
    "he", "it", "they", "role", "group", "document",
    "next-name", "taken-up", "noun-phrase", "no-source", "nobody",
]  # fmt: skip
CLUES: tuple[Clue, ...] = get_args(Clue)
RULES: tuple[Rule, ...] = get_args(Rule)
_SUREST = 0.99  # so that the logarithm is finite


@per_weights
def confidence_model() -> LinearModel[Clue, Literal["right"]]:
    """The weights of what makes it likely that a quote and its speaker are right."""
    return load_model("speaker_confidence", CLUES, ("right",))


def quote_clues(quote: Quote) -> dict[Clue, float]:
    """What speaks for a quote's speaker being right; the quote has its `speaker_rule`."""
    share = min(_SUREST, max(1 - _SUREST, quote.confidence))
    told: dict[Clue, float] = {"attribution": math.log(share / (1 - share))}
    told |= {rule: 1.0 for rule in RULES if rule == quote.speaker_rule}
    return told | ({"direct": 1.0} if quote.type == "direct" else {})


def with_confidence(quote: Quote) -> Quote:
    """The quote with the probability, 0 to 1, that its words are one and its speaker is right."""
    return replace(quote, speaker_confidence=confidence_model().probabilities(quote_clues(quote))["right"])
