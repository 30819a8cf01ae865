from __future__ import annotations

import pytest

from extract.merge.areas import Area, are_nested, read_areas
from support.told_rows import Deed, article

MARN: Area = ("XM",)
VELDE: Area = ("XM", "Velde")
TOLVEN: Area = ("XM", "Velde", "", "Tolven")


@pytest.mark.parametrize(
    ("one", "other", "nested"),
    [
        (MARN, TOLVEN, True),
        (VELDE, TOLVEN, True),
        (VELDE, MARN, True),
        (TOLVEN, TOLVEN, True),
        (("XM", "Selda"), TOLVEN, False),
        (("XM", "Velde", "", "Rond"), TOLVEN, False),
        (("XK",), TOLVEN, False),
    ],
)
def test_what_lies_in_what(one: Area, other: Area, nested: bool) -> None:
    assert are_nested([one], [other]) == are_nested([other], [one]) == nested


def test_nothing_lies_in_nothing() -> None:
    assert not are_nested([], [TOLVEN])


def test_areas_go_as_far_down_as_places_are_meant() -> None:
    areas = (
        ("Marn", "country", "XM", ""),
        ("Velde", "admin1", "XM", "Velde"),
        ("Tolven", "city", "XM", "Velde"),
        ("Levant", "region", "", ""),
        ("Rond", "admin1", "XM", ""),
    )
    rows = article("a", Deed("It rained.", "rained", areas=areas))
    assert read_areas(rows) == {"place:marn": MARN, "place:velde": VELDE, "place:tolven": TOLVEN}
