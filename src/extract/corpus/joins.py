"""The map of a corpus while it is made: which keys are one, by which rule; on disk, so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Set
from itertools import groupby
from typing import Literal, NamedTuple

from extract.corpus.profiles import Profile, id_of
from extract.write.merge_entities import temporary_database

_SCHEMA = """
CREATE TABLE blocks (block TEXT, role TEXT, key TEXT, profile TEXT, PRIMARY KEY (block, role, key)) WITHOUT ROWID;
CREATE TABLE joins (key TEXT PRIMARY KEY, parent TEXT, rule TEXT) WITHOUT ROWID;
CREATE TABLE names (key TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE TABLE near (key TEXT, other TEXT, PRIMARY KEY (key, other)) WITHOUT ROWID;
CREATE TABLE final (key TEXT PRIMARY KEY, root TEXT, rule TEXT) WITHOUT ROWID;
CREATE INDEX final_roots ON final (root);
"""


Role = Literal["short", "full", "rival"]


class Block(NamedTuple):
    """The profiles that share something: those that may be short for others, the others, and what speaks against it."""

    name: str
    short: list[Profile]
    full: list[Profile]
    rival: list[Profile]


def _block(name: str, rows: Iterable[tuple[str, str, str]]) -> Block:
    roles: dict[str, list[Profile]] = {"short": [], "full": [], "rival": []}
    for _, role, profile in rows:
        roles[role].append(Profile.unpacked(profile))
    return Block(name, **roles)


class Joins:
    """Keys united step by step; of `chosen` ids no two become one, and others take theirs; those `alone` are let be.

    Raises UsageError if there is no room for its temporary file.
    """

    def __init__(self, chosen: Set[str], alone: Set[str], check: Callable[[], None]) -> None:
        self._chosen = chosen
        self._alone = alone
        self._check = check
        self._database = temporary_database(_SCHEMA)

    def file(self, block: str, role: Role, profile: Profile) -> None:
        """Puts a profile into a block, as `short`, `full` or `rival`."""
        values = (block, role, profile.key, profile.packed())
        self._database.execute("INSERT OR IGNORE INTO blocks VALUES (?, ?, ?, ?)", values)

    def blocks(self, kind: str) -> Iterator[Block]:
        """The blocks whose names begin with a word, in order, if they hold two profiles."""
        query = "SELECT block, role, profile FROM blocks WHERE block > ? AND block < ? ORDER BY block, role, key"
        rows = self._database.execute(query, (f"{kind} ", f"{kind}!"))
        for name, group in groupby(rows, key=lambda row: row[0]):
            self._check()
            block = _block(name, group)
            if len(block.short) + len(block.full) > 1:
                yield block

    def block(self, name: str) -> Block:
        """One block; empty if nothing is in it."""
        query = "SELECT block, role, profile FROM blocks WHERE block = ? ORDER BY role, key"
        return _block(name, self._database.execute(query, (name,)))

    def root(self, key: str) -> str:
        """The key that stands for this one."""
        while parent := self._parent(key):
            key = parent
        return key

    def unite(self, key: str, other: str, rule: str) -> None:
        """Makes `key` the same as `other`, whose id they take unless that of `key` is chosen and the other's is not."""
        if id_of(key) in self._chosen and self.root(key) != id_of(key):
            return  # the user has said whose it is
        loser, winner = self.root(key), self.root(other)
        if not self._alone.isdisjoint((id_of(loser), id_of(winner))):
            return
        if id_of(loser) in self._chosen:
            loser, winner = winner, loser
        if loser != winner and id_of(loser) not in self._chosen:
            self._database.execute("INSERT INTO joins VALUES (?, ?, ?)", (loser, winner, rule))

    def fix(self, key: str, other: str, rule: str) -> None:
        """Makes `key` the same as `other` whatever is known of them."""
        self._database.execute("INSERT INTO joins VALUES (?, ?, ?)", (key, other, rule))

    def call(self, key: str, name: str) -> None:
        """Gives a key the name that it is known by, whatever articles say."""
        self._database.execute("INSERT OR REPLACE INTO names VALUES (?, ?)", (key, name))

    def leave_open(self, key: str, others: Collection[str]) -> None:
        """Notes that a key is perhaps one of some others, or all of them are one."""
        self._database.executemany("INSERT OR IGNORE INTO near VALUES (?, ?)", [(key, other) for other in others])

    def is_joined(self, key: str) -> bool:
        """Whether a key has become another."""
        return id_of(self.root(key)) != id_of(key)

    def finish(self) -> None:
        """Nothing is united any more: the map is made flat."""
        for key, rule in self._database.execute("SELECT key, rule FROM joins ORDER BY key"):
            self._database.execute("INSERT INTO final VALUES (?, ?, ?)", (key, id_of(self.root(key)), rule))

    def target(self, key: str) -> str:
        """The id that a key has in the end."""
        found = self._database.execute("SELECT root FROM final WHERE key = ?", (key,)).fetchone()
        if found is not None:
            return str(found[0])
        bare = id_of(key)
        return self.target(bare) if bare != key and bare in self._chosen else bare

    def call_root(self, key: str, name: str) -> None:
        """Gives a key that others have become the name that articles give it, unless it has one."""
        query = "INSERT OR IGNORE INTO names SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM final WHERE root = ?1)"
        self._database.execute(query, (key, name))

    def counts(self) -> tuple[int, int]:
        """How many keys have become others, and how many are left open."""
        query = "SELECT count(*) FROM final WHERE key != root"
        return self._database.execute(query).fetchone()[0], sum(1 for _ in self.open_ones())

    def open_ones(self) -> Iterator[tuple[str, list[str]]]:
        """The ids that are left open, each with those that it perhaps is."""
        keys = self._database.execute("SELECT DISTINCT key FROM near ORDER BY key").fetchall()
        for root in dict.fromkeys(self.target(key) for (key,) in keys):
            if others := self.near(root):
                yield root, others

    def name(self, key: str) -> str:
        """What `call` has said, empty if nothing."""
        found = self._database.execute("SELECT name FROM names WHERE key = ?", (key,)).fetchone()
        return str(found[0]) if found else ""

    def members(self, root: str) -> dict[str, str]:
        """The ids that have become this one, each with the rule."""
        query = "SELECT key, rule FROM final WHERE root = ? ORDER BY key"
        found = self._database.execute(query, (root,)).fetchall()
        return {id_of(key): rule for key, rule in found if id_of(key) != root}

    def near(self, root: str) -> list[str]:
        """The ids that this one perhaps is, as far as they are others in the end."""
        query = "SELECT other FROM near WHERE key = ?1 OR (key > ?1 || ' ' AND key < ?1 || '!') ORDER BY other"
        others = {self.target(other) for (other,) in self._database.execute(query, (root,)).fetchall()}
        return sorted(others - {root})

    def _parent(self, key: str) -> str:
        found = self._database.execute("SELECT parent FROM joins WHERE key = ?", (key,)).fetchone()
        if found is not None:
            return str(found[0])
        bare = id_of(key)
        return bare if bare != key and bare in self._chosen else ""
