"""The layer of speakers: whom a source means that names nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.config import Config
from extract.records import Entity, Quote
from extract.score.gold import Gold, GoldQuote
from extract.score.matching import Words, pair_contents, same_name
from extract.speakers import find_pronouns, resolve_speakers
from extract.speakers.confidence import quote_clues
from extract.speakers.source_candidates import Clues, SourceChooser
from extract.syntax import Document
from extract.training.articles import Labelled
from extract.training.samples import GroupSample, Sample


class _Teacher(SourceChooser):
    """Chooses by the gold, and notes among whom: what later sources depend on hangs on no weights then."""

    def __init__(self, document: Document, gold: Gold, labels: Sequence[GoldQuote | None]) -> None:
        super().__init__(document)
        self.samples: list[GroupSample] = []
        self._gold = gold
        self._labels = iter(labels)  # of the quotes with a source, in order
        self._label = next(self._labels, None)

    def best(self, found: Sequence[tuple[str, Clues]]) -> str:
        """Whom the gold names, the first that fits; nobody if the quote is not labelled."""
        if self._label is None or not found:
            return ""
        right = next((n for n, (key, _) in enumerate(found) if self._is_speaker(key, self._label.speaker)), None)
        self.samples.append(GroupSample(self._gold.id, tuple(clues for _, clues in found), right))
        return "" if right is None else found[right][0]

    def spoke(self, keys: Sequence[str], head: int) -> None:
        """Takes in who a source turned out to be, and goes on to the next."""
        super().spoke(keys, head)
        self._label = next(self._labels, None)

    def _is_speaker(self, key: str, speaker: str) -> bool:
        """Whether an entity is whom the gold names: by its name, or by a mention that is labelled so."""
        entity: Entity | None = self.document.entity(key)
        if entity is not None and same_name(entity.name, speaker):
            return True
        spans = {(mention.start, mention.end) for mention in self._gold.mentions if mention.name == speaker}
        return any(m.entity_id == key and (m.start, m.end) in spans for m in self.document.names)


def source_samples(labelled: Labelled, config: Config) -> Iterator[GroupSample]:
    """The sources of an article that name nobody and whose quote is labelled: candidates, and who it is by the gold."""
    document = labelled.quoted(config)
    document = document.with_stand_ins(find_pronouns(document))
    quotes = [quote for quote in document.quotes if quote.source]
    teacher = _Teacher(document, labelled.gold, _labels(labelled, quotes))
    resolve_speakers(document, teacher)
    yield from teacher.samples


def confidence_samples(labelled: Labelled, config: Config) -> Iterator[Sample]:
    """The quotes of an article with labelled quotes, and whether the labels have the same content and speaker."""
    if not labelled.gold.quotes:
        return
    document = labelled.quoted(config)
    document = document.with_stand_ins(find_pronouns(document))
    quotes = resolve_speakers(document)
    for quote, label in zip(quotes, _labels(labelled, quotes), strict=True):
        right = label is not None and _agree(label.speaker, quote.speaker)
        yield Sample(labelled.gold.id, quote_clues(quote), "right" if right else "")


def _agree(wanted: str, found: str) -> bool:
    """Whether two speakers are one, or both nobody."""
    return same_name(wanted, found) if wanted and found else not (wanted or found)


def _labels(labelled: Labelled, quotes: Sequence[Quote]) -> list[GoldQuote | None]:
    """For each quote the label that it answers."""
    words, gold = Words(labelled.article.text), labelled.gold.quotes
    pairs = pair_contents(
        [words.within(label.content) for label in gold],
        [words.within(quote.content) for quote in quotes],
        [words.within([label.source] if label.source else []) for label in gold],
        [words.within([quote.source] if quote.source else []) for quote in quotes],
    )
    answered = {j: gold[i] for i, j in pairs}
    return [answered.get(j) for j in range(len(quotes))]
