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
_CONTRAST = frozenset({"although", "though", "whereas", "despite"})
_BREAKS = frozenset({",", "-", "--", "—", "–"})
_NEAR = 12  # tokens from a cue to its "that"
_STOPS = frozenset({",", ".", "?", "!"})
_SHORTEST = 3  # tokens of content before a comment
_SUBORDINATE = frozenset({"as", "while", "when", "if", "because", "after", "before", "although", "though"})
_TAIL = 7  # tokens that may follow a cue that ends its sentence
_CLAUSE_ENDS = frozenset({",", ";", ":", "—", "–", "--", "("})
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


def _has_subject(tree: Tree, verb: int) -> bool:
    return any(tree.deps[k] in _HAS_SUBJECT or (tree.deps[k] == "aux" and tree.tags[k] in _FINITE) for k in tree.kids[verb])


def _is_finite(tree: Tree, verb: int) -> bool:
    return tree.tags[verb] in _FINITE or any(tree.tags[kid] in _FINITE for kid in tree.kids[verb] if kid < verb)


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
            joined = tree.lower[left] in ("and", "but", "while") and tree.words[left - 1] in _BREAKS
            if joined and left > head and tree.tags[token] == tree.tags[cue.token] and tree.deps[token] in ("conj", "advcl"):
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


def _comments(scene: Scene, token: int) -> bool:
    """Whether a clause begins here that sets the writer's own remark against the content (…, although …)."""
    tree = scene.tree
    if scene.inside[token] >= 0:
        return False
    word, before = tree.lower[token], tree.words[token - 1]
    if word in _CONTRAST:
        return before in _BREAKS
    return word == "even" and tree.lower[token + 1] in ("as", "though") and before in _BREAKS


def _without_aside(scene: Scene, first: int, last: int) -> int:
    """The last token before a clause that only comments on the content (…, which came a day after …)."""
    tree = scene.tree
    for token in range(first + _SHORTEST, min(last, first + _LONGEST)):
        if _comments(scene, token):
            last = token - 2
            break
    for token in range(last, max(first, last - _LONGEST), -1):
        if tree.deps[token] == "relcl" and tree.right[token] >= last - 1 and tree.words[tree.left[token] - 1] == ",":
            left = tree.left[token]
            relative = tree.tags[left] in _WH or tree.tags[left + 1] in _WH
            if relative and scene.inside[left] < 0 and left - 2 > first:
                return left - 2
    return last


def _with_conjunct(scene: Scene, cue: Cue, last: int, cues: Mapping[int, Cue]) -> int:
    """The last token of a second half that the parser has hung on the cue itself (said A, but B) though it is no cue."""
    tree = scene.tree
    for kid in tree.kids[cue.token]:
        if kid > last and tree.deps[kid] == "conj" and tree.left[kid] - last <= 3 and kid not in cues:
            if own_subject(tree, kid) is None and not any(i in cues for i in range(last + 1, tree.right[kid] + 1)):
                return tree.right[kid]
    return last


def _with_rest(scene: Scene, cue: Cue, last: int, cues: Mapping[int, Cue]) -> int:
    """The last token of a sentence whose second half has no cue of its own (said A, but B), which belongs to the content."""
    tree = scene.tree
    end = tree.end_of_sentence(last)
    following = last + 1
    while following < end and (scene.closes_at(following) >= 0 or tree.words[following] == ","):
        following += 1
    opened = scene.closes_at(following - 1) >= 0 and tree.words[following - 2] not in _STOPS
    if cue.verb.kind != "say" or following >= end or end - following > _LONGEST:
        return last
    joined = tree.lower[following] in ("and", "but", "or") or (opened and tree.words[following][0].isalnum())
    if joined and not any(i in cues for i in range(following, end + 1)):
        return end
    return last


def _with_list(scene: Scene, last: int) -> int:
    """The last token of what a colon adds to the content."""
    tree = scene.tree
    end = tree.end_of_sentence(last)
    if last + 2 < end and tree.words[last + 1] in (":", ";"):
        return end
    return last


def _without_addressee(tree: Tree, cue: Cue, found: Range) -> Range:
    """The clause without the words before its "that" which the parser took into it (told reporter Ann Lee that …)."""
    if "tell" in cue.verb.frames:
        for token in range(found[0], min(found[1], found[0] + _NEAR)):
            if tree.tags[token] in _FINITE:
                break
            if tree.lower[token] == "that" and tree.tags[token] == "IN":
                return token + 1, found[1]
    return found


def clause_after(scene: Scene, cue: Cue, cues: Mapping[int, Cue]) -> tuple[str, Range] | None:
    """The clause behind the cue, with the frame it fills."""
    tree, verb = scene.tree, cue.token
    for kid in tree.kids[verb]:
        if kid < verb or tree.deps[kid] not in ("ccomp", "xcomp"):
            continue
        frame = _form(tree, kid)
        bare = frame == "that" and not _has_subject(tree, kid) and scene.inside[kid] < 0
        lost = _kid(tree, verb, "dobj")
        if bare and not (tree.tags[kid] in _FINITE and lost is not None and lost < kid):
            continue
        if cue.verb.base == "find" and frame == "that" and not _is_finite(tree, kid):
            continue
        if frame in ("inf", "ing") and not holds_position(scene, cue):
            continue
        if frame not in cue.verb.frames and not (frame == "inf" and "to-do" in cue.verb.frames):
            continue
        first = max(tree.left[kid], cue.last + 1)
        if bare and lost is not None:
            first = tree.left[lost]  # the parser took the clause's subject for the cue's object
        if frame == "inf":
            first = next(k for k in tree.kids[kid] if tree.lower[k] == "to")
        last = tree.right[kid]
        if frame in ("that", "wh"):
            last = _swallowed(tree, cue, kid, last, cues) - 1
            last = _without_aside(scene, first, last)
            if last == tree.right[kid]:
                last = _with_rest(scene, cue, _with_list(scene, _with_conjunct(scene, cue, last, cues)), cues)
        found = _without_that(tree, first, last)
        if found:
            return frame, _without_addressee(tree, cue, found)
    if (words := clause_by_words(scene, cue, cues)) is not None:
        return "that", words
    return None


def clause_by_words(scene: Scene, cue: Cue, cues: Mapping[int, Cue]) -> Range | None:
    """What follows "that" shortly behind a cue whose clause the parser has hung elsewhere (told voters that …)."""
    tree = scene.tree
    if "that" not in cue.verb.frames or cue.verb.kind not in ("say", "think"):
        return None
    end = tree.end_of_sentence(cue.token)
    for token in range(cue.last + 1, min(end, cue.last + _NEAR)):
        if token in cues or tree.tags[token] in _FINITE or scene.inside[token] >= 0 or tree.words[token] == ";":
            return None
        if tree.lower[token] == "that" and tree.tags[token] == "IN":
            last = end
            for place in range(token + 1, end + 1):
                if scene.inside[place] < 0 and tree.words[place] in (";", ":"):
                    last = place - 1
                    break
            last = _swallowed(tree, cue, token, last, cues) - 1
            found = trim(tree, token + 1, _without_aside(scene, token + 1, last))
            return found if found and any(tree.tags[i] in _FINITE for i in range(found[0], found[1] + 1)) else None
    return None


def clause_before(scene: Scene, cue: Cue, unit: int) -> Range | None:
    """The clause before source and cue (X, he said); `unit` is the first token of source or cue."""
    tree, verb = scene.tree, cue.token
    if "that" not in cue.verb.frames or tree.tags[verb] in ("VBG", "VB") or tree.tags[unit].startswith("W"):
        return None
    comma = unit - 1
    start = tree.start_of_sentence(verb)
    if comma <= start or tree.words[comma] not in (",", "—", "–", "-", "--"):
        return None
    for kid in tree.kids[verb]:
        if kid < unit and tree.deps[kid] == "ccomp":
            return _without_that(tree, max(tree.left[kid], start), comma)
    if cue.verb.kind != "say" or tree.lower[start] in _SUBORDINATE or tree.end_of_sentence(verb) - cue.last > _TAIL:
        return None
    for kid in tree.kids[verb]:
        if kid > verb and (tree.deps[kid] in ("dobj", "xcomp", "ccomp", "acomp") or tree.lower[kid] in cue.verb.prepositions):
            return None
    if any(tree.tags[i] in _FINITE for i in range(start, comma)):
        return _without_that(tree, start, comma)
    return None


def _to_break(scene: Scene, token: int) -> int:
    """The last token before a comma, colon or bracket outside of marks, or of the sentence."""
    tree = scene.tree
    end = tree.end_of_sentence(token)
    for place in range(token + 1, min(end, token + _LONGEST)):
        if scene.inside[place] < 0 and tree.words[place] in _CLAUSE_ENDS:
            return place - 1
    return end


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
            first = max(cue.last + 1, min(tree.left[small], tree.left[thing] if thing else small))
            found = trim(tree, first, _to_break(scene, max(small, first)))
            return ("name", found) if found and found[1] > found[0] else None
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
