"""Which places and organisations of different articles are one: countries, known names, acronyms, other forms.

A country is known by its ISO code and a name of the lexicon of names by that. An acronym is the one name that an
article explains it by, a name without its state ("Supreme Court") that of the only state that the corpus has it of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

from extract.corpus.joins import Block, Joins
from extract.corpus.profiles import Profile
from extract.entities.acronyms import is_acronym_of
from extract.entities.known import look_up
from extract.entities.slugs import fold, make_slug
from extract.entities.spurious import is_people
from extract.entities.states import find_country, find_state
from extract.records import Label
from extract.vocabulary import load_rows, name_words

_FORM, _ACRONYM, _STATE, _MEDIA = "form", "acronym", "state", "media"
_ARTICLES = frozenset({"the", "The"})
_SMALL = frozenset({"and", "&"})
_CORPORATE = name_words("corporate_forms")
_MEDIA_NOUNS = name_words("media_nouns")
_DEPARTMENTS = name_words("departments")
_STATE_BODIES = name_words("state_bodies")
_ORGANS = _DEPARTMENTS | name_words("organs") | name_words("chambers")
_AREAS = name_words("place_nouns")
_DOMINANT = 10  # how many times as often as any other name an acronym must be explained by one, and so on
_FREQUENT = 3  # articles that have a body with its state, for it to be meant without
_AMBIGUOUS = 2  # letters of an acronym that one article does not explain for all
_EXPLAINED = 20  # an acronym in more than so many times the articles that explain it is known for something else


@cache
def _country_names() -> dict[str, str]:
    """The name of each country, by its code; of several (former states) the first."""
    names: dict[str, str] = {}
    for row in load_rows("names/countries.csv"):
        names.setdefault(row["code"], row["name"])
    return names


@cache
def _abbreviations() -> dict[str, str]:
    """Each short form of a place's name → the name."""
    return {form: row["name"] for row in load_rows("names/abbreviations.csv") for form in row["short"].split("|")}


def file_body(joins: Joins, profile: Profile) -> None:
    """Unites a place or organisation with the known name that it is, and puts it into the blocks of what it may be."""
    label: Label = "PLACE" if profile.label == "PLACE" else "ORG"
    known = look_up(profile.name)
    name = profile.name
    if label == "PLACE" and profile.country and find_country(name) == profile.country:
        _join_known(joins, profile, label, _country_names()[profile.country], "country")
    elif label == "PLACE" and name in _abbreviations():
        _join_known(joins, profile, label, _abbreviations()[name], "abbreviation")
    elif known is not None and known.label == label and known.certain and not _is_part(name, known.name):
        _join_known(joins, profile, label, known.name, "known-name")
    words = _words(name)
    if not words:
        return
    joins.file(f"{_FORM} {label} {_form(words)}", "full", profile)
    if len(words) == 1 and sum(map(str.isupper, name)) > 1:
        joins.file(f"{_ACRONYM} {label} {fold(name)}", "short", profile)
    for alias in sorted({fold(alias): alias for alias in profile.aliases if _is_acronym(alias, words)}.values()):
        joins.file(f"{_ACRONYM} {label} {fold(alias)}", "full", profile)
    if label == "ORG":
        _file_organisation(joins, profile, words)


def _is_part(name: str, known: str) -> bool:
    """Whether a name tells city and state apart, which the known name does not: New York City, New York State."""
    return name.lower().startswith(f"{known.lower()} ") and name.rpartition(" ")[2].lower() in _AREAS


def _join_known(joins: Joins, profile: Profile, label: Label, name: str, rule: str) -> None:
    key = make_slug(label, name)
    joins.call(key, name)
    joins.unite(profile.key, key, rule)


def _file_organisation(joins: Joins, profile: Profile, words: list[str]) -> None:
    state = _states_part(words)
    if " ".join(words[state:]) in _STATE_BODIES or ("Department" in words and len(words) - state > 1):
        joins.file(f"{_STATE} {_form(words[state:])}", "full" if state else "short", profile)
    stem = next((words[:-n] for n in (2, 1) if len(words) > n and " ".join(words[-n:]) in _MEDIA_NOUNS), words)
    joins.file(f"{_MEDIA} {_form(stem)}", "full" if stem != words else "short", profile)
    if len(words) > 1 and stem == words and _form(words) != fold(words[0]):
        joins.file(f"{_MEDIA} {fold(words[0])}", "rival", profile)  # Marn Sports beside Marn News


def _words(name: str) -> list[str]:
    words = name.split()
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def _states_part(words: list[str]) -> int:
    """How many words before the name of a body are its state's ("US", "United States", "Russian")."""
    for length in range(min(3, len(words) - 1), 0, -1):
        phrase = " ".join(words[:length]).removesuffix("'s").removesuffix("’s")
        if is_people(phrase) or ((known := look_up(phrase)) is not None and known.label == "PLACE"):
            return length if find_state(phrase) else 0
    return 0


def _form(words: list[str]) -> str:
    """What names that differ only in form have in common.

    The state before it as a code, "Department of Justice" turned round, no corporate form behind, no "and".
    """
    state = _states_part(words) if _is_organ(words) else 0
    code = find_state(" ".join(words[:state])) if state else ""
    rest = words[state:]
    while len(rest) > 1 and rest[-1].rstrip(".,") in _CORPORATE:
        rest = rest[:-1]
    if len(rest) > 2 and rest[0] in _DEPARTMENTS and rest[1] == "of":
        rest = [*(word for word in rest[2:] if word not in _ARTICLES), rest[0]]
    return " ".join(filter(None, [code, *(fold(word) for word in rest if word not in _SMALL)])) or fold(" ".join(words))


def _is_organ(words: list[str]) -> bool:
    """Whether a name is of a state's body, so that the state in it may be written in any way."""
    return not _ORGANS.isdisjoint(words) or any(" ".join(words[n:]) in _STATE_BODIES for n in range(1, len(words)))


def _is_acronym(alias: str, words: list[str]) -> bool:
    plain = " " not in alias and sum(map(str.isupper, alias)) > 1
    return plain and len(words) > 1 and is_acronym_of(alias, words)


def join_bodies(joins: Joins) -> None:
    """Unites the places and organisations of all blocks."""
    for block in joins.blocks(_FORM):
        ranked = sorted(block.full, key=lambda p: (-p.articles, p.key))
        for profile in ranked[1:]:
            joins.unite(profile.key, ranked[0].key, "form")
    for block in joins.blocks(_STATE):
        if sum(p.articles for p in block.full) >= _FREQUENT:
            _join_short(joins, block, "state", {p.key: p.articles for p in block.full})
    for block in joins.blocks(_MEDIA):
        _join_short(joins, block, "short-name", {p.key: p.articles for p in block.full})
    for block in joins.blocks(_ACRONYM):
        acronym = block.name.rpartition(" ")[2]
        explained = {p.key: sum(n for alias, n in p.aliases.items() if fold(alias) == acronym) for p in block.full}
        if len(acronym) > _AMBIGUOUS or sum(explained.values()) > 1:
            _join_short(joins, block, "acronym", explained, at_most=_EXPLAINED)


def _join_short(joins: Joins, block: Block, rule: str, counts: dict[str, int], at_most: int = 0) -> None:
    """Unites short forms with the one name of the block that dominates by its counts, over its rivals, too."""
    roots: Counter[str] = Counter()
    keys: dict[str, list[str]] = defaultdict(list)
    for key, count in counts.items():
        roots[joins.root(key)] += count
        keys[joins.root(key)].append(key)
    ranked = sorted(roots, key=lambda root: (-roots[root], root))
    rivals = sum(roots[root] for root in ranked[1:]) + sum(p.articles for p in block.rival)
    for short in block.short:
        own = joins.root(short.key)
        if not ranked or own in roots:
            continue
        is_sure = rivals * _DOMINANT <= roots[ranked[0]] and (
            not at_most or short.articles <= at_most * roots[ranked[0]]
        )
        if is_sure and not joins.name(own):
            joins.unite(short.key, ranked[0], rule)
        elif not joins.name(own):
            joins.leave_open(short.key, [key for root in ranked[:3] for key in keys[root][:1]])
