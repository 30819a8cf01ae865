"""What speaks for two reports telling of one happening: named clues, weighed by learnt weights.

None speaks of days: the articles that the weights are learnt from have none, and days rule out by themselves
(`windows`). Learnt on ECB+ (Cybulska and Vossen 2014), topics 1 to 35, judged on topics left out. There every other
pair that is compared is one happening; in a collection of news hardly any is. So articles that come with their days
have weights of their own, learnt beside that of dated news: there reports whose days cannot meet are no happening.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import log, sqrt
from typing import Literal, NamedTuple

from extract.merge.content_words import usual_shares
from extract.merge.reports import LEAD, Report, Side
from extract.scoring import LinearModel, load_model, per_weights
from extract.scoring.families import Families

SAME: Literal["same"] = "same"
_OTHER = "OTHER"
_PERSON = "person:"
_FITS = ("same", "shared", "clash", "other", "unknown")
_SHARED = ("same", "shared")
_RAREST = 0.01  # share of news articles; a rarer verb tells no more
_NEARLY_ALL = 0.7  # of the words of two sentences, by weight
_MUCH = 40.0  # what the shared words of two sentences weigh where they say all
_FLOOR = 0.02  # added to likenesses before their logarithm
_SURE = 1.5  # a likeness may be so many times that of the nearest others
_THRESHOLDS = ("together", "lowest", "unseen")
FAMILIES = Families(
    {
        "lemma": (),
        "form": (),
        "lemma-rare": (),
        "deed": (),
        "class": (),
        "classes": (),
        "told-beside": (),
        "same-article": (),
        "likeness": (),
        "log-likeness": (),
        "relative": (),
        "lemma-alike": (),
        "deed-alike": (),
        "class-alike": (),
        "words-alike": (),
        "actor": _FITS,
        "target": _FITS,
        "place": _FITS,
        "parties": _FITS,
        "both-sides": (),
        "nothing-shared": (),
        "crossed": (),
        "words": (),
        "same-words": (),
        "shared-words": (),
        "numbers": ("same", "differ"),
        "lead": (),
        "time": ("same",),
    }
)


class Frame(NamedTuple):
    """What two articles are to each other: their likeness, 0 to 1, the same beside that of their nearest others,
    whether they are one, and whether both come with their days."""

    likeness: float
    relative: float
    same_article: bool = False
    are_dated: bool = False


class Heard(NamedTuple):
    """A report with the weight of each word of its sentence."""

    report: Report
    weights: dict[str, float]

    @property
    def total(self) -> float:
        """The weight of all words."""
        return sum(self.weights.values())


@per_weights
def merge_model() -> LinearModel[str, str]:
    """The weights of what makes two reports tell of one happening."""
    return load_model("happening_pairs", FAMILIES.names, (SAME,), _THRESHOLDS)


@per_weights
def dated_model() -> LinearModel[str, str]:
    """The same for articles that come with their days."""
    return load_model("happening_pairs_dated", FAMILIES.names, (SAME,), _THRESHOLDS)


def related(first: Report, second: Report) -> bool:
    """Whether two actions can be one at all by what they do: one verb or noun, two words of one deed, or one class."""
    if first.lemma == second.lemma or not first.deeds.isdisjoint(second.deeds):
        return True
    return first.type == second.type != _OTHER


def pair_clues(first: Heard, second: Heard, frame: Frame) -> dict[str, float]:
    """The clues of two reports of articles in this frame; the same for both orders."""
    one, other = first.report, second.report
    found: dict[str, float] = {}
    _tell_trigger(found, first, second)
    _tell_parties(found, one, other)
    shared = {word for word in first.weights if word in second.weights and word not in (one.lemma, other.lemma)}
    weight = sum(first.weights[word] for word in sorted(shared))
    found["words"] = weight / max(1.0, first.total + second.total - weight)
    found["same-words"] = float(found["words"] >= _NEARLY_ALL)
    found["shared-words"] = min(weight, _MUCH) / _MUCH
    if one.numbers and other.numbers:
        FAMILIES.tell(found, "numbers", "differ" if set(one.numbers).isdisjoint(other.numbers) else "same")
    found["lead"] = float((one.sentence <= LEAD) + (other.sentence <= LEAD))
    if (one.realis == "future") == (other.realis == "future"):
        FAMILIES.tell(found, "time", "same")
    _tell_articles(found, frame)
    return {name: value for name, value in found.items() if value}


def _tell_trigger(found: dict[str, float], first: Heard, second: Heard) -> None:
    one, other = first.report, second.report
    if one.lemma == other.lemma:
        found["lemma"] = 1.0
        found["form"] = float(one.trigger == other.trigger)
        found["lemma-rare"] = -log(max(_RAREST, usual_shares().get(one.lemma, 0.0))) / -log(_RAREST)
    elif not one.deeds.isdisjoint(other.deeds):
        found["deed"] = 1.0
    elif one.lemma in second.weights or other.lemma in first.weights:
        found["told-beside"] = 1.0
    if one.type == other.type != _OTHER:
        found["class"] = 1.0
    elif _OTHER not in (one.type, other.type):
        found["classes"] = 1.0


def _tell_parties(found: dict[str, float], one: Report, other: Report) -> None:
    fits = {role: fit_of([getattr(one, role)], [getattr(other, role)]) for role in ("actor", "target", "place")}
    for role, fit in fits.items():
        FAMILIES.tell(found, role, fit)
    shared = [role for role, fit in fits.items() if fit in _SHARED]
    found["nothing-shared"] = float(not shared)
    found["both-sides"] = float("actor" in shared and "target" in shared)
    FAMILIES.tell(found, "parties", fit_of([one.actor, one.target], [other.actor, other.target]))
    crossed = one.actor.known & other.target.known or other.actor.known & one.target.known
    found["crossed"] = float(bool(crossed))


def fit_of(one: Iterable[Side], other: Iterable[Side]) -> str:
    """How the fillers of a slot fit: an entity of both, a word of both, entities of one kind that differ, words that
    differ, or nothing on one side."""
    first, second = list(one), list(other)
    if not any(side.names for side in first) or not any(side.names for side in second):
        return "unknown"
    known, others = _known(first), _known(second)
    if not known.isdisjoint(others):
        return "same"
    if not _words(first).isdisjoint(_words(second)):
        return "shared"
    kinds = {each.partition(":")[0] for each in known}
    return "clash" if any(each.partition(":")[0] in kinds for each in others) else "other"


def are_others(one: Side, other: Side) -> bool:
    """Whether both are persons, and none of them is the same."""
    if not all(any(each.startswith(_PERSON) for each in side.known) for side in (one, other)):
        return False
    return one.known.isdisjoint(other.known) and set(one.words).isdisjoint(other.words)


def _known(sides: Iterable[Side]) -> set[str]:
    return {each for side in sides for each in side.known}


def _words(sides: Iterable[Side]) -> set[str]:
    return {word for side in sides for word in side.words}


def _tell_articles(found: dict[str, float], frame: Frame) -> None:
    if frame.same_article:
        found["same-article"] = 1.0
        return
    near = log(frame.likeness + _FLOOR) - log(_FLOOR)
    found["likeness"], found["log-likeness"] = sqrt(frame.likeness), near
    found["relative"] = min(_SURE, frame.relative)
    found["lemma-alike"] = near * found.get("lemma", 0.0)
    found["deed-alike"] = near * found.get("deed", 0.0)
    found["class-alike"] = near * found.get("class", 0.0)
    found["words-alike"] = near * found["shared-words"]
