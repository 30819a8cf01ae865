"""Where content ends: what the parser has hung on too much or too little, and what marks make whole."""

from __future__ import annotations

from collections.abc import Mapping

from extract.quotes.cues import Cue, words_for
from extract.records import Span
from extract.syntax import Document
from extract.syntax.agreement import may_share_subject
from extract.syntax.tree import FINITE_TAGS, WH_TAGS, Tree

_PAUSES = frozenset({",", "”", '"', "''"})
_BREAKS = frozenset({",", "-", "--", "—", "–"})
_STOPS = frozenset({",", ".", "?", "!"})
_SHORTEST = 3  # tokens of content before a comment
LONGEST = 150  # tokens of a clause that are looked through


def widened(document: Document, first: int, last: int) -> Span:
    """The range as characters; a marked stretch that it cuts is taken whole, marks at the two ends are left out."""
    low, high = document.tree.span(first, last)
    at_start, at_end = document.marks.inside[first], document.marks.inside[last]
    if at_end >= 0:
        high = document.marks.spans[at_end].inner.end
    if at_start >= 0:
        low = min(low, document.marks.spans[at_start].inner.start)
    return Span(low, max(low, high))


def before_next_cue(tree: Tree, first: int, last: int, cues: Mapping[int, Cue]) -> int:
    """The last token of content before ", adding that" or its like; `last` if none comes."""
    for token in range(first + 1, min(last, first + LONGEST) + 1):
        other = cues.get(token)
        if other and other.verb.kind == "say" and tree.tags[token] == "VBG" and tree.words[token - 1] in _PAUSES:
            return token - 1
    return last


def _new_speaker(tree: Tree, cue: Cue, head: int, token: int, own: int) -> int:
    """Where the next speaker's clause begins (…, while Lee said; …, with Lee saying); -1 if none does."""
    left = tree.left[own] - 1
    if left <= head:
        return -1
    if tree.lower[left] == "with" and tree.tags[token] == "VBG" and tree.words[left - 1] in _PAUSES:
        return left
    joined = tree.lower[left] in ("and", "but", "while") and tree.words[left - 1] in _BREAKS
    same = tree.tags[token] == tree.tags[cue.token] and tree.deps[token] in ("conj", "advcl")
    return left if joined and same else -1


def _same_speaker(tree: Tree, cue: Cue, head: int, token: int, kind: str) -> int:
    """Where the same speaker's next cue begins (…, adding B; … and added B); -1 if it is part of the content."""
    tag, edge = tree.tags[token], token
    while edge - 1 > head and tree.deps[edge - 1] in ("advmod", "neg", "aux") and tree.heads[edge - 1] == token:
        edge -= 1
    before, own_tag = tree.lower[edge - 1], tree.tags[cue.token]
    if tag == "VBG":
        participle = before in _PAUSES and kind == "say"
        return edge - 1 if participle or (own_tag == "VBG" and before == "and") else -1
    if (
        before in ("and", "but")
        and may_share_subject(tree, token, cue.token)
        and not may_share_subject(tree, token, head)
    ):
        return edge - 1
    coordinated = tag == own_tag == "VBD" and before in ("and", "but", "then") and tree.deps[token] == "conj"
    return edge - 1 if coordinated and (kind == "say" or tree.tags[head] != "VBD") else -1


def swallowed(tree: Tree, cue: Cue, head: int, last: int, cues: Mapping[int, Cue]) -> int:
    """The last token of the clause without a next cue that the parser has hung on it (said A and added B)."""
    for token in range(head + 1, min(last, head + LONGEST) + 1):
        other = cues.get(token)
        if other is None or other.verb.kind not in ("say", "ask", "judge"):
            continue
        own = tree.subjects[token]
        if own >= 0:
            edge = _new_speaker(tree, cue, head, token, own)
        else:
            edge = _same_speaker(tree, cue, head, token, other.verb.kind)
        if edge > head:
            return edge - 1
    return last


def _comments(document: Document, token: int) -> bool:
    """Whether a clause begins here that sets the writer's own remark against the content (…, although …)."""
    tree = document.tree
    if document.is_marked(token) or tree.words[token - 1] not in _BREAKS:
        return False
    word = tree.lower[token]
    return word in words_for("contrast") or (word == "even" and tree.lower[token + 1] in ("as", "though"))


def without_comment(document: Document, first: int, last: int, cues: Mapping[int, Cue]) -> int:
    """The last token before a clause that only comments on the content (…, which came a day after …).

    A relative clause with words in quotation marks of its own is content, unless it has a cue for them.
    """
    tree = document.tree
    for token in range(first + _SHORTEST, min(last, first + LONGEST)):
        if _comments(document, token) and tree.is_finite(first, token - 2):
            last = token - 2
            break
    for token in range(last, max(first, last - LONGEST), -1):
        left = tree.left[token]
        if tree.deps[token] != "relcl" or tree.right[token] < last - 1 or tree.words[left - 1] != ",":
            continue
        relative = tree.tags[left] in WH_TAGS or tree.tags[left + 1] in WH_TAGS
        clause = range(left, last + 1)
        quoted = any(document.is_marked(i) for i in clause) and not any(i in cues for i in clause)
        if relative and left - 2 > first and not quoted and not document.is_marked(left):
            return left - 2
    return last


def _with_conjunct(document: Document, cue: Cue, last: int, cues: Mapping[int, Cue]) -> int:
    """The last token of a second half (said A, but B) that the parser has hung on the cue though it is no cue."""
    tree = document.tree
    for kid in tree.kids[cue.token]:
        if kid <= last or kid in cues or not _goes_on(tree, last, kid):
            continue
        right = tree.right[kid]
        own = tree.deps[kid] == "ccomp" or not any(i in cues for i in range(last + 1, right + 1))
        if right - last < LONGEST and own:
            return right
    return last


def _goes_on(tree: Tree, last: int, verb: int) -> bool:
    """Whether a verb that the parser has hung on the cue goes on with the clause that ends at token `last`."""
    left, dep, tag = tree.left[verb], tree.deps[verb], tree.tags[verb]
    if dep == "conj" and left - last <= 3:
        return tree.subjects[verb] < 0
    if dep in ("ccomp", "advcl") and left == last + 1 and tree.subjects[verb] < 0:
        return tree.tags[left] in FINITE_TAGS  # all she has to do | is wait
    bare = tag in ("VB", "VBP") and not tree.has_to(verb) and left == verb == last + 2
    return bare and dep == "advcl" and tree.words[last + 1] == ","  # to open a port, | build a road and …


def with_rest(document: Document, cue: Cue, last: int, cues: Mapping[int, Cue]) -> int:
    """The last token of the content with what the parser has cut off: a list behind a colon, a second half (…, but B)
    that has no cue of its own.
    """
    tree = document.tree
    last = _with_conjunct(document, cue, last, cues)
    end = tree.end_of_sentence(last)
    if last + 2 < end and tree.words[last + 1] in (":", ";"):
        return end
    following = last + 1
    while following < end and (document.marks.closes_at(following) >= 0 or tree.words[following] == ","):
        following += 1
    if cue.verb.kind != "say" or following >= end or end - following > LONGEST:
        return last
    runs_on = document.marks.closes_at(following - 1) >= 0 and tree.words[following - 2] not in _STOPS
    joined = tree.lower[following] in ("and", "but", "or") or (runs_on and tree.words[following][0].isalnum())
    return end if joined and not any(i in cues for i in range(following, end + 1)) else last
