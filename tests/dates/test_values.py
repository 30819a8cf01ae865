"""Every value that the date rules can give is one that `extract gold check` takes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.dates import find_dates
from extract.dates.amounts import LARGE_TO_SMALL, duration_value, vague_value
from extract.dates.grammar import Rule, load_grammar
from extract.dates.lexer import OTHER, TOKEN, read_token, tokenise
from extract.score.gold_schema import KEYS, MODS
from support.program import ROOT

NLP = spacy.blank("en")
GRAMMAR = load_grammar()
RULES: dict[str, list[Rule]] = {}
for rule in dict.fromkeys(rule.name for rules in GRAMMAR.by_code.values() for rule in rules):
    forms = {one.form.pattern: one for rules in GRAMMAR.by_code.values() for one in rules if one.name == rule}
    RULES[rule] = list(forms.values())
NUMBERS = (
    *("0 00 000 1 01 2 3 5 9 12 20 24 28 31 031 45 50 99 100 500 999 0005 0045 1000 1066 1100 1830 1959 1999").split(),
    *(
        "2000 2015 2199 2300 2459 9999 99999 2.5 1,200 1½ 2/0 1234567.3 1234567.5 0.5 33.3 3rd 32nd 19th 99th 0th"
    ).split(),
)
SIGNS = (
    *("2014-03-09 10:30", "2014-03-09T10:30:59Z", "2014-13-09T10:30", "2014-03-09T25:61", "131530ZAUG2010"),
    *("312459ZFEB10", "2014-03-09", "25/12/2013", "12/25/99", "99/99/99", "0000-00-00", "12:30", "9:05", "24:00"),
    *("23:59:59", "12:30:61", "99:99", "p.m.", "am", "'s", "o'clock", "1990s", "'80s", "60s", "990s", "-"),
    *("Auguest", "Septembr", "B.C.", "A.D."),
)
SPELT = (
    "zero",
    "one",
    "two",
    "three",
    "five",
    "thirteen",
    "twelve",
    "twenty four",
    "a hundred",
    "nineteen ninety six",
    "two million",
)
BEFORE = (
    "",
    "It ended on 4 May 2017. ",
    "In 490 BC it began. ",
    "The third quarter of 1999 was good. ",
    "Every Monday ",
)
PUBLISHED = ("", "2015-08-21", "0001-01-01", "9999-12-31")


def spellings() -> dict[str, list[str]]:
    """Words that the lexer gives each code of the grammar; of numbers those at the edges of their classes."""
    found: dict[str, list[str]] = {}
    for word in (*GRAMMAR.book.words, *(word.capitalize() for word in GRAMMAR.book.words), *NUMBERS, *SIGNS):
        match = TOKEN.fullmatch(word)
        if match:
            found.setdefault(read_token(match.lastgroup, word, GRAMMAR.book)[1], []).append(word)
    for words in SPELT:
        found.setdefault(tokenise(words, [(0, len(words))], GRAMMAR.book).codes[-2], []).append(words)
    return found


SPELLINGS = spellings()


def check(kind: str, value: object) -> None:
    """The schema of gold takes this value of a date's key."""
    assert KEYS["date"][kind][0](value) is None, value


def texts_of(rule: Rule) -> st.SearchStrategy[str]:
    """Texts that a form of the rule matches, after something for it to lean on."""
    codes = st.from_regex(rule.form, fullmatch=True)
    words = codes.flatmap(lambda found: st.tuples(*(st.sampled_from(SPELLINGS.get(code, [""])) for code in found)))
    return st.builds(lambda before, these: before + " ".join(these), st.sampled_from(BEFORE), words)


def test_every_code_has_a_spelling() -> None:
    letters = {code for name, codes in GRAMMAR.book.by_class.items() for code in codes if name != "SPELT"}
    used = {code for code in letters if any(code in one.form.pattern for forms in RULES.values() for one in forms)}
    assert used - SPELLINGS.keys() - {OTHER} == set()


@pytest.mark.parametrize("name", RULES)
@settings(max_examples=15)
@given(st.data())
def test_values_of_a_rule(name: str, data: st.DataObject) -> None:
    doc = NLP(data.draw(st.sampled_from(RULES[name]).flatmap(texts_of)))
    for published in PUBLISHED:
        for found in find_dates(doc, published):
            check("type", found.type)
            check("value", found.value)
            check("mod", found.mod or None)


@pytest.mark.parametrize("unit", LARGE_TO_SMALL)
@pytest.mark.parametrize("number", [1, 2, 12, 0.5, 1.5, 2.25, 1 / 3, 1234567.3, 1e11])
def test_durations(unit: str, number: float) -> None:
    check("value", duration_value(number, unit))
    check("value", vague_value(unit))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It took a century.", ["P1CE"]),
        ("It took centuries.", ["PXCE"]),
        ("It lasted for a millennium.", ["P1ML"]),
        ("It took two and a half centuries.", ["P250Y"]),
        ("It happened on Sept. 0th or 3rd.", []),
        ("The train left at 12:30:61 p.m.", []),
        ("It stood at 2014-03-09T25:61 still.", []),
        ("It was at 10 am on Wed.", ["2015-08-19T10:00"]),
        ("It was open from five to 7 p.m.", ["2015-08-21T17:00", "2015-08-21T19:00"]),
        ("In nineteen ninety six - 11 came.", ["1996"]),
        ("They served six months, two years.", ["P6M", "P2Y"]),
        ("It took an hour and 20 minutes.", ["PT1H20M"]),
    ],
)
def test_edges(text: str, values: list[str]) -> None:
    assert [found.value for found in find_dates(NLP(text), "2015-08-21")] == values


@pytest.mark.parametrize(
    ("table", "layer", "columns"),
    [
        ("mentions", "entity", ["label"]),
        ("dates", "date", ["type", "value", "mod"]),
        ("quotes", "quote", ["type", "date"]),
        ("events", "event", ["type", "date", "realis"]),
    ],
)
def test_values_of_the_corpus(corpus_output: Path, table: str, layer: str, columns: list[str]) -> None:
    with (corpus_output / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row.get("kind") != "statement"]
    assert rows
    for column in columns:
        check = KEYS[layer][column][0]
        assert {check(row[column] or None) for row in rows} <= {None}, column


def test_values_of_the_gold() -> None:
    files = (path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "gold").glob("*.jsonl"))
    lines = [line for file in files for line in file.splitlines()]
    dates = [record for line in lines if (record := json.loads(line))["layer"] == "date"]
    assert dates
    for record in dates:
        check("value", record["value"])
        assert record.get("mod") in (None, *MODS)
