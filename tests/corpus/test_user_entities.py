"""The user's word on entities."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from extract.corpus import UserEntities, read_user_entities
from extract.errors import UsageError
from support.corpus_rows import article, cell, corpus, entity, identified

HEADER = "entity_id,name,label,same_as,country,note"


def user(folder: Path, *lines: str, header: str = HEADER) -> UserEntities:
    path = folder / "my-entities.csv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return read_user_entities(str(path))


def test_merge_and_rename(tmp_path: Path) -> None:
    word = user(tmp_path, "person:v-marn,,,person:vera-roe,,married", "person:vera-roe,Vera Roe-Marn,,,,")
    applied, found = identified(list(corpus((1, entity("V Marn")), (2, entity("Vera Roe")))), word)
    assert list(found) == ["person:vera-roe"]
    assert found["person:vera-roe"]["name"] == "Vera Roe-Marn"
    assert found["person:vera-roe"]["aliases"] == "V Marn | Vera Roe"
    assert (found["person:vera-roe"]["merged"], found["person:vera-roe"]["merge_rules"]) == ("person:v-marn", "user")
    assert cell(applied[0], "quotes", "speaker") == "V Marn"  # as the article has it


def test_split_what_the_corpus_has_made_one(tmp_path: Path) -> None:
    articles = list(corpus((20, entity("Vera Roe")), (2, entity("Vera J. Roe")), (2, entity("Roe"))))
    assert list(identified(articles)[1]) == ["person:vera-roe"]
    _, found = identified(articles, user(tmp_path, "person:vera-j-roe,,,person:vera-j-roe,,somebody else"))
    assert [(key, row["n_articles"]) for key, row in found.items()] == [
        ("person:vera-j-roe", "2"),
        ("person:vera-roe", "22"),
    ]


def test_split_two_of_one_name_by_their_articles(tmp_path: Path) -> None:
    articles = [article(f"{part}/{n}", entity("Vera Roe")) for part in ("court", "sport") for n in "ab"]
    header = "entity_id,same_as,articles"
    word = user(tmp_path, "person:vera-roe,person:vera-roe-runner,sport/*", header=header)
    applied, found = identified(articles, word)
    assert [(key, row["n_articles"]) for key, row in found.items()] == [
        ("person:vera-roe", "2"),
        ("person:vera-roe-runner", "2"),
    ]
    assert cell(applied[3], "events", "actor_id") == "person:vera-roe-runner"


def test_relabel(tmp_path: Path) -> None:
    word = user(tmp_path, "person:carrier,,ORG,,,")
    applied, found = identified([article("a", entity("Carrier"))], word)
    assert (found["person:carrier"]["label"], cell(applied[0], "mentions", "label")) == ("ORG", "ORG")
    word = user(tmp_path, "person:carrier,,,org:carrier,,")
    applied, found = identified([article("a", entity("Carrier"), entity("Carrier", "ORG"))], word)
    assert list(found) == ["org:carrier"]
    assert {cell(applied[0], "mentions", "label", number) for number in (0, 1)} == {"ORG"}


def test_drop_empties_the_ids_and_keeps_the_words(tmp_path: Path) -> None:
    word = user(tmp_path, "person:transcript,,none,,,")
    applied, found = identified([article("a", entity("Transcript"), entity("Vera Roe"))], word)
    assert list(found) == ["person:vera-roe"]
    assert (cell(applied[0], "mentions", "text"), cell(applied[0], "mentions", "entity_id")) == ("Transcript", "")
    assert cell(applied[0], "quotes", "speaker") == "Transcript | Vera Roe"
    assert cell(applied[0], "quotes", "speaker_id") == " | person:vera-roe"


def test_more_columns_are_carried_through(tmp_path: Path) -> None:
    header = f"{HEADER},wikidata,n_mentions"  # what entities.csv counts itself is passed over
    word = user(tmp_path, "place:marn,,,,NO,,Q42,999", header=header)
    _, found = identified(list(corpus((1, entity("Marn", "PLACE")), (1, entity("Oslo", "PLACE")))), word)
    assert (found["place:marn"]["wikidata"], found["place:marn"]["country"]) == ("Q42", "NO")
    assert (found["place:marn"]["n_mentions"], found["place:oslo"]["wikidata"]) == ("1", "")


def test_the_user_beats_the_corpus(tmp_path: Path) -> None:
    articles = list(corpus((5, entity("Vera Roe")), (2, entity("Roe", gender="female")), (2, entity("Roe"))))
    _, found = identified(articles, user(tmp_path, "person:roe,,,person:jane-roe,,"))
    assert list(found) == ["person:jane-roe", "person:vera-roe"]
    _, found = identified(articles, user(tmp_path, "person:vera-roe,Vera Roe,,,,nothing else said"))
    assert list(found) == ["person:vera-roe"]


def test_chains_are_followed(tmp_path: Path) -> None:
    word = user(tmp_path, "org:a,,,org:b,,", "org:b,,,org:c,,")
    _, found = identified(list(corpus(*((1, entity(name, "ORG")) for name in "abc"))), word)
    assert [(key, row["n_articles"]) for key, row in found.items()] == [("org:c", "3")]


def test_spreadsheets_of_other_countries(tmp_path: Path) -> None:
    word = user(tmp_path, "person:v-marn;person:vera-roe", header="\ufeffentity_id;same_as")
    assert word.everywhere["person:v-marn"].same_as == "person:vera-roe"


@pytest.mark.parametrize(
    ("lines", "number", "told"),
    [
        (["person:roe,,,,", "", "Roe,,,,,"], 4, "entity_id 'Roe' is no id as in entities.csv"),
        ([",,,,,x"], 2, "entity_id '' is no id"),
        (["person:roe,,,Vera Roe,,"], 2, "same_as 'Vera Roe' is no id"),
        (["person:roe,,GPE,,,"], 2, "label 'GPE': it is one of PERSON, ORG, PLACE, or none to drop it"),
        (["place:marn,,,,Norway,"], 2, "country 'Norway' is no code of two letters"),
        (["person:roe,,,,,", "person:roe,,,,,"], 3, "person:roe stands in line 2 too"),
        (["person:roe,,none,person:vera-roe,,"], 2, "is dropped and the same as person:vera-roe"),
        (["org:a,,,org:b,,", "org:b,,,org:a,,"], 2, "org:a is the same as itself in a circle"),
        (["org:a,,,,,,,"], 2, "8 cells under 6 columns"),
        (['org:a,"x'], 2, "unexpected end of data"),
    ],
)
def test_a_bad_line_is_told_with_its_number(tmp_path: Path, lines: list[str], number: int, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        user(tmp_path, *lines)
    assert f"my-entities.csv, line {number}: " in str(caught.value)
    assert told in str(caught.value)


def test_a_bad_header(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="line 1: no header with the column entity_id"):
        user(tmp_path, "a,b", header="id,name")
    with pytest.raises(UsageError, match="line 1: the column 'name' stands twice"):
        user(tmp_path, header="entity_id,name,name")
    with pytest.raises(UsageError, match="cannot be read"):
        read_user_entities(str(tmp_path / "none.csv"))


def test_an_id_that_no_article_has(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        identified([article("a", entity("Vera Roe"))], user(tmp_path, "person:vera-rowe,,,,,"))
    assert "my-entities.csv, line 2: no article has person:vera-rowe" in caplog.text
