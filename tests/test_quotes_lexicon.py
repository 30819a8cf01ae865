"""The lexicons of the quotes stage: sound, and each closed list does in its examples what it is for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from spacy.tokens import Doc

from extract.quotes import find_quotes
from extract.quotes.cues import load_nouns, load_verbs, words_for
from extract.quotes.find import load_confidences
from extract.records import Quote
from extract.vocabulary import load_rows, load_toml

FRAMES = {"q", "thing", "that", "wh", "inf", "ing", "obj", "name", "as", "of", "for", "to-do", "on-do", "tell"}


def _words(text: str, quotes: tuple[Quote, ...]) -> str:
    return " | ".join(text[span.start : span.end] for quote in quotes for span in quote.content)


CHECKS: dict[str, Callable[[str, tuple[Quote, ...]], bool]] = {
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


def _cases() -> Iterator[tuple[str, str, bool]]:
    for name, entry in load_toml("quotes/words.toml").items():
        yield from ((name, example, True) for example in entry["examples"])
        yield from ((name, example, False) for example in entry["counterexamples"])


@pytest.mark.parametrize(("name", "text", "holds"), list(_cases()))
def test_closed_lists_do_what_they_are_for(parse: Callable[[str], Doc], name: str, text: str, holds: bool) -> None:
    assert CHECKS[name](text, find_quotes(parse(text))) == holds


def test_every_closed_list_is_checked() -> None:
    assert set(load_toml("quotes/words.toml")) == set(CHECKS)


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_closed_lists_hold_lower_case_words_once(name: str) -> None:
    words = load_toml("quotes/words.toml")[name]["words"]
    assert len(words) == len(words_for(name))
    assert [word for word in words if word != word.lower().strip()] == []


def test_each_verb_stands_once_with_known_frames_kind_and_source() -> None:
    rows = load_rows("quotes/verbs.csv")
    assert len({row["verb"] for row in rows}) == len(rows)
    for row in rows:
        frames = {frame for frame in row["frames"].split() if not frame.startswith("prep:")}
        assert frames <= FRAMES, row["verb"]
        assert frames or "prep:" in row["frames"], row["verb"]
        assert row["kind"] in {"say", "ask", "think", "show", "judge"}
        assert row["source"]
    assert load_verbs()["point out"].base == "point out"


def test_nouns_are_found_in_singular_and_plural() -> None:
    assert load_nouns()["claim"] == load_nouns()["claims"] == {"that"}
    assert all(row["source"] for row in load_rows("quotes/nouns.csv"))


def test_confidences_are_shares_and_nested_is_the_least() -> None:
    confidences = load_confidences()
    assert all(0 < value < 1 for value in confidences.values())
    assert min(confidences, key=lambda rule: confidences[rule]) == "nested"
    assert confidences["quote-cue"] == max(confidences.values())
