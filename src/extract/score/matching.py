"""Which prediction answers which gold label, and when two values count as the same.

Spans are half-open code point offsets. Word tokens, not characters, carry quotes, so that quotation marks and
punctuation at the ends make no difference; one-to-one matching is greedy, the best pair first.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from extract.records import Span

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SPACE = re.compile(r"\s+")
_ARTICLE = re.compile(r"(?:the|a|an) ")
_EDGES = " \"“”‘’'.,;:"
CONTENT_FLOOR = 0.5  # Jaccard overlap of word tokens from which a predicted content answers a gold one
MONTH_LENGTH = len("2015-08")

Pairs = list[tuple[int, int]]  # (index into gold, index into predictions)


class Words:
    """The word tokens of an article, by index."""

    def __init__(self, text: str) -> None:
        spans = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def within(self, spans: Iterable[Span]) -> frozenset[int]:
        """The indexes of all tokens that some span touches."""
        return frozenset(
            index
            for start, end in spans
            for index in range(bisect_right(self._ends, start), bisect_left(self._starts, end))
        )


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Shared members over all members; 0 when nothing is shared."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def pair_contents(
    gold: Sequence[frozenset[int]],
    pred: Sequence[frozenset[int]],
    gold_sources: Sequence[frozenset[int]],
    pred_sources: Sequence[frozenset[int]],
) -> Pairs:
    """Pair quotes by content (tokens), best overlap first; of equals, the pair whose sources share a token."""
    ranked: list[tuple[float, bool, int, int]] = []
    for i, content in enumerate(gold):
        for j, other in enumerate(pred):
            if (overlap := jaccard(content, other)) >= CONTENT_FLOOR:
                ranked.append((-overlap, gold_sources[i].isdisjoint(pred_sources[j]), i, j))
    return _greedy((i, j) for *_, i, j in sorted(ranked))


def pair_spans(gold: Sequence[Span], pred: Sequence[Span | None]) -> Pairs:
    """Pair overlapping spans: equal ones first, then by the number of shared characters."""
    ranked: list[tuple[bool, int, int, int]] = []
    for i, span in enumerate(gold):
        for j, other in enumerate(pred):
            if other is not None and (shared := min(span.end, other.end) - max(span.start, other.start)) > 0:
                ranked.append((span != other, -shared, i, j))
    return _greedy((i, j) for *_, i, j in sorted(ranked))


def _greedy(ranked: Iterable[tuple[int, int]]) -> Pairs:
    gold_taken: set[int] = set()
    pred_taken: set[int] = set()
    pairs: Pairs = []
    for i, j in ranked:
        if i not in gold_taken and j not in pred_taken:
            gold_taken.add(i)
            pred_taken.add(j)
            pairs.append((i, j))
    return pairs


def touch(one: Span | None, other: Span | None) -> bool:
    """Whether two spans share a character, or both are missing."""
    if one is None or other is None:
        return one is other
    return one.start < other.end and other.start < one.end


def normal(name: str) -> str:
    """A name for comparison: lower case, single spaces, no marks at its ends, no leading article."""
    bare = _SPACE.sub(" ", name.strip(_EDGES).lower())
    article = _ARTICLE.match(bare)
    return bare[article.end() :] if article else bare


def same_name(one: str, other: str) -> bool:
    """Whether names are equal or one is the first or the last words of the other (Kabulov, Zamir Kabulov)."""
    short, long = sorted((normal(one), normal(other)), key=len)
    return bool(short) and (short == long or long.startswith(f"{short} ") or long.endswith(f" {short}"))


def same_or_none(one: str, other: str) -> bool:
    """Whether two names are the same, or both are missing."""
    return same_name(one, other) or not (one or other)


def same_parties(gold: Iterable[str], pred: Iterable[str]) -> bool:
    """Whether every predicted party is among the gold's and at least half of the gold's are predicted."""
    wanted = {name for party in gold if (name := normal(party))}
    found = {name for party in pred if (name := normal(party))}
    if not wanted or not found:
        return not wanted and not found
    met = sum(any(same_name(name, other) for other in found) for name in wanted)
    return 2 * met >= len(wanted) and all(any(same_name(name, other) for other in wanted) for name in found)


def same_day(gold: str, pred: str) -> bool:
    """Whether a date of saying or happening is equal, finer than the gold, or the gold's month (TIMEX3 values)."""
    if not gold or not pred:
        return not gold and not pred
    return pred.startswith(gold) or (len(pred) >= MONTH_LENGTH and gold.startswith(pred))


def b_cubed(keys: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """Sums of B-cubed precision and recall over items with (gold cluster, predicted cluster).

    Bagga and Baldwin 1998: for each item, the share of its predicted cluster that is of its gold cluster, and
    the share of its gold cluster that is in its predicted one. Divide by the number of items for the means.
    """
    gold, pred, both = _cluster_sizes(keys)
    precision = sum(both[key] / pred[key[1]] for key in keys)
    recall = sum(both[key] / gold[key[0]] for key in keys)
    return precision, recall


def cluster_fits(keys: Sequence[tuple[str, str]]) -> tuple[bool, ...]:
    """For each item: its predicted cluster is where most of its gold cluster went, and mostly of that one."""
    gold, pred, both = _cluster_sizes(keys)
    home = _largest(gold, both, lambda key: key)
    owner = _largest(pred, both, lambda key: (key[1], key[0]))
    return tuple(home[one] == other and owner[other] == one for one, other in keys)


def _cluster_sizes(
    keys: Sequence[tuple[str, str]],
) -> tuple[Counter[str], Counter[str], Counter[tuple[str, str]]]:
    return Counter(gold for gold, _ in keys), Counter(pred for _, pred in keys), Counter(keys)


def _largest(
    clusters: Iterable[str],
    both: Counter[tuple[str, str]],
    turn: Callable[[tuple[str, str]], tuple[str, str]],
) -> dict[str, str]:
    """For each cluster the one on the other side with which it shares most; of equals the first met."""
    shares: dict[str, Counter[str]] = {cluster: Counter() for cluster in clusters}
    for key, count in both.items():
        one, other = turn(key)
        shares[one][other] = count
    return {cluster: counts.most_common(1)[0][0] for cluster, counts in shares.items()}
