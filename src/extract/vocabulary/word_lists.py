"""The closed lists of words that the rules ask for by name."""

from __future__ import annotations

from functools import cache

from extract.vocabulary.files import load_lists, load_rows


@cache
def function_words(name: str) -> frozenset[str]:
    """A class of language/function_words.csv ("modal", "relative" …), lower case."""
    return frozenset(load_lists("language/function_words.csv", "class", "word")[name])


@cache
def name_words(name: str) -> frozenset[str]:
    """A list of names/words.csv, as written."""
    return frozenset(load_lists("names/words.csv", "list", "word")[name])


@cache
def words(name: str) -> frozenset[str]:
    """A list of lower-case words of events/words.csv."""
    return frozenset(load_lists("events/words.csv", "list", "word")[name])


@cache
def date_words(name: str) -> tuple[str, ...]:
    """A class of dates/words.csv ("MONTH", "WEEKDAY" …), lower case, in the order of the file."""
    return tuple(row["word"] for row in load_rows("dates/words.csv") if row["class"] == name)


@cache
def number_words() -> dict[str, int]:
    """Number words → their values, lower case: those of dates/words.csv."""
    return {row["word"]: int(row["value"]) for row in load_rows("dates/words.csv") if row["class"] == "NUMWORD"}


def common_words() -> dict[str, float]:
    """The lower-case words that stand in many news articles → the share of articles that have them."""
    return {row["word"]: float(row["share"]) for row in load_rows("language/common_words.csv")}
