"""The one road: the stages in their order, parsed article → Extraction."""

from __future__ import annotations

from spacy.tokens import Doc

from extract.config import Config
from extract.dates import decide_order, find_dates, find_published
from extract.entities import find_names, resolve_names
from extract.events import find_events
from extract.quotes import find_quotes
from extract.read.publishers import home_order
from extract.records import Article, Extraction
from extract.segment import find_sentences, read_tree
from extract.speakers import find_pronouns, find_speaker_pronouns, resolve_speakers


def extract_from(doc: Doc, article: Article, config: Config) -> Extraction:
    """All records of one parsed article: the stages in their order."""
    tree = read_tree(doc)
    names, entities = resolve_names(tree, find_names(tree))
    home = home_order(article.publisher, article.url)
    known = article.published or article.stand_in.date
    order = decide_order(article.text, config.dates.day_month, home, known)
    published = find_published(tree, article.published, order, article.stand_in)
    dates = find_dates(tree, published.date, order)
    quotes = tuple(q for q in find_quotes(tree, names) if q.confidence >= config.quotes.min_confidence)
    stand_ins = find_pronouns(tree, names, entities, quotes)
    mentions = tuple(sorted((*names, *stand_ins), key=lambda m: (m.start, m.end)))
    quotes = resolve_speakers(tree, quotes, mentions, entities, dates, published)
    quoted = find_speaker_pronouns(tree, quotes, entities)
    mentions = tuple(sorted((*mentions, *quoted), key=lambda m: (m.start, m.end)))
    events = find_events(tree, mentions, entities, dates, quotes, published)
    floor = config.events.min_confidence
    events = tuple(e for e in events if e.kind == "statement" or e.confidence >= floor)
    return Extraction(article, published, find_sentences(tree), mentions, entities, dates, quotes, events)
