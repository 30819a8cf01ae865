"""Where labels come from: the tables of a run, or gold files together with the texts of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TypeVar

from extract.errors import GoldError, UsageError
from extract.labelling.labels import Labels, Slot
from extract.read.ids import unescape
from extract.records import Span
from extract.report.article_rows import ArticleRows, find_text, parse_span, parse_spans, read_articles
from extract.score import compile_gold
from extract.score.gold import GoldDate, GoldEvent, GoldMention, GoldQuote
from extract.score.gold_check import gold_files
from extract.tables import ROLES, Cells, find_texts, parties_of, read_table, read_text
from extract.write import split_names

Label = TypeVar("Label")


def labels_of_run(out: Path, patterns: Sequence[str] = ()) -> Iterator[Labels]:
    """What the run in `out` found, article by article in the order of ids: names, dates, quotes, actions.

    `patterns` choose articles by id (`wire/2021/*`). Raises UsageError for a folder without a run's tables, for spans
    that do not fit a text and when no article matches.
    """
    chosen = 0
    for rows in read_articles(out):
        if rows.article["status"] == "ok" and matches(rows.article["article_id"], patterns):
            chosen += 1
            yield _labels_of(out, rows)
    if not chosen:
        wanted = " or ".join(map(repr, patterns)) or "that can be labelled"
        raise UsageError(f"no article {wanted}: the ids are in {out / 'articles.csv'}")


def labels_of_gold(out: Path, gold: Path, patterns: Sequence[str] = ()) -> Iterator[Labels]:
    """What the gold files in `gold` say of the articles whose texts are in `out`, in the order of ids.

    Raises UsageError when a folder or a text is missing or nothing matches, GoldError for gold that does not compile.
    """
    files = {name: path for name, path in gold_files(gold).items() if matches(name, patterns)}
    if not files:
        raise UsageError(f"no gold file in {gold} is of an article {' or '.join(map(repr, patterns))}")
    sentences: dict[str, list[Span]] = {name: [] for name in files}
    for row in read_table(out, "sentences"):
        if row["article_id"] in sentences:
            sentences[row["article_id"]].append(_needed(row, "sentences"))
    texts = find_texts(out, files)
    for name, path in files.items():
        text = read_text(*texts[name])
        found = compile_gold(path, text, name)
        yield Labels(
            id=name,
            text=text,
            published=found.published,
            mentions=found.mentions,
            dates=tuple(replace(date, line=0) for date in found.dates),
            quotes=tuple(replace(quote, line=0) for quote in found.quotes),
            events=tuple(replace(event, line=0) for event in found.events),
            slots=((),) * len(found.events),
            sentences=tuple(sentences[name]),
            source=path.read_bytes().decode("utf-8-sig"),
            text_path=texts[name][0].relative_to(out).as_posix(),
        )


def matches(article_id: str, patterns: Sequence[str]) -> bool:
    """Whether an id is wanted: no pattern wants all."""
    return not patterns or any(fnmatchcase(article_id, pattern) for pattern in patterns)


def _labels_of(out: Path, rows: ArticleRows) -> Labels:
    article_id = rows.article["article_id"]
    text = read_text(find_text([out], rows.article), rows.article["n_chars"])
    actions = [row for row in rows.events if row["kind"] == "action" and row["trigger_start"]]
    labels = Labels(
        id=article_id,
        text=text,
        published=rows.article["published"],
        mentions=tuple(_unique(rows.mentions, lambda row: _mention(row, text))),
        dates=tuple(_unique(rows.dates, _date)),
        quotes=tuple(_unique(rows.quotes, _quote)),
        events=tuple(map(_event, actions)),
        slots=tuple(tuple(_slots(row)) for row in actions),
        sentences=tuple(_needed(row, "sentences") for row in rows.sentences),
        text_path=rows.article["text_path"],
    )
    check_spans(labels, f"{out}: the tables and the text of {article_id!r} do not fit; run `extract run`", UsageError)
    return labels


def check_spans(labels: Labels, message: str, error: type[UsageError] | type[GoldError]) -> None:
    """Raises `error` if a label lies outside the text, or is empty or blank."""
    for start, end in all_spans(labels):
        if not (0 <= start < end <= len(labels.text)) or not labels.words((start, end)).strip():
            raise error(f"{message} ({start}-{end} of {len(labels.text)} characters)")


def all_spans(labels: Labels) -> Iterator[tuple[int, int]]:
    """Every stretch of text that some label covers."""
    yield from ((mention.start, mention.end) for mention in labels.mentions)
    yield from ((date.start, date.end) for date in labels.dates)
    for quote in labels.quotes:
        yield from quote.content
        yield from (span for span in (quote.cue, quote.source, quote.addressee) if span)
    for event, slots in zip(labels.events, labels.slots, strict=True):
        yield event.trigger
        yield from (slot.span for slot in slots)


def _unique(rows: Iterable[Cells], read: Callable[[Cells], Label | None]) -> Iterator[Label]:
    return iter(dict.fromkeys(found for row in rows if (found := read(row)) is not None))


def _needed(row: Cells, table: str) -> Span:
    span = parse_span(row["start"], row["end"])
    if span is None:
        raise UsageError(f"{table}.csv: a row of {row['article_id']!r} has no offsets; run `extract run` again")
    return span


def _mention(row: Cells, text: str) -> GoldMention | None:
    if row["kind"] != "name":  # pronouns and role nouns are no mentions in gold
        return None
    start, end = _needed(row, "mentions")
    return GoldMention(start, end, row["label"], unescape(row["name"]) or text[start:end])


def _date(row: Cells) -> GoldDate:
    start, end = _needed(row, "dates")
    return GoldDate(0, start, end, row["type"], row["value"], row["mod"])


def _quote(row: Cells) -> GoldQuote | None:
    content = tuple(sorted(parse_spans(row["content_spans"])))
    if not content:
        return None
    cue, source, addressee = (
        parse_span(row[f"{part}_start"], row[f"{part}_end"]) for part in ("cue", "source", "addressee")
    )
    return GoldQuote(0, row["type"], content, cue, source, addressee, unescape(row["speaker"]), row["date"])


def _event(row: Cells) -> GoldEvent:
    return GoldEvent(
        line=0,
        trigger=parse_spans(f"{row['trigger_start']}-{row['trigger_end']}")[0],
        type=row["type"],
        actors=split_names(row["actor"]),
        targets=split_names(row["target"]),
        place=unescape(row["place"]),
        date=row["date"],
        realis=row["realis"] or "actual",
        within_quote=row["within_quote"] == "true",
    )


def _slots(row: Cells) -> Iterator[Slot]:
    for role in ROLES:
        for party in parties_of(row, role):
            for span in parse_spans(party.spans)[:1]:
                yield Slot(role, party.name, span)
