"""Names that need no model: countries, capitals, alliances, armed groups, newswires, organs of states."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.entities.candidates import Candidate, Words
from extract.records import Label
from extract.vocabulary import load_rows, name_words

_FIRST_WORD = re.compile(r"\w+")
_SHORTEST_SHOUTED = 5  # letters of a form that is also known when a headline sets it in capitals
_ALSO_WORDS = name_words("shouted_words")


@dataclass(frozen=True, slots=True)
class KnownName:
    """One form of a known name. `certain`: wherever it stands it is this name."""

    form: str
    name: str
    label: Label
    state: str
    certain: bool


def straighten(text: str) -> str:
    """The text with typewriter apostrophes, the same length."""
    return text.replace("’", "'").replace("‘", "'")


def _forms(cell: str) -> list[str]:
    return [form for form in cell.split("|") if form]


def _country_names() -> list[KnownName]:
    names = []
    for row in load_rows("names/countries.csv"):
        uncertain = _forms(row["uncertain"])
        forms = [(form, row["name"]) for form in (row["name"], *_forms(row["variants"]))]
        capitals = [cell.split("=") for cell in _forms(row["capital"])]
        forms += [(form, variants[0]) for variants in capitals for form in variants]
        names += [KnownName(form, name, "PLACE", row["code"], form not in uncertain) for form, name in forms]
    return names


def _labelled(row: dict[str, str]) -> list[KnownName]:
    label: Label = "ORG" if row["label"] == "ORG" else "PLACE"
    sure = row["certain"] == "yes"
    forms = (row["name"], *_forms(row["variants"])) if sure else (*_forms(row["variants"]), row["name"])
    return [KnownName(form, row["name"], label, row["state"], sure) for form in forms]


@cache
def known_names() -> dict[str, KnownName]:
    """Every form, its apostrophes straight → the known name; a form keeps the first certain meaning it is given."""
    table: dict[str, KnownName] = {}
    rows = [name for row in load_rows("names/aliases.csv") for name in _labelled(row)]
    for known in (*_country_names(), *rows):
        shouted = known.form.upper() if len(known.form) >= _SHORTEST_SHOUTED else known.form
        for form in (known.form, shouted):
            key = straighten(form)
            if key not in table or (known.certain and not table[key].certain):
                table[key] = known
    return table


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, KnownName], ...]]:
    buckets: dict[str, list[tuple[str, KnownName]]] = {}
    for form, known in known_names().items():
        first = _FIRST_WORD.search(form)
        if first and known.certain:
            buckets.setdefault(form[: first.end()], []).append((form, known))
    return {word: tuple(sorted(forms, key=lambda pair: -len(pair[0]))) for word, forms in buckets.items()}


def _in_capitals(words: Words, start: int, end: int) -> bool:
    """Whether the words around are set in capitals, so that IS and US may be words."""
    around = [words.at(index) for index in (*range(start - 3, start), *range(end, end + 3))]
    return sum(word.isalpha() and word.isupper() and straighten(word) not in known_names() for word in around) > 1


@lru_cache(maxsize=16384)
def look_up(phrase: str) -> KnownName | None:
    """The known name that a phrase is, with or without its article."""
    key = straighten(phrase)
    return known_names().get(key) or known_names().get(re.sub(r"^[Tt]he ", "", key))


@lru_cache(maxsize=16384)
def _forms_from(word: str) -> tuple[tuple[str, KnownName], ...]:
    """The certain forms that may begin with a token, the longest first."""
    first = _FIRST_WORD.match(word) if word[0].isalpha() else None
    return _by_first_word().get(first[0], ()) if first else ()


def find_known(words: Words) -> list[Candidate]:
    """Where the certain forms stand in the text, the longest first, each ending with a token."""
    text = straighten(words.tree.text).replace("\n", " ")
    found = []
    past = 0
    for index, word in enumerate(words.texts):
        if index < past:
            continue
        for form, known in _forms_from(word):
            start = words.tree.starts[index]
            if not text.startswith(form, start):
                continue
            stop = start + len(form)
            end = words.tree.before(stop) + 1
            if words.tree.ends[end - 1] != stop:
                if text[stop : stop + 1] != "-" or len(form) >= len(word):
                    continue
                end = index + 1  # "U.S.-led" is one token
            if form in _ALSO_WORDS and _in_capitals(words, index, end):
                continue
            found.append(Candidate(index, end, known.label, "alias"))
            past = end
            break
    return found
