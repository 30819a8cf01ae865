"""Features in families: named by question and answer, and told only if they count."""

from __future__ import annotations

import pytest

from extract.scoring.families import Families

FAMILIES = Families({"headline": (), "head": ("VB", "NN")})


def test_a_feature_is_named_by_its_question_and_answer() -> None:
    assert FAMILIES.names == ("headline", "head=VB", "head=NN")


def test_an_answer_that_does_not_count_is_passed_over() -> None:
    found: dict[str, float] = {}
    FAMILIES.tell(found, "headline")
    FAMILIES.tell_all(found, "head", ("JJ", "NN"))
    assert found == {"headline": 1.0, "head=NN": 1.0}


def test_a_question_that_there_is_not_is_a_fault() -> None:
    with pytest.raises(KeyError):
        FAMILIES.tell({}, "tail")
