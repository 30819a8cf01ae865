"""Who did it, and to whom: the actors and targets of a clause, by the class of what happened."""

from __future__ import annotations

from dataclasses import replace

from extract.events.classes import object_nouns, type_of
from extract.events.clauses import Clause, form_of, read_clause
from extract.events.frames import classes, leads_of, verbs, words
from extract.events.grounds import are_places, grounds
from extract.events.means import instruments, is_crossed, is_product, is_put, seats
from extract.events.participants import has_doer, participants
from extract.events.parties import is_named, parties
from extract.events.patterns import OTHER, TURNED, Match, event_nouns, look_up, singular
from extract.events.phrases import phrase_party
from extract.events.reading import SUBJECTS, Reading
from extract.events.search import Parties, behind, inside, nearest_named, other_state, owners, preps_of

_FARTHEST = 40  # tokens to the right in which a giver is named
_DEEPEST = 4  # clauses inside one another in which a target is looked for
_BORROWED = ("keep-verb", "stop-verb", "prepare-verb", "refused")


def actors(reading: Reading, clause: Clause, event_type: str) -> Parties:
    """The parties that do it; else whom a thing's phrase names; else, of an attack, what strikes ("a blast")."""
    found = parties(reading, clause.agents)
    if found or not clause.agents:
        return found
    for head in clause.agents:
        found = found or inside(reading, head, ("between", "by", "of", "from"))
    if not found and event_type == "ASSAULT" and _strikes(reading, clause.agents[0]):
        return (phrase_party(reading, clause.agents[0]),)
    return found


def _strikes(reading: Reading, head: int) -> bool:
    word = reading.tree.lower[head]
    return look_up(event_nouns(), word) in ("ASSAULT", OTHER) or word.rstrip("s") in words("weapons")


def _behind(reading: Reading, clause: Clause, leads: tuple[str, ...]) -> Parties:
    """The parties behind the verb's prepositions, the surest first; then those inside what stands there."""
    for search in (False, True):
        if search and (found := _in_idiom(reading, clause, leads)):
            return found
        for word in leads:
            for lead, prep, heads in clause.preps:
                if lead != word or (prep < clause.verb and lead in words("fronted")):
                    continue
                found = parties(reading, heads)
                for head in heads if search else ():
                    found = found or inside(reading, head, leads)
                if found:
                    return found
    return ()


def _in_idiom(reading: Reading, clause: Clause, leads: tuple[str, ...]) -> Parties:
    """The parties that the noun of a set phrase leads to: "go on strike against NAME"."""
    idioms = [head for lead, _, heads in clause.preps if lead in words("idiomatic") for head in heads]
    for word in leads:
        for head in idioms if word in ("against", "with", "between") else ():
            found = behind(reading, head, (word,))
            if found:
                return found
    return ()


def targets(reading: Reading, clause: Clause, match: Match, event_type: str, depth: int = 0) -> Parties:
    """The parties it is done to or with: objects, who they belong to, who stands behind a leading preposition, who is
    named in what is begun, promised or demanded."""
    leads, tree = leads_of(event_type), reading.tree
    if event_type == OTHER and not verbs("receiving").isdisjoint(clause.lemmas):
        leads = ("from", *leads)
    if event_type == "REQUEST" or (event_type == "ASSAULT" and not verbs("taking").isdisjoint(clause.lemmas)):
        losers = _behind_any(reading, clause, "from")  # "took the town from the rebels", "asked for troops from NAME"
        if losers:
            return losers
    means = instruments(reading, clause, match, event_type)
    if event_type == "ASSAULT" and not clause.patients:
        leads = tuple(
            word for word in leads if word not in words("strict_locative") - {"through"}
        )  # "a bomb went off in Tolven"
    direct = [p for p in clause.patients if p not in means and tree.deps[p] not in ("oprd", "attr", "ccomp")]
    left = event_type == "RETREAT"  # whom troops leave has it done to it; for others it is where they set out
    direct = [p for p in direct if (left or not is_crossed(reading, clause, p)) and not is_product(reading, clause, p)]
    direct = [p for p in direct if not tree.lower[p].endswith(("self", "selves"))]
    receivers = _receivers(reading, clause, event_type)
    if receivers:
        return receivers
    lies_inside = match.rule in _BORROWED or (event_type in classes("promised") and "to-do" in clause.particles)
    found = _in_complement(reading, clause, event_type, depth) if lies_inside and not match.noun else ()
    if event_type in classes("purposed"):
        found = found or _behind(reading, clause, ("against",))
        found = found or tuple(p for p in _purposed(reading, clause, event_type, depth) if is_named(reading, p))
    found = found or parties(reading, direct)
    within = tuple(word for word in leads if word != "for" or event_type not in classes("for_others"))
    for head in direct if event_type != OTHER else ():
        found = found or inside(reading, head, within)
    if match.rule == "occurrence" and not found:
        found = behind(reading, clause.agents[0], leads)
    if not found:
        seat = not words("seats").isdisjoint(singular(match.noun))
        where = ("in",) if seat else ("on", "upon") if match.noun == "call" else ()
        near = [_behind(reading, clause, leads), *(inside(reading, head, (*leads, *where)) for head in means)]
        found = min((parties for parties in near if parties), key=lambda x: x[0].spans[0].start, default=())
    if not found and event_type in classes("deep"):
        found = _in_complement(reading, clause, event_type, depth)
    if (event_type in classes("purposed") and are_places(reading, found, countries=False)) or (
        not found and event_type in classes("armed")
    ):  # "sent police to Tolven to face the miners", "opened fire to disperse the crowd"
        found = _purposed(reading, clause, event_type, depth) or found
    if not found and event_type == "PROTEST":
        found = parties(reading, [h for word, _, heads in clause.preps if word == "in" for h in seats(reading, heads)])
    return found


def _behind_any(reading: Reading, clause: Clause, lead: str) -> Parties:
    """The parties behind a preposition of the verb or of its objects."""
    found = parties(
        reading, [h for word, prep, heads in clause.preps if word == lead and prep > clause.verb for h in heads]
    )
    for head in clause.patients:
        found = found or behind(reading, head, (lead,))
    return found


def _is_spoken_of(match: Match) -> bool:
    """Whether a verb only says that what its noun names is done: "the probe was widened"."""
    return match.rule in ("light-verb", "keep-verb") or look_up(event_nouns(), match.noun) == match.type


def _by_noun(reading: Reading, clause: Clause, match: Match, event_type: str) -> tuple[Parties, Parties]:
    """The sides that the noun of a passive names itself: "a request by NAME to NAME was filed"."""
    for head in clause.patients:
        if match.noun in object_nouns(reading, head) and (not clause.agents or has_doer(reading, head)):
            who, whom, _ = participants(reading, head, event_type)
            names = {party.name for party in who}
            return who, tuple(p for p in whom if p.name not in names)
    return (), ()


def _receivers(reading: Reading, clause: Clause, event_type: str) -> Parties:
    """To whom somebody or something is handed or given: "handed the men over to NAME", "sent a hospital to NAME"."""
    if verbs("handing").isdisjoint(clause.lemmas) and event_type != "AID":
        return ()
    found = parties(reading, [h for word, _, heads in clause.preps if word == "to" for h in heads])
    for head in clause.patients:
        found = found or parties(reading, [k for prep in preps_of(reading, head) for k in _given_to(reading, prep)])
    return found


def _given_to(reading: Reading, prep: int) -> list[int]:
    return reading.kids(prep, "pobj") if reading.tree.lower[prep] == "to" else []


def _purposed(reading: Reading, clause: Clause, event_type: str, depth: int) -> Parties:
    """The parties in what it is done for: "massed troops to fight NAME", "blocked a road to press NAME for help"."""
    tree = reading.tree
    aims = [v for v in reading.kids(clause.verb, "advcl") if tree.tags[v] == "VB" and tree.has_to(v)]
    return _in_complement(reading, replace(clause, patients=(), complement=-1), event_type, depth) if aims else ()


def _grounded(reading: Reading, clause: Clause, event_type: str, who: Parties, whom: Parties) -> Parties:
    """Whom the reason of a protest or of a movement of forces names, where its target is nobody or a mere place."""
    protest = event_type == "PROTEST"
    if whom and not are_places(reading, whom, countries=protest):
        return ()
    if protest and whom in (_behind(reading, clause, ("against", "at", "over")), parties(reading, clause.patients)):
        return ()
    found = grounds(reading, clause.verb, who, occasions=not protest)
    return found if protest or found else other_state(reading, clause.verb, who)


def _governed(reading: Reading, clause: Clause, event_type: str) -> list[int]:
    """The verbs that say what is begun, promised, demanded, or why: complements, infinitives of objects, purposes."""
    tree = reading.tree
    verbs = [clause.complement] if clause.complement >= 0 else []
    verbs += [v for head in clause.patients for v in reading.kids(head, "acl") if tree.tags[v] in ("VB", "VBG")]
    if event_type in ("PROTEST", "REQUEST", *classes("armed")):
        verbs += [v for v in reading.kids(clause.verb, "advcl") if tree.tags[v] in ("VB", "VBG")]
    return [verb for verb in verbs if tree.tags[verb][:2] == "VB" and not _is_quoted(reading, verb)]


def _is_quoted(reading: Reading, verb: int) -> bool:
    """Whether what a verb governs stands in quotation marks: "chanting “murderer”"."""
    return any(reading.quoted(k) for k in reading.kids(verb, "dobj", "ccomp"))


def _in_complement(reading: Reading, clause: Clause, event_type: str, depth: int) -> Parties:
    """The parties in what a clause governs, the actors apart."""
    if depth >= _DEEPEST:
        return ()
    own = {party.name for party in actors(reading, clause, event_type)}
    for verb in _governed(reading, clause, event_type):
        inner = read_clause(reading, verb)
        if event_type == "AGREE" and verb == clause.complement and _tells_of_others(reading, verb, own):
            continue  # "agreed that a council should lead NAME"
        if event_type == "REQUEST":
            asked = tuple(p for p in actors(reading, inner, event_type) if p.name not in own)
            if asked:
                return asked
        match = type_of(reading, inner)
        kind = match.type if match.type not in ("", OTHER) else OTHER if event_type == "MOBILIZE" else event_type
        found = tuple(p for p in targets(reading, inner, match, kind, depth + 1) if p.name not in own)
        if found:
            return found
    return ()


def _tells_of_others(reading: Reading, verb: int, own: set[str]) -> bool:
    """Whether a clause has a subject of its own that is none of `own`, and that is to do something, not to be freed."""
    subject = reading.kids(verb, *SUBJECTS)
    if not subject or reading.tree.tags[subject[0]] == "PRP":
        return False
    if reading.kids(verb, "nsubjpass") and form_of(reading, verb)[0] in ("future", "would"):
        return False
    return not own & {party.name for party in parties(reading, subject)}


def _turned(reading: Reading, clause: Clause, match: Match) -> tuple[Parties, Parties]:
    """Of "NAME received aid from NAME": who stands behind "from" or "by", or owns what is received, does it; the
    subject has it done to it."""
    means = [p for p in clause.patients if match.noun in object_nouns(reading, p)]
    means += [h for _, _, heads in clause.preps for h in heads if match.noun in object_nouns(reading, h)]
    who = _behind(reading, clause, ("from", "by", "of"))
    for head in means:
        who = who or behind(reading, head, ("from", "by")) or owners(reading, head)
    who = who or _to_the_right(reading, clause.verb, ("from", "by"))
    whom = parties(reading, clause.agents)
    for head in clause.agents:
        whom = whom or inside(reading, head, ("by", "of", "from", "for"))
    names = {party.name for party in whom}
    return tuple(p for p in who if p.name not in names), whom


def _to_the_right(reading: Reading, verb: int, leads: tuple[str, ...]) -> Parties:
    """The first party that one of the prepositions leads to, whatever the parser hung it on."""
    tree = reading.tree
    for token in range(verb + 1, min(tree.right[verb], verb + _FARTHEST) + 1):
        if tree.deps[token] in ("prep", "agent") and tree.lower[token] in leads:
            found = parties(reading, reading.kids(token, "pobj"))
            if found:
                return found
    return ()


def fill(reading: Reading, clause: Clause, match: Match, event_type: str = "") -> tuple[Parties, Parties]:
    """Actors and targets; where both sides do the same to each other all are actors and nobody is the target."""
    event_type = event_type or match.type
    if match.rule == TURNED:
        return _turned(reading, clause, match)
    who = actors(reading, clause, event_type)
    if clause.passive and match.noun and _is_spoken_of(match):
        doers, others = _by_noun(reading, clause, match, event_type)
        if doers or (others and not who):
            return doers, others or tuple(p for p in targets(reading, clause, match, event_type) if p not in doers)
    if not who and clause.passive and event_type == "MOBILIZE" and is_put(reading, clause, match):
        return (), parties(reading, clause.patients)
    if not who and clause.passive and event_type in classes("moved"):
        who = parties(reading, clause.patients)  # "troops were withdrawn": the forces of whom
        states = {party.country for party in who} - {""}
        whom = _behind(reading, clause, leads_of(event_type))
        return who, tuple(p for p in whom if p.country not in states and p.name not in {w.name for w in who})
    names = {party.name for party in who}
    mutual = event_type in classes("reciprocal") and len(who) > 1 and not clause.passive
    if mutual and not parties(reading, clause.patients):
        return who, ()
    whom = tuple(p for p in targets(reading, clause, match, event_type) if p.name not in names)
    if event_type in classes("grounded"):
        whom = _grounded(reading, clause, event_type, who, whom) or whom
    if whom or clause.passive or match.rule == "occurrence":
        return who, whom
    if event_type == "AGREE" and clause.complement >= 0 and _tells_of_others(reading, clause.complement, names):
        return who, ()
    if event_type in classes("dyadic") or (event_type in classes("local") and clause.patients):
        nearest = nearest_named(reading, clause.verb, past_places=event_type == "PROTEST")
        whom = tuple(p for p in nearest if p.name not in names)
        whom = whom or (other_state(reading, clause.verb, who) if event_type in classes("dyadic") else ())
    if not whom and event_type == "MOBILIZE":
        whom = tuple(p for p in parties(reading, clause.patients) if p.name not in names)
    return who, whom
