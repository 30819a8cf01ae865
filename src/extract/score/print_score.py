"""Prints a score: a table for each layer, the articles side by side, and the list of mistakes, in plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

from extract.score.corpus_score import Scores
from extract.score.figures import LAYERS, MEASURES, Figure
from extract.score.mistakes import Mistake

_HEADS = ("value", "precision", "recall", "correct", "wrong", "missed", "spurious")
_HEADLINES = (
    *("mentions.strict", "mentions.entity", "dates.value", "quotes.relaxed", "quotes.e2e"),
    *("quotes.speaker", "actions.trigger", "actions.row", "numbers.kind"),
)


def format_scores(scores: Scores) -> str:
    """A table for each layer over all articles and, for more than one article, their headline figures."""
    blocks = [_layer_table(layer, scores.total) for layer in LAYERS]
    if len(scores.articles) > 1:
        blocks.append(_article_table(scores))
    return "\n\n".join(blocks)


def scores_as_dict(scores: Scores, mistakes: Sequence[Mistake] | None = None) -> dict[str, Any]:
    """For JSON: the hash of each gold file, all figures of each article and over all, and the mistakes."""
    found: dict[str, Any] = {
        "gold": scores.gold,
        "total": {key: figure.as_dict() for key, figure in scores.total.items()},
        "articles": {
            article_id: {key: figure.as_dict() for key, figure in figures.items()}
            for article_id, figures in scores.articles.items()
        },
    }
    if mistakes is not None:
        found["errors"] = [{**asdict(mistake), "span": list(mistake.span)} for mistake in mistakes]
    return found


def format_mistakes(mistakes: Iterable[Mistake]) -> str:
    """The mistakes under a heading for each layer and class, with counts."""
    blocks: list[str] = []
    for (layer, kind), group in groupby(mistakes, key=lambda mistake: (mistake.layer, mistake.kind)):
        listed = list(group)
        heading = f"{layer}: {kind} ({sum(mistake.count for mistake in listed)})"
        blocks.append("\n".join([heading, *(_format_mistake(mistake) for mistake in listed)]))
    return "\n\n".join(blocks) or "no mistakes"


def _format_mistake(mistake: Mistake) -> str:
    place = f"{mistake.article_id} {mistake.span.start}-{mistake.span.end}"
    line = f", gold line {mistake.line}" if mistake.line else ""
    times = f" (×{mistake.count})" if mistake.count > 1 else ""
    rows = [f"  {place}{line}: {mistake.what}{times}"]
    rows += [f"      {mistake.difference}"] if mistake.difference else []
    return "\n".join([*rows, f"      {mistake.sentence}"])


def _layer_table(layer: str, figures: dict[str, Figure]) -> str:
    measures = [measure for measure in MEASURES if measure.layer == layer]
    rows = [[f"  {measure.name}", *_cells(figures[measure.key])] for measure in measures]
    return _aligned([[layer, *_HEADS], *rows])


def _cells(figure: Figure) -> list[str]:
    share = figure.kind == "share"
    rates = ["-"] * 3 if figure.empty else [f"{figure.value:.1f}"]
    if not figure.empty:
        rates += ["", ""] if share else [f"{figure.precision:.1f}", f"{figure.recall:.1f}"]
    counts = [str(figure.correct), str(figure.wrong)]
    return [*rates, *counts, *(["", ""] if figure.kind != "f1" else [str(figure.missed), str(figure.spurious)])]


def _article_table(scores: Scores) -> str:
    rows = [["articles", *_HEADLINES]]
    for article_id, figures in [*scores.articles.items(), ("all", scores.total)]:
        values = [figures[key] for key in _HEADLINES]
        rows.append([f"  {article_id}", *("-" if figure.empty else f"{figure.value:.1f}" for figure in values)])
    return _aligned(rows)


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = (
        "  ".join([row[0].ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=True))])
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)
