from __future__ import annotations

from extract.merge.happening_rows import Told, happening_row
from extract.merge.reports import read_telling
from extract.write import COLUMNS
from support.told_rows import Deed, article

DEED = Deed("Norway attacked Marn.", "attacked", "ASSAULT", ("Norway",), ("Marn",), (), "2019-05-03", "explicit")


def row(*deeds: Deed) -> dict[str, str]:
    tellings = [read_telling(article(f"a{number}", deed)) for number, deed in enumerate(deeds)]
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
