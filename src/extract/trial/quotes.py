"""The examples of the closed lists of words that the rules for quotes look at."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language

from extract.quotes import find_quotes
from extract.records import Quote
from extract.segment import parse_texts
from extract.vocabulary import Problem, load_placed

_PATH = "quotes/lists.csv"


def _words(text: str, quotes: tuple[Quote, ...]) -> str:
    return " | ".join(text[span.start : span.end] for quote in quotes for span in quote.content)


# What a list does in its example, and does not in its counterexample.
DOES: dict[str, Callable[[str, tuple[Quote, ...]], bool]] = {
    "contrast": lambda text, found: "although" not in _words(text, found),
    "subordinate": lambda text, found: "vote came" not in _words(text, found),
    "adjuncts": lambda text, found: _words(text, found).endswith("despite its price"),
    "reports": lambda _, found: [quote.rule for quote in found] == ["name-colon"],
    "announcers": lambda _, found: [quote.rule for quote in found] == ["colon-quote"],
    "inverted": lambda _, found: [quote.rule for quote in found] == ["aside"],
    "spoken_to": lambda _, found: [quote.addressee is not None for quote in found] == [True],
    "holding": lambda _, found: [quote.rule for quote in found] == ["noun-that"],
    "hearsay": lambda _, found: [quote.rule for quote in found] == ["said-to"],
    "adverbs": lambda _, found: [quote.rule for quote in found] == ["reportedly"],
    "notices": lambda _, found: found == (),
    "said": lambda _, found: found == (),
    "turning": lambda text, found: _words(text, found).count("|") == 1,
}


def try_quotes(nlp: Language) -> list[Problem]:
    """The lists whose example is not read as the list is for, or whose counterexample is."""
    wrong = []
    for line, row in load_placed(_PATH):
        for column in ("example", "counterexample"):
            [doc] = parse_texts(nlp, [row[column]])
            if DOES[row["list"]](row[column], find_quotes(doc)) != (column == "example"):
                told = f"{row['list']}: the {column} {row[column]!r} does not show what the list is for"
                wrong.append(Problem(_PATH, line, f"{told}; mend its words or the sentence"))
    return wrong
