"""A file for the user's word, to start from."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from extract.cli import main
from extract.corpus import read_user_entities
from extract.write import COLUMNS
from support.corpus_rows import corpus, entity, identified

ARTICLES = list(
    corpus(
        *((30, entity("Vera Roe")), (2, entity("Roe"))),
        *((3, entity("Ada Lund")), (3, entity("Bo Lund")), (1, entity("Lund"))),
        *((1, entity("U.S.", "PLACE")), (2, entity("America", "PLACE"))),
    )
)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    _, found = identified(ARTICLES)
    with (folder / "entities.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, (*COLUMNS["entities"], "wikidata"), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(found.values())
    return folder


def test_what_is_doubtful_stands_on_top(out: Path, tmp_path: Path) -> None:
    file = tmp_path / "my.csv"
    assert main(["entities", str(out), "--to", str(file)]) == 0
    header, *lines = file.read_text(encoding="utf-8").splitlines()
    assert header == "entity_id,name,label,same_as,country,note,wikidata"
    assert lines == [
        "person:lund,Lund,PERSON,,,perhaps person:ada-lund | person:bo-lund,",
        "person:roe,Roe,PERSON,person:vera-roe,,surname,",
        "place:america,America,PLACE,place:united-states,US,country,",
        "place:us,U.S.,PLACE,place:united-states,US,country,",
        "person:vera-roe,Vera Roe,PERSON,,,,",
        "person:ada-lund,Ada Lund,PERSON,,,,",
        "person:bo-lund,Bo Lund,PERSON,,,,",
        "place:united-states,United States,PLACE,,US,,",
    ]


def test_as_it_is_it_changes_nothing(out: Path, tmp_path: Path) -> None:
    file = tmp_path / "my.csv"
    main(["entities", str(out), "--to", str(file)])
    applied, found = identified(ARTICLES, read_user_entities(str(file)))
    before, known = identified(ARTICLES)
    assert applied == before
    left_out = ("merge_rules", "wikidata")
    assert [{k: v for k, v in row.items() if k not in left_out} for row in found.values()] == [
        {k: v for k, v in row.items() if k not in left_out} for row in known.values()
    ]


def test_a_file_that_is_there_is_not_written_over(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "my.csv"
    file.write_text("mine", encoding="utf-8")
    assert main(["entities", str(out), "--to", str(file)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert main(["entities", str(out), "--to", str(file), "--force"]) == 0
    assert main(["entities", str(tmp_path / "none"), "--to", str(file), "--force"]) == 2
