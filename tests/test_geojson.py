"""GeoJSON of the events' places: as RFC 7946 has it, the same every time, whatever the texts hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract.cli import main
from extract.errors import UsageError
from extract.geojson import GEOJSON_FILE, features, run_geojson_export
from extract.write import COLUMNS
from support.report_places import PLACES, placed, placed_run
from support.report_samples import HARBOUR, failed, harbour, hostile_run, place_row, write_run

PROPERTIES = (
    *("event_id", "article_id", "kind", "type", "trigger", "actor", "target", "date_from", "date_to", "realis"),
    *("place", "precision", "country", "confidence", "place_confidence", "sentence"),
)


def collection(out: Path, folder: Path, *patterns: str) -> dict[str, Any]:
    assert run_geojson_export(out, folder, patterns=patterns) == 0
    read: dict[str, Any] = json.loads((folder / GEOJSON_FILE).read_bytes().decode("utf-8"))
    return read


def test_an_event_at_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = write_run(tmp_path / "out", [(harbour(), HARBOUR), (failed("z"), "")])
    found = collection(out, tmp_path / "to")
    assert set(found) == {"type", "features"}
    assert found["type"] == "FeatureCollection"
    [feature] = found["features"]
    assert feature["type"] == "Feature"
    assert feature["geometry"] == {"type": "Point", "coordinates": [10.74609, 59.91273]}  # longitude first
    assert tuple(feature["properties"]) == PROPERTIES
    assert feature["properties"] == {
        "event_id": "harbour#e2",
        "article_id": "harbour",
        "kind": "action",
        "type": "CONSULT",
        "trigger": "met",
        "actor": "Unions | Port \\| Council",
        "target": None,
        "date_from": "2019-05-03",
        "date_to": "2019-05-03",
        "realis": "actual",
        "place": "Oslo",
        "precision": "city",
        "country": "NO",
        "confidence": 0.8,
        "place_confidence": 0.97,
        "sentence": "Unions met in Oslo on 3 May 2019.",
    }
    assert capsys.readouterr().out == f"1 place of events in {tmp_path / 'to' / GEOJSON_FILE}\n"


def test_an_event_with_two_places_is_two_features(tmp_path: Path) -> None:
    rows = harbour()
    cells = dict(zip(COLUMNS["events"], rows["events"][1], strict=True))
    cells |= {"place": "Oslo | Bergen | Fjord", "place_id": "place:oslo | place:bergen | "}
    cells["place_spans"] = "1-2 | 2-3 | "
    rows["events"][1] = tuple(cells.values())
    rows["places"].insert(0, place_row("harbour", "place:bergen", "Bergen", latitude="60.39299", longitude="5.32415"))
    found = list(features(write_run(tmp_path, [(rows, HARBOUR)])))
    assert [feature["properties"]["place"] for feature in found] == ["Oslo", "Bergen"]
    assert {feature["properties"]["event_id"] for feature in found} == {"harbour#e2"}


def test_places_are_those_of_the_same_article(tmp_path: Path) -> None:
    elsewhere = {"latitude": "43.80", "longitude": "-90.18", "country": "US"}
    known = [{}, {"Oslo": {}}, {"Oslo": elsewhere}]
    out = write_run(tmp_path, [(placed(name, {"Oslo": 1}, k), HARBOUR) for name, k in zip("abc", known, strict=True)])
    found = [(one["properties"]["article_id"], one["geometry"]["coordinates"]) for one in features(out)]
    assert found == [("b", [10.74609, 59.91273]), ("c", [-90.18, 43.8])]


def test_every_event_that_has_a_point(tmp_path: Path) -> None:
    found = list(features(placed_run(tmp_path)))
    assert len(found) == sum(number for number, _ in PLACES.values()) + 1
    assert [one["properties"]["event_id"] for one in found] == sorted(
        (one["properties"]["event_id"] for one in found), key=lambda event_id: int(event_id.partition("#e")[2])
    )
    assert {one["properties"]["precision"] for one in found} == {"city", "country", "admin1"}


def test_it_is_the_same_every_time(tmp_path: Path) -> None:
    out = placed_run(tmp_path / "out")
    run_geojson_export(out, tmp_path / "one")
    run_geojson_export(out, tmp_path / "two")
    assert (tmp_path / "one" / GEOJSON_FILE).read_bytes() == (tmp_path / "two" / GEOJSON_FILE).read_bytes()


def test_whatever_stands_in_the_cells_it_is_json(tmp_path: Path) -> None:
    out = hostile_run(tmp_path / "out")
    found = collection(out, tmp_path / "to")
    assert len(found["features"]) == len(list(features(out))) > 3
    assert all(tuple(feature["properties"]) == PROPERTIES for feature in found["features"])


def test_nothing_to_show(tmp_path: Path) -> None:
    assert collection(write_run(tmp_path / "out", []), tmp_path / "to")["features"] == []


def test_chosen_articles(tmp_path: Path) -> None:
    out = write_run(tmp_path / "out", [(harbour("x/a"), HARBOUR), (harbour("y/b"), HARBOUR)])
    found = collection(out, tmp_path / "to", "y/*")
    assert [feature["properties"]["article_id"] for feature in found["features"]] == ["y/b"]
    with pytest.raises(UsageError, match="no article 'z\\*'"):
        run_geojson_export(out, tmp_path / "other", patterns=["z*"])
    assert not (tmp_path / "other").exists()


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    out = write_run(tmp_path / "out", [(harbour(), HARBOUR)])
    run_geojson_export(out, tmp_path / "to")
    with pytest.raises(UsageError, match="is there already"):
        run_geojson_export(out, tmp_path / "to")
    assert run_geojson_export(out, tmp_path / "to", force=True) == 0


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(write_run(tmp_path / "out", [(harbour(), HARBOUR)]))
    to = str(tmp_path / "to")
    assert main(["export", out, "--to", "geojson", "--output", to]) == 0
    assert main(["export", out, "--to", "geojson", "--output", to, "--gold", str(tmp_path), "--force"]) == 2
    assert "leave --gold out" in capsys.readouterr().err
