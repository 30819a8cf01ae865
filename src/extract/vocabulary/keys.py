"""The names by which the rules ask for what the lexicons hold; each must stand there, and none beside them."""

from __future__ import annotations

ASPECTS = ("light", "keep", "stop", "occur", "prepare", "fail")
POSITIONS = (
    *("offer", "announced", "unplanned", "unintended", "unopposed", "openness", "refusal", "opposition", "impasse"),
    *("none-of", "none-seen", "prospect", "weighed", "not-excluded", "reserved", "wanted", "ultimatum"),
)
EVENT_RULES = (
    *("verb", "verb-object", "phrasal-verb", "turned", "light-verb", "noun", "occurrence", "keep-verb", "stop-verb"),
    *("prepare-verb", "refused", "open-class", "readiness", "unwillingness", "condition", "weighed", "wanted"),
    "ultimatum",
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
_EDGE, _MONTH, _WEEKDAY, _SEASON = "START|MID|END", "[1-9]|1[0-2]", "[1-7]", "SP|SU|FA|WI"
_UNIT = "S|MIN|H6?|D|W|F|M|Q|Y|DE|CE|ML"
DATE_VALUES = {  # class of words → the values that its words may have
    "CLOSE": "",
    "DAYUNIT": "WE",
    "DECADE": "0|[2-9]0",
    "EDGE": _EDGE,
    "ERA": "AD|BC",
    "FOREIGN": "",
    "HALFWORD": "START|END",
    "MABBR": _MONTH,
    "MONTH": _MONTH,
    "NOON": "12:00|24:00",
    "NUDGE": "(?:START|END)?",
    "NUMWORD": r"\d+",
    "OPEN": "",
    "ORD": r"\d+",
    "PART": "MO|MI|AF|EV|NI",
    "PORTION": _EDGE,
    "SEASON": _SEASON,
    "SEASONS": _SEASON,
    "TERM": "Y",
    "TZ": "",
    "UABBR": "H|MIN",
    "UNIT": _UNIT,
    "UNITS": _UNIT,
    "UNPLANNED": "past",
    "VAGUE": "",
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
)
LANGUAGE_LISTS = (
    *("be", "finite_be", "have", "future", "will", "possible", "able", "modal", "copulas", "first", "first_plural"),
    *("second", "male", "female", "neuter", "third_plural", "third_subjects", "objects", "reflexive", "possessive"),
    *("articles", "pointing", "definite", "relative", "if_words", "genitive", "at_time", "apart", "spanning"),
    *("joins_nouns", "openers", "no_description", "english", "saying", "exclaiming", "recounting", "appearing"),
    *("subject_control", "impersonal"),
)
