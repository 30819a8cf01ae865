"""What `extract lexicon check` does: it prints to stdout and returns the exit status."""

from __future__ import annotations

from pathlib import Path

from extract.errors import UsageError
from extract.vocabulary import LEXICONS, check_lexicons, read_from


def run_lexicon_check(folder: Path | None, *, examples: bool) -> int:
    """Check the lexicons of a folder (None: the package's own); print a line for each problem, with file and line.

    With `examples` each sentence of the lexicons is tried too, if all else is well. Returns 0 when all is well, 1 when
    there is a problem. Raises UsageError for a folder that is not there.
    """
    chosen = folder or LEXICONS
    if not chosen.is_dir():
        raise UsageError(
            f"{chosen}: no such folder; name one with the folders names, dates, quotes, language and events"
        )
    problems = check_lexicons(chosen)
    if examples and not problems:
        read_from(chosen)  # before a stage has read anything
        from extract.model import load_model
        from extract.trial.examples import try_examples

        problems = try_examples(load_model())
    for path, line, message in problems:
        print(f"{chosen / path}:{line}: {message}")
    print(f"{len(problems)} problem{'s'[: len(problems) != 1]}" if problems else "the lexicons are well")
    return 1 if problems else 0
