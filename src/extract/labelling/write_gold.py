"""Writes labels as gold: one JSON record a line, every span as the words that find it again."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from extract.labelling.entity_records import entity_records, mismatch
from extract.labelling.labels import Labels
from extract.labelling.text_selectors import Anchoring, spell, spell_pieces
from extract.read.publication_days import is_iso_date
from extract.records import Span
from extract.score.gold import GoldDate, GoldEvent, GoldQuote
from extract.score.locate_spans import shorten

Record = dict[str, Any]


class GoldWriter:
    """Makes the records of one article. `problems` gathers what gold cannot hold, a line for each label."""

    def __init__(self, labels: Labels) -> None:
        self.problems: list[str] = []
        self._labels = labels
        self._anchoring = Anchoring(labels.text)

    def article(self) -> Record:
        """The first record; its hash tells whether a text is the one that was labelled."""
        sha256 = hashlib.sha256(self._labels.text.encode()).hexdigest()
        day = self._labels.published
        published = day if is_iso_date(day) else None  # gold knows days; of some articles no more than a month is known
        return {"layer": "article", "id": self._labels.id, "published": published, "sha256": sha256}

    def entities(self) -> list[Record]:
        """The entities, by their first mention."""
        records = entity_records(self._labels.mentions, self._labels.text)
        lost, extra = mismatch(records, self._labels.mentions, self._labels.text)
        for mention in lost:
            self._leave_out(mention.label, Span(mention.start, mention.end))
        for mention in extra:
            words = shorten(self._labels.words((mention.start, mention.end)))
            self.problems.append(
                f"{self._labels.id}: {words} at {mention.start}-{mention.end} comes in as a mention of "
                f"{mention.name!r}: gold cannot tell it from those that are"
            )
        return [record for record in records if record["texts"]]

    def date(self, date: GoldDate) -> Record | None:
        """The record of a temporal expression, None if it cannot be placed."""
        span = Span(date.start, date.end)
        placed = self._anchoring.place(span.start, span.end, words=len(self._labels.words(span).split()))
        string = spell(placed.anchor, span, "text") if placed else None
        if placed is None or string is None:
            return self._leave_out("date", span)
        values = {"type": date.type, "value": date.value, "mod": date.mod or None}
        return {"layer": "date", "at": placed.at, "text": string, **values}

    def quote(self, quote: GoldQuote) -> Record | None:
        """The record of a quote, None if its content cannot be placed."""
        parts = {"cue": quote.cue, "source": quote.source, "addressee": quote.addressee}
        named = [span for span in parts.values() if span]
        first = min([quote.content[0], *named])
        placed = self._anchoring.place(first.start, max((span.end for span in named), default=0), words=3)
        content = spell_pieces(placed.anchor, quote.content) if placed else None
        if placed is None or content is None:
            return self._leave_out("quote", quote.content[0])
        words: dict[str, str | None] = {}
        for key, span in parts.items():
            words[key] = spell(placed.anchor, span, key) if span else None
            if span and words[key] is None:
                self._leave_out(f"{key} of a quote", span)
        return {
            "layer": "quote",
            "at": placed.at,
            "content": content,
            "cue": words["cue"],
            "source": words["source"],
            "speaker": quote.speaker or None,
            "addressee": words["addressee"],
            "type": quote.type,
            "date": quote.date or None,
        }

    def event(self, event: GoldEvent) -> Record | None:
        """The record of a happening, None if its trigger cannot be placed."""
        placed = self._anchoring.place(event.trigger.start, event.trigger.end)
        trigger = spell(placed.anchor, event.trigger, "trigger") if placed else None
        if placed is None or trigger is None:
            return self._leave_out("event", event.trigger)
        return {
            "layer": "event",
            "at": placed.at,
            "trigger": trigger,
            "type": event.type,
            "actor": list(event.actors),
            "target": list(event.targets),
            "place": event.place or None,
            "date": event.date or None,
            "realis": event.realis,
            "within_quote": event.within_quote,
        }

    def _leave_out(self, what: str, span: Span) -> Record | None:
        words = shorten(self._labels.words(span))
        self.problems.append(
            f"{self._labels.id}: {what} {words} at {span.start}-{span.end} is left out: "
            "gold cannot tell it from the text around it"
        )
        return None


def as_line(record: Record) -> str:
    """A record as it stands in a gold file."""
    return json.dumps(record, ensure_ascii=False)
