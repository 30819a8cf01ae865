"""Compiles a hand-labelled JSONL file into the spans of its labels.

The file holds one record a line, whose strings are exact substrings of the article: see `schema` for its form
and `place` for how the strings are found.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.errors import GoldError
from extract.records import Span
from extract.score.gold import Gold, GoldDate, GoldEntity, GoldEvent, GoldMention, GoldNumber, GoldQuote
from extract.score.gold_schema import Record, parse_record
from extract.score.locate_spans import anchor, shorten, word_pattern


def compile_gold(path: Path, text: str, article_id: str | None = None) -> Gold:
    """Compile the gold file of an article whose text is `text`.

    `article_id` is what the file's id must be; without it, the file's name without suffix.
    Raises GoldError ("FILE:LINE: what is wrong") with the first problem.
    """
    gold, problems = compile_with_problems(path, text, article_id)
    if gold is None:
        raise GoldError(problems[0])
    return gold


def compile_with_problems(path: Path, text: str, article_id: str | None = None) -> tuple[Gold | None, tuple[str, ...]]:
    """Compile, going on after a bad line: the gold (None if anything is wrong) and all problems by line."""
    compiler = _Compiler(text, article_id or path.stem)
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        return None, (f"{path}:1: cannot be read as UTF-8 text: {error}",)
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                compiler.add(parse_record(number, line))
            except GoldError as error:
                compiler.report(number, str(error))
    compiler.finish()
    if compiler.problems:
        return None, tuple(f"{path}:{number}: {problem}" for number, problem in sorted(compiler.problems))
    return compiler.gold(), ()


class _Compiler:
    """Gathers the records of one file and their problems (line, message)."""

    def __init__(self, text: str, article_id: str) -> None:
        self.text = text
        self.article_id = article_id
        self.problems: list[tuple[int, str]] = []
        self._seen: dict[str, int] = {}
        self._article: Record | None = None
        self._entities: list[GoldEntity] = []
        self._dates: list[GoldDate] = []
        self._quotes: list[GoldQuote] = []
        self._events: list[GoldEvent] = []
        self._numbers: list[GoldNumber] = []
        self._mentions: tuple[GoldMention, ...] = ()

    def add(self, record: Record) -> None:
        """Compile one record. Raises GoldError without file and line."""
        if (record.layer == "article") == bool(self._seen or self.problems):
            raise GoldError("the article record comes first, and only once")
        key = f"{record.layer} {sorted(record.values.items())!r}"
        if (before := self._seen.setdefault(key, record.line)) != record.line:
            raise GoldError(f"the same record stands in line {before}")
        match record.layer:
            case "article":
                self._add_article(record)
            case "entity":
                self._add_entity(record)
            case "date":
                self._add_date(record)
            case "quote":
                self._quotes.append(compile_quote(record, self.text))
            case "event":
                self._add_event(record)
            case "number":
                self._add_number(record)

    def report(self, line: int, problem: str) -> None:
        """Note what is wrong with a line."""
        self.problems.append((line, problem))

    def finish(self) -> None:
        """What only the whole file shows: the article record is there, and no text names two entities."""
        if self._article is None and not self.problems:
            self.report(1, "the file has no article record")
        mentions, clashes = find_mentions(self._entities, self.text)
        self._mentions = mentions
        self.problems.extend(clashes)

    def gold(self) -> Gold:
        """The compiled file, once it is known to have no problems."""
        values = self._article.values if self._article else {}
        return Gold(
            id=values["id"],
            published=values["published"] or "",
            entities=tuple(self._entities),
            mentions=self._mentions,
            dates=tuple(self._dates),
            quotes=tuple(self._quotes),
            events=tuple(self._events),
            numbers=tuple(self._numbers),
        )

    def _add_article(self, record: Record) -> None:
        self._article = record
        if record.values["id"] != self.article_id:
            raise GoldError(f"id: {record.values['id']!r} is not the file's name {self.article_id!r}")
        wanted = record.values.get("sha256")
        if wanted and wanted.lower() != hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest():
            raise GoldError("sha256: this is not the text that was labelled (its hash is another)")

    def _add_entity(self, record: Record) -> None:
        entity = compile_entity(record, self.text)
        for other in self._entities:
            if (other.name, other.label) == (entity.name, entity.label):
                raise GoldError(f"{entity.label} {entity.name!r} has a record already, in line {other.line}")
        self._entities.append(entity)

    def _add_date(self, record: Record) -> None:
        new = compile_date(record, self.text)
        for other in self._dates:
            if new.start < other.end and other.start < new.end:
                raise GoldError(f"text: the expression overlaps that of line {other.line}")
        self._dates.append(new)

    def _add_event(self, record: Record) -> None:
        event = compile_event(record, self.text)
        for other in self._events:
            if other.trigger == event.trigger:
                raise GoldError(f"trigger: the same words are the trigger of line {other.line}")
        self._events.append(event)

    def _add_number(self, record: Record) -> None:
        number = compile_number(record, self.text)
        for other in self._numbers:
            if number.start < other.end and other.start < number.end:
                raise GoldError(f"text: the number overlaps that of line {other.line}")
        self._numbers.append(number)


def compile_entity(record: Record, text: str) -> GoldEntity:
    """An entity whose every text and exception occurs in the article. Raises GoldError."""
    texts, excepts = tuple(record.values["texts"]), tuple(record.values.get("except") or ())
    for string in texts:
        if not word_pattern(string).search(text):
            raise GoldError(f"texts: {shorten(string)} does not occur in the article as whole words")
        if texts.count(string) > 1:
            raise GoldError(f"texts: {shorten(string)} stands twice in the list")
    for string in excepts:
        if string not in text:
            raise GoldError(f"except: {shorten(string)} does not occur in the article")
        if not any(inner != string and inner in string for inner in texts):
            raise GoldError(f"except: {shorten(string)} is no longer form of any of `texts`")
    return GoldEntity(record.line, record.values["label"], record.values["name"], texts, excepts)


def compile_date(record: Record, text: str) -> GoldDate:
    """A temporal expression with its span. Raises GoldError."""
    span = anchor(text, record.values["at"]).find(record.values["text"], "text")
    values = record.values
    return GoldDate(record.line, span.start, span.end, values["type"], values["value"], record.values.get("mod") or "")


def compile_quote(record: Record, text: str) -> GoldQuote:
    """A quote with the spans of content, cue, source and addressee. Raises GoldError."""
    place = anchor(text, record.values["at"])
    spans: dict[str, Span] = {}
    for key in ("cue", "source", "addressee"):
        if string := record.values.get(key):
            spans[key] = place.find(string, key)
    return GoldQuote(
        line=record.line,
        type=record.values["type"],
        content=place.find_pieces(record.values["content"], "content"),
        cue=spans.get("cue"),
        source=spans.get("source"),
        addressee=spans.get("addressee"),
        speaker=record.values["speaker"] or "",
        date=record.values.get("date") or "",
    )


def compile_event(record: Record, text: str) -> GoldEvent:
    """A happening with the span of its trigger. Raises GoldError."""
    values = record.values
    return GoldEvent(
        line=record.line,
        trigger=anchor(text, values["at"]).find(values["trigger"], "trigger"),
        type=values["type"],
        actors=tuple(values["actor"]),
        targets=tuple(values["target"]),
        place=record.values.get("place") or "",
        date=record.values.get("date") or "",
        realis=record.values.get("realis") or "actual",
        within_quote=bool(record.values.get("within_quote")),
    )


def compile_number(record: Record, text: str) -> GoldNumber:
    """A number with its span and that of its trigger, which may stand before it. Raises GoldError."""
    values, place = record.values, anchor(text, record.values["at"])
    low, high = float(values["low"]), values["high"]
    if high is not None and high < low:
        raise GoldError("high: is less than low")
    span = place.find(values["text"], "text")
    trigger = place.find(values["trigger"], "trigger") if values.get("trigger") else None
    unit, modifier = values.get("unit") or "people", values.get("modifier") or "exact"
    upper = None if high is None else float(high)
    return GoldNumber(record.line, span.start, span.end, values["kind"], low, upper, unit, modifier, trigger)


def find_mentions(entities: Iterable[GoldEntity], text: str) -> tuple[tuple[GoldMention, ...], list[tuple[int, str]]]:
    """Every whole-word occurrence of the entities' texts; the longest wins, none overlap.

    Returns the mentions in text order and, as (line, message), the texts that name two entities in one place.
    """
    found = sorted(
        ((mention, entity.line) for entity in entities for mention in _occurrences(entity, text)),
        key=lambda pair: (pair[0].start - pair[0].end, pair[0].start, pair[1]),
    )
    taken: dict[int, tuple[GoldMention, int]] = {}  # offset -> what covers it, its line
    clashes: dict[tuple[int, int], str] = {}
    for mention, line in found:
        covered = taken.get(mention.start) or taken.get(mention.end - 1)
        if covered is None:
            taken.update(dict.fromkeys(range(mention.start, mention.end), (mention, line)))
        elif (mention.start, mention.end) == (covered[0].start, covered[0].end):
            string = text[mention.start : mention.end]
            clashes.setdefault(
                (line, covered[1]),
                f"texts: {shorten(string)} also names {covered[0].name!r} (line {covered[1]}); "
                "set the two apart with `except`",
            )
    mentions = sorted({mention for mention, _ in taken.values()}, key=lambda mention: mention.start)
    return tuple(mentions), [(line, problem) for (line, _), problem in clashes.items()]


def _occurrences(entity: GoldEntity, text: str) -> Iterator[GoldMention]:
    barred = [match.span() for string in entity.excepts for match in word_pattern(string).finditer(text)]
    for string in entity.texts:
        for match in word_pattern(string).finditer(text):
            start, end = match.span()
            if not any(a <= start and end <= b for a, b in barred):
                yield GoldMention(start, end, entity.label, entity.name)
