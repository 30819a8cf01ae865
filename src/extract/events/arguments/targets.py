"""To whom a clause's own words say that it is done, by the class of what happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from extract.events.arguments.actors import actors
from extract.events.arguments.instruments import instruments, is_crossed, is_product, seats
from extract.events.arguments.nested_parties import behind, inside
from extract.events.arguments.noun_arguments import has_doer
from extract.events.arguments.ranking import NESTED, Candidate, choose, nearer_first, overruled, propose
from extract.events.arguments.recipients import recipients
from extract.events.arguments.verb_prepositions import behind_any, led_by
from extract.events.parties.party_groups import Parties, apart_from, are_places
from extract.events.parties.phrase_parties import is_named, parties
from extract.events.types.class_names import OTHER
from extract.events.types.clause_types import type_of
from extract.events.types.noun_types import object_nouns
from extract.events.types.pattern_match import Match
from extract.syntax.clauses import Clause, read_clause
from extract.syntax.document import SUBJECTS, Document
from extract.syntax.verb_groups import form_of
from extract.vocabulary import classes_with, leads_of, names_event, singular, verbs, words

DEEPEST = 4  # clauses inside one another in which a target is looked for
_BORROWED = ("keep-verb", "stop-verb", "prepare-verb", "refused")


def targets(document: Document, clause: Clause, match: Match, event_type: str, depth: int = 0) -> Parties:
    """The parties it is done to or with, as the clause names them; `depth` counts the clauses that led here."""
    return choose(target_candidates(document, clause, match, event_type, depth))


def target_candidates(
    document: Document, clause: Clause, match: Match, event_type: str, depth: int = 0
) -> Iterator[Candidate]:
    """Those who lose or get something; then objects, who they belong to, who stands behind a leading preposition, who
    is named in what is begun, promised or demanded; before a mere place those in what it is done for."""
    asked, violent = event_type in classes_with("asked"), event_type in classes_with("violent")
    if asked or (violent and not verbs("taking").isdisjoint(clause.lemmas)):
        yield from behind_any(document, clause, "from")  # "took the town from the rebels", "asked for troops from NAME"
    yield from recipients(document, clause, event_type)
    told = _told_targets(document, clause, match, event_type, depth)
    deep = _in_complement(document, clause, event_type, depth) if event_type in classes_with("deep") else ()
    # "sent police to Tolven to face the miners", "opened fire to disperse the crowd"
    found = overruled(
        document,
        chain(told, deep),
        _purposed(document, clause, event_type, depth),
        places=event_type in classes_with("purposed"),
        nobody=event_type in classes_with("armed"),
    )
    yield from found
    if event_type in classes_with("civic"):
        heads = seats(document, clause.behind(("in",)))
        yield from propose(document, clause.verb, parties(document, heads), "in")


def _told_targets(document: Document, clause: Clause, match: Match, event_type: str, depth: int) -> Iterator[Candidate]:
    """Those to whom the verb and its objects say that it is done."""
    verb = clause.verb
    leads = _leads(document, clause, event_type)
    means = instruments(document, clause, match, event_type)
    direct = _objects(document, clause, event_type, means)
    if not match.noun and _lies_inside(clause, match, event_type):
        yield from _in_complement(document, clause, event_type, depth)
    if event_type in classes_with("purposed"):
        yield from led_by(document, clause, ("against",))
        purposed = choose(_purposed(document, clause, event_type, depth))
        yield from propose(document, verb, tuple(p for p in purposed if is_named(document, p)))
    if event_type in classes_with("moved"):
        yield from _left_behind(document, verb, [*direct, *means])
    yield from propose(document, verb, parties(document, direct), patient_rule(clause))
    if event_type in classes_with("speech"):
        yield from _spoken_of(document, clause, event_type, direct)
    within = tuple(word for word in leads if word != "for" or event_type not in classes_with("for_others"))
    for head in direct if event_type != OTHER else ():
        yield from propose(document, verb, inside(document, head, within), NESTED)
    if match.rule == "occurrence":
        yield from propose(document, verb, behind(document, clause.agents[0], leads), NESTED)
    yield from _at_noun(document, clause, match, leads)
    yield from nearer_first(_led_or_within(document, clause, match, leads, means))


def patient_rule(clause: Clause) -> str:
    """The rule of the parties that a clause's patients name."""
    return "passive-subject" if clause.passive else "object"


def _lies_inside(clause: Clause, match: Match, event_type: str) -> bool:
    """Whether only what the verb governs says what is done: "began to shell NAME", "promised to help NAME"."""
    return match.rule in _BORROWED or (event_type in classes_with("promised") and "to-do" in clause.particles)


def _led_or_within(
    document: Document, clause: Clause, match: Match, leads: tuple[str, ...], means: tuple[int, ...]
) -> Iterator[Candidate]:
    """Who stands behind the verb's prepositions; who is named inside each thing that it is done with."""
    seat = not words("seats").isdisjoint(singular(match.noun))
    where = ("in",) if seat else ("on", "upon") if match.noun == "call" else ()
    yield from propose(document, clause.verb, choose(led_by(document, clause, leads)))
    for head in means:
        yield from propose(document, clause.verb, inside(document, head, (*leads, *where)), NESTED)


def _leads(document: Document, clause: Clause, event_type: str) -> tuple[str, ...]:
    """The prepositions that lead the target of a clause, the surest first."""
    leads = leads_of(event_type)
    if event_type == OTHER and not verbs("receiving").isdisjoint(clause.lemmas):
        return ("from", *leads)
    if event_type not in classes_with("violent") or clause.patients:
        return leads
    # "a bomb went off in Tolven", but "struck at villagers"
    struck = parties(document, clause.behind(("at",)))
    kept = {"through"} if are_places(document, struck, countries=True) else {"through", "at"}
    return tuple(word for word in leads if word not in words("strict_locative") - kept)


def _objects(document: Document, clause: Clause, event_type: str, means: tuple[int, ...]) -> list[int]:
    """The objects that it is done to: neither what it is done with, nor where it leads, nor what comes to be by it."""
    left = event_type in classes_with("left")  # whom troops leave has it done to it; else it is where they set out
    direct = [p for p in clause.patients if p not in means and _may_be_target(document, p)]
    return [p for p in direct if not is_product(document, clause, p) and (left or not is_crossed(document, clause, p))]


def _may_be_target(document: Document, head: int) -> bool:
    """Whether an object is neither what is said of another one nor the actor's self."""
    tree = document.tree
    return tree.deps[head] not in ("oprd", "attr", "ccomp") and not tree.lower[head].endswith(("self", "selves"))


def _left_behind(document: Document, verb: int, direct: list[int]) -> Iterator[Candidate]:
    """Whom forces leave where the phrase hangs on the forces: "completed the pullout of its last unit from NAME"."""
    for head in (k for noun in direct for k in document.behind(noun)):
        yield from propose(document, verb, behind(document, head, ("from",)), NESTED)


def _at_noun(document: Document, clause: Clause, match: Match, leads: tuple[str, ...]) -> Iterator[Candidate]:
    """Whom the noun that a pattern wants behind a preposition names: "came out in favour of NAME in the dispute"."""
    if not match.noun or match.type == OTHER or match.type in classes_with("civic"):
        return
    for head in clause.behind_verb():
        if match.noun in object_nouns(document, head):
            yield from propose(document, clause.verb, inside(document, head, leads), NESTED)


def _spoken_of(document: Document, clause: Clause, event_type: str, direct: list[int]) -> Iterator[Candidate]:
    """Whom words of praise, blame or refusal concern through a deed: "deplored the raid by NAME", "looked into claims
    that NAME lied", "complained to NAME of the raids by NAME"."""
    verb, blaming = clause.verb, event_type in classes_with("blaming")
    nouns = [*direct, *clause.behind_verb()] if blaming else direct
    if event_type not in classes_with("asked"):
        for head in _done_by_somebody(document, nouns):
            yield from propose(document, verb, behind(document, head, ("by",)), NESTED)
    if blaming:
        yield from _claimed_of(document, verb, nouns)
    if "complain" in clause.lemmas:
        yield from led_by(document, clause, ("about", "of", "over", "against"))


def _done_by_somebody(document: Document, nouns: list[int]) -> Iterator[int]:
    """The nouns of happenings that say who does them: "the raid by NAME"."""
    return (head for head in nouns if names_event(document.tree.lower[head]) and has_doer(document, head))


def _claimed_of(document: Document, verb: int, nouns: list[int]) -> Iterator[Candidate]:
    """Of whom a claim is that a verb of blame concerns: "looked into claims that NAME lied"."""
    for claim in (v for head in nouns for v in document.kids(head, "acl")):
        if document.kids(claim, "mark"):
            yield from propose(document, verb, parties(document, read_clause(document, claim).agents), "claim-subject")


def _purposed(document: Document, clause: Clause, event_type: str, depth: int) -> Iterator[Candidate]:
    """The parties in what it is done for: "massed troops to fight NAME", "blocked a road to press NAME for help"."""
    tree = document.tree
    aims = [v for v in document.kids(clause.verb, "advcl") if tree.tags[v] == "VB" and tree.has_to(v)]
    if aims:
        bare = replace(clause, patients=(), complement=-1)
        found = choose(_in_complement(document, bare, event_type, depth))
        yield from propose(document, clause.verb, found, "purpose")


def _governed(document: Document, clause: Clause, event_type: str) -> list[int]:
    """The verbs that say what is begun, promised, demanded, or why: complements, infinitives of objects, purposes."""
    tree = document.tree
    verbs = [clause.complement] if clause.complement >= 0 else []
    verbs += [v for head in clause.patients for v in _clauses_of(document, head)]
    if event_type in classes_with("aimed"):
        verbs += [v for v in document.kids(clause.verb, "advcl") if tree.tags[v] in ("VB", "VBG")]
    return [verb for verb in verbs if tree.tags[verb][:2] == "VB" and not _is_quoted(document, verb)]


def _clauses_of(document: Document, noun: int) -> list[int]:
    """The infinitives, gerunds and claims that say more of an object."""
    below = document.kids(noun, "acl")
    return [v for v in below if document.tree.tags[v] in ("VB", "VBG") or document.kids(v, "mark")]


def _is_quoted(document: Document, verb: int) -> bool:
    """Whether what a verb governs stands in quotation marks: "chanting “murderer”"."""
    return any(document.marks.is_spoken(k) for k in document.kids(verb, "dobj", "ccomp"))


def _in_complement(document: Document, clause: Clause, event_type: str, depth: int) -> Iterator[Candidate]:
    """The parties in what a clause governs, the actors apart."""
    if depth >= DEEPEST:
        return
    who = actors(document, clause, event_type)
    own = {party.name for party in who}
    for verb in _governed(document, clause, event_type):
        if event_type in classes_with("agreed") and verb == clause.complement and tells_of_others(document, verb, own):
            continue  # "agreed that a council should lead NAME"
        inner = read_clause(document, verb)
        if event_type in classes_with("asked"):
            asked = apart_from(who, actors(document, inner, event_type))
            yield from propose(document, clause.verb, asked, "complement-subject")
        match = type_of(document, inner)
        found = targets(document, inner, match, _governed_class(match, event_type), depth + 1)
        yield from propose(document, clause.verb, apart_from(who, found), "complement")


def _governed_class(match: Match, event_type: str) -> str:
    """By which class the targets of what a clause governs are found: its own, else that of the clause, unless that only
    moves forces."""
    if match.type not in ("", OTHER):
        return match.type
    return OTHER if event_type in classes_with("deployed") else event_type


def tells_of_others(document: Document, verb: int, own: set[str]) -> bool:
    """Whether a clause has a subject of its own that is none of `own`, and that is to do something, not to be freed."""
    subject = document.kids(verb, *SUBJECTS)
    if not subject or document.tree.tags[subject[0]] == "PRP":
        return False
    if document.kids(verb, "nsubjpass") and form_of(document, verb)[0] in ("future", "would"):
        return False
    return not own & {party.name for party in parties(document, subject)}
