"""English verb forms without a lemmatizer.

Lexicons list verbs by their base form; `inflect` spells out all forms of one and `index_forms` turns a list of verbs
into a look-up by form. Going forward is exact where guessing back from a form is not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from extract.vocabulary.verb_table import doubling_verbs, irregular_forms, verbs

_VOWELS = "aeiou"
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_SHORT_END = re.compile(r"(?:^|[^aeiou])[aeiouy][bdfgklmnprstvz]$|^[^aeiou]*qu[aeiou][bdgmnprt]$")


class VerbForms(NamedTuple):
    """All forms of one verb; past and participle may have several."""

    base: str
    third: str
    gerund: str
    past: tuple[str, ...]
    participle: tuple[str, ...]

    def all(self) -> tuple[str, ...]:
        """Every form once, the base first."""
        return tuple(dict.fromkeys((self.base, self.third, self.gerund, *self.past, *self.participle)))


def _syllables(word: str) -> int:
    return len(re.findall(r"[aeiouy]+", word.removesuffix("e")))


Irregular = Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]  # base → its past forms and its participles


def _stems(verb: str, doubling: Collection[str]) -> tuple[str, ...]:
    """What -ed and -ing are put to; two where spellings differ (travelled, traveled)."""
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return (verb[:-1],)
    if verb in doubling or (_syllables(verb) == 1 and _SHORT_END.search(verb)):
        return (verb + verb[-1],)
    if verb.endswith("ic"):
        return (verb + "k",)
    if len(verb) > 3 and verb[-1] == "l" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS:
        return (verb, verb + "l")
    return (verb,)


@lru_cache(maxsize=8192)
def inflect(verb: str) -> VerbForms:
    """The forms of a verb given by its base form ("call off": the first word is inflected)."""
    return spell_out(verb, irregular_forms(), doubling_verbs())


def spell_out(verb: str, irregular: Irregular, doubling: Collection[str]) -> VerbForms:
    """The forms of a verb by the verbs that are irregular and those that double their last letter."""
    head, _, rest = verb.partition(" ")
    if rest:
        forms = spell_out(head, irregular, doubling)
        past, participle = (tuple(f"{form} {rest}" for form in group) for group in (forms.past, forms.participle))
        return VerbForms(verb, f"{forms.third} {rest}", f"{forms.gerund} {rest}", past, participle)
    stems = _stems(verb, doubling)
    if verb in ("be", "have", "do", "go"):
        third = {"be": "is", "have": "has", "do": "does", "go": "goes"}[verb]
    elif _CONSONANT_Y.search(verb):
        third = verb[:-1] + "ies"
    elif verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = verb + "es"
    else:
        third = verb + "s"
    if verb.endswith("ie"):
        gerund = verb[:-2] + "ying"
    elif verb == "be":
        gerund = "being"
    else:
        gerund = stems[-1] + "ing"
    if verb in irregular:
        return VerbForms(verb, third, gerund, *irregular[verb])
    if _CONSONANT_Y.search(verb):
        past = (verb[:-1] + "ied",)
    else:
        past = tuple(stem + ("d" if stem.endswith("e") else "ed") for stem in stems)
    return VerbForms(verb, third, gerund, past, past)


def index_forms(verbs: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Each form of the verbs → the base forms it may belong to, in the order given."""
    index: dict[str, tuple[str, ...]] = {}
    for verb in verbs:
        forms = inflect(verb)
        extra = tuple(stem + "ing" for stem in _stems(verb, doubling_verbs())) if " " not in verb else ()
        for form in dict.fromkeys((*forms.all(), *extra)):
            known = index.get(form, ())
            if verb not in known:
                index[form] = (*known, verb)
    return index


@cache
def told_forms(name: str) -> frozenset[str]:
    """The forms that a list of verbs has in "she said", "he says": the past and the third person."""
    return frozenset(form for verb in verbs(name) for form in (inflect(verb).third, *inflect(verb).past))
