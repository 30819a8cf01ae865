"""Entities of all articles, merged whatever their order."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.write import EntityTable, Row
from extract.write.rows import UNTOLD

BERG = ("person:anna-berg", "Anna Berg", "PERSON", "Berg", "", "3", "1", "female", *UNTOLD, "")
MARN = ("place:marn", "Marn", "PLACE", "", "MX", "1", "1", "", *UNTOLD, "")


def merged(*articles: list[Row], held: int = 100) -> list[Row]:
    table = EntityTable(held)
    for rows in articles:
        table.add(rows)
    return list(table.rows())


def test_one_article() -> None:
    assert merged([MARN, BERG]) == [BERG, MARN]
    assert merged() == []


def test_counts_and_aliases_are_added_up() -> None:
    other = ("person:anna-berg", "Anna Berg", "PERSON", "Ann | Berg", "", "2", "1", "", *UNTOLD, "")
    assert merged([BERG], [other], [MARN]) == [
        ("person:anna-berg", "Anna Berg", "PERSON", "Ann | Berg", "", "5", "2", "female", *UNTOLD, ""),
        MARN,
    ]


@pytest.mark.parametrize(
    ("names", "name", "aliases"),
    [
        (["ANNA BERG", "Anna Berg", "Anna Berg"], "Anna Berg", "ANNA BERG"),
        (["Anna Berg", "Anna  Berg"], "Anna  Berg", "Anna Berg"),
        (["Zoe", "Zoé"], "Zoe", "Zoé"),
        (["a", "B", "A"], "A", "B | a"),
        ([r"A\|B", "C"], r"A\|B", "C"),
    ],
)
def test_the_name_is_that_of_most_articles(names: list[str], name: str, aliases: str) -> None:
    for order in permutations(names):
        articles: list[list[Row]] = [[("id", given, "ORG", "", "", "1", "1", "", *UNTOLD, "")] for given in order]
        [row] = merged(*articles)
        assert row == ("id", name, "ORG", aliases, "", str(len(names)), str(len(names)), "", *UNTOLD, "")


def test_the_country_is_that_of_most_articles() -> None:
    rows: list[Row] = [
        ("id", "N", "PLACE", "", country, "1", "1", "", *UNTOLD, "") for country in ("", "", "", "RU", "AF", "AF")
    ]
    assert merged(*([row] for row in rows))[0][4] == "AF"


@pytest.mark.parametrize(
    ("told", "gender"),
    [(("", "female"), "female"), (("male", "female", "male"), "male"), (("male", "female"), ""), (("", ""), "")],
)
def test_the_gender_is_that_of_most_articles(told: tuple[str, ...], gender: str) -> None:
    rows: list[Row] = [("id", "N", "PERSON", "", "", "1", "1", one, *UNTOLD, "") for one in told]
    assert merged(*([row] for row in rows))[0][7] == gender


entity = st.tuples(
    st.sampled_from(["a", "b"]),
    st.sampled_from(["A", "AA", "Ä", "a"]),
    st.sampled_from(["PERSON", "ORG"]),
    st.sampled_from(["", "x", "x | y", r"p\|q"]),
    st.sampled_from(["", "RU", "AF"]),
    st.sampled_from(["1", "2"]),
    st.just("1"),
    st.sampled_from(["", "female", "male"]),
    *map(st.just, UNTOLD),
)


@given(st.lists(entity, max_size=6).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_order_does_not_matter(both: tuple[list[Row], list[Row]]) -> None:
    one, other = both
    assert merged(one) == merged(*([row] for row in other))
    assert merged(one) == merged(*([row] for row in other), held=1)
