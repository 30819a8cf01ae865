"""What the top of the page tells: the totals of all articles, their days, what failed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from extract.report.article_rows import ArticleRows
from extract.report.speakers import SpeakerCounts
from extract.report.timeline import EventDates
from extract.tables import Cells

_TROUBLES = 20  # failed and skipped articles that are named


@dataclass(slots=True)
class Overview:
    """Counts every article of a run, shown or not."""

    articles: Counter[str] = field(default_factory=Counter)  # by status
    rows: Counter[str] = field(default_factory=Counter)  # by table
    quotes: Counter[str] = field(default_factory=Counter)  # by type
    events: Counter[str] = field(default_factory=Counter)  # by kind
    words: int = 0
    first: str = ""  # day of publication
    last: str = ""
    troubles: list[Cells] = field(default_factory=list)
    dates: EventDates = field(default_factory=EventDates)
    speakers: SpeakerCounts = field(default_factory=SpeakerCounts)

    def add(self, rows: ArticleRows) -> None:
        """Counts one article."""
        article = rows.article
        self.articles[article["status"]] += 1
        self.words += int(article["n_words"] or 0)
        for table in ("sentences", "mentions", "dates", "quotes", "events"):
            self.rows[table] += len(getattr(rows, table))
        self.quotes.update(quote["type"] for quote in rows.quotes)
        self.events.update(event["kind"] for event in rows.events)
        if published := article["published"]:
            self.first = min(self.first or published, published)
            self.last = max(self.last, published)
        if article["status"] != "ok" and len(self.troubles) < _TROUBLES:
            self.troubles.append(article)
        self.dates.add(rows.events)
        self.speakers.add(rows)
