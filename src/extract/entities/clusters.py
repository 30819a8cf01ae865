"""Which names of an article are one entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.entities.acronyms import is_initials
from extract.entities.heads import heads
from extract.entities.known import KnownName, look_up
from extract.entities.persons import find_bearers, find_same_persons
from extract.entities.slugs import fold
from extract.entities.spurious import is_people
from extract.records import Label
from extract.vocabulary import name_words

_COMPASS = name_words("compass")
_JOINTS = frozenset({"and", "&", "in"})
_CORPORATE = name_words("corporate_forms")
_SHORTEST_INITIALS = 3  # letters for a person
_MOST_LOOKED_AT = 50  # names compared with one: keeps lists of thousands of names linear


@dataclass(frozen=True, slots=True)
class Name:
    """A distinct name: its label, its text, the numbers of the mentions that bear it."""

    label: Label
    text: str
    words: tuple[str, ...]  # without an article
    mentions: tuple[int, ...]


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


def _words_of(text: str) -> tuple[str, ...]:
    words = tuple(text.split())
    return words[1:] if len(words) > 1 and words[0] in {"The", "the"} else words


def _distinct(labels: Sequence[Label], texts: Sequence[str]) -> list[Name]:
    mentions: dict[tuple[Label, str], list[int]] = defaultdict(list)
    for number, key in enumerate(zip(labels, texts, strict=True)):
        mentions[key].append(number)
    return [Name(label, text, _words_of(text), tuple(numbers)) for (label, text), numbers in mentions.items()]


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


def _is_short_organisation(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether one stands for the other: "Home Office" for "UK Home Office", "Halden" for "Halden Uranium".

    A name that is known by itself keeps to it, but for what every such body is called: "BBC" is not BBC Sport. So it is
    in 37 of 41 pairs of organisations in 179 labelled articles of which the short one is unknown; of the known ones in
    seven of 16.
    """
    if not 0 < len(short) < len(long):
        return False
    plain = look_up(" ".join(short))
    if tuple(long[-len(short) :]) == tuple(short):
        return _is_last_part(short, long, plain)
    if tuple(long[: len(short)]) != tuple(short) or long[len(short)] in _JOINTS:
        return False
    return plain is None or all(word in {"&", "and", "Party"} or word in _CORPORATE for word in long[len(short) :])


def _is_last_part(short: Sequence[str], long: Sequence[str], plain: KnownName | None) -> bool:
    """Whether the last words of an organisation's name can stand for it."""
    rest = " ".join(long[: -len(short)]).removesuffix("'s").removesuffix("’s").strip()
    known = look_up(rest)
    state = is_people(rest) or (known is not None and known.label == "PLACE")
    if state and (len(short) > 1 or plain is None or plain.label == "ORG"):  # "Afghan Taliban", "Ghent Post"
        return True
    if long[-len(short) - 1] == "of":
        return len(short) == 1 and (plain is None or plain.label != "PLACE")
    return plain is None and heads().get(short[-1]) == "ORG" and not long[-len(short) - 1].islower()


class _LongNames:
    """The organisations and places of more than one word, by their first and last words and first letters."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = names
        self.by_end: dict[str, list[int]] = defaultdict(list)
        self.by_letter: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(names):
            if name.label != "PERSON" and len(name.words) > 1:
                for word in dict.fromkeys((name.words[0], name.words[-1])):
                    self.by_end[word].append(number)
                self.by_letter[name.words[0][0].lower()].append(number)

    def find(self, name: Name) -> list[int]:
        """The numbers of the names that `name` may be short for."""
        if len(name.words) == 1 and _is_mostly_capitals(name.text):
            numbers = self.by_letter[name.text[0].lower()]
            fits: Callable[[str, Sequence[str]], bool] = _is_acronym
        elif name.text in _COMPASS and name.label == "PLACE":
            numbers, fits = self.by_end[name.text], _is_side
        elif name.label == "ORG":
            numbers = self.by_end[name.words[-1]] + self.by_end[name.words[0]]
            return [n for n in numbers[:_MOST_LOOKED_AT] if self._is_short(name, self.names[n])]
        else:
            return []
        return [
            n
            for n in numbers[:_MOST_LOOKED_AT]
            if self.names[n].label == name.label and fits(name.text, self.names[n].words)
        ]

    @staticmethod
    def _is_short(name: Name, other: Name) -> bool:
        return other.label == "ORG" and _is_short_organisation(name.words, other.words)


def _is_acronym(text: str, words: Sequence[str]) -> bool:
    """Whether a word has the initials of the words, all its letters or the capitals among them: IISc."""
    capitals = "".join(filter(str.isupper, text))
    return is_initials(text, words) or (len(capitals) >= _SHORTEST_INITIALS and is_initials(capitals, words))


def _is_mostly_capitals(text: str) -> bool:
    """Whether it may be an acronym (MoD), not a name with a capital inside (McArdle's)."""
    capitals = sum(character.isupper() for character in text)
    return capitals > 1 and 2 * capitals >= sum(character.isalpha() for character in text)


def _is_side(side: str, words: Sequence[str]) -> bool:
    """Whether "the North" may be the place of these words ("North Korea")."""
    return len(words) == 2 and words[0] == side


def _spelt_out(name: Name, persons: Mapping[int, Name]) -> list[int]:
    """The numbers of the persons whose initials a word in capitals is: AMLO for Andrés Manuel López Obrador."""
    if len(name.words) > 1 or not name.text.isupper() or len(name.text) < _SHORTEST_INITIALS:
        return []
    others = list(persons.items())[:_MOST_LOOKED_AT]
    return [
        n for n, other in others if is_initials(fold(name.text), fold(" ".join(other.words)).replace("-", " ").split())
    ]


def _join_short_forms(clusters: Clusters) -> None:
    """Acronyms with the names whose initials they are; short names of organisations; "the North"."""
    long = _LongNames(clusters.names)
    persons = {number: name for number, name in enumerate(clusters.names) if name.label == "PERSON"}
    for number, name in enumerate(clusters.names):
        matches = long.find(name) if number not in persons else _spelt_out(name, persons)
        if matches and len({clusters.find(match) for match in matches}) == 1:
            clusters.join(matches[0], number)


def cluster_names(
    labels: Sequence[Label],
    texts: Sequence[str],
    links: Iterable[tuple[int, int]] = (),
    kin: Collection[int] = (),
) -> list[list[int]]:
    """The mentions, given by label and text in text order, as lists of numbers that are one entity each.

    `links`: pairs of mentions of which the text itself says that they are one ("…, also known as …"); `kin`: mentions
    that it calls somebody's relatives ("his son, …").
    """
    clusters = Clusters(_distinct(labels, texts))
    number_of = {mention: number for number, name in enumerate(clusters.names) for mention in name.mentions}
    for one, other in links:
        clusters.join(number_of[one], number_of[other])
    _join_equal(clusters)
    _join_short_forms(clusters)
    persons = [(number, name) for number, name in enumerate(clusters.names) if name.label == "PERSON"]
    relatives = {number for number, name in persons if name.mentions[0] in kin and len(name.words) > 1}
    for one, other in find_same_persons([(number, name.words) for number, name in persons], relatives):
        clusters.join(one, other)
    meant = find_bearers([(number, name.words, name.mentions) for number, name in persons], relatives)
    groups: dict[int, list[int]] = defaultdict(list)
    for number, name in enumerate(clusters.names):
        for mention in name.mentions:
            groups[clusters.find(meant.get(mention, number))].append(mention)
    return sorted(sorted(group) for group in groups.values())
