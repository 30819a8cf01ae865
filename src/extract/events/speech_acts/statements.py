"""One statement for each quote: the speaker says, accuses, rejects, demands …, and of whom."""

from __future__ import annotations

from dataclasses import replace

from extract.events.builder import Told, build_statement
from extract.events.parties.party_groups import Parties, apart_from
from extract.events.parties.phrase_parties import only_says_where, parties
from extract.events.parties.quote_speakers import addressee_of, speakers_of
from extract.events.speech_acts.content_acts import by_content
from extract.events.speech_acts.cue_acts import by_cue
from extract.events.speech_acts.speech_act import SpeechAct, cue_of
from extract.events.types.class_names import ACCUSE, STATEMENT
from extract.records import Event, Quote
from extract.speakers import mentions_in
from extract.syntax.clauses import read_clause
from extract.syntax.document import SUBJECTS, Document
from extract.syntax.negation import is_denied
from extract.vocabulary import function_words, words


def find_statements(document: Document) -> list[Event]:
    """One event for each quote that is told to have been said or not, in the quotes' order."""
    quotes = enumerate(document.quotes)
    return [
        _statement(document, n, quote) for n, quote in quotes if not _is_supposed(document, cue_of(document, quote))
    ]


def _statement(document: Document, number: int, quote: Quote) -> Event:
    speakers = speakers_of(document, quote)
    event_type, whom, rule = _act(document, quote, speakers)
    cue = cue_of(document, quote)
    denied = cue >= 0 and document.tree.tags[cue][:2] == "VB" and is_denied(document, cue)
    told = Told(event_type, rule, quote.confidence, speakers, whom, realis="negated" if denied else "actual")
    return build_statement(document, number, told)


def _is_supposed(document: Document, cue: int) -> bool:
    """Whether something is only said on a condition or might have been said: "if she says “yes”", "could have said"."""
    if cue < 0:
        return False
    if not words("conditions").isdisjoint(document.kid_words(cue, "mark")):
        return True
    tree, helpers = document.tree, document.kid_words(cue, "aux")
    if any(
        tree.lower[k] == "should" and k < subject
        for k in document.kids(cue, "aux")
        for subject in document.kids(cue, *SUBJECTS)
    ):
        return True  # "should she say"
    return not (helpers.isdisjoint(function_words("modal")) or helpers.isdisjoint(function_words("have")))


def _act(document: Document, quote: Quote, speakers: Parties) -> SpeechAct:
    """What saying it does, by its cue, else by its content; of a mere statement whom it is about."""
    act = by_cue(document, quote, speakers) or by_content(document, quote, speakers)
    return act if act.type != STATEMENT or act.whom else _about(document, quote, speakers, act)


def _about(document: Document, quote: Quote, speakers: Parties, act: SpeechAct) -> SpeechAct:
    """A statement with whom its cue is about, who was told, or the only other name in it; blame, if its words are."""
    of = _said_of(document, cue_of(document, quote))
    if of and _has_blame(document, quote):
        return SpeechAct(ACCUSE, of, "content-blame")
    told = (*of, *addressee_of(document, quote))
    return act._replace(whom=apart_from(speakers, told[:1]) or _only_other(document, quote, speakers))


def _has_blame(document: Document, quote: Quote) -> bool:
    tree = document.tree
    told = (tree.lower[tree.at(part.start) : tree.before(part.end) + 1] for part in quote.content)
    return any(not words("blame").isdisjoint(words_told) for words_told in told)


def _said_of(document: Document, cue: int) -> Parties:
    """Whom a cue itself is about: "said of the rebels", "NAME, told by"."""
    if cue < 0 or document.tree.tags[cue][:2] != "VB":
        return ()
    if _is_reduced(document, cue):
        return tuple(p for p in parties(document, read_clause(document, cue).patients) if p.entity_id)
    return parties(document, document.behind(cue, "of", "about"))


def _is_reduced(document: Document, verb: int) -> bool:
    tree = document.tree
    return tree.heads[verb] != verb and tree.deps[verb] in ("acl", "relcl") and tree.tags[verb] == "VBN"


def _only_other(document: Document, quote: Quote, speakers: Parties) -> Parties:
    """The one entity that the content names beside the speaker, if it names just one."""
    own = {party.entity_id for party in speakers}
    inside = (m for part in quote.content for m in mentions_in(document.mentions, *part) if m.kind == "name")
    others = {m.entity_id: document.tree.before(m.end) for m in inside if m.entity_id not in own}
    heads = [head for head in others.values() if not only_says_where(document, head)]
    found = parties(document, heads) if len(heads) == len(others) == 1 else ()
    return tuple(replace(party, rule="only-name") for party in found)
