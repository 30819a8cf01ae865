"""Whether a happening is told as actual, reported, alleged, future or negated; or as not told to happen at all.

In goes a verb or its clause, out comes the `realis` of the table, or None. The question is that of FactBank (Saurí and
Pustejovsky 2009), with fewer answers: what is only possible, wished, asked or conditional is no happening here.
`told_by_form` asks the verb's form alone and costs little; `realis_of` asks the clauses around it too.
"""

from __future__ import annotations

from collections.abc import Callable

from extract.records import Realis
from extract.syntax.clauses import Clause
from extract.syntax.document import Document
from extract.syntax.negation import is_denied
from extract.syntax.verb_groups import form_of
from extract.vocabulary import function_words, verbs, words

_BE = function_words("finite_be")
_DONE = ("past", "perfect", "progressive")
_PARTICIPLES = ("gerund", "participle")
_HIGHEST = 40  # heads above a verb
_CHAIN = 3  # coordinated gerunds, clauses in a row
_COORDINATED = 6  # gerunds in a row
_DAY = len("2021-05-10")


def told_by_form(document: Document, verb: int, form: str) -> Realis | None:
    """The realis that a verb's form leaves open, None where it rules a happening out; of the present, the best case."""
    if form in _DONE:
        return "actual"
    if form == "future" or (form == "would" and document.is_told(verb)):
        return "future"
    by_form = _BY_FORM.get(form)
    return by_form(document, verb) if by_form else None


def realis_of(document: Document, clause: Clause, found: Realis | None) -> Realis | None:
    """The realis of a clause, None where it is not told as happening, having happened or firmly to happen; `found` is
    what its form leaves open."""
    if clause.form == "present" and not document.is_headline(clause.verb) and not _is_stance(document, clause.verb):
        found = _dated_present(document, clause)
    if found is None or _is_unreal(document, clause):
        return None
    if is_denied(document, clause.verb):
        return "negated"
    adverbs = _adverbs(document, clause.verb)
    if adverbs & words("alleged") or _is_alleged(document, clause.verb):
        return "alleged"
    if found == "actual" and (adverbs & words("reported") or document.content[clause.verb] >= 0):
        return "reported"
    return found


def _is_unreal(document: Document, clause: Clause) -> bool:
    """Whether a clause is wished, asked, a habit, a condition, or hangs on one."""
    if _is_wished(document, clause.verb) or is_conditional(document, clause.verb):
        return True
    if _hangs_on_unreal(document, clause) or _hangs_on_condition(document, clause):
        return True
    return clause.form == "present" and not words("habits").isdisjoint(document.kid_words(clause.verb, "advmod"))


def _adverbs(document: Document, verb: int) -> set[str]:
    """The adverbs of a verb and of the clauses that it is coordinated with or hangs on."""
    tree, chain = document.tree, [verb]
    while tree.deps[chain[-1]] in ("advcl", "conj", "ccomp") and len(chain) < _CHAIN:
        chain.append(tree.heads[chain[-1]])
    return {word for verb in chain for word in document.kid_words(verb, "advmod")}


def is_conditional(document: Document, verb: int) -> bool:
    """Whether the verb or a clause above it is a condition or a question."""
    tree = document.tree
    for node in (verb, *document.tree.above(verb, _HIGHEST)):
        if tree.tags[node][:2] == "VB" and not words("conditions").isdisjoint(document.kid_words(node, "mark")):
            return True
    last = tree.end_of_sentence(verb)
    return "?" in (tree.words[last], tree.words[max(last - 1, 0)])


def _infinitive(document: Document, verb: int) -> Realis | None:
    """Infinitives that tell of a firm future ("is set to visit", "plans to hold", "is to begin"), or of what is done by
    another deed: "gathered to protest"."""
    tree = document.tree
    above = _INFINITIVES.get(tree.deps[verb])
    if above is not None:
        return above(document, verb)
    alone = tree.heads[verb] == verb and tree.has_to(verb) and document.kids(verb, "nsubj")
    return "future" if alone and document.is_headline(verb) else None  # "Norland to send troops"


def _aim(document: Document, verb: int) -> Realis | None:
    """ "Gathered to protest", "telephoned to thank NAME"."""
    head = document.tree.heads[verb]
    if not verbs("protesting").isdisjoint(document.lemmas(verb)):
        return "actual" if form_of(document, head).form in _DONE else None
    if verbs("contacting").isdisjoint(document.lemmas(head)):
        return None
    return "actual" if form_of(document, head).form in ("past", "perfect") else None


def _of_first(document: Document, verb: int) -> Realis | None:
    """ "Was the first to leave", "the failure to leave"."""
    tree, head = document.tree, document.tree.heads[verb]
    if tree.lower[head] in words("lacking"):
        return "actual"
    if tree.deps[head] != "attr" or tree.tags[tree.heads[head]] != "VBD":
        return None
    return None if words("firsts").isdisjoint(document.kid_words(head, "amod")) else "actual"


def _governed(document: Document, verb: int) -> Realis | None:
    """ "Is due to meet", "is to visit", "managed to flee", "plans to hold"."""
    head = document.tree.heads[verb]
    if document.tree.lower[head] in words("scheduled") or _is_to_come(document, head, verb):
        return "future"
    lemmas = document.lemmas(head)
    if "have" in lemmas and "yet" in document.kid_words(head, "advmod"):
        return "actual"  # "has yet to agree": negated
    if not verbs("implicative").isdisjoint(lemmas) or not verbs("failing").isdisjoint(lemmas):
        return "actual" if form_of(document, head).form in _DONE else None
    return None if verbs("intended").isdisjoint(lemmas) or document.kids(head, "dobj") else "future"


def _is_to_come(document: Document, head: int, verb: int) -> bool:
    """Whether a form of "be" governs an infinitive: "is to visit", but not "is to blame"."""
    tree = document.tree
    return tree.lower[head] in _BE and tree.lower[verb] != "blame"


def _present(document: Document, verb: int) -> Realis | None:
    """The present of titles, of dated sentences, and of positions that are taken."""
    dated = document.tree.sentence[verb] in document.dated_sentences
    return "actual" if dated or _is_stance(document, verb) or document.is_headline(verb) else None


def _participle(document: Document, verb: int) -> Realis | None:
    return "actual" if document.tree.deps[verb] in ("acl", "advcl", "ROOT") else None


def _gerund(document: Document, verb: int) -> Realis | None:
    """Gerunds that tell of something done: "…, killing 20", "after leaving", "accused of arming"; one that is
    coordinated with others stands as the first of them does ("by lying and threatening" tells of nothing)."""
    tree, verb = document.tree, _first_gerund(document, verb)
    dep, head = tree.deps[verb], tree.heads[verb]
    if dep in ("advcl", "conj", "acl") and tree.tags[head][:2] in ("VB", "NN"):
        return "actual"
    if dep != "pcomp":
        return None
    if tree.lower[head] in words("after") or _is_alleged(document, verb):
        return "actual"
    above = tree.heads[head]
    if tree.lower[head] not in words("means") or tree.tags[above] not in ("VBD", "VBN"):
        return None
    return "actual" if form_of(document, above).form in ("past", "perfect", "participle") else None


def _first_gerund(document: Document, verb: int) -> int:
    tree = document.tree
    for _ in range(_COORDINATED):
        if tree.deps[verb] != "conj" or tree.tags[tree.heads[verb]] != "VBG":
            break
        verb = tree.heads[verb]
    return verb


_Finder = Callable[[Document, int], Realis | None]
_INFINITIVES: dict[str, _Finder] = {"advcl": _aim, "relcl": _of_first, "acl": _of_first, "xcomp": _governed}
_BY_FORM: dict[str, _Finder] = {
    "infinitive": _infinitive,
    "present": _present,
    "participle": _participle,
    "gerund": _gerund,
}


def _hangs_on_condition(document: Document, clause: Clause) -> bool:
    """Whether what is to come comes only on a condition: "the strike will spread if the talks fail"."""
    if clause.form not in ("future", "would"):
        return False
    below = document.kids(clause.verb, "advcl")
    return any(not words("conditions").isdisjoint(document.kid_words(verb, "mark")) for verb in below)


def _dated_present(document: Document, clause: Clause) -> Realis | None:
    """The present of captions, chronicles and timetables, told by its day: "Venn signs the pact on 3 May 1990"."""
    published = document.published.last
    if not published:
        return None
    numbers = document.clause_dates(clause.verb, clause.behind())
    dates = (document.dates[number] for number in numbers)
    days = (date for date in dates if date.type == "DATE" and date.date_from and len(date.value) == _DAY)
    first = next(days, None)
    if first is None:
        return None
    return "future" if first.date_from > published else "actual"


def _hangs_on_unreal(document: Document, clause: Clause) -> bool:
    """Whether a participle or a reduced clause hangs on a verb that itself tells of nothing actual."""
    tree = document.tree
    if tree.deps[clause.verb] not in ("advcl", "conj") or clause.form not in _PARTICIPLES:
        return False
    head = tree.heads[clause.verb]
    while _is_reduced(document, head):
        head = tree.heads[head]
    return tree.tags[head][:2] == "VB" and form_of(document, head).form in ("modal", "infinitive")


def _is_reduced(document: Document, verb: int) -> bool:
    tree = document.tree
    return tree.tags[verb] == "VBG" and tree.deps[verb] in ("advcl", "conj") and tree.heads[verb] != verb


def _is_stance(document: Document, verb: int) -> bool:
    """Whether a verb's present tells of a position that is taken: "refuses to sit at one table with NAME"."""
    if verbs("stances").isdisjoint(document.lemmas(verb)) or not document.kids(verb, "xcomp"):
        return False
    return not document.kid_words(verb, "nsubj") <= {"i", "you"}


def _is_wished(document: Document, verb: int) -> bool:
    """Whether the verb is what somebody wishes or fears."""
    tree = document.tree
    if tree.deps[verb] not in ("ccomp", "xcomp"):
        return False
    wishes = verbs("wishes").intersection(document.lemmas(tree.heads[verb]))
    return bool(wishes if tree.tags[verb] == "VB" else wishes - {"want"})


def _is_alleged(document: Document, verb: int) -> bool:
    """Whether a gerund says what somebody is charged with: "accused of arming the rebels"."""
    tree = document.tree
    above = tree.heads[tree.heads[verb]]
    return tree.deps[verb] == "pcomp" and not verbs("alleging").isdisjoint(document.lemmas(above))
