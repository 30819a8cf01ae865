"""Whether a happening is told as actual, reported, alleged, future or negated; or as not told to happen at all."""

from __future__ import annotations

from extract.records import Realis
from extract.syntax.clauses import Clause
from extract.syntax.document import Document
from extract.syntax.verb_groups import form_of
from extract.vocabulary import verb_forms, verbs, words


def _governors(document: Document, verb: int) -> list[int]:
    """The tokens above a verb up to the sentence's root, nearest first."""
    tree, node = document.tree, verb
    found: list[int] = []
    while tree.heads[node] != node and len(found) < 40:
        node = tree.heads[node]
        found.append(node)
    return found


def is_conditional(document: Document, verb: int) -> bool:
    """Whether the verb or a clause above it is a condition or a question."""
    tree = document.tree
    for node in (verb, *_governors(document, verb)):
        if tree.tags[node][:2] == "VB" and any(
            tree.lower[k] in words("conditions") for k in document.kids(node, "mark")
        ):
            return True
    last = tree.end_of_sentence(verb)
    return tree.words[last] == "?" or tree.words[max(last - 1, 0)] == "?"


def _infinitive(document: Document, verb: int) -> Realis | None:
    """Infinitives that tell of a firm future: "is set to visit", "plans to hold", "is to begin"; of what is done by
    another deed: "gathered to protest"."""
    tree = document.tree
    head, dep = tree.heads[verb], tree.deps[verb]
    if dep == "advcl" and not verbs("protesting").isdisjoint(verb_forms().get(tree.lower[verb], ())):
        return "actual" if form_of(document, head)[0] in ("past", "perfect", "progressive") else None
    if dep == "advcl" and not verbs("contacting").isdisjoint(verb_forms().get(tree.lower[head], ())):
        return "actual" if form_of(document, head)[0] in ("past", "perfect") else None
    if head == verb and tree.has_to(verb) and document.kids(verb, "nsubj") and document.is_headline(verb):
        return "future"  # "Norland to send troops"
    if dep in ("relcl", "acl") and tree.deps[head] == "attr":
        firsts = (tree.lower[k] for k in document.kids(head, "amod"))
        return "actual" if tree.tags[tree.heads[head]] == "VBD" and not words("firsts").isdisjoint(firsts) else None
    if dep == "xcomp":
        lemmas = verb_forms().get(tree.lower[head], ())
        if tree.lower[head] in words("scheduled") or _is_to_come(document, head, verb):
            return "future"
        if any(lemma in verbs("implicative") for lemma in lemmas):
            governor = form_of(document, head)
            return "actual" if governor[0] in ("past", "perfect", "progressive") and not governor[2] else None
        if any(lemma in verbs("intended") for lemma in lemmas) and not document.kids(head, "dobj"):
            return "future"
    return None


def _is_to_come(document: Document, head: int, verb: int) -> bool:
    """Whether a form of "be" governs an infinitive: "is to visit", but not "is to blame"."""
    tree = document.tree
    return tree.lower[head] in ("is", "was", "are", "were") and tree.lower[verb] != "blame"


def told_by_form(document: Document, verb: int, form: str) -> Realis | None:
    """The realis that a verb's form leaves open, None where it rules a happening out; of the present, the best case."""
    tree = document.tree
    if form in ("past", "perfect", "progressive"):
        return "actual"
    if form == "future" or (form == "would" and document.is_told(verb)):
        return "future"
    if form == "infinitive":
        return _infinitive(document, verb)
    if form == "present":
        if _is_stance(document, verb):
            return "actual"
        return "actual" if tree.sentence[verb] in document.dated_sentences or document.is_headline(verb) else None
    dep = tree.deps[verb]
    if form == "participle" and dep in ("acl", "advcl", "ROOT"):
        return "actual"
    return _gerund(document, verb) if form == "gerund" else None


def _gerund(document: Document, verb: int) -> Realis | None:
    """Gerunds that tell of something done: "…, killing 20", "after leaving", "accused of arming"; one that is
    coordinated with others stands as the first of them does ("by lying and threatening" tells of nothing)."""
    tree = document.tree
    for _ in range(6):
        head = tree.heads[verb]
        if tree.deps[verb] != "conj" or tree.tags[head] != "VBG":
            break
        verb = head
    dep, head = tree.deps[verb], tree.heads[verb]
    if dep in ("advcl", "conj", "acl") and tree.tags[head][:2] in ("VB", "NN"):
        return "actual"
    if dep == "pcomp" and (tree.lower[head] in words("after") or _is_alleged(document, verb)):
        return "actual"
    if dep == "pcomp" and tree.lower[head] in words("means") and tree.tags[tree.heads[head]] in ("VBD", "VBN"):
        return "actual" if form_of(document, tree.heads[head])[0] in ("past", "perfect", "participle") else None
    return None


def _hangs_on_condition(document: Document, clause: Clause) -> bool:
    """Whether what is to come comes only on a condition: "the strike will spread if the talks fail"."""
    tree = document.tree
    if clause.form not in ("future", "would"):
        return False
    below = document.kids(clause.verb, "advcl")
    return any(tree.lower[k] in words("conditions") for verb in below for k in document.kids(verb, "mark"))


def _dated_present(document: Document, clause: Clause) -> Realis | None:
    """The present of captions, chronicles and timetables, told by its day: "Venn signs the pact on 3 May 1990"."""
    published = document.published.date
    for number in document.clause_dates(clause.verb, [h for _, _, heads in clause.preps for h in heads]):
        date = document.dates[number]
        if date.type == "DATE" and date.date_from and len(date.value) == 10 and published:
            return "future" if date.date_from > published else "actual"
    return None


def _hangs_on_unreal(document: Document, clause: Clause) -> bool:
    """Whether a participle or a reduced clause hangs on a verb that itself tells of nothing actual."""
    tree = document.tree
    if tree.deps[clause.verb] not in ("advcl", "conj") or clause.form not in ("gerund", "participle"):
        return False
    head = tree.heads[clause.verb]
    while tree.tags[head] == "VBG" and tree.deps[head] in ("advcl", "conj") and tree.heads[head] != head:
        head = tree.heads[head]
    return tree.tags[head][:2] == "VB" and form_of(document, head)[0] in ("modal", "infinitive")


def realis_of(document: Document, clause: Clause, found: Realis | None) -> Realis | None:
    """The realis of a clause, None where it is not told as happening, having happened or firmly to happen; `found` is
    what its form leaves open."""
    if clause.form == "present" and not document.is_headline(clause.verb) and not _is_stance(document, clause.verb):
        found = _dated_present(document, clause)
    if (
        found is None
        or _is_wished(document, clause.verb)
        or is_conditional(document, clause.verb)
        or _hangs_on_unreal(document, clause)
        or _hangs_on_condition(document, clause)
    ):
        return None
    tree = document.tree
    if clause.form == "present" and any(tree.lower[k] in words("habits") for k in document.kids(clause.verb, "advmod")):
        return None
    if clause.negated:
        return "negated"
    chain = [clause.verb]
    while tree.deps[chain[-1]] in ("advcl", "conj", "ccomp") and len(chain) < 3:
        chain.append(tree.heads[chain[-1]])
    adverbs = {tree.lower[k] for verb in chain for k in document.kids(verb, "advmod")}
    if adverbs & words("alleged") or _is_alleged(document, clause.verb):
        return "alleged"
    if found == "actual" and (adverbs & words("reported") or document.content[clause.verb] >= 0):
        return "reported"
    return found


def _is_stance(document: Document, verb: int) -> bool:
    """Whether a verb's present tells of a position that is taken: "refuses to sit at one table with NAME"."""
    tree = document.tree
    lemmas = verb_forms().get(tree.lower[verb], ())
    if not any(lemma in verbs("stances") for lemma in lemmas) or not document.kids(verb, "xcomp"):
        return False
    return any(tree.lower[k] not in ("i", "you") for k in document.kids(verb, "nsubj"))


def _is_wished(document: Document, verb: int) -> bool:
    """Whether the verb is what somebody wishes or fears."""
    tree = document.tree
    head = tree.heads[verb]
    return tree.deps[verb] in ("ccomp", "xcomp") and any(
        lemma in verbs("wishes") and (lemma != "want" or tree.tags[verb] == "VB")
        for lemma in verb_forms().get(tree.lower[head], ())
    )


def _is_alleged(document: Document, verb: int) -> bool:
    tree = document.tree
    head = tree.heads[verb]
    return tree.deps[verb] == "pcomp" and any(
        lemma in verbs("alleging") for lemma in verb_forms().get(tree.lower[tree.heads[head]], ())
    )
