"""The words that name the source of a cue: its subject, wherever the clause keeps it."""

from __future__ import annotations

from collections.abc import Mapping

from extract.quotes.agreement import may_share_subject
from extract.quotes.cues import Cue, load_nouns
from extract.syntax import Document
from extract.syntax.tree import Tree
from extract.vocabulary import function_words

Range = tuple[int, int]  # first and last token, both inclusive

_CLIMB = frozenset({"conj", "advcl", "xcomp", "pcomp", "prep", "ccomp", "dep", "aux", "auxpass", "acomp"})
_COMPLEMENTS = frozenset({"dobj", "pobj", "prep", "attr"})
_UPWARDS = _CLIMB | {"relcl", "acl", "pobj", "dobj", "attr"}
_CUT = frozenset({"relcl", "advcl"})
_STARTS_PHRASE = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "DT", "CD", "JJ", "JJS", "JJR", "PDT"})
_TRIM = frozenset("\"“”'‘’,;:-–—.()[]«»") | {"''", "``", "--", "and", "but"}
_INSIDE = frozenset(
    {
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "PRP",
        "PRP$",
        "DT",
        "CD",
        "JJ",
        "JJS",
        "JJR",
        "POS",
        "HYPH",
        "IN",
        "CC",
        "-LRB-",
        "-RRB-",
        "PDT",
    }
)
_OF = function_words("joins_nouns")
_AUXILIARY = frozenset({"RB", "MD", "RBR"})
_ENDS_PHRASE = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "-RRB-", "CD", "DT"})
_PAUSES = frozenset({",", "”", '"', "''"})
_DASHES = frozenset({"—", "–", "--", "-"})
_CLOSING = frozenset({"”", '"', "''", "’", "»"})
_REACH = 40  # tokens
_WIDEST = 60  # tokens of a source to either side of its head
_DEPTH = 6  # heads that are climbed


def trim(tree: Tree, first: int, last: int) -> Range | None:
    """The range without punctuation, white space and conjunctions at its ends; None if nothing is left."""
    while first <= last and (tree.words[first].isspace() or tree.lower[first] in _TRIM):
        first += 1
    while last >= first and (tree.words[last].isspace() or tree.lower[last] in _TRIM):
        last -= 1
    if first > last:
        return None
    if tree.words[last + 1 : last + 2] == [")"] and "(" in tree.words[first : last + 1]:
        last += 1
    return first, last


def noun_phrase(document: Document, head: int, to: int = 0) -> Range | None:
    """The full noun phrase of a head with title and apposition, without the clauses that hang on it.

    `to`: a last token to which it reaches at least.
    """
    tree = document.tree
    first, last = max(tree.left[head], tree.start_of_sentence(head)), min(tree.right[head], tree.end_of_sentence(head))
    last = max(last, to)
    for kid in tree.kids[head]:
        if kid > head and (tree.deps[kid] in _CUT or tree.tags[kid] in ("VBD", "VBZ")):
            last = min(last, tree.left[kid] - 1)
    for token in range(head + 1, min(last, head + _WIDEST) + 1):
        if tree.words[token] == ";":
            last = token - 1
            break
        if token > head + 1 and tree.tags[token] in ("WP", "WP$", "WDT") and tree.words[token - 1] == ",":
            last = token - 2
            break
    for token in range(head - 1, max(first, head - _REACH) - 1, -1):
        number = document.marks.closes_at(token)
        if number >= 0 and number != document.marks.inside[head] and document.marks.first[number] <= first:
            first = token + 1  # a quotation before the source is none of its words
            break
    return trim(tree, max(first, head - _WIDEST), min(last, head + _WIDEST))


def _passive(tree: Tree, verb: int) -> bool:
    """Whether a participle is a passive: was asked, (when) asked whether …."""
    if tree.tags[verb] != "VBN":
        return False
    labels = {tree.deps[kid] for kid in tree.kids[verb]}
    return bool(labels & {"nsubjpass", "auxpass"}) or (tree.deps[verb] == "advcl" and not labels & {"nsubj", "aux"})


def agent(tree: Tree, verb: int) -> int | None:
    """The head of the phrase that "by" names a passive's doer with."""
    for kid in tree.kids[verb]:
        if tree.deps[kid] == "agent" or (tree.deps[kid] == "prep" and tree.lower[kid] == "by"):
            for grandkid in tree.kids[kid]:
                if tree.deps[grandkid] == "pobj":
                    return grandkid
    return None


def _issuer(tree: Tree, noun: int) -> int | None:
    """Whose evidence, chance or statement a noun with a clause is: the subject of the verb that it hangs on."""
    node = noun
    for _ in range(_DEPTH):
        if tree.deps[node] not in _COMPLEMENTS:
            break
        node = tree.heads[node]
    return tree.subjects[node] if tree.subjects[node] not in (-1, noun) and node != noun else None


def _modified(tree: Tree, verb: int, noun: int) -> int | None:
    """The source of a cue that modifies a noun: critics saying …; but in "have no evidence to suggest …" and "issued a
    statement saying …" whoever has or issues it.
    """
    vehicle = "vehicle" in load_nouns().get(tree.lower[noun], ())
    if tree.has_to(verb) or (vehicle and tree.deps[noun] in ("dobj", "pobj")):
        issuer = _issuer(tree, noun)
        return issuer if issuer is not None else None if tree.has_to(verb) else noun
    return noun


def subject(tree: Tree, verb: int) -> int | None:
    """The head of the source's noun phrase: the verb's own subject or agent, or that of the verb it depends on."""
    own = verb
    for _ in range(_DEPTH):
        if tree.subjects[verb] >= 0:
            return tree.subjects[verb]
        if _passive(tree, verb):
            moved = next((kid for kid in tree.kids[verb] if tree.deps[kid] == "nsubjpass"), None)
            return agent(tree, verb) if verb == own else moved  # he was forced to say
        head, dep = tree.heads[verb], tree.deps[verb]
        if head == verb:
            return None
        if dep == "pcomp" and tree.lower[head] == "as" and (quoted := tree.kid_after(tree.heads[head], "dobj")) >= 0:
            return quoted  # quoted Lee as saying
        if dep in ("acl", "relcl") and tree.tags[head].startswith(("NN", "PRP", "CD", "DT")):
            doer = agent(tree, verb) if tree.tags[verb] == "VBN" else None
            return doer if doer is not None else _modified(tree, verb, head)
        if dep == "agent" or dep not in _CLIMB:
            return None
        verb = head
    return None


def phrase_from(document: Document, first: int) -> Range | None:
    """The noun phrase that begins at a token, whatever the parser hung it on."""
    tree = document.tree
    end = tree.end_of_sentence(first)
    head = first
    for _ in range(_REACH):
        above = tree.heads[head]
        if above == head or not first < above <= end or tree.left[above] < first:
            break
        head = above
    return noun_phrase(document, head)


def following_phrase(document: Document, cue: int) -> Range | None:
    """The noun phrase right behind an inverted cue (said John Smith)."""
    tree = document.tree
    token = cue + 1
    if token > tree.end_of_sentence(cue) or tree.tags[token] not in _STARTS_PHRASE or document.is_marked(token):
        return None
    return phrase_from(document, token)


def phrase_to(document: Document, last: int) -> Range | None:
    """The noun phrase that ends at a token, read backwards to a verb, comma, conjunction or mark."""
    tree = document.tree
    start = tree.start_of_sentence(last)
    first = last
    while first > start and last - first < _REACH:
        before = first - 1
        if tree.tags[before] not in _INSIDE or document.marks.inside[before] != document.marks.inside[last]:
            break
        if tree.tags[before] == "IN" and tree.lower[before] not in _OF:
            break
        first = before
    while first < last and tree.tags[first] in ("IN", "CC", "RB", "TO"):
        first += 1
    found = trim(tree, first, last)
    if found is None or not any(tree.tags[i] in _STARTS_PHRASE for i in range(found[0], found[1] + 1)):
        return None
    return found


def _is_name(tree: Tree, token: int) -> bool:
    """Whether a word between a quotation's end and its cue can only be a name, whatever its tag (“…,” Will wrote)."""
    return token > 0 and tree.words[token].istitle() and tree.words[token - 1] in _CLOSING


def preceding_phrase(document: Document, cue: int) -> Range | None:
    """The noun phrase before a finite cue that the parser has lost, with or without an aside between commas."""
    tree = document.tree
    start = tree.start_of_sentence(cue)
    last = cue - 1
    while last >= start and tree.tags[last] in _AUXILIARY and tree.lower[last] != "not" and not _is_name(tree, last):
        last -= 1
    if last < start or document.marks.inside[last] != document.marks.inside[cue]:
        return None
    if tree.words[last] == ",":
        comma = last - 1
        while comma > start and last - comma < _REACH and tree.words[comma] != ",":
            if document.marks.inside[comma] != document.marks.inside[cue]:
                return None
            comma -= 1
        if comma <= start or tree.words[comma] != "," or last - comma < 2:
            return None
        last = comma - 1
    if document.marks.inside[last] != document.marks.inside[cue]:
        return None
    if tree.tags[last] not in _ENDS_PHRASE:
        return (last, last) if _is_name(tree, last) else None
    found = phrase_to(document, last)
    return None if found and _is_adjunct(tree, found[0], start) else found


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
    for kid in tree.kids[cue]:
        if tree.deps[kid] == "nsubj" and kid <= before == tree.right[kid] and tree.tags[before].startswith("NN"):
            return noun_phrase(document, kid, found[1])  # the head of the board | Ann Lee
    named = tree.tags[before] == "NNP" or (tree.ents[before] == tree.ents[found[0]] == "PERSON")
    lost = named and tree.deps[before] == "npadvmod" and tree.ents[before] not in ("DATE", "TIME")
    same = tree.sentence[before] == tree.sentence[cue] and document.marks.inside[before] == document.marks.inside[cue]
    whole = phrase_to(document, found[1]) if lost and same else None
    return whole if whole and whole[0] < found[0] else found


def own_source(document: Document, cue: int) -> Range | None:
    """The cue's own subject, or the words before a finite cue where the parser has lost it."""
    tree = document.tree
    own = tree.subjects[cue]
    if own >= 0 and document.marks.inside[own] == document.marks.inside[cue]:
        return _with_title(document, noun_phrase(document, own), cue)
    finite = tree.tags[cue] in ("VBD", "VBZ", "VBP") or (tree.tags[cue] == "VBN" and not _passive(tree, cue))
    return preceding_phrase(document, cue) if finite and tree.deps[cue] != "acl" else None


def find_source(document: Document, cue: int) -> Range | None:
    """The source of a verb by the surest way that leads to one: its own, else that of the verb it hangs on."""
    found = own_source(document, cue)
    if found is None:
        head = subject(document.tree, cue)
        if head is not None and document.marks.inside[head] == document.marks.inside[cue]:
            found = noun_phrase(document, head)
            if found and found[0] < cue <= found[1]:
                last = cue - 2 if document.tree.lower[cue - 1] == "as" else cue - 1
                found = trim(document.tree, found[0], last)  # critics saying …: the participle hangs on the noun
    return found


def coordinated_source(
    document: Document, cue: Cue, cues: Mapping[int, Cue], known: Mapping[int, Range]
) -> Range | None:
    """The source of the cue that this one goes on from (said A, adding B; said A and added B).

    The parser may have hung the cue on a verb inside A; the way up leads to the cue that governs A.
    """
    tree, verb = document.tree, cue.token
    edge = verb
    while edge > 0 and tree.heads[edge - 1] == verb and tree.deps[edge - 1] in ("advmod", "neg", "aux"):
        edge -= 1
    before = tree.lower[edge - 1] if edge else ""
    tag = tree.tags[verb]
    joined = before in ("and", "but", "then")
    disagrees = joined and not may_share_subject(tree, verb, tree.heads[verb])
    participle = tag == "VBG" and (before in _PAUSES or before in _DASHES or joined)
    if not participle and not (tag in ("VBD", "VBZ") and joined) and not disagrees:
        return None
    found: Range | None = None
    climbed = tree.heads[verb]
    for _ in range(_DEPTH):
        other = cues.get(climbed)
        like = tag == "VBG" or tree.tags[climbed] == tag or (disagrees and may_share_subject(tree, verb, climbed))
        if other and climbed in known and like and climbed < verb:
            found = known[climbed]
        if tree.deps[climbed] not in _UPWARDS:
            break
        climbed = tree.heads[climbed]
    return found
