"""Time expressions: where they stand, which days they mean, when the article came out."""

from extract.dates.day_month_order import DayOrder, decide_order
from extract.dates.find import find_dates
from extract.dates.published import find_published

__all__ = ["DayOrder", "decide_order", "find_dates", "find_published"]
