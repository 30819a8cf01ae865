"""Articles through the model and down the road of stages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language

from extract.config import Config
from extract.extraction import extract_from
from extract.model import load_model, parse
from extract.records import Article, Extraction
from extract.segment import parse_texts

__all__ = ["extract_all", "extract_from", "load_model", "parse"]


def extract_all(nlp: Language, articles: Sequence[Article], config: Config) -> Iterator[Extraction]:
    """The articles' extractions in order; their paragraphs share the model's batches."""
    docs = parse_texts(nlp, [article.text for article in articles])
    for article, doc in zip(articles, docs, strict=True):
        yield extract_from(doc, article, config)
