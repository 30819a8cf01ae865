"""The cue lexicon and where its verbs stand in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.syntax.tree import Tree
from extract.vocabulary import index_forms, load_lists, load_rows, speech_verbs, told_forms, verbs

_NOT_VERBS = frozenset({"NNP", "NNPS"})
_SURE = told_forms("saying") | {"tweeted"}


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb that attributes words: its base form, its kind (say, ask, think, show, judge) and its frames."""

    base: str
    kind: str
    frames: frozenset[str]
    prepositions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue verb in a text: its head token and the token where the cue ends (a particle, or the head)."""

    token: int
    last: int
    verb: CueVerb


@cache
def load_verbs() -> dict[str, CueVerb]:
    """The cue verbs by base form."""
    return {
        verb.base: CueVerb(
            verb.base,
            verb.speech,
            frozenset(verb.frames),
            tuple(frame.removeprefix("prep:") for frame in verb.frames if frame.startswith("prep:")),
        )
        for verb in speech_verbs()
    }


@cache
def words_for(name: str) -> frozenset[str]:
    """One of the closed word lists of quotes/words.csv."""
    return frozenset(load_lists("quotes/words.csv", "list", "word")[name])


@cache
def forms_for(name: str) -> frozenset[str]:
    """All forms of the verbs of a list of quotes/lists.csv."""
    return frozenset(index_forms(verbs(name)))


@cache
def load_nouns() -> dict[str, frozenset[str]]:
    """The cue nouns, singular and plural, with their frames."""
    nouns = {}
    for row in load_rows("quotes/nouns.csv"):
        nouns[row["noun"]] = nouns[row["noun"] + "s"] = frozenset(row["frames"].split())
    return nouns


@cache
def _index() -> dict[str, tuple[tuple[str, CueVerb], ...]]:
    """Form of the first word → (second word or "", verb), the longer ones first."""
    index: dict[str, list[tuple[str, CueVerb]]] = {}
    cues = load_verbs()
    for form, bases in index_forms(cues).items():
        head, _, rest = form.partition(" ")
        index.setdefault(head, []).extend((rest, cues[base]) for base in bases)
    return {form: tuple(sorted(found, key=lambda pair: (not pair[0], pair[1].base))) for form, found in index.items()}


def _is_verb(tree: Tree, token: int) -> bool:
    tag = tree.tags[token]
    if tag.startswith("VB"):
        return tag != "VBN" or tree.deps[token] != "amod"  # a written statement, pledged delegates
    if tree.lower[token] not in _SURE:
        return False
    return tag not in _NOT_VERBS or tree.start_of_sentence(token) == token


def find_cues(tree: Tree) -> Iterator[Cue]:
    """The cue verbs in text order, in prose and titles."""
    index = _index()
    for token, word in enumerate(tree.lower):
        if word in index and tree.paragraph[token] >= 0 and _is_verb(tree, token):
            cue = _cue_at(tree, token, index[word])
            if cue is not None:
                yield cue


def _cue_at(tree: Tree, token: int, verbs: tuple[tuple[str, CueVerb], ...]) -> Cue | None:
    """The longest cue that begins at a token, of the verbs with the second words that they want."""
    behind = tree.lower[token + 1 : token + 2]
    for rest, verb in verbs:
        if not rest or behind == [rest]:
            return Cue(token, token + bool(rest), verb)
    return None
