"""Runs made by hand for the tests of report and database: tables and texts, no model."""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path

from extract.records import Span
from extract.write import COLUMNS, Rows, TableWriter, spans_cell, text_path

Cells = dict[str, str]

HARBOUR = (
    "Strike ends\n\nMayor Ada Brandt said: “The port is open.” Unions met in Oslo on 3 May 2019. She left. "
    "🚢 “We won,” he said.\n"
)


def row(table: str, **cells: str) -> tuple[str, ...]:
    """A row with these cells, the others empty."""
    unknown = set(cells) - set(COLUMNS[table])
    assert not unknown, unknown
    return tuple(cells.get(column, "") for column in COLUMNS[table])


def at(text: str, words: str) -> Cells:
    """`start` and `end` of the first place of some words."""
    start = text.index(words)
    return {"start": str(start), "end": str(start + len(words))}


def part(text: str, name: str, words: str) -> Cells:
    """The three cells of a cue, a source, an addressee or a trigger."""
    place = at(text, words)
    return {name: words, f"{name}_start": place["start"], f"{name}_end": place["end"]}


def spans(text: str, *words: str) -> str:
    """The spans of the first places of some words."""
    return spans_cell(Span(text.index(one), text.index(one) + len(one)) for one in words)


def empty_rows() -> Rows:
    return {table: [] for table in COLUMNS}


def article_row(article_id: str, text: str, **cells: str) -> tuple[str, ...]:
    known = {
        "article_id": article_id,
        "path": f"{article_id}.txt",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "title": "Strike ends",
        "published": "2019-05-04",
        "published_source": "metadata",
        "language": "en",
        "n_chars": str(len(text)),
        "n_words": str(len(text.split())),
        "status": "ok",
        "url": "https://courier.example/strike-ends",
        "publisher": "The Courier",
        "text_path": text_path(article_id),
    }
    return row("articles", **{**known, **cells})


def harbour(article_id: str = "harbour", **cells: str) -> Rows:
    """An article with two quotes, a statement, an action, three mentions, a date and a place, over HARBOUR."""
    text, rows, one = HARBOUR, empty_rows(), {"article_id": article_id}
    rows["articles"].append(article_row(article_id, text, **cells))
    sentences = ["Strike ends", "Mayor Ada Brandt said: “The port is open.”", "Unions met in Oslo on 3 May 2019."]
    sentences += ["She left.", "🚢 “We won,” he said."]
    for number, words in enumerate(sentences, 1):
        place = {"sentence_id": f"{article_id}#s{number}", "paragraph": str(int(number > 1)), **at(text, words)}
        rows["sentences"].append(row("sentences", **one, **place, text=words))
    for number, (words, label, entity, kind) in enumerate(
        [
            ("Ada Brandt", "PERSON", "person:ada-brandt", "name"),
            ("Oslo", "PLACE", "place:oslo", "name"),
            ("She", "PERSON", "person:ada-brandt", "pronoun"),
        ],
        1,
    ):
        cells_ = {"mention_id": f"{article_id}#m{number}", "label": label, "entity_id": entity, "kind": kind}
        rows["mentions"].append(row("mentions", **one, **cells_, **at(text, words), text=words, rule="model"))
    rows["entities"] += [
        row(
            "entities", entity_id="person:ada-brandt", name="Ada Brandt", label="PERSON", n_mentions="2", n_articles="1"
        ),
        row(
            "entities",
            entity_id="place:oslo",
            name="Oslo",
            label="PLACE",
            country="NO",
            n_mentions="1",
            n_articles="1",
        ),
    ]
    day = {"type": "DATE", "value": "2019-05-03", "date_from": "2019-05-03", "date_to": "2019-05-03"}
    rows["dates"].append(
        row(
            "dates",
            **one,
            date_id=f"{article_id}#d1",
            text="3 May 2019",
            **at(text, "3 May 2019"),
            **day,
            anchor="explicit",
        )
    )
    rows["places"].append(place_row(article_id, "place:oslo", "Oslo"))
    rows["quotes"] += _quotes(article_id, text)
    rows["events"] += _events(article_id, text)
    return rows


def place_row(article_id: str, entity_id: str, name: str, **cells: str) -> tuple[str, ...]:
    """Where a place of an article lies, by default in Oslo."""
    known = {"geoname_id": "3143244", "latitude": "59.91273", "longitude": "10.74609", "country": "NO"}
    known |= {"admin1": "Oslo", "precision": "city", "rule": "population", "confidence": "0.97"}
    return row("places", article_id=article_id, entity_id=entity_id, name=name, **{**known, **cells})


def _quotes(article_id: str, text: str) -> list[tuple[str, ...]]:
    first = {
        "article_id": article_id,
        "quote_id": f"{article_id}#q1",
        "sentence_id": f"{article_id}#s2",
        "type": "direct",
        "content": "The port is open.",
        "content_spans": spans(text, "The port is open."),
        "speaker": "Ada Brandt",
        "speaker_id": "person:ada-brandt",
        "rule": "colon",
        "confidence": "0.90",
    }
    second = {
        "article_id": article_id,
        "quote_id": f"{article_id}#q2",
        "sentence_id": f"{article_id}#s5",
        "type": "direct",
        "content": "We won,",
        "content_spans": spans(text, "We won,"),
        "rule": "cue-after",
        "confidence": "0.70",
    }
    return [
        row("quotes", **first, **part(text, "cue", "said"), **part(text, "source", "Mayor Ada Brandt")),
        row("quotes", **second, **part(text, "source", "he")),
    ]


def _events(article_id: str, text: str) -> list[tuple[str, ...]]:
    statement = {
        "article_id": article_id,
        "event_id": f"{article_id}#e1",
        "sentence_id": f"{article_id}#s2",
        "kind": "statement",
        "type": "STATEMENT",
        "actor": "Ada Brandt",
        "actor_id": "person:ada-brandt",
        "actor_spans": spans(text, "Mayor Ada Brandt"),
        "target": "Unions",
        "target_spans": spans(text, "Unions"),
        "realis": "actual",
        "within_quote": "false",
        "quote_id": f"{article_id}#q1",
        "date_source": "none",
        "text": "Mayor Ada Brandt said: “The port is open.”",
        "rule": "statement",
        "confidence": "0.90",
    }
    action = {
        "article_id": article_id,
        "event_id": f"{article_id}#e2",
        "sentence_id": f"{article_id}#s3",
        "kind": "action",
        "type": "CONSULT",
        "actor": "Unions | Port \\| Council",
        "actor_id": " | ",
        "actor_spans": f"{spans(text, 'Unions')} | {spans(text, 'Oslo')}",
        "actor_country": " | NO",
        "place": "Oslo",
        "place_id": "place:oslo",
        "place_spans": spans(text, "Oslo"),
        "date": "2019-05-03",
        "date_id": f"{article_id}#d1",
        "date_from": "2019-05-03",
        "date_to": "2019-05-03",
        "date_source": "explicit",
        "realis": "actual",
        "within_quote": "false",
        "text": "Unions met in Oslo on 3 May 2019.",
        "rule": "meet",
        "confidence": "0.80",
    }
    return [
        row("events", **statement, **part(text, "trigger", "said")),
        row("events", **action, **part(text, "trigger", "met")),
    ]


def spoken_by(rows: Rows, name: str, entity_id: str) -> Rows:
    """The same, its first quote and the statement of it being of someone else."""
    columns = {"quotes": ("speaker", "speaker_id"), "events": ("actor", "actor_id")}
    for table, (named, identified) in columns.items():
        cells = dict(zip(COLUMNS[table], rows[table][0], strict=True)) | {named: name, identified: entity_id}
        rows[table][0] = tuple(cells.values())
    if entity_id:
        known = {"label": entity_id.partition(":")[0].upper(), "n_mentions": "0", "n_articles": "1"}
        known["aliases"] = ALIASES.get(entity_id, "")
        rows["entities"].append(row("entities", entity_id=entity_id, name=name, **known))
    return rows


ALIASES = {
    "place:us": "America | United States",
    "person:zamir-kabulov": "Envoy Kabulov | Kabulov",
    "org:port-council": 'Quay \\| Side | The "Board"',
}
NAMES_ALIKE = {
    "Kabul": "place:kabul",
    "Zamir Kabulov": "person:zamir-kabulov",
    "US": "place:us",
    "Russia": "place:russia",
    "Oman": "place:oman",
    "Woman from Oman": "",
    "Müller": "person:muller",
    "Port \\| Council": "org:port-council",
}


def alike_run(out: Path) -> Path:
    """Speakers whose names stand in one another: an article of each, newest first, the last one undated."""
    articles = []
    for number, (name, entity_id) in enumerate(NAMES_ALIKE.items()):
        published = f"2019-05-0{9 - number}" if number + 1 < len(NAMES_ALIKE) else ""
        one = harbour(f"a{number}", title=f"Talks {number}", published=published)
        articles.append((spoken_by(one, name, entity_id), HARBOUR))
    return write_run(out, articles)


def harbour_with_a_deed_in_a_quote() -> Rows:
    """The same, the first quote telling of a coming deed with a day and a target of its own."""
    rows, text = harbour(), HARBOUR
    deed = {
        "article_id": "harbour",
        "event_id": "harbour#e9",
        "sentence_id": "harbour#s2",
        "kind": "action",
        "type": "OTHER",
        "target": "Port",
        "target_spans": spans(text, "port"),
        "date": "2019-06-01",
        "date_from": "2019-06-01",
        "date_to": "2019-06-01",
        "date_source": "explicit",
        "realis": "future",
        "within_quote": "true",
        "quote_id": "harbour#q1",
        "text": "Mayor Ada Brandt said: “The port is open.”",
        "rule": "verb",
        "confidence": "0.80",
    }
    rows["events"].append(row("events", **deed, **part(text, "trigger", "open")))
    return rows


def write_run(out: Path, articles: list[tuple[Rows, str]]) -> Path:
    """Writes the tables and texts of articles (in the order of their ids) as a run does."""
    with TableWriter(out) as writer:
        for rows, text in articles:
            writer.add(counted(rows))
            if path := rows["articles"][0][COLUMNS["articles"].index("text_path")]:
                writer.write_text(path, text)
    return out


def counted(rows: Rows) -> Rows:
    """The same rows, and their numbers in the article's own."""
    known = dict(zip(COLUMNS["articles"], rows["articles"][0], strict=True))
    if known["status"] == "ok":
        known |= {f"n_{table}": str(len(rows[table])) for table in rows if f"n_{table}" in known}
    return {**rows, "articles": [tuple(known.values())]}


def failed(article_id: str, status: str = "failed", error: str = "empty") -> Rows:
    rows = empty_rows()
    rows["articles"].append(
        row("articles", article_id=article_id, path=f"{article_id}.txt", status=status, error=error)
    )
    return rows


HOSTILE = (
    "</script><script>document.title='owned'</script>",
    "<img src=x onerror=alert(1)>",
    "\"'><svg onload=alert(1)>",
    "javascript:alert(1)",
    "<!--<script>",
    "]]>&lt;b&gt;&#60;i&#62;",
    "{{ 7 * 7 }}{% raw %}",
    "\u2028\u202ereversed\x01",
)


_NO_TEXT = (
    *("article_id", "sha256", "text_path", "status", "kind", "language", "within_quote"),
    *("label", "type", "realis", "precision"),
)


def hostile_run(out: Path) -> Path:
    """A run in which every textual cell is hostile."""
    articles = []
    for number, text in enumerate(HOSTILE):
        rows = harbour(f"a{number}")
        for table, found in rows.items():
            for index, row in enumerate(found):
                cells = dict(zip(COLUMNS[table], row, strict=True))
                for column, cell in cells.items():
                    typed = cell.isdecimal() or re.fullmatch(r"[\d\-;| .]*", cell)
                    if column not in _NO_TEXT and not typed:
                        cells[column] = f"{cell}{text}" if column.endswith("_id") else text
                found[index] = tuple(cells.values())
        body = f"{HARBOUR}{text}\n"
        n_chars = COLUMNS["articles"].index("n_chars")
        article = rows["articles"][0]
        rows["articles"][0] = (*article[:n_chars], str(len(body)), *article[n_chars + 1 :])
        articles.append((rows, body))
    out = write_run(out, articles)
    with (out / "articles.csv").open("a", encoding="utf-8", newline="") as file:
        broken = failed("z", error=HOSTILE[0])["articles"][0]
        csv.writer(file).writerow([*broken[:1], HOSTILE[1], *broken[2:]])
    return out
