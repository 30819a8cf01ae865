"""Sentences of every class as news writes them: boundaries, combined forms, ranges, tenses, and what is no date."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from support.dates_markup import check

Parse = Callable[[str], Doc]

COMPOUNDS = (
    "The [48-hour|PT48H] strike ended.",
    "The [decades-long|PXDE] war ended.",
    "A [two-day|P2D] visit began.",
    "His [five-year|P5Y] term ended.",
    "Their [week-long|P1W] march ended.",
    "The [years-long|PXY] drought ended.",
    "An [hours-long|PTXH] queue formed.",
    "An [eight-hour|PT8H] drive took them there.",
    "A [24 hour|PT24H] cut of the water began.",
    "[Nearly three years|P3Y/APPROX] of talks failed.",
    "[The nearly three years|P3Y/APPROX] of talks failed.",
    "[The past two years|P2Y] were hard.",
    "[The last half century|P50Y] was hard.",
    "She waited [the whole day|P1D] for him.",
    "They waited [an hour and twenty minutes|PT1H20M] there.",
    "They have waited [all these years|PXY] there.",
    "It happened [more than a half-century ago|1965/APPROX] there.",
)

TIMES = (
    "The log of [08-09-2021 13:04:16 ZULU|2021-09-08T13:04:16] is short.",
    "The log says [2021-09-08 13:04:16 GMT|2021-09-08T13:04:16] and nothing else.",
    "The log says [8 September 2021 13:04|2021-09-08T13:04] and nothing else.",
    "The log says [8 September 2021, 13:04 GMT|2021-09-08T13:04] and nothing else.",
    "The log says [25/12/2013 at 14:30|2013-12-25T14:30] and nothing else.",
    "The log says [25/12/2013 2:30 pm|2013-12-25T14:30] and nothing else.",
    "The log says [September 8, 2021, at 1:04 p.m.|2021-09-08T13:04] and nothing else.",
    "She left on [Monday 17 August 2015 at 10am|2015-08-17T10:00] by sea.",
    "It starts at [9 p.m. Eastern|2015-08-21T21:00] and is long.",
)

PARTIAL = (
    "It shut on [2015.08.20|2015-08-20] at last.",
    "It shut on [20 - Aug - 2015|2015-08-20] at last.",
    "It shut on [20AUG2015|2015-08-20] at last.",
    "It shut on [May 3,2012|2012-05-03] at last.",
    "It shut on [May3, 2012|2012-05-03] at last.",
    "It shut on [Octber 3, 2012|2012-10-03] at last.",
    "The city fell on [15 March 44 BC|BC0044-03-15] to them.",
    "It grew in [the 2014 financial year|2014] here.",
    "Sales fell in [the fourth quarter|2014-Q4] here.",
    "Sales will rise in [the fourth quarter|2015-Q4] here.",
    "It must be ready for [this school year|2015] there.",
    "By [the fall|2015-FA] they will have a plan.",
    "The best of [2014|2014]: a list. Worst places to live in [2013|2013]: another.",
    "It was built in[2016|2016] there.",
)

RANGES = (
    "In [the 19th|18] and [20th centuries|19] it grew.",
    "From [the 16th|15] to [the 18th century|17] it grew.",
    "From [the fifth|BC04] to [the second century BC|BC01] it grew.",
    "The crash of [2008|2008]-[9|2009] hurt them.",
    "The war from [1846|1846] to [48|1848] was lost.",
)

TENSES = (
    "He was shot on [Dec. 3|2014-12-03] as he stood there.",
    "The pact is effective [Feb. 1|2016-02-01], she said.",
    "The summit set for Velde in [April|2016-04] is off.",
    "They filed a suit to undo it, but in [March|2015-03] a judge ruled.",
    "Mr. Orlov and Mrs. Berg of Velde Inc. said they met on [Tuesday|2015-08-18].",
    "It could be open on [Sept. 18|2015-09-18] and not on [Oct. 1|2015-10-01].",
    "The talks were held on [Monday of last week|2015-08-10] here.",
    "The strike begins [this Thursday|2015-08-27] here.",
    "He could win Estova on [Tuesday|2015-08-25] and still lose.",
    "He said that on [Tuesday|2015-08-25] the council will meet.",
    "He said that the vote on [Tuesday|2015-08-18] failed.",
    "He seemed to agree on [Tuesday|2015-08-18] with her.",
    "She has fought it since announcing in [October|2014-10] that she would not stand.",
    "It shows that the [November|2015-11] vote will end in a tie.",
)

SETS = (
    "They meet [every 4 May|XXXX-05-04] there.",
    "It is sent [every weekday morning|XXXX-WXX] to them.",
    "They meet [every two years|P2Y] there.",
)

ASIDE = (
    "On [6 May 2003|2003-05-06] he won. [Three days earlier|2003-05-03] she had left.",
    "On [6 May 2003|2003-05-06] he won. [That same evening|2003-05-06TEV] she left.",
    "The rule holds to [this day|PRESENT_REF] there.",
    "In [those days|PAST_REF] men were few.",
)

MORE = (
    "It fell in [the early hours of Friday|2015-08-21TMO] here.",
    "It fell in [the first decade of the 21st century|200] here.",
    "It fell in [the noughties|200] here.",
    "They left on [the 16th|2015-08-16], she said.",
    "They left [the other day|PAST_REF] there.",
    "They left [a long time ago|PAST_REF] there.",
    "They meet [every Monday|XXXX-WXX-1] and [Thursday|XXXX-WXX-4] there.",
    "The show airs on [weekdays|XXXX-WXX] from [6:00 a.m.|XXXX-XX-XXT06:00] to [9:00 a.m.|XXXX-XX-XXT09:00] there.",
    "It opens [seven days a week|P1W] from [8 a.m.|XXXX-XX-XXT08:00]. She came at [9 a.m.|2015-08-21T09:00].",
    "Over the [six-decade|P6DE] war they lost all.",
    "Under a [five-year|P5Y] plan they built it.",
    "It would not last [a day|P1D] there.",
    "They rest [all day|P1D] there.",
    "She spoke at the [June|2015-06] NATO summit there.",
    "She was charged [last fall|2014-FA] in Velde.",
    "In his [Sunday|2015-08-16] Mass he spoke.",
    "The [March|2015-03] vote was lost. The March on Velde was long.",
    "[The day after|XXXX-XX-XX] the vote he left.",
    "On [6 May 2003|2003-05-06] he won. [The day before|2003-05-05], she had left.",
    "It ends in [2020|2020] rather than [2018|2018].",
    "They walk [three times a day|P1D] there.",
)

NONE = (
    "The October Revolution was long.",
    "At example.org/10-years-after-velde it stands.",
    "She counted 1995 sheep there.",
    "A poll of 2047 registered voters was held.",
    "April Winters, June Carter and May Brown left.",
    "One day he will be gone.",
    "Windows 2000 was sold there.",
    "Call 555-2015 or write to Box 1984.",
    "The 1500m race was won by nobody.",
    "The account velde2016 wrote so.",
    "It stands at example.org/14/07/2022/velde for all.",
    "The anchor of the ''Today'' show left.",
    "She said so on “This Morning,” which few watch.",
    "The Long March 5 rocket rose.",
    "The Long March was hard.",
    "A zero-day flaw was found.",
    "She was among those 18 to 35 years old.",
    "I found myself in my 40s there.",
    "It was the talk of late-night comedians.",
    "At peak hours it is full.",
    "They have a shared future there.",
    "He runs the morning shows there.",
)


@pytest.mark.parametrize("marked", [*COMPOUNDS, *TIMES, *PARTIAL, *RANGES, *TENSES, *SETS, *ASIDE, *MORE])
def test_marked(parse: Parse, marked: str) -> None:
    check(parse, marked)


@pytest.mark.parametrize("plain", NONE)
def test_nothing_is_found(parse: Parse, plain: str) -> None:
    check(parse, plain)
