"""The one place that reads and checks the lexicons: what the rules know of the language, as data."""

from extract.vocabulary.check import check_lexicons, fault_of_lexicons
from extract.vocabulary.classes import (
    EventClass,
    classes_with,
    event_classes,
    leads_of,
    relatives,
)
from extract.vocabulary.event_verbs import deeds, happening_verbs, noun_verbs, party_verbs, verb_forms
from extract.vocabulary.files import LEXICONS, Problem, load_lists, load_placed, load_rows, load_toml, read_from
from extract.vocabulary.inflection import VerbForms, index_forms, inflect, told_forms
from extract.vocabulary.noun_table import (
    event_nouns,
    lone_nouns,
    look_up,
    names_event,
    party_nouns,
    place_nouns,
    singular,
)
from extract.vocabulary.patterns import (
    NO_EVENT,
    PARTY,
    SUBJECT,
    TURNED,
    Pattern,
    bare_classes,
    load_patterns,
    object_sets,
)
from extract.vocabulary.verb_table import (
    aspect_lemmas,
    aspect_verbs,
    listed_verbs,
    speech_verbs,
    state_verbs,
    verbs,
)
from extract.vocabulary.word_lists import common_words, date_words, function_words, name_words, words

__all__ = [
    "LEXICONS",
    "NO_EVENT",
    "PARTY",
    "SUBJECT",
    "TURNED",
    "EventClass",
    "Pattern",
    "Problem",
    "VerbForms",
    "aspect_lemmas",
    "aspect_verbs",
    "bare_classes",
    "check_lexicons",
    "classes_with",
    "common_words",
    "date_words",
    "deeds",
    "event_classes",
    "event_nouns",
    "fault_of_lexicons",
    "function_words",
    "happening_verbs",
    "index_forms",
    "inflect",
    "leads_of",
    "listed_verbs",
    "load_lists",
    "load_patterns",
    "load_placed",
    "load_rows",
    "load_toml",
    "lone_nouns",
    "look_up",
    "name_words",
    "names_event",
    "noun_verbs",
    "object_sets",
    "party_nouns",
    "party_verbs",
    "place_nouns",
    "read_from",
    "relatives",
    "singular",
    "speech_verbs",
    "state_verbs",
    "told_forms",
    "verb_forms",
    "verbs",
    "words",
]
