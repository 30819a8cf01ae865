"""One name that is two places in two articles is two entities."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from extract.corpus import read_user_entities
from extract.errors import UsageError
from extract.write import COLUMNS, Row, Rows
from support.corpus_rows import article, cell, entity, identified

LAND = ("Georgia", "614540", "41.90000", "43.81000", "GE", "", "country")
STATE = ("Georgia", "4197000", "33.28000", "-83.86000", "US", "Georgia", "admin1")
TOWN = ("Georgia", "5236623", "44.73000", "-73.12000", "US", "Vermont", "city")


def placed(article_id: str, *senses: tuple[str, ...]) -> Rows:
    rows = article(article_id, *(entity(sense[0], "PLACE", geoname_id=sense[1]) for sense in senses))
    rows["places"] = [_row(article_id, sense) for sense in senses]
    return rows


def _row(article_id: str, sense: tuple[str, ...]) -> Row:
    name, geoname_id, latitude, longitude, country, admin1, precision = sense
    entity_id = f"place:{name.lower()}"
    cells = {
        "article_id": article_id, "entity_id": entity_id, "name": name, "geoname_id": geoname_id,
        "latitude": latitude, "longitude": longitude, "country": country, "admin1": admin1, "precision": precision,
        "rule": "name", "confidence": "0.90",
    }  # fmt: skip
    return tuple(cells.get(column, "") for column in COLUMNS["places"])


def ids(articles: list[Rows]) -> list[str]:
    return [cell(rows, "places", "entity_id") for rows in articles]


def test_the_usual_one_keeps_its_id() -> None:
    articles = [placed("a", LAND), placed("b", LAND), placed("c", STATE), placed("d", TOWN)]
    applied, entities = identified(articles)
    assert ids(applied) == ["place:georgia", "place:georgia", "place:georgia-us", "place:georgia-vermont"]
    assert [cell(rows, "mentions", "entity_id") for rows in applied] == ids(applied)
    assert [cell(rows, "events", "actor_id") for rows in applied] == ids(applied)
    assert {key: row["geoname_id"] for key, row in entities.items()} == {
        "place:georgia": "614540", "place:georgia-us": "4197000", "place:georgia-vermont": "5236623",
    }  # fmt: skip


def test_any_order_gives_the_same() -> None:
    articles = [placed("a", STATE), placed("b", LAND), placed("c", TOWN)]
    wanted = {rows["articles"][0][0]: place for rows, place in zip(articles, ids(identified(articles)[0]), strict=True)}
    for order in permutations(articles):
        found = identified(list(order))[0]
        assert {rows["articles"][0][0]: cell(rows, "places", "entity_id") for rows in found} == wanted


def test_what_is_left_open_keeps_the_plain_id() -> None:
    open_one = article("c", entity("Georgia", "PLACE"))
    applied, _ = identified([placed("a", LAND), placed("b", STATE), open_one])
    assert cell(applied[2], "mentions", "entity_id") == "place:georgia"


def test_one_sense_changes_nothing() -> None:
    applied, entities = identified([placed("a", STATE), placed("b", STATE)])
    assert set(ids(applied)) == {"place:georgia"} == set(entities)


def user_file(folder: Path, *lines: str) -> Path:
    path = folder / "entities.csv"
    path.write_text("entity_id,latitude,longitude,geoname_id\n" + "".join(f"{line}\n" for line in lines), "utf-8")
    return path


def test_a_point_of_the_users_own(tmp_path: Path) -> None:
    user = read_user_entities(str(user_file(tmp_path, "place:georgia,59.9,-10.75,")))
    applied, entities = identified(
        [placed("a", LAND), placed("b", STATE), article("c", entity("Georgia", "PLACE"))], user
    )
    assert ids(applied) == ["place:georgia"] * 3
    assert {cell(rows, "places", "latitude") for rows in applied} == {"59.90000"}
    assert {cell(rows, "places", "rule") for rows in applied} == {"user"}
    assert entities["place:georgia"]["geoname_id"] == ""


def test_a_number_of_geonames(tmp_path: Path) -> None:
    user = read_user_entities(str(user_file(tmp_path, "place:georgia,,,3143244")))
    applied, entities = identified([placed("a", LAND)], user)
    assert cell(applied[0], "places", "country") == "NO"
    assert cell(applied[0], "places", "precision") == "city"
    assert entities["place:georgia"]["geoname_id"] == "3143244"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("place:a,91,0,", "latitude '91'"),
        ("place:a,1,,", "longitude ''"),
        ("place:a,1,x,", "longitude 'x'"),
        ("place:a,,,abc", "no number of GeoNames"),
        ("place:a,,,1", "not in the gazetteer"),
    ],
)
def test_what_is_no_point(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(UsageError, match=f"line 2: .*{told}"):
        read_user_entities(str(user_file(tmp_path, line)))


def test_a_line_that_says_nothing_of_where_changes_nothing(tmp_path: Path) -> None:
    user = read_user_entities(str(user_file(tmp_path, "place:georgia,,,", "place:georgia-us,,,")))
    articles = [placed("a", LAND), placed("b", LAND), placed("c", STATE)]
    assert identified(articles, user)[0] == identified(articles)[0]
