"""The speech act that the cue of a quote makes: "accused NAME of lying", "insisted that NAME leave", "a promise to".

In goes a quote with its speakers, out comes its speech act; None where the cue only says that something is said.
"""

from __future__ import annotations

from extract.events.arguments.assignment import fill
from extract.events.arguments.noun_arguments import participants
from extract.events.parties.party_groups import Parties, apart_from
from extract.events.parties.phrase_parties import parties
from extract.events.speech_acts.speech_act import SpeechAct, content_head, content_verb, cue_of, spoken_of
from extract.events.types.class_names import ACCUSE, AGREE, REQUEST
from extract.events.types.clause_types import turned_to_threat
from extract.events.types.noun_types import clause_nouns, named_class
from extract.events.types.pattern_match import NO_MATCH, Match, classify
from extract.records import Party, Quote
from extract.syntax.clauses import Clause, read_clause
from extract.syntax.document import Document
from extract.syntax.verb_groups import form_of
from extract.vocabulary import classes_with, event_nouns, verbs

_RULE = "cue"


def by_cue(document: Document, quote: Quote, speakers: Parties) -> SpeechAct | None:
    """The speech act of a quote by its cue, a verb or a noun."""
    cue = cue_of(document, quote)
    if cue < 0:
        return None
    if document.tree.tags[cue][:2] == "VB":
        clause = read_clause(document, cue)
        return _by_verb(document, quote, clause, speakers) or _charged(document, quote, clause, speakers)
    return _by_noun(document, cue, speakers) if document.tree.tags[cue] in ("NN", "NNS") else None


def _by_verb(document: Document, quote: Quote, clause: Clause, speakers: Parties) -> SpeechAct | None:
    """The speech act of a verb that a pattern gives a class."""
    match = _matched(document, clause)
    if not match.type:
        return None
    whom = apart_from(speakers, fill(document, clause, match)[1])
    if not whom and match.type in classes_with("blaming"):
        whom = spoken_of(document, quote, speakers)
    return SpeechAct(match.type, whom, _RULE)


def _matched(document: Document, clause: Clause) -> Match:
    """The class that a cue verb gives its statement, with the pattern; NO_MATCH for mere saying."""
    of_party = bool(parties(document, clause.patients))
    match = classify(clause.lemmas, clause.particles, clause_nouns(document, clause), of_party=of_party)
    match = turned_to_threat(document, clause, match)
    if match.type in classes_with("civic"):
        return match._replace(type=ACCUSE)
    return match if match.type in classes_with("speech") else NO_MATCH


def _by_noun(document: Document, noun: int, speakers: Parties) -> SpeechAct | None:
    """The speech act of a cue that is a noun: "accusations by NAME that …"."""
    event_type = named_class(document, noun, event_nouns())
    if event_type not in classes_with("speech"):
        return None
    return SpeechAct(event_type, apart_from(speakers, participants(document, noun, event_type)[1]), _RULE)


def _charged(document: Document, quote: Quote, clause: Clause, speakers: Parties) -> SpeechAct | None:
    """What a cue makes of the subject of its content: "charged that NAME lied", "insisted that NAME leave"."""
    event_type, whom = "", tuple[Party, ...]()
    if not verbs("charges").isdisjoint(clause.lemmas):
        event_type, whom = ACCUSE, spoken_of(document, quote, speakers)
    elif not verbs("insisting").isdisjoint(clause.lemmas) and _is_subjunctive(document, quote):
        event_type, whom = REQUEST, spoken_of(document, quote, speakers)
    elif not verbs("assuring").isdisjoint(clause.lemmas) and _is_to_come(document, quote):
        event_type, whom = AGREE, apart_from(speakers, parties(document, clause.patients))
    return SpeechAct(event_type, whom, _RULE) if whom else None


def _is_to_come(document: Document, quote: Quote) -> bool:
    """Whether the content says what will be done."""
    verb = content_verb(document, quote)
    if verb < 0:
        return False
    form, _, negated = form_of(document, verb)
    return form in ("future", "would") and not negated


def _is_subjunctive(document: Document, quote: Quote) -> bool:
    """Whether the content says what somebody is to do: "insisted that NAME leave"; "put" may be that or past."""
    tree, verb = document.tree, content_head(document, quote)
    if verb < 0 or document.kids(verb, "aux", "auxpass") or tree.tags[verb] == "VBZ":
        return False
    own = document.kids(verb, "nsubj")
    one = bool(own) and tree.tags[own[-1]] in ("NN", "NNP") and not document.kids(own[-1], "conj")
    return one and tree.lower[verb] in document.lemmas(verb)
