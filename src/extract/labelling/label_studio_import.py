"""Reads back what Label Studio exports as JSON: the regions of an annotation, their fields and relations.

Read are the task's annotation that is not cancelled (of several the one marked as ground truth, else the one updated
last) or, where nobody has annotated, its prediction. An empty field says that nothing is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extract.errors import GoldError
from extract.labelling.defaults import name_of, quote_type
from extract.labelling.label_studio import CONTENT, CONTINUED, EVENT, FIELDS, PARTS
from extract.labelling.labels import Labels
from extract.labelling.offsets import Utf16
from extract.labelling.untrusted_json import (
    Foreign,
    article_of,
    as_list,
    as_object,
    as_text,
    load_json,
    span_of,
    trimmed,
)
from extract.records import Span
from extract.score.gold import GoldDate, GoldEvent, GoldMention, GoldQuote
from extract.score.gold_schema import LABELS, TIMEX_TYPES
from extract.score.locate_spans import shorten

_FIELDS = [field.name for field in FIELDS]
_GAP = re.compile(r"\s+|\\n")  # Label Studio writes line ends in a region's words as backslash and n


@dataclass(slots=True)
class _Region:
    """A labelled span with its fields, and the regions that relations link to it."""

    span: Span
    label: str
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    linked: list[_Region] = field(default_factory=list)

    def one(self, name: str) -> str:
        return next(iter(self.values.get(name, ())), "")


def read_label_studio(data: bytes, where: str) -> Iterator[Foreign]:
    """The articles of an export, in the order of its tasks. Raises GoldError, naming `where`, for what is none."""
    tasks = load_json(data, where)
    for number, task in enumerate(tasks if isinstance(tasks, list) else [tasks], 1):
        here = f"{where}: task {number}"
        values = as_object(task, here)
        if "data" not in values:
            raise GoldError(f"{here}: no 'data': export from Label Studio as JSON, not JSON-MIN or another format")
        article = article_of(as_object(values["data"], f"{here}: data"), here)
        results, annotated = _chosen(values, here)
        labels, problems = _labels(article, results, f"{here} ({article.id})")
        yield Foreign(labels, problems, annotated)


def _chosen(task: Mapping[str, Any], here: str) -> tuple[list[Any], bool]:
    """The results to take, and whether an annotator made them."""
    made = [as_object(one, here) for one in as_list(task.get("annotations") or task.get("completions") or [], here)]
    made = [one for one in made if not one.get("was_cancelled")]
    if made:
        best = max(made, key=lambda one: (bool(one.get("ground_truth")), str(one.get("updated_at") or "")))
        return as_list(best.get("result"), here), True
    predicted = as_list(task.get("predictions") or [], here)
    if not predicted:
        raise GoldError(f"{here}: neither annotations nor predictions")
    return as_list(as_object(predicted[-1], here).get("result"), here), False


def _labels(article: Labels, results: Sequence[Any], here: str) -> tuple[Labels, tuple[str, ...]]:
    regions = _regions(article, results, here)
    mentions: list[GoldMention] = []
    dates: list[GoldDate] = []
    quotes: list[GoldQuote] = []
    events: list[GoldEvent] = []
    problems: list[str] = []
    known = [
        (article.words(region.span), GoldMention(*region.span, region.label, region.one("entity")))
        for region in regions
        if region.label in LABELS and region.one("entity")
    ]
    for region in regions:
        start, end = region.span
        if region.label in LABELS:
            name = region.one("entity") or name_of(article.words(region.span), region.label, known)
            mentions.append(GoldMention(start, end, region.label, name))
        elif region.label in TIMEX_TYPES:
            dates.append(GoldDate(0, start, end, region.label, region.one("value"), region.one("mod")))
        elif region.label == CONTENT:
            quotes.append(_quote(article, region))
        elif region.label == EVENT:
            events.append(_event(region))
        elif not any(other.label == CONTENT for other in region.linked):
            words = shorten(article.words(region.span))
            problems.append(
                f"{article.id}: {region.label} {words} at {start}-{end} is left out: no quote is linked to it"
            )
    return article.filled(mentions, dates, quotes, events), tuple(problems)


def _quote(article: Labels, region: _Region) -> GoldQuote:
    parts: dict[str, Span] = {}
    content = [region.span]
    for other in region.linked:
        if other.label == CONTINUED:
            content.append(other.span)
        elif other.label in PARTS:
            parts.setdefault(PARTS[other.label], other.span)
    content = sorted(set(content))
    return GoldQuote(
        line=0,
        type=region.one("quote_type") or quote_type(article.text, content),
        content=tuple(content),
        cue=parts.get("cue"),
        source=parts.get("source"),
        addressee=parts.get("addressee"),
        speaker=region.one("speaker"),
        date=region.one("quote_date"),
    )


def _event(region: _Region) -> GoldEvent:
    return GoldEvent(
        line=0,
        trigger=region.span,
        type=region.one("event_type") or "OTHER",
        actors=region.values.get("actor", ()),
        targets=region.values.get("target", ()),
        place=region.one("place"),
        date=region.one("event_date"),
        realis=region.one("realis") or "actual",
        within_quote=bool(region.values.get("within")),
    )


def _regions(article: Labels, results: Sequence[Any], here: str) -> list[_Region]:
    """The labelled spans by their ids, in the order of the results, fields and links filled in."""
    objects = [as_object(result, here) for result in results]
    spans = _spans([one for one in objects if one.get("type") == "labels"], article, here)
    regions: dict[str, _Region] = {}
    for one in objects:
        if one.get("type") == "labels":
            label = next(iter(as_list(as_object(one.get("value"), here).get("labels"), here)), None)
            if label not in (*LABELS, *TIMEX_TYPES, CONTENT, EVENT, *PARTS):
                raise GoldError(f"{here}: unknown label {label!r}: use the labelling interface that the export wrote")
            regions[str(one.get("id"))] = _Region(trimmed(spans[str(one.get("id"))], article.text, here), label)
    for one in objects:
        region = regions.get(str(one.get("id")))
        if one.get("type") in ("textarea", "choices") and one.get("from_name") in _FIELDS and region:
            region.values[one["from_name"]] = _entries(as_object(one.get("value"), here), here)
        elif one.get("type") == "relation":
            ends = regions.get(str(one.get("from_id"))), regions.get(str(one.get("to_id")))
            if ends[0] is not None and ends[1] is not None:
                ends[0].linked.append(ends[1])
                ends[1].linked.append(ends[0])
    return list(regions.values())


def _entries(value: Mapping[str, Any], here: str) -> tuple[str, ...]:
    given = value.get("choices", value.get("text", []))
    entries = [given] if isinstance(given, str) else as_list(given, here)
    texts = [as_text(entry, f"{here}: a field").strip() for entry in entries]
    return tuple(filter(None, texts))


def _spans(results: Sequence[Mapping[str, Any]], article: Labels, here: str) -> dict[str, Span]:
    """Where the regions lie. Versions before 1.6 counted UTF-16 units: the regions' own words tell."""
    given = {str(one.get("id")): as_object(one.get("value"), here) for one in results}
    utf16 = Utf16(article.text)
    as_points = {name: span_of(value, "start", "end", f"{here}: region {name!r}") for name, value in given.items()}
    if wrong := [name for name, span in as_points.items() if not _agrees(article, span, given[name])]:
        as_units = {name: Span(utf16.points(span.start), utf16.points(span.end)) for name, span in as_points.items()}
        if not all(_agrees(article, span, given[name]) for name, span in as_units.items()):
            start, end = as_points[wrong[0]]
            raise GoldError(
                f"{here}: region {wrong[0]!r} at {start}-{end} is not {shorten(str(given[wrong[0]].get('text')))} "
                f"in the text of {len(article.text)} characters"
            )
        return as_units
    return as_points


def _agrees(article: Labels, span: Span, value: Mapping[str, Any]) -> bool:
    if not 0 <= span.start < span.end <= len(article.text):
        return False
    words = value.get("text")
    return not isinstance(words, str) or _GAP.sub("", words) == _GAP.sub("", article.words(span))
