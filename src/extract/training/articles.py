"""Labelled articles: gold files and the articles of a corpus that they label, parsed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extract.config import Config
from extract.errors import UsageError
from extract.extraction import add_dates, add_names, add_quotes
from extract.read import readable_articles
from extract.records import Article
from extract.score.compiler import compile_with_problems
from extract.score.gold import Gold
from extract.score.gold_check import gold_files
from extract.segment import parse_texts
from extract.syntax import Document, read_document


@dataclass(frozen=True)
class Labelled:
    """An article, what the model makes of it, and what people have labelled in it. `digest` is of text and labels."""

    article: Article
    doc: Doc
    gold: Gold
    digest: str

    def named(self) -> Document:
        """The document with its names and entities, found with the weights in use."""
        return add_names(read_document(self.doc))

    def quoted(self, config: Config) -> Document:
        """The document with names, dates and quotes."""
        dated = add_dates(self.named(), self.article, config.dates.day_month)
        return add_quotes(dated, config.quotes.min_confidence)


def labelled_articles(
    gold: Path, corpus: Path, nlp: Language, config: Config
) -> tuple[tuple[Labelled, ...], tuple[str, ...]]:
    """The articles of a corpus that gold files label, in the order of their ids, and what is wrong in files left out.

    An article without a day has the one that its gold tells. Raises UsageError if a folder is missing, no gold file is
    there or one labels no article of the corpus.
    """
    paths = gold_files(gold)
    names = {path.relative_to(gold).with_suffix("").as_posix(): article_id for article_id, path in paths.items()}
    known = {**names, **dict(zip(paths, paths, strict=True))}  # as files are named under OUT/texts, and as ids are
    found = {
        known[article.id]: article
        for article in readable_articles(corpus, config.read.max_chars, known, config.input.given_columns())
    }
    for article_id, path in paths.items():
        if article_id not in found:
            raise UsageError(
                f"{path}: labels no article of {corpus} (texts of pages and dumps: OUT/texts); "
                "name the corpus that it labels, or take the file away"
            )
    compiled = {key: compile_with_problems(path, found[key].text, key) for key, path in paths.items()}
    labels = {key: label for key, (label, _) in compiled.items() if label is not None}
    docs = parse_texts(nlp, [found[key].text for key in labels])
    labelled = tuple(
        Labelled(
            replace(found[key], published=found[key].published or label.published),
            doc,
            label,
            hashlib.sha256(found[key].text.encode() + paths[key].read_bytes()).hexdigest(),
        )
        for (key, label), doc in zip(labels.items(), docs, strict=True)
    )
    return labelled, tuple(problem for _, problems in compiled.values() for problem in problems)
