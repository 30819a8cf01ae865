"""Which row answers which label, and when names, parties and dates agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.records import Span
from extract.score.matching import (
    Words,
    b_cubed,
    cluster_fits,
    jaccard,
    normal,
    pair_contents,
    pair_spans,
    same_day,
    same_name,
    same_or_none,
    same_parties,
    touch,
)

NONE: frozenset[int] = frozenset()


@pytest.mark.parametrize(
    ("text", "spans", "tokens"),
    [
        ("One, two three.", [(0, 3)], {0}),
        ("One, two three.", [(2, 6)], {0, 1}),  # a touched token counts whole
        ("One, two three.", [(3, 5)], set()),  # only the comma and the space
        ("One, two three.", [(0, 3), (9, 15)], {0, 2}),
        ("Don’t stop", [(0, 3)], {0}),  # one token with its apostrophe
        ("Don’t stop", [(4, 7)], {0, 1}),
        ("", [(0, 0)], set()),
        ("One", [(0, 999)], {0}),
    ],
)
def test_tokens_within_spans(text: str, spans: list[tuple[int, int]], tokens: set[int]) -> None:
    assert Words(text).within([Span(*span) for span in spans]) == tokens


@given(
    st.text(alphabet="ab' ’.\n", max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=3)
)
def test_tokens_within_spans_are_those_that_overlap(text: str, bounds: list[tuple[int, int]]) -> None:
    spans = [Span(min(pair), max(pair)) for pair in bounds]
    words = Words(text)
    whole = words.within([Span(0, len(text))])
    for token in whole:
        alone = [span for span in spans if token in words.within([span])]
        assert (token in words.within(spans)) == bool(alone)
    assert words.within(spans) <= whole


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [({1, 2}, {1, 2}, 1.0), ({1, 2}, {2, 3}, 1 / 3), ({1}, {2}, 0.0), (set(), set(), 0.0), ({1, 2, 3, 4}, {1, 2}, 0.5)],
)
def test_jaccard(one: set[int], other: set[int], value: float) -> None:
    assert jaccard(frozenset(one), frozenset(other)) == pytest.approx(value)


def test_contents_pair_best_first_and_one_to_one() -> None:
    gold = [frozenset({1, 2, 3, 4}), frozenset({3, 4})]
    pred = [frozenset({3, 4, 5}), frozenset({1, 2, 3})]
    assert sorted(pair_contents(gold, pred, [NONE] * 2, [NONE] * 2)) == [(0, 1), (1, 0)]


def test_contents_below_half_do_not_pair() -> None:
    assert pair_contents([frozenset({1, 2, 3})], [frozenset({3, 4})], [NONE], [NONE]) == []


def test_of_equal_contents_the_one_with_the_same_source_answers() -> None:
    content = frozenset({1, 2})
    gold_sources = [frozenset({8}), frozenset({9})]
    assert sorted(pair_contents([content] * 2, [content] * 2, gold_sources, gold_sources[::-1])) == [(0, 1), (1, 0)]


@pytest.mark.parametrize(
    ("gold", "pred", "pairs"),
    [
        ([(0, 5)], [(4, 9)], [(0, 0)]),
        ([(0, 5)], [(5, 9)], []),
        ([(0, 5)], [(0, 9), (0, 5)], [(0, 1)]),  # the equal one
        ([(0, 9)], [(0, 2), (2, 8)], [(0, 1)]),  # the longer overlap
        ([(0, 4), (4, 8)], [(3, 8), (0, 1)], [(0, 1), (1, 0)]),
        ([(0, 5)], [None], []),
        ([], [(0, 5)], []),
    ],
)
def test_spans_pair_when_they_overlap(
    gold: list[tuple[int, int]], pred: list[tuple[int, int] | None], pairs: list[tuple[int, int]]
) -> None:
    found = pair_spans([Span(*span) for span in gold], [Span(*span) if span else None for span in pred])
    assert sorted(found) == pairs


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [((0, 4), (3, 5), True), ((0, 4), (4, 5), False), (None, None, True), (None, (0, 4), False), ((0, 4), None, False)],
)
def test_touch(one: tuple[int, int] | None, other: tuple[int, int] | None, answer: bool) -> None:
    assert touch(Span(*one) if one else None, Span(*other) if other else None) is answer


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("The Harbour  Council", "harbour council"),
        (" “Nordbladet”, ", "nordbladet"),
        ("A\nman", "man"),
        ("an", "an"),
        ("The", "the"),
        ("Theo Moe", "theo moe"),
        ("", ""),
        ("...", ""),
    ],
)
def test_normal_form_of_names(name: str, bare: str) -> None:
    assert normal(name) == bare


@pytest.mark.parametrize(
    ("one", "other"),
    [("Lund", "Ada Lund"), ("Ada", "Ada Lund"), ("ADA LUND", "Ada Lund"), ("the Council", "Council"), ("X", "x.")],
)
def test_names_that_agree(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Und", "Ada Lund"), ("Ada Lund", "Per Lund"), ("", ""), ("", "Lund"), ("Berg", "Ada Berg Lund")]
)
def test_names_that_do_not_agree(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


def test_two_missing_names_agree() -> None:
    assert same_or_none("", "")
    assert not same_or_none("Lund", "")
    assert not same_or_none("", "Lund")


@pytest.mark.parametrize(
    ("gold", "pred", "answer"),
    [
        ([], [], True),
        ([""], [], True),
        (["A"], [], False),
        ([], ["A"], False),
        (["A"], ["A"], True),
        (["A", "B"], ["B"], True),  # half of them
        (["A", "B", "C"], ["B"], False),
        (["A"], ["A", "B"], False),  # one too many
        (["the A", "B"], ["a"], True),  # a name that is an article is a name
        (["Ada Lund"], ["Lund"], True),
        (["A"], ["…", "the"], False),
    ],
)
def test_parties(gold: list[str], pred: list[str], answer: bool) -> None:
    assert same_parties(gold, pred) is answer


@pytest.mark.parametrize(
    ("gold", "pred", "answer"),
    [
        ("2020-05-04", "2020-05-04", True),
        ("2020-05", "2020-05-04", True),  # finer
        ("2020-05-04", "2020-05", True),  # its month
        ("2020-05-04", "2020", False),  # its year is too coarse
        ("2020", "2020-05", True),
        ("2020-05-04", "2020-05-05", False),
        ("", "", True),
        ("", "2020", False),
        ("2020", "", False),
    ],
)
def test_days(gold: str, pred: str, answer: bool) -> None:
    assert same_day(gold, pred) is answer


@pytest.mark.parametrize(
    ("keys", "precision", "recall"),
    [
        ([], 0.0, 0.0),
        ([("A", "1"), ("A", "1"), ("B", "2")], 3.0, 3.0),
        ([("A", "1"), ("B", "1")], 1.0, 2.0),  # merged: each half of the cluster
        ([("A", "1"), ("A", "2")], 2.0, 1.0),  # split
        ([("A", "1"), ("A", "1"), ("B", "1")], 5 / 3, 3.0),
    ],
)
def test_b_cubed(keys: list[tuple[str, str]], precision: float, recall: float) -> None:
    assert b_cubed(keys) == pytest.approx((precision, recall))


def test_items_outside_the_home_of_their_cluster_do_not_fit() -> None:
    keys = [("A", "1"), ("A", "1"), ("A", "2"), ("B", "1"), ("B", "3"), ("B", "3")]
    assert cluster_fits(keys) == (True, True, False, False, True, True)


@given(st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from("12")), max_size=12))
def test_all_items_fit_just_when_b_cubed_is_perfect(keys: list[tuple[str, str]]) -> None:
    precision, recall = b_cubed(keys)
    perfect = precision == pytest.approx(len(keys)) and recall == pytest.approx(len(keys))
    assert all(cluster_fits(keys)) == perfect
