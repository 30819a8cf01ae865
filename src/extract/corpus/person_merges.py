"""Which persons of different articles are one: middle names, short first names, names that stand alone.

Never two persons. Full names must agree in family name, first name, generation (Jr), middle initials and gender, and
one of them must be frequent or the family name belong to nobody else. A surname alone is the one bearer who is
frequent in the corpus and at least ten times as frequent as any other; what stays open is noted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extract.corpus.joins import Block, Joins
from extract.corpus.profiles import Profile
from extract.entities.genders import first_name_gender
from extract.entities.person_titles import roles, titles
from extract.entities.slugs import fold
from extract.entities.surnames import PARTICLES, family_names, is_family_first, without_generation
from extract.vocabulary import load_rows

_SURNAME, _GIVEN = "surname", "given"
_SUPPORTED = 2  # articles that a full name must have for another one to be its middle name's
_INITIALS = 3  # letters in capitals that are initials, not a name
_FREQUENT = 3  # articles, for a bearer to be meant by the surname alone
_FAMOUS = 20  # articles, for one to be meant by the first name alone
_DOMINANT = 10  # how many times as frequent as all others
_BARE_AT_MOST = 3  # a bare name in more than so many times the articles of its bearer is somebody else's


class PersonName(NamedTuple):
    """The parts of a full name, folded."""

    given: str
    middle: tuple[str, ...]
    family: str
    generation: str


class _Person(NamedTuple):
    """Full names that are one person."""

    members: list[Profile]

    @property
    def key(self) -> str:
        """Of the most frequent name."""
        return min(self.members, key=lambda p: (-p.articles, p.key)).key

    @property
    def articles(self) -> int:
        """In which any of the names stands."""
        return sum(member.articles for member in self.members)

    def may_be(self, gender: str) -> bool:
        """Whether nothing speaks against this gender."""
        return not gender or gender in self.genders or not self.genders

    @property
    def genders(self) -> set[str]:
        """Those that are told."""
        return {member.gender for member in self.members} - {""}


@cache
def _short_names() -> dict[str, frozenset[str]]:
    """Each short form → the first names that it stands for, all folded."""
    table: dict[str, set[str]] = defaultdict(set)
    for row in load_rows("names/short_names.csv"):
        for short in row["short"].split("|"):
            table[fold(short)].add(fold(row["name"]))
    return {short: frozenset(names) for short, names in table.items()}


def _words(name: str) -> list[str]:
    """The words of a name without a role before it ("billionaire Vera Roe", "Senators Roe")."""
    words = name.split()
    while len(words) > 1 and (words[0] in titles() or {words[0].lower(), words[0].lower().removesuffix("s")} & roles()):
        words = words[1:]
    return words


def parse_person(name: str) -> PersonName | None:
    """The parts of a full name; None for a name that stands alone."""
    words = _words(name)
    whole = without_generation(words)
    if len(whole) < 2 or whole[0].lower() in PARTICLES:
        return None
    family = max(family_names(words)[:2], key=len)
    inner = whole[1 : len(whole) - len(family.split())]
    generation = " ".join(fold(word) for word in words[len(whole) :])
    return PersonName(
        fold(whole[0]), tuple(part for word in inner for part in _middle_parts(word)), fold(family), generation
    )


def _middle_parts(word: str) -> list[str]:
    """A middle name folded; of initials that are written together ("H.W.", "HW") each."""
    letters = fold(word)
    return list(letters) if word.isupper() and len(letters) <= _INITIALS else [letters] if letters else []


def file_person(joins: Joins, profile: Profile) -> None:
    """Puts a person into the blocks of all names that may stand for it."""
    words = _words(profile.name)
    name = parse_person(profile.name)
    if name is None:
        if len(without_generation(words)) == len(words):
            for kind in (_SURNAME, _GIVEN):
                joins.file(f"{kind} {fold(' '.join(words))}", "short", profile)
        return
    surnames = {*map(fold, family_names(words)), name.family, *_double_family(name)}
    if len(words) == 2 and not first_name_gender(words[0]):
        joins.file(f"{_SURNAME} {fold(' '.join(words))}", "short", profile)
    for surname in sorted(surnames):
        joins.file(f"{_SURNAME} {surname}", "full", profile)
    if not is_family_first(words[0]):
        joins.file(f"{_GIVEN} {name.given}", "full", profile)


def _double_family(name: PersonName) -> Iterator[str]:
    """ "roe lund" of Vera Roe Lund: who bears two family names is called by both."""
    if name.middle and len(name.middle[-1]) > 1:
        yield f"{name.middle[-1]} {name.family}"


def join_persons(joins: Joins) -> None:
    """Unites the persons of all blocks: full names first, so that a bare one finds whole persons."""
    for block in joins.blocks(_SURNAME):
        _join_full_names(joins, block)
    for block in joins.blocks(_SURNAME):
        _join_bare(joins, block, "surname", _FREQUENT, _BARE_AT_MOST)
    for block in joins.blocks(_GIVEN):
        bearers = joins.block(block.name.replace(_GIVEN, _SURNAME, 1))
        _join_bare(joins, block._replace(full=[*block.full, *bearers.full]), "first-name", _FAMOUS, 1)


def _join_full_names(joins: Joins, block: Block) -> None:
    by_given: dict[tuple[str, str], list[tuple[Profile, PersonName]]] = defaultdict(list)
    named = [(profile, name) for profile in block.full if (name := parse_person(profile.name)) is not None]
    known = {(name.family, name.given) for _, name in named}
    for profile, name in named:
        meant = sorted(long for long in _short_names().get(name.given, ()) if (name.family, long) in known)
        by_given[name.family, meant[0] if len(meant) == 1 else name.given].append((profile, name))
    for given in sorted(by_given):
        others = sum(_weight([group]) for key, group in by_given.items() if key != given)
        _join_given(joins, by_given[given], others)


def _join_given(joins: Joins, names: list[tuple[Profile, PersonName]], others: int) -> None:
    """Unites the full names of one family and one first name; `others`: articles with others of the family name."""
    by_generation: dict[str, list[tuple[Profile, PersonName]]] = defaultdict(list)
    for profile, name in sorted(names, key=lambda pair: (-pair[0].articles, pair[0].key)):
        by_generation[name.generation].append((profile, name))
    for alike in by_generation.values():
        groups = _by_middle([pair for pair in alike if pair[1].middle])
        plain = [pair for pair in alike if not pair[1].middle]
        if plain and groups:
            first, *rest = groups
            if _weight(rest) * _DOMINANT <= _weight([first]):
                first += plain
            else:
                groups.append(plain)
        elif plain:
            groups = [plain]
        for group in groups:
            _unite(joins, group, others + _weight([names]) - _weight([group]))
        _note(joins, [group[0][0].key for group in groups])
    _note(joins, [alike[0][0].key for alike in by_generation.values()])


def _weight(groups: Sequence[Sequence[tuple[Profile, PersonName]]]) -> int:
    return sum(profile.articles for group in groups for profile, _ in group)


def _by_middle(names: list[tuple[Profile, PersonName]]) -> list[list[tuple[Profile, PersonName]]]:
    """Groups of names each of whose middle names go together, the most frequent first."""
    groups: list[list[tuple[Profile, PersonName]]] = []
    for pair in names:
        fitting = [group for group in groups if all(_fit(pair[1].middle, name.middle) for _, name in group)]
        if len(fitting) == 1:
            fitting[0].append(pair)
        else:
            groups.append([pair])
    return sorted(groups, key=lambda group: (-_weight([group]), group[0][0].key))


def _fit(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether middle names are the same as far as both are told: J, John; not W and H W, which newspapers part."""
    if len(one) != len(other):
        return False
    return all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in zip(one, other, strict=True))


def _unite(joins: Joins, group: list[tuple[Profile, PersonName]], others: int) -> None:
    """Makes one person of names that go together, if the genders agree and one is frequent or the family theirs alone.

    Of short first names only if hardly anybody else bears the family name: Rick Perry is not every Richard Perry.
    """
    ranked = sorted((profile for profile, _ in group), key=lambda p: (-p.articles, p.key))
    genders = {profile.gender for profile in ranked} - {""}
    given = {name.given for _, name in group}
    is_sure = ranked[0].articles >= _SUPPORTED if len(given) == 1 else others * _DOMINANT <= _weight([group])
    if len(genders) < 2 and (is_sure or not others):
        for profile in ranked[1:]:
            joins.unite(profile.key, ranked[0].key, "short-first-name" if len(given) > 1 else "middle-name")
    else:
        _note(joins, [profile.key for profile in ranked])


def _note(joins: Joins, keys: Sequence[str]) -> None:
    for key in keys[1:]:
        joins.leave_open(key, [keys[0]])


def _join_bare(joins: Joins, block: Block, rule: str, frequent: int, at_most: int) -> None:
    """Unites each bare name with the only frequent person of the block, if that is sure."""
    for bare in block.short:
        if joins.is_joined(bare.key):
            continue
        persons = [person for person in _persons(joins, block.full, bare.key) if person.may_be(bare.gender)]
        if not persons:
            continue
        first, *others = persons
        rivals = sum(person.articles for person in others)
        sure = first.articles >= frequent and rivals * _DOMINANT <= first.articles
        if sure and bare.articles <= at_most * first.articles and not (bare.gender and len(first.genders) > 1):
            joins.unite(bare.key, first.key, rule)
        elif rule == "surname" and (first.articles >= frequent or not others):
            joins.leave_open(bare.key, [person.key for person in persons if person.articles * _DOMINANT > rivals])


def _persons(joins: Joins, names: Sequence[Profile], own: str) -> list[_Person]:
    """The persons behind full names, the most frequent first."""
    groups: dict[str, list[Profile]] = defaultdict(list)
    for profile in names:
        if profile.key != own:
            groups[joins.root(profile.key)].append(profile)
    return sorted(map(_Person, groups.values()), key=lambda person: (-person.articles, person.key))
