"""Which names in a source phrase are the speaker: "President Putin’s envoy, Zamir Kabulov" → Zamir Kabulov."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from extract.records import Mention
from extract.speakers.groups import group_nouns
from extract.speakers.phrases import noun_phrase
from extract.speakers.roles import role_of
from extract.syntax import Tree
from extract.syntax.understood_subjects import right_children
from extract.vocabulary import load_rows

_MODIFIERS = frozenset({"compound", "nmod", "amod", "appos"})
_TRAILING = frozenset({"punct", "appos", "relcl", "acl", "det", "case", "prep", "pobj", "advcl"})
_LONGEST_LIST = 6  # names

Named = tuple[Mention, range, int]  # a name with its tokens and the one that heads them


@cache
def utterance_nouns() -> frozenset[str]:
    """Nouns for what somebody says or issues: "statement", "report", "interview"."""
    return frozenset(row["noun"] for row in load_rows("quotes/utterances.csv"))


def mentions_in(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The mentions that lie in `[start, end)`; `mentions` are sorted by start."""
    first = bisect_left(mentions, start, key=lambda m: m.start)
    inside = []
    for number in range(first, len(mentions)):
        mention = mentions[number]
        if mention.start >= end:
            break
        if mention.end <= end:
            inside.append(mention)
    return inside


def _named(tree: Tree, mentions: Sequence[Mention]) -> list[Named]:
    spans = [(mention, tree.tokens(mention.start, mention.end)) for mention in mentions]
    return [(mention, tokens, tree.root(tokens)) for mention, tokens in spans if tokens]


def named_source(tree: Tree, source: tuple[int, int], names: Sequence[Mention]) -> Mention | None:
    """The name in the source phrase that is its speaker, or None when the phrase names nobody itself.

    In this order: the name that heads the phrase; a person in apposition to its head, or right behind a role noun; an
    organisation in apposition, or whose kind the head only repeats; whoever issued the statement that the head is; the
    name that is left when additions are cut off. `names` are sorted by start.
    """
    inside = mentions_in(names, *source)
    tokens = tree.tokens(*source)
    if not inside or not tokens:
        return None
    root = tree.root(tokens)
    spans = _named(tree, inside)
    for named in spans:
        if root in named[1]:
            return _or_apposed_person(tree, named, spans)
    for mention, name, top in spans:
        if mention.label == "PERSON" and (_apposed(tree, top, root) or _closes(tree, tokens, name, top, root)):
            return mention
        beside = mention.label == "ORG" and tree.deps[top] == "appos" and tree.heads[top] == root
        if beside and not _is_person(tree, root):
            return mention
    return _plain_group(tree, root, spans) or _issuer(tree, root, spans) or _left_when_cut(tree, tokens, spans[0])


def named_sources(tree: Tree, source: tuple[int, int], names: Sequence[Mention]) -> tuple[Mention, ...]:
    """The speakers that a source phrase names: one, or several joined by "and" ("Orlov and his deputy Anna Lind")."""
    first = named_source(tree, source, names)
    if first is None:
        return ()
    by_token = {t: m for m in mentions_in(names, *source) for t in tree.tokens(m.start, m.end)}
    found, node = [first], tree.root(tree.tokens(first.start, first.end))
    for _ in range(_LONGEST_LIST):
        joined = next((t for t in right_children(tree, node) if tree.deps[t] == "conj"), -1)
        if joined not in by_token:
            break
        if by_token[joined] not in found:
            found.append(by_token[joined])
        node = joined
    return tuple(found)


def _or_apposed_person(tree: Tree, named: Named, spans: Sequence[Named]) -> Mention:
    """Of "the ministry’s director, X" read with the ministry as its head: the person in apposition."""
    mention, name, _ = named
    if mention.label == "PERSON":
        return mention
    for other, tokens, root in spans:
        if other.label == "PERSON" and tokens.start >= name.stop and tree.deps[root] == "appos":
            return other
    return mention


def _apposed(tree: Tree, name: int, root: int) -> bool:
    head = tree.heads[name]
    return tree.deps[name] == "appos" and root in (head, tree.heads[head])


def _closes(tree: Tree, source: range, name: range, top: int, root: int) -> bool:
    """Whether a person's name stands at the end of the phrase, behind its role noun: "envoy to Syria Ivan Orlov"."""
    before = name.start - 1
    if before < source.start or name.start <= root or tree.deps[top] == "poss":  # "opponents of Anna Lind's plan"
        return False
    if tree.tags[root] == "NNS" and tree.deps[top] == "pobj":
        return False  # "supporters of the candidate Ivan Orlov"
    if any(tree.heads[t] == root and tree.deps[t] not in _TRAILING for t in range(name.stop, source.stop)):
        return False
    if tree.words[before] == ",":
        return bool(role_of(tree.lower[root])) or tree.ents[root] != ""
    previous = bool(role_of(tree.lower[before])) or tree.ents[before] in ("GPE", "ORG", "LOC")
    return previous or tree.deps[top] != "pobj"


def _is_person(tree: Tree, root: int) -> bool:
    """Whether a noun is for a person, or for several."""
    return bool(role_of(tree.lower[root])) or tree.tags[root] == "NNS"


def _plain_group(tree: Tree, root: int, spans: Sequence[Named]) -> Mention | None:
    """ "Yonhap news agency", "the newspaper Kurier": the noun only says what the name is."""
    group = group_nouns().get(tree.lower[root])
    if group is None or not group.plain:
        return None
    for mention, _, top in spans:
        if mention.label == "ORG" and tree.heads[top] == root and tree.deps[top] in _MODIFIERS:
            return mention
    return None


def _issuer(tree: Tree, root: int, spans: Sequence[Named]) -> Mention | None:
    """ "Orlova’s statement", "a report by Amnesty", "the Home Office letter": who said it."""
    if tree.lower[root] not in utterance_nouns():
        return None
    for mention, name, top in spans:
        head, dep = tree.heads[top], tree.deps[top]
        if head == root and (dep == "poss" or (dep in _MODIFIERS and name.stop <= root)):
            return mention
        word = tree.lower[head]
        by = word in ("by", "from") or (word in ("of", "on") and mention.label == "ORG")
        if dep == "pobj" and by and tree.heads[head] == root:
            return mention
    return None


def _left_when_cut(tree: Tree, source: range, first: Named) -> Mention | None:
    """The name that the phrase begins with, when all the rest is apposition, clause or bracket."""
    mention, name, _ = first
    return mention if noun_phrase(tree.phrase(source)) == noun_phrase(tree.phrase(name)) else None
