"""The layer of events, who is meant: whom nouns and pronouns take up that stand where a labelled party belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.config import Config
from extract.events.parties.taken_up import stand_ins
from extract.extraction import add_speakers
from extract.score.gold import GoldEvent
from extract.score.matching import normal, same_name
from extract.syntax import Document
from extract.training.articles import Labelled
from extract.training.event_arguments import setting_of
from extract.training.samples import GroupSample

_WHO = ("subject", "agent")  # places of who does it
_WHOM = ("object", "passive-subject", "indirect")  # and to whom
_OWNER = "owner"  # of a noun, who may be either


def stand_in_samples(labelled: Labelled, config: Config) -> Iterator[GroupSample]:
    """The nouns and pronouns at the place of an actor or target that take somebody up: candidates, and who it is by the
    gold. Those are left out whose party the gold does not tell, or tells as nobody that the article names."""
    if not labelled.gold.events:
        return
    document = add_speakers(labelled.quoted(config))
    asked: set[int] = set()
    for event in labelled.gold.events:
        for token, names in _places(document, event):
            found = stand_ins(document).candidates(token) if token not in asked else ()
            asked.add(token)
            if not found or not names:
                continue
            right = next((n for n, (key, _) in enumerate(found) if _is_one(document, key, names)), None)
            if right is not None or _is_itself(document, token, names):
                yield GroupSample(labelled.gold.id, tuple(clues for _, clues in found), right)


def _places(document: Document, event: GoldEvent) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The words at the places of a happening's parties, with the parties that the gold has for such a place."""
    setting = setting_of(document, event)
    for token, (place, _) in setting.places.items() if setting is not None else ():
        if place in _WHO:
            yield token, event.actors
        elif place in _WHOM:
            yield token, event.targets
        elif place == _OWNER:
            yield token, (*event.actors, *event.targets)


def _is_one(document: Document, key: str, names: Sequence[str]) -> bool:
    entity = document.entity(key)
    return entity is not None and any(same_name(entity.name, name) for name in names)


def _is_itself(document: Document, token: int, names: Sequence[str]) -> bool:
    """Whether the gold names the party by the very noun."""
    word = document.tree.lower[token]
    return any(normal(name).split()[-1:] == [word] or f"{word} of" in normal(name) for name in names)
