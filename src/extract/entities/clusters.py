"""Which names of an article are one entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.entities.acronyms import is_initials
from extract.entities.heads import heads
from extract.entities.known import look_up
from extract.entities.similarity import is_spelling_of
from extract.entities.slugs import fold
from extract.entities.spurious import is_people
from extract.entities.surnames import family_names, without_generation
from extract.records import Label

_COMPASS = {"North": "North ", "South": "South ", "East": "East ", "West": "West "}


@dataclass(frozen=True, slots=True)
class Name:
    """A distinct name: its label, its text, the numbers of the mentions that bear it."""

    label: Label
    text: str
    mentions: tuple[int, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, without an article."""
        words = tuple(self.text.split())
        return words[1:] if len(words) > 1 and words[0] in {"The", "the"} else words


class Clusters:
    """Names and the first name of the cluster that each belongs to (union by first occurrence)."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = names
        self.parent = list(range(len(names)))

    def find(self, number: int) -> int:
        """The first name of its cluster."""
        while self.parent[number] != number:
            self.parent[number] = self.parent[self.parent[number]]
            number = self.parent[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Makes the clusters of two names one."""
        first, second = sorted((self.find(one), self.find(other)))
        self.parent[second] = first


def _distinct(labels: Sequence[Label], texts: Sequence[str]) -> list[Name]:
    mentions: dict[tuple[Label, str], list[int]] = defaultdict(list)
    for number, key in enumerate(zip(labels, texts, strict=True)):
        mentions[key].append(number)
    return [Name(label, text, tuple(numbers)) for (label, text), numbers in mentions.items()]


def _join_equal(clusters: Clusters) -> None:
    """The same words but for case, accents and dots; the same known name; "State of Texas" and "Texas"."""
    seen: dict[tuple[Label, str], int] = {}
    for number, name in enumerate(clusters.names):
        known = look_up(name.text)
        keys = [fold(" ".join(name.words))]
        if known is not None and known.label == name.label:
            keys.append(f"known {known.name}")
        if name.label == "PLACE" and name.words[:2] in {("State", "of"), ("Republic", "of"), ("City", "of")}:
            keys.append(fold(" ".join(name.words[2:])))
        for key in keys:
            if key in {"", "known "}:
                continue
            clusters.join(seen.setdefault((name.label, key), number), number)


def _join_persons(clusters: Clusters) -> list[tuple[int, int]]:
    """Joins full names with their initials and other spellings; returns (mention, name meant) of the bare names."""
    persons = [(n, name) for n, name in enumerate(clusters.names) if name.label == "PERSON"]
    full = [(n, name) for n, name in persons if len(name.words) > 1 and all(map(fold, name.words))]
    by_family: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    for number, name in full:
        folded = [fold(word) for word in without_generation(name.words)]
        for known, other in by_family[folded[-1]] + by_family[folded[0]]:
            if _is_shorter(folded, other) or is_spelling_of(folded, other):
                clusters.join(known, number)
                break
        by_family[folded[-1]].append((number, folded))
        by_family[folded[0]].append((number, folded))
    meant: list[tuple[int, int]] = []
    bearers: dict[str, list[tuple[int, int, int]]] = defaultdict(list)  # bare word → (mention, rank, name)
    for number, name in full:
        families = [fold(word) for word in family_names(name.words)]
        for rank, word in enumerate(dict.fromkeys((*families, fold(name.words[0])))):
            for mention in name.mentions:
                bearers[word].append((mention, 0 if word in families else 1 + (rank > 2), number))
    for number, name in persons:
        if len(name.words) == 1:
            for mention in name.mentions:
                bearer = _bearer(bearers.get(fold(name.text), []), mention)
                meant.append((mention, number if bearer is None else bearer))
    return meant


def _bearer(known: list[tuple[int, int, int]], mention: int) -> int | None:
    """The name that a bare mention means: the last before it, else the next, that has the word as family name, else the
    one that has it as given name."""
    best = [k for k in known if k[1] == min(rank for _, rank, _ in known)]
    if best and best[0][1] > 0 and len({number for _, _, number in best}) > 1:
        return None  # a given name that several bear
    before = [number for at, _, number in best if at < mention]
    return before[-1] if before else (best[0][2] if best else None)


def _is_shorter(one: list[str], other: list[str]) -> bool:
    """ "V Putin" or "Vladimir Putin" beside "Vladimir Vladimirovich Putin": same last word, first ones that fit."""
    short, long = sorted((one, other), key=len)
    if short[-1] != long[-1] or (len(short) == len(long) and short[0] == long[0]):
        return short == long
    if len(short[0]) == 1 or len(long[0]) == 1:
        return short[0][0] == long[0][0]
    rest = iter(long)
    return len(short) < len(long) and short[0] == long[0] and all(word in rest for word in short)


def _is_short_organisation(short: Sequence[str], long: Sequence[str]) -> bool:
    """ "Home Office" for "United Kingdom Home Office", "Samsung" for "Samsung Group", "Roe" for "House of Roe"."""
    if not 0 < len(short) < len(long):
        return False
    if tuple(long[-len(short) :]) == tuple(short):
        rest = " ".join(long[: -len(short)]).removesuffix("'s").removesuffix("’s").strip()
        known = look_up(rest)
        state = is_people(rest) or (known is not None and known.label == "PLACE")
        plain = look_up(" ".join(short))
        named = len(short) > 1 or (plain is not None and plain.label == "ORG")  # "Afghan Taliban"
        return (state and named) or (long[-len(short) - 1] == "of" and len(short) == 1 and not known_place(short))
    if tuple(long[: len(short)]) == tuple(short):
        return all(word in {"&", "and"} or heads().get(word) == "ORG" for word in long[len(short) :])
    return False


def known_place(words: Sequence[str]) -> bool:
    """Whether the words are a known place."""
    known = look_up(" ".join(words))
    return known is not None and known.label == "PLACE"


def _join_short_forms(clusters: Clusters) -> None:
    """Acronyms with the names whose initials they are; short names of organisations; "the North"."""
    names = clusters.names
    long = [(n, name) for n, name in enumerate(names) if name.label != "PERSON" and len(name.words) > 1]
    by_initial: dict[str, list[int]] = defaultdict(list)
    for number, name in long:
        by_initial[fold(name.words[0])[:1]].append(number)
    for number, name in enumerate(names):
        if name.label == "PERSON":
            continue
        if len(name.words) == 1 and sum(c.isupper() for c in name.text) > 1:
            matches = [
                n
                for n in by_initial[name.text[0].lower()]
                if names[n].label == name.label and is_initials(name.text, names[n].words)
            ]
        elif name.text in _COMPASS:
            matches = [n for n, other in long if other.label == "PLACE" and other.text.startswith(_COMPASS[name.text])]
        elif name.label == "ORG":
            matches = [
                n for n, other in long if other.label == "ORG" and _is_short_organisation(name.words, other.words)
            ]
        else:
            continue
        if matches and len({clusters.find(n) for n in matches}) == 1:
            clusters.join(matches[0], number)


def cluster_names(
    labels: Sequence[Label], texts: Sequence[str], links: Iterable[tuple[int, int]] = ()
) -> list[list[int]]:
    """The mentions, given by label and text in text order, as lists of numbers that are one entity each.

    `links`: pairs of mentions of which the text itself says that they are one ("…, also known as …").
    """
    clusters = Clusters(_distinct(labels, texts))
    number_of = {mention: number for number, name in enumerate(clusters.names) for mention in name.mentions}
    for one, other in links:
        clusters.join(number_of[one], number_of[other])
    _join_equal(clusters)
    _join_short_forms(clusters)
    meant = dict(_join_persons(clusters))
    groups: dict[int, list[int]] = defaultdict(list)
    for number, name in enumerate(clusters.names):
        for mention in name.mentions:
            groups[clusters.find(meant.get(mention, number))].append(mention)
    return sorted(sorted(group) for group in groups.values())
