"""Articles as rows, for tests of what a whole corpus tells; all names are invented."""

from __future__ import annotations

from collections.abc import Iterator

from extract.corpus import NO_ENTITIES, IdentityPass, UserEntities
from extract.entities.slugs import make_slug
from extract.entities.states import find_country
from extract.records import Label
from extract.write import COLUMNS, EntityTable, Row, Rows, names_cell

Known = dict[str, dict[str, str]]


def entity(
    name: str, label: Label = "PERSON", *, aliases: tuple[str, ...] = (), gender: str = "", geoname_id: str = ""
) -> Row:
    """The row of an entity that one article has, named once."""
    country = find_country(name) if label == "PLACE" else ""
    counts = ("1", "1")
    return (make_slug(label, name), name, label, names_cell(aliases), country, *counts, gender, "", "", "", geoname_id)


def article(article_id: str, *entities: Row) -> Rows:
    """An article in which each entity is mentioned, says something and does something."""
    rows: Rows = {table: [] for table in COLUMNS}
    rows["articles"] = [_row("articles", article_id=article_id)]
    rows["entities"] = list(entities)
    for number, (entity_id, name, label, *_) in enumerate(entities, 1):
        cells = {"article_id": article_id, "entity_id": entity_id, "label": label, "name": name, "text": name}
        rows["mentions"].append(_row("mentions", mention_id=f"{article_id}#m{number}", **cells))
    ids, names = [row[0] for row in entities], [row[1] for row in entities]
    known = {"article_id": article_id, "speaker": names_cell(names), "speaker_id": names_cell(ids)}
    rows["quotes"] = [_row("quotes", **known)]
    rows["events"] = [_row("events", article_id=article_id, actor=names_cell(names), actor_id=names_cell(ids))]
    return rows


def corpus(*articles: tuple[int, Row]) -> Iterator[Rows]:
    """Articles `a0001`, …: of each entity as many as the number before it says."""
    numbered = [entity for times, entity in articles for _ in range(times)]
    return (article(f"a{number:04}", found) for number, found in enumerate(numbered, 1))


def identified(articles: list[Rows], user: UserEntities = NO_ENTITIES) -> tuple[list[Rows], Known]:
    """The articles after the pass, and the rows of entities.csv by id."""
    identity = IdentityPass(user)
    for rows in articles:
        identity.look(rows)
    identity.settle()
    applied = [identity.apply(rows) for rows in articles]
    table = EntityTable()
    for rows in applied:
        table.add(rows["entities"])
    header = (*COLUMNS["entities"], *identity.columns)
    complete = [dict(zip(header, row, strict=True)) for row in identity.complete(table.rows())]
    return applied, {row["entity_id"]: row for row in complete}


def cell(rows: Rows, table: str, column: str, number: int = 0) -> str:
    """One cell of an article."""
    return rows[table][number][COLUMNS[table].index(column)]


def _row(table: str, **cells: str) -> Row:
    return tuple(cells.get(column, "") for column in COLUMNS[table])
