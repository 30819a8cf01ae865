"""The score of a run's output against a folder of gold."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from extract.errors import GoldError, UsageError
from extract.score.compare import Comparison, compare
from extract.score.compiler import compile_gold
from extract.score.figures import Figure, add_up, measure_article
from extract.score.gold import Gold
from extract.score.gold_check import gold_files
from extract.score.predictions import read_predictions
from extract.tables import find_texts, read_text


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures by name for each article (by id) and over all; `gold` holds the SHA-256 of each gold file by id."""

    articles: dict[str, dict[str, Figure]]
    total: dict[str, Figure]
    gold: dict[str, str]
    comparisons: tuple[Comparison, ...]


def score(output: Path, gold_dir: Path) -> Scores:
    """Score the tables in `output` against every gold file under `gold_dir`.

    Raises UsageError when a folder, a table or a labelled article is missing or damaged, GoldError when a gold file
    does not compile against the article's text in OUTPUT/texts, that is: when it labels another text.
    """
    if not output.is_dir():
        raise UsageError(f"no such output folder: {output}")
    texts: dict[str, str] = {}
    golds: list[Gold] = []
    hashes: dict[str, str] = {}
    files = gold_files(gold_dir)
    places = find_texts(output, files)
    for article_id, path in files.items():
        source, n_chars = places[article_id]
        texts[article_id] = read_text(source, n_chars)
        try:
            golds.append(compile_gold(path, texts[article_id], article_id))
        except GoldError as error:
            raise GoldError(f"{error} (its article: {source})") from None
        hashes[article_id] = hashlib.sha256(path.read_bytes()).hexdigest()
    predictions = read_predictions(output, texts)
    comparisons = tuple(compare(gold, predictions[gold.id]) for gold in golds)
    articles = {comparison.id: measure_article(comparison) for comparison in comparisons}
    return Scores(articles, add_up(articles.values()), hashes, comparisons)
