"""`extract run`: a corpus in, tables out."""

from extract.run.command import RunOptions, run_corpus

__all__ = ["RunOptions", "run_corpus"]
