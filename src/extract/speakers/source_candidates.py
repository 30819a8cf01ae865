"""Who is meant by a source that names nobody: "the company said", "the report found", "it added", an open "he said".

Every entity that the article names nearby is a candidate; the learnt model `source_candidates` sums what speaks for
each. The best one is taken if it beats nobody, whose score is 0.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple, get_args

from extract.records import Entity, Span
from extract.scoring import LinearModel, load_model, per_weights
from extract.speakers.groups import group_nouns, kinds_told
from extract.speakers.roles import Name, describe, fits, qualifiers, role_of
from extract.speakers.sources import mentions_in, utterance_nouns
from extract.syntax import Document, Tree
from extract.syntax.document import SUBJECTS
from extract.syntax.understood_subjects import co_arguments, left_children, right_children
from extract.vocabulary import function_words

Kind = Literal["he", "it", "they", "role", "group", "document"]
Clue = Literal[
    "he", "it", "they", "role", "group", "document",
    "place-it", "place-group", "place-they", "org-document",
    "same-sentence", "last-sentence", "near", "far", "ahead",
    "last-speaker", "last-speaker-pronoun", "speaker-before", "spoke",
    "subject", "possessive", "first-sentence",
    "latest", "often", "alone",
    "noun", "wider-noun", "other-noun", "same-noun-before", "other-qualifiers",
    "issued", "in-content", "ruled",
    "noun-of-other", "after-nameless", "far-pronoun", "passed", "same-paragraph",
    "most-named", "owned", "indefinite", "nameless-before", "issued-same", "of-last-speaker", "document-before",
]  # fmt: skip
CLUES: tuple[Clue, ...] = get_args(Clue)
Clues = dict[Clue, float]

_HE = {word: gender for gender in ("male", "female") for word in function_words(gender)}
_PRONOUNS = frozenset({"he", "it", "they"})
_OURS = function_words("first_plural")
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_NAMELESS = frozenset({"NN", "NNS", "NNP"})
_TEAMS = frozenset({"team", "side"})  # which may bear the name of their place
_ISSUING = frozenset({"by", "from", "of"})
_REACH = 200  # mentions looked back over
_AHEAD = 2  # sentences in which the name may follow
_NEAR = 4  # sentences back


class _Seen(NamedTuple):
    """A mention of an entity: the token that heads it, its sentence, whose it is."""

    token: int
    sentence: int
    entity: Entity


@per_weights
def source_model() -> LinearModel[Clue, Literal["candidate"]]:
    """The weights of what makes an entity the one that a source stands for."""
    return load_model("source_candidates", CLUES, ("candidate",))


def kind_of_source(tree: Tree, head: int) -> Kind | None:
    """What sort of stand-in the head of a source that names nobody is, None if it stands for nobody named."""
    word, tag = tree.lower[head], tree.tags[head]
    if tag in ("PRP", "PRP$"):
        if word in _HE:
            return "he"
        return "it" if word in ("it", "its") else "they" if word in ("they", "their") else None
    if tag not in _NAMELESS:
        return None
    if any(tree.deps[t] == "relcl" and tree.words[tree.left[t] - 1] != "," for t in right_children(tree, head)):
        return None  # "the company that built it" tells itself which one
    if word in utterance_nouns():
        return "document"
    definite = is_definite(tree, head)
    if tag != "NNS" and role_of(word):
        return "role" if definite or _is_owned(tree, head) else None
    return "group" if tag != "NNS" and definite and word in group_nouns() else None


def is_definite(tree: Tree, head: int) -> bool:
    """Whether a noun stands with "the" or its like."""
    return any(tree.lower[t] in _DEFINITE for t in left_children(tree, head))


def _is_owned(tree: Tree, head: int) -> bool:
    """Whether a noun is somebody's: "the union's leader"."""
    return any(tree.deps[t] == "poss" for t in left_children(tree, head))


def _is_pronouns(tree: Tree, head: int) -> bool:
    """Whether a noun is that of somebody meant by a pronoun: "her manager"."""
    return any(tree.tags[t] == "PRP$" and tree.lower[t] not in _OURS for t in left_children(tree, head))


def _distance(sentences: int) -> Clue:
    """How many sentences back an entity was last named; fewer than none where it is only named behind."""
    if sentences < 2:
        return "ahead" if sentences < 0 else "last-sentence" if sentences else "same-sentence"
    return "near" if sentences <= _NEAR else "far"


@dataclass(slots=True)
class _Facts:
    """What the article tells of one entity."""

    nouns: set[str] = field(default_factory=set)  # role nouns of a person, group nouns with their wider ones
    words: set[str] = field(default_factory=set)
    issued: set[str] = field(default_factory=set)  # documents that are told to be its own


class SourceChooser:
    """The entities of one article as candidates for its sources, which are asked for in text order."""

    def __init__(self, document: Document) -> None:
        self.document, self.tree = document, document.tree
        self.speakers: list[str] = []  # so far, the last at the end
        self.meant: dict[str, str] = {}  # by head noun
        self.introduced: set[str] = set()  # head nouns of sources without a name or "the": a spokesman
        self.issuer = ""  # of the last document that was a source
        self._around: frozenset[str] = frozenset()  # the entities in the words of the last source
        self._known: dict[str, _Facts] = {}  # by entity, of those that were asked for

    def choose(self, source: Span, head: int, ruled: str) -> str:
        """The id of the entity that the source, whose head is given, stands for; empty if nobody can be told.

        `ruled` is the one that the rules for pronouns and nouns take it for, if any.
        """
        kind = kind_of_source(self.tree, head)
        if kind is None or (kind == "he" and ruled):
            return ruled
        if kind in ("role", "group") and self.tree.lower[head] in self.introduced:
            return ""  # "the spokesman" is the one without a name who spoke before
        return self.best(tuple(self.candidates(kind, source, head, ruled)))

    def best(self, found: Sequence[tuple[str, Clues]]) -> str:
        """The id of the candidate that most speaks for; empty if nobody beats nobody."""
        score = source_model().score
        ranked = sorted(((score(clues), key) for key, clues in found), reverse=True)
        return ranked[0][1] if ranked and ranked[0][0] > 0 else ""

    def spoke(self, keys: Sequence[str], head: int) -> None:
        """Takes in who a source turned out to be."""
        self.speakers += keys or [""]
        if head < 0:
            return
        if len(keys) < 2:
            self.meant[self.tree.lower[head]] = keys[0] if keys else ""
        if keys and self.tree.lower[head] in utterance_nouns():
            self.issuer = keys[0]
        if keys:
            self.introduced.discard(self.tree.lower[head])
        elif not is_definite(self.tree, head):
            self.introduced.add(self.tree.lower[head])
        words = self.tree.span(self.tree.left[head], self.tree.right[head])
        self._around = frozenset(m.entity_id for m in mentions_in(self.document.names, *words)) - frozenset(keys)

    @cached_property
    def _seen(self) -> list[_Seen]:
        """The mentions that have an entity, in text order."""
        tree, found = self.tree, []
        for mention in self.document.mentions:
            tokens, entity = tree.tokens(mention.start, mention.end), self.document.entity(mention.entity_id)
            if tokens and entity is not None:
                root = tree.root(tokens)
                found.append(_Seen(root, tree.sentence[root], entity))
        return sorted(found, key=lambda seen: seen.token)

    @cached_property
    def _times(self) -> Counter[str]:
        """How often each entity is named in the article."""
        return Counter(mention.entity_id for mention in self.document.names)

    @cached_property
    def _leading(self) -> frozenset[str]:
        """The entities of the article's first sentence."""
        return frozenset(seen.entity.id for seen in self._seen if seen.sentence == 0)

    @cached_property
    def _names_of(self) -> dict[str, list[range]]:
        """The tokens of each entity's names."""
        found = defaultdict[str, list[range]](list)
        for mention in self.document.names:
            found[mention.entity_id].append(self.tree.tokens(mention.start, mention.end))
        return found

    def _facts(self, entity: Entity) -> _Facts:
        """What titles, appositions and copulas, here or there in the article, tell of an entity."""
        tree, known = self.tree, self._known.get(entity.id)
        if known is None:
            known = self._known[entity.id] = _Facts()
            for tokens in filter(None, self._names_of[entity.id]):
                name = Name(tokens, tree.root(tokens), entity.id)
                told = describe(tree, name)
                known.words |= told.words | {tree.lower[t] for t in tokens}
                known.nouns |= told.roles if entity.label == "PERSON" else kinds_told(tree, name)
                known.issued |= utterance_nouns().intersection(self._issued(name.root))
        return known

    def _issued(self, root: int) -> Iterator[str]:
        """The documents that a name is told to have issued: "Orlov's report", "a report by Orlov", "Orlov said in"."""
        tree, nouns = self.tree, utterance_nouns()
        head = tree.heads[root]
        if tree.lower[head] in nouns and tree.deps[root] in ("poss", "compound", "nmod"):
            yield tree.lower[head]
        if tree.deps[root] == "pobj" and tree.lower[head] in _ISSUING and tree.lower[tree.heads[head]] in nouns:
            yield tree.lower[tree.heads[head]]
        if tree.deps[root] == "pobj" and tree.lower[head] == "by":  # "the survey was carried out by Orlov"
            made = tree.heads[head]
            yield from (tree.lower[t] for t in left_children(tree, made) if tree.deps[t] == "nsubjpass")
            yield from (tree.lower[t] for t in (tree.heads[made],) if tree.deps[made] == "acl")
        if tree.deps[root] in SUBJECTS:
            for child in right_children(tree, head):
                inner = right_children(tree, child) if tree.deps[child] == "prep" else [child]
                yield from (tree.lower[t] for t in inner if tree.lower[t] in nouns and tree.deps[t] in ("pobj", "dobj"))

    def _suits(self, kind: Kind, head: int, entity: Entity) -> bool:
        """Whether the entity is of a sort that the source can mean: no town is a company, no firm a government."""
        noun = self.tree.lower[head]
        if kind in ("he", "role") and entity.label != "PERSON":
            return False
        if kind == "he":
            return entity.gender in ("", _HE[noun])
        if kind == "role":
            nouns = frozenset(self._facts(entity).nouns) if _is_pronouns(self.tree, head) else frozenset[str]()
            return not nouns or fits(role_of(noun), nouns)  # "her manager" is not the director
        if kind == "document":
            return entity.label != "PLACE"
        if entity.label == "PERSON" or kind != "group":
            return entity.label != "PERSON"
        if entity.label == "PLACE":
            return not _TEAMS.isdisjoint({noun, *group_nouns()[noun].kinds})
        return group_nouns()[noun].plain or noun in self._facts(entity).nouns

    def candidates(self, kind: Kind, source: Span, head: int, ruled: str) -> Iterator[tuple[str, Clues]]:
        """Each entity that the source may stand for, by its id, with what speaks for it."""
        within = mentions_in(self.document.mentions, *source)  # "her manager" is not she
        owners = {m.entity_id for m in within if m.kind == "name" or m.end <= self.tree.starts[head]}
        # "Orlov was praised by the mayor": is he the mayor?
        beside = co_arguments(self.tree, head) if self.tree.deps[self.tree.heads[head]] == "agent" else []
        owners |= {seen.entity.id for seen in self._seen if seen.token in beside} if beside else set()
        now = bisect_left(self._seen, head, key=lambda seen: seen.token)
        last, counts = dict[str, _Seen](), dict[str, int]()
        for seen in reversed(self._seen[max(0, now - _REACH) : now]):
            known = counts.get(seen.entity.id, 0)
            counts[seen.entity.id] = known + 1
            if not known and seen.entity.id not in owners and self._suits(kind, head, seen.entity):
                last[seen.entity.id] = seen
        ahead = self._ahead(kind, head, now, {*owners, *last})
        latest, most = next(iter(last), ""), max((self._times[key] for key in last | ahead), default=0)
        subject = next((seen for seen in last.values() if self._is_free_subject(seen)), None)
        for key, seen in (last | ahead).items():
            clues = self._clues(kind, head, seen)
            clues["often"] = math.log1p(counts.get(key, 0))
            if subject is not None and seen.token < subject.token:
                clues["passed"] = 1.0
            if self._times[key] == most:
                clues["most-named"] = 1.0
            if key == latest:
                clues["latest"] = 1.0
            if len(last) + len(ahead) == 1:
                clues["alone"] = 1.0
            if key == ruled:
                clues["ruled"] = 1.0
            yield key, clues

    def _ahead(self, kind: Kind, head: int, now: int, known: Set[str]) -> dict[str, _Seen]:
        """Those named in the next sentences alone, whom a noun may announce."""
        found: dict[str, _Seen] = {}
        for seen in self._seen[now:] if kind in ("role", "group") else ():
            if seen.sentence > self.tree.sentence[head] + _AHEAD:
                break
            if seen.entity.id not in known and self._suits(kind, head, seen.entity):
                found.setdefault(seen.entity.id, seen)
        return found

    def _is_free_subject(self, seen: _Seen) -> bool:
        return self.tree.deps[seen.token] in SUBJECTS and self.document.content[seen.token] < 0

    def _clues(self, kind: Kind, head: int, seen: _Seen) -> Clues:
        """What speaks for an entity, `seen` being its nearest mention."""
        tree, key = self.tree, seen.entity.id
        apart = tree.sentence[head] - seen.sentence
        dep = tree.deps[seen.token]
        told: dict[Clue, bool] = {
            kind: True,
            "place-it": seen.entity.label == "PLACE" and kind == "it",
            "place-group": seen.entity.label == "PLACE" and kind == "group",
            "place-they": seen.entity.label == "PLACE" and kind == "they",
            "org-document": seen.entity.label == "ORG" and kind == "document",
            _distance(apart if seen.token < head else -1): True,
            "last-speaker": self.speakers[-1:] == [key],
            "last-speaker-pronoun": self.speakers[-1:] == [key] and kind in _PRONOUNS,
            "speaker-before": key in self.speakers[-3:-1] and self.speakers[-1] != key,
            "spoke": key in self.speakers,
            "subject": dep in SUBJECTS and apart <= 1,
            "possessive": dep == "poss",
            "in-content": self.document.content[seen.token] >= 0,
            "same-paragraph": tree.paragraph[seen.token] == tree.paragraph[head],
            "first-sentence": key in self._leading,
            "after-nameless": kind in _PRONOUNS and self.speakers[-1:] == [""],
            "far-pronoun": kind in _PRONOUNS and apart > _NEAR,
            "of-last-speaker": kind != "he" and key in self._around,
        }
        if kind not in _PRONOUNS:
            told |= self._noun_clues(kind, head, seen.entity)
        return {clue: 1.0 for clue, holds in told.items() if holds}

    def _noun_clues(self, kind: Kind, head: int, entity: Entity) -> dict[Clue, bool]:
        """What the noun of the source tells: whether the entity is said to be such, or meant by it before."""
        tree, facts, noun = self.tree, self._facts(entity), self.tree.lower[head]
        told: dict[Clue, bool] = {
            "same-noun-before": self.meant.get(noun) == entity.id,
            "noun-of-other": self.meant.get(noun, entity.id) not in (entity.id, ""),
            "nameless-before": self.meant.get(noun) == "",
            "owned": _is_owned(tree, head),
        }
        if kind == "document":
            return told | {
                "issued": bool(facts.issued),
                "issued-same": noun in facts.issued,
                "document-before": self.issuer == entity.id,
                "indefinite": not told["owned"] and not is_definite(tree, head),
            }
        noun = role_of(noun) if kind == "role" else noun
        wider = kind == "role" and fits(noun, frozenset(facts.nouns))
        words = qualifiers(tree, head)
        return told | {
            "noun": noun in facts.nouns,
            "wider-noun": wider and noun not in facts.nouns,
            "other-noun": bool(facts.nouns) and noun not in facts.nouns and not wider,
            "other-qualifiers": bool(words) and not words & facts.words,
        }
