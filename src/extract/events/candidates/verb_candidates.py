"""Happenings that verbs tell of: which clauses count, typed, with their parties, place, date and realis."""

from __future__ import annotations

from functools import lru_cache

from extract.events.arguments.assignment import fill
from extract.events.arguments.event_places import find_place
from extract.events.dating import date_event
from extract.events.factuality import realis_of, told_by_form
from extract.events.parties.party_groups import Parties
from extract.events.parties.phrase_parties import is_named
from extract.events.sharing import join_means, join_partners, share_places
from extract.events.types.class_names import OTHER
from extract.events.types.clause_types import type_of
from extract.events.types.idioms import has_no_words, is_crowded_out, is_jab, is_mere_state
from extract.events.types.pattern_match import Match, rule_confidences
from extract.events.types.travel_for_talks import talks_of
from extract.records import Event, Party
from extract.syntax.clauses import Clause, read_clause
from extract.syntax.document import Document
from extract.syntax.verb_groups import form_of, lemmas_of
from extract.vocabulary import classes_with, happening_verbs, singular, state_verbs, verbs, words

_TOLD = ("past", "perfect", "future", "would", "progressive")  # forms in which the open class counts
_AUXILIARY = ("aux", "auxpass")


@lru_cache(maxsize=8192)
def may_happen(word: str, tag: str, joined: bool) -> bool:
    """Whether a lower-case verb form can tell of a happening at all; what a hyphen joins to it is not known here."""
    lemmas = lemmas_of(word, tag)
    return joined or not happening_verbs().isdisjoint(lemmas) or not any(lemma in state_verbs() for lemma in lemmas)


def _is_official(document: Document, who: Parties) -> bool:
    """Whether somebody who travels does so for a state or a body: by office, title or name."""
    for party in who:
        entity = document.entity(party.entity_id)
        if entity is not None and entity.label != "PERSON":
            return True
        told = " ".join((party.name, *(entity.titles if entity else ()))).lower().split()
        if any(form in words("officials") for word in told for form in singular(word)):
            return True
    return False


def _is_dated(document: Document, clause: Clause) -> bool:
    """Whether a calendar date stands in the clause itself."""
    heads = [h for _, _, heads in clause.preps for h in heads]
    return any(document.dates[n].date_from for n in document.clause_dates(clause.verb, heads))


def cue_tokens(document: Document) -> frozenset[int]:
    """The tokens that head the cues of quotes."""
    return frozenset(document.tree.at(quote.cue.start) for quote in document.quotes if quote.cue is not None)


def _counts(document: Document, clause: Clause, match: Match, who: Parties, whom: Parties, place: Party | None) -> bool:
    """Whether a named party or place takes part; in what only the open class knows, a named actor."""
    event_type, rule = match.type, match.rule
    if event_type == "CONSULT" and not who and not clause.passive and not (place and (whom or rule == "occurrence")):
        return False
    if event_type == "THREATEN" and not who and not clause.passive:
        return False
    if event_type == "REQUEST" and not who and not verbs("addressing").isdisjoint(clause.lemmas):
        return False  # "has been told to leave": by nobody knows whom
    if not verbs("debates").isdisjoint(clause.lemmas) and len(who) + len(whom) < 2:
        return False
    if event_type == OTHER:
        named = [p for p in (*who, *whom) if p.entity_id or p.country]
        if rule == "open-class":
            told = clause.form in _TOLD and bool(clause.patients or clause.preps)
            if clause.passive and told and place is not None and _is_dated(document, clause):
                return True  # "gas was found off NAME in May"
            return told and bool(named) and (place is not None or len(named) > 1 or _is_dated(document, clause))
        return bool(named) or (place is not None and (clause.passive or bool(who or whom)))
    return place is not None or any(is_named(document, p) for p in (*who, *whom)) or bool(who and whom)


def find_actions(document: Document, cues: frozenset[int]) -> list[Event]:
    """The happenings that the article's verbs tell of, in text order."""
    tree, found = document.tree, dict[int, Event]()
    for verb, tag in enumerate(tree.tags):
        if (
            tag[:2] != "VB"
            or tree.deps[verb] in _AUXILIARY
            or document.kind(verb) == "boilerplate"
            or document.marks.is_spoken(verb)
        ):
            continue
        event = _action(document, verb, cues)
        if event is not None:
            found[verb] = event
    return share_places(document, join_partners(document, join_means(document, found)))


def _only_place(document: Document, clause: Clause, event_type: str, party: Party, place: Party | None) -> bool:
    """Whether what stands as a target is only the place behind a preposition: a town, or the goal of a motion."""
    if place is None or party.spans != place.spans:
        return False
    tree = document.tree
    if tree.deps[tree.before(party.spans[0].end)] in ("dobj", "nsubj", "nsubjpass"):
        return False
    goal = event_type == OTHER and not verbs("goals").isdisjoint(clause.lemmas)
    return goal or (not party.country and event_type in classes_with("placed"))


def _is_manner_of_speech(document: Document, clause: Clause, cues: frozenset[int]) -> bool:
    """Whether a participle only says how a statement was made: "speaking to reporters, she said"."""
    head = document.tree.heads[clause.verb]
    return clause.form == "gerund" and head in cues and not verbs("speaking").isdisjoint(clause.lemmas)


def _is_only_said(document: Document, clause: Clause, match: Match, cues: frozenset[int]) -> bool:
    """Whether a verb is no more than a statement: it denies a claim, does not support, gives a bad name, or goes on
    from a cue with praise or blame ("confirmed the date and praised the crew")."""
    tree, verb = document.tree, clause.verb
    if match.type == "REJECT" and tree.deps[verb] in ("relcl", "acl"):
        objects = [form for p in clause.patients for form in singular(tree.lower[p])]
        return not words("claims").isdisjoint(objects)
    if match.type == "SUPPORT" and clause.negated:
        return True
    named = len(clause.patients) > 1 or "as" in clause.particles
    if match.type == "ACCUSE" and named and not clause.passive and not verbs("naming").isdisjoint(clause.lemmas):
        return True  # "called NAME a liar"
    joined = tree.deps[verb] == "conj" and not verbs("judgements").isdisjoint(clause.lemmas)
    head = tree.heads[verb]
    return joined and (head in cues or any(k in cues for k in document.kids(head, "ccomp")) or _views(document, head))


def _views(document: Document, verb: int) -> bool:
    """Whether a verb tells of a view: "suspect", "believe"."""
    lemmas = lemmas_of(document.tree.lower[verb], document.tree.tags[verb])
    return any(state_verbs().get(lemma) in ("view", "speech") for lemma in lemmas)


def _action(document: Document, verb: int, cues: frozenset[int]) -> Event | None:
    tree = document.tree
    if tree.deps[verb] in ("amod", "compound", "det", "prep", "case"):
        return None
    number = document.content[verb]
    if number >= 0 and document.quotes[number].type == "direct":
        return None
    if not may_happen(tree.lower[verb], tree.tags[verb], tree.words[verb - 1] in "-‑"):
        return None
    told = form_of(document, verb)
    possible = told_by_form(document, verb, told[0])  # asked first: it turns most verbs away and costs least
    if possible is None:
        return None
    clause = read_clause(document, verb, told)
    realis = realis_of(document, clause, possible)
    if realis is None or _is_manner_of_speech(document, clause, cues):
        return None
    match = type_of(document, clause)
    event_type, rule = match.type, match.rule
    deed = rule == "verb-object" and event_type in classes_with("deeds")
    if not event_type or (verb in cues and event_type not in classes_with("told_too") and not deed):
        return None
    if _is_only_said(document, clause, match, cues) or is_mere_state(document, clause, match):
        return None
    if is_crowded_out(document, clause, match) or (
        (rule == "refused" or event_type in ("CONCEDE", "REJECT", "AGREE")) and has_no_words(document, clause)
    ):
        return None
    if event_type == OTHER and realis == "negated":
        return None
    who, whom = fill(document, clause, match)
    private = event_type == "CONSULT" and not verbs("travels").isdisjoint(clause.lemmas)
    if private and not _is_official(document, who) and not talks_of(document, clause):
        event_type = OTHER
    if event_type == "ASSAULT" and is_jab(document, clause.lemmas, who, whom):
        event_type = "ACCUSE"
    place = find_place(document, clause)
    whom = tuple(party for party in whom if not _only_place(document, clause, event_type, party, place))
    if not _counts(document, clause, match, who, whom, place):
        return None
    when = date_event(document, verb, realis)
    # "the talks that took place in Tolven": the noun heads the phrase.
    head = tree.heads[verb] if rule == "occurrence" and tree.deps[verb] == "relcl" else verb
    return Event(
        kind="action",
        type=event_type,
        trigger=tree.span(head, head),
        sentence=document.sentence_span(verb),
        rule=match.name,
        confidence=rule_confidences()[rule],
        actors=who,
        targets=whom,
        place=place,
        date=when.date,
        date_from=when.date_from,
        date_to=when.date_to,
        date_source=when.source,
        date_rule=when.rule,
        time=when.time,
        realis=realis,
        within_quote=number >= 0,
        quote=number if number >= 0 else None,
    )
