"""How present each person is to the reader: Lappin and Leass (1994), An algorithm for pronominal anaphora resolution.

Every mention adds weight by its grammatical role, as the model `mention_salience` says. What is no sum stands in code:
all weights are halved with every sentence, and of the mentions in one sentence the weightiest counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from extract.scoring import LinearModel, load_model, per_weights
from extract.syntax import Tree

Factor = Literal["sentence-recency", "non-adverbial", "subject", "direct-object", "indirect-object", "head-noun"]
FACTORS: tuple[Factor, ...] = get_args(Factor)

_ROLES: dict[str, Factor] = {
    **dict.fromkeys(("nsubj", "nsubjpass", "csubj", "agent"), "subject"),
    "dobj": "direct-object",
    **dict.fromkeys(("dative", "iobj", "pobj"), "indirect-object"),
}
_MODIFIERS = frozenset({"poss", "compound", "nmod", "amod"})
_MOST = 64  # a reader keeps no more in mind, however long the sentence


@per_weights
def salience_model() -> LinearModel[Factor, Literal["salience"]]:
    """The weights of a mention's grammatical roles."""
    return load_model("mention_salience", FACTORS, ("salience",))


@per_weights
def _weight(role: str, dep: str) -> float:
    """The salience of a mention with a dependency label, `role` being that of the list it stands in."""
    factors: dict[Factor, float] = {"sentence-recency": 1.0, "non-adverbial": 1.0}
    if role in _ROLES:
        factors[_ROLES[role]] = 1.0
    if dep not in _MODIFIERS:
        factors["head-noun"] = 1.0
    return salience_model().score(factors)


def weight(tree: Tree, token: int) -> float:
    """The salience of a mention headed by `token`."""
    dep = tree.deps[token]
    return _weight(tree.deps[tree.heads[token]] if dep == "conj" else dep, dep)


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
