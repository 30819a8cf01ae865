"""What a calendar date must not be: "may" the verb, 2000 people, Theresa May, the Long March, a part of an address."""

from __future__ import annotations

from extract.dates.context import GENITIVE, Context
from extract.dates.grammar import Found, alone, at

HEAT = 6  # tokens between a temperature and its name
AFTER_DAY = frozenset({"PRP", "DT", "VBD", "VBZ", "VBP", "MD", "CC", "WRB", "RB"})


def month(context: Context, found: Found) -> bool:
    """A bare month is no verb, no person and no part of a name."""
    if not alone(found):
        return True
    first, last = found.first, found.last
    word = context.word(first)
    if context.named(first - 1) and not (context.known(first - 1, "MONTH") or context.known(first - 1, "WEEKDAY")):
        return False
    if street(context, last):
        return False
    event = context.word(first - 1) == "the" and context.capital(last) and not context.known(last, "MONTH")
    if event and context.tag(last + 1) in ("NN", "NNS") and not context.capital(last + 1):
        return True  # the June NATO summit; not the October Revolution
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
    """Not the Long March 5, nor a house in March Road."""
    first = found.first
    if street(context, found.last):
        return False
    i = at(found, "day") if "day" in found.groups else first
    if context.known(i, "ORD") and context.known(i + 1, "MONTH") and context.tag(found.last).startswith("NN"):
        return False  # the first December poll
    titled = context.named(first - 1) and context.tokens.raw(first - 1).istitle() and context.word(first) == "march"
    return not titled or context.known(first - 1, "WEEKDAY")


def march(context: Context, i: int) -> bool:
    """Whether "March" is the month: "the March on Velde" and "Marches" are walks."""
    if context.word(i - 1) in ("the", "his", "her", "their", "a"):
        return context.tag(i + 1) in ("NN", "NNS", "JJ") and not context.capital(i + 1)  # the March vote
    if context.named(i - 1):
        return False
    return not context.tagged or context.tag(i).startswith("NN")


def year(context: Context, found: Found) -> bool:
    """A bare number is a year unless it counts, costs or numbers something."""
    i = found.last - 1
    if "yy" in found.groups:
        return short(context, i)
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
    if int(word) >= 2100:  # by 2100, not by 2130 the clock
        return int(word) % 50 == 0 and context.within(i - 1, "far-before") and ends(context, i + 1)
    if ends(context, i + 1) and (context.word(i - 1) == "at" or level(context, i)):
        return False
    if context.word(i + 1) == ":":
        return context.opens(i) or preposition
    if (int(word) % 100 == 0 and int(word) < 2000) or int(word) < 1400:
        return preposition and context.tag(i + 1) not in ("NNS", "NNPS", "JJ", "NN")
    return preposition or not (int(word) < 1700 and context.tag(i + 1) in ("NNS", "JJ"))


def short(context: Context, i: int) -> bool:
    """Whether the two digits at i, behind an apostrophe, are a year: in '83; not '20 people', nor 5'11."""
    before = i - 2
    if not context.glued(i - 1) or context.glued(before) or context.word(i + 1) in ("'", "’"):
        return False
    told = context.within(before, "year-before") or context.word(before) in ("or", "back", "class")
    return told and ends(context, i + 1)


def counted(context: Context, i: int) -> bool:
    """Whether the number at i is a price, a share, a part of a longer number, or counts the noun after it."""
    if any(context.within(j, "money") for j in (i - 1, i + 1)) or numbered(context, i) or against(context, i):
        return True
    return joined(context, i) if context.glued(i - 1) else measures(context, i)


def numbered(context: Context, i: int) -> bool:
    """Whether the word before the number at i says that it numbers or counts something: page 1999, no. 2010."""
    before = i - 1
    if context.word(before) == "." and context.glued(before - 1) and context.within(before - 1, "numbered-short"):
        return True
    if context.word(before) == "of" and context.within(i - 2, "sum"):
        return True  # a total of 1945
    if not context.within(before, "numbered"):  # resolutions 1540 and 2042
        return context.word(before) in ("and", "or", "&", "to") and context.within(i - 3, "numbered-list")
    if context.word(before) == "than":  # in 2020 rather than 2018
        return context.word(i - 2) not in ("rather", "later", "earlier")
    return not (context.word(before) in ("about", "around") and context.tag(i + 1) in ("", ",", "."))


def against(context: Context, i: int) -> bool:
    """Whether the number at i counts the same as one beside it: 2010 votes to 1999, 2000 of the men and 1998 of the
    guards."""
    if context.word(i - 1) == "to" and context.within(i - 2, "counted") and context.word(i - 3)[:1].isdigit():
        return True
    many = context.word(i + 1) == "of" and context.tag(i + 2) in ("DT", "PRP$") and context.tag(i + 3) == "NNS"
    return many and (context.word(i - 1) in ("and", "or") or not context.within(i - 1, "year-before"))


def level(context: Context, i: int) -> bool:
    """Whether the number at i is what something rose or fell to."""
    return context.word(i - 1) == "to" and context.within(i - 2, "moved")


def ends(context: Context, i: int) -> bool:
    """Whether a clause ends before the token at i."""
    return context.stops(i) or context.word(i) in (",", ")", ";", "-", "–", "—") or context.tag(i) in AFTER_DAY


def street(context: Context, i: int) -> bool:
    """Whether the token at i is Street, Avenue, Road."""
    return context.capital(i) and context.within(i, "street")


def house(context: Context, i: int) -> bool:
    """Whether the number at i is one of a street: 1920 Velde Street; in 2010 Wall Street fell."""
    if context.within(i - 1, "far-before") or not context.capital(i + 1):
        return False
    return street(context, i + 2) or (context.capital(i + 2) and street(context, i + 3))


def joined(context: Context, i: int) -> bool:
    """Whether what stands before the number without a blank makes it a part of something else, or what follows does."""
    before = context.word(i - 1)
    if before in (",", ".", "/", "+", ":", "@", "_"):
        return True
    if before.isalpha() and not glue(context, i - 1):
        return True  # the name of an account
    if before == "–" and context.word(i - 2).isdigit() and numbered(context, i - 2):
        return True  # pp. 1999–2004
    if before == "-" and context.glued(i - 2):
        prefix = context.word(i - 2)
        if prefix.isdigit():  # 1992-1996 is a range, 555-1996 and pages 1992-1996 are numbers
            return len(prefix) not in (1, 2, 4) or numbered(context, i - 2)
        return prefix.isalpha() and not context.within(i - 2, "year-prefix")
    return measures(context, i)


def measures(context: Context, i: int) -> bool:
    """Whether what follows the number is a unit, a part of it, or what it counts."""
    after, number_follows = context.word(i + 1), context.glued(i + 1) and context.word(i + 2).isdigit()
    if after in ("%", "/", "+") or (after in (",", ".") and number_follows):
        return True
    if after == "-" and number_follows:
        return len(context.word(i + 2)) != 2 and context.tokens.codes[i + 2] not in context.book.by_class["YEAR"]
    if (context.glued(i) and context.within(i + 1, "glued-unit")) or context.tokens.raw(i + 1) == "m":
        return True
    if house(context, i):
        return True
    if context.tag(i - 1).startswith("VB") and context.tag(i + 1) in ("NNS", "NNPS") and not context.capital(i - 1):
        return True  # she counted 1995 sheep
    if context.within(i + 2, "counted") and context.tag(i + 1) in ("JJ", "VBN"):
        return context.word(i - 1) == "of" or not context.within(i - 1, "year-before")
    if compound(context, i):
        return True
    return context.within(i + 1, "counted") or (after == "-" and context.within(i + 2, "counted"))


def compound(context: Context, i: int) -> bool:
    """Whether the number at i is joined to the noun or adjective that it measures: a 2000-strong force."""
    if context.word(i + 1) != "-" or not (context.glued(i) and context.glued(i + 1)):
        return False
    plain = context.word(i + 2).isalpha() and not context.capital(i + 2)
    return plain and not (context.within(i + 2, "year-compound") or context.within(i - 1, "year-before"))


def ordinal(context: Context, found: Found) -> bool:
    """on the 5th; not on the 5th floor, nor the 2nd of them."""
    if "weekday" not in found.groups and not context.within(found.first - 1, "day-before"):
        return False
    return context.stops(found.last) or context.word(found.last) in (",", ")") or context.tag(found.last) in AFTER_DAY


def glue(context: Context, i: int) -> bool:
    """Whether a word may stand before a date without a blank: a slip (in2016) or a short form (mid2016)."""
    return any(context.within(i, name) for name in ("year-before", "year-prefix", "name-before")) or any(
        context.known(i, name) for name in ("MONTH", "MABBR", "WEEKDAY", "SEASON")
    )


def numeric(context: Context, found: Found) -> bool:
    """Not a part of an address, nor the number of a version."""
    if context.within(found.first - 1, "version"):
        return False
    if "isolink" in found.groups:
        return iso_month(context, found.first)
    return not (context.word(found.first - 1) == "/" and context.glued(found.first - 1))


def iso_month(context: Context, i: int) -> bool:
    """2016-03 after a preposition; 2009-10 is a pair of years, and 2013-5 and bill 2016-03 are neither."""
    year, month = context.word(i), context.word(i + 2)
    if not year.isdecimal():  # nineteen ninety-six - 11
        return False
    if len(month) != 2 or int(month) > min(12, int(year[2:])) or not (context.glued(i) and context.glued(i + 1)):
        return False
    return context.within(i - 1, "year-before") and not context.glued(i - 1) and ends(context, i + 3)


def ancient(context: Context, found: Found) -> bool:
    """A number of three digits is a year after a preposition only."""
    return context.within(found.first - 1, "year-before") and context.tag(found.last) not in ("NN", "NNS", "JJ", "NNPS")


def era(context: Context, found: Found) -> bool:
    """Not a part of a longer token: 7747bc00."""
    return not (context.glued(found.last - 1) and context.word(found.last)[:1].isalnum())


def year_pair(context: Context, found: Found) -> bool:
    """1998-99, 2004-5, from 1846 to 48; not 1957 to 60 of them."""
    link, second = at(found, "link"), at(found, "yearb")
    if numbered(context, at(found, "yeara")):
        return False
    if context.word(link) == "to":
        return context.within(found.first - 1, "from") and not counted(context, second)
    return context.word(link) != "-" or context.glued(link)


def decade(context: Context, found: Found) -> bool:
    """Not temperatures: highs in the mid-80s, the upper 70s."""
    i = at(found, "decade")
    if len(context.word(i).rstrip("'’s")) != 2 or "century" in found.groups:
        return True
    if context.within(found.first - 1, "heat-part"):
        return False
    return not heated(context, found.first - 1, -1) and not heated(context, found.last, 1)


def century(context: Context, found: Found) -> bool:
    """Not 20th Century Fox."""
    last = found.last - 1
    return "era" in found.groups or not (context.capital(last) and context.capital(last + 1))


def heated(context: Context, start: int, step: int) -> bool:
    """Whether a word for temperature stands near in the sentence, on one side of it."""
    for i in range(start, start + step * HEAT, step):
        if not 0 <= i < len(context.tokens.words) or context.stops(i):
            return False
        if context.within(i, "heat"):
            return True
    return False


def season(context: Context, found: Found) -> bool:
    """Not spring the metal or fall the verb."""
    i = at(found, "season")
    word, after = context.word(i), context.word(i + 1)
    if context.tag(i).startswith("V") or (context.capital(i) and (context.named(i - 1) or context.capital(i + 1))):
        return False  # the Summer Hill fire
    if alone(found) and not context.within(i - 1, "year-before"):
        return word in ("summer", "winter", "autumn") or (word == "spring" and context.tag(i + 1).startswith("NN"))
    if word not in ("fall", "spring"):
        return True
    if found.groups.keys() & {"rel", "portion"}:
        return True
    if context.within(i + 1, "fall-verb"):
        return word == "spring" and after != "of"
    if word == "fall" and context.word(found.first) == "the":
        return context.word(found.first - 1) in ("in", "by", "until", "during", "through", "throughout")
    return not (alone(found) and word == "fall")


def weekday(context: Context, found: Found) -> bool:
    """Not Black Friday, the Sunday Times, Man Friday."""
    i = at(found, "weekday")
    if context.within(i - 1, "named-before") or (context.word(i - 1) == "on" and context.within(i - 2, "paper")):
        return False
    if "weekon" in found.groups and (context.word(found.last) == "-" or context.tag(found.last) in ("NN", "NNS")):
        return False
    if context.capital(found.last) and context.word(i - 1) in GENITIVE and context.tag(found.last + 1)[:2] != "NN":
        return False  # the BBC's Sunday Politics
    return not (context.within(found.last, "named-after") and context.capital(found.last))
