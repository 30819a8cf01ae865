"""The one place that reads and checks the lexicons: what the rules know of the language, as data."""

from extract.vocabulary.check import check_lexicons
from extract.vocabulary.classes import (
    EventClass,
    classes_with,
    event_classes,
    listed_verbs,
    relatives,
    verb_list,
    word_list,
)
from extract.vocabulary.files import LEXICONS, Problem, load_lists, load_placed, load_rows, load_toml, read_from
from extract.vocabulary.patterns import NO_EVENT, PARTY, SUBJECT, TURNED, Pattern, load_patterns, object_sets

__all__ = [
    "LEXICONS",
    "NO_EVENT",
    "PARTY",
    "SUBJECT",
    "TURNED",
    "EventClass",
    "Pattern",
    "Problem",
    "check_lexicons",
    "classes_with",
    "event_classes",
    "listed_verbs",
    "load_lists",
    "load_patterns",
    "load_placed",
    "load_rows",
    "load_toml",
    "object_sets",
    "read_from",
    "relatives",
    "verb_list",
    "word_list",
]
