"""Quotes: quotation marks, cues, content and the words that name the source."""

from extract.quotes.find import find_quotes

__all__ = ["find_quotes"]
