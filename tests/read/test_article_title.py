"""The title of an article without metadata."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.read import find_title, title_of

PROSE = "The mayor of Port Selda said on Tuesday that the harbour would open again before the end of the month."
TITLE = "Harbour of Port Selda opens again"


@pytest.mark.parametrize(
    "above",
    [
        "",
        "\n\n  ",
        "UNITED24 - Make a charitable donation in support of Ukraine!\n\n\n",
        "Advertisement\n\nSubscribe\n",
        "https://example.org/2021/09/harbour\n\n",
        "Friday, August 21, 2015\n",
        "21 August 2015 10:30 GMT\n",
        "2015-08-21\n",
        "By Anna Berg\n\n",
        "Share\r\n\r\nSubscribe\r\n",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n\nFriday, August 21, 2015\n\n"])
def test_title_is_found(above: str, between: str) -> None:
    assert title_of(f"{above}{TITLE}{between}{PROSE}\n\n{PROSE}") == TITLE


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Afghanistan - Russia Relations",
            "Is the harbour open?",
            "Open at last!",
            "9 arrested",
            "“Not yet,” mayor says",
        ),
        *("Protests across the U.S.", "HARBOUR OPENS", "Mayor: harbour opens", "  Indented  "),
    ],
)
def test_forms_of_titles(title: str) -> None:
    assert title_of(f"{title}\n\n{PROSE}") == title.strip()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "Title only",
        "Title only\n\n",
        PROSE,
        f"{PROSE}\n\n{PROSE}",
        f"{PROSE}\n{PROSE}",
        f"The harbour opens.\n\n{PROSE}",
        f"PORT SELDA, Marn (AP) _\n\n{PROSE}",
        f"PORT SELDA —\n\n{PROSE}",
        f"The mayor said:\n\n{PROSE}",
        f"and so on\n\n{PROSE}",
        f"***\n\n{PROSE}",
        f"1,204\n\n{PROSE}",
        f"{'word ' * 40}\n\n{PROSE}",
        f"{'x' * 200}\n\n{PROSE}",
        "The mayor of Port Selda said on Tuesday\nthat the harbour would open again.\n",
        "The mayor of Port Selda said on Tuesday that the harbour of\n"
        "Port Selda would open again before the end of the month,\nas Anna Berg had said.",
        "Title\n\nSubscribe\n",
    ],
)
def test_no_title(text: str) -> None:
    assert title_of(text) == ""
    assert find_title(text) is None


@given(st.text())
def test_a_title_lies_in_the_text(text: str) -> None:
    span = find_title(text)
    title = title_of(text)
    if span:
        assert text[span.start : span.end] == title == title.strip() != ""
    else:
        assert title == ""
