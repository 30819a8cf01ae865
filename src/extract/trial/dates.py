"""The examples of the date patterns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extract.dates import find_dates
from extract.segment import parse_texts
from extract.vocabulary import Problem, load_toml
from extract.vocabulary.date_patterns import PATH, places_of

_PUBLISHED = "2015-08-21"  # a Friday: the day of publication of all examples


def _plain(marked: str) -> str:
    return marked.replace("[", "").replace("]", "")


def try_dates(nlp: Language) -> list[Problem]:
    """The examples of dates/patterns.toml that are not read as they say, the counterexamples that are."""
    rules: list[dict[str, Any]] = load_toml(PATH)["rule"]
    texts = [_plain(marked) for rule in rules for marked, _ in rule["examples"]]
    texts += [text for rule in rules for text in rule["counterexamples"]]
    docs = dict(zip(texts, parse_texts(nlp, texts), strict=True))
    return [problem for rule in rules for problem in _problems(rule, docs)]


def _problems(rule: dict[str, Any], docs: dict[str, Doc]) -> Iterator[Problem]:
    for marked, values in rule["examples"]:
        plain = _plain(marked)
        found = find_dates(docs[plain], _PUBLISHED)
        marks = [part.split("]")[0] for part in marked.split("[")[1:]]
        told = [plain[date.start : date.end] for date in found]
        read = " | ".join(date.value for date in found)
        wrong = ""
        if told[len(told) - len(marks) :] != marks or read != " | ".join(filter(None, values.split(" | "))):
            wrong = f"gives {', '.join(told) or 'nothing'} ({read}), not {', '.join(marks) or 'nothing'} ({values})"
        elif rule["kind"] != "none" and rule["name"] not in {date.rule for date in found}:
            wrong = f"is read by {', '.join(date.rule for date in found)}"
        if wrong:
            line = places_of(rule["name"], marked)
            yield Problem(PATH, line, f"{rule['name']}: the example {marked!r} {wrong}; mend the forms or the example")
    for plain in rule["counterexamples"]:
        if rule["name"] in {date.rule for date in find_dates(docs[plain], _PUBLISHED)}:
            wrong = f"the counterexample {plain!r} is read by the rule; mend the forms"
            yield Problem(PATH, places_of(rule["name"], plain), f"{rule['name']}: {wrong}")
