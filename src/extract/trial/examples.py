"""All example sentences of the lexicons in one sweep."""

from __future__ import annotations

import re

from spacy.language import Language

from extract.read import is_boilerplate
from extract.trial.dates import try_dates
from extract.trial.events import try_events
from extract.trial.quotes import try_quotes
from extract.vocabulary import Problem, load_placed

_BOILERPLATE = "language/boilerplate.csv"


def try_examples(nlp: Language, *, every: bool = True) -> list[Problem]:
    """The examples that do not give what they say and the counterexamples that do, in the order of files and lines;
    `every` verb of the event lexicon is tried, or one for each of its examples."""
    return sorted([*_try_boilerplate(), *try_dates(nlp), *try_quotes(nlp), *try_events(nlp, every=every)])


def _try_boilerplate() -> list[Problem]:
    wrong = [
        (line, row["example"])
        for line, row in load_placed(_BOILERPLATE)
        if not re.fullmatch(row["pattern"], row["example"], re.IGNORECASE) or not is_boilerplate(row["example"])
    ]
    told = "is no boilerplate by its pattern; mend the pattern or the example"
    return [Problem(_BOILERPLATE, line, f"the example {example!r} {told}") for line, example in wrong]
