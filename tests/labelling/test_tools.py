"""Out to Label Studio and doccano and back: the same gold, and what annotators change comes back changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import GoldError
from extract.labelling import Labels, gold_file
from extract.labelling.doccano import lines, relation_types, span_types
from extract.labelling.doccano_import import read_doccano
from extract.labelling.label_studio import FIELDS, interface, task, tasks_json
from extract.labelling.label_studio_import import read_label_studio
from extract.labelling.untrusted_json import Foreign
from support.labelling_samples import LABELS, TEXT, as_edited, as_exported, at, some_labels

pytestmark = pytest.mark.slow

Task = dict[str, Any]


def studio(*tasks: Task) -> list[Foreign]:
    return list(read_label_studio(json.dumps(tasks).encode(), "x.json"))


def doccano(*records: Task) -> list[Foreign]:
    return list(read_doccano("\n".join(map(json.dumps, records)).encode(), "x.jsonl"))


def same(found: Foreign, labels: Labels) -> bool:
    return found.problems == () and gold_file(found.labels) == gold_file(labels)


def units(words: str, nth: int = 1) -> tuple[int, int]:
    """Offsets as Java and JavaScript count them."""
    span = at(words, nth)
    before = [len(TEXT[:offset].encode("utf-16-le")) // 2 for offset in span]
    return before[0], before[1]


class TestLabelStudio:
    def test_predictions_are_taken_as_they_are(self) -> None:
        (found,) = read_label_studio("".join(tasks_json([LABELS])).encode(), "x.json")
        assert same(found, LABELS)
        assert not found.annotated

    def test_accepted_by_an_annotator(self) -> None:
        (found,) = studio(as_edited(task(LABELS)))
        assert same(found, LABELS)
        assert found.annotated

    @given(some_labels())
    def test_any_labels(self, labels: Labels) -> None:
        (found,) = studio(as_edited(task(labels)))
        assert same(found, labels.filled(labels.mentions, labels.dates, labels.quotes, labels.events))

    def test_no_articles(self) -> None:
        assert json.loads("".join(tasks_json([]))) == []

    def test_offsets_are_code_points(self) -> None:
        values = [result["value"] for result in task(LABELS)["predictions"][0]["result"] if result["type"] == "labels"]
        assert any("🚢" in TEXT[: value["start"]] for value in values)
        assert all(TEXT[value["start"] : value["end"]] == value["text"] for value in values)

    def test_offsets_of_versions_that_counted_utf16(self) -> None:
        edited = as_edited(task(LABELS))
        for result in edited["annotations"][0]["result"]:
            for key in ("start", "end"):
                if key in result.get("value", ()):
                    result["value"][key] = len(TEXT[: result["value"][key]].encode("utf-16-le")) // 2
        assert same(studio(edited)[0], LABELS)

    def test_the_interface_has_a_control_for_each_result(self) -> None:
        tree = ElementTree.fromstring(interface())
        names = {node.get("name") for node in tree.iter() if node.tag in ("Labels", "TextArea", "Choices")}
        choices = {
            (node.get("name"), choice.get("value")) for node in tree.iter("Choices") for choice in node.iter("Choice")
        }
        shown = {node.get("value") for node in tree.iter("Label")}
        relations = {node.get("value") for node in tree.iter("Relation")}
        assert names == {"label", *(field.name for field in FIELDS)}
        for result in task(LABELS)["predictions"][0]["result"]:
            assert result["type"] == "relation" or result["from_name"] in names
            value = result.get("value", {})
            assert {(result.get("from_name"), choice) for choice in value.get("choices", ())} <= choices
            assert set(value.get("labels", ())) <= shown
            assert set(result.get("labels", ())) <= relations

    def test_what_an_annotator_changes(self) -> None:
        edited = as_edited(task(LABELS))
        results = edited["annotations"][0]["result"]
        region = {"id": "new", "from_name": "label", "to_name": "text", "type": "labels"}
        start, end = at(" twice")  # a blank too many is no matter
        results.append({**region, "value": {"start": start, "end": end, "text": " twice", "labels": ["SET"]}})
        start, end = at("and we sail")
        results.append({**region, "id": "n2", "value": {"start": start, "end": end, "labels": ["QUOTE"]}})
        start, end = at("Lund", 4)
        results.append({**region, "id": "n3", "value": {"start": start, "end": end, "labels": ["PERSON"]}})
        for result in results:
            if result.get("from_name") == "value":
                result["value"]["text"] = ["2020-01-01"]
            if result.get("from_name") == "realis":
                result["value"]["choices"] = ["alleged"]
        (found,) = studio(edited)
        assert [date.value for date in found.labels.dates] == ["2020-01-01", "2020-01-01", ""]
        assert {event.realis for event in found.labels.events} == {"alleged"}
        assert found.labels.quotes[-1].type == "direct"
        assert found.labels.quotes[-1].speaker == ""
        assert found.labels.mentions[-1].name == "Ada Lund"

    def test_a_part_without_a_quote_is_said(self) -> None:
        edited = as_edited(task(LABELS))
        results = edited["annotations"][0]["result"]
        edited["annotations"][0]["result"] = [result for result in results if result["type"] != "relation"]
        (found,) = studio(edited)
        assert "CUE 'said'" in found.problems[0]
        assert len(found.problems) == 6

    def test_of_several_annotations_the_last_that_was_not_cancelled(self) -> None:
        edited = as_edited(task(LABELS))
        empty = {"result": [], "updated_at": "2026-01-01T00:00:00Z"}
        edited["annotations"] += [empty, {**empty, "was_cancelled": True, "updated_at": "2027"}]
        assert same(studio(edited)[0], LABELS)
        edited["annotations"].append({**empty, "ground_truth": True})
        assert studio(edited)[0].labels.mentions == ()

    @pytest.mark.parametrize(
        ("spoil", "message"),
        [
            (lambda one: one.pop("data"), "x.json: task 1: no 'data': export from Label Studio as JSON, not JSON-MIN"),
            (lambda one: one["data"].pop("article_id"), "no 'article_id'"),
            (lambda one: one["data"].update(article_id="a\nb"), "'a\\nb' is not the id of an article"),
            (lambda one: one["data"].update(text="Lund"), "is not the one that was exported"),
            (lambda one: one["data"].update(text=3), "x.json: task 1: text: 3 instead of a text"),
            (lambda one: one["data"].update(text="\ud83d"), "half a character"),
            (lambda one: one.update(annotations={}), "neither annotations nor predictions"),
            (lambda one: one.update(annotations=[3]), "3 instead of an object"),
            (lambda one: one["annotations"][0].update(result="x" * 99), '"xxx'),
            (lambda one: regions(one)[0]["value"].update(start=99999), "is not 'Lund' in the text of"),
            (lambda one: regions(one)[0]["value"].update(start=-1), "region 'm1' at -1-4 is not"),
            (lambda one: regions(one)[0]["value"].update(end=6), "region 'm1' at 0-6 is not 'Lund'"),
            (lambda one: regions(one)[0]["value"].update(start=4, end=5, text=" "), "only blanks at 4-5"),
            (lambda one: regions(one)[0]["value"].update(start="0"), '"0", 4 are no offsets'),
            (lambda one: regions(one)[0]["value"].update(start=True), "true, 4 are no offsets"),
            (lambda one: regions(one)[0]["value"].update(labels=["PER"]), "unknown label 'PER'"),
            (lambda one: regions(one)[1]["value"].update(text=[3]), "a field: 3 instead of a text"),
        ],
    )
    def test_what_is_no_export(self, spoil: Callable[[Task], object], message: str) -> None:
        edited = as_edited(task(LABELS))
        spoil(edited)
        with pytest.raises(GoldError) as caught:
            studio(edited)
        assert message in str(caught.value)
        assert "\n" not in str(caught.value)


def regions(edited: Task) -> list[Task]:
    return list(edited["annotations"][0]["result"])


@pytest.mark.parametrize("read", [read_label_studio, read_doccano])
@pytest.mark.parametrize("data", [b"{", b"\xff", b"[" * 100_000, b"3"])
def test_what_is_no_json(read: Callable[[bytes, str], Iterator[Foreign]], data: bytes) -> None:
    with pytest.raises(GoldError) as caught:
        list(read(data, "x.json"))
    assert str(caught.value).startswith("x.json:")
    assert "\n" not in str(caught.value)


SCRAP = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 99) | st.sampled_from(["", "x", "PERSON", "m1", "\ud83d", "1"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["id", "text"]), inner, max_size=2),
    max_leaves=3,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path to each value in JSON, but the whole."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield (*path, key)
        yield from places(inner, (*path, key))


def spoilt(data: st.DataObject, value: Any) -> Any:
    """The JSON with one value taken away or replaced."""
    copy = json.loads(json.dumps(value))
    *path, last = data.draw(st.sampled_from(list(places(value))))
    inner = copy
    for key in path:
        inner = inner[key]
    if data.draw(st.booleans()):
        del inner[last]
    else:
        inner[last] = data.draw(SCRAP)
    return copy


@settings(max_examples=300)
@given(st.data())
def test_any_damage_is_refused_in_a_line_or_does_no_harm(data: st.DataObject) -> None:
    record = json.loads(TestDoccano.LINE)
    kind = data.draw(st.sampled_from(["studio", "doccano", "labels"]))
    try:
        if kind == "studio":
            found = studio(spoilt(data, as_edited(task(LABELS))))
        elif kind == "doccano":
            found = doccano(spoilt(data, record))
        else:
            found = doccano({**record, "labels": json.dumps(spoilt(data, json.loads(record["labels"])))})
    except GoldError as error:
        found, message = [], str(error)
    else:
        message = "x.json: fine"
    assert message.startswith("x.json")
    assert "\n" not in message
    assert all(gold_file(one.labels).text.encode() for one in found)


class TestDoccano:
    LINE = next(lines([LABELS]))

    def test_as_it_went_out(self) -> None:
        (found,) = read_doccano(self.LINE.encode(), "x.jsonl")
        assert same(found, LABELS)

    def test_as_doccano_exports_it(self) -> None:
        (found,) = doccano(as_exported(self.LINE))
        assert same(found, LABELS)

    @given(some_labels())
    def test_any_labels(self, labels: Labels) -> None:
        (found,) = doccano(as_exported(next(lines([labels]))))
        assert same(found, labels)

    def test_offsets_are_utf16_and_line_ends_are_one_sign(self) -> None:
        record = json.loads(self.LINE)
        text = record["text"].encode("utf-16-le")
        spans = {(one["start_offset"], one["end_offset"]): one["label"] for one in record["entities"]}
        assert "\r" not in record["text"]
        assert spans[units("Oslo")] == "PLACE"
        assert units("Oslo") != at("Oslo")
        assert text[2 * units("Oslo")[0] : 2 * units("Oslo")[1]].decode("utf-16-le") == "Oslo"

    def test_numbers_are_unique_in_the_file(self) -> None:
        records = list(map(json.loads, lines([LABELS, replace(LABELS, id="b")])))
        numbers = [one["id"] for record in records for one in (*record["entities"], *record["relations"])]
        assert len(numbers) == len(set(numbers))

    def test_every_label_has_its_type(self) -> None:
        record = json.loads(self.LINE)
        assert {one["label"] for one in record["entities"]} <= {one["text"] for one in json.loads(span_types())}
        assert {one["type"] for one in record["relations"]} <= {one["text"] for one in json.loads(relation_types())}

    def edited(self, change: Callable[[list[Task], list[Task]], object]) -> Labels:
        record = json.loads(self.LINE)
        change(record["entities"], record["relations"])
        (found,) = doccano(record)
        return found.labels

    def test_a_moved_span_keeps_what_is_known_of_it(self) -> None:
        def widen(entities: list[Task], _: list[Task]) -> None:
            for one in entities:
                if one["label"] in ("DATE", "PLACE"):
                    one["start_offset"] -= 3

        labels = self.edited(widen)
        assert [date.value for date in labels.dates] == ["2019-05-03", "2019-06"]
        assert labels.dates[1].mod == "END"
        assert next(mention for mention in labels.mentions if mention.label == "PLACE").name == "Oslo"

    def test_other_labels(self) -> None:
        def rename(entities: list[Task], _: list[Task]) -> None:
            for one in entities:
                old = {"QUOTE direct": "QUOTE mixed", "EVENT OTHER": "EVENT AID", "ORG": "PERSON", "DATE": "TIME"}
                one["label"] = old.get(one["label"], one["label"])

        labels = self.edited(rename)
        assert labels.quotes == (replace(LABELS.quotes[0], type="mixed"), LABELS.quotes[1])
        assert labels.events[1] == replace(LABELS.events[1], type="AID")
        assert labels.mentions[6] == replace(LABELS.mentions[6], label="PERSON")
        assert {date.type for date in labels.dates} == {"TIME"}

    def test_another_source_is_another_speaker(self) -> None:
        def relink(entities: list[Task], relations: list[Task]) -> None:
            numbers = {(one["start_offset"], one["label"]): one["id"] for one in entities}
            entities.append(self.span(900, "Mayor Ada Lund", "SOURCE"))
            for one in relations:
                if one["to_id"] == numbers[units("Dahl", 2)[0], "SOURCE"]:
                    one["to_id"] = 900

        labels = self.edited(relink)
        assert labels.quotes[1].speaker == "Ada Lund"
        assert labels.quotes[1].addressee == LABELS.quotes[1].addressee

    def test_other_parties_are_those_that_are_linked(self) -> None:
        def relink(entities: list[Task], relations: list[Task]) -> None:
            entities.append(self.span(900, "nobody", "PARTY"))
            number = next(one["id"] for one in entities if one["start_offset"] == units("met", 2)[0])
            relations.append({"id": 901, "from_id": number, "to_id": 900, "type": "target"})
            relations[:] = [one for one in relations if (one["from_id"], one["type"]) != (number, "actor")]

        event = self.edited(relink).events[2]
        assert event.actors == ("the crew",)  # it has no place in the text, so that nobody could unlink it
        assert event.targets == ("nobody",)
        assert event.realis == "negated"

    def test_what_is_new(self) -> None:
        def add(entities: list[Task], relations: list[Task]) -> None:
            entities += [self.span(900, "he said so", "QUOTE indirect"), self.span(901, "nobody", "SOURCE")]
            entities += [self.span(902, "wins", "EVENT OTHER"), self.span(903, "twice", "SET")]
            entities += [self.span(904, "Bridge", "ORG"), self.span(905, "Mayor", "CUE")]
            relations.append({"id": 906, "from_id": 901, "to_id": 900, "type": "source"})

        labels = self.edited(add)
        assert labels.quotes[2].speaker == "nobody"
        assert labels.quotes[2].type == "indirect"
        assert labels.events[3].realis == "actual"
        assert labels.dates[2].value == ""
        assert labels.mentions[8].name == "Bridge"
        record = json.loads(self.LINE)
        add(record["entities"], record["relations"])
        assert "CUE 'Mayor'" in doccano(record)[0].problems[0]

    @staticmethod
    def span(number: int, words: str, label: str) -> Task:
        start, end = units(words)
        return {"id": number, "label": label, "start_offset": start, "end_offset": end}

    @pytest.mark.parametrize(
        ("spoil", "message"),
        [
            (lambda one: one.pop("article_id"), "x.jsonl:1: no 'article_id'"),
            (lambda one: one.update(text="Lund"), "a line end is missing"),
            (lambda one: one.update(returns="[]"), "is not the one that was exported"),
            (lambda one: one.update(returns=None), "returns: null instead of a text"),
            (lambda one: one.pop("labels"), "labels: null instead of a text"),
            (lambda one: one.update(labels="{}"), "'labels' is not what `extract export` wrote"),
            (lambda one: one.update(labels='{"events": [[1]]}'), "'labels' is not what `extract export` wrote"),
            (lambda one: one.update(entities=None), "entities: null instead of a list"),
            (lambda one: one["entities"][0].update(end_offset=99999), "a span at 0-99997 in a text of"),
            (lambda one: one["entities"][0].update(end_offset=0), "a span at 0-0 in a text of"),
            (lambda one: one["entities"][0].update(start_offset=4, end_offset=5), "only blanks at 4-5"),
            (lambda one: one["entities"][0].update(label="PER"), "unknown label 'PER'"),
            (lambda one: one["relations"][0].update(to_id=12345), "a relation from or to a span that is not there"),
        ],
    )
    def test_what_is_no_export(self, spoil: Callable[[Task], object], message: str) -> None:
        record = json.loads(self.LINE)
        spoil(record)
        with pytest.raises(GoldError) as caught:
            doccano(record)
        assert message in str(caught.value)
        assert "\n" not in str(caught.value)
