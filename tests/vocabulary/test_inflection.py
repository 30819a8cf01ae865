from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.vocabulary import index_forms, inflect


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("say", "say says saying said"),
        ("tell", "tell tells telling told"),
        ("deny", "deny denies denying denied"),
        ("admit", "admit admits admitting admitted"),
        ("stop", "stop stops stopping stopped"),
        ("visit", "visit visits visiting visited"),
        ("offer", "offer offers offering offered"),
        ("hope", "hope hopes hoping hoped"),
        ("die", "die dies dying died"),
        ("agree", "agree agrees agreeing agreed"),
        ("fix", "fix fixes fixing fixed"),
        ("panic", "panic panics panicking panicked"),
        ("echo", "echo echoes echoing echoed"),
        ("focus", "focus focuses focusing focused"),
        ("write", "write writes writing wrote written"),
        ("show", "show shows showing showed shown"),
        ("be", "be is being was were been"),
        ("have", "have has having had"),
        ("call off", "call off|calls off|calling off|called off"),
        ("break", "break breaks breaking broke broken"),
        ("refer", "refer refers referring referred"),
        ("label", "label labels labelling labeled labelled"),
        ("quit", "quit quits quitting"),
        ("play", "play plays playing played"),
    ],
)
def test_forms(verb: str, forms: str) -> None:
    assert inflect(verb).all() == tuple(forms.split("|") if "|" in forms else forms.split())


def test_a_form_of_two_verbs_leads_to_both() -> None:
    index = index_forms(["find", "found", "say"])
    assert index["found"] == ("find", "found")
    assert index["said"] == ("say",)
    assert "sayed" not in index


def test_both_spellings_are_found() -> None:
    index = index_forms(["travel", "label"])
    assert index["traveling"] == index["travelling"] == ("travel",)
    assert index["labeling"] == ("label",)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_every_form_leads_back(verb: str) -> None:
    index = index_forms([verb])
    assert all(index[form] == (verb,) for form in inflect(verb).all())
