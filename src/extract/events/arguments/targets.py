"""Who does what a clause tells of, and to whom its own words say that it is done, by the class of what happened."""

from __future__ import annotations

from dataclasses import replace

from extract.events.arguments.instruments import instruments, is_crossed, is_product, seats
from extract.events.arguments.nested_parties import Parties, behind, inside, owners
from extract.events.arguments.noun_arguments import decreer, has_doer
from extract.events.arguments.noun_phrases import phrase_party
from extract.events.arguments.parties import is_named, parties
from extract.events.arguments.purpose import are_places
from extract.events.arguments.recipients import receivers_of
from extract.events.classes import named_class, object_nouns, type_of
from extract.events.clauses import Clause, form_of, read_clause
from extract.events.patterns import OTHER, Match
from extract.syntax.document import SUBJECTS, Document
from extract.vocabulary import classes_with, event_nouns, leads_of, look_up, names_event, singular, verbs, words

DEEPEST = 4  # clauses inside one another in which a target is looked for
_BORROWED = ("keep-verb", "stop-verb", "prepare-verb", "refused")


def actors(document: Document, clause: Clause, event_type: str) -> Parties:
    """The parties that do it; else whom a thing's phrase names; else, of an attack, what strikes ("a blast")."""
    found = parties(document, clause.agents)
    if not clause.agents and clause.passive and event_type == "ASSAULT":
        return _in_attack(document, clause)
    if found or not clause.agents:
        return found
    for head in clause.agents:
        found = found or inside(document, head, ("between", "by", "of", "from"))
    if not found and event_type == "ASSAULT" and _strikes(document, clause.agents[0]):
        return (phrase_party(document, clause.agents[0]),)
    return found


def _in_attack(document: Document, clause: Clause) -> Parties:
    """Who makes the attack in which somebody is killed: "killed in a Norlandic raid", "hurt in an ambush by NAME"."""
    attacks = [h for word, _, heads in clause.preps if word in ("in", "during") for h in heads]
    for head in attacks:
        if named_class(document, head, event_nouns()) == "ASSAULT":
            found = behind(document, head, ("by",)) or decreer(document, head) or owners(document, head)
            if found:
                return found
    return ()


def expellers(document: Document, clause: Clause) -> Parties:
    """The body from which somebody is suspended or expelled: "was suspended from the Lakes Union"."""
    found = led(document, clause, ("from",)) if not verbs("expelling").isdisjoint(clause.lemmas) else ()
    known = [(p, document.entity(p.entity_id)) for p in found]
    return tuple(p for p, entity in known if entity is not None and entity.label == "ORG")


def _strikes(document: Document, head: int) -> bool:
    word = document.tree.lower[head]
    return look_up(event_nouns(), word) in ("ASSAULT", OTHER) or word.rstrip("s") in words("weapons")


def led(document: Document, clause: Clause, leads: tuple[str, ...]) -> Parties:
    """The parties behind the verb's prepositions, the surest first; then those inside what stands there."""
    for search in (False, True):
        if search and (found := _in_idiom(document, clause, leads)):
            return found
        for word in leads:
            for lead, prep, heads in clause.preps:
                if lead != word or (prep < clause.verb and lead in words("fronted")):
                    continue
                found = parties(document, heads)
                for head in heads if search else ():
                    found = found or inside(document, head, leads)
                if found:
                    return found
    return ()


def _in_idiom(document: Document, clause: Clause, leads: tuple[str, ...]) -> Parties:
    """The parties that the noun of a set phrase leads to: "go on strike against NAME"."""
    idioms = [head for lead, _, heads in clause.preps if lead in words("idiomatic") for head in heads]
    backed = [head for head in idioms if "behind" in leads and document.tree.lower[head] in words("backing")]
    for word in ("of", "for") if backed else ():
        for head in backed:
            found = behind(document, head, (word,))
            if found:
                return found
    for word in leads:
        for head in idioms if word in ("against", "with", "between") else ():
            found = behind(document, head, (word,))
            if found:
                return found
    return ()


def _leads(document: Document, clause: Clause, event_type: str) -> tuple[str, ...]:
    """The prepositions that lead the target of a clause, the surest first."""
    leads = leads_of(event_type)
    if event_type == OTHER and not verbs("receiving").isdisjoint(clause.lemmas):
        return ("from", *leads)
    if event_type == "ASSAULT" and not clause.patients:  # "a bomb went off in Tolven", but "struck at villagers"
        struck = parties(document, [h for word, _, heads in clause.preps if word == "at" for h in heads])
        kept = {"through"} if are_places(document, struck, countries=True) else {"through", "at"}
        return tuple(word for word in leads if word not in words("strict_locative") - kept)
    return leads


def _objects(document: Document, clause: Clause, event_type: str, means: tuple[int, ...]) -> list[int]:
    """The objects that it is done to: neither what it is done with, nor where it leads, nor what comes to be by it."""
    tree = document.tree
    direct = [p for p in clause.patients if p not in means and tree.deps[p] not in ("oprd", "attr", "ccomp")]
    left = event_type == "RETREAT"  # whom troops leave has it done to it; for others it is where they set out
    direct = [
        p for p in direct if (left or not is_crossed(document, clause, p)) and not is_product(document, clause, p)
    ]
    return [p for p in direct if not tree.lower[p].endswith(("self", "selves"))]


def targets(document: Document, clause: Clause, match: Match, event_type: str, depth: int = 0) -> Parties:
    """The parties it is done to or with: objects, who they belong to, who stands behind a leading preposition, who is
    named in what is begun, promised or demanded."""
    if event_type == "REQUEST" or (event_type == "ASSAULT" and not verbs("taking").isdisjoint(clause.lemmas)):
        losers = _behind_any(document, clause, "from")  # "took the town from the rebels", "asked for troops from NAME"
        if losers:
            return losers
    leads = _leads(document, clause, event_type)
    means = instruments(document, clause, match, event_type)
    direct = _objects(document, clause, event_type, means)
    receivers = receivers_of(document, clause, event_type)
    if receivers:
        return receivers
    lies_inside = match.rule in _BORROWED or (event_type in classes_with("promised") and "to-do" in clause.particles)
    found = _in_complement(document, clause, event_type, depth) if lies_inside and not match.noun else ()
    if event_type in classes_with("purposed"):
        found = found or led(document, clause, ("against",))
        found = found or tuple(p for p in _purposed(document, clause, event_type, depth) if is_named(document, p))
    if event_type in classes_with("moved"):
        found = found or _left_behind(document, [*direct, *means])
    found = found or parties(document, direct)
    within = tuple(word for word in leads if word != "for" or event_type not in classes_with("for_others"))
    if not found and event_type in classes_with("speech"):
        found = _spoken_of(document, clause, event_type, direct)
    for head in direct if event_type != OTHER else ():
        found = found or inside(document, head, within)
    if match.rule == "occurrence" and not found:
        found = behind(document, clause.agents[0], leads)
    found = found or _at_noun(document, clause, match, leads)
    if not found:
        seat = not words("seats").isdisjoint(singular(match.noun))
        where = ("in",) if seat else ("on", "upon") if match.noun == "call" else ()
        near = [led(document, clause, leads), *(inside(document, head, (*leads, *where)) for head in means)]
        found = min((parties for parties in near if parties), key=lambda x: x[0].spans[0].start, default=())
    return _farther(document, clause, event_type, depth, found)


def _left_behind(document: Document, direct: list[int]) -> Parties:
    """Whom forces leave where the phrase hangs on the forces: "completed the pullout of its last unit from NAME"."""
    moved = [k for head in direct for prep in document.kids(head, "prep") for k in document.kids(prep, "pobj")]
    return next((found for head in moved if (found := behind(document, head, ("from",)))), ())


def _farther(document: Document, clause: Clause, event_type: str, depth: int, found: Parties) -> Parties:
    """`found`, or where that is nobody or only a town, whom complements and aims name."""
    if not found and event_type in classes_with("deep"):
        found = _in_complement(document, clause, event_type, depth)
    if (event_type in classes_with("purposed") and are_places(document, found, countries=False)) or (
        not found and event_type in classes_with("armed")
    ):  # "sent police to Tolven to face the miners", "opened fire to disperse the crowd"
        found = _purposed(document, clause, event_type, depth) or found
    if not found and event_type == "PROTEST":
        found = parties(
            document, [h for word, _, heads in clause.preps if word == "in" for h in seats(document, heads)]
        )
    return found


def _at_noun(document: Document, clause: Clause, match: Match, leads: tuple[str, ...]) -> Parties:
    """Whom the noun that a pattern wants behind a preposition names: "came out in favour of NAME in the dispute"."""
    for _, prep, heads in clause.preps if match.noun and match.type not in (OTHER, "PROTEST") else ():
        for head in heads:
            if prep > clause.verb and match.noun in object_nouns(document, head):
                found = inside(document, head, leads)
                if found:
                    return found
    return ()


def _behind_any(document: Document, clause: Clause, lead: str) -> Parties:
    """The parties behind a preposition of the verb or of its objects."""
    found = parties(
        document, [h for word, prep, heads in clause.preps if word == lead and prep > clause.verb for h in heads]
    )
    for head in clause.patients:
        found = found or behind(document, head, (lead,))
    return found


def _spoken_of(document: Document, clause: Clause, event_type: str, direct: list[int]) -> Parties:
    """Whom words of praise, blame or refusal concern through a deed: "deplored the raid by NAME", "looked into claims
    that NAME lied", "complained to NAME of the raids by NAME"."""
    found: Parties = ()
    behind_it = [h for _, prep, heads in clause.preps if prep > clause.verb for h in heads]
    for head in (*direct, *behind_it) if event_type == "ACCUSE" else direct:
        if event_type != "REQUEST" and has_doer(document, head) and names_event(document.tree.lower[head]):
            found = found or behind(document, head, ("by",))
    for head in (*direct, *behind_it):
        for verb in document.kids(head, "acl") if event_type == "ACCUSE" and not found else ():
            if document.kids(verb, "mark"):
                found = parties(document, read_clause(document, verb).agents)
    if not found and "complain" in clause.lemmas:
        found = led(document, clause, ("about", "of", "over", "against"))
    return found


def _purposed(document: Document, clause: Clause, event_type: str, depth: int) -> Parties:
    """The parties in what it is done for: "massed troops to fight NAME", "blocked a road to press NAME for help"."""
    tree = document.tree
    aims = [v for v in document.kids(clause.verb, "advcl") if tree.tags[v] == "VB" and tree.has_to(v)]
    return _in_complement(document, replace(clause, patients=(), complement=-1), event_type, depth) if aims else ()


def _governed(document: Document, clause: Clause, event_type: str) -> list[int]:
    """The verbs that say what is begun, promised, demanded, or why: complements, infinitives of objects, purposes."""
    tree = document.tree
    verbs = [clause.complement] if clause.complement >= 0 else []
    below = [v for head in clause.patients for v in document.kids(head, "acl")]
    verbs += [v for v in below if tree.tags[v] in ("VB", "VBG") or document.kids(v, "mark")]
    if event_type in ("PROTEST", "REQUEST", *classes_with("armed")):
        verbs += [v for v in document.kids(clause.verb, "advcl") if tree.tags[v] in ("VB", "VBG")]
    return [verb for verb in verbs if tree.tags[verb][:2] == "VB" and not _is_quoted(document, verb)]


def _is_quoted(document: Document, verb: int) -> bool:
    """Whether what a verb governs stands in quotation marks: "chanting “murderer”"."""
    return any(document.marks.is_spoken(k) for k in document.kids(verb, "dobj", "ccomp"))


def _in_complement(document: Document, clause: Clause, event_type: str, depth: int) -> Parties:
    """The parties in what a clause governs, the actors apart."""
    if depth >= DEEPEST:
        return ()
    own = {party.name for party in actors(document, clause, event_type)}
    for verb in _governed(document, clause, event_type):
        inner = read_clause(document, verb)
        if event_type == "AGREE" and verb == clause.complement and tells_of_others(document, verb, own):
            continue  # "agreed that a council should lead NAME"
        if event_type == "REQUEST":
            asked = tuple(p for p in actors(document, inner, event_type) if p.name not in own)
            if asked:
                return asked
        match = type_of(document, inner)
        kind = match.type if match.type not in ("", OTHER) else OTHER if event_type == "MOBILIZE" else event_type
        found = tuple(p for p in targets(document, inner, match, kind, depth + 1) if p.name not in own)
        if found:
            return found
    return ()


def tells_of_others(document: Document, verb: int, own: set[str]) -> bool:
    """Whether a clause has a subject of its own that is none of `own`, and that is to do something, not to be freed."""
    subject = document.kids(verb, *SUBJECTS)
    if not subject or document.tree.tags[subject[0]] == "PRP":
        return False
    if document.kids(verb, "nsubjpass") and form_of(document, verb)[0] in ("future", "would"):
        return False
    return not own & {party.name for party in parties(document, subject)}
