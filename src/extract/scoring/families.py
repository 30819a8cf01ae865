"""Yes-or-no features in families: one question each, with the answers that its model has weights for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Families:
    """The features of a model: `answers` has for each question those answers that count, none for a yes or no.

    A feature is named "question" or "question=answer".
    """

    answers: Mapping[str, tuple[str, ...]]

    @cached_property
    def _named(self) -> dict[str, dict[str, str]]:
        return {
            question: {answer: f"{question}={answer}" if answer else question for answer in answers or ("",)}
            for question, answers in self.answers.items()
        }

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All features."""
        return tuple(name for named in self._named.values() for name in named.values())

    def tell(self, into: dict[str, float], question: str, answer: str = "") -> None:
        """Adds the feature of a question's answer; one that does not count is passed over."""
        name = self._named[question].get(answer)
        if name is not None:
            into[name] = 1.0

    def tell_all(self, into: dict[str, float], question: str, answers: Iterable[str]) -> None:
        """The same for several answers."""
        named = self._named[question]
        for answer in answers:
            name = named.get(answer)
            if name is not None:
                into[name] = 1.0
