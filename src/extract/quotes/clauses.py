"""Indirect content: the clause, infinitive, object or complement that a cue verb governs."""

from __future__ import annotations

from collections.abc import Mapping

from extract.quotes.cues import Cue
from extract.quotes.scene import Scene
from extract.quotes.sources import Range, own_subject, subject, trim
from extract.quotes.tree import Tree
from extract.records import Span

_WH = frozenset({"WP", "WRB", "WDT", "WP$"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves", "yourself", "myself", "ourselves"})
_PAUSES = frozenset({",", "”", '"', "''"})
_HAS_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl", "attr"})
_LONGEST = 400  # tokens of a clause that are looked through for a cue it has swallowed


def _has_to(tree: Tree, verb: int) -> bool:
    return any(tree.lower[kid] == "to" and tree.deps[kid] == "aux" for kid in tree.kids[verb])


def _form(tree: Tree, verb: int) -> str:
    """Which frame a clausal dependent fills: that, wh, inf or ing."""
    if _has_to(tree, verb):
        return "inf"
    first = max(tree.left[verb], tree.start_of_sentence(verb))
    if tree.tags[first] in _WH or tree.lower[first] in ("whether", "if"):
        return "wh"
    aux = any(tree.deps[kid] in ("aux", "nsubj", "nsubjpass", "auxpass", "expl") for kid in tree.kids[verb])
    if tree.tags[verb] == "VBG" and not aux:
        return "ing"
    return "that"


def _kid(tree: Tree, verb: int, *deps: str) -> int | None:
    return next((kid for kid in tree.kids[verb] if tree.deps[kid] in deps and kid > verb), None)


def _without_that(tree: Tree, first: int, last: int) -> Range | None:
    found = trim(tree, first, last)
    if (
        found
        and tree.lower[found[0]] == "that"
        and tree.deps[found[0]] in ("mark", "det", "nsubj")
        and found[0] < found[1]
    ):
        return trim(tree, found[0] + 1, found[1])
    return found


def widened(scene: Scene, first: int, last: int) -> Span:
    """The range as characters, with every marked stretch that it cuts taken whole and without marks at its ends."""
    tree = scene.tree
    span = tree.span(first, last)
    low, high = span
    number = scene.inside[last]
    if number >= 0:
        mark = scene.marks[number]
        if scene.first[number] >= first or low >= mark.start:
            high = max(high, mark.inner.end) if scene.last[number] != last or high > mark.inner.end else high
            high = mark.inner.end if high > mark.inner.end and low >= mark.start else high
            high = max(high, mark.inner.end) if high <= mark.inner.end else high
    number = scene.inside[first]
    if number >= 0 and low > scene.marks[number].inner.start:
        low = scene.marks[number].inner.start
    return Span(low, high)


def _swallowed(tree: Tree, cue: Cue, head: int, last: int, cues: Mapping[int, Cue]) -> int:
    """Where the clause ends if the parser has hung the next cue on it (said A and added B; said A, adding B)."""
    for token in range(head + 1, min(last, head + _LONGEST) + 1):
        other = cues.get(token)
        if other is None or other.verb.kind not in ("say", "ask", "judge"):
            continue
        own = own_subject(tree, token)
        if own is not None:
            left = tree.left[own] - 1
            if (
                tree.lower[left] == "with"
                and tree.tags[token] == "VBG"
                and tree.words[left - 1] in _PAUSES
                and left > head
            ):
                return left
            continue
        tag, edge = tree.tags[token], token
        while edge - 1 > head and tree.deps[edge - 1] in ("advmod", "neg", "aux") and tree.heads[edge - 1] == token:
            edge -= 1
        before = tree.lower[edge - 1]
        if tag == "VBG" and before in _PAUSES and other.verb.kind == "say":
            return edge - 1
        if tag == "VBG" and tree.tags[cue.token] == "VBG" and before == "and":
            return edge - 1
        if (
            tag == "VBD"
            and tree.tags[cue.token] == "VBD"
            and before in ("and", "but", "then")
            and tree.deps[token] == "conj"
        ):
            if other.verb.kind == "say" or tree.tags[head] != "VBD":
                return edge - 1
    return last + 1


def before_next_cue(tree: Tree, first: int, last: int, cues: Mapping[int, Cue]) -> int:
    """The last token of content before ", adding that" or its like; `last` if none comes."""
    for token in range(first + 1, min(last, first + _LONGEST) + 1):
        other = cues.get(token)
        if other and other.verb.kind == "say" and tree.tags[token] == "VBG" and tree.words[token - 1] in _PAUSES:
            return token - 1
    return last


def _without_aside(scene: Scene, first: int, last: int) -> int:
    """The last token before a clause that only comments (…, which came a day after …) at the end of the content."""
    tree = scene.tree
    for token in range(last, max(first, last - _LONGEST), -1):
        if tree.deps[token] == "relcl" and tree.right[token] >= last - 1 and tree.words[tree.left[token] - 1] == ",":
            left = tree.left[token]
            if tree.tags[left] in _WH or tree.tags[left + 1] in _WH:
                if scene.inside[left] < 0 and left - 2 > first:
                    return left - 2
    return last


def _with_list(scene: Scene, last: int) -> int:
    """The last token of what a colon adds to the content."""
    tree = scene.tree
    end = tree.end_of_sentence(last)
    if last + 2 < end and tree.words[last + 1] in (":", ";"):
        return end
    return last


def clause_after(scene: Scene, cue: Cue, cues: Mapping[int, Cue]) -> tuple[str, Range] | None:
    """The clause behind the cue, with the frame it fills."""
    tree, verb = scene.tree, cue.token
    for kid in tree.kids[verb]:
        if kid < verb or tree.deps[kid] not in ("ccomp", "xcomp"):
            continue
        frame = _form(tree, kid)
        if frame == "that" and not any(tree.deps[k] in _HAS_SUBJECT for k in tree.kids[kid]) and scene.inside[kid] < 0:
            continue
        if frame in ("inf", "ing") and not holds_position(scene, cue):
            continue
        if frame not in cue.verb.frames and not (frame == "inf" and "to-do" in cue.verb.frames):
            continue
        first = max(tree.left[kid], cue.last + 1)
        if frame == "inf":
            first = next(k for k in tree.kids[kid] if tree.lower[k] == "to")
        last = tree.right[kid]
        if frame in ("that", "wh"):
            last = _swallowed(tree, cue, kid, last, cues) - 1
            last = _without_aside(scene, first, last)
            if last == tree.right[kid]:
                last = _with_list(scene, last)
        found = _without_that(tree, first, last)
        if found:
            return frame, found
    return None


def clause_before(scene: Scene, cue: Cue, unit: int) -> Range | None:
    """The clause before source and cue (X, he said); `unit` is the first token of source or cue."""
    tree, verb = scene.tree, cue.token
    if "that" not in cue.verb.frames:
        return None
    comma = unit - 1
    start = tree.start_of_sentence(verb)
    if comma <= start or tree.words[comma] not in (",", "—", "–", "-", "--"):
        return None
    for kid in tree.kids[verb]:
        if kid < unit and tree.deps[kid] == "ccomp":
            return _without_that(tree, max(tree.left[kid], start), comma)
    tail = tree.end_of_sentence(verb) - cue.last
    if len(tree.kids[verb]) and tail < 8 and any(tree.tags[i] in _FINITE for i in range(start, comma)):
        return _without_that(tree, start, comma)
    return None


_ADJUNCTS = frozenset({"for", "as", "of", "with", "to", "about", "over", "against", "despite", "than"})


def _with_adjuncts(tree: Tree, verb: int, thing: int) -> int:
    """The object's last token, with the phrases right behind it that say more of it."""
    last = tree.right[thing]
    for kid in tree.kids[verb]:
        adjunct = tree.deps[kid] == "prep" and tree.lower[kid] in _ADJUNCTS
        if tree.left[kid] == last + 1 and (adjunct or (tree.deps[kid] == "advcl" and tree.lower[last + 1] == "to")):
            last = tree.right[kid]
    return last


def holds_position(scene: Scene, cue: Cue) -> bool:
    """Whether somebody in particular takes the position: not a relative clause, an infinitive of purpose, or nobody."""
    tree, verb = scene.tree, cue.token
    if _has_to(tree, verb):
        return False
    head = subject(tree, verb)
    if head is None:
        return "of" in cue.verb.frames
    return not tree.tags[head].startswith("W")


def object_after(scene: Scene, cue: Cue) -> tuple[str, Range] | None:
    """A noun phrase, complement or prepositional object as content, with the frame it fills."""
    tree, verb, frames = scene.tree, cue.token, cue.verb.frames
    thing = _kid(tree, verb, "dobj")
    if "name" in frames:
        small = _kid(tree, verb, "oprd", "ccomp", "attr")
        if thing is None and tree.tags[verb] == "VBN" and tree.deps[verb] == "acl":
            return None
        if thing is not None and tree.lower[thing] in _REFLEXIVE:
            return None
        if small is not None:
            found = trim(
                tree, max(cue.last + 1, min(tree.left[small], tree.left[thing] if thing else small)), tree.right[small]
            )
            return ("name", found) if found else None
    for kid in tree.kids[verb]:
        word = tree.lower[kid]
        if kid < verb or tree.deps[kid] != "prep":
            continue
        if thing is not None and word in frames and word in ("as", "of", "for"):
            first = tree.left[thing] if word == "as" else kid + 1
            found = trim(tree, max(first, cue.last + 1), tree.right[kid])
            return (word, found) if found else None
        if word in cue.verb.prepositions and thing is None:
            found = trim(tree, kid + 1, tree.right[kid])
            return ("prep", found) if found else None
    if thing is not None and "obj" in frames:
        found = trim(tree, max(tree.left[thing], cue.last + 1), _with_adjuncts(tree, verb, thing))
        return ("obj", found) if found and found[1] - found[0] >= 2 else None
    return None
