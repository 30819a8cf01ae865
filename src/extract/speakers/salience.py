"""How present each person is to the reader: Lappin and Leass (1994), An algorithm for pronominal anaphora resolution.

Every mention adds weight by its grammatical role; all weights are halved with every sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.syntax import Tree

_RECENCY, _SUBJECT, _OBJECT, _INDIRECT, _HEAD, _PLAIN = 100, 80, 50, 40, 80, 50
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
_MODIFIERS = frozenset({"poss", "compound", "nmod", "amod"})
_MOST = 64  # a reader keeps no more in mind, however long the sentence


def weight(tree: Tree, token: int) -> float:
    """The salience of a mention headed by `token`."""
    dep = role = tree.deps[token]
    if role == "conj":
        role = tree.deps[tree.heads[token]]
    total = _RECENCY + _PLAIN
    if role in _SUBJECTS:
        total += _SUBJECT
    elif role == "dobj":
        total += _OBJECT
    elif role in ("dative", "iobj", "pobj"):
        total += _INDIRECT
    return total + (0 if dep in _MODIFIERS else _HEAD)


@dataclass(slots=True)
class Salience:
    """The weight of each person so far. Within a sentence the weightiest mention of a person counts, and no other."""

    carried: dict[str, float] = field(default_factory=dict)
    current: dict[str, float] = field(default_factory=dict)

    def next_sentence(self) -> None:
        """Halves all weights and forgets what has faded."""
        total = self.carried
        for key, value in self.current.items():
            total[key] = total.get(key, 0.0) + value
        self.carried = {key: value / 2 for key, value in total.items() if value > 1}
        self.current = {}

    def add(self, key: str, gain: float) -> None:
        """Counts a mention of a person; when there are too many the faintest half is forgotten."""
        self.current[key] = max(gain, self.current.get(key, 0.0))
        if len(self.current) > _MOST:
            kept = sorted(self.current.items(), key=lambda x: (-x[1], x[0]))[: _MOST // 2]
            self.current = dict(kept)

    def forget(self, key: str) -> None:
        """Takes a person out."""
        self.carried.pop(key, None)
        self.current.pop(key, None)

    def weight(self, key: str) -> float:
        """The weight of a person now."""
        return self.carried.get(key, 0.0) + self.current.get(key, 0.0)

    def present(self) -> list[str]:
        """Everybody with a weight, the longest known first."""
        return list(dict.fromkeys((*self.carried, *self.current)))
