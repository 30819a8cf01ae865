"""Of which kind a number of people is: the words that may govern it compete, and learnt weights decide.

Each word of `find_governing` proposes the kind that its line of the lexicon tells. The proposals of one number compete
with each other and with none (a conditional logit, as elsewhere), by where the number stands to the word, what is
counted, what stands between.
"""

from __future__ import annotations

import math
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, get_args

from extract.numbers.counted import Counted
from extract.numbers.governing import PLACES, VIAS, Governing, find_governing
from extract.records import PeopleKind
from extract.scoring import LinearModel, load_model, per_weights
from extract.scoring.families import Families
from extract.syntax import Document
from extract.syntax.verb_groups import form_of
from extract.vocabulary import function_words, number_phrases

KINDS: tuple[PeopleKind, ...] = get_args(PeopleKind)
SORTS = ("person", "people", "force", "body", "object", "thing", "others", "them", "nothing")
_ROWS = ("object", "subject", "either", "self", "of", "in", "lives", "bodies")
_PARTS = ("verb", "adjective", "noun")
_GAPS = ("inside", "next-before", "near-before", "far-before", "next-behind", "near-behind", "far-behind")
_FORMS = ("past", "perfect", "progressive", "present", "future", "would", "modal", "infinitive", "gerund", "participle")
_CLEAR = ("clear", "number", "verb", "mark")
_NEAR = 5  # tokens
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_HELPING = function_words("be") | function_words("have")
_MARKS = frozenset({";", ":", "”", "“", '"', "(", "—", "–"})
_DISEASES = 2  # words of diseases that make an article one of them
KIND_FAMILIES = Families(
    {
        "kind": KINDS,
        "place": tuple(f"{part}-{row}:{place}" for part in _PARTS for row in _ROWS for place in PLACES),
        "sure": tuple(f"{row}:{place}" for row in _ROWS for place in PLACES),
        "sure-kind": KINDS,
        "order": tuple(f"{row}:{side}:{clear}" for row in _ROWS for side in ("before", "behind") for clear in _CLEAR),
        "disease": KINDS,
        "no-disease": KINDS,
        "unsure": tuple(f"{kind}:{place}" for kind in KINDS for place in PLACES),
        "via": VIAS,
        "counted": SORTS,
        "unsure-counted": SORTS,
        "present-counted": SORTS,
        "fits": _GAPS,
        "apart": tuple(f"{row}:{gap}" for row in _ROWS for gap in _GAPS),
        "sure-counted": SORTS,
        "before-fits": (),
        "part-of-before": (),
        "form": _FORMS,
        "negated": (),
        "between-number": (),
        "between-verb": (),
        "between-mark": (),
        "lumped": (),
        "rate": (),
        "one": (),
        "plural": (),
        "headline": (),
        "first-fit": (),
        "rival-fit": (),
        "rival-sure": (),
        "nearest": (),
        "commas": (),
    }
)


_FITTING = {  # place of the lexicon → places in a sentence
    **dict.fromkeys(("object", "lives", "bodies"), ("patient", "modified", "self", "bare", "label")),
    "subject": ("agent", "subject", "modified", "bare", "label"),
    "either": ("agent", "patient", "modified", "bare"),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A kind that a word proposes for a number, with what speaks for it."""

    kind: str
    governing: Governing
    features: dict[str, float]


@per_weights
def kind_model() -> LinearModel[str, str]:
    """The model of kinds."""
    return load_model("number_kinds", KIND_FAMILIES.names, ("candidate",))


def fits(governing: Governing) -> bool:
    """Whether the number stands where the lexicon says that those stand whom the word is about."""
    place, wanted = governing.place, governing.row.place
    return place in _FITTING.get(wanted, (wanted, "label"))


class Chosen(NamedTuple):
    """The kind of a number, the word that tells it, and how likely it is, 0 to 1."""

    kind: PeopleKind
    governing: Governing
    chance: float


def choose_kind(found: Sequence[Proposal]) -> Chosen | None:
    """The kind that most speaks for, the word that most does so for it, and its probability; None for no kind."""
    if not found:
        return None
    model = kind_model()
    powers = [math.exp(model.score(proposal.features)) for proposal in found]
    total = 1.0 + sum(powers)
    sums: dict[str, float] = {}
    for proposal, power in zip(found, powers, strict=True):
        sums[proposal.kind] = sums.get(proposal.kind, 0.0) + power
    kind = max(KINDS, key=lambda kind: sums.get(kind, 0.0))
    if sums.get(kind, 0.0) <= 1.0:  # the score of none is 0
        return None
    best = max((n for n, each in enumerate(found) if each.kind == kind), key=powers.__getitem__)
    return Chosen(kind, found[best].governing, sums[kind] / total)


def proposals(document: Document, counted: Counted, numbers: Sequence[Counted]) -> tuple[Proposal, ...]:
    """What the words of the sentence propose for a number; `numbers` are all of the sentence."""
    found = tuple(find_governing(document, counted))
    common = _common(document, counted)
    before = _fitting_before(document, counted, numbers) if found else frozenset()
    return tuple(
        Proposal(each.row.kind, each, {**common, **_features(document, counted, each, found, numbers, before)})
        for each in found
    )


def _fitting_before(document: Document, counted: Counted, numbers: Sequence[Counted]) -> frozenset[int]:
    """The words that the number before fits."""
    before = [other for other in numbers if other.last < counted.first]
    found = find_governing(document, before[-1]) if before else ()
    return frozenset(each.token for each in found if fits(each))


def _common(document: Document, counted: Counted) -> dict[str, float]:
    """What speaks for or against all proposals of a number alike."""
    tree, amount, tell = document.tree, counted.amount, KIND_FAMILIES.tell
    found: dict[str, float] = {}
    tell(found, "counted", counted.sort_of(document))
    if _is_rate(document, counted):
        tell(found, "rate")
    if amount.low == 1 and not amount.is_figure:
        tell(found, "one")
    if amount.is_plural:
        tell(found, "plural")
    if document.is_headline(counted.node):
        tell(found, "headline")
    before, behind = tree.words[counted.first - 1 : counted.first], tree.words[counted.last + 1 : counted.last + 2]
    if counted.noun < 0 and before == [","] and behind in ([","], ["."], [")"]):
        tell(found, "commas")
    return found


def _is_rate(document: Document, counted: Counted) -> bool:
    """Whether "a day", "every year" follow within a few words."""
    tree, end = document.tree, document.tree.end_of_sentence(counted.node)
    behind = " ".join(tree.lower[counted.last + 1 : min(end, counted.last + _NEAR) + 1])
    return any(f" {phrase} " in f" {behind} " for phrase in number_phrases("rate"))


def _features(
    document: Document,
    counted: Counted,
    governing: Governing,
    rivals: Sequence[Governing],
    numbers: Sequence[Counted],
    before: Container[int],
) -> dict[str, float]:
    tell, row = KIND_FAMILIES.tell, governing.row
    found: dict[str, float] = {}
    tell(found, "kind", row.kind)
    tell(found, "place", f"{row.part}-{row.place}:{governing.place}")
    sort = counted.sort_of(document)
    gap = _gap(counted, governing.token)
    if row.certain:
        tell(found, "sure", f"{row.place}:{governing.place}")
        tell(found, "sure-kind", row.kind)
        tell(found, "sure-counted", sort)
    else:
        tell(found, "unsure", f"{row.kind}:{governing.place}")
        tell(found, "unsure-counted", sort)
    if row.kind == "present":
        tell(found, "present-counted", sort)
    tell(found, "via", governing.via)
    if fits(governing):
        tell(found, "fits", gap)
    else:
        tell(found, "apart", f"{row.place}:{gap}")
    if governing.token in before:  # a part of that number ("40, 15 of them in Velde")
        tell(found, "before-fits")
        if sort in ("them", "nothing"):
            tell(found, "part-of-before")
    tell(found, "disease" if _is_of_disease(document) else "no-disease", row.kind)
    clear = _between(document, counted, governing.token, numbers)
    if clear != "clear":
        tell(found, f"between-{clear}")
    if gap != "inside":
        tell(found, "order", f"{row.place}:{gap.rpartition('-')[2]}:{clear}")
    _tell_form(document, governing.token, found)
    _tell_rivals(document, counted, governing, rivals, found)
    return found


def _gap(counted: Counted, token: int) -> str:
    """Where a word stands in the text from the phrase."""
    if counted.first <= token <= counted.last:
        return "inside"
    side, gap = ("before", counted.first - token) if token < counted.first else ("behind", token - counted.last)
    return f"{'next' if gap == 1 else 'near' if gap <= _NEAR else 'far'}-{side}"


def _between(document: Document, counted: Counted, token: int, numbers: Sequence[Counted]) -> str:
    """What stands between the phrase and the word: another number, a finite verb, a mark, or nothing of these."""
    tree = document.tree
    between = range(token + 1, counted.first) if token < counted.first else range(counted.last + 1, token)
    if any(other.first in between for other in numbers):
        return "number"
    if any(tree.tags[t] in _FINITE and tree.lower[t] not in _HELPING for t in between):
        return "verb"
    return "mark" if any(tree.words[t] in _MARKS for t in between) else "clear"


@lru_cache(maxsize=2)
def _is_of_disease(document: Document) -> bool:
    """Whether the article speaks of a disease."""
    return len(number_phrases("disease").keys() & set(document.tree.lower)) >= _DISEASES


def _tell_form(document: Document, token: int, found: dict[str, float]) -> None:
    """The tense or mood of the word, or of the verb over it, and whether it is negated."""
    tree, tell = document.tree, KIND_FAMILIES.tell
    verb = (
        token
        if tree.tags[token][:2] == "VB"
        else next((t for t in tree.above(token, 4) if tree.tags[t][:2] == "VB"), -1)
    )
    if verb < 0:
        return
    form = form_of(document, verb)
    tell(found, "form", form.form)
    if form.negated:
        tell(found, "negated")


def _tell_rivals(
    document: Document, counted: Counted, governing: Governing, rivals: Sequence[Governing], found: dict[str, float]
) -> None:
    """How the word stands among the other words that propose something."""
    tell, tree = KIND_FAMILIES.tell, document.tree
    others = [each for each in rivals if each.token != governing.token]
    mine = fits(governing)
    fitting = [each for each in others if fits(each)]
    if mine and all(abs(each.token - counted.node) >= abs(governing.token - counted.node) for each in fitting):
        tell(found, "first-fit")
    if any(each.row.kind != governing.row.kind for each in fitting):
        tell(found, "rival-fit")
    if any(each.row.kind != governing.row.kind and each.row.certain for each in fitting):
        tell(found, "rival-sure")
    if all(abs(each.token - counted.node) >= abs(governing.token - counted.node) for each in others):
        tell(found, "nearest")
    joined = [t for t in document.conjuncts(governing.token) if t != governing.token]
    kinds = {each.row.kind for each in others if each.token in joined}
    if kinds - {governing.row.kind} and any(
        tree.lower[kid] == "or" for t in (governing.token, *joined) for kid in tree.kids[t]
    ):
        tell(found, "lumped")
