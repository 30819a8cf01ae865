"""What speaks for two quotations being one saying: named clues, weighed by learnt weights.

Learnt on pairs of the quotations of 300 articles of PolNeAR (Newell et al. 2018), judged by a reader.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from extract.merge.saying_likeness import Alignment, Words
from extract.scoring import LinearModel, load_model, per_weights
from extract.scoring.families import Families

ONE: Literal["one"] = "one"
_KEPT = 0.85  # the share of the marked words from which on a quotation is kept
_DAYS = ((1, "1"), (3, "3"), (14, "14"))
_SHARES = ("0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "0.97")
_SHARES_OF_BOTH = ("0.2", "0.4", "0.6", "0.8", "0.95")
_WEIGHTS = ("6", "9", "12", "16", "20", "26", "34")
_CLOSE = ("0.7", "0.8", "0.9", "0.97")
_KEPT_WEIGHTS = ("3", "6", "9", "12")
_UNKNOWN_RUNS = ("12", "20", "30")
_BESIDE = ("1", "2", "4", "8")
_VERBATIM_RUN, _VERBATIM = 12.0, 0.9
FAMILIES = Families(
    {
        "share": _SHARES,
        "share-of-both": _SHARES_OF_BOTH,
        "shared": _WEIGHTS,
        "run": _WEIGHTS,
        "close": _CLOSE,
        "kept": _KEPT_WEIGHTS,
        "marked": ("none", "one", "both"),
        "speaker": ("same", "same-words", "unknown"),
        "run-of-unknown": _UNKNOWN_RUNS,
        "days": ("article", *(name for _, name in _DAYS), "more"),
        "beside": _BESIDE,
        "headline": (),
    }
)


class Quoted(NamedTuple):
    """A quotation as sayings are compared: `speaker` and `source` are numbers, 0 where unknown."""

    words: Words
    speaker: int
    source: int
    article: int
    day: int | None
    in_headline: bool


@per_weights
def saying_model() -> LinearModel[str, str]:
    """The weights of what makes two quotations one saying."""
    return load_model("saying_pairs", FAMILIES.names, (ONE,), ("together",))


def may_be_one(alignment: Alignment) -> bool:
    """Whether nothing rules it out: the same numbers, and negated both or neither."""
    return not (alignment.negated or alignment.counted)


def is_verbatim(alignment: Alignment) -> bool:
    """Whether two quotations are one word for word, and long enough for that to be no chance."""
    return alignment.run >= _VERBATIM_RUN and alignment.shared >= _VERBATIM * alignment.longer


def saying_clues(one: Quoted, other: Quoted, alignment: Alignment) -> dict[str, float]:
    """The clues of two quotations but for `beside`; the same for both orders. No two entities said them."""
    found: dict[str, float] = {}
    shared = alignment.shared
    _tell_steps(found, "share", shared / max(0.1, alignment.shorter), _SHARES)
    _tell_steps(found, "share-of-both", shared / max(0.1, alignment.longer), _SHARES_OF_BOTH)
    _tell_steps(found, "shared", shared, _WEIGHTS)
    _tell_steps(found, "run", alignment.run, _WEIGHTS)
    _tell_steps(found, "close", shared / max(0.1, shared + alignment.gap), _CLOSE)
    if alignment.share_kept >= _KEPT:
        _tell_steps(found, "kept", alignment.kept, _KEPT_WEIGHTS)
    marked = sum(any(quoted.words.marked) for quoted in (one, other))
    FAMILIES.tell(found, "marked", ("none", "one", "both")[marked])
    speaker = _speaker(one, other)
    FAMILIES.tell(found, "speaker", speaker)
    if speaker == "unknown":
        _tell_steps(found, "run-of-unknown", alignment.run, _UNKNOWN_RUNS)
    if one.article == other.article:
        FAMILIES.tell(found, "days", "article")
        if one.in_headline or other.in_headline:
            FAMILIES.tell(found, "headline")
    else:
        FAMILIES.tell(found, "days", _days(one.day, other.day))
    return found


def beside_clues(number: int) -> dict[str, float]:
    """The clue of how many other quotations two articles have word for word the same."""
    found: dict[str, float] = {}
    _tell_steps(found, "beside", number, _BESIDE)
    return found


def _tell_steps(into: dict[str, float], question: str, value: float, steps: tuple[str, ...]) -> None:
    """Each step that a value reaches is a clue of its own, so that the weights give the shape."""
    for step in steps:
        if value >= float(step):
            FAMILIES.tell(into, question, step)


def _speaker(one: Quoted, other: Quoted) -> str:
    if one.speaker and other.speaker:
        return "same"
    if not one.speaker and not other.speaker and one.source == other.source != 0:
        return "same-words"
    return "unknown"


def _days(one: int | None, other: int | None) -> str:
    if one is None or other is None:
        return ""
    return next((name for days, name in _DAYS if abs(one - other) <= days), "more")
