"""Durations, exact and vague, and sets."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from support.dates_markup import check

Parse = Callable[[str], Doc]

AMOUNTS = (
    "It took between [two|P2W] and [three weeks|P3W] in all.",
    "It took [another year|P1Y] in all.",
    "It took [10 to 15 years|P10Y] in all.",
    "It was a [month-long|P1M] siege.",
    "It was a [3-month|P3M] truce.",
    "It took [two weeks|P2W] in all.",
    "It took [48 hours|PT48H] in all.",
    "It took [73 seconds|PT73S] in all.",
    "It took [twenty working days|P20D] in all.",
    "It took [almost 15 years|P15Y/APPROX] in all.",
    "It took [at least 30 days|P30D/APPROX] in all.",
    "It took [two and a half years|P2Y6M] in all.",
    "It took [2 1/2 years|P2Y6M] in all.",
    "It took [2½ years|P2Y6M] in all.",
    "It took [2.5 years|P2Y6M] in all.",
    "It took [a minute and a half|PT1M30S] in all.",
    "It took [a century and a half|P150Y] in all.",
    "It took [half a century|P50Y] in all.",
    "It took [half an hour|PT30M] in all.",
    "It took [a quarter of a century|P25Y] in all.",
    "It took [twenty-four days|P24D] in all.",
    "It took [a hundred and fifty years|P150Y] in all.",
    "It took [1,200 days|P1200D] in all.",
    "It took [a dozen years|P12Y] in all.",
    "It took [half a dozen years|P6Y] in all.",
    "It took [a couple of weeks|P2W] in all.",
    "It took [two decades|P2DE] in all.",
    "It took [three centuries|P3CE] in all.",
    "It took [a fortnight|P2W] in all.",
    "It took [a few days|PXD] in all.",
    "It took [several months|PXM] in all.",
    "It took [many years|PXY] in all.",
    "It took [days|PXD] in all.",
    "It took [hours|PTXH] in all.",
    "It took [decades|PXDE] in all.",
    "It took [a matter of weeks|PXW] in all.",
    "It took [one or two years|P1Y] in all.",
    "They sat for [the past two years|P2Y] there.",
    "They sat for [the last 30 years|P30Y] there.",
    "They sat for [the next few weeks|PXW] there.",
    "They sat for [the first nine months|P9M] there.",
    "They sat for [the past decade|P1DE] there.",
    "It rose in [recent weeks|PXW] there.",
    "It will rise in [the coming days|PXD] there.",
    "A [five-year|P5Y] plan was agreed.",
    "The [two-day|P2D] summit was long.",
    "[A day after|P1D] the fall of Velde he left.",
    "He left [two hours before|PT2H] the fall of Velde.",
    "They meet [every day|P1D] in Velde.",
    "They meet [every year|P1Y] in Velde.",
    "They meet [every two weeks|P2W] in Velde.",
    "They meet [every other week|P2W] in Velde.",
    "They meet [every Thursday|XXXX-WXX-4] in Velde.",
    "They meet on [Mondays|XXXX-WXX-1] in Velde.",
    "They meet [each July|XXXX-07] in Velde.",
    "They meet [every Monday morning|XXXX-WXX-1TMO] in Velde.",
    "They meet [twice a week|P1W] in Velde.",
    "They meet [annually|P1Y] in Velde.",
    "The [annual|P1Y] fair was shut.",
    "They march at [night|XXXX-XX-XXTNI] there.",
)


@pytest.mark.parametrize("marked", AMOUNTS)
def test_duration_or_set(parse: Parse, marked: str) -> None:
    check(parse, marked)
