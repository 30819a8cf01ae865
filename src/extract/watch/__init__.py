"""`extract watch`: a run that goes on as files arrive, and searches that tell what is new."""

from extract.watch.command import watch_corpus

__all__ = ["watch_corpus"]
