"""The date patterns: what is wrong in dates/patterns.toml is told with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract.errors import LexiconError
from extract.vocabulary import LEXICONS, load_toml
from extract.vocabulary.date_patterns import CAPTURES, KINDS, PATH, _captured, check_date_patterns
from extract.vocabulary.keys import DATE_WORDS
from support.program import ROOT

pytestmark = pytest.mark.lexicon

RULE = """
[[rule]]
name = "down-the-road"
kind = "ago"
forms = ["@COUNT @UNITX down:dir the (road | line | track)"]
examples = [["They meet [two weeks down the road] in Velde.", "2015-W36"]]
counterexamples = ["They live down the road."]
"""
FORM = '"@COUNT @UNITX down:dir the (road | line | track)"'


def told(text: str, folder: Path) -> list[str]:
    file = folder / PATH
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return [f"{line}: {message}" for _, line, message in check_date_patterns(folder, DATE_WORDS)]


def test_a_rule_more_is_well(tmp_path: Path) -> None:
    assert told((LEXICONS / PATH).read_text(encoding="utf-8") + RULE, tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            FORM,
            '"@APX? @COUNT @UNITX @HALVES?  back:dir"',
            "the form '@APX? @COUNT @UNITX @HALVES?  back:dir' stands in",
        ),
        (FORM, f"{FORM},{FORM}", "stands in this rule already, which wins; delete one"),
        (FORM, '"@COUNT @UNITX down:dirr"', "no kind of rule asks for the capture 'dirr' of a date pattern; mend or"),
        (FORM, '"@COUNT @UNITX down"', "the form '@COUNT @UNITX down' captures no 'dir', which the kind ago asks for"),
        (FORM, '"@COUNT down:dir"', "captures no 'unit', which the kind ago asks for; mark it: @UNITX or UNIT"),
        (FORM, '"@COUNT @UNITX down: dir"', "':' stands apart in a date pattern; write a capture as in ago:dir"),
        (
            FORM,
            '"@count @UNITX down:dir"',
            "'@' stands apart in a date pattern; write a capture as in ago:dir, a macro",
        ),
        (FORM, '"@COUNTS @UNITX down:dir"', "unknown macro @COUNTS in a date pattern; add it to [macros] or mend the "),
        (FORM, '"@COUNT @UNITX Down:dir"', "'Down' is neither a class (all capitals) nor a word (all small letters)"),
        (FORM, '"@COUNT @UNITX (down:dir | )"', "nothing stands before ')' in the date pattern"),
        (FORM, '"@COUNT @UNITX (| down:dir)"', "nothing stands before '|' in the date pattern"),
        (FORM, '"@COUNT @UNITX down:dir??"', "nothing stands before '?' in the date pattern"),
        (FORM, '"@COUNT @UNITX down:dir |"', "nothing stands behind the last '|' of the date pattern"),
        (
            FORM,
            '"@COUNT @UNITX down:dir the (road)*"',
            "'*' means nothing in a date pattern; (a | b) is a choice, x? may",
        ),
        (FORM, '"@Count @UNITX down:dir"', "the name of a macro is all capitals, not @Count; write it so"),
        (FORM, '""', "an empty form matches nothing"),
        (FORM, "3", "a form is a string in quotation marks; write it so"),
        (f"[{FORM}]", FORM, "forms is no list; write it in square brackets: forms = ["),
        (f"forms = [{FORM}]", "forms = []", "the rule has no forms; add it"),
        ('kind = "ago"', 'kind = "agoo"', "unknown kind 'agoo'; it is one of ago, ancient, beforeafter"),
        ('kind = "ago"', 'kind = ["ago"]', 'kind is no string; write it in quotation marks: kind = "…"'),
        (
            'kind = "ago"',
            'kind = "ago"\ntype = "DATES"',
            "unknown type 'DATES'; it is one of DATE, TIME, DURATION, SET",
        ),
        (
            'kind = "ago"',
            'kind = "ago"\nkinds = "ago"',
            "unknown key 'kinds'; the keys are name, kind, forms, examples",
        ),
        (
            'kind = "ago"',
            'kind = "ago"\nconstants = { value = "2015" }',
            "only rules of kind constant have constants, ",
        ),
        ('kind = "ago"', 'kind = "constant"', "a rule of kind constant has a value; add constants = {"),
        (
            'kind = "ago"',
            'kind = "constant"\nconstants = { value = "PXX", mood = 1 }',
            "unknown key 'mood' in constants, which have only a value; write constants = {",
        ),
        (
            'kind = "ago"',
            'kind = "constant"\nconstants = { value = "soon" }',
            "the value 'soon' is no day, month, year,",
        ),
        ('name = "down-the-road"', 'name = "down', "this is no TOML: a string has no quotation mark at its end; mend"),
        ("[[rule]]", "[rule]", "this is no TOML: a table stands twice, or a rule begins with one bracket: write"),
        ('"2015-W36"', '""', "an example has its expression in brackets and its value behind it; add what is missing"),
        (', "2015-W36"', "", "an example is a sentence and its values: ["),
        (
            '["They live down the road."]',
            '"They live"',
            "counterexamples is no list; write it in square brackets: count",
        ),
        ('["They live down the road."]', "[3]", "a counterexample is a sentence in quotation marks: ["),
        ('[[rule]]\nname = "down-the-road"\n', "[[rule]] \n", "the rule has no name; add it"),
        ('name = "down-the-road"', 'name = "ago"', "the name 'ago' stands in the rule of line"),
        ("[[rule]]", "[[rules]]", "unknown table 'rules'; write [macros] or [[rule]]"),
    ],
)
def test_a_break_is_told_with_its_line(old: str, new: str, message: str, tmp_path: Path) -> None:
    before = (LEXICONS / PATH).read_text(encoding="utf-8")
    assert old in RULE
    broken = RULE.replace(old, new, 1)
    place = RULE.index(old) + new.rstrip("\n").rfind("\n") + 1
    line = before.count("\n") + broken[:place].count("\n") + 1
    if message.startswith("this is no TOML"):
        with pytest.raises(LexiconError, match=re.escape(f":{line}: {message}")):
            told(before + broken, tmp_path)
        return
    found = told(before + broken, tmp_path)
    assert any(one.startswith(f"{line}: ") and message in one for one in found), (line, found)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[macros]\n", "macros = 3\n[words]\n", "the macros are no table; write [macros] above them"),
        ("[macros]\n", "[[macros]]\n", "the macros are no table; write [macros] above them"),
        ('DET = "the', 'DET = "the | @DET', "the macro @DET stands in itself; write out what it is there for"),
        ('DET = "the', 'Det = "the', "the name of a macro is all capitals, not 'Det'; write 'DET'"),
        ('DET = "the', 'DET = 3 # "the', "a form is a string in quotation marks; write it so"),
    ],
)
def test_macros_that_break_are_told(old: str, new: str, message: str, tmp_path: Path) -> None:
    before = (LEXICONS / PATH).read_text(encoding="utf-8")
    line = before[: before.index(old)].count("\n") + 1
    assert any(one.startswith(f"{line}: {message}") for one in told(before.replace(old, new, 1), tmp_path))


def test_a_file_of_other_rules_is_told(tmp_path: Path) -> None:
    assert told("[macros]\n", tmp_path) == [
        "1: the file has no rule; write [[rule]] above each, with two brackets on either side"
    ]
    [found] = told('[macros]\n[rule]\nname = "x"\n', tmp_path)
    assert found.startswith("2: a rule begins with one bracket; write [[rule]] above each")


def test_the_check_knows_what_the_rules_capture() -> None:
    data = load_toml(PATH)
    captured = {name for rule in data["rule"] for form in rule["forms"] for name in _captured(form, data["macros"])}
    assert captured >= CAPTURES
    source = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "src/extract/dates").glob("*.py"))
    assert [name for name in sorted(CAPTURES) if f'"{name}"' not in source and f'"{name.upper()}"' not in source] == []
    assert {name for wanted in KINDS.values() for name in wanted} - CAPTURES - {"foreign", "decade", "season"} == set()
