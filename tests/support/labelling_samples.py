"""Labels made by hand, with emoji and Windows line ends, and what hypothesis makes of them; the article is invented."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from extract.labelling import Labels, gold_file
from extract.labelling.labels import Slot
from extract.records import Span
from extract.score import Gold
from extract.score.compiler import compile_with_problems
from extract.score.gold import GoldDate, GoldEvent, GoldMention, GoldQuote

TEXT = (
    "Lund 🚢 wins\r\n\r\n"
    "Mayor Ada Lund 🎉 met Per Dahl in Oslo on 3 May 2019. “We won,” Lund said,\r\n“and we sail.” "
    "Lund Bridge [_1] stays.\r\n\r\n"
    "Dahl told Nordbladet that the port | fleet opens late in June. Dahl met nobody; he said so -> twice.\r\n"
)


def at(words: str, nth: int = 1, text: str = TEXT) -> Span:
    """The nth place of some words."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def name(words: str, label: str, full: str, nth: int = 1) -> GoldMention:
    return GoldMention(*at(words, nth), label, full)


LABELS = Labels(
    id="wire/harbour",
    text=TEXT,
    published="2019-05-04",
    mentions=(
        name("Lund", "PERSON", "Ada Lund"),
        name("Ada Lund", "PERSON", "Ada Lund"),
        name("Per Dahl", "PERSON", "Per Dahl"),
        name("Oslo", "PLACE", "Oslo"),
        name("Lund", "PERSON", "Ada Lund", 3),
        name("Dahl", "PERSON", "Per Dahl", 2),
        name("Nordbladet", "ORG", "Nordbladet"),
        name("Dahl", "PERSON", "Per Dahl", 3),
    ),
    dates=(
        GoldDate(0, *at("3 May 2019"), "DATE", "2019-05-03"),
        GoldDate(0, *at("late in June"), "DATE", "2019-06", "END"),
    ),
    quotes=(
        GoldQuote(
            line=0,
            type="direct",
            content=(at("We won,"), at("and we sail.")),
            cue=at("said"),
            source=at("Lund", 3),
            speaker="Ada Lund",
            date="2019-05",
        ),
        GoldQuote(
            line=0,
            type="indirect",
            content=(at("the port | fleet opens late in June"),),
            cue=at("told"),
            source=at("Dahl", 2),
            addressee=at("Nordbladet"),
            speaker="Per Dahl",
        ),
    ),
    events=(
        GoldEvent(0, at("met"), "CONSULT", ("Ada Lund", "Per Dahl"), (), "Oslo", "2019-05-03"),
        GoldEvent(0, at("opens"), "OTHER", ("port | fleet",), (), "", "2019-06", "future", True),
        GoldEvent(0, at("met", 2), "CONSULT", ("Per Dahl", "the crew"), (), "", "", "negated"),
    ),
    slots=(
        (
            Slot("actor", "Ada Lund", at("Ada Lund")),
            Slot("actor", "Per Dahl", at("Per Dahl")),
            Slot("place", "Oslo", at("Oslo")),
        ),
        (Slot("actor", "port | fleet", at("the port | fleet")),),
        (Slot("actor", "Per Dahl", at("Dahl", 3)),),
    ),
    sentences=(
        at("Lund 🚢 wins"),
        Span(at("Mayor").start, at("and we sail.”").end),
        at("Lund Bridge [_1] stays."),
        at("Dahl told Nordbladet that the port | fleet opens late in June."),
        at("Dahl met nobody; he said so -> twice."),
    ),
)


def compiled(folder: Path, labels: Labels) -> tuple[Gold | None, tuple[str, ...]]:
    """The gold of these labels, compiled again as `extract score` does."""
    path = folder / "gold.jsonl"
    path.write_bytes(gold_file(labels).text.encode())
    return compile_with_problems(path, labels.text, labels.id)


def as_edited(task: dict[str, Any]) -> dict[str, Any]:
    """A Label Studio task whose annotator has accepted the prediction, as the tool exports it."""
    results = task["predictions"][0]["result"]
    copied = [{**json.loads(json.dumps(result)), "origin": "prediction"} for result in results]
    annotation = {"id": 7, "result": copied, "was_cancelled": False, "updated_at": "2026-01-02T03:04:05Z"}
    return {"id": 1, "data": task["data"], "annotations": [annotation], "predictions": [], "drafts": []}


def as_exported(line: str) -> dict[str, Any]:
    """A doccano line that went in and out again: metadata beside the labels, other numbers, no order."""
    record = json.loads(line)
    numbers = {entity["id"]: 1000 - index for index, entity in enumerate(record["entities"])}
    record["id"] = 55
    record["entities"] = [{**entity, "id": numbers[entity["id"]]} for entity in record["entities"]][::-1]
    record["relations"] = [
        {**link, "id": 9 + index, "from_id": numbers[link["from_id"]], "to_id": numbers[link["to_id"]]}
        for index, link in enumerate(record["relations"])
    ][::-1]
    return {**record, "Comments": []}


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


_WORDS = ("Lund", "Ada Lund", "the", "said", "met", "🚢", "port.", "“so”", "said@2", "Bridge_x", "[1]", "don't")
_GAPS = (" ", " ", " ", "\n", "\n\n", "\r\n\r\n", ", ", "")


@st.composite
def some_labels(draw: st.DrawFn) -> Labels:
    """Labels over a text of few words that come again and again."""
    words = draw(st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(_GAPS)), min_size=1, max_size=40))
    text, places = "", []
    for word, gap in words:
        places.append(Span(len(text), len(text) + len(word)))
        text += word + gap
    place = st.integers(0, len(places) - 1)

    def apart(most: int) -> list[Span]:
        chosen = sorted(draw(st.sets(place, max_size=most)))
        return [places[index] for index in chosen]

    def some(options: list[Span]) -> Span | None:
        return draw(st.sampled_from([None, *options]))

    label, full = st.sampled_from(["PERSON", "ORG"]), st.sampled_from(["Ada Lund", "Port"])
    quotes = []
    for _ in range(draw(st.integers(0, 3))):
        content = apart(3)
        if content:
            near = [span for span in places if abs(span.start - content[0].start) < 60]
            parts = {key: some(near) for key in ("cue", "source", "addressee")}
            quotes.append(GoldQuote(0, "direct", tuple(content), **parts, speaker=draw(full)))
    return Labels(
        id="a",
        text=text,
        mentions=tuple(GoldMention(*span, draw(label), draw(full)) for span in apart(6)),
        dates=tuple(GoldDate(0, *span, "DATE", "2019-05") for span in apart(4)),
        quotes=tuple(dict.fromkeys(quotes)),
        events=(events := tuple(GoldEvent(0, span, "OTHER", ("Ada Lund",)) for span in apart(4))),
        slots=((),) * len(events),
    )
