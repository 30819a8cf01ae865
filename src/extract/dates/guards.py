"""What a match must not be: "may" the verb, "fall" the verb, 2000 people, Theresa May, Black Friday."""

from __future__ import annotations

from collections.abc import Callable

from extract.dates.context import Context
from extract.dates.grammar import Found


def at(found: Found, name: str) -> int:
    """The token of a captured group."""
    return found.groups[name][0]


def alone(found: Found) -> bool:
    """Whether the match is a single token."""
    return found.last - found.first == 1


def month(context: Context, found: Found) -> bool:
    """A bare month is no verb, no person and no part of a name."""
    if not alone(found):
        return True
    first, last = found.first, found.last
    word = context.word(first)
    if context.named(first - 1) and not (context.known(first - 1, "MONTH") or context.known(first - 1, "WEEKDAY")):
        return False
    event = context.word(first - 1) == "the" and context.capital(last) and not context.known(last, "MONTH")
    if event or context.within(first - 1, "named-before"):
        return False
    if word == "may" and context.tag(first) == "MD":
        return False
    if context.within(first - 1, "name-before"):
        person = context.entity(first) == "PERSON" == context.entity(last) and context.capital(last)
        return not person and (word != "march" or march(context, first))
    if not context.within(first, "person-month"):
        return True
    if word == "march" and context.word(last) in ("for", "of", "on", "to", "against"):
        return False
    if context.entity(first) in ("PERSON", "GPE", "FAC"):
        return False
    if (context.capital(last) and not context.known(last, "MONTH")) or context.capital(first - 1):
        return False
    if word == "may" and not context.tagged:
        return context.word(first - 1) in (",", "(", "-") or context.word(last) in (",", ")")
    return not context.tagged or context.tag(first).startswith("NN")


def day_of_month(context: Context, found: Found) -> bool:
    """Not the Long March 5."""
    first = found.first
    titled = context.named(first - 1) and context.tokens.raw(first - 1).istitle() and context.word(first) == "march"
    return not titled or context.known(first - 1, "WEEKDAY")


def march(context: Context, i: int) -> bool:
    """Whether "March" is the month: "the March on Velde" and "Marches" are walks."""
    if context.word(i - 1) in ("the", "his", "her", "their", "a") or context.named(i - 1):
        return False
    return not context.tagged or context.tag(i).startswith("NN")


def year(context: Context, found: Found) -> bool:
    """A bare number is a year unless it counts, costs or numbers something."""
    i = found.last - 1
    if context.word(found.first) == "the" and found.first == i - 1:
        return not counted(context, i)
    if not alone(found):
        return True
    word = context.word(i)
    preposition = context.within(i - 1, "year-before")
    if " " in word or "-" in word:
        return preposition or context.tokens.numbers.get(i, 0) % 100 != 0
    if counted(context, i) or not word.isdigit():
        return False
    if int(word) >= 2100:
        return False
    if context.word(i + 1) == ":":
        return context.opens(i)
    if (int(word) % 100 == 0 and int(word) < 2000) or int(word) < 1400:
        return preposition and context.tag(i + 1) not in ("NNS", "NNPS", "JJ", "NN")
    return preposition or not (int(word) < 1700 and context.tag(i + 1) in ("NNS", "JJ"))


def counted(context: Context, i: int) -> bool:
    """Whether the number at i is a price, a share, a part of a longer number, or counts the noun after it."""
    if any(context.within(j, "money") for j in (i - 1, i + 1)):
        return True
    if context.within(i - 1, "numbered"):
        return not (context.word(i - 1) in ("about", "around") and context.tag(i + 1) in ("", ",", "."))
    if context.glued(i - 1):
        if context.word(i - 1) in (",", ".", "/", "+", ":", "@", "_"):
            return True
        if context.word(i - 1).isalpha() and not glue(context, i - 1):
            return True  # the name of an account
    if context.word(i - 1) == "-" and context.glued(i - 1) and context.glued(i - 2):
        prefix = context.word(i - 2)
        if prefix.isdigit():  # 1992-1996 is a range, 555-1996 a number
            return len(prefix) not in (1, 2, 4)
        return prefix.isalpha() and not context.within(i - 2, "year-prefix")
    if context.glued(i) and context.within(i + 1, "glued-unit"):
        return True
    if context.tag(i - 1).startswith("VB") and context.tag(i + 1) in ("NNS", "NNPS") and not context.capital(i - 1):
        return True  # she counted 1995 sheep
    after = context.word(i + 1)
    if after in ("%", "/", "+") or (after in (",", ".") and context.glued(i + 1) and context.word(i + 2).isdigit()):
        return True
    if after == "-" and context.glued(i + 1) and context.word(i + 2).isdigit():
        return len(context.word(i + 2)) != 2 and context.tokens.codes[i + 2] not in context.book.by_class["YEAR"]
    return context.within(i + 1, "counted") or (after == "-" and context.within(i + 2, "counted"))


def glue(context: Context, i: int) -> bool:
    """Whether a word may stand before a date without a blank: a slip (in2016) or a short form (mid2016)."""
    return any(context.within(i, name) for name in ("year-before", "year-prefix", "name-before")) or any(
        context.known(i, name) for name in ("MONTH", "MABBR", "WEEKDAY", "SEASON")
    )


def numeric(context: Context, found: Found) -> bool:
    """Not a part of an address."""
    return not (context.word(found.first - 1) == "/" and context.glued(found.first - 1))


def ancient(context: Context, found: Found) -> bool:
    """A number of three digits is a year after a preposition only."""
    return context.within(found.first - 1, "year-before") and context.tag(found.last) not in ("NN", "NNS", "JJ", "NNPS")


def season(context: Context, found: Found) -> bool:
    """Not spring the metal or fall the verb."""
    i = at(found, "season")
    word, after = context.word(i), context.word(i + 1)
    if context.tag(i).startswith("V") or (context.capital(i) and context.named(i - 1)):
        return False
    if alone(found) and not context.within(i - 1, "year-before"):
        return word in ("summer", "winter", "autumn") or (word == "spring" and context.tag(i + 1).startswith("NN"))
    if word not in ("fall", "spring"):
        return True
    if context.within(i + 1, "fall-verb"):
        return word == "spring" and after != "of"
    return not (alone(found) and word == "fall") and not (word == "fall" and context.word(found.first) == "the")


def weekday(context: Context, found: Found) -> bool:
    """Not Black Friday, the Sunday Times, Man Friday."""
    i = at(found, "weekday")
    if not context.capital(i) or context.within(i - 1, "named-before"):
        return False
    return not (context.within(found.last, "named-after") and context.capital(found.last))


def vague(context: Context, found: Found) -> bool:
    """Bare plurals, but not the minutes of a meeting, working hours, early days."""
    i = at(found, "units") if "units" in found.groups else found.last - 1
    if context.tagged and not context.tag(i).startswith("NNS"):
        return False
    if context.capital(i) or context.within(i - 1, "working") or context.known(i - 1, "PART"):
        return False
    if alone(found) and context.named(i - 1):
        return False  # the Trump years
    if context.word(i) == "minutes" and context.word(i - 1) == "the" and context.word(i + 1) == "of":
        return False
    return context.word(i) not in ("quarters", "seconds") or "when" in found.groups


def the_unit(context: Context, found: Found) -> bool:
    """ "the year" is one in reports; "the second", "the day of the attack" are not."""
    if found.groups.keys() & {"portion", "weekday", "nudge", "season"}:
        return True
    if {"whole", "entire", "full"} & set(context.tokens.words[found.first : found.last]):
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
        if alone(found) and context.word(last - 2) not in ("in", "into"):
            return False
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
    before = found.first - 1
    return not alone(found) or context.within(before, "at-part") or context.word(before).isdigit()


def unit(context: Context, found: Found) -> bool:
    """Not the name of a programme ("This Week"), not "the last day of the war"."""
    i = found.groups.get("unit", (found.first, 0))[0]
    if context.word(i - 2) == "the" and context.word(i - 1) == "last" and context.word(found.last) == "of":
        return False
    return not (i > found.first and context.capital(i) and context.capital(i - 1))


def quarter(context: Context, found: Found) -> bool:
    """Not a quarter-century, a quarter-final."""
    return not (context.word(found.last) == "-" and context.glued(found.last))


def duration(context: Context, found: Found) -> bool:
    """Not "a second attack", "three quarters of it", "$5 a year", "2018 day five"."""
    i = found.groups.get("unit", (found.last - 1, 0))[0]
    word, before = context.word(i), context.word(i - 1)
    if context.known(i, "UNIT") and context.tokens.codes[i - 1] in context.book.by_class["YEAR"]:
        return False
    if word == "second":
        return before == "-"
    if context.word(found.first - 1) == "-" and context.glued(found.first - 1) and context.glued(found.first - 2):
        return False  # a part of an address
    if context.tokens.words[found.first : found.last] == ["one", "day"] and (
        context.opens(found.first) or context.tag(found.last) == "PRP"
    ):
        return False  # One day he will see
    if context.capital(i) and context.capital(found.last) and not context.opens(found.last):
        return False  # the Six-Day War
    if word == "hours" and context.tokens.codes[i - 1] in context.book.by_class["HHMM"] and context.word(i - 2) == "at":
        return False  # at 1400 hours
    if word in ("quarter", "quarters"):
        shares = {"three", "a", "one", "-"} & set(context.tokens.words[found.first : i])
        return "span" in found.groups or not (shares or context.word(found.last) == "of")
    if before in ("a", "an") and found.last == i + 1 and found.last - found.first == 2:
        return context.tag(found.first - 1) not in ("CD", "NNS", "$") and not context.within(found.first - 1, "rate")
    return True


def repeated(context: Context, found: Found) -> bool:
    """Not in a name (the Daily Velde), not a quarterly dividend."""
    if "adverb" not in found.groups:
        return True
    i = at(found, "adverb")
    if context.word(i) == "quarterly" and context.tag(i + 1).startswith(("NN", "JJ")):
        return False
    return not (context.capital(i) and (context.capital(i + 1) or context.named(i - 1)))


def holiday(context: Context, found: Found) -> bool:
    """Not a name that ends in one ("White Christmas")."""
    first = found.first + ("rel" in found.groups)
    titled = context.capital(first - 1) and not context.within(first - 1, "name-before")
    return context.capital(first) and not titled and not context.named(found.last)


def nine_eleven(context: Context, found: Found) -> bool:
    """Not every fraction."""
    if "nine" in found.groups:
        return context.word(at(found, "nine")) == "9" and context.word(at(found, "eleven")) == "11"
    return context.word(at(found, "eleven")) == "11" and True


def today(context: Context, found: Found) -> bool:
    """Not the name of a paper or a programme ("Velde Today", the "Today" show)."""
    if alone(found) and context.capital(found.first) and context.marked(found.first, found.last):
        return False
    return not (alone(found) and context.capital(found.first) and context.capital(found.first - 1))


GUARDS: dict[str, Callable[[Context, Found], bool]] = {
    "month": month,
    "day-month": day_of_month,
    "numeric-date": numeric,
    "year": year,
    "bare-ancient-year": ancient,
    "season": season,
    "weekday": weekday,
    "weekday-part": weekday,
    "vague-duration": vague,
    "the-unit": the_unit,
    "part-of-day": part_of_day,
    "future-reference": future,
    "past-reference": past,
    "now": now,
    "clock": clock,
    "unit-relative": unit,
    "same-quarter": quarter,
    "duration": duration,
    "set": repeated,
    "holiday": holiday,
    "named-day": nine_eleven,
    "day-offset": today,
}


def allows(context: Context, found: Found) -> bool:
    """Whether the context lets a match stand."""
    check = GUARDS.get(found.rule.name)
    if check is not None and not check(context, found):
        return False
    return alone(found) or not context.titled(found.first, found.last)
