"""What each lexicon looks like: its columns, what a cell may hold, what names a row, what refers to what."""

from __future__ import annotations

from typing import get_args

from extract.records import PeopleKind
from extract.vocabulary.keys import (
    ASPECTS,
    COMMITMENT_RULES,
    CUE_FRAMES,
    DATE_LISTS,
    DATE_WORDS,
    LANGUAGE_LISTS,
    NAME_LISTS,
    NUMBER_PLACES,
    NUMBER_WORDS,
    POSITIONS,
    QUOTE_LISTS,
    QUOTE_RULES,
)
from extract.vocabulary.patterns import NO_EVENT, PARTY, SINGLE, TURNED
from extract.vocabulary.table_schema import Column, Form, Reference, Schema

_LIST_NAME = Form(r"[a-z]+(?:[-_][a-z]+)*", "in small letters with - or _ between words, such as trade-ties")
_CLASS_NAME = Form(r"[A-Z]+", "in capitals, such as AID")
_ID = Form(r"[a-zé0-9:+-]+", "in small letters, figures, -, : and +, such as send:aid")
_LOWER = Form(r"[^A-Z]+", "in small letters, such as aid convoy")
_VERB = Form(r"[a-z]+(?:-[a-z]+)*", "in small letters with - between words, such as attack or de-escalate")
_PHRASE = Form(r"[a-z'-]+(?: [a-z'-]+)*", "in small letters with one blank between words, such as point out")
_VERB_FORMS = ("base", "third", "past", "participle", "gerund", "object", "subject", "noun", "word")
_TEMPLATE = Form(
    rf"(?:[^{{}}]|\{{(?:{'|'.join(_VERB_FORMS)})\}})+",
    f"as a sentence with places for words, which are {', '.join(f'{{{name}}}' for name in _VERB_FORMS)}",
)
_SIDES = ("first", "second")
_SHARE = Form(r"0\.\d\d|1\.00", "as a share with two decimals, such as 0.85")

SOURCE = Column("source")
_CLASS = Column("class", refers=(Reference("events/classes.csv", "class"),))
_EXAMPLE = Column("example", refers=(Reference("events/examples.csv", "id"),))
_SET = Reference("events/objects.csv", "set")
_PREPOSITION = Reference("language/function_words.csv", "word", "class", "prepositions")
NOUNS = tuple(Reference(f"events/{name}.csv", "noun") for name in ("objects", "nouns", "parties", "places"))
_TRAITS = (Reference("events/lists.csv", "list", "kind", "trait"),)
VERB_LISTS = tuple(
    Reference(f"{stage}/lists.csv", "list", "kind", "verbs") for stage in ("language", "events", "quotes")
)
_TEMPLATES = tuple(Column(name, form=_TEMPLATE) for name in ("example", "counterexample"))
_GENDER = Column("gender", ("male", "female"), may_be_empty=True)
_DEGREES = Form(r"-?\d{1,3}(\.\d+)?", "in decimal degrees, such as -12.5")
_NUMERAL = Form(r"\d+", "as a number, such as 6255148")
_CODE = Form(r"[A-Z]{2}", "as two capitals, such as NO")
_PUBLISHER_CODE = Form(r"[A-Z]{2,}", "in capitals, such as US or EDU")
_DOMAIN = Form(r"[a-z0-9.-]+\.[a-z]+", "as an address in small letters, such as apnews.com")

_QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
_HOLIDAY = Form(
    r"\d\d-\d\d|\d\d/[1-5LX][1-7](\+\d)?|(easter|pascha):[+-]\d+|feast:[A-Z]{2}/[A-Za-z() -]+",
    "as month-day (12-25), month/week and weekday (11/44: the fourth Thursday of November, 11/44+1 the day after), "
    "days from Easter (easter:-2, pascha:-2 in the eastern church) or a feast of the library (feast:TR/Eid al-Fitr)",
)
_PUBLISHED = ("donation", "mailing-list", "subscribe", "share", "modified", "cookies", "copyright", "advertisement")

NAMES = (
    Schema("names/abbreviations.csv", (Column("name"), Column("short", parts="|"), SOURCE), ("name",)),
    Schema(
        "names/aliases.csv",
        (
            *(Column("name"), Column("variants", parts="|", may_be_empty=True), Column("label", ("ORG", "PLACE"))),
            Column("state", refers=(Reference("names/countries.csv", "code"),), may_be_empty=True),
            *(Column("certain", ("yes", "no")), SOURCE),
        ),
        ("name",),
        apart=("certain", "no"),
    ),
    Schema(
        "names/countries.csv",
        (
            *(Column("code", form=_CODE), Column("name"), Column("variants", parts="|", may_be_empty=True)),
            *(Column(name, parts="|", may_be_empty=True) for name in ("people", "capital", "uncertain")),
            SOURCE,
        ),
        ("name",),
    ),
    Schema("names/family_first.csv", (Column("language"), Column("names", parts="|"), SOURCE), ("language",)),
    Schema("names/first_names.csv", (_GENDER._replace(may_be_empty=False), Column("names", parts="|"), SOURCE), ()),
    Schema(
        "names/groups.csv",
        (
            *(Column("noun", form=_LOWER), Column("kinds", form=_VERB, parts=" ", may_be_empty=True)),
            *(Column("plain", ("yes",), may_be_empty=True), SOURCE),
        ),
        ("noun",),
    ),
    Schema(
        "names/heads.csv",
        (Column("word"), Column("label", ("ORG", "PLACE", "NONE", "PREFIX")), SOURCE),
        ("word",),
        apart=("label", "PREFIX"),
    ),
    Schema(
        "names/lists.csv",
        (Column("list", NAME_LISTS, complete=True), Column("about")),
        ("list",),
        (Reference("names/words.csv", "list"),),
    ),
    Schema("names/peoples.csv", (Column("form"), Column("kind", ("people", "party", "faith")), SOURCE), ("form",)),
    Schema(
        "names/publishers.csv",
        (
            *(Column("name"), Column("domain", form=_DOMAIN)),
            *(Column("country", refers=(Reference("names/countries.csv", "code"),)), SOURCE),
        ),
        ("name",),
    ),
    Schema(
        "names/regions.csv",
        (
            *(Column("name"), Column("variants", parts="|", may_be_empty=True)),
            *(Column("latitude", form=_DEGREES), Column("longitude", form=_DEGREES)),
            *(Column("geoname_id", form=_NUMERAL, may_be_empty=True), SOURCE),
        ),
        ("name",),
    ),
    Schema(
        "names/roles.csv",
        (
            *(Column("noun", form=_LOWER), Column("kinds", form=_VERB, parts=" ", may_be_empty=True), _GENDER),
            *(Column("short", parts=" ", may_be_empty=True), SOURCE),
        ),
        ("noun",),
    ),
    Schema("names/short_names.csv", (Column("name"), Column("short", parts="|"), SOURCE), ("name",)),
    Schema(
        "names/titles.csv",
        (
            Column("title"),
            Column("kind", ("courtesy", "academic", "religious", "military", "police", "office", "royal")),
            *(_GENDER, SOURCE),
        ),
        ("title",),
    ),
    Schema(
        "names/words.csv",
        (Column("list", refers=(Reference("names/lists.csv", "list"),)), Column("word"), SOURCE),
        ("list", "word"),
    ),
)

DATES = (
    Schema("dates/context.csv", (Column("word"), Column("list", DATE_LISTS, complete=True), SOURCE), ("list", "word")),
    Schema("dates/holidays.csv", (Column("name"), Column("rule", form=_HOLIDAY), SOURCE), ("name",)),
    Schema(
        "dates/orders.csv",
        (Column("code", form=_PUBLISHER_CODE), Column("order", ("mdy", "none")), SOURCE),
        ("code",),
    ),
    Schema(
        "dates/words.csv",
        (
            *(Column("word"), Column("class", DATE_WORDS, complete=True)),
            *(Column("value", may_be_empty=True), SOURCE),
        ),
        ("class", "word"),
    ),
)

QUOTES = (
    Schema(
        "quotes/nouns.csv",
        (Column("noun", form=_PHRASE), Column("frames", ("that", "to", "vehicle"), parts=" "), SOURCE),
        ("noun",),
    ),
    Schema(
        "quotes/rules.csv",
        (Column("rule", QUOTE_RULES, complete=True), Column("confidence", form=_SHARE), Column("takes")),
        ("rule",),
    ),
    Schema(
        "quotes/lists.csv",
        (
            *(Column("kind", ("words", "verbs")), Column("list", QUOTE_LISTS, complete=True), Column("about")),
            *(Column("example"), Column("counterexample")),
        ),
        ("list",),
        (Reference("quotes/words.csv", "list"), Reference("language/verbs.csv", "traits")),
    ),
    Schema(
        "quotes/words.csv",
        (
            Column("list", refers=(Reference("quotes/lists.csv", "list", "kind", "words"),)),
            Column("word", form=_LOWER),
            SOURCE,
        ),
        ("list", "word"),
    ),
    Schema("quotes/utterances.csv", (Column("noun", form=_LOWER), SOURCE), ("noun",)),
)

LANGUAGE = (
    Schema(
        "language/abbreviations.csv",
        (Column("form"), Column("kind", ("before", "number", "hour", "after hour", "name", "after")), SOURCE),
        ("form", "kind"),
    ),
    Schema(
        "language/boilerplate.csv",
        (
            Column("pattern", is_pattern=True),
            *(Column("kind", (*_PUBLISHED, "link", "credit")), SOURCE, Column("example")),
        ),
        ("pattern",),
    ),
    Schema(
        "language/function_words.csv",
        (
            Column("class", refers=(Reference("language/lists.csv", "list", "kind", "words"),)),
            *(Column("word", form=_LOWER), SOURCE),
        ),
        ("class", "word"),
    ),
    Schema(
        "language/glued.csv",
        (Column("part", _SIDES, complete=True), Column("word", form=_LOWER)),
        ("part", "word"),
    ),
    Schema("language/common_words.csv", (Column("word", form=_LOWER), Column("share", form=_SHARE), SOURCE), ("word",)),
    Schema(
        "language/hyphens.csv",
        (Column("part", form=_LOWER), Column("place", _SIDES, complete=True), SOURCE),
        ("place", "part"),
    ),
    Schema(
        "language/lists.csv",
        (Column("kind", ("words", "verbs")), Column("list", LANGUAGE_LISTS, complete=True), Column("about")),
        ("list",),
        (Reference("language/function_words.csv", "class"), Reference("language/verbs.csv", "traits")),
    ),
    Schema(
        "language/spellings.csv",
        (*(Column(name, form=_LOWER, may_be_empty=True) for name in ("british", "american")), SOURCE),
        ("british", "american"),
    ),
    Schema(
        "language/verbs.csv",
        (
            Column("verb", form=_PHRASE),
            *(Column(name, form=_VERB, parts="/", may_be_empty=True) for name in ("past", "participle")),
            Column("doubling", ("yes",), may_be_empty=True),
            Column("speech", ("say", "ask", "think", "show", "judge"), may_be_empty=True),
            Column("frames", CUE_FRAMES, lead="prep:", behind=(_PREPOSITION,), parts=" ", may_be_empty=True),
            Column("state", ("state", "view", "effort", "speech", "cause"), may_be_empty=True),
            Column("aspects", ASPECTS, parts="|", tail=_PHRASE, may_be_empty=True, complete=True),
            Column("traits", refers=VERB_LISTS, parts=" ", may_be_empty=True),
            SOURCE,
        ),
        ("verb",),
        together=(("past", "participle"), ("speech", "frames")),
    ),
)

EVENTS = (
    Schema(
        "events/classes.csv",
        (
            *(Column("class", form=_CLASS_NAME), Column("definition"), Column("quad", _QUADS, may_be_empty=True)),
            *(Column("leads", refers=(_PREPOSITION,), parts=" "), _CLASS._replace(name="reversal", may_be_empty=True)),
            Column("traits", parts=" ", refers=_TRAITS, may_be_empty=True),
            SOURCE,
        ),
        ("class",),
        (Reference("events/patterns.csv", "class"), Reference("events/nouns.csv", "class")),
    ),
    Schema("events/deeds.csv", (Column("deed", form=_LIST_NAME), Column("word", form=_VERB), SOURCE), ("deed", "word")),
    Schema(
        "events/lists.csv",
        (Column("kind", ("trait", "words", "verbs")), Column("list", form=_LIST_NAME), Column("about")),
        ("list", "kind"),
        (
            Reference("events/words.csv", "list"),
            Reference("language/verbs.csv", "traits"),
            Reference("events/classes.csv", "traits"),
        ),
    ),
    Schema(
        "events/words.csv",
        (
            Column("list", refers=(Reference("events/lists.csv", "list", "kind", "words"),)),
            *(Column("word", form=_LOWER), SOURCE),
        ),
        ("list", "word"),
    ),
    Schema(
        "events/patterns.csv",
        (
            *(Column("id", form=_ID), _CLASS._replace(values=(NO_EVENT,)), Column("verb", form=_VERB)),
            Column("frame", form=_PHRASE, may_be_empty=True),
            Column("needs", ("object", "subject", TURNED, PARTY), may_be_empty=True),
            Column("objects", refers=(_SET,), lead=SINGLE, behind=NOUNS, may_be_empty=True),
            *(_EXAMPLE, SOURCE),
        ),
        ("id",),
    ),
    Schema(
        "events/objects.csv",
        (Column("set", form=_LIST_NAME), Column("noun", form=_LOWER), SOURCE),
        ("set", "noun"),
        (Reference("events/patterns.csv", "objects"), Reference("events/stances.csv", "objects")),
    ),
    Schema(
        "events/nouns.csv",
        (Column("noun", form=_LOWER), _CLASS, Column("alone", ("yes", "no")), _EXAMPLE, SOURCE),
        ("noun",),
    ),
    Schema(
        "events/stances.csv",
        (
            *(Column("kind", POSITIONS, complete=True), Column("word", form=_VERB)),
            *(Column("objects", refers=(_SET,), may_be_empty=True), _CLASS, _EXAMPLE, SOURCE),
        ),
        ("kind", "word"),
    ),
    Schema(
        "events/examples.csv",
        (Column("id"), _CLASS._replace(values=(NO_EVENT,)), *_TEMPLATES),
        ("id",),
        tuple(Reference(f"events/{name}.csv", "example") for name in ("patterns", "nouns", "stances")),
    ),
    Schema(
        "events/parties.csv",
        (Column("noun", form=_LOWER), Column("kind", ("person", "body", "force", "machine"))),
        ("noun",),
    ),
    Schema("events/places.csv", (Column("noun", form=_LOWER),), ("noun",)),
    Schema(
        "events/rules.csv",
        (Column("rule", COMMITMENT_RULES, complete=True), Column("confidence", form=_SHARE), Column("takes")),
        ("rule",),
    ),
)

_NUMBER_KINDS = get_args(PeopleKind)
_VALUE = Form(r"\d*|exact|about|at least|at most", "as a figure, exact, about, at least or at most, or nothing")
NUMBERS = (
    Schema(
        "numbers/currencies.csv",
        (
            Column("code", form=Form(r"[A-Z]{3}", "as three capitals, such as EUR")),
            *(Column(name, parts="|", may_be_empty=True) for name in ("names", "signs")),
            Column("countries", parts=" ", refers=(Reference("names/countries.csv", "code"),), may_be_empty=True),
            *(Column("uncertain", parts="|", may_be_empty=True), Column("first", ("yes",), may_be_empty=True), SOURCE),
        ),
        ("code",),
    ),
    Schema(
        "numbers/governors.csv",
        (
            *(Column("word", form=_LOWER), Column("part", ("verb", "adjective", "noun"))),
            *(Column("kind", _NUMBER_KINDS), Column("place", NUMBER_PLACES, complete=True)),
            *(Column("certain", ("yes", "no")), Column("example")),
        ),
        ("word", "part", "kind", "place"),
    ),
    Schema(
        "numbers/words.csv",
        (
            *(Column("word", form=_LOWER), Column("class", NUMBER_WORDS, complete=True)),
            *(Column("value", form=_VALUE, may_be_empty=True), SOURCE),
        ),
        ("class", "word"),
    ),
)

SCHEMAS = (*NAMES, *DATES, *QUOTES, *LANGUAGE, *EVENTS, *NUMBERS)
DATE_PATTERNS = "dates/patterns.toml"
