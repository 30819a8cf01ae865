"""Verbs with their arguments: subjects found again over coordination, control and relative clauses; passives undone."""

from __future__ import annotations

from dataclasses import dataclass

from extract.events.types.pattern_match import classify
from extract.morphology import VerbForms, inflect
from extract.syntax.document import SUBJECTS, Document
from extract.syntax.passive_agents import low_agent
from extract.syntax.subcategorisation import Preps, is_called_for, particles_of
from extract.vocabulary import verb_forms, verbs, words

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_OBJECTS = ("dobj", "dative", "oprd", "attr")
_NAMING = ("JJ", "NN", "NNS")
_VERBAL = ("aux", "mark", "cop", "det", "poss")
_BARE_FORMS = {"VBG": "gerund", "VBN": "participle", "VBD": "past", "VBZ": "present", "VBP": "present"}
_FARTHEST = 6  # clauses over which a subject or an auxiliary is shared
_BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "'s", "am", "'re"})
_HAVE = frozenset({"have", "has", "had", "'ve", "having", "'d"})
_FUTURE = frozenset({"will", "'ll", "wo", "shall"})
_MODALS = frozenset({"may", "might", "can", "could", "should", "must", "ca", "ought", "need"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One verb with its arguments as head tokens; `agents` do it, `patients` have it done to them, in either voice.

    `form`: past, perfect, progressive, present, future, would, modal, infinitive, gerund or participle. `preps` are the
    prepositions of the verb with their objects' heads; `complement` the verb or adjective it governs, or -1.
    """

    verb: int
    lemmas: tuple[str, ...]
    particles: tuple[str, ...]
    form: str
    passive: bool
    negated: bool
    agents: tuple[int, ...]
    patients: tuple[int, ...]
    preps: Preps
    complement: int


def form_of(document: Document, verb: int, depth: int = 0) -> tuple[str, bool, bool]:
    """Form, passive and negated of a verb, by its tag and its auxiliaries; a coordinated verb shares its head's."""
    tree = document.tree
    tag, dep, head = tree.tags[verb], tree.deps[verb], tree.heads[verb]
    if tag == "VBN" and dep == "relcl" and document.kids(verb, "nsubj") and not document.kids(verb, "aux", "auxpass"):
        tag = "VBD"  # "the rally that NAME held"
    helpers = {tree.lower[k].replace("’", "'") for k in document.kids(verb, "aux", "auxpass")}
    shares = not helpers and dep == "conj" and tag in ("VB", "VBN", "VBG") and tag == tree.tags[head]
    if shares and depth < _FARTHEST and not document.kids(verb, *SUBJECTS):
        return form_of(document, head, depth + 1)
    adverbs = (tree.lower[k] for k in document.kids(verb, "advmod", "preconj"))
    negated = bool(document.kids(verb, "neg")) or not {"never", "no"}.isdisjoint(adverbs)
    negated = negated or _is_nor(document, verb) or (bool(helpers) and _is_by_no_means(document, verb))
    passive = bool(document.kids(verb, "auxpass", "nsubjpass"))
    passive = passive or (tag == "VBN" and not helpers and dep in ("acl", "relcl", "advcl"))
    if "'d" in helpers and tag == "VB":
        helpers = (helpers - {"'d"}) | {"would"}
    form = _helped_form(helpers, tag) if helpers else _BARE_FORMS.get(tag, "infinitive")
    if form == "past" and passive and helpers & {"is", "are", "am", "'s"} and not helpers & {"was", "were"}:
        form = "present"
    return form, passive, negated


def _is_nor(document: Document, verb: int) -> bool:
    """Whether "nor" opens the clause: "nor would it meet them"."""
    tree, head = document.tree, document.tree.heads[verb]
    joins = document.kids(verb, "cc", "preconj")
    if tree.deps[verb] == "conj":
        joins += [k for k in document.kids(head, "cc") if head < k]
    return any(tree.lower[k] == "nor" and k < verb for k in joins)


def _is_by_no_means(document: Document, verb: int) -> bool:
    """Whether a phrase before the verb negates it: "would under no circumstances meet them"."""
    tree = document.tree
    return any(
        tree.lower[noun] in words("no_means") and "no" in (tree.lower[k] for k in document.kids(noun, "det"))
        for prep in document.kids(verb, "prep")
        if prep < verb
        for noun in document.kids(prep, "pobj")
    )


def _helped_form(helpers: set[str], tag: str) -> str:
    """The form of a verb that has auxiliaries, by the first rule that holds."""
    would, have = "would" in helpers, bool(helpers & _HAVE)
    rules = (
        ("modal", bool(helpers & _MODALS) or (would and have)),
        ("future", bool(helpers & _FUTURE)),
        ("would", would),
        ("infinitive", "to" in helpers),
        ("progressive", "being" in helpers or (tag == "VBG" and bool(helpers & _BE))),
        ("perfect", have),
        ("gerund", tag == "VBG"),
        ("past", "did" in helpers or tag in ("VBD", "VBN") or bool(helpers & {"was", "were"})),
    )
    return next((form for form, holds in rules if holds), _BARE_FORMS.get(tag, "infinitive"))


def _antecedent(document: Document, token: int, verb: int) -> int:
    """What a relative pronoun stands for: the noun that its clause hangs on; other tokens stand for themselves."""
    tree = document.tree
    if tree.lower[token] not in _RELATIVES or tree.tags[token] not in ("WP", "WDT", "IN", "DT", "WP$"):
        return token
    head = verb
    while tree.deps[head] == "conj":
        head = tree.heads[head]
    return tree.heads[head] if tree.deps[head] == "relcl" else token


def subjects(document: Document, verb: int, depth: int = 0) -> tuple[int, ...]:
    """The heads of a verb's grammatical subject, found over coordination, control and reduced clauses."""
    tree = document.tree
    own = document.kids(verb, *SUBJECTS)
    own = [k for k in own if k < verb] or own  # "clashes left 20 people dead"
    own = own or [k for helper in document.kids(verb, "aux", "auxpass") for k in document.kids(helper, *SUBJECTS)]
    if own:
        if len(own) > 1 and tree.lower[tree.left[own[-1]] - 1] in ("and", "as"):  # "Presidents NAME and NAME met"
            return tuple(k for head in own[-2:] for k in document.conjuncts(head))
        first = _antecedent(document, own[-1], verb)
        return tuple(document.conjuncts(first)) if first == own[-1] else (first,)
    head, dep = tree.heads[verb], tree.deps[verb]
    if depth > _FARTHEST or head == verb:
        return ()
    if dep == "conj" and tree.tags[head][:1] in "VM":
        return subjects(document, head, depth + 1)
    if dep in ("xcomp", "ccomp") and tree.tags[head][:1] in "VJ":
        raised = document.kids(head, "dobj", "dative")
        if raised and dep == "xcomp" and not _promises(document, head):
            return tuple(document.conjuncts(raised[0]))
        return subjects(document, head, depth + 1)
    if dep == "advcl" and not document.kids(verb, "mark"):
        return subjects(document, head, depth + 1)
    if dep == "acomp" and tree.tags[head][:2] == "VB":
        return subjects(document, head, depth + 1)  # "are due to meet"
    if dep in ("acl", "relcl"):
        named = tree.deps[head] == "attr" and tree.tags[verb] == "VB"  # "became the first state to recognise NAME"
        return subjects(document, tree.heads[head], depth + 1) if named else (*_belonging(document, head), head)
    if dep == "pcomp" and tree.tags[tree.heads[head]][:2] == "VB":
        done_to = document.kids(tree.heads[head], "dobj")
        if done_to and tree.lower[head] in words("charging"):
            return tuple(document.conjuncts(done_to[0]))  # "accused NAME of lying"
        above = verb_forms().get(tree.lower[tree.heads[head]], ())
        if tree.lower[head] in words("contrasting") and not verbs("lasting").isdisjoint(above):
            return ()  # "despite hosting its envoys, NAME remained banned" leaves open who hosted
        return subjects(document, tree.heads[head], depth + 1)
    return ()


def _belonging(document: Document, noun: int) -> tuple[int, ...]:
    """Who is said to be among those that a noun names: "two clerks were among ten people arrested"."""
    tree, prep = document.tree, document.tree.heads[noun]
    if tree.deps[noun] != "pobj" or tree.lower[prep] != "among" or tree.lower[tree.heads[prep]] not in words("being"):
        return ()
    return tuple(k for own in document.kids(tree.heads[prep], "nsubj") for k in document.conjuncts(own))


def _promises(document: Document, verb: int) -> bool:
    return bool({"promise", "threaten", "pledge", "vow"} & set(verb_forms().get(document.tree.lower[verb], ())))


def _preps(document: Document, verb: int) -> Preps:
    tree, found = document.tree, []
    open_preps = document.kids(verb, "prep", "agent", "dative")
    items = [k for head in document.kids(verb, "dobj") for k in document.kids(head, "conj") if tree.tags[k] == "VBG"]
    # "sent blankets and cooking oil to"
    open_preps += [prep for item in items for prep in document.kids(item, "prep")]
    away = [k for k in document.kids(verb, "advmod") if k > verb and tree.lower[k] in words("directions")]
    open_preps += [
        prep for particle in (*document.kids(verb, "prt"), *away) for prep in document.kids(particle, "prep")
    ]
    open_preps += [k for head in document.kids(verb, "dobj") for k in _low_preps(document, head)]
    while open_preps:
        prep = open_preps.pop(0)
        heads = document.kids(prep, "pobj")
        if tree.tags[prep] in ("IN", "TO", "RP", "VBG", "RB"):
            objects = tuple(k for head in heads for k in document.conjuncts(head))
            if objects:
                found.append((tree.lower[prep], prep, objects))
            open_preps += document.kids(prep, "prep", "conj")
            open_preps += [
                k for head in heads if tree.lower[head] in words("manner") for k in document.kids(head, "prep")
            ]
    return tuple(found)


def _low_preps(document: Document, head: int) -> list[int]:
    """The prepositions that the parser hung on a person's name: "placed NAME under house arrest"."""
    number = document.mention[head]
    if number < 0 or document.mentions[number].label != "PERSON":
        return []
    return [k for k in document.kids(head, "prep") if document.tree.lower[k] not in ("of", "from")]


def _complements(document: Document, verb: int) -> tuple[list[int], list[int]]:
    """The verbs that a verb governs, the closest tie last; and what it raises to its objects: subjects of infinitives,
    and both halves of a clause without a verb ("found NAME guilty")."""
    tree = document.tree
    governed = [*document.kids(verb, "ccomp"), *document.kids(verb, "xcomp")]
    raised: list[int] = []
    lemmas = verb_forms().get(tree.lower[verb], ())
    letting = not verbs("letting").isdisjoint(lemmas)
    for inner in governed:
        subject = document.kids(inner, "nsubj")
        if letting and tree.tags[inner][:2] == "NN":
            raised += document.conjuncts(inner)  # "let NAME off": the parser takes the name for a clause
        if subject and inner > subject[0] > verb and tree.tags[inner] in _NAMING and not document.kids(inner, *_VERBAL):
            raised += [*document.conjuncts(subject[0]), inner]
        if subject and tree.tags[inner] == "VB" and (letting or tree.has_to(inner)):
            raised += document.conjuncts(subject[0])
    if not verbs("calling").isdisjoint(lemmas):
        called = [k for k in document.kids(verb, "advcl") if is_called_for(document, k)]
        raised += [k for inner in called for head in document.kids(inner, *SUBJECTS) for k in document.conjuncts(head)]
        governed += called
    apart = words("means") | words("after")
    preps = [prep for prep in document.kids(verb, "prep") if tree.lower[prep] not in apart]
    gerunds = [k for prep in preps for k in document.kids(prep, "pcomp")]
    return [*gerunds, *governed], raised


def _objects(document: Document, verb: int) -> list[int]:
    """The heads of a verb's objects; of a relative clause without one, the noun that the clause hangs on."""
    tree, objects = document.tree, list[int]()
    for kid in document.kids(verb, *_OBJECTS):
        if tree.tags[kid] not in ("IN", "TO"):
            objects += document.conjuncts(_antecedent(document, kid, verb))
    objects += [k for particle in document.kids(verb, "prt") for k in document.kids(particle, "pobj")]
    objects += _predicates(document, verb)
    own = document.kids(verb, "nsubj")
    if own and own[-1] > verb and document.kids(verb, "oprd"):
        objects += document.conjuncts(own.pop())  # "left 20 people dead"
    lacking = not objects and not document.kids(verb, "auxpass", "xcomp", "ccomp", "prep")
    if tree.deps[verb] == "relcl" and lacking and own and _antecedent(document, own[-1], verb) == own[-1]:
        objects = [tree.heads[verb]]
    return objects


def _predicates(document: Document, verb: int) -> list[int]:
    """What a verb says its object is, where the parser took it for something else: "held NAME responsible"."""
    tree, named = document.tree, [k for k in document.kids(verb, "dobj") if document.mention[k] >= 0]
    found = [k for head in named for k in document.kids(head, "amod") if k > head]
    nouns = [k for k in document.kids(verb, "npadvmod") if document.timex[k] < 0] if named else []
    return found + [k for k in nouns if k > verb and {"a", "an"} & {tree.lower[d] for d in document.kids(k, "det")}]


def _is_headline_passive(document: Document, verb: int, lemmas: tuple[str, ...]) -> bool:
    """ "Norland minister arrested": in titles a past form without an object, of a verb that wants one, is a passive."""
    if document.tree.tags[verb] not in ("VBD", "VBN") or not document.is_headline(verb):
        return False
    if document.kids(verb, "dobj", "xcomp", "ccomp", "prt", "aux", "auxpass"):
        return False
    return classify(lemmas, (), {}).type in ("COERCE", "ASSAULT", "AID")


def lemmas_of(word: str, tag: str) -> tuple[str, ...]:
    """The verbs that a form belongs to, by its tag where that tells them apart ("found", VBD: to find)."""
    known = verb_forms().get(word, ())
    if len(known) < 2:
        return known
    fitting = tuple(verb for verb in known if word in _forms_by_tag(inflect(verb), tag))
    return fitting or known


def _forms_by_tag(forms: VerbForms, tag: str) -> tuple[str, ...]:
    by_tag = {"VBD": forms.past, "VBN": forms.participle, "VBG": (forms.gerund,), "VBZ": (forms.third,)}
    return by_tag.get(tag, (forms.base,))


def read_clause(document: Document, verb: int, told: tuple[str, bool, bool] | None = None) -> Clause:
    """The clause of a verb token; `told` is its form, passive and negated, if known already."""
    tree = document.tree
    lemmas = lemmas_of(document.word(verb), tree.tags[verb]) or lemmas_of(tree.lower[verb], tree.tags[verb])
    form, passive, negated = told or form_of(document, verb)
    passive = (passive or _is_headline_passive(document, verb, lemmas)) and verbs("engaged").isdisjoint(lemmas)
    grammatical = subjects(document, verb)
    preps = _preps(document, verb)
    complements, raised = _complements(document, verb)
    objects = (*_objects(document, verb), *raised)
    if passive:
        agents = tuple(k for word, _, heads in preps if word == "by" for k in heads) or low_agent(document, verb)
        patients = (*grammatical, *objects)
        preps = tuple(p for p in preps if p[0] != "by")
    else:
        agents, patients = grammatical, objects
    return Clause(
        verb=verb,
        lemmas=lemmas,
        particles=particles_of(document, verb, preps, complements, patients),
        form=form,
        passive=passive,
        negated=negated,
        agents=tuple(dict.fromkeys(agents)),
        patients=tuple(dict.fromkeys(p for p in patients if p not in agents)),
        preps=preps,
        complement=complements[-1] if complements else -1,
    )
