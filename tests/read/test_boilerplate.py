"""Page furniture is told from prose."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.read import is_boilerplate
from extract.vocabulary import load_rows


@pytest.mark.parametrize(
    "line",
    [
        "UNITED24 - Make a charitable donation in support of Ukraine!",
        "Join the GlobalSecurity.org mailing list",
        "Page last modified: 08-09-2021 13:04:16 ZULU",
        "Last updated at 5:04 p.m. EDT on Monday, 3 May 2021",
        "Last updated 3 hours ago",
        "  Advertisement  ",
        "ADVERTISEMENT",
        "Subscribe now",
        "Sign up for our daily newsletter",
        "Facebook Twitter Email",
        "Share this story on Facebook",
        "Read more: Harbour opens again",
        "Follow us on Twitter",
        "Click here",
        "Copyright 2021 Example Press. All rights reserved.",
        "© Example Press",
        "(c) 2019-2021, Example Press",
        "(Reporting by Anna Berg in Port Selda and Émile Roux; Editing by John Marsh)",
        "-- ENDS --",
        "* * *",
        "8 min read",
        "Most Read",
        "Most read in Politics",
        "ALSO READ: Harbour opens again",
        "READ ALSO | Harbour opens again",
        "Article content",
        "Your email address will not be published. Required fields are marked *",
        "You must be logged in to post a comment.",
        "Join the conversation",
    ],
)
def test_boilerplate(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        " ",
        "The site uses cookies to follow its readers, the court found.",
        "Share prices fell on Monday.",
        "Read more than one newspaper, the minister said.",
        "Reporting by The Selda Post led to the inquiry.",
        "Editing by hand took the team a year.",
        "Video source code was stolen.",
        "Last updated on Tuesday, the list named 40 people.",
        "Last updated figures showed 300 dead.",
        "Copyright 2021 rules changed the market.",
        "Copyright law was changed in May.",
        "All rights reserved for the state were scrapped.",
        "Make a donation, she told viewers, and save a life.",
        "Sign up to this scheme or lose your farm.",
        "Subscribe to our view, the party told voters, or leave.",
        "Comments by the minister angered Marn.",
        "Print media were closed.",
        "Follow the money, he said.",
        "Ends meet only in December.",
        "Email was down for a day.",
        "“Click here to win,” the message said.",
        "She asked readers to donate now.",
        "Twitter said on Friday it had closed the account.",
        "Advertisement spending rose.",
        "Sponsored militias crossed the border.",
        "Related parties signed the deal.",
        "Join the army, the poster said.",
        "Most read the paper at home.",
        "Most popular was the mayor, who won by two votes.",
        "He also read: a poem, a letter and a list.",
        "Article content was copied, the court found.",
        "You may also like him, she said.",
        "Please log in to write, the clerk told her.",
        "We use our personal data to find the missing.",
        "Must do more, the minister said.",
        "Donate blood, doctors told the crowd.",
        "Support our troops, the mayor said.",
        "Afghanistan - Russia Relations",
        "Friday, August 21, 2015",
        "We use cookies " + "x" * 160,
    ],
)
def test_no_boilerplate(line: str) -> None:
    assert not is_boilerplate(line)


SHREDS = sorted(
    {shred for row in load_rows("language/boilerplate.csv") for shred in re.findall(r"\w+|\W", row["example"])}
)


@given(st.lists(st.sampled_from(SHREDS)).map("".join))
def test_cost_is_bounded(line: str) -> None:
    began = time.process_time()
    is_boilerplate(line)
    is_boilerplate(line[:155] + "?!")
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize(
    "shred", ["a", "A ", "1 ", "- ", "and ", "facebook", "newsletter ", " ", "last updated on ", ". "]
)
def test_cost_of_repetition_is_bounded(shred: str) -> None:
    began = time.process_time()
    for start in ("", "reporting by A", "last updated ", "copyright 2021 A", "subscribe to the ", "share "):
        is_boilerplate((start + shred * 160)[:157] + "?!")
        is_boilerplate(start + shred * 100_000)
    assert time.process_time() - began < 1
