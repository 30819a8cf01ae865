"""What is no date: verbs, names, prices, counts, ages, scores, shares."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from support.dates_markup import check

Parse = Callable[[str], Doc]

PLAIN = (
    "The Six-Day War was short.",
    "The October Revolution was long.",
    "Call 2020-5555 at home.",
    "The Saturday Evening Post wrote so.",
    "COVID-19 and ISO 9001:2015 are no dates.",
    "At the same time it fell.",
    "The last day of the war was long.",
    "He won by 2010 votes to 1999 in Velde.",
    "Some 2,000 of the men and 1998 of the guards left.",
    "20th Century Goods hired him.",
    "The Summer Hill fire spread.",
    "The 2000-strong force left.",
    "She told the Today programme so.",
    "He sang on the BBC's Saturday Kitchen about rice.",
    "They led in the first half but lost in the second half.",
    "Ramadan was quiet in the old town.",
    "She may go. They march on. He can fall again.",
    "May I go? You may not.",
    "The 17-year-old girl won.",
    "She is 26 years old.",
    "A man aged 26 was there.",
    "He is 30 years of age.",
    "He is in his forties.",
    "A two-month-old baby cried.",
    "It cost $2000 to build.",
    "It cost 1999 euros.",
    "Some 2000 people came.",
    "Over 1500 troops came.",
    "He read page 1999 of it.",
    "See section 2001 of it.",
    "Flight 1989 was late.",
    "The IL-76 and the IL-1976 fell.",
    "It is 1999.5 miles away.",
    "The score was 3:2 in the end.",
    "John 3:16 says so.",
    "They won 3 to 1.",
    "Version 1.2.3 came out.",
    "Black September was a group.",
    "Black Friday sales were poor.",
    "The Sunday Times wrote so.",
    "The Daily Velde wrote so.",
    "August Wilson wrote plays.",
    "April Jones left.",
    "Theresa May left.",
    "USA Today wrote so.",
    "They took part in the March for Peace.",
    "A second attack failed.",
    "Three quarters of it is gone.",
    "A quarter of them left.",
    "The Latin Quarter is full.",
    "It costs $5 a year to run.",
    "He came last. She was next.",
    "Futures fell. The future owner smiled.",
    "He is the present owner.",
    "He drove past the house.",
    "The fall of Velde shook them.",
    "Prices fall again.",
    "The minutes of the meeting are lost.",
    "Opening hours vary.",
    "White Christmas was played.",
    "She read “The Day of the Orchid” and “Ten Years of Rain” there.",
    "The Mail on Sunday wrote so.",
    "At http://example.org/2022/5/27/daily-news-july-23 it stands.",
    "Ana Orlova scored after ten minutes and hit the crossbar two minutes later.",
    "He wrote in the daily of that town on the future of the harbour.",
    "Easter Island is far away.",
    "Knowledge is power.",
    "He does so every now and again.",
    "Former and current leaders met.",
    "The previous owner left once or twice.",
    "She ate 3/4 of it.",
    "The 2020 people of Velde cheered.",
    "In 490 cases they lost.",
)


@pytest.mark.parametrize("marked", PLAIN)
def test_nothing_is_found(parse: Parse, marked: str) -> None:
    check(parse, marked)
