"""Tries the lexicons: against their schema at once, their example sentences with the model on demand."""

from extract.trial.command import run_lexicon_check

__all__ = ["run_lexicon_check"]
