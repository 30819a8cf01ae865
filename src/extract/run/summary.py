"""Counts a run and tells its end: what was found, where the tables are, what failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from extract.read import WalkNotes, told_columns
from extract.read.ids import printable
from extract.report import REPORT_FILE
from extract.write import COLUMNS, Rows

Tables = Literal["new", "same", "kept"]

_LEFT: dict[Tables, str] = {
    "new": "",
    "same": ": nothing has changed",
    "kept": ": no article could be read this time, so the earlier tables are kept",
}
_SHOWN = 20  # failed articles named in the summary; articles.csv has them all
_KINDS = 8  # of ignored files
_ARTICLES = COLUMNS["articles"]
_ID, _PATH, _STATUS, _ERROR, _WORDS = (
    _ARTICLES.index(name) for name in ("article_id", "path", "status", "error", "n_words")
)
_DUPLICATE_OF, _DATED_BY = (_ARTICLES.index(name) for name in ("duplicate_of", "published_source"))
_DATE_TEXT, _DATE_VALUE, _DATE_RULE = (COLUMNS["dates"].index(name) for name in ("text", "value", "rule"))
_STAND_INS = {"name": "the day in the file's name", "url": "the day in the article's address"}
_GUESS = "numeric-date-guess"
_QUOTE_TYPE, _EVENT_KIND = COLUMNS["quotes"].index("type"), COLUMNS["events"].index("kind")

_COUNTERS = ("articles", "sources", "rows", "quotes", "events")


def _counted(counts: Counter[str], names: Sequence[str]) -> str:
    return ", ".join(f"{counts[name]:,} {name}" for name in names)


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s'[: count != 1]}"


def _cut(lines: Sequence[str], total: int, where: str = "") -> list[str]:
    """The lines, and how many there would be beside them."""
    more = total - len(lines)
    return [*lines, f"... and {more:,} more{where}"] if more > 0 else list(lines)


def _columns(notes: WalkNotes) -> list[str]:
    """Which columns of dumps were taken for ours, those dumps together that have the same."""
    dumps: dict[str, list[str]] = {}
    for path, columns in sorted(notes.columns.items()):
        dumps.setdefault(told_columns(columns), []).append(printable(path))
    lines = []
    for told, (first, *others) in list(dumps.items())[:_SHOWN]:
        more = f" and {_number(len(others), 'other file')}" if others else ""
        lines.append(f"columns    {told}: {first}{more}")
    return _cut(lines, len(dumps))


def _kinds(counts: Counter[str]) -> str:
    """The most frequent kinds with their numbers, then the number of all others; the same for any order of the walk."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    shown = [f"{number:,} {kind}" for kind, number in ranked[:_KINDS]]
    rest = sum(number for _, number in ranked[_KINDS:])
    return ", ".join([*shown, f"{rest:,} others"] if rest else shown)


@dataclass(slots=True)
class Summary:
    """What a run has done so far."""

    articles: Counter[str] = field(default_factory=Counter)  # by status
    sources: Counter[str] = field(default_factory=Counter)  # what tells the day of publication
    words: int = 0
    copied: int = 0  # words of copies, which are worked on once
    rows: Counter[str] = field(default_factory=Counter)  # by table
    quotes: Counter[str] = field(default_factory=Counter)  # by type
    events: Counter[str] = field(default_factory=Counter)  # by kind
    troubles: list[str] = field(default_factory=list)
    guessed: int = 0  # articles in which the order of day and month is a guess
    guesses: list[str] = field(default_factory=list)
    left: int = 0  # articles of the earlier tables that are not in the corpus
    changed: int = 0  # and those that have another text now
    mended: int = 0  # articles that were read in spite of something, which `error` tells
    notes: list[str] = field(default_factory=list)
    merged: int = 0  # ids of articles that are other entities in the corpus
    left_open: int = 0  # entities that are perhaps one with others

    @classmethod
    def restore(cls, noted: Mapping[str, Any]) -> Summary:
        """The summary behind `as_note`."""
        known = {name: Counter(noted[name]) for name in _COUNTERS}
        return cls(**(dict(noted) | known))

    def as_note(self) -> dict[str, Any]:
        """Plain data, to be kept as JSON: what is true of the tables whatever stood there before."""
        counts = {name: dict(getattr(self, name)) for name in _COUNTERS}
        return asdict(self) | counts | {"left": 0, "changed": 0}

    def add(self, rows: Rows) -> None:
        """Counts one article."""
        article = rows["articles"][0]
        self.articles[article[_STATUS]] += 1
        words = int(article[_WORDS] or 0)
        self.words += words
        self.copied += words if article[_DUPLICATE_OF] else 0
        self.rows.update({table: len(found) for table, found in rows.items()})
        self.quotes.update(row[_QUOTE_TYPE] for row in rows["quotes"])
        self.events.update(row[_EVENT_KIND] for row in rows["events"])
        if article[_STATUS] != "ok" and len(self.troubles) < _SHOWN:
            self.troubles.append(f"{article[_STATUS]}: {printable(article[_PATH])}: {article[_ERROR]}")
        if article[_STATUS] == "ok":
            self.sources[article[_DATED_BY]] += 1
            if article[_ERROR]:
                self.mended += 1
                if len(self.notes) < _SHOWN:
                    self.notes.append(f"{printable(article[_PATH])}: {article[_ERROR]}")
        guess = next((row for row in rows["dates"] if row[_DATE_RULE] == _GUESS), None)
        if guess is not None:
            self.guessed += 1
            if len(self.guesses) < _SHOWN:
                self.guesses.append(f"{article[_ID]}: {guess[_DATE_TEXT]} taken as {guess[_DATE_VALUE]}")

    def status(self) -> int:
        """The exit status: 0 all well, 1 some articles failed, 2 nothing done."""
        if not self.articles["ok"]:
            return 2
        return 1 if self.articles["failed"] else 0

    def lines(self, out: Path, notes: WalkNotes, *, words: int, seconds: float, tables: Tables) -> list[str]:
        """The summary for the terminal; `words` are those that this run worked on, in `seconds`."""
        speed = f"{words / seconds:,.0f} words/s" if words and seconds > 0 else "nothing new"
        others = [f"{self.copied:,} more in copies"] if self.copied else []
        if (known := self.words - self.copied - words) > 0:
            others.append(f"{known:,} more reused from an earlier run")
        beside = f" ({', '.join(others)})" if others else ""
        return [
            f"articles   {_counted(self.articles, ['ok', 'failed', 'skipped'])}",
            f"sentences  {self.rows['sentences']:,}",
            f"mentions   {self.rows['mentions']:,}",
            f"dates      {self.rows['dates']:,}",
            f"quotes     {self.rows['quotes']:,}: {_counted(self.quotes, ['direct', 'indirect', 'mixed'])}",
            f"events     {self.rows['events']:,}: {_counted(self.events, ['statement', 'action'])}",
            f"speed      {words:,} words in {seconds:,.1f} s: {speed}{beside}",
            f"tables     {out}{_LEFT[tables]}",
            *_columns(notes),
            *self._identity(),
            *self._replaced(),
            *self._troubles(notes),
        ]

    def next_steps(self, out: Path, tables: Tables) -> list[str]:
        """What to do with what came out, if anything did."""
        if not (self.articles["ok"] or tables == "kept"):
            return []
        return [
            f"next       open {out / REPORT_FILE} in your browser; search all rows with `extract browse {out}`;",
            f"           for Excel `extract export {out} --to xlsx`",
        ]

    def _identity(self) -> list[str]:
        """What the corpus has made one."""
        if not (self.merged or self.left_open):
            return []
        told = f"entities   {self.merged:,} names merged with others that mean the same"
        return [f"{told}, {self.left_open:,} in doubt: see `near` in entities.csv" if self.left_open else told]

    def _replaced(self) -> list[str]:
        counts = {"no longer in the folder": self.left, "whose text has changed": self.changed}
        told = ", ".join(f"{number:,} {what}" for what, number in counts.items() if number)
        return [f"replaced   {told}"] if told else []

    def _days(self) -> list[str]:
        """What stood in for a day of publication that nothing told, and how metadata.csv gives one."""
        lines = [
            f"dated      {_number(self.sources[source], 'article')} by {what}: a date in metadata.csv takes precedence"
            for source, what in _STAND_INS.items()
            if self.sources[source]
        ]
        if undated := self.sources["none"]:
            told = f"{undated:,} of {_number(self.articles['ok'], 'article')}"
            lines.append(
                f'undated    {told}: "yesterday" has no calendar date there; '
                "add a file metadata.csv with the columns path,published to the folder"
            )
        return lines

    def _troubles(self, notes: WalkNotes) -> list[str]:
        troubled = self.articles["failed"] + self.articles["skipped"]
        lines = _cut(self.troubles, troubled, ": see articles.csv")
        lines += _cut([f"noted: {note}" for note in self.notes], self.mended)
        if self.mended:
            told = _number(self.mended, "article")
            lines.append(f"noted      {told} read in spite of a problem: see `error` in articles.csv")
        lines += self._days()
        if self.guessed:
            guesses = [f"guess: {guess}, but day and month could be the other way round" for guess in self.guesses]
            lines += _cut(guesses, self.guessed)
            told = _number(self.guessed, "article")
            lines.append(
                f"guesses    the order of day and month in {told} (rule {_GUESS} in dates.csv): "
                "set dates.day_month, or give the publisher in metadata.csv"
            )
        for what, places, why in (
            ("unreadable folder", notes.unreadable, ""),
            ("ignored", notes.outputs, ": results of an earlier run"),
            ("ignored", notes.links, ""),
        ):
            lines += _cut([f"{what}: {place}{why}" for place in places[:_SHOWN]], len(places))
        if notes.frames:
            lines.append(f"ignored: {_number(notes.frames, 'frame')} of saved pages")
        if notes.ignored:
            files = _number(notes.ignored.total(), "file")
            lines.append(f"ignored: {files} of other kinds: {_kinds(notes.ignored)}")
        return lines
