"""Writes gold files and output folders for the tests of the score; the article is invented."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from extract.records import Span
from extract.score import Gold, compile_gold
from extract.write import text_path

TEXT = (
    "Storm over Torvik bridge\n\n"
    "Torvik, 4 May 2020\n\n"
    "Mayor Ada Lund met Per Dahl in Torvik on Monday. “We will rebuild the old bridge,” Lund said on "
    "4 May 2020. “Nobody will pay more for it.”\n\n"
    "The Harbour Council rejected the plan last week, according to Nordbladet. Dahl toldthe Nordbladet that "
    "work begins in June 2021 and that the Harbour Council had agreed.\n"
)

RECORDS: tuple[dict[str, Any], ...] = (
    {"layer": "article", "id": "torvik", "published": "2020-05-04"},
    {"layer": "entity", "label": "PERSON", "name": "Ada Lund", "texts": ["Ada Lund", "Lund"]},
    {"layer": "entity", "label": "PERSON", "name": "Per Dahl", "texts": ["Per Dahl", "Dahl"]},
    {
        "layer": "entity",
        "label": "PLACE",
        "name": "Torvik",
        "texts": ["Torvik"],
        "except": ["Torvik bridge"],
    },
    {"layer": "entity", "label": "ORG", "name": "Harbour Council", "texts": ["Harbour Council"]},
    {"layer": "entity", "label": "ORG", "name": "Nordbladet", "texts": ["Nordbladet"]},
    {"layer": "date", "at": "4 May 2020\n", "text": "4 May 2020", "type": "DATE", "value": "2020-05-04"},
    {"layer": "date", "at": "Monday", "text": "Monday", "type": "DATE", "value": "2020-05-04", "mod": None},
    {
        "layer": "date",
        "at": "Lund said",
        "text": "4 May 2020",
        "type": "DATE",
        "value": "2020-05-04",
        "mod": None,
    },
    {
        "layer": "date",
        "at": "last week",
        "text": "last week",
        "type": "DATE",
        "value": "2020-W18",
        "mod": None,
    },
    {
        "layer": "date",
        "at": "June 2021",
        "text": "June 2021",
        "type": "DATE",
        "value": "2021-06",
        "mod": "START",
    },
    {
        "layer": "quote",
        "at": "We will",
        "content": ["We will rebuild the old bridge", "Nobody will pay more for it."],
        "cue": "said",
        "source": "Lund",
        "speaker": "Ada Lund",
        "addressee": None,
        "type": "direct",
        "date": "2020-05-04",
    },
    {
        "layer": "quote",
        "at": "The Harbour Council rejected",
        "content": ["The Harbour Council rejected the plan last week"],
        "cue": "according to",
        "source": "Nordbladet",
        "speaker": "Nordbladet",
        "addressee": None,
        "type": "indirect",
        "date": "2020-05",
    },
    {
        "layer": "quote",
        "at": "Dahl toldthe",
        "content": ["work begins in June 2021", "the Harbour Council had agreed"],
        "cue": "told",
        "source": "Dahl",
        "speaker": "Per Dahl",
        "addressee": "Nordbladet",
        "type": "indirect",
        "date": None,
    },
    {
        "layer": "event",
        "at": "Mayor",
        "trigger": "met",
        "type": "CONSULT",
        "actor": ["Ada Lund", "Per Dahl"],
        "target": [],
        "place": "Torvik",
        "date": "2020-05-04",
        "realis": "actual",
        "within_quote": False,
    },
    {
        "layer": "event",
        "at": "The Harbour Council rejected",
        "trigger": "rejected",
        "type": "REJECT",
        "actor": ["Harbour Council"],
        "target": ["Ada Lund"],
        "place": None,
        "date": "2020-W18",
        "realis": "reported",
        "within_quote": True,
    },
    {
        "layer": "event",
        "at": "work begins",
        "trigger": "begins",
        "type": "OTHER",
        "actor": [],
        "target": [],
        "place": None,
        "date": "2021-06",
        "realis": "future",
        "within_quote": True,
    },
)

IDS = {
    "sentences": "s",
    "mentions": "m",
    "dates": "d",
    "quotes": "q",
    "events": "e",
    "numbers": "n",
}  # table -> letter of its ids
COLUMNS = {
    "articles": "article_id n_chars n_sentences n_mentions n_dates n_quotes n_events text_path n_numbers",
    "sentences": "article_id sentence_id paragraph start end text",
    "mentions": "article_id mention_id sentence_id start end text label entity_id kind rule name",
    "entities": "entity_id name label aliases country n_mentions n_articles",
    "dates": "article_id date_id sentence_id start end text type value mod",
    "quotes": "article_id quote_id type content content_spans cue cue_start cue_end source source_start source_end "
    "speaker speaker_id date rule confidence",
    "events": "article_id event_id kind type trigger trigger_start trigger_end actor target place date realis quote_id",
    "numbers": "article_id number_id start end kind low high unit modifier event_id",
}

Rows = dict[str, list[dict[str, Any]]]


def write_gold(path: Path, records: Iterable[dict[str, Any]] = RECORDS) -> Path:
    """A gold file of the records, one a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _offsets(prefix: str, span: Span | None) -> dict[str, Any]:
    return {f"{prefix}_start": span.start, f"{prefix}_end": span.end} if span else {}


def rows_of(gold: Gold, text: str = TEXT) -> Rows:
    """The rows of a run that finds just what the gold says."""
    key = {"article_id": gold.id}
    slug = {entity.name: f"{entity.label}:{entity.name}" for entity in gold.entities}
    return {
        "sentences": [
            {**key, "start": text.index(line), "end": text.index(line) + len(line), "text": line}
            for line in text.split("\n")
            if line
        ],
        "entities": [{"entity_id": slug[e.name], "name": e.name, "label": e.label} for e in gold.entities],
        "mentions": [
            {
                **key,
                "start": m.start,
                "end": m.end,
                "label": m.label,
                "entity_id": slug[m.name],
                "kind": "name",
                "name": m.name,
            }
            for m in gold.mentions
        ],
        "dates": [
            {**key, "start": d.start, "end": d.end, "type": d.type, "value": d.value, "mod": d.mod} for d in gold.dates
        ],
        "quotes": [
            {
                **key,
                **_offsets("cue", q.cue),
                **_offsets("source", q.source),
                "type": q.type,
                "content_spans": ";".join(f"{start}-{end}" for start, end in q.content),
                "speaker": q.speaker,
                "date": q.date,
            }
            for q in gold.quotes
        ],
        "events": [
            {
                **key,
                **_offsets("trigger", e.trigger),
                "kind": "action",
                "type": e.type,
                "actor": " | ".join(e.actors),
                "target": " | ".join(e.targets),
                "place": e.place,
                "date": e.date,
                "realis": e.realis,
            }
            for e in gold.events
        ],
        "numbers": [
            {
                **key,
                "start": n.start,
                "end": n.end,
                "kind": n.kind,
                "low": int(n.low),
                "high": "" if n.high is None else int(n.high),
                "unit": n.unit,
                "modifier": n.modifier,
            }
            for n in gold.numbers
        ],
    }


def write_output(output: Path, rows: Rows, texts: dict[str, str]) -> Path:
    """An output folder with these rows, ids given and articles added as a run does."""
    articles = [
        {"article_id": article_id, "n_chars": len(text), "text_path": text_path(article_id)}
        | {f"n_{table}": sum(row["article_id"] == article_id for row in rows[table]) for table in IDS}
        for article_id, text in sorted(texts.items())
    ]
    rows = {"articles": articles, **rows, "entities": sorted(rows["entities"], key=lambda row: row["entity_id"])}
    for table, letter in IDS.items():
        numbered = enumerate(sorted(rows[table], key=lambda row: row["article_id"]), 1)
        column = f"{table.removesuffix('s')}_id"
        rows[table] = [{column: f"{row['article_id']}#{letter}{number}", **row} for number, row in numbered]
    (output / "texts").mkdir(parents=True, exist_ok=True)
    for article_id, text in texts.items():
        path = output / text_path(article_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    for table, columns in COLUMNS.items():
        with (output / f"{table}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, columns.split(), lineterminator="\n", restval="")
            writer.writeheader()
            writer.writerows(rows[table])
    return output


def torvik(folder: Path) -> tuple[Path, Rows]:
    """The gold folder of the invented article and the rows that answer it perfectly."""
    path = write_gold(folder / "gold" / "torvik.jsonl")
    return path.parent, rows_of(compile_gold(path, TEXT))
