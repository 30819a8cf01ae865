"""Label Studio: tasks with predictions, and the labelling interface that they need.

A span is a region of the control `label`; what is to be said about it stands in controls per region that carry the
region's id: text areas (entity, value, speaker, actor …) and choices (mod, type, realis …). The parts of a quote are
linked to its first piece by relations. Offsets are code points, as Label Studio has counted since version 1.6.
Format: labelstud.io/guide/task_format and labelstud.io/guide/predictions.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

from extract import __version__
from extract.labelling.labels import Labels
from extract.records import Span
from extract.score.gold import GoldDate, GoldEvent, GoldMention, GoldQuote
from extract.score.gold_schema import EVENT_TYPES, LABELS, MODS, QUOTE_TYPES, REALIS, TIMEX_TYPES

CONTENT, CONTINUED, EVENT = "QUOTE", "QUOTE-CONTINUED", "EVENT"
PARTS = {"CUE": "cue", "SOURCE": "source", "ADDRESSEE": "addressee", CONTINUED: "continued"}
WITHIN_QUOTE = "within a quote"

Result = dict[str, Any]


class Field(NamedTuple):
    """A control per region: which labels show it, its choices (none: a text area), what the annotator reads."""

    name: str
    labels: tuple[str, ...]
    title: str
    choices: tuple[str, ...] = ()
    several: bool = False


FIELDS = (
    Field("entity", LABELS, "Full name of the entity (empty: these words)"),
    Field("value", TIMEX_TYPES, "TIMEX3 value, such as 2016-12 or P3D"),
    Field("mod", TIMEX_TYPES, "Modifier", MODS),
    Field("quote_type", (CONTENT,), "Type", QUOTE_TYPES),
    Field("speaker", (CONTENT,), "Speaker: full name (empty: nobody can be told)"),
    Field("quote_date", (CONTENT,), "When it was said: TIMEX3 value"),
    Field("event_type", (EVENT,), "Class", EVENT_TYPES),
    Field("actor", (EVENT,), "Actors: one name an entry", several=True),
    Field("target", (EVENT,), "Targets: one name an entry", several=True),
    Field("place", (EVENT,), "Place"),
    Field("event_date", (EVENT,), "When it happened: TIMEX3 value"),
    Field("realis", (EVENT,), "Realis", REALIS),
    Field("within", (EVENT,), "Reported in a quote", (WITHIN_QUOTE,), several=True),
)
_COLOURS = {
    **dict(zip(LABELS, ("#2f6fde", "#7a4fd0", "#1c8a5a"), strict=True)),
    **dict.fromkeys(TIMEX_TYPES, "#00808c"),
    **dict.fromkeys((CONTENT, CONTINUED), "#c98a00"),
    **dict(zip(("CUE", "SOURCE", "ADDRESSEE", EVENT), ("#a35200", "#b8326b", "#8a6d76", "#cc3b2f"), strict=True)),
}


def tasks_json(articles: Iterable[Labels]) -> Iterator[str]:
    """The file of tasks, piece by piece: a JSON list with one task an article."""
    opening = "["
    for labels in articles:
        yield f"{opening}\n{json.dumps(task(labels), ensure_ascii=False)}"
        opening = ","
    yield "\n]\n" if opening == "," else "[]\n"


def task(labels: Labels) -> dict[str, Any]:
    """An article with its labels as a prediction. `data` carries what `gold import` needs to know again."""
    data = {
        "text": labels.text,
        "article_id": labels.id,
        "text_path": labels.text_path,
        "published": labels.published,
        "sha256": hashlib.sha256(labels.text.encode()).hexdigest(),
    }
    if labels.source:
        data["gold"] = labels.source
    return {
        "data": data,
        "predictions": [{"model_version": f"extract-{__version__}", "result": list(_results(labels))}],
    }


def interface() -> str:
    """The labelling interface, to be pasted into the project's settings."""
    lines = ["<View>", "  <Style>.htx-text { white-space: pre-wrap; }</Style>", '  <Labels name="label" toName="text">']
    lines += [f'    <Label value="{label}" background="{colour}"/>' for label, colour in _COLOURS.items()]
    lines += ["  </Labels>", '  <Text name="text" value="$text"/>', "  <Relations>"]
    lines += [f'    <Relation value="{role}"/>' for role in PARTS.values()]
    lines += ["  </Relations>"]
    for field in FIELDS:
        shown = f'perRegion="true" visibleWhen="region-selected" whenLabelValue="{",".join(field.labels)}"'
        lines += [f'  <View visibleWhen="region-selected" whenLabelValue="{",".join(field.labels)}">']
        lines += [f'    <Header value={quoteattr(field.title)} size="6"/>']
        lines += [f"    {line}" for line in _control(field, shown)]
        lines += ["  </View>"]
    return "\n".join([*lines, "</View>", ""])


def _control(field: Field, shown: str) -> list[str]:
    if not field.choices:
        most = "" if field.several else ' maxSubmissions="1"'
        return [f'<TextArea name="{field.name}" toName="text" perRegion="true" editable="true"{most}/>']
    how = "multiple" if field.several else "single"
    opening = f'<Choices name="{field.name}" toName="text" {shown} choice="{how}" showInLine="true">'
    return [opening, *(f'  <Choice value="{choice}"/>' for choice in field.choices), "</Choices>"]


def _results(labels: Labels) -> Iterator[Result]:
    for number, mention in enumerate(labels.mentions, 1):
        yield from _mention(labels, f"m{number}", mention)
    for number, date in enumerate(labels.dates, 1):
        yield from _date(labels, f"d{number}", date)
    for number, quote in enumerate(labels.quotes, 1):
        yield from _quote(labels, f"q{number}", quote)
    for number, event in enumerate(labels.events, 1):
        yield from _event(labels, f"e{number}", event)


def _mention(labels: Labels, region: str, mention: GoldMention) -> Iterator[Result]:
    span = Span(mention.start, mention.end)
    yield _region(labels, region, span, mention.label)
    yield from _fields(span, region, entity=(mention.name,))


def _date(labels: Labels, region: str, date: GoldDate) -> Iterator[Result]:
    span = Span(date.start, date.end)
    yield _region(labels, region, span, date.type)
    yield from _fields(span, region, value=(date.value,), mod=(date.mod,))


def _quote(labels: Labels, region: str, quote: GoldQuote) -> Iterator[Result]:
    first, *others = quote.content
    yield _region(labels, region, first, CONTENT)
    yield from _fields(first, region, quote_type=(quote.type,), speaker=(quote.speaker,), quote_date=(quote.date,))
    parts = [("CUE", quote.cue), ("SOURCE", quote.source), ("ADDRESSEE", quote.addressee)]
    parts += [(CONTINUED, span) for span in others]
    for number, (label, span) in enumerate(parts, 1):
        if span:
            part = f"{region}-{number}"
            yield _region(labels, part, span, label)
            link = {"from_id": region, "to_id": part, "type": "relation", "direction": "right"}
            yield {**link, "labels": [PARTS[label]]}


def _event(labels: Labels, region: str, event: GoldEvent) -> Iterator[Result]:
    yield _region(labels, region, event.trigger, EVENT)
    yield from _fields(
        event.trigger,
        region,
        event_type=(event.type,),
        actor=event.actors,
        target=event.targets,
        place=(event.place,),
        event_date=(event.date,),
        realis=(event.realis,),
        within=(WITHIN_QUOTE,) if event.within_quote else (),
    )


def _region(labels: Labels, region: str, span: Span, label: str) -> Result:
    value = {"start": span.start, "end": span.end, "text": labels.words(span), "labels": [label]}
    return {"id": region, "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def _fields(span: Span, region: str, **values: tuple[str, ...]) -> Iterator[Result]:
    kinds = {field.name: "choices" if field.choices else "textarea" for field in FIELDS}
    for name, given in values.items():
        if entries := [entry for entry in given if entry]:
            kind = kinds[name]
            value = {"start": span.start, "end": span.end, "text" if kind == "textarea" else kind: entries}
            yield {"id": region, "from_name": name, "to_name": "text", "type": kind, "value": value}
