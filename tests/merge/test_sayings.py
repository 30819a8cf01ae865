from __future__ import annotations

import random
from collections.abc import Iterable
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.merge import SayingPass
from extract.merge.saying_likeness import Words, align
from extract.merge.saying_words import saying_words
from extract.write import COLUMNS, Rows

VENN = "person:oskar-venn"
DAM = "The Selda dam will not be opened before the last family has left the valley of Kirran."
FERRY = "Our ferries to Tolven carried more passengers than the railway between Marn and Harrowgate."


class Said(NamedTuple):
    content: str
    speaker_id: str = VENN
    type: str = "direct"
    source: str = "Oskar Venn"


def article(
    article_id: str, *quotes: Said, published: str = "2019-05-04", publisher: str = "", sha256: str = ""
) -> Rows:
    rows: Rows = {table: [] for table in COLUMNS}
    known = {"article_id": article_id, "published": published, "publisher": publisher, "sha256": sha256}
    rows["articles"] = [_row("articles", **known)]
    rows["quotes"] = [
        _row(
            "quotes",
            article_id=article_id,
            quote_id=f"{article_id}#q{number}",
            sentence_id=f"{article_id}#s{number + 1}",
            speaker=quote.source if quote.speaker_id else "",
            **quote._asdict(),
        )
        for number, quote in enumerate(quotes, 1)
    ]
    return rows


def _row(table: str, **known: str) -> tuple[str, ...]:
    return tuple(known.get(column, "") for column in COLUMNS[table])


def passed(articles: Iterable[Rows]) -> dict[str, Rows]:
    found, sayings = list(articles), SayingPass()
    for rows in found:
        sayings.look(rows)
    sayings.settle()
    return {rows["articles"][0][0]: sayings.apply(rows) for rows in found}


def saying_ids(*articles: Rows) -> list[str]:
    place = COLUMNS["quotes"].index("saying_id")
    return [row[place] for rows in passed(articles).values() for row in rows["quotes"]]


def sayings(*articles: Rows) -> list[dict[str, str]]:
    found = [row for rows in passed(articles).values() for row in rows["sayings"]]
    return [dict(zip(COLUMNS["sayings"], row, strict=True)) for row in found]


def are_one(first: Said, second: Said, **known: str) -> bool:
    one, other = saying_ids(article("a", first), article("b", second, **known))
    return one == other


@pytest.mark.parametrize(
    "other",
    [
        Said(DAM.replace("The Selda", "[The] Selda")),
        Said(DAM.replace(" before", " ... before")),
        Said(DAM.upper()),
        Said(DAM.replace("will not", "won’t")),
        Said(f"“{DAM.removesuffix('.')},”"),
        Said("The Selda dam will not be opened before the last family has left the valley"),
        Said(f"that “{DAM}”", type="mixed"),
    ],
)
def test_marks_cuts_brackets_and_small_changes(other: Said) -> None:
    assert are_one(Said(DAM), other)


@pytest.mark.parametrize(
    "other",
    [
        Said(FERRY),
        Said("The dam."),
        Said(DAM.replace("will not", "will")),
        Said(DAM.replace("the last family has", "the last 30 families have").replace("will not", "will")),
    ],
)
def test_other_words_and_the_opposite_are_other_sayings(other: Said) -> None:
    assert not are_one(Said(DAM), other)


def test_what_is_negated_in_one_only() -> None:
    assert not are_one(
        Said("I will run for the seat of Kirran this autumn."),
        Said("I will not run for the seat of Kirran this autumn."),
    )


def test_other_numbers() -> None:
    told = "The flood destroyed {} barns along the Selda river in Kirran."
    assert not are_one(Said(told.format("40")), Said(told.format("90")))
    assert are_one(Said(told.format("40")), Said(told.format("forty")))


def test_a_stranger_needs_more_words_than_the_speaker() -> None:
    words = "We need more time."
    assert not are_one(Said(words), Said(words, "person:mira-stahl", source="Mira Stahl"))
    assert not are_one(Said(words), Said(words, "", source="he"))
    assert are_one(Said(DAM), Said(DAM, "", source="he"))
    assert not are_one(Said(DAM), Said(DAM, "person:mira-stahl", source="Mira Stahl"))


def test_an_unknown_speaker_does_not_make_one_of_two_persons() -> None:
    found = saying_ids(
        article("a", Said(DAM)),
        article("b", Said(DAM, "person:mira-stahl", source="Mira Stahl")),
        article("c", Said(DAM, "", source="he")),
    )
    assert found[0] != found[1]
    assert found[2] in found[:2]


def test_the_row_of_a_saying() -> None:
    short = DAM.partition(" before")[0]
    first, alone = sayings(
        article("b", Said(DAM), published="2019-05-05", publisher="The Courier"),
        article("a", Said(f"“{DAM}”", type="mixed"), Said(FERRY), published="2019-05-04", publisher="The Post"),
        article("c", Said(DAM), published="2019-05-06", publisher="The Post"),
    )
    assert short in first["content"]
    assert (first["saying_id"], first["first_published"], first["first_article_id"]) == ("a#q1", "2019-05-04", "a")
    assert (first["n_reports"], first["n_articles"], first["n_publishers"]) == ("3", "3", "2")
    assert first["quote_ids"] == "a#q1 | b#q1 | c#q1"
    assert (first["speaker"], first["speaker_id"]) == ("Oskar Venn", VENN)
    assert (alone["saying_id"], alone["n_reports"], alone["variants"]) == ("a#q2", "1", "")


def test_parts_meet_only_in_a_quotation_that_has_both() -> None:
    parts = article("a", Said(DAM)), article("b", Said(FERRY))
    assert saying_ids(*parts) == ["a#q1", "b#q1"]
    assert saying_ids(*parts, article("c", Said(f"{DAM} {FERRY}"))) == ["a#q1"] * 3
    [row] = sayings(*parts, article("c", Said(f"{DAM} {FERRY}")))
    assert row["content"] == f"{DAM} {FERRY}"
    assert row["variants"] == f"{DAM} | {FERRY}"


def test_sayings_do_not_chain() -> None:
    words = [
        f"{word}{number}" for number in range(4) for word in ("barley", "cistern", "dowel", "ember", "fennel", "gable")
    ]
    chain = [Said(" ".join(words[start : start + 12])) for start in (0, 6, 12)]
    found = saying_ids(*(article(f"a{number}", said) for number, said in enumerate(chain)))
    assert found[0] != found[2]


def test_quotes_of_a_copy_belong_to_those_of_its_original() -> None:
    short = Said("Never.")
    copies = [article(name, short, Said(FERRY), sha256="f00d") for name in "ab"]
    assert saying_ids(*copies, article("c", short)) == ["a#q1", "a#q2", "a#q1", "a#q2", "c#q1"]


@given(st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(shuffle: random.Random) -> None:
    contents = [DAM, FERRY, f"{DAM} {FERRY}", DAM[:60], FERRY[10:], DAM.replace("will not", "will")]
    articles = [
        article(f"a{number}", Said(content), published=f"2019-05-0{1 + number % 3}")
        for number, content in enumerate(contents)
    ]
    expected = passed(articles)
    shuffle.shuffle(articles)
    assert passed(articles) == expected


@given(
    st.lists(st.sampled_from("dam ferry not 3 4 valley".split())),
    st.lists(st.sampled_from("dam ferry not 3 4 valley".split())),
)
def test_alignment(one: list[str], other: list[str]) -> None:
    first, second = (Words(tuple(words), (2.0,) * len(words), (True,) * len(words)) for words in (one, other))
    there, back = align(first, second), align(second, first)
    assert (there.shared, there.shorter, there.longer) == (back.shared, back.shorter, back.longer)
    assert 0 <= there.run <= there.shared <= there.shorter <= there.longer
    assert there.shared == 2.0 * _longest_common(one, other)
    same = align(first, first)
    assert same.run == same.shared == same.longer
    assert not same.negated
    assert not same.counted


def _longest_common(one: list[str], other: list[str]) -> int:
    row = [0] * (len(other) + 1)
    for word in one:
        last = 0
        for place, same in enumerate(other, 1):
            last, row[place] = row[place], last + 1 if word == same else max(row[place], row[place - 1])
    return row[-1]


@pytest.mark.parametrize(
    ("content", "forms"),
    [
        ("He didn’t open the valleys.", ["he", "not", "open", "the", "valley"]),
        ("[The] 1,200 barns … of ‘Marn’", ["the", "1200", "barn", "of", "marn"]),
        ("We'll never leave", ["we", "not", "leave"]),
        ("two dozen", ["2", "12"]),
        ("", []),
    ],
)
def test_words(content: str, forms: list[str]) -> None:
    assert [word.form for word in saying_words(content, direct=True)] == forms


def test_which_words_stand_in_marks() -> None:
    said = saying_words("that the dam was ''a gift'' to “us all” and Venn's \"gain\"", direct=False)
    assert [word.form for word in said if word.is_marked] == ["a", "gift", "us", "all", "gain"]
    assert all(word.is_marked for word in saying_words("the dam", direct=True))
