"""The subject of a verb: its own, or the one that it is understood to have.

In goes a verb, out come the heads of whoever is its grammatical subject: its own, that of the clause it is coordinated
with or hangs on, the object that controls an infinitive ("asked NAME to leave"), the noun that a relative or reduced
clause says more of. These relations are called control and raising (Huddleston and Pullum 2002, The
Cambridge Grammar of the English Language, chapter 14).

`understood_subjects` answers the same for pronouns, and `quotes.quote_sources.subject` for cues; they differ on
purpose. A pronoun may take no antecedent that its own clause excludes, so there one noun is enough, and an object of
"on" or "for" controls too. The source of a quote is searched upwards over every verb, because whoever governs the words
has said them. Here all coordinated heads count, since each is a party, and a doubtful subject is better none.
"""

from __future__ import annotations

from collections.abc import Callable

from extract.syntax.document import SUBJECTS, Document
from extract.vocabulary import function_words, verbs, words

Heads = tuple[int, ...]

_RELATIVES = function_words("relative")
_RELATIVE_TAGS = ("WP", "WDT", "IN", "DT", "WP$")
_PROMISES = frozenset({"promise", "threaten", "pledge", "vow"})  # their subject, not their object, is to do it
_FARTHEST = 6  # clauses over which a subject is shared


def subjects(document: Document, verb: int, depth: int = 0) -> Heads:
    """The heads of a verb's grammatical subject, found over coordination, control and reduced clauses; () without one.

    `depth` counts the clauses that led here.
    """
    own = _own(document, verb)
    if own:
        return _named(document, verb, own)
    tree = document.tree
    if depth > _FARTHEST or tree.heads[verb] == verb:
        return ()
    understood = _UNDERSTOOD.get(tree.deps[verb])
    return understood(document, verb, depth + 1) if understood else ()


def _own(document: Document, verb: int) -> list[int]:
    """The subjects that hang on the verb or on its auxiliaries, those before it rather than those behind it."""
    own = document.kids(verb, *SUBJECTS)
    own = [k for k in own if k < verb] or own  # "clashes left 20 people dead"
    return own or [k for helper in document.kids(verb, "aux", "auxpass") for k in document.kids(helper, *SUBJECTS)]


def _named(document: Document, verb: int, own: list[int]) -> Heads:
    """The last of the verb's own subjects with what is coordinated with it; the noun that a relative pronoun means."""
    tree, last = document.tree, own[-1]
    if len(own) > 1 and tree.lower[tree.left[last] - 1] in ("and", "as"):  # "Presidents NAME and NAME met"
        return tuple(document.coordinated(own[-2:]))
    meant = antecedent(document, last, verb)
    return tuple(document.conjuncts(meant)) if meant == last else (meant,)


def antecedent(document: Document, token: int, verb: int) -> int:
    """What a relative pronoun stands for: the noun that its clause hangs on; other tokens stand for themselves."""
    tree = document.tree
    if tree.lower[token] not in _RELATIVES or tree.tags[token] not in _RELATIVE_TAGS:
        return token
    head = verb
    while tree.deps[head] == "conj":
        head = tree.heads[head]
    return tree.heads[head] if tree.deps[head] == "relcl" else token


def _of_first(document: Document, verb: int, depth: int) -> Heads:
    """Of a coordinated verb: that of the first."""
    head = document.tree.heads[verb]
    return subjects(document, head, depth) if document.tree.tags[head][:1] in "VM" else ()


def _of_governor(document: Document, verb: int, depth: int) -> Heads:
    """Of a complement: the object of the verb that governs it, unless that promises, else its subject."""
    tree, head = document.tree, document.tree.heads[verb]
    if tree.tags[head][:1] not in "VJ":
        return ()
    raised = document.kids(head, "dobj", "dative")
    if raised and tree.deps[verb] == "xcomp" and _PROMISES.isdisjoint(document.lemmas(head)):
        return tuple(document.conjuncts(raised[0]))
    return subjects(document, head, depth)


def _of_main_clause(document: Document, verb: int, depth: int) -> Heads:
    """Of a participle or infinitive beside a clause: the subject of that clause."""
    return () if document.kids(verb, "mark") else subjects(document, document.tree.heads[verb], depth)


def _of_copula(document: Document, verb: int, depth: int) -> Heads:
    """Of a participle that a verb says of its subject: "are due to meet"."""
    head = document.tree.heads[verb]
    return subjects(document, head, depth) if document.tree.tags[head][:2] == "VB" else ()


def _of_noun(document: Document, verb: int, depth: int) -> Heads:
    """Of a clause that says more of a noun: the noun; "became the first state to recognise NAME": who became it."""
    tree, noun = document.tree, document.tree.heads[verb]
    if tree.deps[noun] == "attr" and tree.tags[verb] == "VB":
        return subjects(document, tree.heads[noun], depth)
    return (*_belonging(document, noun), noun)


def _belonging(document: Document, noun: int) -> Heads:
    """Who is said to be among those that a noun names: "two clerks were among ten people arrested"."""
    tree, prep = document.tree, document.tree.heads[noun]
    if tree.deps[noun] != "pobj" or tree.lower[prep] != "among" or tree.lower[tree.heads[prep]] not in words("being"):
        return ()
    return tuple(document.coordinated(document.kids(tree.heads[prep], "nsubj")))


def _of_gerund(document: Document, verb: int, depth: int) -> Heads:
    """Of a gerund behind a verb's preposition: the verb's object ("accused NAME of lying"), else its subject."""
    tree, prep = document.tree, document.tree.heads[verb]
    above = tree.heads[prep]
    if tree.tags[above][:2] != "VB":
        return ()
    done_to = document.kids(above, "dobj") if tree.lower[prep] in words("charging") else []
    if done_to:
        return tuple(document.conjuncts(done_to[0]))
    if tree.lower[prep] in words("contrasting") and not verbs("lasting").isdisjoint(document.lemmas(above)):
        return ()  # "despite hosting its envoys, NAME remained banned" leaves open who hosted
    return subjects(document, above, depth)


_UNDERSTOOD: dict[str, Callable[[Document, int, int], Heads]] = {
    "conj": _of_first,
    "xcomp": _of_governor,
    "ccomp": _of_governor,
    "advcl": _of_main_clause,
    "acomp": _of_copula,
    "acl": _of_noun,
    "relcl": _of_noun,
    "pcomp": _of_gerund,
}
