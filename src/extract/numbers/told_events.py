"""Which event of its sentence a number belongs to: the one whose trigger governs it, or is nearest to what does."""

from __future__ import annotations

from collections.abc import Sequence

from extract.records import Event
from extract.syntax import Document

_FARTHEST = 8  # steps up to the root


class EventFinder:
    """The events of an article by the sentences of their triggers."""

    def __init__(self, document: Document, events: Sequence[Event]) -> None:
        self._document = document
        self._by_sentence: dict[int, list[tuple[int, int]]] = {}
        tree = document.tree
        for index, event in enumerate(events):
            if event.trigger is not None:
                trigger = tree.root(tree.tokens(event.trigger.start, event.trigger.end))
                self._by_sentence.setdefault(tree.sentence[trigger], []).append((index, trigger))
        self._events = events

    def event_of(self, token: int, farthest: int, *, only_actions: bool) -> int | None:
        """The index of the event whose trigger is nearest to a token in the tree; None if none is within some steps.

        Of two that are as near an action goes before a statement, then the nearer in the text, the first. With
        `only_actions` a statement counts only where its cue is the very token.
        """
        found = []
        for index, trigger in self._by_sentence.get(self._document.tree.sentence[token], ()):
            steps = self._steps(token, trigger)
            if steps <= farthest:
                is_said = self._events[index].kind == "statement" and steps > 0
                if not (is_said and only_actions):
                    found.append((steps + is_said, abs(trigger - token), index))
        return min(found)[2] if found else None

    def _steps(self, one: int, other: int) -> int:
        """How many steps lie between two tokens of a tree."""
        tree = self._document.tree
        up = {token: steps for steps, token in enumerate((one, *tree.above(one, _FARTHEST)))}
        across = (
            steps + up[token] for steps, token in enumerate((other, *tree.above(other, _FARTHEST))) if token in up
        )
        return min(across, default=2 * _FARTHEST)
