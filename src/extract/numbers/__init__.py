"""Numbers: how many were killed, injured, missing, arrested, displaced, infected, present, and how much money.

- `number_phrases`: number phrases; `currencies`: which currency an amount is in.
- `counted`: what a number counts; `governing`: the words that may tell what befell those; `kinds`: which of them does.
- `tolls`: happenings that only a number tells of.
- `told_events`: the event that a number belongs to; `find`: all of it.
"""

from extract.numbers.find import add_tolls, find_numbers, read_numbers

__all__ = ["add_tolls", "find_numbers", "read_numbers"]
