"""Dates as wires, reports and logs write them: shared times, lists of days, short years, slips; and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from extract.dates import find_dates
from support.dates_markup import check

Parse = Callable[[str], Doc]

CLOCKS = (
    "The strike began at [0534 local time|2015-08-21T05:34] in Velde.",
    "The flight left at [1830 hrs|2015-08-21T18:30] for Velde.",
    "It took [1200 hours|PT1200H] of work.",
    "He died at [8:20 in the evening|2015-08-21T20:20] at home.",
    "He died at [11 at night|2015-08-21T23:00] at home.",
    "It will shut at [6pm AEST|2015-08-21T18:00] for good.",
    "It ended at [11:18 p.m. Eastern time on Tuesday|2015-08-18T23:18] there.",
    "He left [noon today|2015-08-21T12:00] for good.",
    "It rained between [2|2015-08-21T14:00] and [4 p.m.|2015-08-21T16:00] in Velde.",
    "It is open from [9:30|2015-08-21T09:30] to [11 a.m.|2015-08-21T11:00] there.",
    "It is open from [11|2015-08-21T11:00] to [2 p.m.|2015-08-21T14:00] there.",
    "They ran from [10|2015-08-21T10:00] to [12:30 p.m.|2015-08-21T12:30] there.",
    "They fought on [3 May 2014|2014-05-03]. It will open at [9 a.m.|2015-08-21T09:00] there.",
    "It will open on [3 May 2016|2016-05-03]. He said so at [9 a.m.|2015-08-21T09:00] there.",
    "They won by 303 votes at [9 p.m. Tuesday|2015-08-18T21:00] there.",
    "She ran it in [2 hr 5 min|PT2H5M] there.",
    "It ended [5 min later|PT5M] there.",
    "Two HR managers and 3 Min Soe left.",
    "In [the early hours of 12 February 2010|2010-02-12TMO] he rang.",
    "At [131530ZAUG2010|2010-08-13T15:30] help came.",
    "At [081304Z SEP 10|2010-09-08T13:04] help came.",
    "The order 321530ZAUG2010 and 131530ZXYZ2010 are nothing.",
)

CALENDAR = (
    "They met on [9|2013-09-09], [10|2013-09-10] and [11 September 2013|2013-09-11] there.",
    "They met on [May 3|2012-05-03], [5|2012-05-05] and [7, 2012|2012-05-07] there.",
    "They met on [the 1st|2015-05-01], [2nd|2015-05-02] and [3rd of May 2015|2015-05-03] there.",
    "The floods of [2|2015-05-02], [3|2015-05-03], [5|2015-05-05] and [7 May|2015-05-07] were bad.",
    "They won in ['83|1983] and [’84|1984] there.",
    "They met in [the summer of '69|1969-SU] there.",
    "She is 5'11 and he wrote of '20 people' and '60 Seconds' there.",
    "Sales rose in [FY16|2016] and fell in [Q3 FY14|2014-Q3] there.",
    "It opens in [2016-03|2016-03], she said.",
    "[Tax year 2012|2012]/[13|2013] was hard.",
    "The report 2016-03 and CVE-2016-03 are long.",
    "It was built in [about 2500 B.C.|BC2500/APPROX] and burnt in [3000 BC|BC3000] there.",
    "The page is abfe-7747bc000000 there.",
    "By [2100|2100] the sea will rise.",
    "By 2130 homes it fell.",
    "The [December|2014-12] poll was the first. The first [December|2014-12] poll was calm.",
    "They came on [Satuday|2015-08-15] and left on [Thurday|2015-08-20] there.",
    "They left on [tuesday|2015-08-18] there.",
    "Frida and Sundar met Mandy.",
    "They fought in [October 1993|1993-10]; [that December|1993-12] he left. It fell on [17 August 1998|1998-08-17].",
)

RELATIVE = (
    "The final is on [Sunday|2015-08-23] in Velde.",
    "The vote is [Tuesday|2015-08-25] in Velde.",
    "The final was on [Sunday|2015-08-16] in Velde.",
    "She returns [Sunday week|2015-08-30] with him.",
    "[A week from Thursday|2015-09-03] they meet.",
    "It happened two Sundays ago.",
    "It was [Friday the 7th|2015-08-07]. It was Friday the 13th.",
    "They met on [Mondays|XXXX-WXX-1] there.",
    "[Fifty years ago today|1965-08-21] the guns fell silent.",
    "[Two weeks ago today|2015-08-07] it broke.",
    "[Some 66 million years ago|PAST_REF] it fell.",
    "It lasted [2.5 million years|P2500000Y] there.",
    "They met on [Saturday 23 August|2014-08-23] there.",
    "It was his last day and her last year there.",
)

HOLIDAYS = (
    "He fell on [Remembrance Sunday 2014|2014-11-09] there.",
    "Christmas trees and Easter eggs sell well.",
    "Ukraine's Independence Day was quiet. The Kenyan Independence Day was loud.",
    "America's [Independence Day 2015|2015-07-04] was loud.",
    "At that time on Remembrance Sunday he was ill.",
)

FAR = (
    "They vote [two weeks from Friday|2015-09-04] there.",
    "They left [the day after Christmas 2014|2014-12-26] and came [a year and two months ago|2014-06].",
    "He fled [the year after|XXXX] the coup and came [the week after|XXXX-WXX] she left.",
    "It opens [tomorrow at 7am|2015-08-22T07:00] and shuts [next Friday at 10 p.m.|2015-08-28T22:00] there.",
    "It ran from [23 July|2014-07-23] to [8 August last year|2014-08-08] there.",
    "It ran on [July 15|2013-07-15]-[24 in 2013|2013-07-24] there.",
    "He left on [the twenty-fourth of January|2015-01-24] and [January thirty-first|2015-01-31].",
    "They met on [the second Tuesday of last month|2015-07-14] there.",
    "Profit fell in [Q1|2015-Q1] and rose in [2Q14|2014-Q2].",
    "The [Oct. 7|2014-10-07] attack was long. She has waited since [December 1|2014-12-01] there.",
)

NUMBERS = (
    "Pages 1990-1995 and pp. 1999–2004 are torn.",
    "Case no. 2010-1987 and badge 2016 are closed.",
    "Complaint no. 19-1987 was heard.",
    "He recalled resolutions 1540 and 2042 there.",
    "He lives at 1920 March Street, she at 14 March Road.",
    "He lives at 1600 Velde Avenue there.",
    "In [2010|2010] Wall Street fell.",
    "It lies 1950 m above the sea.",
    "It weighs 2000 lbs and sends on 1996 kHz.",
    "The index rose to 2067, closed at 2004, and fell.",
    "Version 4.10.2021 and build 2022.03.01 are old.",
    "Minutes of the council were read.",
    "It lasted between [about 2001|2001/APPROX] and [2008|2008] there.",
    "It went from [1992|1992]-[1996|1996] to [2004|2004] there.",
)


WEEKS = (
    "Polls ran [Tuesday|2015-08-18] through [Thursday|2015-08-20] there.",
    "It lasts from [Friday|2015-08-21] to [Sunday|2015-08-23] there.",
    "They meet [every second Tuesday|XXXX-WXX-2] and [every third year|P3Y] there.",
    "It rose in [Jan|2014-01]-[Feb 2014|2014-02] and in [Nov|2012-11]-[Jan. 2013|2013-01] there.",
    "It took [two-and-a-half hours|PT2H30M] there.",
    "Temperatures in the mid-80s are likely.",
    "It will be in the upper 90s there.",
    "Music of [the mid-80s|198/MID] is loud.",
    "They shot a total of 1945 there.",
)

WRITTEN = (  # published on 2015-08-21
    "VELDE, [Aug. 20|2015-08-20] (AP) — He left [today|2015-08-20] and comes back [tomorrow|2015-08-21].",
    "VELDE, [August 19, 2015|2015-08-19] - He left [last night|2015-08-18TNI] for good.",
    "VELDE, [Aug. 12|2015-08-12] — He left [today|2015-08-21] for good.",
    "On [Aug. 20|2015-08-20] he came - and left [today|2015-08-21] for good.",
    "He left on [Aug. 20|2015-08-20]. VELDE - [Today|2015-08-21] he is ill.",
)

ASIDES = (
    "He came on [Tuesday|2015-08-18]. He had won on [13 July 2008|2008-07-13]. His bill fell in [January|2015-01].",
    "On [13 July 2008|2008-07-13] he won. In [December|2008-12] his bill fell.",
)

PARTS = (
    "It starts at [8 tonight|2015-08-21T20:00] in Velde.",
    "It starts at [9 tomorrow morning|2015-08-22T09:00] in Velde.",
    "He died at [11:30 last night|2015-08-20T23:30] in Velde.",
    "They won 6-3 [last night|2015-08-20TNI] in Velde.",
    "It landed at [0600 GMT Thursday|2015-08-20T06:00] in Velde.",
    "It fell in [the first half of March|2015-03/START] and rose in [the second half of May 2014|2014-05/END] there.",
    "They scored in the second half.",
    "It expects a loss for [the three months|P3M] to [June|2015-06] there.",
    "It may rise to 20%, up from 3% in [October|2014-10] there.",
    "They put off the vote to [Monday|2015-08-24] there.",
    "[The week|P1W] ended [March 28|2015-03-28] was poor.",
    "It rained for [a single month|P1M] there.",
)


@pytest.mark.parametrize(
    "marked", [*WEEKS, *WRITTEN, *ASIDES, *PARTS, *CLOCKS, *CALENDAR, *RELATIVE, *HOLIDAYS, *FAR, *NUMBERS]
)
def test_wire(parse: Parse, marked: str) -> None:
    check(parse, marked)


@pytest.mark.parametrize("published", ["", "0001-01-01", "9999-12-31"])
def test_weekdays_at_the_ends_of_the_calendar(parse: Parse, published: str) -> None:
    text = "In 44 BC they fought. On Saturday 15 March he fell. On Friday the 3rd and a week from Sunday it rained."
    assert "BC0044" in [date.value for date in find_dates(parse(text), published)]


def test_a_hundred_hundreds_end(parse: Parse) -> None:
    assert find_dates(parse("hundred " * 400), "2015-08-21") == ()
