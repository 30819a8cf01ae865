"""The names by which the rules ask for what the lexicons hold; each must stand there, and none beside them."""

from __future__ import annotations

from extract.vocabulary.table_schema import Form

ASPECTS = ("light", "keep", "stop", "occur", "prepare", "fail")
CLAUSES = ("to-do", "them-do", "that-do", "doing", "wh", "that")  # that a verb of events/patterns.csv governs
CUE_FRAMES = (
    *("q", "thing", "that", "wh", "inf", "ing", "obj", "name", "as", "of", "for", "to", "on", "over", "with", "to-do"),
    *("on-do", "tell"),
)
POSITIONS = (
    *("offer", "announced", "unplanned", "unintended", "unopposed", "openness", "refusal", "opposition", "impasse"),
    *("none-of", "none-seen", "prospect", "weighed", "not-excluded", "reserved", "wanted", "ultimatum"),
)
COMMITMENT_RULES = ("readiness", "unwillingness", "condition", "weighed", "wanted", "ultimatum")
EVENT_RULES = (
    *("verb", "verb-object", "phrasal-verb", "turned", "light-verb", "noun", "occurrence", "keep-verb", "stop-verb"),
    *("prepare-verb", "refused", "open-class", *COMMITMENT_RULES),
)
QUOTE_RULES = (
    *("quote-cue", "cue-quote", "quote-verb", "quote-name", "quote-dash-name", "colon-quote", "name-colon"),
    *("according-to", "as-clause", "aside", "clause-cue", "cue-that", "cue-wh", "cue-inf", "cue-ing", "cue-obj"),
    *("cue-name", "cue-as", "cue-of", "cue-for", "cue-prep", "in-words-of", "said-to", "reportedly", "cue-by"),
    *("block-quote", "question-answer", "noun-that", "nested"),
)
QUOTE_LISTS = (
    *("contrast", "subordinate", "adjuncts", "reports", "announcers", "inverted", "spoken_to", "holding", "turning"),
    *("said", "hearsay", "adverbs", "notices"),
)
DATE_LISTS = (
    *("at-part", "auxiliary", "backward", "change", "clause", "counted", "day-before", "fall-verb", "far-before"),
    *("flag-of", "forward", "from", "future-cue", "future-noun", "glued-unit", "heat", "heat-part", "holiday-thing"),
    *(
        "in-part",
        "independence-of",
        "match",
        "money",
        "moved",
        "name-before",
        "named-after",
        "named-before",
        "national-day",
    ),
    *("no-bare-unit", "no-unit-after", "numbered", "numbered-list", "numbered-short", "paper", "past-be", "past-cue"),
    *(
        "past-infinitive",
        "person-month",
        "personal",
        "rate",
        "republic-of",
        "set-for",
        "set-noun",
        "shift",
        "street",
        "sum",
    ),
    *(
        "then",
        "title-only",
        "title-small",
        "version",
        "victory-of",
        "working",
        "broadcast",
        "year-before",
        "year-compound",
        "year-is",
        "year-of",
        "year-prefix",
    ),
)


def _one_of(*values: str) -> Form:
    return Form("|".join(values), ", ".join(values[:-1]) + f" or {values[-1]}" if len(values) > 1 else values[0])


_EDGE, _NONE = _one_of("START", "MID", "END"), Form("", "nothing")
_MONTH, _WEEKDAY = (
    Form("[1-9]|1[0-2]", "a number from 1 to 12"),
    Form("[1-7]", "a number from 1 (Monday) to 7 (Sunday)"),
)
_SEASON, _NUMBER = _one_of("SP", "SU", "FA", "WI"), Form(r"\d+", "a number")
_UNIT = _one_of("S", "MIN", "H", "H6", "D", "W", "F", "M", "Q", "Y", "DE", "CE", "ML")
DATE_VALUES = {  # class of words → the values that its words may have
    "CLOSE": _NONE,
    "DAYUNIT": _one_of("WE"),
    "DECADE": Form("0|[2-9]0", "0, 20, 30 … or 90"),
    "EDGE": _EDGE,
    "ERA": _one_of("AD", "BC"),
    "FOREIGN": _NONE,
    "HALFWORD": _one_of("START", "END"),
    "MABBR": _MONTH,
    "MONTH": _MONTH,
    "NOON": _one_of("12:00", "24:00"),
    "NUDGE": Form("(?:START|END)?", "START, END or nothing"),
    "NUMWORD": _NUMBER,
    "OPEN": _NONE,
    "ORD": _NUMBER,
    "PART": _one_of("MO", "MI", "AF", "EV", "NI"),
    "PORTION": _EDGE,
    "SEASON": _SEASON,
    "SEASONS": _SEASON,
    "TERM": _one_of("Y"),
    "TZ": _NONE,
    "UABBR": _one_of("H", "MIN"),
    "UNIT": _UNIT,
    "UNITS": _UNIT,
    "UNPLANNED": _one_of("past"),
    "VAGUE": _NONE,
    "WABBR": _WEEKDAY,
    "WEEKDAY": _WEEKDAY,
    "WEEKDAYS": _WEEKDAY,
}
DATE_WORDS = tuple(DATE_VALUES)
NAME_LISTS = (
    *("small_words", "leading", "trailing", "kept_stops", "followers", "openers", "money", "compass"),
    *("compass_adjectives", "place_nouns", "place_parts", "org_nouns", "org_parts", "org_roles", "generations"),
    *("particles", "shouted_words", "participles", "title_links", "chambers", "organs", "offices", "bare"),
    *("no_names", "before_titles", "corporate_forms", "media_nouns", "departments", "state_bodies"),
    *("person_parts", "team_nouns", "event_nouns", "work_nouns", "product_nouns", "abstract_endings", "kin"),
    *("us_states", "us_offices", "city_nouns", "division_nouns", "county_nouns", "water_nouns", "land_nouns"),
    *("site_nouns", "place_numbers"),
)
LANGUAGE_LISTS = (
    *("be", "finite_be", "have", "future", "will", "possible", "able", "modal", "copulas", "first", "first_plural"),
    *("second", "male", "female", "neuter", "third_plural", "third_subjects", "objects", "reflexive", "possessive"),
    *("articles", "pointing", "definite", "relative", "if_words", "genitive", "at_time", "apart", "spanning"),
    *(
        "joins_nouns",
        "openers",
        "no_description",
        "english",
        "only_english",
        "scots",
        "no_scots",
        "saying",
        "exclaiming",
        "recounting",
        "appearing",
    ),
    *("subject_control", "impersonal", "prepositions"),
)
NUMBER_PLACES = ("object", "subject", "either", "self", "of", "in", "lives", "bodies")
NUMBER_WORDS = (
    *("before", "behind", "scale", "short scale", "plural", "several", "rate", "share", "stock", "exchange", "measure"),
    *("people", "things", "disease", "count"),
)
