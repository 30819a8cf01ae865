from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.merge import MergePass
from extract.write import Rows
from support.told_rows import Deed, article, cells, merged

ARREST = Deed(
    "Police in Tolven arrested Oskar Venn over the Selda bank robbery on Friday.",
    "arrested",
    "COERCE",
    ("police",),
    ("Oskar Venn",),
    ("Tolven",),
    "2019-05-03",
)
RETOLD = ARREST._replace(
    sentence="Oskar Venn was arrested in Tolven over the Selda bank robbery, police said.", actor=()
)
MORE = ("The Selda bank robbery in Tolven shocked Marn.", "Prosecutor Ida Marsh leads the Tolven inquiry.")
REST = [
    article(f"z{number}", Deed(f"Minister Vera Holt{number} opened bridge {number} in Kirran.", "opened"), more=(word,))
    for number, word in enumerate(("Rain fell on the orchards.", "Chess players met.", "Prices of zinc rose."))
]


def happenings(articles: list[Rows]) -> list[str]:
    return cells(merged(articles), "events", "happening_id")


def pair(one: Deed, other: Deed, **known: str) -> list[Rows]:
    return [article("a", one, more=MORE), article("b", other, more=MORE, **known), *REST]


def test_two_articles_that_tell_one_happening() -> None:
    found = merged(pair(ARREST, RETOLD, publisher="The Courier"))
    assert cells(found, "events", "happening_id")[:2] == ["a#e1", "a#e1"]
    [row] = [row for row in found[0]["happenings"] if row[0] == "a#e1"]
    assert found[1]["happenings"] == []
    told = dict(zip(cells([found[0]], "happenings", "happening_id"), found[0]["happenings"], strict=True))
    assert told["a#e1"] == row
    assert cells([found[0]], "happenings", "event_ids") == ["a#e1 | b#e1"]
    assert cells([found[0]], "happenings", "n_reports") == cells([found[0]], "happenings", "n_articles") == ["2"]
    assert cells([found[0]], "happenings", "n_publishers") == ["1"]
    assert cells([found[0]], "happenings", "target_id") == ["person:oskar-venn"]
    assert cells([found[0]], "happenings", "differences") == [""]


@pytest.mark.parametrize(
    "other",
    [
        RETOLD._replace(day="2019-05-02"),
        RETOLD._replace(realis="negated"),
        RETOLD._replace(target=("Tomas Rell",), sentence=RETOLD.sentence.replace("Oskar Venn", "Tomas Rell")),
        RETOLD._replace(trigger="said", type="OTHER"),
    ],
    ids=["another day", "negated", "another person", "another deed"],
)
def test_what_is_another_happening(other: Deed) -> None:
    assert happenings(pair(ARREST, other))[:2] == ["a#e1", "b#e1"]


def test_an_action_alone_is_a_happening_and_a_statement_none() -> None:
    rows = article("a", ARREST)
    rows["events"].append((*rows["events"][0][:3], "statement", *rows["events"][0][4:]))
    found = merged([rows])
    assert cells(found, "events", "happening_id") == ["a#e1", ""]
    assert cells(found, "happenings", "confidence") == ["0.50"]
    assert cells(found, "articles", "story_id") == ["a"]


def test_copies_of_a_text_merge() -> None:
    """Even if hundreds have it, so that all of its words are common ones."""
    found = merged([article(f"a{number:03}", ARREST, published="2019-05-04") for number in range(60)])
    assert set(cells(found, "events", "happening_id")) == {"a000#e1"}
    assert set(cells(found, "articles", "story_id")) == {"a000"}
    assert cells(found, "happenings", "n_articles") == ["60"]


def test_copies_whose_days_cannot_meet_do_not() -> None:
    found = happenings([article("a", ARREST), article("b", ARREST._replace(day="2019-05-10"), published="2019-05-11")])
    assert found == ["a#e1", "b#e1"]


def test_the_first_is_the_first_published() -> None:
    found = merged([article("a", ARREST, published="2019-05-05"), article("b", ARREST, published="2019-05-04")])
    assert cells(found, "events", "happening_id") == ["b#e1", "b#e1"]
    assert [len(rows["happenings"]) for rows in found] == [0, 1]


def test_a_near_copy_is_marked() -> None:
    long = tuple(
        f"{name} told of the {thing} in Marn." for name in ("Venn", "Rell", "Holt") for thing in ("quay", "ford")
    )
    found = merged([article("a", ARREST, more=long), article("b", ARREST, more=(*long[:5], "It rained.")), *REST])
    assert cells(found, "articles", "near_duplicate_of")[:3] == ["", "a", ""]
    assert cells(found, "articles", "story_id")[:2] == ["a", "a"]


DEEDS = st.builds(
    Deed,
    st.sampled_from([ARREST.sentence, RETOLD.sentence]),
    st.just("arrested"),
    st.sampled_from(["COERCE", "OTHER"]),
    st.sampled_from([(), ("police",)]),
    st.sampled_from([(), ("Oskar Venn",), ("Tomas Rell",)]),
    st.sampled_from([(), ("Tolven",)]),
    st.sampled_from(["", "2019-05-02", "2019-05-03"]),
    st.just("explicit"),
    st.sampled_from(["actual", "negated", "future"]),
    st.just(0.5),
    st.sampled_from([(), (("killed", "3", "3"),), (("killed", "2", ""),)]),
    st.sampled_from([(), (("Tolven", "city", "XM", "Velde"),)]),
)


@given(st.lists(st.lists(DEEDS, min_size=1, max_size=3), min_size=2, max_size=5), st.integers(0, 99))
def test_any_order_gives_the_same_and_nothing_impossible_is_merged(told: list[list[Deed]], seed: int) -> None:
    articles = [article(f"a{number}", *deeds, more=MORE) for number, deeds in enumerate(told)]
    shuffled = random.Random(seed).sample(articles, len(articles))
    merging = MergePass()
    for rows in shuffled:
        merging.look(rows)
    merging.settle()
    found = merged(articles)
    assert [merging.apply(rows) for rows in articles] == found
    groups: dict[str, list[Deed]] = {}
    ids = cells(found, "events", "happening_id")
    for happening_id, deed in zip(ids, (deed for deeds in told for deed in deeds), strict=True):
        groups.setdefault(happening_id, []).append(deed)
    for deeds in groups.values():
        assert len({deed.realis == "negated" for deed in deeds}) == 1
        assert len({deed.day for deed in deeds if deed.day}) <= 1
