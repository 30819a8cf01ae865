"""What `extract score` and `extract gold check` do: they print to stdout and return the exit status."""

from __future__ import annotations

import json
from pathlib import Path

from extract.errors import UsageError
from extract.score.corpus_score import score
from extract.score.figures import LAYERS
from extract.score.gold_check import check_gold
from extract.score.mistakes import list_mistakes
from extract.score.print_score import format_mistakes, format_scores, scores_as_dict


def run_score(output: Path, gold: Path, *, as_json: bool, errors: str | None) -> int:
    """Score a run's tables and print the figures, with the mistakes of a layer ("all": of all) on demand.

    Returns 0. Raises UsageError for a missing folder, table, article or an unknown layer, GoldError for gold
    that does not fit the text.
    """
    if errors not in (None, "all", *LAYERS):
        raise UsageError(f"no layer {errors!r} (known: all, {', '.join(LAYERS)})")
    scores = score(output, gold)
    mistakes = None
    if errors is not None:
        mistakes = list_mistakes(scores.comparisons, None if errors == "all" else errors)
    if as_json:
        print(json.dumps(scores_as_dict(scores, mistakes), indent=1))
        return 0
    print(format_scores(scores))
    if mistakes is not None:
        print()
        print(format_mistakes(mistakes))
    return 0


def run_gold_check(gold: Path, corpus: Path) -> int:
    """Verify every gold file against its article; print all problems and what the files hold.

    Returns 0 when all is well, 1 when a file has a problem. Raises UsageError for a missing or empty folder.
    """
    result = check_gold(gold, corpus)
    for problem in result.problems:
        print(problem)
    counts = ", ".join(f"{count} {layer}" for layer, count in result.counts.items())
    print(f"{result.files} gold file{'s'[: result.files != 1]}" + (f": {counts}" if counts else ""))
    if result.problems:
        print(f"{len(result.problems)} problem{'s'[: len(result.problems) != 1]}")
    return 1 if result.problems else 0
