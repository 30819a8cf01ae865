"""Who takes part in what a noun names: "a request by NAME to NAME", "the withdrawal of NAME from NAME"."""

from __future__ import annotations

from collections.abc import Collection

from extract.events.clauses import read_clause
from extract.events.frames import classes, leads_of, verbs, words
from extract.events.parties import parties
from extract.events.patterns import OTHER, aspect_verbs, verb_forms
from extract.events.phrases import is_demonym
from extract.events.places import nominal_place, place_at
from extract.events.reading import Reading, conjuncts
from extract.events.search import Parties, behind, inside, preps_of, states_of
from extract.records import Party

_BEFORE = ("poss", "compound", "nmod", "amod")


def _behind(reading: Reading, noun: int, leads: Collection[str]) -> Parties:
    tree = reading.tree
    for word in leads:
        for prep in preps_of(reading, noun):
            if tree.lower[prep] == word:
                found = parties(reading, [k for p in reading.kids(prep, "pobj") for k in conjuncts(reading, p)])
                if found:
                    return found
    return ()


def _before(reading: Reading, noun: int, deps: tuple[str, ...]) -> tuple[Parties, Party | None]:
    """The parties whose name, possessive or nationality stands before the noun; a place that only says where."""
    tree = reading.tree
    for kid in reading.kids(noun, *deps):
        if is_demonym(reading, kid):
            return states_of(reading, kid), None
        if reading.mention[kid] < 0 and tree.deps[kid] != "poss":
            continue
        place = place_at(reading, kid) if tree.deps[kid] != "poss" else None
        if place is not None:
            entity = reading.entity_at(kid)
            if entity is None or not entity.country:
                return (), place
        return parties(reading, conjuncts(reading, kid)), None
    return (), None


def participants(reading: Reading, noun: int, event_type: str) -> tuple[Parties, Parties, Party | None]:
    """Actors, targets and place."""
    sides = _behind(reading, noun, ("between", "among")) or _involved(reading, noun)
    before, place = _before(reading, noun, ("poss",) if event_type == OTHER else _BEFORE)
    place = place or nominal_place(reading, noun)
    if sides:
        return (*before, *sides), (), place
    from_doer = event_type in classes("from_actor")
    doers = _behind(reading, noun, ("by", "from") if from_doer else ("by",)) or _announcer(reading, noun)
    doers = doers or decreer(reading, noun)
    of = _behind(reading, noun, ("of",))
    if not of and event_type == "MOBILIZE":
        of = _deep(reading, [k for p in reading.kids(noun, "prep") for k in reading.kids(p, "pobj")], event_type)
    leads = [word for word in leads_of(event_type) if word not in ("of", "by", "in", "from" if from_doer else "by")]
    others = _behind(reading, noun, leads)
    others = others or _in_clause(reading, noun, event_type)
    if doers and not (others or of):
        others = behind(reading, noun, tuple(leads))  # "a ban by NAME on the sale of arms to NAME"
    if of and not others and event_type in classes("moved"):
        under = [k for prep in reading.kids(noun, "prep") for k in reading.kids(prep, "pobj")]
        others = next((found for head in under if (found := _behind(reading, head, (*leads, *words("facing"))))), ())
    if others and not (doers or before or of) and event_type in classes("joined"):
        doers = _partaker(reading, noun)
    if not (others or of or before) and event_type not in classes("of_actor"):
        others = inside(reading, noun, ("of", *leads))
    if event_type in classes("of_actor") or (of and others and not (before or doers)):
        return doers or before or of, others, place
    if doers or of or others:
        return doers or before, of or others, place
    return (
        ((), before, place)
        if event_type in classes("suffered") and _is_person(reading, before)
        else (before, (), place)
    )


def _in_clause(reading: Reading, noun: int, event_type: str) -> Parties:
    """Whom a clause below a noun of speech is about: "the claim that NAME lied", "calls for NAME to leave", "the
    refusal to help NAME"."""
    tree = reading.tree
    if event_type not in classes("speech"):
        return ()
    below = [*reading.kids(noun, "acl", "advcl")]
    below += [verb for verb in reading.kids(noun, "relcl") if reading.kids(verb, "mark")]
    for prep in preps_of(reading, noun):
        below += [k for head in reading.kids(prep, "pobj") for k in reading.kids(head, "advcl", "acl")]
    for verb in below:
        if tree.tags[verb][:2] != "VB":
            continue
        subject = [k for s in reading.kids(verb, "nsubj", "nsubjpass") for k in conjuncts(reading, s)]
        if subject:
            return parties(reading, subject)
        inner = read_clause(reading, verb)
        if tree.tags[verb] == "VB":
            return parties(reading, inner.patients) or _deep(reading, inner.patients, event_type)
    return ()


def _partaker(reading: Reading, noun: int) -> Parties:
    """Who is somewhere for what a noun tells of: "is in town for talks with NAME", "left in protest at NAME"."""
    tree, prep = reading.tree, reading.tree.heads[noun]
    if tree.deps[noun] != "pobj" or tree.lower[prep] not in words("joining") or tree.tags[tree.heads[prep]][:2] != "VB":
        return ()
    clause = read_clause(reading, tree.heads[prep])
    return parties(reading, clause.patients if clause.passive else clause.agents)


def _deep(reading: Reading, heads: Collection[int], event_type: str) -> Parties:
    return next((found for head in heads if (found := inside(reading, head, leads_of(event_type)))), ())


def _involved(reading: Reading, noun: int) -> Parties:
    """Those who take part: "a meeting involving Norland and Estovia"."""
    tree = reading.tree
    leads = [lead for lead in reading.kids(noun, "acl", "prep") if tree.lower[lead] == "involving"]
    heads = [kid for lead in leads for kid in reading.kids(lead, "dobj", "pobj")]
    return parties(reading, [k for head in heads for k in conjuncts(reading, head)])


def _announcer(reading: Reading, noun: int) -> Parties:
    """Who announces, orders or begins what the noun names: "Norland announced the withdrawal of its troops"."""
    verb = reading.tree.heads[noun]
    if reading.tree.deps[noun] != "dobj" or not is_light(reading, verb):
        return ()
    return parties(reading, read_clause(reading, verb).agents)


def decreer(reading: Reading, noun: int) -> Parties:
    """By whom what the noun names is ordered, made or announced: "a ban decreed by NAME", "an ambush laid by NAME"."""
    found: Parties = ()
    for verb in reading.kids(noun, "acl"):
        if reading.tree.tags[verb] in ("VBN", "VBD") and (is_light(reading, verb) or _makes(reading, verb)):
            found = found or parties(reading, read_clause(reading, verb).agents)
    return found


def is_light(reading: Reading, verb: int) -> bool:
    """Whether a verb only says that what its object names is held, begun, ended or announced."""
    lemmas = verb_forms().get(reading.tree.lower[verb], ())
    return any(verb in lemmas for name in ("light", "keep", "stop") for verb, _ in aspect_verbs(name))


def _makes(reading: Reading, verb: int) -> bool:
    """Whether a verb says of an attack that somebody makes it or owns up to it: "laid", "claimed"."""
    return not verbs("owning").isdisjoint(verb_forms().get(reading.tree.lower[verb], ()))


def _is_person(reading: Reading, found: Parties) -> bool:
    return any((e := reading.entities.get(p.entity_id)) is not None and e.label == "PERSON" for p in found)


def has_doer(reading: Reading, noun: int) -> bool:
    """Whether a noun itself says who does it: "under a ban by NAME"."""
    return any(reading.tree.lower[prep] == "by" for prep in preps_of(reading, noun))
