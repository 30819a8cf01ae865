"""Marked-up text for the tests of speakers: names in square brackets, what a word stands for behind it in braces.

"[Anna Lind] left. She{Anna Lind} said …": a name of a person, and a pronoun that stands for her; `{}` says that a word
must stay open. "[ORG:Vostok Bank]" and "[PLACE:Ruritania]" are other names. A surname is the person named in full.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from spacy.tokens import Doc

from extract.quotes import find_quotes
from extract.records import Entity, Label, Mention
from extract.syntax import Document, read_document

_MARK = re.compile(r"\[(?:(ORG|PLACE):)?([^\]]+)\]|\{([^}]*)\}")
_FIRST_NAMES = {
    **dict.fromkeys(("Ivan", "Boris", "Mark", "Pavel", "Hassan", "Tom"), "male"),
    **dict.fromkeys(("Anna", "Vera", "Elena", "Leila", "Ruth", "Mary"), "female"),
}
_COUNTRIES = {"Ruritania": "RU", "Syldavia": "SY", "Norway": "NO", "Chile": "CL", "Kenya": "KE"}


@dataclass(frozen=True)
class Marked:
    """The plain text, its names and entities, and what each marked word must stand for, by the word's end."""

    text: str
    names: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    expected: dict[int, str]

    def name_of(self, entity_id: str) -> str:
        return next((entity.name for entity in self.entities if entity.id == entity_id), "")


def _entity_of(name: str, label: Label, known: dict[str, Entity]) -> Entity:
    for entity in known.values():
        if entity.label == label and (entity.name == name or entity.name.endswith(" " + name)):
            return entity
    slug = f"{label.lower()}:{name.lower().replace(' ', '-')}"
    gender = _FIRST_NAMES.get(name.split()[0], "") if label == "PERSON" else ""
    code = _COUNTRIES.get(name, "")
    known[name] = Entity(slug, name, label, country=code, state=code, gender=gender)  # type: ignore[arg-type]
    return known[name]


def read_marked(marked: str) -> Marked:
    """Takes the marks out."""
    parts: list[str] = []
    length = last = 0
    names: list[Mention] = []
    known: dict[str, Entity] = {}
    expected: dict[int, str] = {}
    for match in _MARK.finditer(marked):
        before = marked[last : match.start()]
        parts.append(before)
        length += len(before)
        last = match.end()
        label, name, stands_for = match.groups()
        if name is None:
            expected[length] = stands_for
            continue
        entity = _entity_of(name, cast(Label, label or "PERSON"), known)
        names.append(Mention(length, length + len(name), entity.label, "name", "test", entity.id))
        parts.append(name)
        length += len(name)
    text = "".join(parts) + marked[last:]
    return Marked(text, tuple(names), tuple(known.values()), expected)


def named(case: Marked, parse: Callable[[str], Doc]) -> Document:
    """The case as a Document that knows its names."""
    return read_document(parse(case.text)).with_names(case.names, case.entities)


def quoted(case: Marked, parse: Callable[[str], Doc]) -> Document:
    """The same with the quotes that are found in it."""
    document = named(case, parse)
    return document.with_quotes(find_quotes(document))
