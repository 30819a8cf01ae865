"""Role nouns and pronouns for organisations and places: "the ministry", "the country", "its", "it added".

Only where the text leaves no choice: a noun that says what one organisation lately named is, the subject of the
clause that "its" stands in, the organisation that spoke last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from extract.entities import find_state
from extract.records import Entity, Mention, Quote
from extract.speakers.roles import Name, phrase_start
from extract.syntax import Tree
from extract.syntax.speech import source_head
from extract.syntax.understood_subjects import left_children, right_children, subjects_above
from extract.vocabulary import function_words, index_forms, load_rows, verbs

_WINDOW = 4  # sentences in which an organisation is still what "the ministry" means
_SPEECH_WINDOW = 1  # sentences after an organisation's quote in which "it added" is the same speaker
_REACH = 24  # mentions of organisations and places that are looked back over
_DESCRIBING = frozenset({"compound", "appos", "nmod"})
_COUNTRY_NOUNS = frozenset({"country", "nation"})
_NEUTER = function_words("neuter") - function_words("reflexive")
_PRONOUNS = frozenset({"PRP", "PRP$"})
_WILL = function_words("will") | {"would"}
_IMPERSONAL = frozenset(index_forms(verbs("impersonal")))


@dataclass(frozen=True, slots=True)
class Group:
    """A noun for an organisation as lexicons know it; `plain` if it only repeats what the name is."""

    noun: str
    kinds: frozenset[str]
    plain: bool


@cache
def group_nouns() -> dict[str, Group]:
    """The nouns for organisations by their singular form."""
    rows = load_rows("names/groups.csv")
    return {row["noun"]: Group(row["noun"], frozenset(row["kinds"].split()), row["plain"] == "yes") for row in rows}


@dataclass(slots=True)
class _Seen:
    """What has been read of organisations and places."""

    entities: Mapping[str, Entity]
    nouns: dict[str, set[str]] = field(default_factory=dict)  # of each organisation
    words: dict[str, set[str]] = field(default_factory=dict)
    latest: dict[str, int] = field(default_factory=dict)  # sentence of the last mention, in order of mention
    countries: dict[str, int] = field(default_factory=dict)  # times mentioned
    speaker: str = ""
    spoke_at: int = -9


def _nouns_beside(tree: Tree, name: Name) -> Iterator[str]:
    """The nouns before and behind a name that may say what kind of organisation it is."""
    first, root = name.tokens.start, name.root
    if not tree.begins[first] and tree.tags[first - 1] == "NN":
        yield tree.lower[first - 1]
    if tree.deps[root] in _DESCRIBING:
        yield tree.lower[tree.heads[root]]
    yield from (tree.lower[t] for t in right_children(tree, root) if tree.deps[t] == "appos" and tree.tags[t] == "NN")


def kinds_told(tree: Tree, name: Name) -> set[str]:
    """The nouns for organisations that may take up a name: those it holds or has beside it, and the wider ones."""
    named = set(tree.lower[name.tokens.start : name.tokens.stop])
    nouns = set[str]()
    for noun in (*named, *_nouns_beside(tree, name)):
        group = group_nouns().get(noun)
        if group and (group.plain or noun in named):  # a party is not its government
            nouns |= {noun, *group.kinds}
    return nouns


def _read_name(seen: _Seen, tree: Tree, name: Name, sentence: int) -> None:
    key = name.key
    entity = seen.entities[key]
    seen.latest.pop(key, None)
    seen.latest[key] = sentence
    if entity.label == "ORG":
        seen.nouns.setdefault(key, set()).update(kinds_told(tree, name))
        words = seen.words.setdefault(key, set())
        for token in (*name.tokens, *left_children(tree, name.root)):
            words |= {tree.lower[token], find_state(tree.words[token])}
    elif entity.country:
        seen.countries[key] = seen.countries.get(key, 0) + 1


def _recent(seen: _Seen, sentence: int, window: int) -> Iterator[str]:
    for key in islice(reversed(seen.latest), _REACH):
        if sentence - seen.latest[key] > window:
            return
        yield key


def _definite(tree: Tree, token: int) -> bool:
    return (
        tree.tags[token] == "NN"
        and tree.deps[token] not in ("compound", "appos", "nmod", "attr", "amod")
        and any(tree.deps[t] == "det" and tree.lower[t] == "the" for t in left_children(tree, token))
        and not any(
            tree.deps[t] in ("prep", "relcl", "acl", "appos", "conj", "cc") or tree.tags[t] == "NNP"
            for t in right_children(tree, token)
        )
    )


def _organisation(seen: _Seen, tree: Tree, token: int, sentence: int, covered: Set[int]) -> str:
    """The one organisation lately named that is what the noun says, with the words that stand before the noun."""
    before = left_children(tree, token)
    if any(t in covered for t in before):  # "the Vostok network" names itself
        return ""
    telling = [t for t in before if tree.deps[t] in ("amod", "compound", "nmod", "poss")]
    wanted = {find_state(tree.words[t]) or tree.lower[t] for t in telling}
    noun = tree.lower[token]
    fitting = [key for key in _recent(seen, sentence, _WINDOW) if noun in seen.nouns.get(key, ())]
    if len(fitting) == 1 and wanted <= seen.words[fitting[0]]:
        return fitting[0]
    return ""


def _country(seen: _Seen, tree: Tree, token: int, sentence: int, people: set[str]) -> str:
    """The one country of the last sentences, if none is named more often and no other nation is spoken of."""
    if any(tree.deps[t] not in ("det", "punct") for t in left_children(tree, token)):
        return ""
    recent = [key for key in _recent(seen, sentence, 2) if key in seen.countries]
    if len(recent) != 1 or seen.countries[recent[0]] < max(seen.countries.values()):
        return ""
    return recent[0] if people <= {seen.entities[recent[0]].country} else ""


def _is_agentive(tree: Tree, token: int) -> bool:
    """Whether "it" does something, so that it is no dummy: "it would cut", not "it was clear"."""
    verb = tree.heads[token]
    return (
        tree.tags[verb] in ("VB", "VBN")
        and tree.lower[verb] not in _IMPERSONAL
        and not any(tree.deps[t] in ("ccomp", "csubj") for t in right_children(tree, verb))
        and any(
            tree.lower[t] in _WILL or tree.tags[t] in ("VBD", "VBZ")
            for t in left_children(tree, verb)
            if tree.deps[t] == "aux"
        )
    )


def _mention(tree: Tree, entity: Entity, token: int, rule: str) -> Mention:
    start, end = tree.starts[token], tree.ends[token]
    if tree.tags[token] == "NN":
        return Mention(phrase_start(tree, token), end, entity.label, "nominal", rule, entity.id)
    return Mention(start, end, entity.label, "pronoun", rule, entity.id)


@dataclass(slots=True)
class _Walk:
    """One article: `names` by first token, `covered` tokens of names, `sources` heads of sources with their names."""

    tree: Tree
    seen: _Seen
    names: dict[int, Name]
    covered: frozenset[int]
    sources: dict[int, str]
    heads: dict[int, str] = field(default_factory=dict)
    nations: list[tuple[int, str]] = field(default_factory=list)

    def _read_name(self, name: Name, sentence: int) -> None:
        if name.key in self.seen.entities:
            _read_name(self.seen, self.tree, name, sentence)
            self.heads[name.root] = name.key
        if name.root in self.sources:
            self.seen.speaker, self.seen.spoke_at = name.key, sentence

    def _pronoun(self, token: int, sentence: int) -> str:
        """The organisation or place that "its" or "it" stands for: its clause's subject, or the last speaker again."""
        seen, tree = self.seen, self.tree
        is_source = token in self.sources
        if is_source and sentence - seen.spoke_at <= _SPEECH_WINDOW and seen.speaker in seen.entities:
            return seen.speaker
        acts = tree.deps[token] == "nsubj" and (is_source or _is_agentive(tree, token))
        if tree.lower[token] == "it" and not acts:
            return ""
        nearest = next(subjects_above(tree, token), -1)
        return self.heads.get(nearest, "") if 0 <= nearest < token else ""

    def _resolve(self, token: int, sentence: int) -> tuple[str, str]:
        """The entity that a token stands for, and the rule; two empty strings if it stands for none."""
        tree, word = self.tree, self.tree.lower[token]
        if word in _NEUTER:
            return (self._pronoun(token, sentence), "clause-subject") if tree.tags[token] in _PRONOUNS else ("", "")
        if word in group_nouns():
            if _definite(tree, token):
                return _organisation(self.seen, tree, token, sentence, self.covered), "group-noun"
        elif word in _COUNTRY_NOUNS and _definite(tree, token):
            people = {state for at, state in self.nations[-_REACH:] if sentence - at <= 2}
            return _country(self.seen, tree, token, sentence, people), "country-noun"
        return "", ""

    def read(self, token: int, sentence: int) -> Mention | None:
        """Takes in one token; the mention that it heads, if it stands for an organisation or a place."""
        if token in self.names:
            self._read_name(self.names[token], sentence)
        if token in self.covered:
            return None
        if self.tree.ents[token] == "NORP" and (state := find_state(self.tree.words[token])):
            self.nations.append((sentence, state))
        key, rule = self._resolve(token, sentence)
        if token in self.sources:
            self.seen.speaker, self.seen.spoke_at = key, sentence
        if not key:
            return None
        self.heads[token] = key
        return _mention(self.tree, self.seen.entities[key], token, rule)


def find_group_mentions(
    tree: Tree, names: Sequence[Name], entities: Sequence[Entity], quotes: Sequence[Quote]
) -> list[Mention]:
    """Nominals and pronouns that stand for organisations and places, in text order; what is not sure is left out."""
    by_head = {name.root: name.key for name in names}
    heads = [source_head(tree, quote.source) for quote in quotes]
    walk = _Walk(
        tree=tree,
        seen=_Seen({e.id: e for e in entities if e.label != "PERSON"}),
        names={name.tokens.start: name for name in names},
        covered=frozenset(token for name in names for token in name.tokens),
        sources={head: by_head.get(head, "") for head in heads},
    )
    words = {*_NEUTER, *_COUNTRY_NOUNS, *group_nouns()}
    telling = {i for i, word in enumerate(tree.lower) if word in words or tree.ents[i] == "NORP"}
    telling.update(walk.names, walk.sources)
    return [
        found
        for number, sentence in enumerate(tree.sents)
        for token in sentence
        if token in telling and (found := walk.read(token, number)) is not None
    ]
