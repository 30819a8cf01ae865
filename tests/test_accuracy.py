"""The accuracy on the hand-labelled articles does not fall below its floors, and the gold is the pinned one."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

from extract.score import MEASURES, Scores, check_gold, score

TESTS = Path(__file__).parent
GOLD = TESTS / "gold"
FLOORS = tomllib.loads((TESTS / "floors.toml").read_text(encoding="utf-8"))
FIGURES = {f"{layer}.{name}": value for layer in FLOORS if layer != "gold" for name, value in FLOORS[layer].items()}


@pytest.fixture(scope="module")
def scores(corpus_output: Path) -> Scores:
    return score(corpus_output, GOLD)


def test_every_figure_has_a_floor() -> None:
    assert list(FIGURES) == [measure.key for measure in MEASURES]


def test_the_gold_is_the_one_that_the_floors_were_measured_on() -> None:
    found = {
        path.relative_to(GOLD).with_suffix("").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in GOLD.rglob("*.jsonl")
    }
    assert found == FLOORS["gold"], (
        "the gold has changed: measure the floors anew and pin its hashes in tests/floors.toml, whose head says how"
    )


def test_the_gold_fits_its_articles() -> None:
    assert check_gold(GOLD, TESTS.parent / "corpus").problems == ()


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_is_not_below_its_floor(scores: Scores, figure: str) -> None:
    found = scores.total[figure]
    assert found.value >= FIGURES[figure], (
        f"{figure} fell to {found.value} (floor {FIGURES[figure]}, {found.correct} right, {found.wrong} wrong, "
        f"{found.missed} missed, {found.spurious} spurious); `extract score OUT --gold tests/gold "
        f"--errors {figure.partition('.')[0]}` lists each mistake"
    )
