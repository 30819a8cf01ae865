"""Indirect speech: the clause or infinitive that a cue verb governs, behind it or before it.

In goes a cue, out come the first and last tokens of what was said, with the frame of the verb that they fill.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from extract.quotes.content_breaks import Ends, Stretch, end_of_content
from extract.quotes.content_ends import LONGEST
from extract.quotes.content_objects import holds_position
from extract.quotes.cues import Cue, load_nouns, words_for
from extract.quotes.quote_sources import telling_passive
from extract.syntax import Document
from extract.syntax.noun_phrases import Range, following_phrase, trim
from extract.syntax.tree import FINITE_TAGS, WH_TAGS, Tree
from extract.vocabulary import function_words

_IF_WORDS = function_words("if_words")
_HAS_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl", "attr"})
_DASHES = frozenset({",", "—", "–", "-", "--"})
_SHORTEST = 3  # tokens of an infinitive that is content: "asked to leave" says too little
_NEAR = 12  # tokens from a cue to its "that"
_SUBORDINATE = frozenset({"relcl", "advcl", "acl"})
_STARTS_CLAUSE = frozenset({"DT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "CD", "JJ", "JJR", "EX", "VBG", "PDT"})
_TAIL = 7  # tokens that may follow a cue that ends its sentence


def clause_after(
    document: Document, cue: Cue, cues: Mapping[int, Cue], ends: Ends = end_of_content
) -> tuple[str, Range] | None:
    """The clause behind the cue, with the frame it fills."""
    for kid in document.tree.kids_after(cue.token, "ccomp", "xcomp"):
        if found := _clause_below(document, cue, kid, cues, ends):
            return found
    words = _clause_by_words(document, cue, cues, ends) or _clause_lost(document, cue, cues, ends)
    return ("that", words) if words else None


def _clause_below(
    document: Document, cue: Cue, kid: int, cues: Mapping[int, Cue], ends: Ends
) -> tuple[str, Range] | None:
    """The clause of a verb that hangs on the cue, if the cue has a frame for it."""
    tree, frame = document.tree, _form(document.tree, kid)
    if not _allows(document, cue, frame):
        return None
    first = _first_of(document, cue, kid, frame)
    if first < 0:
        return None
    found = _without_that(tree, first, ends(document, cue, _stretch(tree, kid, first, frame), cues))
    if found is None or (frame == "inf" and found[1] - found[0] < _SHORTEST - 1):
        return None
    return frame, _without_addressee(tree, cue, found)


def _form(tree: Tree, verb: int) -> str:
    """Which frame a clausal dependent fills: that, wh, inf or ing."""
    if tree.has_to(verb):
        return "inf"
    first = max(tree.left[verb], tree.start_of_sentence(verb))
    if tree.tags[first] in WH_TAGS or tree.lower[first] in _IF_WORDS:
        return "wh"
    aux = tree.kid(verb, "aux", "nsubj", "nsubjpass", "auxpass", "expl") >= 0
    return "ing" if tree.tags[verb] == "VBG" and not aux else "that"


def _allows(document: Document, cue: Cue, frame: str) -> bool:
    """Whether the cue has a frame, and of those without a subject of their own somebody whose position it is."""
    frames = cue.verb.frames
    if frame not in frames and not (frame == "inf" and "to-do" in frames):
        return False
    return frame in ("that", "wh") or holds_position(document, cue)


def _first_of(document: Document, cue: Cue, kid: int, frame: str) -> int:
    """The first token of the clause below `kid`; -1 if it is no clause that the frame allows."""
    tree = document.tree
    if frame == "inf":
        return next(k for k in tree.kids[kid] if tree.lower[k] == "to")
    first = max(tree.left[kid], cue.last + 1)
    return _first_of_that(document, cue, kid, first) if frame == "that" else first


def _first_of_that(document: Document, cue: Cue, kid: int, first: int) -> int:
    tree = document.tree
    if not _has_subject(tree, kid) and not document.is_marked(kid):
        return _lost_subject(tree, cue, kid, first)
    if cue.verb.base == "find" and not _is_predication(tree, kid):
        return -1
    if _opens_clause(document, cue) and tree.lower[first] != "that" != tree.lower[first - 1]:
        return cue.last + 1
    return first


def _has_subject(tree: Tree, verb: int) -> bool:
    return any(tree.deps[k] in _HAS_SUBJECT or _is_finite_helper(tree, k) for k in tree.kids[verb])


def _is_finite_helper(tree: Tree, token: int) -> bool:
    return tree.deps[token][:3] == "aux" and tree.tags[token] in FINITE_TAGS


def _lost_subject(tree: Tree, cue: Cue, kid: int, first: int) -> int:
    """Where a clause without a subject begins: with what the parser has taken for the cue's object; -1 nowhere."""
    if tree.tags[kid] not in FINITE_TAGS:
        return -1
    if tree.deps[cue.token] == "relcl":
        return first  # the years that she said were the best
    lost = tree.kid_after(cue.token, "dobj")
    return tree.left[lost] if 0 <= lost < kid else -1


def _is_predication(tree: Tree, verb: int) -> bool:
    """Whether a clause says something: found that he left, not found the man dead."""
    if tree.tags[verb] in FINITE_TAGS or any(tree.tags[k] in FINITE_TAGS for k in tree.kids[verb] if k < verb):
        return True
    return tree.tags[verb] == "VBN" and tree.kid_after(verb, "dobj", "xcomp", "ccomp") >= 0  # mistagged


def _stretch(tree: Tree, kid: int, first: int, frame: str) -> Stretch:
    """What may belong to the clause below `kid`: all that hangs on it, of a full clause the rest of the sentence."""
    end = tree.end_of_sentence(kid) if frame in ("that", "wh") else tree.right[kid]
    return Stretch(first, end, tree.right[kid], kid, frame)


def _without_that(tree: Tree, first: int, last: int) -> Range | None:
    found = trim(tree, first, last)
    if found is None or found[0] == found[1] or tree.lower[found[0]] != "that":
        return found
    return trim(tree, found[0] + 1, found[1]) if tree.deps[found[0]] in ("mark", "det", "nsubj") else found


def _without_addressee(tree: Tree, cue: Cue, found: Range) -> Range:
    """The clause without the words before its "that" which the parser took into it (told reporter Ann Lee that …)."""
    near = range(found[0], min(found[1], found[0] + _NEAR)) if "tell" in cue.verb.frames else ()
    for token in near:
        if tree.tags[token] in FINITE_TAGS:
            break
        if tree.lower[token] == "that" and tree.tags[token] == "IN":
            return token + 1, found[1]
    return found


def _clause_by_words(document: Document, cue: Cue, cues: Mapping[int, Cue], ends: Ends) -> Range | None:
    """What follows "that" shortly behind a cue whose clause the parser has hung elsewhere (told voters that …)."""
    tree = document.tree
    if "that" not in cue.verb.frames or cue.verb.kind not in ("say", "think"):
        return None
    for token in range(cue.last + 1, min(tree.end_of_sentence(cue.token), cue.last + _NEAR)):
        if _parts(document, token, cues):
            return None
        if tree.lower[token] == "that" and _joins(tree, cue, token):
            return _to_the_end(document, cue, token + 1, cues, ends)
    return None


def _parts(document: Document, token: int, cues: Container[int]) -> bool:
    """Whether a token parts a cue from a "that" behind it: a verb, a quotation, a semicolon."""
    tree = document.tree
    verb = token in cues or tree.tags[token] in FINITE_TAGS
    return verb or document.is_marked(token) or tree.words[token] == ";"


def _joins(tree: Tree, cue: Cue, that: int) -> bool:
    """Whether "that" hands over from the cue (said at the rally that …) and not from a noun (the claim that …)."""
    if tree.lower[that - 1] not in load_nouns() and tree.tags[that] != "WDT":
        return tree.tags[that] == "IN"
    behind = cue.last + 1
    set_off = cue.verb.kind == "say" and tree.tags[behind] == "IN" and tree.deps[behind] == "prep"
    return set_off and tree.heads[behind] == cue.token and tree.tags[that + 1] in _STARTS_CLAUSE


def _clause_lost(document: Document, cue: Cue, cues: Mapping[int, Cue], ends: Ends) -> Range | None:
    """A clause without "that" whose subject the parser took for the cue's object (say that account and others show)."""
    if not _opens_clause(document, cue) or cue.last + 1 >= document.tree.end_of_sentence(cue.token):
        return None
    return _to_the_end(document, cue, cue.last + 1, cues, ends)


def _opens_clause(document: Document, cue: Cue) -> bool:
    """Whether the word behind "said" opens what was said, wherever the parser has hung it."""
    tree, first = document.tree, cue.last + 1
    if cue.verb.base != "say" or first > tree.end_of_sentence(cue.token):
        return False
    if not 0 <= tree.subjects[cue.token] < cue.token:
        return False
    spoken = tree.tags[first] in _STARTS_CLAUSE and tree.lower[first] not in words_for("said")
    return spoken and not document.is_marked(first) and tree.ents[first] not in ("DATE", "TIME")


def _to_the_end(document: Document, cue: Cue, first: int, cues: Mapping[int, Cue], ends: Ends) -> Range | None:
    """The clause from token `first` to the sentence's end, a colon or another's words; None if it is no clause."""
    tree, last = document.tree, _last_of_clause(document, cue, first)
    head = next((token for token in range(first, last + 1) if tree.tags[token] in FINITE_TAGS), first)
    found = trim(tree, first, ends(document, cue, Stretch(first, last, last, head, "that"), cues))
    return found if found and tree.is_finite(*found) else None


def _last_of_clause(document: Document, cue: Cue, first: int) -> int:
    """The last token before a colon or semicolon, else of the sentence, or of a subordinate cue's clause."""
    tree = document.tree
    governed = tree.deps[cue.token] in _SUBORDINATE and tree.right[cue.token] > first
    end = tree.right[cue.token] if governed else tree.end_of_sentence(cue.token)
    last = min(end, first + LONGEST)
    unmarked = (token for token in range(first, last + 1) if not document.is_marked(token))
    return tree.first_of((";", ":"), unmarked, last + 1) - 1


def clause_before(document: Document, cue: Cue, unit: int) -> Range | None:
    """The clause before source and cue (X, he said); `unit` is the first token of source or cue."""
    tree, passive = document.tree, telling_passive(document.tree, cue.token)
    verb = passive if passive >= 0 else cue.token
    if "that" not in cue.verb.frames or tree.tags[verb] in ("VBG", "VB") or tree.tags[unit].startswith("W"):
        return None
    start = tree.start_of_sentence(verb)
    comma = _comma_before(tree, unit, start)
    if comma < 0:
        return None
    clause = tree.kid(verb, "ccomp")
    if 0 <= clause < unit:
        return _without_that(tree, max(tree.left[clause], start), comma)
    whole = _ends_sentence(document, cue, unit) and tree.is_finite(start, comma)
    return _without_that(tree, start, comma) if whole else None


def _comma_before(tree: Tree, unit: int, start: int) -> int:
    """The comma or dash before source and cue, behind the sentence's first token `start`; or -1."""
    comma = unit - 1
    while comma > start and tree.words[comma].isspace():
        comma -= 1
    return comma if comma > start and tree.words[comma] in _DASHES else -1


def _ends_sentence(document: Document, cue: Cue, unit: int) -> bool:
    """Whether source and cue end a sentence that is what was said: nothing that was said stands behind them."""
    tree, verb = document.tree, cue.token
    behind = following_phrase(document, cue.last) if unit == verb else None
    last = behind[1] if behind else cue.last
    if cue.verb.kind != "say" or tree.lower[tree.start_of_sentence(verb)] in words_for("subordinate"):
        return False
    if tree.end_of_sentence(verb) - last > _TAIL:
        return False
    return not any(kid > cue.last and _is_content(tree, cue, kid, last) for kid in tree.kids[verb])


def _is_content(tree: Tree, cue: Cue, kid: int, last: int) -> bool:
    """Whether what hangs on a cue behind it is what was said; the object of "said" and "told" is somebody."""
    if tree.lower[kid] in cue.verb.prepositions:
        return True
    if tree.deps[kid] == "dobj":
        return not (cue.verb.base == "say" or "tell" in cue.verb.frames)
    return tree.deps[kid] in ("xcomp", "ccomp", "acomp") and kid > last
