"""What may tell whether a verb tells of a happening that counts: named features, all yes or no.

They ask how the verb is said to have happened (form, factuality), where it stands, what the lexicon knows of it, and
what kinds of things its subject, objects and prepositions name. That nobody takes part who is named is one of them.
"""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
from typing import NamedTuple

from extract.events.candidates.phrase_kinds import PHRASE_KINDS, phrase_kinds
from extract.events.candidates.place_in_text import PLACES, tell_place
from extract.events.factuality import realis_of, told_by_form
from extract.events.types.class_names import LEARNT
from extract.events.types.clause_types import type_of
from extract.events.types.pattern_match import Match
from extract.records import Realis
from extract.scoring.families import Families
from extract.syntax.clauses import Clause, read_clause
from extract.syntax.document import Document
from extract.syntax.verb_groups import form_of
from extract.vocabulary import aspect_lemmas, happening_verbs, state_verbs

_ASPECTS = ("occur", "light", "keep", "stop", "prepare")
_TAGS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
_FORMS = tuple("past perfect progressive present future would infinitive gerund participle".split())
_PREPOSITIONS = tuple("after against as at by for from in into of on over to with".split())
_ADVERBS = tuple("also already always often usually never now then still when where why how".split())
_SPOKEN = ("aux", "mark", "neg")  # whose words count
VERB_FAMILIES = Families(
    {
        **PLACES,
        "tag": _TAGS,
        "dep": tuple("ROOT acl advcl amod ccomp conj csubj parataxis pcomp prep relcl xcomp".split()),
        "hangs": tuple(
            "acl/NN advcl/VB amod/NN ccomp/VB conj/VB pcomp/IN prep/NN prep/VB relcl/NN xcomp/JJ xcomp/VB".split()
        ),
        "form": _FORMS,
        "passive": (),
        "negated": (),
        "realis": ("actual", "future", "negated", "reported", "alleged"),
        "headline-form": _FORMS,
        "rule": tuple("open-class phrasal-verb verb verb-object light-verb stop-verb occurrence refused".split()),
        "by-noun": (),
        "class": (*sorted(LEARNT), "nothing"),
        "state": ("state", "view", "effort", "speech", "cause", "nothing"),
        "known": (),
        "aspect": _ASPECTS,
        "cue": (),
        "head-cue": (),
        "agent": PHRASE_KINDS,
        "patient": PHRASE_KINDS,
        "behind": PHRASE_KINDS,
        "prep": (*_PREPOSITIONS, "other", "none"),
        "kid": tuple(
            "acomp advcl advmod agent attr aux auxpass cc ccomp conj dative dobj expl mark neg npadvmod nsubj "
            "nsubjpass oprd pobj prep prt punct xcomp".split()
        ),
        "aux": tuple("are can could had has have is to was were will would may might should must".split()),
        "mark": tuple("after as if that while because before since".split()),
        "neg": (),
        "complement": tuple("VB VBD VBG VBN VBP VBZ".split()),
        "behind-prep": _PREPOSITIONS,
        "adverb": _ADVERBS,
        "timed": (),
        "dated": (),
    }
)


class VerbTold(NamedTuple):
    """What is read of a verb that is told as happening, before its parties are looked for."""

    clause: Clause
    match: Match
    realis: Realis


def read_verb(document: Document, verb: int) -> VerbTold | None:
    """A verb's clause with what the lexicon says of it; None where it is told as no happening: what may or should be,
    is asked, wished or usual."""
    told = form_of(document, verb)
    by_form = told_by_form(document, verb, told.form)
    if by_form is None:  # asked first: it turns two of five verbs away and costs least
        return None
    clause = read_clause(document, verb, told)
    realis = realis_of(document, clause, by_form)
    return None if realis is None else VerbTold(clause, type_of(document, clause), realis)


def verb_features(document: Document, read: VerbTold, cues: Container[int]) -> dict[str, float]:
    """The features of a verb; `cues` are the tokens that head the cues of quotes."""
    clause, verb = read.clause, read.clause.verb
    tell, found = VERB_FAMILIES.tell, dict[str, float]()
    tell_place(document, VERB_FAMILIES, verb, found)
    tree, head = document.tree, document.tree.heads[verb]
    tell(found, "tag", tree.tags[verb])
    tell(found, "dep", tree.deps[verb])
    tell(found, "hangs", f"{tree.deps[verb]}/{tree.tags[head][:2]}")
    tell(found, "form", clause.form)
    tell(found, "realis", read.realis)
    if "headline" in found:
        tell(found, "headline-form", clause.form)
    for question, holds in (
        ("passive", clause.passive),
        ("negated", clause.negated),
        ("by-noun", bool(read.match.noun)),
        ("cue", verb in cues),
        ("head-cue", head in cues and head != verb),
    ):
        if holds:
            tell(found, question)
    _tell_lexicon(read, found)
    _tell_phrases(document, clause, found)
    _tell_words(document, clause, found)
    return found


def _tell_lexicon(read: VerbTold, found: dict[str, float]) -> None:
    VERB_FAMILIES.tell(found, "rule", read.match.rule)
    VERB_FAMILIES.tell(found, "class", read.match.type or "nothing")
    found.update(_lemma_features(read.clause.lemmas))


@lru_cache(maxsize=8192)
def _lemma_features(lemmas: tuple[str, ...]) -> dict[str, float]:
    """What the lexicon says of verbs by themselves."""
    found, states = dict[str, float](), state_verbs()
    tell_all = VERB_FAMILIES.tell_all
    tell_all(found, "state", {states[lemma] for lemma in lemmas if lemma in states} or ("nothing",))
    tell_all(found, "aspect", (name for name in _ASPECTS if not aspect_lemmas(name).isdisjoint(lemmas)))
    tell_all(found, "known", () if happening_verbs().isdisjoint(lemmas) else ("",))
    return found


def _tell_phrases(document: Document, clause: Clause, found: dict[str, float]) -> None:
    """Adds what takes part, by its kinds, and when."""
    tell, tell_all = VERB_FAMILIES.tell, VERB_FAMILIES.tell_all
    tell_all(found, "agent", phrase_kinds(document, clause.agents))
    tell_all(found, "patient", phrase_kinds(document, clause.patients))
    behind = clause.behind()
    tell_all(found, "behind", phrase_kinds(document, behind))
    leads = {word if word in _PREPOSITIONS else "other" for word, _, _ in clause.preps}
    tell_all(found, "prep", leads or ("none",))
    dates = document.clause_dates(clause.verb, behind)
    if dates:
        tell(found, "timed")
    if any(document.dates[number].date_from for number in dates):
        tell(found, "dated")


def _tell_words(document: Document, clause: Clause, found: dict[str, float]) -> None:
    """Adds what hangs on the verb, and the small words that say how it is meant."""
    tree, verb, tell = document.tree, clause.verb, VERB_FAMILIES.tell
    kids = tree.kids[verb]
    VERB_FAMILIES.tell_all(found, "kid", {tree.deps[kid] for kid in kids})
    for kid in kids:
        if tree.deps[kid] in _SPOKEN:
            tell(found, tree.deps[kid], "" if tree.deps[kid] == "neg" else tree.lower[kid])
        elif tree.deps[kid] == "advmod":
            tell(found, "adverb", tree.lower[kid])
    if clause.complement >= 0:
        tell(found, "complement", tree.tags[clause.complement])
    if tree.deps[verb] in ("pcomp", "prep"):
        tell(found, "behind-prep", tree.lower[tree.heads[verb]])
