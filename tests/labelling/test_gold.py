"""Labels become gold that compiles to just these labels, and gold that nobody changed keeps its letters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from extract.labelling import Labels, gold_file
from extract.labelling.offsets import Utf16
from extract.score import Gold, compile_gold
from extract.score.gold import GoldDate, GoldMention, GoldQuote
from support.labelling_samples import LABELS, TEXT, at, compiled, name, some_labels
from support.program import ROOT

GOLD = sorted((ROOT / "tests" / "gold").glob("*.jsonl"))


def same(gold: Gold, labels: Labels) -> None:
    assert set(gold.mentions) == set(labels.mentions)
    assert {replace(date, line=0) for date in gold.dates} == set(labels.dates)
    assert {replace(quote, line=0) for quote in gold.quotes} == set(labels.quotes)
    assert {replace(event, line=0) for event in gold.events} == set(labels.events)
    assert (gold.id, gold.published) == (labels.id, labels.published)


def test_gold_says_just_what_the_labels_do(tmp_path: Path) -> None:
    gold, problems = compiled(tmp_path, LABELS)
    assert problems == ()
    assert gold is not None
    same(gold, LABELS)
    assert gold_file(LABELS).problems == ()


def test_a_record_reads_as_one_made_by_hand() -> None:
    lines = gold_file(LABELS).text.splitlines()
    assert lines[1] == (
        '{"layer": "entity", "label": "PERSON", "name": "Ada Lund", "texts": ["Lund", "Ada Lund"], '
        '"except": ["Lund Bridge"]}'
    )
    assert lines[6] == (
        '{"layer": "date", "at": "late in June", "text": "late in June", "type": "DATE", '
        '"value": "2019-06", "mod": "END"}'
    )
    assert lines[-1] == (
        '{"layer": "event", "at": "met nobody", "trigger": "met", "type": "CONSULT", "actor": ["Per Dahl", '
        '"the crew"], "target": [], "place": null, "date": null, "realis": "negated", "within_quote": false}'
    )


@given(some_labels())
def test_any_labels(tmp_path: Path, labels: Labels) -> None:
    gold, problems = compiled(tmp_path, labels)
    written = gold_file(labels)
    if gold is None:  # equal words in equal surroundings are two entities: `gold check` says where
        assert all("also names" in problem for problem in problems)
    elif not written.problems:
        same(gold, labels)
    assert all("\n" not in problem for problem in written.problems)


@pytest.mark.parametrize(
    ("text", "mention", "problem"),
    [
        ("Lund. In Oslo, LundLund met.", (15, 19), "a: PERSON 'Lund' at 15-19 is left out: gold cannot"),
        ("Lund, Lund, Lund", (6, 10), "a: 'Lund' at 0-4 comes in as a mention of 'X': gold cannot tell"),
    ],
)
def test_what_gold_cannot_hold_is_said(text: str, mention: tuple[int, int], problem: str) -> None:
    if text.startswith("Lund,"):
        text = "Lund, " * 99
        mention = (294, 298)
    written = gold_file(Labels("a", text, mentions=(GoldMention(*mention, "PERSON", "X"),)))
    assert written.problems[0].startswith(problem)


def test_a_mark_that_stands_nowhere_alone_is_left_out() -> None:
    text = "tosaidby " * 3
    labels = Labels("a", text, quotes=(GoldQuote(0, "direct", (at("to", 1, text),), cue=at("said", 2, text)),))
    written = gold_file(labels)
    assert "quote 'to' at 0-2 is left out" in written.problems[0]
    assert '"layer": "quote"' not in written.text


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_by_hand_goes_through_the_writer(path: Path, tmp_path: Path) -> None:
    text = (ROOT / "corpus" / f"{path.stem}.txt").read_bytes().decode("utf-8-sig")
    labels = labels_of(compile_gold(path, text), text)
    gold, problems = compiled(tmp_path, labels)
    assert problems == gold_file(labels).problems == ()
    assert gold is not None
    same(gold, labels)


def labels_of(gold: Gold, text: str) -> Labels:
    return Labels(gold.id, text, gold.published).filled(
        gold.mentions,
        (replace(date, line=0) for date in gold.dates),
        (replace(quote, line=0) for quote in gold.quotes),
        (replace(event, line=0) for event in gold.events),
    )


class TestEarlierGold:
    """`source`: the gold that the labels went out from."""

    EARLIER = (
        '{"layer":"article","published":"2019-05-04","id":"wire/harbour"}\n\n'
        + "\n".join(gold_file(LABELS).text.splitlines()[1:][::-1]).replace('"mod": null', '"mod" : null')
        + "\n"
    )

    def test_what_is_unchanged_keeps_every_byte(self) -> None:
        assert gold_file(replace(LABELS, source=self.EARLIER)) == (self.EARLIER, ())

    def test_a_change_changes_its_line_alone(self) -> None:
        dates = (replace(LABELS.dates[0], value="2020-05-03"), LABELS.dates[1])
        lines = gold_file(replace(LABELS, source=self.EARLIER, dates=dates)).text.splitlines()
        before = [line for line in self.EARLIER.splitlines() if line]
        assert len(set(before) - set(lines)) == 1
        assert [line for line in lines if "2020-05-03" in line] == list(set(lines) - set(before))

    def test_new_labels_come_in_their_place_and_removed_ones_go(self) -> None:
        new = GoldDate(0, *at("twice"), "SET", "P1D")
        text = gold_file(replace(LABELS, source=self.EARLIER, dates=(*LABELS.dates, new), events=())).text
        assert '"text": "twice"' in text
        assert '"layer": "event"' not in text

    def test_only_the_entities_that_changed_are_written_anew(self, tmp_path: Path) -> None:
        mentions = tuple(mention for mention in LABELS.mentions if mention.name != "Nordbladet")
        labels = replace(LABELS, source=self.EARLIER, mentions=(*mentions, name("June", "PERSON", "June")))
        lines = gold_file(labels).text.splitlines()
        before = self.EARLIER.splitlines()
        assert sum(line not in before for line in lines) == 1
        assert not any('"name": "Nordbladet"' in line for line in lines)
        gold, problems = compiled(tmp_path, labels)
        assert problems == ()
        assert gold is not None
        same(gold, labels)

    def test_one_entity_becomes_two(self, tmp_path: Path) -> None:
        mentions = (name("Lund", "ORG", "Lund Shipping"), *LABELS.mentions[1:])
        gold, problems = compiled(tmp_path, labels := replace(LABELS, source=self.EARLIER, mentions=mentions))
        assert problems == ()
        assert gold is not None
        same(gold, labels)

    def test_lines_of_another_text_are_written_anew(self) -> None:
        other = self.EARLIER.replace('"at": "late in June"', '"at": "nowhere"').replace(
            '"layer": "quote"', '"layer": "q"'
        )
        text = gold_file(replace(LABELS, source=other)).text
        assert '"at": "late in June"' in text
        assert text.count('"layer": "quote"') == 2


def test_utf16_units() -> None:
    utf16 = Utf16("a🚢b🎉")
    assert [utf16.units(offset) for offset in range(5)] == [0, 1, 3, 4, 6]
    assert [utf16.points(units) for units in range(8)] == [0, 1, 1, 2, 3, 3, 4, 5]


def test_utf16_units_are_those_of_the_encoding() -> None:
    utf16 = Utf16(TEXT)
    for offset in range(len(TEXT) + 1):
        assert utf16.units(offset) == len(TEXT[:offset].encode("utf-16-le")) // 2
        assert utf16.points(utf16.units(offset)) == offset
