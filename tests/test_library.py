"""`import extract`: a text in, records and data frames out."""

from __future__ import annotations

import doctest
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import extract
from extract.config import load_config
from extract.errors import ModelError, UsageError
from extract.records import Span
from extract.write import COLUMNS
from support.program import ROOT

pytestmark = pytest.mark.slow

TEXT = "“We agree,” Lena Orlova told Omar Diop on Friday. She left Oslo 🙂."


@pytest.fixture(scope="module")
def nlp() -> extract.Extractor:
    return extract.load(ROOT / "config.toml")


def test_a_text_gives_records(nlp: extract.Extractor) -> None:
    result = nlp(TEXT, published="2021-09-08")
    [quote] = result.quotes
    assert (quote.speaker, quote.date) == ("Lena Orlova", "2021-09-03")
    assert result.text(quote.source, None, quote.cue) == "Lena Orlova told"
    assert (result.article.id, result.article.published, result.published.date) == ("text", "2021-09-08", "2021-09-08")
    assert {entity.name for entity in result.entities} == {"Lena Orlova", "Omar Diop", "Oslo"}
    assert result.text(Span(0, 0)) == ""


def test_the_example_of_the_module_holds() -> None:
    from extract import library

    assert doctest.testmod(library) == doctest.TestResults(failed=0, attempted=4)


def test_the_tables_are_those_of_a_run(nlp: extract.Extractor, corpus_output: Path) -> None:
    run = extract.read_tables(corpus_output)
    articles = run["articles"]
    rows = [
        {"id": row.article_id, "text": (corpus_output / row.text_path).read_bytes().decode()}
        | {"published": row.published if row.published_source == "metadata" else None, "title": row.title}
        for row in articles.itertuples()
    ]
    found = extract.frames_of(nlp.pipe(rows))
    assert list(found) == list(COLUMNS)
    for name in COLUMNS:
        left, right = (frames[name].drop(columns=["path", "text_path"], errors="ignore") for frames in (run, found))
        pd.testing.assert_frame_equal(left, right)


def test_one_text_as_data_frames(nlp: extract.Extractor) -> None:
    frames = nlp(TEXT, article_id="a|b").to_pandas()
    assert frames["quotes"]["speaker"].tolist() == ["Lena Orlova"]
    assert frames["quotes"]["article_id"].tolist() == ["a\\|b"]
    assert frames["mentions"].dtypes["start"] == "Int64"


def test_nothing_gives_empty_tables(nlp: extract.Extractor) -> None:
    frames = nlp("").to_pandas()
    assert {name: len(frame) for name, frame in frames.items()} == {name: int(name == "articles") for name in COLUMNS}
    assert all(tuple(frames[name].columns) == columns for name, columns in COLUMNS.items())


def test_pipe_numbers_texts_and_keeps_their_order(nlp: extract.Extractor) -> None:
    results = list(nlp.pipe(iter(["Omar Diop left.", {"text": TEXT, "title": None, "year": 2021}, ""])))
    assert [result.article.id for result in results] == ["1", "2", "3"]
    assert replace(results[1], article=nlp(TEXT).article) == nlp(TEXT)


def test_ids_stand_once(nlp: extract.Extractor) -> None:
    with pytest.raises(ValueError, match="two articles have the id '2'"):
        extract.frames_of(nlp.pipe([{"text": "A.", "id": 2}, "B."]))


@pytest.mark.parametrize("day", ["yesterday", "2021-13-01", "08.09.2021", "2021"])
def test_a_day_that_is_none(nlp: extract.Extractor, day: str) -> None:
    with pytest.raises(ValueError, match="write it as YYYY-MM-DD"):
        nlp("Omar Diop left.", published=day)


@pytest.mark.parametrize(
    "day",
    [
        date(2021, 9, 8),
        datetime(2021, 9, 8, 23, 59),
        pd.Timestamp("2021-09-08"),
        pd.Timestamp("2021-09-08 23:00", tz="UTC"),
        pd.Period("2021-09-08"),
        pd.Series(pd.to_datetime(["2021-09-08"])).to_numpy()[0],
        np.datetime64("2021-09-08"),
        np.datetime64("2021-09-08T10", "h"),
        np.str_("2021-09-08"),
        np.int64(1631059200),
        np.uint32(1631059200),
        np.float64(1631059200.5),
        np.float32(1631059200),
        np.int32(20210908),
        "2021-09-08T10:00:00Z",
    ],
    ids=repr,
)
def test_days_as_data_frames_have_them(nlp: extract.Extractor, day: str | date) -> None:
    result = nlp("Omar Diop left yesterday.", published=day)
    assert (result.article.published, result.dates[0].value) == ("2021-09-08", "2021-09-07")


def test_a_month(nlp: extract.Extractor) -> None:
    result = nlp("Omar Diop left last month. He returned yesterday.", published="2021-09")
    assert (result.published.date, [date.value for date in result.dates]) == ("2021-09", ["2021-08", "XXXX-XX-XX"])
    assert result.to_pandas()["articles"]["published"].tolist() == ["2021-09"]


@pytest.mark.parametrize("gap", [None, "", float("nan"), pd.NaT, pd.NA, np.datetime64("NaT"), np.float64("nan")])
def test_a_missing_cell_of_a_data_frame(nlp: extract.Extractor, gap: object) -> None:
    row = dict.fromkeys(("id", "published", "title", "url", "publisher"), gap)
    [result] = nlp.pipe([{**row, "text": "Omar Diop left."}])
    article = result.article
    assert (article.id, article.published, article.title, article.url, article.publisher) == ("1", "", "", "", "")


def test_one_text_or_a_data_frame_is_no_sequence_of_texts(nlp: extract.Extractor) -> None:
    for one in ("Omar Diop left.", {"text": "Omar Diop left."}):
        with pytest.raises(TypeError, match="one text is no sequence"):
            nlp.pipe(one)
    with pytest.raises(TypeError, match=r'pipe\(frame.to_dict\("records"\)\)'):
        nlp.pipe(pd.DataFrame({"text": ["Omar Diop left."]}))


@pytest.mark.parametrize(
    "gather",
    [
        list,
        tuple,
        iter,
        np.array,
        pd.Series,
        pd.Index,
        pd.Categorical,
        lambda texts: pd.Series(texts, index=[7, 7], dtype="string"),
        lambda texts: pd.DataFrame({"text": texts})["text"],
    ],
)
def test_any_sequence_of_strings_is_one_of_texts(
    nlp: extract.Extractor, gather: Callable[[list[str]], Iterable[str]]
) -> None:
    results = list(nlp.pipe(gather(["Omar Diop left.", "Lena Orlova stayed."])))
    assert [(result.article.id, result.entities[0].name) for result in results] == [
        ("1", "Omar Diop"),
        ("2", "Lena Orlova"),
    ]


def test_pairs_of_text_and_context_as_in_spacy(nlp: extract.Extractor) -> None:
    pairs = [("Omar Diop left.", 7), ({"text": "She left.", "id": "b"}, {"desk": "wire"})]
    found = list(nlp.pipe(pairs, as_tuples=True))
    assert [(result.article.id, context) for result, context in found] == [("1", 7), ("b", {"desk": "wire"})]
    with pytest.raises(TypeError, match=r"text 1 is no string but a tuple: .* as_tuples=True"):
        list(nlp.pipe(pairs))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="text 1 is no pair"):
        list(nlp.pipe(["Omar Diop left."], as_tuples=True))  # type: ignore[list-item]


def test_it_travels_between_processes(nlp: extract.Extractor) -> None:
    there = pickle.loads(pickle.dumps(nlp))
    assert there.config == nlp.config
    result = there(TEXT, published="2021-09-08")
    assert result == nlp(TEXT, published="2021-09-08")
    assert pickle.loads(pickle.dumps(result)) == result
    assert len(pickle.dumps(nlp)) < 10_000


def test_a_result_shows_itself_on_one_line(nlp: extract.Extractor) -> None:
    shown = repr(nlp("“We agree,” Lena Orlova said on Friday.", article_id="a"))
    assert shown == "Result('a', 1 sentences, 2 mentions, 1 entities, 1 dates, 1 quotes, 1 events, 0 numbers)"


def test_half_a_character_keeps_the_offsets(nlp: extract.Extractor) -> None:
    result = nlp("\ud83d " + TEXT)
    assert result.article.text == "\ufffd " + TEXT
    assert result.text(result.quotes[0].source) == "Lena Orlova"


def test_no_string(nlp: extract.Extractor) -> None:
    with pytest.raises(TypeError, match="text 2 is no string but missing"):
        list(nlp.pipe(["A.", {"id": "b"}]))
    with pytest.raises(TypeError, match="text 2 is no string but missing"):
        list(nlp.pipe(pd.Series(["A.", None])))
    with pytest.raises(TypeError, match="text 1 is no string but a bytes"):
        list(nlp.pipe([b"A."]))  # type: ignore[list-item]


def test_settings_hold() -> None:
    settings = load_config(ROOT / "config.toml")
    strict = settings.model_copy(update={"quotes": settings.quotes.model_copy(update={"min_confidence": 1.0})})
    assert extract.load(strict)(TEXT).quotes == ()


def test_what_cannot_serve(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no_such_model"):
        extract.load(model="no_such_model")
    with pytest.raises(UsageError, match=r"missing\.toml"):
        extract.load(tmp_path / "missing.toml")


def test_importing_is_light_and_names_are_checked() -> None:
    code = "import extract, sys; assert not {'spacy', 'pandas'} & set(sys.modules); extract.nothing"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1] == "AttributeError: module 'extract' has no attribute 'nothing'"
