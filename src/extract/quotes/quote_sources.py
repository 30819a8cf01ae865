"""The words that name the source of a cue: its subject, wherever the clause keeps it.

In goes a cue verb, out come the first and last tokens of its source. Unlike the subjects of events, and of pronouns, a
source is looked for on the way up over every verb, since whoever governs the words has said them; and where the parser
has lost it, among the words before the cue.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extract.quotes.cues import Cue, load_nouns
from extract.syntax import Document
from extract.syntax.agreement import may_share_subject
from extract.syntax.noun_phrases import Range, noun_phrase, phrase_to, trim
from extract.syntax.tree import Tree

_CLIMB = frozenset({"conj", "advcl", "xcomp", "pcomp", "prep", "ccomp", "dep", "aux", "auxpass", "acomp"})
_COMPLEMENTS = frozenset({"dobj", "pobj", "prep", "attr"})
_UPWARDS = _CLIMB | {"relcl", "acl", "pobj", "dobj", "attr"}
_AUXILIARY = frozenset({"RB", "MD", "RBR"})
_ENDS_PHRASE = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "-RRB-", "CD", "DT"})
_PAUSES = frozenset({",", "”", '"', "''"})
_DASHES = frozenset({"—", "–", "--", "-"})
_CLOSING = frozenset({"”", '"', "''", "’", "»"})
_FINITE = ("VBD", "VBZ", "VBP")
_REACH = 40  # tokens
_DEPTH = 6  # heads that are climbed


def find_source(document: Document, cue: int) -> Range | None:
    """The source of a verb by the surest way that leads to one: its own, else that of the verb it hangs on."""
    found = own_source(document, cue)
    if found is not None:
        return found
    head = subject(document.tree, cue)
    if head is None or document.marks.inside[head] != document.marks.inside[cue]:
        return None
    found = noun_phrase(document, head)
    if found and found[0] < cue <= found[1]:  # critics saying …: the participle hangs on the noun
        last = cue - 2 if document.tree.lower[cue - 1] == "as" else cue - 1
        return trim(document.tree, found[0], last)
    return found


def own_source(document: Document, cue: int) -> Range | None:
    """The cue's own subject, or the words before a finite cue where the parser has lost it."""
    tree, passive = document.tree, telling_passive(document.tree, cue)
    own = tree.kid(passive, "nsubjpass") if passive >= 0 else tree.subjects[cue]
    if own >= 0 and document.marks.inside[own] == document.marks.inside[cue]:
        return _with_title(document, noun_phrase(document, own), cue)
    finite = tree.tags[cue] in _FINITE or (tree.tags[cue] == "VBN" and not is_passive(tree, cue))
    return preceding_phrase(document, cue) if finite and tree.deps[cue] != "acl" else None


def telling_passive(tree: Tree, verb: int) -> int:
    """The passive by which somebody is told to have said it (was quoted as saying; can be heard asking), or -1."""
    if tree.tags[verb] != "VBG" or tree.deps[verb] not in ("pcomp", "xcomp"):
        return -1
    above = tree.heads[verb]
    if tree.deps[verb] == "pcomp":
        above = tree.heads[above] if tree.lower[above] == "as" else verb
    return above if is_passive(tree, above) and tree.kid(above, "nsubjpass") >= 0 else -1


def subject(tree: Tree, verb: int) -> int | None:
    """The head of the source's noun phrase: the verb's own subject or agent, or that of the verb it depends on."""
    own = verb
    for _ in range(_DEPTH):
        if tree.subjects[verb] >= 0:
            return tree.subjects[verb]
        if is_passive(tree, verb):
            return agent(tree, verb) if verb == own else _moved(tree, verb)
        found = _above(tree, verb)
        if found is not None or tree.deps[verb] not in _CLIMB:
            return found
        verb = tree.heads[verb]
    return None


def _above(tree: Tree, verb: int) -> int | None:
    """The source that the word above a cue gives it: quoted Lee as saying; critics saying …."""
    head, dep = tree.heads[verb], tree.deps[verb]
    if dep == "pcomp" and (quoted := _quoted_as(tree, head)) >= 0:
        return quoted
    if dep in ("acl", "relcl") and tree.tags[head].startswith(("NN", "PRP", "CD", "DT")):
        return _of_noun(tree, verb, head)
    return None


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether a participle is a passive: was asked, (when) asked whether …."""
    if tree.tags[verb] != "VBN":
        return False
    labels = {tree.deps[kid] for kid in tree.kids[verb]}
    reduced = tree.deps[verb] in ("advcl", "acl") and not labels & {"nsubj", "aux"}
    return bool(labels & {"nsubjpass", "auxpass"}) or reduced


def agent(tree: Tree, verb: int) -> int | None:
    """The head of the phrase that "by" names a passive's doer with."""
    by = (k for k in tree.kids_as(verb, "agent", "prep") if tree.deps[k] == "agent" or tree.lower[k] == "by")
    return next((head for prep in by for head in tree.kids_as(prep, "pobj")), None)


def _moved(tree: Tree, verb: int) -> int | None:
    """The subject of a passive above the cue: he was forced to say."""
    kid = tree.kid(verb, "nsubjpass")
    return kid if kid >= 0 else None


def _quoted_as(tree: Tree, prep: int) -> int:
    """Who is quoted as saying: the object of the verb that "as" hangs on, its subject in the passive; or -1."""
    if tree.lower[prep] != "as":
        return -1
    quoting = tree.heads[prep]
    return tree.kid(quoting, "nsubjpass") if is_passive(tree, quoting) else tree.kid_after(quoting, "dobj")


def _of_noun(tree: Tree, verb: int, noun: int) -> int | None:
    """The source of a cue that hangs on a noun: who is said to do it, else the noun or who makes it."""
    doer = agent(tree, verb) if tree.tags[verb] == "VBN" else None
    return doer if doer is not None else _modified(tree, verb, noun)


def _modified(tree: Tree, verb: int, noun: int) -> int | None:
    """The source of a cue that modifies a noun: critics saying …; but in "have no evidence to suggest …" and "issued a
    statement saying …" whoever has or issues it.
    """
    if tree.has_to(verb):
        return _issuer(tree, noun)
    vehicle = "vehicle" in load_nouns().get(tree.lower[noun], ()) and tree.deps[noun] in ("dobj", "pobj")
    issuer = _issuer(tree, noun) if vehicle else None
    return noun if issuer is None else issuer


def _issuer(tree: Tree, noun: int) -> int | None:
    """Whose evidence, chance or statement a noun with a clause is: the subject of the verb that it hangs on."""
    node = noun
    for _ in range(_DEPTH):
        if tree.deps[node] not in _COMPLEMENTS:
            break
        node = tree.heads[node]
    return tree.subjects[node] if tree.subjects[node] not in (-1, noun) and node != noun else None


def preceding_phrase(document: Document, cue: int) -> Range | None:
    """The noun phrase before a finite cue that the parser has lost, with or without an aside between commas."""
    tree, inside, start = document.tree, document.marks.inside, document.tree.start_of_sentence(cue)
    last = _before_group(tree, cue, start)
    if last >= start and tree.words[last] == "," and inside[last] == inside[cue]:
        last = _before_aside(document, last, cue) - 1
    if last < start or inside[last] != inside[cue]:
        return None
    return _phrase_ending(document, last, start)


def _phrase_ending(document: Document, last: int, start: int) -> Range | None:
    """The noun phrase that ends at a token of a sentence that begins at `start`, if it can be a subject."""
    if document.tree.tags[last] not in _ENDS_PHRASE:
        return (last, last) if _is_name(document.tree, last) else None
    found = phrase_to(document, last)
    return None if found and _is_adjunct(document.tree, found[0], start) else found


def _before_group(tree: Tree, cue: int, start: int) -> int:
    """The token before a cue with its adverbs and auxiliaries."""
    last = cue - 1
    while last >= start and tree.tags[last] in _AUXILIARY and tree.lower[last] != "not" and not _is_name(tree, last):
        last -= 1
    return last


def _before_aside(document: Document, comma: int, cue: int) -> int:
    """The comma that opens the aside which another comma closes before a cue; -1 if none does."""
    tree, inside, start = document.tree, document.marks.inside, document.tree.start_of_sentence(cue)
    for token in range(comma - 1, max(start, comma - _REACH - 1), -1):
        if tree.words[token] == ",":
            return token if comma - token >= 2 else -1
        if inside[token] != inside[cue]:
            return -1
    return -1


def _is_name(tree: Tree, token: int) -> bool:
    """Whether a word between a quotation's end and its cue can only be a name, whatever its tag (“…,” Will wrote)."""
    return token > 0 and tree.words[token].istitle() and tree.words[token - 1] in _CLOSING


def _is_adjunct(tree: Tree, first: int, start: int) -> bool:
    """Whether the phrase stands behind a preposition that opens a clause (…, but in an interview | said)."""
    before = first - 1
    if before < start or tree.tags[before] not in ("IN", "TO") or tree.lower[before] == "including":
        return False
    return before == start or tree.tags[before - 1] == "CC" or tree.words[before - 1] == ","


def _with_title(document: Document, found: Range | None, cue: int) -> Range | None:
    """The name with the titles and first names that the parser has hung on the verb (ministry spokesman Gen. | Lee)."""
    tree = document.tree
    if found is None or found[1] >= cue or found[0] == 0 or tree.tags[found[0]] != "NNP":
        return found
    before = found[0] - 1
    title = _title_of(tree, before, cue)
    if title >= 0:
        return noun_phrase(document, title, found[1])  # the head of the board | Ann Lee
    whole = phrase_to(document, found[1]) if _is_lost_name(document, before, found[0], cue) else None
    return whole if whole and whole[0] < found[0] else found


def _title_of(tree: Tree, before: int, cue: int) -> int:
    """The noun that ends before a name and is a subject of the cue as well, or -1."""
    if not tree.tags[before].startswith("NN"):
        return -1
    return next((kid for kid in tree.kids_as(cue, "nsubj") if kid <= before == tree.right[kid]), -1)


def _is_lost_name(document: Document, before: int, first: int, cue: int) -> bool:
    """Whether the word before a name belongs to it though the parser has hung it on the verb."""
    tree, inside = document.tree, document.marks.inside
    if tree.deps[before] != "npadvmod" or tree.ents[before] in ("DATE", "TIME"):
        return False
    if tree.sentence[before] != tree.sentence[cue] or inside[before] != inside[cue]:
        return False
    return tree.tags[before] == "NNP" or tree.ents[before] == tree.ents[first] == "PERSON"


def coordinated_source(
    document: Document, cue: Cue, cues: Mapping[int, Cue], known: Mapping[int, Range]
) -> Range | None:
    """The source of the cue that this one goes on from (said A, adding B; said A and added B).

    The parser may have hung the cue on a verb inside A; the way up leads to the cue that governs A.
    """
    tree, verb = document.tree, cue.token
    before = _word_before_group(tree, verb)
    joined = before in ("and", "but", "then")
    disagrees = joined and not may_share_subject(tree, verb, tree.heads[verb])
    if not disagrees and not _goes_on(tree, verb, before, joined=joined):
        return None
    above = _sourced_above(tree, verb, cues, known)
    return next((known[token] for token in reversed(above) if _is_like(tree, verb, token, disagrees=disagrees)), None)


def _sourced_above(tree: Tree, verb: int, cues: Mapping[int, Cue], known: Mapping[int, Range]) -> list[int]:
    """The cues above a verb and before it whose source is known, nearest first."""
    return [token for token in _upwards(tree, verb) if token < verb and token in cues and token in known]


def _upwards(tree: Tree, verb: int) -> Iterator[int]:
    """The words above a verb as far as they may lead to the verb that it goes on from, nearest first."""
    climbed = tree.heads[verb]
    for _ in range(_DEPTH):
        yield climbed
        if tree.deps[climbed] not in _UPWARDS:
            return
        climbed = tree.heads[climbed]


def _word_before_group(tree: Tree, verb: int) -> str:
    """The word before a verb with its adverbs and auxiliaries, "" at the text's beginning."""
    edge = verb
    while edge > 0 and tree.heads[edge - 1] == verb and tree.deps[edge - 1] in ("advmod", "neg", "aux"):
        edge -= 1
    return tree.lower[edge - 1] if edge else ""


def _goes_on(tree: Tree, verb: int, before: str, *, joined: bool) -> bool:
    """Whether a verb may share its source with a cue before it: a participle behind a pause, a past form with "and"."""
    if tree.tags[verb] == "VBG":
        return joined or before in _PAUSES or before in _DASHES
    return joined and tree.tags[verb] in ("VBD", "VBZ")


def _is_like(tree: Tree, verb: int, other: int, *, disagrees: bool) -> bool:
    """Whether two verbs may have one source by their forms."""
    tag = tree.tags[verb]
    return tag == "VBG" or tree.tags[other] == tag or (disagrees and may_share_subject(tree, verb, other))
