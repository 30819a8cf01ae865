"""The examples of the event lexicon: each pattern, noun and word of attitude in the sentence that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from extract.dates import find_dates
from extract.events.candidates.happenings import Happening, find_candidates, known_class
from extract.events.find import actions_of
from extract.events.merging import COMMITMENTS
from extract.events.types.class_names import OTHER
from extract.records import Published
from extract.segment import parse_texts
from extract.syntax import read_document
from extract.trial.invented_names import names_in
from extract.vocabulary import NO_EVENT, SUBJECT, Pattern, Problem, inflect, load_patterns, load_placed, object_sets

_PATTERNS, _NOUNS, _STANCES = "events/patterns.csv", "events/nouns.csv", "events/stances.csv"
_CLAUSES = ("to-do", "them-do", "that-do", "doing", "wh", "that")
_PUBLISHED = Published("2021-05-10", "metadata")


class Case(NamedTuple):
    """What a line of a lexicon does: it gives a class in one sentence and not in another (NONE: conversely)."""

    path: str
    line: int
    name: str
    type: str
    example: str
    counterexample: str


def _spell_out(template: str, verb: str, noun: str) -> str:
    """A template with the verb's forms and the noun in place."""
    forms = inflect(verb)
    told = {"third": forms.third, "gerund": forms.gerund, "past": forms.past[0], "participle": forms.participle[0]}
    return template.format(base=verb, word=verb, object=noun, subject=noun, noun=noun, **told)


def _templates() -> dict[str, tuple[str, str]]:
    rows = (row for _, row in load_placed("events/examples.csv"))
    return {row["id"]: (row["example"], row["counterexample"]) for row in rows}


def _phrase(verb: str, frame: str) -> str:
    """A verb with its frame as a sentence has them: the clause that it governs stands in the template."""
    return " ".join((verb, *(word for word in frame.split() if word not in _CLAUSES)))


def _pattern_cases(*, every: bool) -> Iterator[Case]:
    """Each pattern with the first noun that it decides, each further noun of a set with the first of its patterns that
    does; or only the first pattern of each example."""
    templates = _templates()
    lines = [line for line, _ in load_placed(_PATTERNS)]
    single = {(p.verb, p.frame, p.nouns[0]): p for p in load_patterns() if p.is_single}
    shown: set[str] = set()
    told: set[tuple[str, str, str]] = set()

    def case(line: int, pattern: Pattern, noun: str) -> Case:
        noun = noun.removeprefix(SUBJECT)
        phrase = _phrase(pattern.verb, pattern.frame)
        texts = (_spell_out(text, phrase, noun) for text in templates[pattern.example])
        return Case(_PATTERNS, line, f"{pattern.id} {noun}".strip(), pattern.type, *texts)

    for line, pattern in zip(lines, load_patterns(), strict=True):
        if not every and pattern.example in shown:
            continue
        shown.add(pattern.example)
        own = [n for n in pattern.nouns if single.get((pattern.verb, pattern.frame, n), pattern).type == pattern.type]
        first = True
        for noun in own or ("",):
            key = (pattern.objects, pattern.example, noun)
            if first or (every and key not in told):
                yield case(line, pattern, noun)
            told.add(key)
            first = False
            if not every:
                break


def _other_cases() -> Iterator[Case]:
    templates = _templates()
    for line, row in load_placed(_NOUNS):
        if row["alone"] == "yes":
            texts = (_spell_out(text, "", row["noun"]) for text in templates[row["example"]])
            yield Case(_NOUNS, line, row["noun"], row["class"], *texts)
    shown: set[str] = set()
    for line, row in load_placed(_STANCES):
        nouns = object_sets()[row["objects"]] if row["objects"] else ("",)
        for noun in nouns if row["objects"] not in shown else nouns[:1]:
            texts = (_spell_out(text, row["word"], noun) for text in templates[row["example"]])
            yield Case(_STANCES, line, f"{row['kind']} {row['word']} {noun}".strip(), row["class"], *texts)
        shown.add(row["objects"])


_UNLISTED, _BY_NOUN = "open-class", "noun"  # the rules of what no line of the lexicon tells, and of nouns by themselves


def _told(doc: Doc, path: str, kinds: dict[str, str]) -> list[str]:
    """The classes of the actions that a sentence tells of by the lexicon; for patterns those of verbs, for words of
    attitude those of positions and of plain verbs, which tell of some ("is committed to")."""
    document = read_document(doc).with_names(*names_in(doc.text))
    document = document.with_dates(find_dates(doc) if path == _STANCES else (), _PUBLISHED)
    known = [Happening(c.token, c.verb, 1.0, known_class(document, c)) for c in find_candidates(document)]
    found = [e for e in actions_of(document, known) if e.rule != _UNLISTED]
    if path == _PATTERNS:
        found = [e for e in found if e.rule != _BY_NOUN]
    if path == _STANCES:
        found = [e for e in found if e.rule in COMMITMENTS or kinds.get(e.rule) in ("verb", "phrasal-verb")]
    return [event.type for event in found]


def _judge(case: Case, told: list[str], not_told: list[str]) -> str:
    """What is wrong with a case, "" if nothing; any verb or noun tells at least of something of class OTHER."""
    if case.type != OTHER:
        told, not_told = ([name for name in found if name != OTHER] for found in (told, not_told))
    gives = ", ".join(dict.fromkeys(told)) or "nothing"
    if case.type == NO_EVENT:
        if told:
            return f"the example {case.example!r} gives {gives} where it should give nothing"
        return (
            "" if not_told else f"the counterexample {case.counterexample!r} gives nothing where it should give a class"
        )
    if case.type not in told:
        return f"the example {case.example!r} gives {gives} where it should give {case.type}"
    if case.type in not_told:
        return f"the counterexample {case.counterexample!r} gives {case.type} where it should not"
    return ""


def try_events(nlp: Language, *, every: bool = True) -> list[Problem]:
    """The lines of the event lexicon whose sentences do not do what they say: of all, or of one pattern an example."""
    cases = [*_pattern_cases(every=every), *_other_cases()]
    kinds = {pattern.id: pattern.kind for pattern in load_patterns()}
    texts = dict.fromkeys(text for case in cases for text in (case.example, case.counterexample))
    docs = dict(zip(texts, parse_texts(nlp, list(texts)), strict=True))
    return list(_problems(cases, docs, kinds))


def _problems(cases: Iterable[Case], docs: dict[str, Doc], kinds: dict[str, str]) -> Iterator[Problem]:
    for case in cases:
        told, not_told = (_told(docs[text], case.path, kinds) for text in (case.example, case.counterexample))
        if wrong := _judge(case, told, not_told):
            yield Problem(case.path, case.line, f"{case.name}: {wrong}; mend the line or give it another example")
