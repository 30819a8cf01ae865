"""The lexicons of the quotes stage: what the rules read from them; their schema and examples: test_lexicons.py."""

from __future__ import annotations

import pytest

from extract.quotes.cues import forms_for, load_nouns, load_verbs, words_for
from extract.quotes.find import load_confidences


def test_verbs_of_two_words_keep_their_base() -> None:
    assert load_verbs()["point out"].base == "point out"
    assert load_verbs()["warn"].prepositions


def test_nouns_are_found_in_singular_and_plural() -> None:
    assert load_nouns()["claim"] == load_nouns()["claims"] == {"that"}


def test_lists_have_their_words_and_forms() -> None:
    assert "although" in words_for("contrast")
    assert "believed" in forms_for("hearsay")


def test_a_list_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        words_for("nolist")


def test_confidences_are_shares_and_nested_is_the_least() -> None:
    confidences = load_confidences()
    assert all(0 < value < 1 for value in confidences.values())
    assert min(confidences, key=lambda rule: confidences[rule]) == "nested"
    assert confidences["quote-cue"] == max(confidences.values())
