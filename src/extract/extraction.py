"""The one road: the stages in their order, parsed article → Extraction. Each step takes a Document and hands it on."""

from __future__ import annotations

from spacy.tokens import Doc

from extract.config import Config
from extract.dates import decide_order, find_dates, find_published
from extract.dates.day_month_order import Order
from extract.entities import find_names, resolve_names
from extract.events import find_events
from extract.numbers import add_tolls, find_numbers, read_numbers
from extract.places import find_locations
from extract.quotes import find_quotes
from extract.read.publishers import home_order
from extract.records import Article, Extraction
from extract.scoring import using_weights
from extract.speakers import find_pronouns, find_speaker_pronouns, resolve_speakers
from extract.syntax import Document, find_sentences, read_document


def add_names(document: Document) -> Document:
    """The document with its names and entities."""
    return document.with_names(*resolve_names(document.tree, find_names(document.tree)))


def add_dates(document: Document, article: Article, day_month: Order) -> Document:
    """The document with its time expressions; what the article tells of its day and its publisher helps."""
    home = home_order(article.publisher, article.url)
    order = decide_order(document.tree.text, day_month, home, article.published or article.stand_in.date)
    published = find_published(document.tree, article.published, order, article.stand_in)
    return document.with_dates(find_dates(document.tree, published.date, order), published)


def add_quotes(document: Document, min_confidence: float) -> Document:
    """The document with its quotes, those below the confidence left out."""
    return document.with_quotes([quote for quote in find_quotes(document) if quote.confidence >= min_confidence])


def add_speakers(document: Document) -> Document:
    """The document with its pronouns and role nouns, and who said its quotes, and when."""
    document = document.with_stand_ins(find_pronouns(document))
    document = document.with_quotes(resolve_speakers(document))
    return document.with_stand_ins(find_speaker_pronouns(document))


def add_locations(document: Document, article: Article) -> Document:
    """The document with where its places lie; what the article tells of its publisher helps."""
    return document.with_locations(find_locations(document, article.publisher, article.url))


def extract_from(doc: Doc, article: Article, config: Config) -> Extraction:
    """All records of one parsed article: the stages in their order."""
    with using_weights(config.weights):
        document = add_names(read_document(doc))
        document = add_dates(document, article, config.dates.day_month)
        document = add_speakers(add_quotes(document, config.quotes.min_confidence))
        document = add_locations(document, article)
        floor = config.events.min_confidence
        counts = read_numbers(document)
        found = add_tolls(document, counts, find_events(document, config.events.least))
        events = tuple(event for event in found if event.kind == "statement" or event.confidence >= floor)
        numbers = find_numbers(document, counts, events)
    return Extraction(
        article,
        document.published,
        find_sentences(document.tree),
        document.mentions,
        document.entities,
        document.dates,
        document.quotes,
        events,
        document.locations,
        numbers,
    )
