"""Who takes part in what a noun names: "a request by NAME to NAME", "the withdrawal of NAME from NAME"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from extract.events.arguments.clues import Setting
from extract.events.arguments.nested_parties import behind, inside, preps_of, states_of
from extract.events.arguments.ranker import ranked
from extract.events.arguments.ranking import NESTED, Candidate, choose, propose
from extract.events.parties.nationality import is_demonym
from extract.events.parties.party_groups import Parties
from extract.events.parties.phrase_parties import parties
from extract.events.types.class_names import OTHER
from extract.syntax.clauses import read_clause
from extract.syntax.document import Document
from extract.vocabulary import aspect_lemmas, classes_with, leads_of, verbs, words

_BEFORE = ("poss", "compound", "nmod", "amod")


def _behind(document: Document, noun: int, leads: Collection[str]) -> Parties:
    tree = document.tree
    for word in leads:
        for prep in preps_of(document, noun):
            if tree.lower[prep] == word:
                found = parties(document, document.coordinated(document.kids(prep, "pobj")))
                if found:
                    return found
    return ()


def _before(document: Document, noun: int, deps: tuple[str, ...]) -> Parties:
    """The parties whose name, possessive or nationality stands before the noun; a place may only say where."""
    tree = document.tree
    for kid in document.kids(noun, *deps):
        if is_demonym(document, kid):
            return states_of(document, kid)
        if document.mention[kid] < 0 and tree.deps[kid] != "poss":
            continue
        entity = document.entity_at(kid)
        if tree.deps[kid] != "poss" and document.label(kid) == "PLACE" and (entity is None or not entity.country):
            return ()
        return parties(document, document.conjuncts(kid))
    return ()


class _Sides(NamedTuple):
    """Whom a noun names: who does it (`doers`), who stands before it, behind its "of", and behind its other words."""

    doers: Parties
    before: Parties
    of: Parties
    others: Parties


_NOBODY = _Sides((), (), (), ())


def participants(document: Document, noun: int, event_type: str) -> tuple[Parties, Parties]:
    """Actors and targets of what a noun names; where nobody is likely enough, those whom the rules propose: a
    noun tells of a happening by naming who takes part."""
    proposed = propose_participants(document, noun, event_type)
    who, whom = ranked(Setting(document, noun, event_type, None, None, proposed))
    return (who, whom) if who or whom else proposed


def propose_participants(document: Document, noun: int, event_type: str) -> tuple[Parties, Parties]:
    """The same as the rules have it."""
    mutual = _behind(document, noun, ("between", "among")) or _involved(document, noun)
    before = _before(document, noun, ("poss",) if event_type == OTHER else _BEFORE)
    if mutual:
        return (*before, *mutual), ()
    return _by_side(document, event_type, _sides(document, noun, event_type, before))


def _by_side(document: Document, event_type: str, found: _Sides) -> tuple[Parties, Parties]:
    """Actors and targets, by where they stand and what the class says of its nouns."""
    doers, before, of, others = found
    if event_type in classes_with("of_actor") or _is_doers(found):
        return doers or before or of, others
    if doers or of or others:
        return doers or before, of or others
    happens_to = event_type in classes_with("suffered") and _is_person(document, before)
    return ((), before) if happens_to else (before, ())


def _is_doers(found: _Sides) -> bool:
    """Whether who stands behind "of" does it: where somebody else has it done to them and nobody else does it."""
    return bool(found.of and found.others) and not (found.before or found.doers)


def _sides(document: Document, noun: int, event_type: str, before: Parties) -> _Sides:
    doers = choose(_doers(document, noun, event_type))
    of = choose(_governed(document, noun, event_type))
    taken = ("of", "by", "in", "from" if event_type in classes_with("from_actor") else "by")
    leads = tuple(word for word in leads_of(event_type) if word not in taken)
    known = _Sides(doers, before, of, ())
    others = choose(_others(document, noun, event_type, leads, known))
    if others and event_type in classes_with("joined") and known == _NOBODY:
        return known._replace(doers=_partaker(document, noun), others=others)
    if not (others or of or before) and event_type not in classes_with("of_actor"):
        others = choose(propose(document, noun, inside(document, noun, ("of", *leads)), NESTED))
    return known._replace(others=others)


def _doers(document: Document, noun: int, event_type: str) -> Iterator[Candidate]:
    leads = ("by", "from") if event_type in classes_with("from_actor") else ("by",)
    yield from propose(document, noun, _behind(document, noun, leads))
    yield from propose(document, noun, _announcer(document, noun), "governing-subject")
    yield from propose(document, noun, decreer(document, noun), "agent")


def _governed(document: Document, noun: int, event_type: str) -> Iterator[Candidate]:
    """Who stands behind the "of" of a noun; of forces that are moved, whose they are."""
    yield from propose(document, noun, _behind(document, noun, ("of",)))
    if event_type in classes_with("deployed"):
        for head in document.behind(noun):
            yield from propose(document, noun, inside(document, head, leads_of(event_type)), NESTED)


def _others(
    document: Document, noun: int, event_type: str, leads: tuple[str, ...], known: _Sides
) -> Iterator[Candidate]:
    """Who stands behind the other prepositions of a noun, in its clauses, or deeper inside its phrase."""
    yield from propose(document, noun, _behind(document, noun, leads))
    yield from propose(document, noun, _in_clause(document, noun, event_type), "complement")
    if known.doers and not known.of:  # "a ban by NAME on the sale of arms to NAME"
        yield from propose(document, noun, behind(document, noun, leads), NESTED)
    if known.of and event_type in classes_with("moved"):
        for head in document.behind(noun):
            yield from propose(document, noun, _behind(document, head, (*leads, *sorted(words("facing")))), NESTED)


def _in_clause(document: Document, noun: int, event_type: str) -> Parties:
    """Whom a clause below a noun of speech is about: "the claim that NAME lied", "calls for NAME to leave", "the
    refusal to help NAME"."""
    tree = document.tree
    if event_type not in classes_with("speech"):
        return ()
    for verb in (v for v in _clauses_below(document, noun) if tree.tags[v][:2] == "VB"):
        subject = document.coordinated(document.kids(verb, "nsubj", "nsubjpass"))
        if subject:
            return parties(document, subject)
        if tree.tags[verb] == "VB":
            inner = read_clause(document, verb)
            found = (inside(document, head, leads_of(event_type)) for head in inner.patients)
            return parties(document, inner.patients) or next(filter(None, found), ())
    return ()


def _clauses_below(document: Document, noun: int) -> list[int]:
    """The verbs of the clauses that say more of a noun, or of what stands behind its prepositions."""
    found = document.kids(noun, "acl", "advcl")
    found += [verb for verb in document.kids(noun, "relcl") if document.kids(verb, "mark")]
    for prep in preps_of(document, noun):
        found += [k for head in document.kids(prep, "pobj") for k in document.kids(head, "advcl", "acl")]
    return found


def _partaker(document: Document, noun: int) -> Parties:
    """Who is somewhere for what a noun tells of: "is in town for talks with NAME", "left in protest at NAME"."""
    tree, prep = document.tree, document.tree.heads[noun]
    if tree.deps[noun] != "pobj" or tree.lower[prep] not in words("joining") or tree.tags[tree.heads[prep]][:2] != "VB":
        return ()
    clause = read_clause(document, tree.heads[prep])
    found = parties(document, clause.patients if clause.passive else clause.agents)
    return choose(propose(document, noun, found, "governing-subject"))


def _involved(document: Document, noun: int) -> Parties:
    """Those who take part: "a meeting involving Norland and Estovia"."""
    tree = document.tree
    leads = [lead for lead in document.kids(noun, "acl", "prep") if tree.lower[lead] == "involving"]
    heads = [kid for lead in leads for kid in document.kids(lead, "dobj", "pobj")]
    found = parties(document, document.coordinated(heads))
    return choose(propose(document, noun, found, "involving"))


def _announcer(document: Document, noun: int) -> Parties:
    """Who announces, orders or begins what the noun names: "Norland announced the withdrawal of its troops"."""
    verb = document.tree.heads[noun]
    if document.tree.deps[noun] != "dobj" or not is_light(document, verb):
        return ()
    return parties(document, read_clause(document, verb).agents)


def decreer(document: Document, noun: int) -> Parties:
    """By whom what the noun names is ordered, made or announced: "a ban decreed by NAME", "an ambush laid by NAME"."""
    found: Parties = ()
    for verb in document.kids(noun, "acl"):
        if document.tree.tags[verb] in ("VBN", "VBD") and (is_light(document, verb) or _makes(document, verb)):
            found = found or parties(document, read_clause(document, verb).agents)
    return found


def is_light(document: Document, verb: int) -> bool:
    """Whether a verb only says that what its object names is held, begun, ended or announced."""
    lemmas = document.lemmas(verb)
    return any(not aspect_lemmas(name).isdisjoint(lemmas) for name in ("light", "keep", "stop"))


def _makes(document: Document, verb: int) -> bool:
    """Whether a verb says of an attack that somebody makes it or owns up to it: "laid", "claimed"."""
    return not verbs("owning").isdisjoint(document.lemmas(verb))


def _is_person(document: Document, found: Parties) -> bool:
    return any((e := document.entity(p.entity_id)) is not None and e.label == "PERSON" for p in found)


def has_doer(document: Document, noun: int) -> bool:
    """Whether a noun itself says who does it: "under a ban by NAME"."""
    return "by" in (document.tree.lower[prep] for prep in preps_of(document, noun))
