"""Which entities of different articles are one: the map of the corpus, made once and applied as tables are written."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import get_args

from extract.corpus.body_merges import file_body, join_bodies
from extract.corpus.joins import Joins
from extract.corpus.person_merges import file_person, join_persons
from extract.corpus.profiles import id_of, key_of, profiles
from extract.corpus.senses import Senses
from extract.corpus.user_entities import DROPPED, NO_ENTITIES, UserEntities
from extract.entities.slugs import make_slug
from extract.read.ids import escape, unescape
from extract.records import Label
from extract.write import COLUMN_PLACES, COLUMNS, EntityTable, Row, Rows, names_cell, split_names
from extract.write.merge_entities import temporary_room

_SHOWN = 10  # lines about what no article has
USER = "user"  # the rule of what the user's file says
_LABELS: dict[str, Label] = {label.lower(): label for label in get_args(Label)}
_ENTITIES = COLUMN_PLACES["entities"]
_PLACE_ID = COLUMNS["places"].index("entity_id")
_MENTION_ID, _MENTION_LABEL = (COLUMNS["mentions"].index(name) for name in ("entity_id", "label"))
_ID_CELLS = {
    "quotes": tuple(COLUMNS["quotes"].index(name) for name in ("speaker_id",)),
    "events": tuple(COLUMNS["events"].index(name) for name in ("actor_id", "target_id", "place_id")),
}
log = logging.getLogger("extract.corpus")


class IdentityPass:
    """Looks at the entities of all articles, in any order; then it knows which are one, and changes the ids of rows.

    What it finds depends on the set of articles and the user's file alone. An article keeps its words and names: only
    its ids change, and the labels of what the user has relabelled. Memory is bounded whatever the corpus. Raises
    UsageError if there is no room for its temporary files, whatever `check` raises to stop it.
    """

    def __init__(self, user: UserEntities = NO_ENTITIES, check: Callable[[], None] = lambda: None) -> None:
        self._check = check
        self._user = user
        self._seen = EntityTable()
        self._senses = Senses()
        alone = {key for key, line in user.everywhere.items() if line.same_as == key}
        self._joins = Joins(user.everywhere.keys(), alone, check)

    @property
    def columns(self) -> tuple[str, ...]:
        """The user's own columns, which stand behind those of entities.csv."""
        return self._user.columns

    def look(self, rows: Rows) -> None:
        """Takes in the rows of an article."""
        self._seen.add(rows["entities"])
        with temporary_room():
            self._senses.look(rows["places"])

    def settle(self) -> tuple[int, int]:
        """Decides, once all articles have been seen: how many ids have become others, and how many are left open."""
        with temporary_room():
            for line in self._user.everywhere.values():
                if line.same_as not in ("", line.entity_id):
                    self._joins.fix(line.entity_id, line.same_as, USER)
            unknown = self._user.ids()
            for profile in profiles(self._seen.counted()):
                self._check()
                unknown.pop(id_of(profile.key), None)
                label = _LABELS.get(profile.label.lower())
                if label is None or make_slug(label, profile.name) != id_of(profile.key):
                    continue  # the second of its name in one article
                (file_person if label == "PERSON" else file_body)(self._joins, profile)
            join_bodies(self._joins)
            join_persons(self._joins)
            self._joins.finish()
            for row in self._seen.counted():
                if row.geoname_id and self._is_parted(target := self._joins.target(row.entity_id)):
                    self._senses.count(target, row.geoname_id, row.articles)
            for parted in self._senses.ids():
                unknown.pop(parted, None)
            for profile in profiles(self._seen.counted()):
                self._check()
                self._joins.call_root(profile.key, profile.name)
            self._tell_of({key: number for key, number in unknown.items() if not self._joins.members(key)})
            return self._joins.counts()

    def _tell_of(self, unknown: Mapping[str, int]) -> None:
        """Warns of the lines about what no article has, and notes in the log what is left open."""
        for entity_id, number in sorted(unknown.items(), key=itemgetter(1))[:_SHOWN]:
            log.warning("%s, line %d: no article has %s", self._user.path, number, entity_id)
        if len(unknown) > _SHOWN:
            log.warning("%s: %d lines are about what no article has", self._user.path, len(unknown))
        for key, others in self._joins.open_ones():
            log.info("left open: %s is perhaps %s", key, " or ".join(others))

    def apply(self, rows: Rows) -> Rows:
        """The rows of an article with the ids of the corpus."""
        [article] = rows["articles"]
        with temporary_room():
            ids = {row[0]: self._target(row, article[0]) for row in rows["entities"]}
        labels = {old: self._label(new) for old, new in ids.items() if new}
        if all(old == new and new not in self._user.everywhere for old, new in ids.items()):
            return rows
        changed = {**rows, "entities": list(_entity_rows(rows["entities"], ids, labels))}
        changed["mentions"] = [_mention_row(row, ids, labels) for row in rows["mentions"]]
        changed["places"] = self._placed(article[0], list(_place_rows(rows["places"], ids)), ids)
        for table, places in _ID_CELLS.items():
            changed[table] = [_with_ids(row, places, ids) for row in rows[table]]
        return changed

    def complete(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows of entities.csv with what the corpus and the user know beside what articles say."""
        for row in rows:
            cells = list(row)
            entity_id = cells[0]
            line = self._user.everywhere.get(entity_id)
            with temporary_room():
                members = self._joins.members(entity_id)
                near = self._joins.near(entity_id)
                name = escape((line.name if line else "") or self._joins.name(entity_id))
            if name and name != cells[_ENTITIES["name"]]:
                others = {*split_names(cells[_ENTITIES["aliases"]]), unescape(cells[_ENTITIES["name"]])}
                cells[_ENTITIES["aliases"]] = names_cell(sorted(others - {unescape(name)}))
                cells[_ENTITIES["name"]] = name
            if line and line.country:
                cells[_ENTITIES["country"]] = line.country
            if line and line.point is not None:
                cells[_ENTITIES["geoname_id"]] = line.point.geoname_id
            cells[_ENTITIES["merged"]] = " | ".join(members)
            cells[_ENTITIES["merge_rules"]] = " | ".join(members.values())
            cells[_ENTITIES["near"]] = " | ".join(near)
            yield (*cells, *(self._more(column, [entity_id, *members]) for column in self.columns))

    def _target(self, row: Row, article_id: str) -> str:
        """The id of an article's entity in the corpus, empty if the user has dropped it."""
        entity_id = row[0]
        told = self._user.target(entity_id, article_id)
        key = key_of(entity_id, row[_ENTITIES["name"]], row[_ENTITIES["label"]], row[_ENTITIES["gender"]])
        target = self._joins.target(key if told is None else told) if told != "" else ""
        place = row[_ENTITIES["geoname_id"]]
        if place and told is None and self._is_parted(target):
            target = self._senses.id_of(target, place)
        line = self._user.everywhere.get(target)
        return "" if line and line.label == DROPPED else target

    def _is_parted(self, entity_id: str) -> bool:
        """Whether an id may stand for two places: not if the user says where it lies, or that it stays by itself."""
        line = self._user.everywhere.get(entity_id)
        is_told = line is not None and (line.point is not None or line.same_as == entity_id)
        return entity_id.startswith("place:") and not is_told

    def _placed(self, article_id: str, rows: list[Row], ids: Mapping[str, str]) -> list[Row]:
        """The rows of places.csv with the points that the user gives, in the order of the article's entities."""
        found = {row[_PLACE_ID]: row for row in rows}
        for new in dict.fromkeys(ids.values()):
            line = self._user.everywhere.get(new)
            if line is not None and line.point is not None:
                found[new] = (article_id, new, *line.point.cells(line.name or new.partition(":")[2]))
        return list(found.values())

    def _told_label(self, entity_id: str) -> str:
        line = self._user.everywhere.get(entity_id)
        return line.label if line else ""

    def _label(self, entity_id: str) -> str:
        """What the user says an entity is, else what its id says."""
        return self._told_label(entity_id) or _LABELS[entity_id.partition(":")[0]]

    def _more(self, column: str, ids: Iterable[str]) -> str:
        """The user's cell for an entity: of its own line, else of the first of those that have become it."""
        lines = (self._user.everywhere.get(entity_id) for entity_id in ids)
        return next((value for line in lines if line and (value := line.more.get(column, ""))), "")


def _entity_rows(rows: Iterable[Row], ids: Mapping[str, str], labels: Mapping[str, str]) -> Iterator[Row]:
    counted: set[str] = set()  # entities that have become one are one entity of the article
    for row in rows:
        if new := ids[row[0]]:
            cells = [new, *row[1:]]
            cells[_ENTITIES["label"]] = labels[row[0]]
            if new in counted:
                cells[_ENTITIES["n_articles"]] = "0"
            counted.add(new)
            yield tuple(cells)


def _place_rows(rows: Iterable[Row], ids: Mapping[str, str]) -> Iterator[Row]:
    """One row a place: of those that have become one, the surest."""
    found: dict[str, Row] = {}
    for row in rows:
        new = ids.get(row[_PLACE_ID], row[_PLACE_ID])
        if new and (new not in found or row[-1] > found[new][-1]):
            found[new] = (row[0], new, *row[_PLACE_ID + 1 :])
    yield from found.values()


def _mention_row(row: Row, ids: Mapping[str, str], labels: Mapping[str, str]) -> Row:
    old = row[_MENTION_ID]
    if old not in ids:
        return row
    cells = list(row)
    cells[_MENTION_ID] = ids[old]
    cells[_MENTION_LABEL] = labels.get(old, row[_MENTION_LABEL])
    return tuple(cells)


def _with_ids(row: Row, places: Iterable[int], ids: Mapping[str, str]) -> Row:
    cells = list(row)
    for place in places:
        if cell := cells[place]:
            found = [ids.get(escape(part), escape(part)) for part in split_names(cell)]
            cells[place] = " | ".join(found)
    return tuple(cells)
