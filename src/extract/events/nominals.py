"""Happenings that nouns name, with their participants: "Norland's invasion of Estovia", "the arrest of Oskar Venn"."""

from __future__ import annotations

from collections.abc import Collection

from extract.events.classes import named_class
from extract.events.clauses import read_clause
from extract.events.dating import date_event
from extract.events.frames import classes, leads_of, verbs, words
from extract.events.parties import is_named, parties
from extract.events.patterns import OTHER, aspect_verbs, event_nouns, lone_nouns, names_event, singular, verb_forms
from extract.events.phrases import is_demonym, state_party
from extract.events.places import nominal_place, place_at
from extract.events.reading import Reading, conjuncts
from extract.events.search import Parties, inside, preps_of
from extract.records import Event, Party, Realis

_MAIN = ("nsubj", "nsubjpass", "dobj", "ROOT")  # where nouns that need both their sides are looked for
_BEFORE = ("poss", "compound", "nmod", "amod")


def _is_unreal(reading: Reading, noun: int) -> bool:
    """Whether what governs or describes the noun leaves open that it happened."""
    tree = reading.tree
    if any(tree.lower[k] in words("unreal_adjectives") for k in reading.kids(noun, "amod", "det")):
        return True
    node = noun
    for _ in range(6):
        if tree.heads[node] == node or (tree.deps[node] == "prep" and tree.lower[node] in words("after")):
            return False
        node = tree.heads[node]
        if tree.tags[node][:2] == "VB":
            return _is_unreal_clause(reading, node, noun)
        if tree.lower[node] in words("unreal_nouns"):
            return True
    return False


def _is_unreal_clause(reading: Reading, verb: int, noun: int) -> bool:
    """Whether a verb says of the noun below it that it is wanted, feared, refused, or only possible or to be begun."""
    tree = reading.tree
    helpers = {tree.lower[k] for k in reading.kids(verb, "aux")}
    if helpers & words("unreal_helpers") and verb == _clause_of(reading, noun):
        return tree.deps[noun] != "nsubj" or _may_occur(reading, verb) or not _is_definite(reading, noun)
    if tree.tags[verb] == "VB" and _is_light(reading, verb):
        return True
    lemmas = set(verb_forms().get(tree.lower[verb], (tree.lower[verb],)))
    if _is_definite(reading, noun) and tree.tags[verb] in ("VBD", "VBN") and lemmas & verbs("judging"):
        return False  # "supported the invasion"
    return not lemmas.isdisjoint(verbs("unreal_verbs"))


def _is_definite(reading: Reading, noun: int) -> bool:
    return bool(reading.kids(noun, "poss")) or any(reading.tree.lower[k] == "the" for k in reading.kids(noun, "det"))


def _may_occur(reading: Reading, verb: int) -> bool:
    """Whether a verb says no more than that its subject happens: "could begin"."""
    lemmas = verb_forms().get(reading.tree.lower[verb], ())
    return any(lemma in lemmas for lemma, _ in aspect_verbs("occur")) or "be" in lemmas


def _clause_of(reading: Reading, token: int) -> int:
    """The verb whose object or subject a noun is, or -1."""
    tree = reading.tree
    return tree.heads[token] if tree.deps[token] in ("dobj", "nsubj", "nsubjpass") else -1


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
            return tuple(state_party(reading, k) for k in conjuncts(reading, kid) if is_demonym(reading, k)), None
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
    of = _behind(reading, noun, ("of",))
    if not of and event_type == "MOBILIZE":
        of = _deep(reading, [k for p in reading.kids(noun, "prep") for k in reading.kids(p, "pobj")], event_type)
    leads = [word for word in leads_of(event_type) if word not in ("of", "by", "in", "from" if from_doer else "by")]
    others = _behind(reading, noun, leads)
    others = others or _in_clause(reading, noun, event_type)
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
    if reading.tree.deps[noun] != "dobj" or not _is_light(reading, verb):
        return ()
    return parties(reading, read_clause(reading, verb).agents)


def _ends(reading: Reading, verb: int) -> bool:
    """Whether a verb ends what its object names: "easing the sanctions" imposes none."""
    lemmas = verb_forms().get(reading.tree.lower[verb], ())
    return any(verb in lemmas for verb, _ in aspect_verbs("stop"))


def _is_light(reading: Reading, verb: int) -> bool:
    """Whether a verb only says that what its object names is held, begun, ended or announced."""
    lemmas = verb_forms().get(reading.tree.lower[verb], ())
    return any(verb in lemmas for name in ("light", "keep", "stop") for verb, _ in aspect_verbs(name))


def _is_person(reading: Reading, found: Parties) -> bool:
    return any((e := reading.entities.get(p.entity_id)) is not None and e.label == "PERSON" for p in found)


def _takes_place(reading: Reading, noun: int, found: Parties) -> bool:
    """Whether what is taken is a town or land, not somebody: "the capture of Tolven"."""
    taking = reading.tree.lower[noun].removesuffix("s") in words("takings")
    return taking and any(p.entity_id.startswith("place:") for p in found)


def _realis(reading: Reading, noun: int) -> Realis:
    tree = reading.tree
    adjectives = {tree.lower[k] for k in reading.kids(noun, "amod")}
    if adjectives & words("upcoming"):
        return "future"
    return "reported" if reading.content[noun] >= 0 else "actual"


def find_nominals(reading: Reading, told: Collection[int]) -> list[Event]:
    """The happenings that nouns name, in text order. `told` are the verbs that already tell of a happening."""
    tree, found = reading.tree, []
    for noun, tag in enumerate(tree.tags):
        if (
            tag not in ("NN", "NNS")
            or not names_event(tree.lower[noun])
            or reading.mention[noun] >= 0
            or reading.kind(noun) == "boilerplate"
            or reading.quoted(noun)
        ):
            continue
        above = tree.heads[noun]
        light = tree.deps[noun] == "dobj" and _is_light(reading, above) and not _ends(reading, above)
        event_type = named_class(reading, noun, event_nouns() if light else lone_nouns())
        sided = not event_type and tree.deps[noun] in _MAIN
        if sided:
            event_type = named_class(reading, noun, event_nouns())
        if event_type and not _is_told(reading, noun, told) and not _is_unreal(reading, noun):
            event = _nominal(reading, noun, event_type)
            if event is not None and _stands(reading, noun, event, sided=sided):
                found.append(event)
    return found


def _stands(reading: Reading, noun: int, event: Event, *, sided: bool) -> bool:
    """Whether a noun's participants suffice: of a noun that mostly needs a verb ("talks", "aid") both sides."""
    if sided:
        lasting = any(form in words("lasting") for form in singular(reading.tree.lower[noun]))
        told = not lasting or not reading.kids(noun, "det", "poss")
        return told and (len(event.actors) > 1 or bool(event.actors and event.targets))
    return not _is_audience(reading, noun)


def _is_audience(reading: Reading, noun: int) -> bool:
    """Whether a noun of people gathered is whom somebody speaks to: "told a rally in Tolven"."""
    tree = reading.tree
    lemmas = verb_forms().get(tree.lower[tree.heads[noun]], ())
    return tree.deps[noun] in ("dobj", "dative") and not verbs("addressing").isdisjoint(lemmas)


def _is_told(reading: Reading, noun: int, told: Collection[int]) -> bool:
    """Whether the noun only modifies another, or completes a verb that tells of the same ("launched an attack")."""
    tree = reading.tree
    if tree.deps[noun] in ("compound", "amod", "nmod", "npadvmod"):
        return True
    if noun in told:
        return True
    node = noun
    for _ in range(3):
        node = tree.heads[node]
        if tree.tags[node][:2] == "VB":
            return node in told and _is_light(reading, node)
        if tree.tags[node] not in ("IN", "NN", "NNS"):
            return False
    return False


def _nominal(reading: Reading, noun: int, event_type: str) -> Event | None:
    number = reading.content[noun]
    if number >= 0 and reading.quotes[number].type == "direct":
        return None
    who, whom, place = participants(reading, noun, event_type)
    if not any(is_named(reading, party) for party in (*who, *whom)):
        return None
    if event_type == "COERCE" and _takes_place(reading, noun, (*whom, *((place,) if place else ()))):
        event_type = "ASSAULT"
    realis = _realis(reading, noun)
    when = date_event(reading, noun, realis)
    return Event(
        kind="action",
        type=event_type,
        trigger=reading.tree.span(noun, noun),
        sentence=reading.sentence_span(noun),
        rule="noun",
        confidence=0.65,
        actors=who,
        targets=tuple(p for p in whom if p.name not in {w.name for w in who}),
        place=place,
        date=when.date,
        date_from=when.date_from,
        date_to=when.date_to,
        date_source=when.source,
        time=when.time,
        realis=realis,
        within_quote=number >= 0,
        quote=number if number >= 0 else None,
    )
