"""`extract run`: a corpus in, tables out."""

from extract.run.command import run_corpus

__all__ = ["run_corpus"]
