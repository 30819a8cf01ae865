"""What components have found in a Doc, kept in it as plain data that survives `to_bytes`, `DocBin` and `to_disk`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple
from typing import Any, Literal

from spacy.tokens import Doc

from extract.records import Entity, Mention, Published, Quote, Span, TimeExpression
from extract.syntax import Document, read_document

KEY = "extract"  # of `doc.user_data`

Layer = Literal["names", "dates", "quotes", "speakers"]


def with_layer(doc: Doc, document: Document, layer: Layer, add: Callable[[Document], Document]) -> Document:
    """The document with a layer: as it is where an earlier component found it, else added now, and kept."""
    found = _kept(doc).get("layers", [])
    if layer in found:
        return document
    document = add(document)
    doc.user_data[KEY] = {
        "length": len(doc.text),
        "layers": [*found, layer],
        "mentions": [list(astuple(mention)) for mention in document.mentions],
        "entities": [list(astuple(entity)) for entity in document.entities],
        "dates": [list(astuple(expression)) for expression in document.dates],
        "published": list(astuple(document.published)),
        "quotes": [list(astuple(quote)) for quote in document.quotes],
    }
    return document


def recall(doc: Doc) -> Document:
    """The Document of a Doc with all that was kept in it."""
    document, kept = read_document(doc), _kept(doc)
    if not kept:
        return document
    document = document.with_names(
        [Mention(*cells) for cells in kept["mentions"]], [_entity(e) for e in kept["entities"]]
    )
    day, source, span = kept["published"]
    document = document.with_dates([TimeExpression(*d) for d in kept["dates"]], Published(day, source, _span(span)))
    return document.with_quotes([_quote(cells) for cells in kept["quotes"]])


def _kept(doc: Doc) -> dict[str, Any]:
    """What was kept, unless it was of a text of another length, such as the whole that the Doc is a part of."""
    kept: dict[str, Any] = doc.user_data.get(KEY, {})
    return kept if kept.get("length") == len(doc.text) else {}


def _entity(cells: Sequence[Any]) -> Entity:
    key, name, label, aliases, country, state, gender, titles = cells
    return Entity(key, name, label, tuple(aliases), country, state, gender, tuple(titles))


def _quote(cells: Sequence[Any]) -> Quote:
    kind, content, rule, confidence, cue, source, addressee, *told = cells
    parts = tuple(Span(*part) for part in content)
    return Quote(kind, parts, rule, confidence, _span(cue), _span(source), _span(addressee), *told)


def _span(cells: Sequence[int] | None) -> Span | None:
    return Span(*cells) if cells is not None else None
