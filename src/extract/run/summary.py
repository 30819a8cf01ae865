"""Counts a run and tells its end: what was found, where the tables are, what failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extract.read import WalkNotes
from extract.write import COLUMNS, Rows

_SHOWN = 20  # failed articles named in the summary; articles.csv has them all
_ARTICLES = COLUMNS["articles"]
_ID, _STATUS, _ERROR, _WORDS = (_ARTICLES.index(name) for name in ("article_id", "status", "error", "n_words"))
_QUOTE_TYPE, _EVENT_KIND = COLUMNS["quotes"].index("type"), COLUMNS["events"].index("kind")


def _counted(counts: Counter[str], names: Sequence[str]) -> str:
    return ", ".join(f"{counts[name]:,} {name}" for name in names)


@dataclass(slots=True)
class Summary:
    """What a run has done so far."""

    articles: Counter[str] = field(default_factory=Counter)  # by status
    words: int = 0
    rows: Counter[str] = field(default_factory=Counter)  # by table
    quotes: Counter[str] = field(default_factory=Counter)  # by type
    events: Counter[str] = field(default_factory=Counter)  # by kind
    troubles: list[str] = field(default_factory=list)

    def add(self, rows: Rows) -> None:
        """Counts one article."""
        article = rows["articles"][0]
        self.articles[article[_STATUS]] += 1
        self.words += int(article[_WORDS] or 0)
        self.rows.update({table: len(found) for table, found in rows.items()})
        self.quotes.update(row[_QUOTE_TYPE] for row in rows["quotes"])
        self.events.update(row[_EVENT_KIND] for row in rows["events"])
        if article[_STATUS] != "ok" and len(self.troubles) < _SHOWN:
            self.troubles.append(f"{article[_STATUS]}: {article[_ID]}: {article[_ERROR]}")

    def status(self) -> int:
        """The exit status: 0 all well, 1 some articles failed, 2 nothing done."""
        if not self.articles["ok"]:
            return 2
        return 1 if self.articles["failed"] else 0

    def lines(self, out: Path, seconds: float, notes: WalkNotes) -> list[str]:
        """The summary for the terminal."""
        speed = f"{self.words / seconds:,.0f}" if seconds > 0 else "-"
        return [
            f"articles   {_counted(self.articles, ['ok', 'failed', 'skipped'])}",
            f"sentences  {self.rows['sentences']:,}",
            f"mentions   {self.rows['mentions']:,}",
            f"dates      {self.rows['dates']:,}",
            f"quotes     {self.rows['quotes']:,}: {_counted(self.quotes, ['direct', 'indirect', 'mixed'])}",
            f"events     {self.rows['events']:,}: {_counted(self.events, ['statement', 'action'])}",
            f"speed      {self.words:,} words in {seconds:,.1f} s: {speed} words/s",
            f"tables     {out}",
            *self._troubles(notes),
        ]

    def _troubles(self, notes: WalkNotes) -> list[str]:
        troubled = self.articles["failed"] + self.articles["skipped"]
        lines = list(self.troubles)
        if troubled > len(self.troubles):
            lines.append(f"... and {troubled - len(self.troubles):,} more: see articles.csv")
        lines += [f"unreadable folder: {folder}" for folder in notes.unreadable[:_SHOWN]]
        lines += [f"left aside: {link}" for link in notes.links[:_SHOWN]]
        if notes.ignored:
            lines.append(f"left aside: {notes.ignored:,} files that are not .txt")
        return lines
