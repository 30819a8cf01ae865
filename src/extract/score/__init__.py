"""Scores the tables of a run against hand-labelled articles. Reads CSV, JSONL and text; loads no model."""

from extract.score.compiler import compile_gold
from extract.score.corpus_score import Scores, score
from extract.score.figures import MEASURES, Figure
from extract.score.gold import Gold
from extract.score.gold_check import GoldCheck, check_gold
from extract.score.mistakes import Mistake, list_mistakes

__all__ = [
    "MEASURES",
    "Figure",
    "Gold",
    "GoldCheck",
    "Mistake",
    "Scores",
    "check_gold",
    "compile_gold",
    "list_mistakes",
    "score",
]
