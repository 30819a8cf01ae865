"""How present each person is to the reader: Lappin and Leass (1994), An algorithm for pronominal anaphora resolution.

Every mention adds weight by its grammatical role; all weights are halved with every sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

_RECENCY, _SUBJECT, _OBJECT, _INDIRECT, _HEAD, _PLAIN = 100, 80, 50, 40, 80, 50
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
_MODIFIERS = frozenset({"poss", "compound", "nmod", "amod"})
_QUOTED_SHARE = 0.5  # of a mention inside a direct quotation, for pronouns outside it


def weight(token: Token) -> float:
    """The salience of a mention headed by `token`."""
    role = token.dep_
    if role == "conj":
        role = token.head.dep_
    total = _RECENCY + _PLAIN
    if role in _SUBJECTS:
        total += _SUBJECT
    elif role == "dobj":
        total += _OBJECT
    elif role in ("dative", "iobj", "pobj"):
        total += _INDIRECT
    return total + (0 if token.dep_ in _MODIFIERS else _HEAD)


@dataclass(slots=True)
class Salience:
    """The weight of each entity so far; `sentence` counts the halvings."""

    weights: dict[str, float] = field(default_factory=dict)

    def next_sentence(self) -> None:
        """Halves all weights and forgets what has faded."""
        self.weights = {entity: value / 2 for entity, value in self.weights.items() if value > 1}

    def add(self, entity_id: str, token: Token, *, quoted: bool) -> None:
        """Counts a mention headed by `token`."""
        gain = weight(token) * (_QUOTED_SHARE if quoted else 1)
        self.weights[entity_id] = self.weights.get(entity_id, 0.0) + gain

    def ranked(self) -> list[tuple[float, str]]:
        """The entities from the most salient on; ties by id."""
        return sorted(((value, entity) for entity, value in self.weights.items()), key=lambda x: (-x[0], x[1]))
