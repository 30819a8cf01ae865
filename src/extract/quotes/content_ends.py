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
        says = token in cues and cues[token].verb.kind == "say"
        if says and tree.tags[token] == "VBG" and tree.words[token - 1] in _PAUSES:
            return token - 1
    return last


def swallowed(tree: Tree, cue: Cue, head: int, last: int, cues: Mapping[int, Cue]) -> int:
    """The last token of the clause without a next cue that the parser has hung on it (said A and added B)."""
    for token in range(head + 1, min(last, head + LONGEST) + 1):
        other = cues.get(token)
        if other is None or other.verb.kind not in ("say", "ask", "judge"):
            continue
        edge = _next_speech(tree, cue, head, other)
        if edge > head:
            return edge - 1
    return last


def _next_speech(tree: Tree, cue: Cue, head: int, other: Cue) -> int:
    """Where the words of another cue begin with its speaker; -1 if it is part of the content."""
    if tree.subjects[other.token] >= 0:
        return _new_speaker(tree, cue, head, other.token)
    return _same_speaker(tree, cue, head, other)


def _new_speaker(tree: Tree, cue: Cue, head: int, token: int) -> int:
    """Where the next speaker's clause begins (…, while Lee said; …, with Lee saying); -1 if none does."""
    left = tree.left[tree.subjects[token]] - 1
    if left <= head:
        return -1
    if tree.lower[left] == "with":
        return left if tree.tags[token] == "VBG" and tree.words[left - 1] in _PAUSES else -1
    joined = tree.lower[left] in ("and", "but", "while") and tree.words[left - 1] in _BREAKS
    return left if joined and _is_parallel(tree, cue, token) else -1


def _is_parallel(tree: Tree, cue: Cue, token: int) -> bool:
    """Whether a verb has the form of the cue and is no part of what it governs."""
    return tree.tags[token] == tree.tags[cue.token] and tree.deps[token] in ("conj", "advcl")


def _same_speaker(tree: Tree, cue: Cue, head: int, other: Cue) -> int:
    """Where the same speaker's next cue begins (…, adding B; … and added B); -1 if it is part of the content."""
    edge = other.token
    while edge - 1 > head and tree.deps[edge - 1] in ("advmod", "neg", "aux") and tree.heads[edge - 1] == other.token:
        edge -= 1
    before = tree.lower[edge - 1]
    if tree.tags[other.token] == "VBG":
        goes_on = _is_participle_of(tree, cue, other, before)
    else:
        goes_on = _shares_with_cue(tree, cue, head, other, before) or _is_coordinated(tree, cue, head, other, before)
    return edge - 1 if goes_on else -1


def _is_participle_of(tree: Tree, cue: Cue, other: Cue, before: str) -> bool:
    """ ", adding B"; of a cue that is a participle itself "and adding B"."""
    if before in _PAUSES and other.verb.kind == "say":
        return True
    return tree.tags[cue.token] == "VBG" and before == "and"


def _shares_with_cue(tree: Tree, cue: Cue, head: int, other: Cue, before: str) -> bool:
    """Whether a verb agrees with the cue's subject and not with that of the content."""
    if before not in ("and", "but") or not may_share_subject(tree, other.token, cue.token):
        return False
    return not may_share_subject(tree, other.token, head)


def _is_coordinated(tree: Tree, cue: Cue, head: int, other: Cue, before: str) -> bool:
    """Whether a past form goes on from the cue, which is one too: "said A and added B"."""
    if not tree.tags[other.token] == tree.tags[cue.token] == "VBD" or before not in ("and", "but", "then"):
        return False
    return tree.deps[other.token] == "conj" and (other.verb.kind == "say" or tree.tags[head] != "VBD")


def without_comment(document: Document, first: int, last: int, cues: Mapping[int, Cue]) -> int:
    """The last token before a clause that only comments on the content (…, which came a day after …).

    A relative clause with words in quotation marks of its own is content, unless it has a cue for them.
    """
    last = _before_remark(document, first, last)
    for token in range(last, max(first, last - LONGEST), -1):
        left = document.tree.left[token]
        if left - 2 > first and _is_relative(document, token, last) and _is_comment(document, left, last, cues):
            return left - 2
    return last


def _before_remark(document: Document, first: int, last: int) -> int:
    for token in range(first + _SHORTEST, min(last, first + LONGEST)):
        if _comments(document, token) and document.tree.is_finite(first, token - 2):
            return token - 2
    return last


def _comments(document: Document, token: int) -> bool:
    """Whether a clause begins here that sets the writer's own remark against the content (…, although …)."""
    tree = document.tree
    if document.is_marked(token) or tree.words[token - 1] not in _BREAKS:
        return False
    word = tree.lower[token]
    return word in words_for("contrast") or (word == "even" and tree.lower[token + 1] in ("as", "though"))


def _is_relative(document: Document, verb: int, last: int) -> bool:
    """Whether a verb heads a relative clause behind a comma that reaches to the content's end."""
    tree, left = document.tree, document.tree.left[verb]
    if tree.deps[verb] != "relcl" or tree.right[verb] < last - 1 or tree.words[left - 1] != ",":
        return False
    return tree.tags[left] in WH_TAGS or tree.tags[left + 1] in WH_TAGS


def _is_comment(document: Document, left: int, last: int, cues: Mapping[int, Cue]) -> bool:
    """Whether a clause is the writer's: unmarked, or with a cue of its own."""
    clause = range(left, last + 1)
    if document.is_marked(left):
        return False
    return not any(document.is_marked(i) for i in clause) or not cues.keys().isdisjoint(clause)


def with_rest(document: Document, cue: Cue, last: int, cues: Mapping[int, Cue]) -> int:
    """The last token of the content with what the parser has cut off: a list behind a colon, a second half (…, but B)
    that has no cue of its own.
    """
    tree = document.tree
    last = _with_conjunct(document, cue, last, cues)
    end = tree.end_of_sentence(last)
    if last + 2 < end and tree.words[last + 1] in (":", ";"):
        return end
    following = _behind_pause(document, last, end)
    if cue.verb.kind != "say" or following >= end or end - following > LONGEST:
        return last
    whole = _is_second_half(document, following) and not _speaks(cues, following, end)
    return end if whole else last


def _speaks(cues: Mapping[int, Cue], first: int, last: int) -> bool:
    """Whether a cue stands in a stretch, other than one of mere thought."""
    return any(token in cues and cues[token].verb.kind != "think" for token in range(first, last + 1))


def _behind_pause(document: Document, last: int, end: int) -> int:
    """The first token behind a clause that is no comma and closes no quotation."""
    following = last + 1
    while following < end and (document.marks.closes_at(following) >= 0 or document.tree.words[following] == ","):
        following += 1
    return following


def _is_second_half(document: Document, first: int) -> bool:
    """Whether the words from a token on go on with the clause before: by a conjunction, or behind a quotation that no
    stop ends."""
    tree = document.tree
    if tree.lower[first] in ("and", "but", "or"):
        return True
    runs_on = document.marks.closes_at(first - 1) >= 0 and tree.words[first - 2] not in _STOPS
    return runs_on and tree.words[first][0].isalnum()


def _with_conjunct(document: Document, cue: Cue, last: int, cues: Mapping[int, Cue]) -> int:
    """The last token of a second half (said A, but B) that the parser has hung on the cue though it is no cue."""
    tree = document.tree
    for kid in tree.kids[cue.token]:
        if kid <= last or _speaks(cues, kid, kid) or tree.right[kid] - last >= LONGEST or not _goes_on(tree, last, kid):
            continue
        if tree.deps[kid] == "ccomp" or not _speaks(cues, last + 1, tree.right[kid]):
            return tree.right[kid]
    return last


def _goes_on(tree: Tree, last: int, verb: int) -> bool:
    """Whether a verb that the parser has hung on the cue goes on with the clause that ends at token `last`."""
    left, dep = tree.left[verb], tree.deps[verb]
    if dep == "conj" and left - last <= 3:
        return tree.subjects[verb] < 0
    if dep in ("ccomp", "advcl") and left == last + 1 and tree.subjects[verb] < 0:
        return tree.tags[left] in FINITE_TAGS  # all she has to do | is wait
    return dep == "advcl" and tree.words[last + 1] == "," and left == last + 2 and _is_bare(tree, verb)


def _is_bare(tree: Tree, verb: int) -> bool:
    """Whether a verb is an infinitive without "to" that begins its phrase: to open a port, | build a road and …."""
    return tree.tags[verb] in ("VB", "VBP") and tree.left[verb] == verb and not tree.has_to(verb)
