"""Who did it, and to whom: the actors and targets of a clause, by the class of what happened."""

from __future__ import annotations

from extract.events.arguments.instruments import is_put
from extract.events.arguments.nested_parties import Parties, behind, inside, nearest_named, other_state, owners
from extract.events.arguments.noun_arguments import decreer, has_doer, participants
from extract.events.arguments.parties import parties
from extract.events.arguments.purpose import are_places, grounds
from extract.events.arguments.recipients import asked_by_letter
from extract.events.arguments.targets import DEEPEST, actors, expellers, led, targets, tells_of_others
from extract.events.classes import object_nouns, type_of
from extract.events.clauses import Clause, read_clause
from extract.events.patterns import Match
from extract.records import Party
from extract.syntax.document import SUBJECTS, Document
from extract.vocabulary import TURNED, classes_with, event_nouns, leads_of, look_up, names_event, verb_forms, verbs

_FARTHEST = 40  # tokens to the right in which a giver is named


def _is_spoken_of(match: Match) -> bool:
    """Whether a verb only says that what its noun names is done: "the probe was widened"."""
    return match.rule in ("light-verb", "keep-verb") or look_up(event_nouns(), match.noun) == match.type


def _by_noun(document: Document, clause: Clause, match: Match, event_type: str) -> tuple[Parties, Parties]:
    """The sides that the noun of a passive names itself: "a request by NAME to NAME was filed"."""
    for head in clause.patients:
        if match.noun in object_nouns(document, head) and (not clause.agents or has_doer(document, head)):
            who, whom, _ = participants(document, head, event_type)
            names = {party.name for party in who}
            return who, tuple(p for p in whom if p.name not in names)
    return (), ()


def _grounded(document: Document, clause: Clause, event_type: str, who: Parties, whom: Parties) -> Parties:
    """Whom the reason of a protest or of a movement of forces names, where its target is nobody or a mere place."""
    protest = event_type == "PROTEST"
    aimed = protest and bool(whom) and _stands_in_aim(document, clause, whom[0])
    if whom and not aimed and not are_places(document, whom, countries=protest):
        return ()
    if (
        protest
        and whom
        and not aimed
        and whom in (led(document, clause, ("against", "at", "over")), parties(document, clause.patients))
    ):
        return ()
    found = grounds(document, clause.verb, who, occasions=not protest)
    return found if protest or found else other_state(document, clause.verb, who)


def _stands_in_aim(document: Document, clause: Clause, party: Party) -> bool:
    """Whether a party is only named in what something is done for."""
    tree = document.tree
    aims = [v for v in document.kids(clause.verb, "advcl") if tree.tags[v] == "VB" and tree.has_to(v)]
    return any(tree.starts[tree.left[v]] <= party.spans[0].start < tree.ends[tree.right[v]] for v in aims)


def _visited(document: Document, clause: Clause) -> Parties:
    """Whom somebody goes to a town for: "flew to NAME for talks with NAME", "… to confer with NAME"."""
    found: Parties = ()
    for head in (h for word, _, heads in clause.preps if word == "for" for h in heads):
        found = found or behind(document, head, ("with", "between"))
    aims = (k for k in range(clause.verb + 1, document.tree.right[clause.verb] + 1) if document.tree.tags[k] == "VB")
    aim = next((k for k in aims if document.tree.has_to(k)), -1) if not found else -1
    if aim < 0:
        return found
    inner = read_clause(document, aim)
    match = type_of(document, inner)
    return targets(document, inner, match, "CONSULT", DEEPEST) if match.type == "CONSULT" else ()


def _victims(document: Document, clause: Clause) -> Parties:
    """Whom a blow left dead or hurt: "set off a bomb in NAME, leaving ten miners dead"."""
    tree = document.tree
    for head in clause.agents:
        if names_event(tree.lower[head]) and (found := behind(document, head, ("on", "against"))):
            return found  # "a raid on NAME hit a factory"
    for verb in document.kids(clause.verb, "advcl"):
        if tree.tags[verb] == "VBG" and not verbs("harming").isdisjoint(verb_forms().get(tree.lower[verb], ())):
            below = [verb, *document.kids(verb, "ccomp", "xcomp", "oprd")]
            return parties(document, [k for v in below for k in document.kids(v, "dobj", "nsubj")])
    return ()


def _in_next(document: Document, clause: Clause, event_type: str) -> Parties:
    """Whom the verb joined to one without an object is about: "relented and put NAME back on the list"."""
    tree, verb = document.tree, clause.verb
    following = [k for k in document.kids(verb, "conj") if tree.tags[k] == tree.tags[verb]]
    if clause.patients or clause.complement >= 0 or not following or document.kids(following[0], *SUBJECTS):
        return ()
    inner = read_clause(document, following[0])
    return targets(document, inner, type_of(document, inner), event_type, DEEPEST)


def _turned(document: Document, clause: Clause, match: Match) -> tuple[Parties, Parties]:
    """Of "NAME received aid from NAME": who stands behind "from" or "by", or owns what is received, does it; the
    subject has it done to it."""
    means = [p for p in clause.patients if match.noun in object_nouns(document, p)]
    means += [h for _, _, heads in clause.preps for h in heads if match.noun in object_nouns(document, h)]
    who = led(document, clause, ("from", "by", "of"))
    for head in means:
        who = who or behind(document, head, ("from", "by")) or decreer(document, head) or owners(document, head)
    who = who or _to_the_right(document, clause.verb, ("from", "by"))
    whom = parties(document, clause.agents)
    for head in clause.agents:
        whom = whom or inside(document, head, ("by", "of", "from", "for"))
    names = {party.name for party in whom}
    return tuple(p for p in who if p.name not in names), whom


def _to_the_right(document: Document, verb: int, leads: tuple[str, ...]) -> Parties:
    """The first party that one of the prepositions leads to, whatever the parser hung it on."""
    tree = document.tree
    for token in range(verb + 1, min(tree.right[verb], verb + _FARTHEST) + 1):
        if tree.deps[token] in ("prep", "agent") and tree.lower[token] in leads:
            found = parties(document, document.kids(token, "pobj"))
            if found:
                return found
    return ()


def fill(document: Document, clause: Clause, match: Match, event_type: str = "") -> tuple[Parties, Parties]:
    """Actors and targets; where both sides do the same to each other all are actors and nobody is the target."""
    event_type = event_type or match.type
    if match.rule == TURNED:
        return _turned(document, clause, match)
    who = actors(document, clause, event_type)
    if clause.passive and match.noun and _is_spoken_of(match):
        doers, others = _by_noun(document, clause, match, event_type)
        if doers or (others and not who):
            return doers, others or tuple(p for p in targets(document, clause, match, event_type) if p not in doers)
    if not who and clause.passive and event_type == "MOBILIZE" and is_put(document, clause, match):
        return (), parties(document, clause.patients)
    if not who and clause.passive and event_type in classes_with("moved"):
        who = parties(document, clause.patients)  # "troops were withdrawn": the forces of whom
        states = {party.country for party in who} - {""}
        whom = led(document, clause, leads_of(event_type))
        return who, tuple(p for p in whom if p.country not in states and p.name not in {w.name for w in who})
    if not who and clause.passive and event_type == "SANCTION":
        who = expellers(document, clause)
    names = {party.name for party in who}
    mutual = event_type in classes_with("reciprocal") and len(who) > 1 and not clause.passive
    if mutual and not parties(document, clause.patients):
        return who, ()
    whom = tuple(p for p in targets(document, clause, match, event_type) if p.name not in names)
    whom = tuple(p for p in _meant(document, clause, event_type, who, whom) if p.name not in names) or whom
    if not whom and event_type == "CONCEDE" and _is_stoppage(match.noun):
        return who, grounds(document, clause.verb, who, occasions=True)  # "ended the strike after NAME promised more"
    if whom or clause.passive or match.rule == "occurrence":
        return who, whom
    return who, tuple(p for p in _elsewhere(document, clause, event_type, who) if p.name not in names)


def _is_stoppage(noun: str) -> bool:
    """Whether a noun names a protest ("work stoppage"), or what those on strike return to."""
    return noun == "work" or look_up(event_nouns(), noun.rpartition(" ")[2]) == "PROTEST"


def _meant(document: Document, clause: Clause, event_type: str, who: Parties, whom: Parties) -> Parties:
    """Whom a clause means where its own target is nobody or a mere place."""
    if event_type in classes_with("grounded"):
        return _grounded(document, clause, event_type, who, whom)
    if event_type == "CONSULT" and are_places(document, whom, countries=False):
        return _visited(document, clause)
    if event_type == "ASSAULT" and (not whom or are_places(document, whom, countries=False)):
        return _victims(document, clause)
    return asked_by_letter(document, clause) if event_type == "REQUEST" else ()


def _elsewhere(document: Document, clause: Clause, event_type: str, who: Parties) -> Parties:
    """Whom the next clause or the rest of the sentence names where a clause has no target at all."""
    names = {party.name for party in who}
    dyadic = event_type in classes_with("dyadic")
    whom = _in_next(document, clause, event_type) if dyadic else ()
    if whom:
        return whom
    if event_type == "AGREE" and clause.complement >= 0 and tells_of_others(document, clause.complement, names):
        return ()
    if dyadic or (event_type in classes_with("local") and clause.patients):
        nearest = nearest_named(document, clause.verb, past_places=event_type == "PROTEST")
        whom = tuple(p for p in nearest if p.name not in names)
        whom = whom or (other_state(document, clause.verb, who) if dyadic else ())
    return whom or (parties(document, clause.patients) if event_type == "MOBILIZE" else ())
