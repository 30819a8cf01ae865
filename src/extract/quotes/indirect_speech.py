"""Indirect speech: the clause or infinitive that a cue verb governs, behind it or before it."""

from __future__ import annotations

from collections.abc import Mapping

from extract.quotes.content_ends import LONGEST, swallowed, with_rest, without_comment
from extract.quotes.content_objects import holds_position
from extract.quotes.cues import Cue, load_nouns, words_for
from extract.syntax import Document
from extract.syntax.noun_phrases import Range, following_phrase, trim
from extract.syntax.tree import FINITE_TAGS, WH_TAGS, Tree

_HAS_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl", "attr"})
_DASHES = frozenset({",", "—", "–", "-", "--"})
_SHORTEST = 3  # tokens of an infinitive that is content: "asked to leave" says too little
_NEAR = 12  # tokens from a cue to its "that"
_SUBORDINATE = frozenset({"relcl", "advcl", "acl"})
_STARTS_CLAUSE = frozenset({"DT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "CD", "JJ", "JJR", "EX", "VBG", "PDT"})
_TAIL = 7  # tokens that may follow a cue that ends its sentence


def _form(tree: Tree, verb: int) -> str:
    """Which frame a clausal dependent fills: that, wh, inf or ing."""
    if tree.has_to(verb):
        return "inf"
    first = max(tree.left[verb], tree.start_of_sentence(verb))
    if tree.tags[first] in WH_TAGS or tree.lower[first] in ("whether", "if"):
        return "wh"
    aux = any(tree.deps[kid] in ("aux", "nsubj", "nsubjpass", "auxpass", "expl") for kid in tree.kids[verb])
    return "ing" if tree.tags[verb] == "VBG" and not aux else "that"


def _has_subject(tree: Tree, verb: int) -> bool:
    kids = tree.kids[verb]
    return any(
        tree.deps[k] in _HAS_SUBJECT or (tree.deps[k][:3] == "aux" and tree.tags[k] in FINITE_TAGS) for k in kids
    )


def _without_that(tree: Tree, first: int, last: int) -> Range | None:
    found = trim(tree, first, last)
    if found is None or found[0] == found[1] or tree.lower[found[0]] != "that":
        return found
    return trim(tree, found[0] + 1, found[1]) if tree.deps[found[0]] in ("mark", "det", "nsubj") else found


def _without_addressee(tree: Tree, cue: Cue, found: Range) -> Range:
    """The clause without the words before its "that" which the parser took into it (told reporter Ann Lee that …)."""
    if "tell" in cue.verb.frames:
        for token in range(found[0], min(found[1], found[0] + _NEAR)):
            if tree.tags[token] in FINITE_TAGS:
                break
            if tree.lower[token] == "that" and tree.tags[token] == "IN":
                return token + 1, found[1]
    return found


def _first_of(document: Document, cue: Cue, kid: int, frame: str) -> int:
    """The first token of the clause below `kid`; -1 if it is no clause that the frame allows."""
    tree = document.tree
    finite = tree.tags[kid] in FINITE_TAGS
    first = max(tree.left[kid], cue.last + 1)
    if frame == "inf":
        return next(k for k in tree.kids[kid] if tree.lower[k] == "to")
    if frame == "that":
        if not _has_subject(tree, kid) and not document.is_marked(kid):
            lost = tree.kid_after(cue.token, "dobj")
            # The parser may have taken the clause's subject for the cue's object.
            if finite and tree.deps[cue.token] == "relcl":
                return first  # the years that she said were the best
            return tree.left[lost] if finite and 0 <= lost < kid else -1
        auxiliary = any(tree.tags[k] in FINITE_TAGS for k in tree.kids[kid] if k < kid)
        active = tree.tags[kid] == "VBN" and tree.kid_after(kid, "dobj", "xcomp", "ccomp") >= 0  # mistagged
        if cue.verb.base == "find" and not finite and not auxiliary and not active:
            return -1
        if _opens_clause(document, cue) and tree.lower[first] != "that" != tree.lower[first - 1]:
            return cue.last + 1
    return first


def clause_after(document: Document, cue: Cue, cues: Mapping[int, Cue]) -> tuple[str, Range] | None:
    """The clause behind the cue, with the frame it fills."""
    tree, frames = document.tree, cue.verb.frames
    for kid in tree.kids[cue.token]:
        if kid < cue.token or tree.deps[kid] not in ("ccomp", "xcomp"):
            continue
        frame = _form(tree, kid)
        if frame not in frames and not (frame == "inf" and "to-do" in frames):
            continue
        first = _first_of(document, cue, kid, frame)
        if first < 0 or (frame in ("inf", "ing") and not holds_position(document, cue)):
            continue
        last = tree.right[kid]
        if frame in ("that", "wh"):
            last = without_comment(document, first, swallowed(tree, cue, kid, last, cues), cues)
            if last == tree.right[kid]:
                last = with_rest(document, cue, last, cues)
        found = _without_that(tree, first, last)
        if found and (frame != "inf" or found[1] - found[0] >= _SHORTEST - 1):
            return frame, _without_addressee(tree, cue, found)
    words = _clause_by_words(document, cue, cues) or _clause_lost(document, cue, cues)
    return ("that", words) if words else None


def _clause_by_words(document: Document, cue: Cue, cues: Mapping[int, Cue]) -> Range | None:
    """What follows "that" shortly behind a cue whose clause the parser has hung elsewhere (told voters that …)."""
    tree = document.tree
    if "that" not in cue.verb.frames or cue.verb.kind not in ("say", "think"):
        return None
    end = tree.end_of_sentence(cue.token)
    for token in range(cue.last + 1, min(end, cue.last + _NEAR)):
        if token in cues or tree.tags[token] in FINITE_TAGS or document.is_marked(token) or tree.words[token] == ";":
            return None
        if tree.lower[token] != "that" or not _joins(tree, cue, token):
            continue
        return _to_the_end(document, cue, token + 1, cues)
    return None


def _joins(tree: Tree, cue: Cue, that: int) -> bool:
    """Whether "that" hands over from the cue (said at the rally that …) and not from a noun (the claim that …)."""
    noun = tree.lower[that - 1] in load_nouns()
    set_off = cue.verb.kind == "say" and tree.tags[cue.last + 1] == "IN" and tree.deps[cue.last + 1] == "prep"
    if noun or tree.tags[that] == "WDT":
        return set_off and tree.heads[cue.last + 1] == cue.token and tree.tags[that + 1] in _STARTS_CLAUSE
    return tree.tags[that] == "IN"


def _to_the_end(document: Document, cue: Cue, first: int, cues: Mapping[int, Cue]) -> Range | None:
    """The clause from token `first` to the sentence's end, a colon or another's words; None if it is no clause."""
    tree = document.tree
    governed = tree.deps[cue.token] in _SUBORDINATE and tree.right[cue.token] > first
    end = tree.right[cue.token] if governed else tree.end_of_sentence(cue.token)
    last = min(end, first + LONGEST)
    for place in range(first, last + 1):
        if not document.is_marked(place) and tree.words[place] in (";", ":"):
            last = place - 1
            break
    last = without_comment(document, first, swallowed(tree, cue, first - 1, last, cues), cues)
    found = trim(tree, first, last)
    return found if found and tree.is_finite(*found) else None


def _opens_clause(document: Document, cue: Cue) -> bool:
    """Whether the word behind "said" opens what was said, wherever the parser has hung it."""
    tree, first = document.tree, cue.last + 1
    if (
        cue.verb.base != "say"
        or not 0 <= tree.subjects[cue.token] < cue.token
        or first > tree.end_of_sentence(cue.token)
    ):
        return False
    spoken = tree.tags[first] in _STARTS_CLAUSE and tree.lower[first] not in words_for("said")
    return spoken and not document.is_marked(first) and tree.ents[first] not in ("DATE", "TIME")


def _clause_lost(document: Document, cue: Cue, cues: Mapping[int, Cue]) -> Range | None:
    """A clause without "that" whose subject the parser took for the cue's object (say that account and others show)."""
    if not _opens_clause(document, cue) or cue.last + 1 >= document.tree.end_of_sentence(cue.token):
        return None
    return _to_the_end(document, cue, cue.last + 1, cues)


def clause_before(document: Document, cue: Cue, unit: int) -> Range | None:
    """The clause before source and cue (X, he said); `unit` is the first token of source or cue."""
    tree, verb = document.tree, cue.token
    if "that" not in cue.verb.frames or tree.tags[verb] in ("VBG", "VB") or tree.tags[unit].startswith("W"):
        return None
    comma, start = unit - 1, tree.start_of_sentence(verb)
    while comma > start and tree.words[comma].isspace():
        comma -= 1
    if comma <= start or tree.words[comma] not in _DASHES:
        return None
    for kid in tree.kids[verb]:
        if kid < unit and tree.deps[kid] == "ccomp":
            return _without_that(tree, max(tree.left[kid], start), comma)
    opens = tree.lower[start] in words_for("subordinate")
    behind = following_phrase(document, cue.last) if unit == verb else None
    last = behind[1] if behind else cue.last
    if cue.verb.kind != "say" or opens or tree.end_of_sentence(verb) - last > _TAIL:
        return None
    speaks = cue.verb.base == "say" or "tell" in cue.verb.frames  # its object is the speaker or who is told
    for kid in tree.kids[verb]:
        content = (tree.deps[kid] in ("xcomp", "ccomp", "acomp") and kid > last) or (
            tree.deps[kid] == "dobj" and not speaks
        )
        if kid > cue.last and (content or tree.lower[kid] in cue.verb.prepositions):
            return None
    return _without_that(tree, start, comma) if tree.is_finite(start, comma) else None
