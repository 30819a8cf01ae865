"""The anchor: publication in news, the moving date of the passage in histories, and which one the record names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from extract.dates import find_dates
from extract.dates.anchor import is_narrative
from extract.dates.calendar import Moment
from support.dates_markup import check

Parse = Callable[[str], Doc]

PASSAGES = (
    (
        "2021-09-08",
        "The plans of [May 1987|1987-05], [June 1988|1988-06], [July 1990|1990-07] and [August 1991|1991-08] failed. "
        "On [September 13|1991-09-13] they agreed. It was to begin [January 1, 1992|1992-01-01]. "
        "In [mid-November|1991-11/MID] they met.",
    ),
    (
        "2009-12-19",
        "The war began on [1 September 1939|1939-09-01]. In [April 1940|1940-04] they landed. "
        "On [May 10|1940-05-10] they fell. [Twelve days later|1940-05-22] it was over. "
        "In [June|1940-06] they sailed. In [July 1942|1942-07] it went on.",
    ),
    (
        "2009-12-19",
        "In [1860|1860] he won. By [February 1861|1861-02] they left. On [April 12|1861-04-12] it began. "
        "On [March 8, 1862|1862-03-08] it sank. [The next day|1862-03-09] it rained. "
        "[The following year|1863] it ended. In [July 1864|1864-07] he died.",
    ),
    (
        "2009-12-19",
        "On [23 December 1969|1969-12-23] they came. On [7 January|1970-01-07] they won. "
        "[The same month|1970-01] it ended. In [1970|1970], [1971|1971] and [1972|1972] they ruled.",
    ),
    (
        "2009-12-19",
        "In [May 1970|1970-05], [June 1971|1971-06] and [March 1972|1972-03] they met. "
        "On [2 August 1964|1964-08-02] it sank. A paper of [2005|2005] denies it. "
        "The ship was hit on [4 August|1964-08-04] again. In [late 1964|1964/END] they left.",
    ),
    (
        "2009-12-19",
        "The wars of [492 BC|BC0492], [490 BC|BC0490], [480 BC|BC0480] and [479 BC|BC0479] were long. "
        "[The following year|BC0478] they ended. In [the autumn|BC0478-FA] they left.",
    ),
    (
        "2015-08-21",
        "He spoke on [Monday|2015-08-17]. The law of [1995|1995] is old. In [March|2015-03] it changed. "
        "[Last year|2014] it held.",
    ),
    (
        "2015-08-21",
        "On [4 March 2003|2003-03-04] he won. [The same day|2003-03-04] she left. "
        "[The following day|2003-03-05] they met. [Three days later|2003-03-08] he died. "
        "[That evening|2003-03-08TEV] it rained. [The next month|2003-04] it fell. "
        "[That year|2003] was long.",
    ),
    (
        "",
        "In [March|XXXX-03] he left. On [Monday|XXXX-WXX-1] they met. [Last year|XXXX] it rained. "
        "[Two years ago|XXXX] it snowed. On [5 May|XXXX-05-05] he fell. In [1999|1999] he came. "
        "In [March|XXXX-03] he left.\n\nVelde is far.\n\nIt is cold there.\n\n"
        "On [6 June 2003|2003-06-06] he rose, in [July|2003-07] he fell. [Two years later|2005] he died.",
    ),
    (
        "",
        "He won in [May 2003|2003-05], [June 2004|2004-06], [July 2005|2005-07] and [March 2006|2006-03]. "
        "In [April|2006-04] he left.",
    ),
    (
        "",
        "They met on [Thursday|XXXX-WXX-4]. [Earlier this week|XXXX-WXX/START] it rained. "
        "[That day|XXXX-WXX-4] it froze, at [9 p.m.|XXXX-WXX-4T21:00] too.",
    ),
    (
        "",
        "He won in [May 1918|1918-05], lost in [June 1919|1919-06] and fled in [October 1919|1919-10].\n\n"
        "[1920|1920]\n\nIn [January|1920-01] he died. The law of [March 1919|1919-03] fell.",
    ),
    (
        "",
        "They met in [May 2003|2003-05], [June 2003|2003-06] and [July 2003|2003-07], as [two years earlier|2001] in "
        "Velde. In [March|2003-03] it rained in [August 2003|2003-08].",
    ),
    (
        "",
        "It was [Monday 18 July|2022-07-18]. The list of [2022|2022] is out, that of [2021|2021] is old.",
    ),
    (
        "",
        "[Today|XXXX-XX-XX] it rained. [Last night|XXXX-XX-XXTNI] it did not. [Next week|XXXX-WXX] it will. "
        "Towns are larger [today|PRESENT_REF].",
    ),
    (
        "",
        "OSLO, [20 June|XXXX-06-20] - The court met [today|XXXX-06-20].",
    ),
    (
        "",
        "Power was dear in [the first half of 2022|2022-H1]. Prices rose [this year|2022], not [last year|2021], and "
        "fell [two years ago|2020]. On [Monday|2022-WXX-1] they rose. It ends in [May|2022-05].",
    ),
    (
        "",
        "It was the best film of [2004|2004]. On [Tuesday|2004-WXX-2] it won, [the day after|XXXX-XX-XX] the vote.",
    ),
    (
        "",
        "The firm lost money in [2004|2004]. They met on [Tuesday|XXXX-WXX-2]. It lost [last year|XXXX].",
    ),
    (
        "",
        "The plan for [2030|2030] is new, the mill of [2004|2004] old.\n\nOn [Tuesday|2030-WXX-2] it shut.",
    ),
    (
        "1989-11-02",
        "Profit fell in [the third quarter|1989-Q3] from [a year earlier|1988-Q3]. "
        "Sales rose in [the latest quarter|1989-Q3]. "
        "For [the nine months|P9M] it lost less than in [1987|1987] and as much as [a year earlier|1988].",
    ),
)


@pytest.mark.parametrize(("published", "marked"), PASSAGES)
def test_passage(parse: Parse, published: str, marked: str) -> None:
    check(parse, marked, published)


@pytest.mark.parametrize(
    ("text", "published", "anchor"),
    [
        ("It ended on 16 August 2021.", "2021-09-08", "explicit"),
        ("It ended on Monday.", "2021-09-08", "published"),
        ("It ended last year.", "2021-09-08", "published"),
        ("It took two years.", "2021-09-08", "none"),
        ("It ended on Monday.", "", "none"),
    ],
)
def test_anchor(parse: Parse, text: str, published: str, anchor: str) -> None:
    assert [x.anchor for x in find_dates(parse(text), published)] == [anchor]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It ended on Monday.", "XXXX-WXX-1"),
        ("It ended yesterday.", "XXXX-XX-XX"),
        ("It ended last week.", "XXXX-WXX"),
        ("It will end next week.", "XXXX-WXX"),
        ("It ended two days ago.", "XXXX-XX-XX"),
        ("It ended at 5 p.m. yesterday.", "XXXX-XX-XXT17:00"),
        ("It ended last month.", "2021-02"),
        ("It ended three months ago.", "2020-12"),
        ("It ended last year.", "2020"),
        ("It ended in January.", "2021-01"),
        ("It ended on 5 March.", "2021-03-05"),
        ("It ended last quarter.", "2020-Q4"),
        ("It ended last Christmas.", "2020-12-25"),
        ("It will end next Christmas.", "2021-12-25"),
    ],
)
def test_of_the_publication_no_more_than_the_month_is_known(parse: Parse, text: str, value: str) -> None:
    assert [x.value for x in find_dates(parse(text), "2021-03")] == [value]


def test_anchor_of_the_same_day_is_the_previous_date(parse: Parse) -> None:
    found = find_dates(parse("On 4 March 2003 he won. The same day she left."), "2021-09-08")
    assert [x.anchor for x in found] == ["explicit", "previous date"]


FULL = [Moment(1939, 9, 1), Moment(1940, 4), Moment(1941, 6, 22), Moment(1942, 7)]
BARE = [Moment(1939), Moment(1940), Moment(1941), Moment(1942)]
NEAR = [Moment(2009, 1, 1), Moment(2008, 12, 1), Moment(2009), Moment(2008), Moment(2009, 2)]


@pytest.mark.parametrize(
    ("dated", "deictic", "published", "history"),
    [
        (FULL, 0, Moment(2009, 1), True),
        (FULL, 1, Moment(2009, 1, 1), False),
        (FULL + BARE + BARE, 2, Moment(2009, 1, 1), True),
        (FULL[:3] + BARE, 0, Moment(2009, 1, 1), False),
        (BARE + BARE, 0, Moment(2009, 1, 1), False),
        (FULL + NEAR, 0, Moment(2009, 1, 1), False),
        ([Moment(-490), Moment(-480), Moment(-479), Moment(-478)], 0, Moment(2009, 1, 1), True),
        ([], 5, None, False),
        (FULL, 0, None, True),
    ],
)
def test_is_narrative(dated: list[Moment], deictic: int, published: Moment | None, history: bool) -> None:
    assert is_narrative(dated, deictic, published) is history
