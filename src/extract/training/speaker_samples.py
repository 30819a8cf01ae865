"""The layer of speakers: whom a source means that names nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.config import Config
from extract.records import Entity, Quote, Span
from extract.score.gold import Gold, GoldQuote
from extract.score.matching import Words, pair_contents, same_name
from extract.speakers import find_pronouns, resolve_speakers
from extract.speakers.source_candidates import Clues, Kind, SourceChooser
from extract.syntax import Document
from extract.training.articles import Labelled
from extract.training.samples import GroupSample


class _Onlooker(SourceChooser):
    """Notes for each source that is asked for which candidates it has."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.asked: list[list[tuple[str, Clues]]] = []  # in the order of the sources
        self._last: list[tuple[str, Clues]] = []

    def candidates(self, kind: Kind, source: Span, head: int, ruled: str) -> Iterator[tuple[str, Clues]]:
        """The candidates, noted."""
        self._last = list(super().candidates(kind, source, head, ruled))
        return iter(self._last)

    def spoke(self, keys: Sequence[str], head: int) -> None:
        """Takes in who a source turned out to be: the next one is another."""
        super().spoke(keys, head)
        self.asked.append(self._last)
        self._last = []


def source_samples(labelled: Labelled, config: Config) -> Iterator[GroupSample]:
    """The sources of an article that name nobody and whose quote is labelled: candidates, and who it is by the gold."""
    document = labelled.quoted(config)
    document = document.with_stand_ins(find_pronouns(document))
    onlooker = _Onlooker(document)
    quotes = [quote for quote in resolve_speakers(document, onlooker) if quote.source]
    entities = {entity.id: entity for entity in document.entities}
    gold = labelled.gold
    for (label, _), found in zip(_labels(labelled, quotes), onlooker.asked, strict=True):
        if label is not None and found:
            right = [n for n, (key, _) in enumerate(found) if _is_speaker(entities[key], document, label.speaker, gold)]
            yield GroupSample(gold.id, tuple(clues for _, clues in found), right[0] if right else None)


def _labels(labelled: Labelled, quotes: Sequence[Quote]) -> list[tuple[GoldQuote | None, Quote]]:
    """Each quote with the label that it answers."""
    words, gold = Words(labelled.article.text), labelled.gold.quotes
    pairs = pair_contents(
        [words.within(label.content) for label in gold],
        [words.within(quote.content) for quote in quotes],
        [words.within([label.source] if label.source else []) for label in gold],
        [words.within([quote.source] if quote.source else []) for quote in quotes],
    )
    answered = {j: gold[i] for i, j in pairs}
    return [(answered.get(j), quote) for j, quote in enumerate(quotes)]


def _is_speaker(entity: Entity, document: Document, speaker: str, gold: Gold) -> bool:
    """Whether an entity is whom the gold names: by its name, or by a mention that is labelled so."""
    if same_name(entity.name, speaker):
        return True
    spans = {(mention.start, mention.end) for mention in gold.mentions if mention.name == speaker}
    return any(m.entity_id == entity.id and (m.start, m.end) in spans for m in document.names)
