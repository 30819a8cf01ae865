"""The clause of a verb: who does it, to whom, with what it governs, in either voice. In goes a token, out a Clause."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from extract.syntax.document import SUBJECTS, Document
from extract.syntax.passive_agents import low_agent
from extract.syntax.subcategorisation import Preps, frames_of, is_called_for
from extract.syntax.subjects import antecedent, subjects
from extract.syntax.verb_groups import VerbForm, form_of, lemmas_of
from extract.vocabulary import bare_classes, classes_with, verbs, words

_OBJECTS = ("dobj", "dative", "oprd", "attr")
_NAMING = ("JJ", "NN", "NNS")
_VERBAL = ("aux", "mark", "cop", "det", "poss")
_PREP_TAGS = ("IN", "TO", "RP", "VBG", "RB")
_COMPLETE = ("dobj", "xcomp", "ccomp", "prt", "aux", "auxpass")  # with one of these no past form is a title's passive


@dataclass(frozen=True, slots=True)
class Clause:
    """One verb with its arguments as head tokens; `agents` do it, `patients` have it done to them, in either voice.

    `form`: past, perfect, progressive, present, future, would, modal, infinitive, gerund or participle. `particles` are
    its subcategorisation frames as the lexicon writes them. `preps` are the prepositions of the verb with their
    objects' heads; `complement` the verb or adjective it governs, or -1.
    """

    verb: int
    lemmas: tuple[str, ...]
    particles: tuple[str, ...]
    form: str
    passive: bool
    negated: bool
    agents: tuple[int, ...]
    patients: tuple[int, ...]
    preps: Preps
    complement: int

    def behind(self, leads: Container[str] | None = None) -> list[int]:
        """The heads behind those of its prepositions that are among `leads`, or behind all, in the order of `preps`."""
        return [head for word, _, heads in self.preps if leads is None or word in leads for head in heads]

    def behind_verb(self) -> list[int]:
        """The heads behind the prepositions that follow the verb."""
        return [head for _, prep, heads in self.preps if prep > self.verb for head in heads]


def read_clause(document: Document, verb: int, told: VerbForm | None = None) -> Clause:
    """The clause of a verb token, read once a document; `told` is its form, if known already."""
    known = document.clauses.get(verb)
    if known is None:
        known = document.clauses[verb] = _read(document, verb, told)
    return known


def _read(document: Document, verb: int, told: VerbForm | None) -> Clause:
    tag = document.tree.tags[verb]
    lemmas = lemmas_of(document.word(verb), tag) or lemmas_of(document.tree.lower[verb], tag)
    form, passive, negated = told or form_of(document, verb)
    passive = (passive or _is_headline_passive(document, verb, lemmas)) and verbs("engaged").isdisjoint(lemmas)
    grammatical = subjects(document, verb)
    preps = _preps(document, verb)
    complements = _complements(document, verb)
    objects = (*_objects(document, verb), *_raised(document, verb))
    agents: Sequence[int] = grammatical
    patients: Sequence[int] = objects
    if passive:
        by = tuple(k for word, _, heads in preps if word == "by" for k in heads)
        agents, patients = by or low_agent(document, verb), (*grammatical, *objects)
        preps = tuple(p for p in preps if p[0] != "by")
    return Clause(
        verb=verb,
        lemmas=lemmas,
        particles=frames_of(document, verb, preps, complements, patients),
        form=form,
        passive=passive,
        negated=negated,
        agents=tuple(dict.fromkeys(agents)),
        patients=tuple(dict.fromkeys(p for p in patients if p not in agents)),
        preps=preps,
        complement=complements[-1] if complements else -1,
    )


def _is_headline_passive(document: Document, verb: int, lemmas: tuple[str, ...]) -> bool:
    """ "Norland minister arrested": in titles a past form without an object, of a verb that wants one, is a passive."""
    if document.tree.tags[verb] not in ("VBD", "VBN") or not document.is_headline(verb):
        return False
    if document.kids(verb, *_COMPLETE):
        return False
    known = bare_classes()
    return next((known[lemma] for lemma in lemmas if lemma in known), "") in classes_with("headlined")


def _preps(document: Document, verb: int) -> Preps:
    """The prepositions of a verb, with those that hang on them, on its particles, on items of a list."""
    tree = document.tree
    found: list[tuple[str, int, tuple[int, ...]]] = []
    waiting = _first_preps(document, verb)
    while waiting:
        prep = waiting.pop(0)
        if tree.tags[prep] not in _PREP_TAGS:
            continue
        heads = document.kids(prep, "pobj")
        objects = tuple(document.coordinated(heads))
        if objects:
            found.append((tree.lower[prep], prep, objects))
        waiting += document.kids(prep, "prep", "conj")
        waiting += [k for head in heads if tree.lower[head] in words("manner") for k in document.kids(head, "prep")]
    return tuple(found)


def _first_preps(document: Document, verb: int) -> list[int]:
    tree, objects = document.tree, document.kids(verb, "dobj")
    items = [k for head in objects for k in document.kids(head, "conj") if tree.tags[k] == "VBG"]
    away = [k for k in document.kids(verb, "advmod") if k > verb and tree.lower[k] in words("directions")]
    found = document.kids(verb, "prep", "agent", "dative")
    for holder in (*items, *document.kids(verb, "prt"), *away):  # items: "sent blankets and cooking oil to"
        found += document.kids(holder, "prep")
    return found + [k for head in objects for k in _low_preps(document, head)]


def _low_preps(document: Document, head: int) -> list[int]:
    """The prepositions that the parser hung on a person's name: "placed NAME under house arrest"."""
    if document.label(head) != "PERSON":
        return []
    return [k for k in document.kids(head, "prep") if document.tree.lower[k] not in ("of", "from")]


def _complements(document: Document, verb: int) -> list[int]:
    """The verbs that a verb governs, the closest tie last."""
    apart = words("means") | words("after")
    preps = [prep for prep in document.kids(verb, "prep") if document.tree.lower[prep] not in apart]
    gerunds = [k for prep in preps for k in document.kids(prep, "pcomp")]
    return [*gerunds, *document.kids(verb, "ccomp"), *document.kids(verb, "xcomp"), *_called_for(document, verb)]


def _called_for(document: Document, verb: int) -> list[int]:
    """What a verb of calling calls on somebody else to do: "called for NAME to leave"."""
    if verbs("calling").isdisjoint(document.lemmas(verb)):
        return []
    return [k for k in document.kids(verb, "advcl") if is_called_for(document, k)]


def _raised(document: Document, verb: int) -> list[int]:
    """What a verb raises to its objects: subjects of infinitives; both halves of a clause without a verb ("found NAME
    guilty")."""
    letting = not verbs("letting").isdisjoint(document.lemmas(verb))
    raised: list[int] = []
    for inner in (*document.kids(verb, "ccomp"), *document.kids(verb, "xcomp")):
        raised += _raised_from(document, verb, inner, letting=letting)
    for inner in _called_for(document, verb):
        raised += document.coordinated(document.kids(inner, *SUBJECTS))
    return raised


def _raised_from(document: Document, verb: int, inner: int, *, letting: bool) -> list[int]:
    tag, raised = document.tree.tags[inner], list[int]()
    if letting and tag[:2] == "NN":
        raised += document.conjuncts(inner)  # "let NAME off": the parser takes the name for a clause
    subject = document.kids(inner, "nsubj")
    if not subject:
        return raised
    if inner > subject[0] > verb and tag in _NAMING and not document.kids(inner, *_VERBAL):
        raised += [*document.conjuncts(subject[0]), inner]
    if tag == "VB" and (letting or document.tree.has_to(inner)):
        raised += document.conjuncts(subject[0])
    return raised


def _objects(document: Document, verb: int) -> list[int]:
    """The heads of a verb's objects; of a relative clause without one, the noun that the clause hangs on."""
    tree = document.tree
    heads = (antecedent(document, k, verb) for k in document.kids(verb, *_OBJECTS) if tree.tags[k] not in ("IN", "TO"))
    objects = document.coordinated(heads)
    objects += [k for particle in document.kids(verb, "prt") for k in document.kids(particle, "pobj")]
    objects += _predicates(document, verb)
    own = document.kids(verb, "nsubj")
    if own and own[-1] > verb and document.kids(verb, "oprd"):
        objects += document.conjuncts(own.pop())  # "left 20 people dead"
    if not objects and own and antecedent(document, own[-1], verb) == own[-1] and _lacks_object(document, verb):
        return [tree.heads[verb]]
    return objects


def _lacks_object(document: Document, verb: int) -> bool:
    """Whether a relative clause has no complement, so that the noun that it hangs on may be its object."""
    return document.tree.deps[verb] == "relcl" and not document.kids(verb, "auxpass", "xcomp", "ccomp", "prep")


def _predicates(document: Document, verb: int) -> list[int]:
    """What a verb says its object is, where the parser took it for something else: "held NAME responsible"."""
    named = [k for k in document.kids(verb, "dobj") if document.mention[k] >= 0]
    if not named:
        return []
    nouns = [k for k in document.kids(verb, "npadvmod") if k > verb and document.timex[k] < 0]
    found = [k for head in named for k in document.kids(head, "amod") if k > head]
    return found + [k for k in nouns if {"a", "an"} & document.kid_words(k, "det")]
