"""Runs whose events have places, for the tests of map, database and GeoJSON."""

from __future__ import annotations

from pathlib import Path

from extract.write import COLUMNS, Rows
from support.report_samples import HARBOUR, harbour, place_row, row, write_run

# name: events, and what places.csv tells of it
PLACES: dict[str, tuple[int, dict[str, str]]] = {
    "Oslo": (5, {}),
    "Norway": (3, {"latitude": "62.0", "longitude": "10.0", "admin1": "", "precision": "country"}),
    "Bergen": (1, {"latitude": "60.39299", "longitude": "5.32415", "admin1": "Vestland"}),
    "Cairo": (1, {"latitude": "30.06263", "longitude": "31.24967", "country": "EG", "admin1": "Cairo"}),
    "Akershus": (1, {"precision": "admin1", "admin1": "Akershus"}),  # its point is that of Oslo
    "Quito": (1, {"latitude": "-0.22985", "longitude": "-78.52495", "country": "EC", "admin1": "Pichincha"}),
}


def placed(article_id: str, places: dict[str, int], known: dict[str, dict[str, str]]) -> Rows:
    """An article with so many actions at each place, over HARBOUR; `known` are the places that have a point."""
    rows = harbour(article_id)
    statement, action = (dict(zip(COLUMNS["events"], one, strict=True)) for one in rows["events"])
    rows["events"] = [tuple(statement.values())]
    rows["entities"] = [one for one in rows["entities"] if one[0] != "place:oslo"]
    rows["places"] = []
    for name, number in places.items():
        entity_id = f"place:{name.lower()}"
        aliases = "Christiania" if name == "Oslo" else ""
        entity = {"entity_id": entity_id, "name": name, "label": "PLACE", "aliases": aliases}
        rows["entities"].append(row("entities", **entity, n_mentions="1", n_articles="1"))
        if name in known:
            rows["places"].append(place_row(article_id, entity_id, name, **known[name]))
        for _ in range(number):
            cells = action | {"event_id": f"{article_id}#e{len(rows['events']) + 1}", "place": name}
            cells["place_id"] = entity_id
            if name == "Cairo":
                cells |= {"date": "2019-06-01", "date_from": "2019-06-01", "date_to": "2019-06-01", "date_id": ""}
            rows["events"].append(tuple(cells.values()))
    return rows


def placed_run(out: Path) -> Path:
    """An article with events at PLACES, a statement among those at Bergen, and one whose place has no point."""
    first = placed("a", {name: number for name, (number, _) in PLACES.items()}, {n: k for n, (_, k) in PLACES.items()})
    said = dict(zip(COLUMNS["events"], first["events"][0], strict=True))
    again = said | {"event_id": "a#e99", "quote_id": "", "place": "Bergen", "place_id": "place:bergen"}
    again["place_spans"] = "75-79"
    first["events"].append(tuple(again.values()))
    return write_run(out, [(first, HARBOUR), (placed("b", {"Oslo": 0, "Atlantis": 1}, {}), HARBOUR)])


def crowded_run(out: Path, articles: int, events: int) -> Path:
    """Articles with so many events each, at places all over the world."""
    runs = []
    for number in range(articles):
        names = [f"Town {(number * 7 + step * 31) % 1_500}" for step in range(5)]
        known = {name: _somewhere(int(name.split()[1])) for name in names}
        runs.append((placed(f"a{number:04d}", dict.fromkeys(names, events // 5), known), HARBOUR))
        runs[-1][0]["events"] = runs[-1][0]["events"][1:]
    return write_run(out, runs)


def _somewhere(number: int) -> dict[str, str]:
    latitude, longitude = -50 + number * 7919 % 1_150 / 10, -170 + number * 104_729 % 3_400 / 10
    return {"latitude": f"{latitude:.2f}", "longitude": f"{longitude:.2f}", "country": "", "admin1": ""}
