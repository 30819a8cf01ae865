"""The form of a verb, by its tag and its auxiliaries: tense or mood, voice, negation; and which verbs a form is of."""

from __future__ import annotations

from typing import NamedTuple

from extract.syntax.document import SUBJECTS, Document
from extract.vocabulary import VerbForms, function_words, inflect, verb_forms, words

_BARE_FORMS = {"VBG": "gerund", "VBN": "participle", "VBD": "past", "VBZ": "present", "VBP": "present"}
_FARTHEST = 6  # clauses over which an auxiliary is shared
_BE = function_words("be")
_HAVE = function_words("have")
_FUTURE = function_words("future")
_MODALS = function_words("modal")
_HELPERS = ("aux", "auxpass")
_SHARING = ("VB", "VBN", "VBG")  # tags of verbs that may share an auxiliary


class VerbForm(NamedTuple):
    """`form` is past, perfect, progressive, present, future, would, modal, infinitive, gerund or participle."""

    form: str
    passive: bool
    negated: bool

    def is_plain(self, *forms: str) -> bool:
        """Whether it is one of these forms, active and not negated."""
        return self.form in forms and not (self.passive or self.negated)


def form_of(document: Document, verb: int) -> VerbForm:
    """The form of a verb token, read once a document; a coordinated verb shares its head's auxiliaries ("has won and
    left")."""
    known = document.forms.get(verb)
    if known is None:
        known = document.forms[verb] = _read(document, verb, 0)
    return known


def _read(document: Document, verb: int, depth: int) -> VerbForm:
    """The form of a verb; `depth` counts the verbs that led to it by sharing."""
    tag = _tag(document, verb)
    helpers = {word.replace("’", "'") for word in document.kid_words(verb, *_HELPERS)}
    if not helpers and depth < _FARTHEST and _shares(document, verb, tag):
        return _read(document, document.tree.heads[verb], depth + 1)
    negated = _is_negated(document, verb) or (bool(helpers) and _is_by_no_means(document, verb))
    passive = _is_passive(document, verb, tag, helped=bool(helpers))
    if "'d" in helpers and tag == "VB":
        helpers = (helpers - {"'d"}) | {"would"}
    form = _helped_form(helpers, tag) if helpers else _BARE_FORMS.get(tag, "infinitive")
    if form == "past" and passive and helpers & {"is", "are", "am", "'s"} and not helpers & {"was", "were"}:
        form = "present"
    return VerbForm(form, passive, negated)


def _tag(document: Document, verb: int) -> str:
    """The tag of a verb; a participle with a subject of its own is a past: "the rally that NAME held"."""
    tag = document.tree.tags[verb]
    bare = tag == "VBN" and document.tree.deps[verb] == "relcl" and not document.kids(verb, *_HELPERS)
    return "VBD" if bare and document.kids(verb, "nsubj") else tag


def _shares(document: Document, verb: int, tag: str) -> bool:
    """Whether a verb without auxiliaries shares those of the verb that it is coordinated with."""
    tree = document.tree
    alike = tree.deps[verb] == "conj" and tag in _SHARING and tag == tree.tags[tree.heads[verb]]
    return alike and not document.kids(verb, *SUBJECTS)


def _is_negated(document: Document, verb: int) -> bool:
    if document.kids(verb, "neg") or not {"never", "no"}.isdisjoint(document.kid_words(verb, "advmod", "preconj")):
        return True
    return _is_nor(document, verb)


def _is_nor(document: Document, verb: int) -> bool:
    """Whether "nor" opens the clause: "nor would it meet them"."""
    tree, head = document.tree, document.tree.heads[verb]
    joins = document.kids(verb, "cc", "preconj")
    if tree.deps[verb] == "conj":
        joins += [k for k in document.kids(head, "cc") if head < k]
    return bool(joins) and any(tree.lower[k] == "nor" and k < verb for k in joins)


def _is_by_no_means(document: Document, verb: int) -> bool:
    """Whether a phrase before the verb negates it: "would under no circumstances meet them"."""
    nouns = (k for prep in document.kids(verb, "prep") if prep < verb for k in document.kids(prep, "pobj"))
    lower = document.tree.lower
    return any(lower[noun] in words("no_means") and "no" in document.kid_words(noun, "det") for noun in nouns)


def _is_passive(document: Document, verb: int, tag: str, *, helped: bool) -> bool:
    if document.kids(verb, "auxpass", "nsubjpass"):
        return True
    return tag == "VBN" and not helped and document.tree.deps[verb] in ("acl", "relcl", "advcl")


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
