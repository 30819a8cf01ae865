"""The arguments of a verb's clause: who did it, and to whom, by the class of what happened."""

from __future__ import annotations

from collections.abc import Iterator

from extract.events.arguments.actors import actors, expellers
from extract.events.arguments.clues import Setting
from extract.events.arguments.fallback_target import nearest_named, other_state
from extract.events.arguments.instruments import is_put
from extract.events.arguments.nested_parties import behind, inside, owners
from extract.events.arguments.noun_arguments import decreer, has_doer, propose_participants
from extract.events.arguments.purpose import named_in_purpose
from extract.events.arguments.ranker import ranked
from extract.events.arguments.ranking import NESTED, Candidate, choose, propose
from extract.events.arguments.recipients import asked_by_letter
from extract.events.arguments.targets import DEEPEST, patient_rule, targets, tells_of_others
from extract.events.arguments.verb_prepositions import led, led_by, to_the_right
from extract.events.parties.party_groups import Parties, apart_from, are_places
from extract.events.parties.phrase_parties import parties
from extract.events.types.clause_types import type_of
from extract.events.types.noun_types import object_nouns
from extract.events.types.pattern_match import Match
from extract.records import Party
from extract.syntax.clauses import Clause, read_clause
from extract.syntax.document import SUBJECTS, Document
from extract.vocabulary import TURNED, classes_with, event_nouns, leads_of, look_up, names_event, verbs


def fill(document: Document, clause: Clause, match: Match, event_type: str = "") -> tuple[Parties, Parties]:
    """Actors and targets; where both sides do the same to each other all are actors and nobody is the target.

    `match` is what the lexicon says of the clause, `event_type` the class by which the arguments are found (that of
    `match` unless another is given: a refusal to help has the arguments of a refusal).
    """
    event_type = event_type or match.type
    proposed = propose_sides(document, clause, match, event_type)
    if match.rule == TURNED:
        return proposed  # "received aid from NAME": so rare that nothing is learnt of it
    return ranked(Setting(document, clause.verb, event_type, clause, match, proposed))


def propose_sides(document: Document, clause: Clause, match: Match, event_type: str) -> tuple[Parties, Parties]:
    """Actors and targets as the rules have them."""
    if match.rule == TURNED:
        return _turned(document, clause, match)
    who = actors(document, clause, event_type)
    sides = _passive_sides(document, clause, match, event_type, who) if clause.passive else None
    if sides is not None:
        return sides
    if not who and clause.passive and event_type in classes_with("expelled"):
        who = expellers(document, clause)
    mutual = event_type in classes_with("reciprocal") and len(who) > 1 and not clause.passive
    if mutual and not parties(document, clause.patients):
        return who, ()
    return who, _whom(document, clause, match, event_type, who)


def _whom(document: Document, clause: Clause, match: Match, event_type: str, who: Parties) -> Parties:
    """The targets: those that the clause names or means rather, else those of the rest of the sentence."""
    whom = apart_from(who, targets(document, clause, match, event_type))
    whom = apart_from(who, choose(_meant(document, clause, event_type, who, whom))) or whom
    if whom:
        return whom
    if event_type in classes_with("yielded") and _is_stoppage(match.noun):  # "ended the strike after NAME gave in"
        return choose(named_in_purpose(document, clause.verb, who, occasions=True))
    if clause.passive or match.rule == "occurrence":
        return ()
    return apart_from(who, choose(_elsewhere(document, clause, event_type, who)))


def _passive_sides(
    document: Document, clause: Clause, match: Match, event_type: str, who: Parties
) -> tuple[Parties, Parties] | None:
    """The sides of a passive whose noun names them itself, or that tells of forces; None of others."""
    if match.noun and _is_spoken_of(match):
        doers, others = _by_noun(document, clause, match, event_type)
        if doers or (others and not who):
            return doers, others or apart_from(doers, targets(document, clause, match, event_type))
    if who or event_type not in classes_with("moved"):
        return None
    patients = choose(propose(document, clause.verb, parties(document, clause.patients), patient_rule(clause)))
    if event_type in classes_with("deployed") and is_put(document, clause, match):
        return (), patients
    states = {party.country for party in patients} - {""}  # "troops were withdrawn": the forces of whom
    whom = led(document, clause, leads_of(event_type))
    return patients, apart_from(patients, (p for p in whom if p.country not in states))


def _is_spoken_of(match: Match) -> bool:
    """Whether a verb only says that what its noun names is done: "the probe was widened"."""
    return match.rule in ("light-verb", "keep-verb") or look_up(event_nouns(), match.noun) == match.type


def _by_noun(document: Document, clause: Clause, match: Match, event_type: str) -> tuple[Parties, Parties]:
    """The sides that the noun of a passive names itself: "a request by NAME to NAME was filed"."""
    for head in clause.patients:
        if match.noun in object_nouns(document, head) and (not clause.agents or has_doer(document, head)):
            who, whom = propose_participants(document, head, event_type)
            return who, apart_from(who, whom)
    return (), ()


def _turned(document: Document, clause: Clause, match: Match) -> tuple[Parties, Parties]:
    """Of "NAME received aid from NAME": who stands behind "from" or "by", or owns what is received, does it; the
    subject has it done to it."""
    whom = choose(_receiving(document, clause))
    return apart_from(whom, choose(_giving(document, clause, match))), whom


def _giving(document: Document, clause: Clause, match: Match) -> Iterator[Candidate]:
    verb = clause.verb
    yield from led_by(document, clause, ("from", "by", "of"))
    means = [h for h in (*clause.patients, *clause.behind()) if match.noun in object_nouns(document, h)]
    for head in means:
        yield from propose(document, verb, behind(document, head, ("from", "by")), NESTED)
        yield from propose(document, verb, decreer(document, head), NESTED)
        yield from propose(document, verb, owners(document, head), NESTED)
    yield from to_the_right(document, verb, ("from", "by"))


def _receiving(document: Document, clause: Clause) -> Iterator[Candidate]:
    yield from propose(
        document, clause.verb, parties(document, clause.agents), "agent" if clause.passive else "subject"
    )
    for head in clause.agents:
        yield from propose(document, clause.verb, inside(document, head, ("by", "of", "from", "for")), NESTED)


def _is_stoppage(noun: str) -> bool:
    """Whether a noun names a protest ("work stoppage"), or what those on strike return to."""
    return noun == "work" or look_up(event_nouns(), noun.rpartition(" ")[2]) in classes_with("civic")


def _meant(document: Document, clause: Clause, event_type: str, who: Parties, whom: Parties) -> Iterator[Candidate]:
    """Whom a clause means rather than what it names as its target, `whom`, where that is nobody or a mere place."""
    town = are_places(document, whom, countries=False)
    if event_type in classes_with("grounded"):
        yield from _grounded(document, clause, event_type, who, whom)
    if event_type in classes_with("visited") and town:
        yield from _visited(document, clause)
    if event_type in classes_with("violent") and (not whom or town):
        yield from _victims(document, clause)
    if event_type in classes_with("asked"):
        yield from asked_by_letter(document, clause)


def _grounded(document: Document, clause: Clause, event_type: str, who: Parties, whom: Parties) -> Iterator[Candidate]:
    """Whom the reason of a protest or of a movement of forces names."""
    civic = event_type in classes_with("civic")
    aimed = civic and bool(whom) and _stands_in_aim(document, clause, whom[0])
    if whom and not aimed and not are_places(document, whom, countries=civic):
        return
    if civic and whom and not aimed:
        faced = (led(document, clause, ("against", "at", "over")), parties(document, clause.patients))
        if whom in faced:
            return
    yield from named_in_purpose(document, clause.verb, who, occasions=not civic)
    if not civic:
        yield from propose(document, clause.verb, other_state(document, clause.verb, who), "other-state")


def _stands_in_aim(document: Document, clause: Clause, party: Party) -> bool:
    """Whether a party is only named in what something is done for."""
    tree = document.tree
    aims = document.infinitives(clause.verb, "advcl")
    return any(tree.starts[tree.left[v]] <= party.spans[0].start < tree.ends[tree.right[v]] for v in aims)


def _visited(document: Document, clause: Clause) -> Iterator[Candidate]:
    """Whom somebody goes to a town for: "flew to NAME for talks with NAME", "… to confer with NAME"."""
    tree, verb = document.tree, clause.verb
    for head in clause.behind(("for",)):
        yield from propose(document, verb, behind(document, head, ("with", "between")), NESTED)
    aims = (k for k in range(verb + 1, tree.right[verb] + 1) if tree.tags[k] == "VB" and tree.has_to(k))
    for aim in (*aims,)[:1]:
        inner = read_clause(document, aim)
        match = type_of(document, inner)
        if match.type in classes_with("visited"):
            yield from propose(document, verb, targets(document, inner, match, match.type, DEEPEST), "purpose")


def _victims(document: Document, clause: Clause) -> Iterator[Candidate]:
    """Whom a blow left dead or hurt: "set off a bomb in NAME, leaving ten miners dead"."""
    tree = document.tree
    for head in clause.agents:
        if names_event(tree.lower[head]):  # "a raid on NAME hit a factory"
            yield from propose(document, clause.verb, behind(document, head, ("on", "against")), NESTED)
    for verb in document.kids(clause.verb, "advcl"):
        if tree.tags[verb] == "VBG" and not verbs("harming").isdisjoint(document.lemmas(verb)):
            below = [verb, *document.kids(verb, "ccomp", "xcomp", "oprd")]
            hurt = parties(document, [k for v in below for k in document.kids(v, "dobj", "nsubj")])
            yield from propose(document, clause.verb, hurt, "result")
            return


def _elsewhere(document: Document, clause: Clause, event_type: str, who: Parties) -> Iterator[Candidate]:
    """Whom the next clause or the rest of the sentence names where a clause has no target at all."""
    verb, names = clause.verb, {party.name for party in who}
    dyadic = event_type in classes_with("dyadic")
    if dyadic:
        yield from propose(document, verb, _in_next(document, clause, event_type), "next-clause")
    agreed = event_type in classes_with("agreed") and clause.complement >= 0
    if agreed and tells_of_others(document, clause.complement, names):
        return
    if dyadic or (event_type in classes_with("local") and clause.patients):
        nearest = nearest_named(document, verb, past_places=event_type in classes_with("civic"))
        yield from propose(document, verb, apart_from(who, nearest), "nearest-name")
    if dyadic:
        yield from propose(document, verb, other_state(document, verb, who), "other-state")
    if event_type in classes_with("deployed"):
        yield from propose(document, verb, parties(document, clause.patients), patient_rule(clause))


def _in_next(document: Document, clause: Clause, event_type: str) -> Parties:
    """Whom the verb joined to one without an object is about: "relented and put NAME back on the list"."""
    tree, verb = document.tree, clause.verb
    following = [k for k in document.kids(verb, "conj") if tree.tags[k] == tree.tags[verb]]
    if clause.patients or clause.complement >= 0 or not following or document.kids(following[0], *SUBJECTS):
        return ()
    inner = read_clause(document, following[0])
    return targets(document, inner, type_of(document, inner), event_type, DEEPEST)
