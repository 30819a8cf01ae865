"""Words in the wrong form, or spelt as none that the lexicons know: inflected verbs, plural nouns, frames."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

from extract.vocabulary.cell_faults import listed, nearest
from extract.vocabulary.files import Line, Problem
from extract.vocabulary.inflection import spell_out
from extract.vocabulary.keys import CLAUSES
from extract.vocabulary.noun_table import singular
from extract.vocabulary.schema import NOUNS
from extract.vocabulary.table_schema import Reference

_VERBS, _PATTERNS, _OBJECTS = "language/verbs.csv", "events/patterns.csv", "events/objects.csv"
_PLURALS = Reference("events/words.csv", "word", "list", "plural_nouns")
_PHRASES = Reference("events/words.csv", "word", "list", "phrase_words")
_IN_PHRASES = (
    *(*NOUNS, Reference("names/roles.csv", "noun"), Reference("quotes/nouns.csv", "noun")),
    *(Reference("language/function_words.csv", "word"), Reference("events/words.csv", "word")),
)
_INFLECTED = re.compile(r".*[aeiouy].*(?:ing|[^e]ed)|.*[^aiosu]s")
_PLURAL = re.compile(r".*[^suiy']s")
_FOUND = re.compile(r"\S+(?: (?:of )?\S+)?")  # how many words the rules look for

Rows = Mapping[str, Sequence[Line]]  # by path


def check_word_forms(lines: Rows) -> Iterator[Problem]:
    """The verbs and nouns in the wrong form and the words of frames that are not known; each of what can be read."""
    if _VERBS in lines and _PATTERNS in lines:
        forms = _forms(lines)
        yield from _check_verbs(lines, forms)
        if all(reference.path in lines for reference in _IN_PHRASES):
            yield from _check_frames(lines, forms)
    if _OBJECTS in lines and _PLURALS.path in lines:
        yield from _check_nouns(lines)


def _heads(lines: Rows) -> dict[str, None]:
    """The verbs of both tables, of several words the first."""
    rows = (*lines[_VERBS], *lines[_PATTERNS])
    return dict.fromkeys(row.cells["verb"].partition(" ")[0] for row in rows)


def _forms(lines: Rows) -> dict[str, str]:
    """The inflected forms of the verbs → their base forms."""
    verbs = [row.cells for row in lines[_VERBS]]
    irregular = {
        cells["verb"]: (tuple(cells["past"].split("/")), tuple(cells["participle"].split("/")))
        for cells in verbs
        if cells["past"] and cells["participle"]
    }
    doubling = frozenset(cells["verb"] for cells in verbs if cells["doubling"])
    found: dict[str, str] = {}
    for verb in filter(None, _heads(lines)):
        for form in spell_out(verb, irregular, doubling).all()[1:]:
            found.setdefault(form, verb)
    return found


def _check_verbs(lines: Rows, forms: Mapping[str, str]) -> Iterator[Problem]:
    """The verbs that are no base forms; one that tells its own past is one ("found", "founded")."""
    sure = {row.cells["verb"] for row in lines[_VERBS] if row.cells["past"] or row.cells["doubling"]}
    for path in (_VERBS, _PATTERNS):
        for line, cells in lines[path]:
            verb, head = cells["verb"], cells["verb"].partition(" ")[0]
            if verb in sure or head in sure or not (head in forms or _INFLECTED.fullmatch(head)):
                continue
            of = f" of {forms[head]!r}" if head in forms else ""
            own = "if it is a verb of its own, give it its past and participle in language/verbs.csv"
            yield Problem(path, line, f"verb {verb!r} looks like an inflected form{of}; write the base form, or, {own}")


def _check_nouns(lines: Rows) -> Iterator[Problem]:
    """The plurals in sets, which hold the singular: the plural is found by it."""
    plurals = listed(lines, _PLURALS)
    nouns: dict[str, set[str]] = {}
    for _, cells in lines[_OBJECTS]:
        nouns.setdefault(cells["set"], set()).add(cells["noun"])
    for line, cells in lines[_OBJECTS]:
        if wrong := _fault_of_noun(cells["noun"], nouns[cells["set"]], plurals):
            yield Problem(_OBJECTS, line, wrong)


def _fault_of_noun(noun: str, beside: Collection[str], plurals: Collection[str]) -> str:
    if not _FOUND.fullmatch(noun):
        return f"noun {noun!r} is never found; write one word, two (trade deal), or two with of (letter of protest)"
    if there := next((form for form in singular(noun)[1:] if form in beside), ""):
        return f"noun {noun!r} is found by its singular {there!r} in the set; delete one"
    head = re.split("[ -]", noun)[-1]
    if " of " in noun or head in plurals or not _PLURAL.fullmatch(head):
        return ""
    told = f"noun {noun!r} looks like a plural; write the singular, by which both are found, or, if only the plural is"
    return f"{told} meant, add {head!r} to the list plural_nouns of {_PLURALS.path}"


def _check_frames(lines: Rows, forms: Mapping[str, str]) -> Iterator[Problem]:
    """The words of frames that are no clause and nowhere in the lexicons."""
    cells = {cell for reference in _IN_PHRASES for cell in _all_of(lines, reference)}
    known = {*cells, *(word for cell in cells for word in re.split("[ -]", cell)), *forms, *_heads(lines)}
    fault = partial(_fault_of_frame, known=frozenset(known))
    told: dict[str, str] = {}
    for line, row in lines[_PATTERNS]:
        frame = row["frame"]
        if frame and told.setdefault(frame, fault(frame)):
            yield Problem(_PATTERNS, line, told[frame])
    for line, row in lines[_VERBS]:
        for aspect in filter(None, row["aspects"].split("|")):
            if wrong := fault(aspect.partition(":")[2]):
                yield Problem(_VERBS, line, wrong)


def _all_of(lines: Rows, reference: Reference) -> Iterator[str]:
    return (row.cells[reference.column] for row in lines[reference.path])


def _fault_of_frame(frame: str, known: frozenset[str]) -> str:
    for word in frame.split():
        if word in CLAUSES or any(form in known for form in singular(word)):
            continue
        clause = nearest(word, CLAUSES) if "-" in word else ""
        if clause:
            return f"unknown clause {word!r} in the frame; it is one of {', '.join(CLAUSES)}{clause}"
        told = f"unknown word {word!r} in the frame; mend it, or, if it is right, add it to the list phrase_words of"
        return f"{told} {_PHRASES.path}{nearest(word, known)}"
    return ""
