"""What saying something does: it demands, promises, threatens, refuses, blames or praises."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from extract.events.arguments.assignment import fill
from extract.events.arguments.nested_parties import inside
from extract.events.commitments.conditions import put_to
from extract.events.parties.party_groups import Parties
from extract.events.parties.phrase_parties import is_named, parties
from extract.events.parties.quote_speakers import (
    addressee_of,
    are_themselves,
    head_of,
    is_speaking_body,
    speaking_pronoun,
)
from extract.events.types.clause_types import type_of
from extract.events.types.noun_types import named_class
from extract.records import Quote
from extract.syntax.clauses import Clause, read_clause
from extract.syntax.document import Document
from extract.syntax.noun_phrases import kind_of
from extract.syntax.subjects import subjects
from extract.syntax.verb_groups import form_of
from extract.vocabulary import (
    TURNED,
    classes_with,
    event_nouns,
    singular,
    state_verbs,
    verb_forms,
    verbs,
    words,
)

_TOLD = ("past", "present", "perfect", "progressive")


class Judged(NamedTuple):
    """The class of a statement, whom it is about or meant for, and the rule."""

    type: str
    whom: Parties
    rule: str


STATED = Judged("STATEMENT", (), "statement")


def content_head(document: Document, quote: Quote) -> int:
    """The head of the content, or -1."""
    tree = document.tree
    part = quote.content[0]
    first, last = tree.at(part.start), tree.before(part.end)
    for token in range(first, last + 1):
        if not first <= tree.heads[token] <= last or tree.heads[token] == token:
            return token
    return -1


def content_verb(document: Document, quote: Quote) -> int:
    """The head verb of the content, or -1."""
    head = content_head(document, quote)
    return head if head >= 0 and document.tree.tags[head][:2] == "VB" else -1


def spoken_of(document: Document, quote: Quote, own: set[str]) -> Parties:
    """The subject of what is said: "Estovia breaks its word, Norland complained"."""
    verb = content_head(document, quote)
    if verb < 0 or quote.type == "direct":
        return ()
    clause = read_clause(document, verb)  # of a passive it is the doer: "complained that its men were beaten by NAME"
    found = parties(document, clause.agents)
    return tuple(party for party in found if party.name not in own)


def is_subjunctive(document: Document, quote: Quote) -> bool:
    """Whether the content says what somebody is to do: "insisted that NAME leave"; "put" may be that or past."""
    tree, verb = document.tree, content_head(document, quote)
    if verb < 0 or document.kids(verb, "aux", "auxpass"):
        return False
    own = document.kids(verb, "nsubj")
    one = bool(own) and tree.tags[own[-1]] in ("NN", "NNP") and not document.kids(own[-1], "conj")
    return one and tree.lower[verb] in verb_forms().get(tree.lower[verb], ()) and tree.tags[verb] != "VBZ"


def by_content(document: Document, quote: Quote, speakers: Parties) -> Judged:
    """What saying it does: "X must …" requests, "will help" promises, "will bomb" threatens, "will not" refuses,
    "X has violated …" accuses."""
    verb, direct = content_verb(document, quote), quote.type == "direct"
    if verb < 0 or not _may_do_more(document, verb, direct=direct):
        return STATED
    agents = subjects(document, verb)
    who = parties(document, agents) or (speakers if speaking_pronoun(document, agents) else ())
    who = speakers if _are_their_own(document, agents) else who
    themselves = are_themselves(document, quote, speakers, who)
    own = {party.name for party in speakers}
    if direct and any(document.tree.tags[k] == "PRP" for k in agents):
        return STATED
    if not themselves:
        if who and not direct and _is_duty(document, verb, speakers):
            return Judged("REQUEST", who, "content-must")
        blamed, whom = _blamed(document, read_clause(document, verb)) if _may_blame(document, verb) else ("", ())
        if blamed:
            whom = tuple(p for p in whom if p.name not in own)
            return Judged(blamed, whom, "content-blame") if whom else STATED
    if direct:
        return STATED
    denied = _denied(document, verb)
    if denied:
        return Judged("REJECT", tuple(p for p in denied if p.name not in own), "content-will-not")
    faced = _faced(document, quote, verb) if who and not themselves else ""
    if faced:
        return Judged(faced, who, "content-will")
    if not themselves and is_speaking_body(document, quote, agents):
        who, themselves = speakers, True
    return _planned(document, quote, speakers, who if themselves else ())


def _faced(document: Document, quote: Quote, verb: int) -> str:
    """THREATEN where a warning says what its subject will have to bear: "NAME could face sanctions, they warned"."""
    tree = document.tree
    cue = tree.at(quote.cue.start) if quote.cue is not None else -1
    if cue < 0 or verbs("warning").isdisjoint(verb_forms().get(tree.lower[cue], ())):
        return ""
    clause = read_clause(document, verb)
    if clause.form not in ("modal", "future", "would") or clause.negated:
        return ""
    bears = clause.passive and not clause.agents
    match = type_of(document, clause)
    return "THREATEN" if match.type in classes_with("hostile") and (bears or match.rule == TURNED) else ""


def _may_blame(document: Document, verb: int) -> bool:
    """Whether a verb can blame or praise its subject: a form of "be", a misdeed."""
    word = document.tree.lower[verb]
    lemmas = verb_forms().get(word, ())
    return word in words("being") or word == "be" or "fail" in lemmas or not verbs("misdeeds").isdisjoint(lemmas)


def _may_do_more(document: Document, verb: int, *, direct: bool) -> bool:
    """Whether saying something can do more than state it; asked first, because most contents only state."""
    tree = document.tree
    if direct or _may_blame(document, verb):
        return _may_blame(document, verb)
    if not verbs("planning").isdisjoint(verb_forms().get(tree.lower[verb], ())):
        return bool(_aims(document, verb))
    return tree.lower[verb] in words("needs") or any(tree.tags[k] == "MD" for k in document.kids(verb, "aux"))


def _aims(document: Document, verb: int) -> list[int]:
    """What a verb of planning says is to be done: "plans to send aid", "has decided to help"."""
    tree = document.tree
    if verbs("planning").isdisjoint(verb_forms().get(tree.lower[verb], ())):
        return []
    return [k for k in document.kids(verb, "xcomp") if tree.tags[k] == "VB" and tree.has_to(k)]


def _planned(document: Document, quote: Quote, speakers: Parties, who: Parties) -> Judged:
    """What the speakers, or `who` they speak for, will or will not do, or have done: a promise, a threat, a refusal."""
    tree, own, themselves = document.tree, {party.name for party in (*speakers, *who)}, bool(who)
    verb = content_verb(document, quote)
    form, _, negated = form_of(document, verb)
    is_state = tree.lower[verb] in ("is", "are", "was", "were") and themselves
    aims = _aims(document, verb) if themselves and not negated and form in _TOLD else []
    if (form not in ("future", "would") and not is_state and not aims) or _is_thought(document, quote):
        return STATED
    caused = _caused(document, verb)
    inner = caused or read_clause(document, verb)
    ready: list[int] = []
    if is_state:
        ready = [k for k in document.kids(verb, "acomp") if tree.lower[k] in words("willing")]
        negated = negated or any(document.kids(k, "neg") for k in ready)  # he is “not ready” to help
        deeper = [v for k in ready for v in document.kids(k, "xcomp")]
        deeper += [v for v in document.kids(verb, "xcomp") if tree.lower[verb + 1 : verb + 2] == ["to"]]  # "is to help"
        if deeper:
            inner, form = read_clause(document, deeper[0]), "future"
    if aims:
        ready, inner, form = aims, replace(read_clause(document, aims[0]), agents=inner.agents), "future"
        if type_of(document, inner).type not in (*classes_with("friendly"), "MOBILIZE"):
            return STATED
    if negated and not verbs("hesitating").isdisjoint(inner.lemmas) and inner.complement >= 0:
        inner, negated = read_clause(document, inner.complement), False  # "would not hesitate to bomb"
    if form not in ("future", "would"):
        return STATED
    decreed = not themselves and inner.passive and not inner.agents and _decrees(document, quote, speakers)
    if not themselves and not decreed:
        return STATED
    match = type_of(document, inner)
    event_type = "AGREE" if ready and match.type == "MOBILIZE" else match.type
    refused = "REJECT" if negated else event_type
    meant = fill(document, inner, match, refused)[1] if refused else ()
    whom = tuple(p for p in meant if p.name not in own)
    if event_type in classes_with("hostile") and not negated:
        whom = put_to(document, inner.verb, speakers, whom)
    whom = whom or tuple(p for p in addressee_of(document, quote) if p.name not in own)
    if decreed and (negated or are_themselves(document, quote, speakers, whom)):
        return STATED
    friendly, hostile = event_type in classes_with("friendly"), event_type in classes_with("hostile")
    promised = "REJECT" if negated else "AGREE" if friendly else "THREATEN" if hostile else ""
    return Judged(promised, whom, "content-will-not" if negated else "content-will") if promised else STATED


def _is_thought(document: Document, quote: Quote) -> bool:
    """Whether somebody only thinks so: what he thinks he will do is no promise."""
    cue = document.tree.at(quote.cue.start) if quote.cue is not None else -1
    lemmas = verb_forms().get(document.tree.lower[cue], ()) if cue >= 0 else ()
    return any(state_verbs().get(lemma) == "view" for lemma in lemmas)


def _are_their_own(document: Document, heads: tuple[int, ...]) -> bool:
    """Whether what is spoken of is the speaker's: "his country", "its troops"."""
    tree = document.tree
    if len(heads) != 1 or tree.lower[heads[0]] not in words("represented"):
        return False
    return any(tree.tags[k] == "PRP$" for k in document.kids(heads[0], "poss"))


def _is_duty(document: Document, verb: int, speakers: Parties) -> bool:
    """Whether a verb says what somebody must do: "must leave"; of speakers with a name, "needs to", "has to leave"."""
    tree = document.tree
    if {tree.lower[k] for k in document.kids(verb, "aux")} & words("duty"):
        return True
    if tree.lower[verb] not in words("needs") or not any(party.entity_id for party in speakers):
        return False
    aims = [k for k in document.kids(verb, "xcomp") if tree.tags[k] == "VB" and tree.has_to(k)]
    return bool(aims) and form_of(document, verb)[0] == "present" and tree.lower[verb + 1 : verb + 2] == ["to"]


def _caused(document: Document, verb: int) -> Clause | None:
    """What somebody has done by others: "will have the men arrested"."""
    tree = document.tree
    if tree.lower[verb] not in ("have", "get"):
        return None
    for kid in document.kids(verb, "ccomp", "xcomp"):
        own = document.kids(kid, "nsubj", "nsubjpass") or document.kids(verb, "dobj")
        if tree.tags[kid] == "VBN" and own:
            heads = tuple(k for head in own for k in document.conjuncts(head))
            return replace(read_clause(document, kid), agents=(), patients=heads, passive=True)
    return None


def _decrees(document: Document, quote: Quote, speakers: Parties) -> bool:
    """Whether the speakers can have done what they announce: states, bodies, officials, armed groups."""
    for party in speakers:
        entity = document.entity(party.entity_id)
        if party.country or (entity is not None and (entity.label != "PERSON" or entity.titles)):
            return True
    if quote.source is None:
        return False
    tree = document.tree
    if kind_of(document, head_of(document, quote.source)) in ("body", "force"):
        return True
    told = set(tree.lower[tree.at(quote.source.start) : tree.before(quote.source.end) + 1])
    return not told.isdisjoint(words("offices") | words("political"))


def _blamed(document: Document, clause: Clause) -> tuple[str, Parties]:
    """ACCUSE or SUPPORT with whom the content blames or praises: "NAME has violated the truce", "… is a disgrace"."""
    if clause.form not in _TOLD or clause.negated:
        return "", ()
    tree, who = document.tree, parties(document, clause.agents)
    failed = "fail" in clause.lemmas and "to-do" in clause.particles
    if failed or not verbs("misdeeds").isdisjoint(clause.lemmas):
        return "ACCUSE", tuple(p for p in who if is_named(document, p))
    if tree.lower[clause.verb] not in words("being"):
        return "", ()
    said = {tree.lower[k] for k in document.kids(clause.verb, "attr", "acomp")}
    blamed = bool(said & words("blame")) or _is_held_responsible(document, clause.verb)
    event_type = "ACCUSE" if blamed else "SUPPORT" if said & words("praise") else ""
    for head in clause.agents if event_type else ():
        who = who or inside(document, head, ("of", "by", "from"))
    return event_type, tuple(p for p in who if is_named(document, p))


def _is_held_responsible(document: Document, verb: int) -> bool:
    """Whether a clause lays a hostile act to its subject: "was behind the attack", "is to blame"."""
    tree = document.tree
    if any(tree.lower[k] == "blame" for k in document.kids(verb, "xcomp")):
        return True
    leads = [p for p in document.kids(verb, "prep") if tree.lower[p] == "behind"]
    leads += [
        p
        for word in document.kids(verb, "acomp")
        if tree.lower[word] in ("responsible", "guilty")
        for p in document.kids(word, "prep")
    ]
    nouns = [k for p in leads for k in document.kids(p, "pobj")]
    return any(
        named_class(document, k, event_nouns()) in classes_with("armed")
        or not words("harm").isdisjoint(singular(tree.lower[k]))
        for k in nouns
    )


def _denied(document: Document, verb: int) -> Parties:
    """With whom something friendly is not to be: "talks with NAME are impossible", "there will be no talks with …"."""
    tree = document.tree
    if (tree.lower[verb] not in words("being") and tree.lower[verb] != "be") or form_of(document, verb)[2]:
        return ()
    for head in _excluded(document, verb):
        if tree.tags[head] == "VBG":
            clause = read_clause(document, head)
            match = type_of(document, clause)
            if match.type in classes_with("friendly"):
                return fill(document, clause, match)[1]
        elif named_class(document, head, event_nouns()) in classes_with("friendly"):
            return inside(document, head, ("with", "between", "to", "of", "for"))
    return ()


def _excluded(document: Document, verb: int) -> list[int]:
    """The nouns or gerunds of what a form of "be" says is not to be."""
    tree = document.tree
    if document.kids(verb, "expl"):
        return [k for k in document.kids(verb, "attr") if "no" in (tree.lower[d] for d in document.kids(k, "det"))]
    impossible = any(tree.lower[k] in words("refused") for k in document.kids(verb, "acomp"))
    out = [p for p in document.kids(verb, "prep") if tree.lower[p] == "out"]  # "out of the question"
    asked = any(
        tree.lower[k] == "question" for p in out for of in document.kids(p, "prep") for k in document.kids(of, "pobj")
    )
    return document.kids(verb, "nsubj", "csubj") if impossible or asked else []
