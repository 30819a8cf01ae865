"""Scores the tables of a run against hand-labelled articles. Reads CSV, JSONL and text; loads no model."""

from extract.score.check import GoldCheck, check_gold
from extract.score.compiler import compile_gold
from extract.score.gold import Gold

__all__ = ["Gold", "GoldCheck", "check_gold", "compile_gold"]
