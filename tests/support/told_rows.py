"""Articles as rows that report actions, for tests of merging; all of it is invented."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.entities.slugs import make_slug
from extract.merge import MergePass
from extract.write import COLUMNS, Row, Rows, names_cell


class Deed(NamedTuple):
    """An action: its sentence, its trigger as it stands there, and what fills its cells."""

    sentence: str
    trigger: str
    type: str = "OTHER"
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    day: str = ""
    source: str = "relative"
    realis: str = "actual"
    confidence: float = 0.5
    tolls: tuple[tuple[str, str, str], ...] = ()  # kind, low, high
    areas: tuple[tuple[str, str, str, str], ...] = ()  # name of a place, precision, country, admin1


def article(
    article_id: str, *deeds: Deed, published: str = "2019-05-04", publisher: str = "", more: Sequence[str] = ()
) -> Rows:
    """An article of these sentences, and of `more` that report nothing."""
    sentences = [*(deed.sentence for deed in deeds), *more]
    text = " ".join(sentences)
    rows: Rows = {table: [] for table in COLUMNS}
    known = {"article_id": article_id, "sha256": hashlib.sha256(text.encode()).hexdigest(), "status": "ok"}
    source = "metadata" if published else "none"
    rows["articles"] = [_row("articles", **known, published=published, published_source=source, publisher=publisher)]
    rows["sentences"] = [
        _row("sentences", article_id=article_id, sentence_id=f"{article_id}#s{number}", text=sentence)
        for number, sentence in enumerate(sentences, 1)
    ]
    rows["events"] = [_event(article_id, number, deed) for number, deed in enumerate(deeds, 1)]
    rows["numbers"] = [
        _row(
            "numbers",
            **_known_of(article_id, number),
            kind=kind,
            low=low,
            high=high,
            confidence=f"{deed.confidence:.2f}",
        )
        for number, deed in enumerate(deeds, 1)
        for kind, low, high in deed.tolls
    ]
    rows["places"] = [
        _row("places", article_id=article_id, entity_id=_id(name), name=name, precision=by, country=of, admin1=division)
        for name, by, of, division in dict.fromkeys(area for deed in deeds for area in deed.areas)
    ]
    return rows


def merged(articles: Iterable[Rows]) -> list[Rows]:
    """The articles after the pass."""
    found, merging = list(articles), MergePass()
    for rows in found:
        merging.look(rows)
    merging.settle()
    return [merging.apply(rows) for rows in found]


def cells(articles: Iterable[Rows], table: str, column: str) -> list[str]:
    """One column of a table, of all articles."""
    return [row[COLUMNS[table].index(column)] for rows in articles for row in rows[table]]


def _event(article_id: str, number: int, deed: Deed) -> Row:
    sides = {role: getattr(deed, role) for role in ("actor", "target", "place")}
    names = {role: names_cell(found) for role, found in sides.items()}
    ids = {f"{role}_id": names_cell(map(_id, found)) for role, found in sides.items()}
    return _row(
        "events",
        article_id=article_id,
        event_id=f"{article_id}#e{number}",
        sentence_id=f"{article_id}#s{number}",
        kind="action",
        type=deed.type,
        trigger=deed.trigger,
        trigger_start=str(deed.sentence.index(deed.trigger)),
        text=deed.sentence,
        **names,
        **ids,
        date_from=deed.day,
        date_to=deed.day,
        date_source=deed.source if deed.day else "none",
        realis=deed.realis,
        confidence=f"{deed.confidence:.2f}",
    )


def _known_of(article_id: str, number: int) -> dict[str, str]:
    return {"article_id": article_id, "unit": "people", "event_id": f"{article_id}#e{number}"}


def _id(name: str) -> str:
    """Capitals make an entity."""
    if name[0].islower():
        return ""
    return make_slug("PERSON" if " " in name else "PLACE", name)


def _row(table: str, **known: str) -> Row:
    return tuple(known.get(column, "") for column in COLUMNS[table])
