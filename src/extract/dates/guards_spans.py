"""What a relative expression, a duration or a part of the day must not be: opening hours, one day, the night shift."""

from __future__ import annotations

from extract.dates.context import GENITIVE, Context
from extract.dates.grammar import Found, alone, at
from extract.dates.normalise import WHOLE


def vague(context: Context, found: Found) -> bool:
    """Bare plurals, but not the minutes of a meeting, working hours, early days."""
    i = at(found, "units") if "units" in found.groups else found.last - 1
    if context.tagged and not context.tag(i).startswith("NNS"):
        return False
    if alone(found) and context.tokens.codes[i - 1] in context.book.by_class["NUM"]:
        return False  # ten minutes, of a match
    if "when" in found.groups:
        return not context.capital(i) and not (
            context.word(i) in ("days", "hours") and context.within(i - 1, "working")
        )
    if (
        (context.capital(i) and not context.opens(i))
        or context.within(i - 1, "working")
        or context.known(i - 1, "PART")
    ):
        return False
    if context.word(i - 1) in ("zero", "0"):
        return False
    if alone(found) and context.named(i - 1) and context.word(i - 2) == "the":
        return False  # the Orlov years
    if (
        context.word(i) == "minutes"
        and context.word(i + 1) == "of"
        and (context.word(i - 1) == "the" or context.opens(i))
    ):
        return False  # the minutes of the meeting
    return context.word(i) not in ("quarters", "seconds") or "when" in found.groups


def the_unit(context: Context, found: Found) -> bool:
    """ "the year" is one in reports; "the second", "the day of the attack" are not."""
    if found.groups.keys() & {"portion", "weekday", "nudge", "season"}:
        return True
    if WHOLE & set(context.tokens.words[found.first : found.last]):
        return not context.within(found.last, "no-unit-after")
    return not context.within(found.last, "no-unit-after") and not context.within(found.last - 1, "no-bare-unit")


def part_of_day(context: Context, found: Found) -> bool:
    """at night, in the morning; not the night shift."""
    if context.tag(found.last) in ("NN", "NNS") and context.word(found.last) != "hours":
        return False
    return context.within(found.first - 1, "at-part" if alone(found) else "in-part")


def future(context: Context, found: Found) -> bool:
    """The future as a noun; soon of what is to come."""
    last = found.last
    if context.word(last - 1) == "future":
        if context.word(last) == "of" or (alone(found) and context.word(last - 2) not in ("in", "into")):
            return False  # the future of the town
        return not context.tag(last).startswith(("NN", "JJ")) and context.tag(last - 1) in ("NN", "")
    if context.word(last - 1) == "soon":
        return not context.within(last, "then") and context.tense(found.first, last) != "past"
    return True


def past(context: Context, found: Found) -> bool:
    """The past as a noun; "of late", unless a date follows."""
    last = found.last
    if context.word(last - 1) == "past":
        return not context.tag(last).startswith(("NN", "CD"))
    if context.word(last - 1) == "late":
        return not (context.known(last, "MONTH") or context.word(last)[:1].isdigit() or context.word(last) == "-")
    return context.word(last - 1) != "recently" or context.word(last) != "as"


def now(context: Context, found: Found) -> bool:
    """Not "now and again", not a title ("Velde Now")."""
    if context.word(found.last) == "and" and context.word(found.last + 1) in ("again", "then"):
        return False
    if context.word(found.last - 1) == "present" and context.tag(found.last).startswith("NN"):
        return False
    return not (context.capital(found.first) and context.named(found.first - 1))


def clock(context: Context, found: Found) -> bool:
    """Not a verse or a score: bare digits need "at" or a date before them."""
    before, i = found.first - 1, at(found, "clock") if "clock" in found.groups else found.first
    if found.groups.keys() & {"word", "part"} and context.word(i).isdigit() and "ampm" not in found.groups:
        return context.within(i - 1, "at-part")  # at 10 last night; not 6-3 last night
    return not alone(found) or context.within(before, "at-part") or context.word(before).isdigit()


def unit(context: Context, found: Found) -> bool:
    """Not the name of a programme ("This Week"), not "the last day of the war"."""
    i = found.groups.get("unit", (found.first, 0))[0]
    if context.word(i - 2) == "the" and context.word(i - 1) == "last" and context.word(found.last) == "of":
        return False
    if context.word(found.first) == "last" and context.within(found.first - 1, "personal"):
        return False  # his last year
    return not (i > found.first and context.capital(i) and context.capital(i - 1))


def quarter(context: Context, found: Found) -> bool:
    """Not a quarter-century, a quarter-final."""
    return not (context.word(found.last) == "-" and context.glued(found.last))


def written_short(context: Context, found: Found) -> bool:
    """Q1, H2 and 2Q21 in capitals and without blanks: not "the q 1 of them"."""
    first, last = found.first, found.last
    if not any(context.word(i) in ("q", "h") for i in range(first, last)):
        return True
    letters = [i for i in range(first, last) if context.word(i) in ("q", "h")]
    return context.capital(letters[0]) and (context.glued(letters[0]) or context.glued(letters[0] - 1))


def duration(context: Context, found: Found) -> bool:
    """Not "a second attack", "three quarters of it", "$5 a year", "2018 day five"."""
    i = found.groups.get("unit", (found.last - 1, 0))[0]
    word, before = context.word(i), context.word(i - 1)
    if context.known(i, "UNIT") and context.tokens.codes[i - 1] in context.book.by_class["YEAR"]:
        return False
    if word == "second":
        return before == "-"
    if context.capital(i) and context.known(i, "UABBR"):
        return False
    if before in ("0", "zero") or (before == "-" and context.word(i - 2) in ("0", "zero")):
        return False
    if "span" in found.groups and context.tag(at(found, "span")).startswith("VB"):
        return False  # it will last a day
    if context.word(found.first - 1) == "/" and context.glued(found.first - 1):
        return False
    if context.word(found.first - 1) == "-" and context.glued(found.first - 1) and context.glued(found.first - 2):
        return False  # a part of an address
    if context.tokens.words[found.first : found.last] == ["one", "day"] and (
        context.opens(found.first) or context.tag(found.last) == "PRP"
    ):
        return False  # One day he will see
    if context.capital(i) and context.capital(found.last) and not context.opens(found.last):
        return False  # the Six-Day War
    if (
        word in ("hours", "hrs")
        and context.tokens.codes[i - 1] in context.book.by_class["HHMM"]
        and military(context, i)
    ):
        return False
    if word in ("quarter", "quarters"):
        shares = {"three", "a", "one", "-"} & set(context.tokens.words[found.first : i])
        return "span" in found.groups or not (shares or context.word(found.last) == "of")
    if before in ("a", "an") and found.last == i + 1 and found.last - found.first == 2:
        return not rate(context, found.first - 1)
    return not played(context, found)


def rate(context: Context, i: int) -> bool:
    """Whether the token at i counts or costs something, so that "a year" behind it says how often: £5 a year."""
    return context.tag(i) in ("CD", "NNS", "$") or context.within(i, "rate")


def played(context: Context, found: Found) -> bool:
    """Whether a minute of a match is told, not of time: scored after ten minutes, an hour into the game."""
    i = found.groups.get("unit", (found.last - 1, 0))[0]
    if not any(context.book.value(name, context.word(i)) in ("MIN", "S", "H") for name in ("UNIT", "UNITS")):
        return False
    return context.of_a_match or any(context.within(j, "match") for j in context.sentence(found.first))


def military(context: Context, i: int) -> bool:
    """Whether the number before the word "hours" at i tells the time: 1830 hrs; not 1200 hours of work."""
    if context.word(i + 1) in ("of", "a", "per", "each"):
        return False
    return context.word(i - 2) in ("at", "until", "till", "since") or int(context.word(i - 1)) % 100 != 0


def repeated(context: Context, found: Found) -> bool:
    """Not in a name (the Daily Velde), not a quarterly dividend."""
    if "rate" in found.groups:
        unit = at(found, "rate") + 1
        told = context.word(unit - 1) == "per" or rate(context, found.first - 1)
        return told and context.word(found.last) not in ("to", "of", "-") and context.known(unit, "UNIT")
    if "adverb" not in found.groups:
        counted = context.tokens.codes[found.first - 1] in context.book.by_class["NUM"] if found.first else False
        return not (counted and alone(found) and context.known(found.first, "WEEKDAYS"))  # two Sundays ago
    i = at(found, "adverb")
    if context.word(i) == "quarterly" and context.tag(i + 1).startswith(("NN", "JJ")):
        return context.within(i + 1, "set-noun")
    if context.word(i) in ("daily", "weekly") and context.tag(i) in ("NN", "NNP", "JJ"):
        if context.tag(i) != "JJ" and context.tag(i - 1) in ("DT", "JJ", "NNP"):
            return False  # the daily, a paper
        if context.capital(i + 1):
            return False
    return not (context.capital(i) and (context.capital(i + 1) or context.named(i - 1)))


def holiday(context: Context, found: Found) -> bool:
    """Not a name that ends in one ("White Christmas")."""
    first = found.first + ("rel" in found.groups)
    if context.within(found.last, "holiday-thing") or foreign(context, first):
        return False
    titled = context.capital(first - 1) and not context.within(first - 1, "name-before")
    return context.capital(first) and not titled and not context.named(found.last)


def foreign(context: Context, i: int) -> bool:
    """Whether the national holiday at i is said to be of another state than the one whose day we know."""
    word, before = context.word(i), context.word(i - 1)
    if not context.within(i, "national-day"):
        return False
    owned = before in GENITIVE
    if not owned and before not in ("its", "their") and context.tag(i - 1) not in ("JJ", "NNP"):
        return False
    return not context.within(i - 2 if owned else i - 1, f"{word}-of")


def nine_eleven(context: Context, found: Found) -> bool:
    """Not every fraction."""
    if "nine" in found.groups:
        return context.word(at(found, "nine")) == "9" and context.word(at(found, "eleven")) == "11"
    return context.word(at(found, "eleven")) == "11"


def today(context: Context, found: Found) -> bool:
    """Not the name of a paper or a programme ("Velde Today", the "Today" show, the Today programme)."""
    if alone(found) and context.capital(found.first) and context.within(found.last, "broadcast"):
        return False
    if alone(found) and context.capital(found.first) and context.marked(found.first, found.last):
        return False
    return not (alone(found) and context.capital(found.first) and context.capital(found.first - 1))
