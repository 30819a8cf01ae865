from __future__ import annotations

from collections.abc import Sequence

from extract.merge.happening_rows import Told, happening_row
from extract.merge.reports import read_telling
from extract.write import COLUMNS
from support.told_rows import Deed, article

DEED = Deed("Norway attacked Marn.", "attacked", "ASSAULT", ("Norway",), ("Marn",), (), "2019-05-03", "explicit")


def row(*deeds: Deed, days: Sequence[str] = ()) -> dict[str, str]:
    published = [*days, *("2019-05-04" for _ in deeds[len(days) :])]
    dated = zip(deeds, published, strict=True)
    tellings = [read_telling(article(f"a{n}", deed, published=day)) for n, (deed, day) in enumerate(dated)]
    told = [Told(telling, telling.reports[0]) for telling in tellings]
    return dict(zip(COLUMNS["happenings"], happening_row(told, 0.876), strict=True))


def test_cells_are_those_of_most_reports() -> None:
    found = row(DEED, DEED._replace(target=("Kirran",)), DEED._replace(realis="reported", target=("Kirran",)))
    assert (found["target"], found["target_id"], found["realis"]) == ("Kirran", "place:kirran", "actual")
    assert (
        found["differences"]
        == "target: Marn (a0#e1) / Kirran (a1#e1, a2#e1); realis: actual (a0#e1, a1#e1) / reported (a2#e1)"
    )
    assert found["confidence"] == "0.88"


def test_of_equals_the_surest_is_taken_and_names_come_before_words() -> None:
    found = row(DEED, DEED._replace(type="COERCE", confidence=0.9, actor=("soldiers",)))
    assert (found["type"], found["actor"]) == ("COERCE", "Norway")
    assert found["differences"] == ""


def test_told_days_come_before_others() -> None:
    others = DEED._replace(day="2019-05-04", source="published")
    found = row(others, others, DEED)
    assert (found["date_from"], found["date_to"]) == ("2019-05-03", "2019-05-03")
    assert row(DEED._replace(day=""))["date_from"] == ""


def dead(*tolls: tuple[str, str], confidence: float = 0.5) -> Deed:
    return DEED._replace(tolls=tuple(("killed", low, high) for low, high in tolls), confidence=confidence)


def killed(found: dict[str, str]) -> tuple[str, str]:
    return found["killed_low"], found["killed_high"]


def test_a_toll_is_what_most_reports_give() -> None:
    found = row(dead(("38", "38")), dead(("38", "38")), dead(("41", "41"), confidence=0.9), DEED)
    assert killed(found) == ("38", "38")
    assert found["differences"] == (
        "killed_low: 38 (a0#e1, a1#e1) / 41 (a2#e1); killed_high: 38 (a0#e1, a1#e1) / 41 (a2#e1)"
    )
    assert found["injured_low"] == found["arrested_high"] == ""


def test_of_equals_the_latest_published_toll_is_taken_then_the_surest() -> None:
    one, other = dead(("38", "38"), confidence=0.9), dead(("41", "41"))
    assert killed(row(other, one, days=("2019-05-05", "2019-05-04"))) == ("41", "41")
    assert killed(row(other, one, days=("", "2019-05-04"))) == ("38", "38")
    assert killed(row(other, one)) == killed(row(one, other)) == ("38", "38")


def test_an_open_toll_has_no_upper_bound() -> None:
    found = row(dead(("14", "")), dead(("14", "14"), confidence=0.4))
    assert killed(found) == ("14", "")
    assert found["differences"] == ""


def test_of_one_report_the_greatest_number_counts() -> None:
    """What is less is a part of it or what it was before."""
    assert killed(row(dead(("38", "38"), ("41", "41"), ("5", "5")))) == ("41", "41")


def test_only_people_it_befell_are_a_toll() -> None:
    found = row(DEED._replace(tolls=(("money", "300", "300"), ("present", "40", "40"), ("displaced", "1200.0", ""))))
    assert {name: found[name] for name in found if name.endswith(("_low", "_high")) and found[name]} == {
        "displaced_low": "1200"
    }


def test_a_place_that_lies_in_the_other_is_no_difference() -> None:
    marn = DEED._replace(place=("Marn",), areas=(("Marn", "country", "XM", ""),))
    tolven = DEED._replace(place=("Tolven",), areas=(("Tolven", "city", "XM", "Velde"),))
    rond = DEED._replace(place=("Rond",), areas=(("Rond", "city", "XM", "Velde"),))
    assert row(marn, tolven)["differences"] == ""
    assert row(rond, tolven)["differences"] == "place: Rond (a0#e1) / Tolven (a1#e1)"
