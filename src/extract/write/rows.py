"""The rows of one article in the tables: plain strings, so that they travel between processes."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from extract.errors import ArticleError, SkippedArticle
from extract.read import Source
from extract.read.ids import escape
from extract.records import Event, Extraction, Party, Quote, Sentence
from extract.vocabulary import function_words
from extract.write.cells import (
    boolean_cell,
    confidence_cell,
    content_cell,
    names_cell,
    number_cell,
    slot_rules_cell,
    span_cells,
    spans_cell,
)
from extract.write.columns import COLUMNS

Row = tuple[str, ...]
Rows = dict[str, list[Row]]

UNTOLD = ("", "", "")  # merged, merge_rules, near: what only a corpus tells
_PLACES = 5  # decimals of a degree: a metre
_GENDERS = ("female", "male")
_LONGEST_REASON = 500  # characters


class _Numbering:
    """The ids of an article's records, in text order, and where a record stands in that order."""

    def __init__(self, article_id: str, letter: str, positions: Sequence[tuple[int, int]]) -> None:
        self.order = sorted(range(len(positions)), key=positions.__getitem__)
        self._ids = [""] * len(positions)
        for number, index in enumerate(self.order, 1):
            self._ids[index] = f"{article_id}#{letter}{number}"

    def id_of(self, index: int | None) -> str:
        """The id of the record that had this index in the extraction, empty for none."""
        return self._ids[index] if index is not None else ""


class _Sentences:
    """Finds the sentence that holds an offset."""

    def __init__(self, article_id: str, sentences: Sequence[Sentence]) -> None:
        self.numbering = _Numbering(article_id, "s", [(s.start, s.end) for s in sentences])
        self._sorted = [sentences[index] for index in self.numbering.order]
        self._starts = [sentence.start for sentence in self._sorted]

    def id_at(self, offset: int) -> str:
        """The id of the sentence that holds `offset`, empty if none does."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or offset >= self._sorted[place].end:
            return ""
        return self.numbering.id_of(self.numbering.order[place])


def table_rows(extraction: Extraction) -> Rows:
    """The rows of one article by table, each table's in text order.

    `duplicate_of`, `text_path` and what only the other articles tell (stories, happenings) are left to who knows them.

    `Article.id` is taken as the reader made it (escaped); names and entity ids are escaped here. Several spans of a
    quote's content are joined by one space.
    The `entities` are this article's alone (`n_articles` 1): EntityTable merges them. A record's sentence is the one
    that holds its start: of a quote the start of its content, of an event that of `Event.sentence`.
    """
    article_id = extraction.article.id
    sentences = _Sentences(article_id, extraction.sentences)
    quotes = _Numbering(article_id, "q", [_quote_position(quote) for quote in extraction.quotes])
    dates = _Numbering(article_id, "d", [(date.start, date.end) for date in extraction.dates])
    events = _Numbering(article_id, "e", [_event_position(event) for event in extraction.events])
    return {
        "articles": [_article_row(extraction)],
        "sentences": _sentence_rows(extraction, sentences),
        "mentions": _mention_rows(extraction, sentences),
        "entities": _entity_rows(extraction),
        "dates": _date_rows(extraction, sentences, dates),
        "quotes": _quote_rows(extraction, sentences, quotes),
        "events": _event_rows(extraction, sentences, dates, quotes, events),
        "places": _place_rows(extraction),
        "numbers": _number_rows(extraction, sentences, events),
        "happenings": [],
    }


def failed_rows(source: Source, error: ArticleError) -> Rows:
    """The one row of an article that was not processed: status `failed`, or `skipped` for SkippedArticle."""
    skipped = isinstance(error, SkippedArticle)
    known = {
        "article_id": source.article_id,
        "path": source.path,
        "language": error.language if isinstance(error, SkippedArticle) else "",
        "status": "skipped" if skipped else "failed",
        "error": " ".join(str(error).split())[:_LONGEST_REASON],
    }
    rows: Rows = {table: [] for table in COLUMNS}
    rows["articles"].append(tuple(known.get(column, "") for column in COLUMNS["articles"]))
    return rows


def _article_row(extraction: Extraction) -> Row:
    article, published = extraction.article, extraction.published
    records = (extraction.sentences, extraction.mentions, extraction.dates, extraction.quotes, extraction.events)
    return (
        *(article.id, article.path, article.sha256, article.title, published.date, published.source),
        *(article.language, ""),
        *(str(len(article.text)), str(len(article.text.split())), *(str(len(found)) for found in records)),
        *("ok", article.note[:_LONGEST_REASON], article.url, article.publisher),
        *("", "", "", str(len(extraction.numbers))),
    )


def _sentence_rows(extraction: Extraction, sentences: _Sentences) -> list[Row]:
    article = extraction.article
    rows: list[Row] = []
    for index in sentences.numbering.order:
        found = extraction.sentences[index]
        words = article.text[found.start : found.end]
        numbers = (str(found.paragraph), str(found.start), str(found.end))
        rows.append((article.id, sentences.numbering.id_of(index), *numbers, words))
    return rows


def _mention_rows(extraction: Extraction, sentences: _Sentences) -> list[Row]:
    article = extraction.article
    rows: list[Row] = []
    names = {entity.id: entity.name for entity in extraction.entities}
    numbering = _Numbering(article.id, "m", [(mention.start, mention.end) for mention in extraction.mentions])
    for index in numbering.order:
        found = extraction.mentions[index]
        words = article.text[found.start : found.end]
        rows.append(
            (
                *(article.id, numbering.id_of(index), sentences.id_at(found.start)),
                *(str(found.start), str(found.end), words),
                *(found.label, escape(found.entity_id), found.kind, found.rule),
                escape(names.get(found.entity_id, "")),
            )
        )
    return rows


def _entity_rows(extraction: Extraction) -> list[Row]:
    mentions = Counter(mention.entity_id for mention in extraction.mentions)
    rows: list[Row] = []
    genders = _told_genders(extraction)
    places = {location.entity_id: location for location in extraction.locations}
    counted: set[str] = set()  # two records of one id are one entity of one article
    for entity in sorted(extraction.entities, key=lambda entity: (entity.id, entity.name)):
        counts = ("0", "0") if entity.id in counted else (str(mentions[entity.id]), "1")
        counted.add(entity.id)
        aliases = names_cell(sorted(set(entity.aliases) - {entity.name}))
        place = places.get(entity.id)
        country = "" if place and place.country and place.country != entity.country else entity.country
        known = (escape(entity.id), escape(entity.name), entity.label, aliases, country)
        gender = entity.gender or genders.get(entity.id, "")
        rows.append((*known, *counts, gender, *UNTOLD, place.geoname_id if place else ""))
    return rows


def _told_genders(extraction: Extraction) -> dict[str, str]:
    """The gender that most pronouns of each person show."""
    text, counted = extraction.article.text, Counter[tuple[str, str]]()
    for mention in extraction.mentions:
        if mention.kind == "pronoun" and mention.label == "PERSON":
            word = text[mention.start : mention.end].lower()
            counted.update((mention.entity_id, gender) for gender in _GENDERS if word in function_words(gender))
    told: dict[str, str] = {}
    for key in {key for key, _ in counted}:
        female, male = (counted[key, gender] for gender in _GENDERS)
        told[key] = "" if female == male else _GENDERS[male > female]
    return told


def _date_rows(extraction: Extraction, sentences: _Sentences, numbering: _Numbering) -> list[Row]:
    article = extraction.article
    rows: list[Row] = []
    for index in numbering.order:
        found = extraction.dates[index]
        words = article.text[found.start : found.end]
        rows.append(
            (
                *(article.id, numbering.id_of(index), sentences.id_at(found.start)),
                *(str(found.start), str(found.end), words),
                *(found.type, found.value, found.mod, found.date_from, found.date_to, found.anchor, found.rule),
            )
        )
    return rows


def _quote_position(quote: Quote) -> tuple[int, int]:
    span = quote.content[0] if quote.content else quote.cue or quote.source
    return (span.start, span.end) if span else (0, 0)


def _quote_rows(extraction: Extraction, sentences: _Sentences, numbering: _Numbering) -> list[Row]:
    article, text = extraction.article, extraction.article.text
    rows: list[Row] = []
    for index in numbering.order:
        found = extraction.quotes[index]
        rows.append(
            (
                *(article.id, numbering.id_of(index), sentences.id_at(_quote_position(found)[0]), found.type),
                *(content_cell(text, found.content), spans_cell(found.content)),
                *(*span_cells(text, found.cue), *span_cells(text, found.source)),
                *(names_cell(name for name, _ in found.speakers), names_cell(key for _, key in found.speakers)),
                *span_cells(text, found.addressee),
                *(found.date, found.rule, confidence_cell(found.confidence)),
                *(found.speaker_rule, confidence_cell(found.speaker_confidence)),
            )
        )
    return rows


def _event_position(event: Event) -> tuple[int, int]:
    span = event.trigger or event.sentence
    return (span.start, span.end)


def _party_cells(parties: Sequence[Party]) -> tuple[str, str, str, str]:
    """Names, ids, spans and countries: four lists that run parallel."""
    return (
        names_cell(party.name for party in parties),
        names_cell(party.entity_id for party in parties),
        " | ".join(spans_cell(party.spans) for party in parties),
        names_cell(party.country for party in parties),
    )


def _event_rows(
    extraction: Extraction, sentences: _Sentences, dates: _Numbering, quotes: _Numbering, numbering: _Numbering
) -> list[Row]:
    article, text = extraction.article, extraction.article.text
    rows: list[Row] = []
    for index in numbering.order:
        found = extraction.events[index]
        place = _party_cells((found.place,) if found.place else ())[:3]
        rows.append(
            (
                *(article.id, numbering.id_of(index), sentences.id_at(found.sentence.start)),
                *(found.kind, found.type, *span_cells(text, found.trigger)),
                *(*_party_cells(found.actors), *_party_cells(found.targets), *place),
                *(found.date, dates.id_of(found.time), found.date_from, found.date_to, found.date_source),
                *(found.realis, boolean_cell(found.within_quote), quotes.id_of(found.quote)),
                *(text[found.sentence.start : found.sentence.end], found.rule, confidence_cell(found.confidence)),
                *(slot_rules_cell(found), ""),
            )
        )
    return rows


def _place_rows(extraction: Extraction) -> list[Row]:
    return [
        (
            *(extraction.article.id, escape(found.entity_id), escape(found.name), found.geoname_id),
            *(f"{found.latitude:.{_PLACES}f}", f"{found.longitude:.{_PLACES}f}"),
            *(found.country, found.admin1, found.admin2, found.precision, found.rule),
            confidence_cell(found.confidence),
        )
        for found in extraction.locations
    ]


def _number_rows(extraction: Extraction, sentences: _Sentences, events: _Numbering) -> list[Row]:
    article = extraction.article
    rows: list[Row] = []
    numbering = _Numbering(article.id, "n", [(number.start, number.end) for number in extraction.numbers])
    for index in numbering.order:
        found = extraction.numbers[index]
        rows.append(
            (
                *(article.id, numbering.id_of(index), sentences.id_at(found.start)),
                *(str(found.start), str(found.end), article.text[found.start : found.end], found.kind),
                *(number_cell(found.low), number_cell(found.high), found.unit, found.modifier),
                *(events.id_of(found.event), found.rule, confidence_cell(found.confidence)),
            )
        )
    return rows
