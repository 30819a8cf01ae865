"""The year of a match: named outright, pointed to ("that year"), or inherited."""

from __future__ import annotations

from extract.dates.anchor import Anchor, Direction
from extract.dates.calendar import SEASON_MONTH, Moment
from extract.dates.normalise import LEANING, Reading

RELATIVE_YEAR = {
    "last": -1,
    "next": 1,
    "this": 0,
    "previous": -1,
    "preceding": -1,
    "following": 1,
    "a": -1,
    "coming": 1,
}
SIDE: dict[str, Direction] = {"last": "past", "past": "past", "next": "future", "coming": "future"}
ANAPHORIC = frozenset({"the", *LEANING, "preceding"})  # words that point to the year last spoken of
FRESH = 2  # months back that a sentence about the future may still mean
ON = frozenset({"on", "since"})  # before a day that tells when something happened, not which meeting or until when
SOON = 4  # months ahead that a bare month without a telling verb means


def year_of(reading: Reading) -> tuple[int, Anchor]:
    """The year that the match itself names or points to; 0 where it does neither."""
    passage = reading.passage
    if reading.has("year"):
        year = int(reading.number("year"))
        christ = reading.word("era").replace(".", "").replace(" ", "").startswith("bc")
        return (-year if christ else year), "explicit"
    if reading.has("yyy"):
        return int(reading.number("yyy")), "explicit"
    if reading.has("yy"):
        short = int(reading.number("yy"))
        return 1900 + short if short > 30 else 2000 + short, "explicit"
    if reading.has("relyear"):
        word = reading.word("relyear")
        if word in ANAPHORIC:
            words = reading.tokens.words[reading.found.groups["relyear"][0] : reading.found.last]
            step = 1 if "following" in words or "next" in words else -1 if {"previous", "preceding"} & set(words) else 0
            ref, anchor = passage.previous(reading.ahead)
        else:
            step = RELATIVE_YEAR.get(word, 0)
            ref, anchor = passage.reference()
        return (ref.year + step if ref else 0), anchor
    return 0, "none"


def nearest_year(month: int, day: int, ref: Moment, direction: Direction) -> int:
    """The year that puts a month (and day) before, after or nearest to `ref`."""
    if not ref.month:
        return ref.year
    here = (month, day or ref.day)
    there = (ref.month, ref.day or day)
    gap = month - ref.month
    if direction == "past":
        return ref.year - (here > there)
    if direction == "future":
        return ref.year + (here < there)
    if gap > 6:
        return ref.year - 1
    return ref.year + (gap < -6)


def inherited_year(reading: Reading, month: int, day: int) -> tuple[int, Anchor]:
    """The year of a bare month or day of a month; a weekday beside it ("Saturday 23 July") tells which."""
    year, anchor = passage_year(reading, month, day)
    weekday = reading.weekday
    if not (weekday and day and year and anchor != "explicit"):
        return year, anchor
    over = anchor == "published" and reading.tense(reading.found.first, reading.found.last) == "past"
    days = [Moment(near, month, day).date for near in (year, year - 1, year if over else year + 1)]
    return next((date.year for date in days if date and date.isoweekday() == weekday), year), anchor


def passage_year(reading: Reading, month: int, day: int) -> tuple[int, Anchor]:
    """The year of a bare month or day of a month, from the passage or the day of publication.

    A year that follows in a list or range is shared ("in May and June 2010"); else a history gives its moving date, and
    news the nearest such day to its publication, by the tense of the sentence.
    """
    passage = reading.passage
    if reading.shared:
        year, later = reading.shared.year, reading.shared.month
        return (year - 1 if later and month > later else year), "explicit"
    ref, anchor = passage.reference()
    if passage.flashback and ref and abs(month - ref.month) > 1:
        ref, anchor = passage.previous()
    if ref is None:
        return tied_year(reading, month, day), "previous date"
    if reading.since and reading.since.month:
        return nearest_year(month, day, reading.since, "future"), anchor
    if anchor == "previous date":
        return narrated_year(reading, month, day, ref), anchor
    return (reported_day_year if day else reported_month_year)(reading, month, day, ref), anchor


def tied_year(reading: Reading, month: int, day: int) -> int:
    """The year of a bare month or day in an article of unknown day; 0 unless the article ties it down.

    It does so by a full date before it in the same paragraph, by the same day of the month with its year, or by the
    only year that it names in which the day falls on the weekday beside it.
    """
    passage = reading.passage
    if passage.near:
        return nearest_year(month, day, passage.near, "nearest")
    same = {one.year for one in passage.dated if day and (one.month, one.day) == (month, day)}
    if not same and day and reading.weekday:
        days = (Moment(one.year, month, day).date for one in passage.dated)
        same = {date.year for date in days if date and date.isoweekday() == reading.weekday}
    return same.pop() if len(same) == 1 else 0


def reported_day_year(reading: Reading, month: int, day: int, ref: Moment) -> int:
    """The year of a day in news: as "last" or "next" says, else the nearest, a later one where the tense is future."""
    told = SIDE.get(reading.word("rel"))
    if told or closes(reading):
        return nearest_year(month, day, ref, told or "past")
    year = nearest_year(month, day, ref, "nearest")
    months_on = (year - ref.year) * 12 + month - ref.month
    tense = reading.tense(reading.found.first, reading.found.last)
    before = reading.tokens.word(reading.found.first - 1)
    over = tense == "past" and before in ON and months_on > FRESH
    if months_on > 0 and (before == "since" or tells_unplanned(reading) or (tense == "past" and ends_range(reading))):
        over = tense != "future"
    return year + (tense == "future" and months_on < -FRESH) - over


def tells_unplanned(reading: Reading) -> bool:
    """Whether a day is that of what nobody plans: the Oct. 7 attack."""
    last = reading.found.last
    return any(reading.book.value("UNPLANNED", reading.tokens.word(i)) for i in (last, last + 1))


def ends_range(reading: Reading) -> bool:
    """Whether a day is one end of a range."""
    return reading.tokens.word(reading.found.first - 1) in ("from", "between") or reading.since is not None


def closes(reading: Reading) -> bool:
    """Whether the expression tells when a period of a report ended: the year ended March 31, six months to June."""
    before, words = reading.found.first - 1, reading.tokens
    return words.word(before) == "ended" or (
        words.word(before) == "to" and words.word(before - 1) in ("months", "year")
    )


def reported_month_year(reading: Reading, month: int, day: int, ref: Moment) -> int:
    """The year of a bare month in news: by the tense, else what comes within a few months, else what was."""
    tense = "past" if closes(reading) else reading.tense(reading.found.first, reading.found.last)
    bound = reading.tokens.word(reading.found.first - 1) in ("until", "till", "through")
    if tense and not (bound and tense == "future"):
        return nearest_year(month, day, ref, tense)
    return nearest_year(month, day, ref, "future" if (month - ref.month) % 12 <= SOON else "past")


def narrated_year(reading: Reading, month: int, day: int, ref: Moment) -> int:
    """The year in a history: nearest to the date last spoken of, unless the next dated one shows that an aside and no
    heading told it."""
    year = nearest_year(month, day, ref, "nearest")
    ahead, before = reading.ahead, reading.passage.before
    if ahead is None or reading.passage.headed:
        return year
    aside = before is not None and ahead.year == before.year != ref.year
    too_far = ahead.month and ahead.year == ref.year < year
    if aside or too_far:
        return nearest_year(month, day, ahead, "nearest")
    return nearest_year(month, day, reading.passage.previous(ahead)[0] or ref, "nearest")


def relative_moment(reading: Reading) -> Moment | None:
    """The day of a year that a match points to from the day of publication: 8 August next year."""
    if not (reading.has("relyear") and reading.has("month") and reading.passage.published):
        return None
    if reading.word("relyear") in ANAPHORIC:
        return None
    month = int(reading.value("MONTH") or reading.value("MABBR", "month") or 0)
    return Moment(year_of(reading)[0], month, int(reading.number("day")))


def explicit_moment(reading: Reading) -> Moment | None:
    """The year (and month, day) that a match names outright, without resolving anything."""
    if not (reading.has("year") or reading.has("yyy")) or reading.found.rule.kind not in (
        "date",
        "season",
        "pair",
        "daylist",
    ):
        return None
    year, _ = year_of(reading)
    month = int(reading.value("MONTH") or reading.value("MABBR", "month") or 0)
    if reading.has("season"):
        month = SEASON_MONTH[reading.value("SEASON")]
    return Moment(year, month, int(reading.number("day"))) if year else None
