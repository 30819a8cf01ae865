"""What the page's script reads: offsets in UTF-16 units, strings by number, JSON that no HTML parser can leave."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import UsageError
from extract.records import Span
from extract.report.article_rows import ArticleRows, paragraph_starts, parse_spans, read_articles
from extract.report.encode import FIELDS, ArticleEncoder, Strings, json_text
from extract.write import spans_cell
from support.report_samples import HARBOUR, failed, harbour, write_run


@pytest.fixture
def rows(tmp_path: Path) -> ArticleRows:
    [rows] = read_articles(write_run(tmp_path / "out", [(harbour(), HARBOUR)]))
    return rows


def decode(rows: ArticleRows, text: str = HARBOUR) -> dict[str, Any]:
    """The article as a browser has it: offsets count in UTF-16, records are dictionaries."""
    strings = Strings()
    encoded = json.loads(json_text(ArticleEncoder(rows, text, strings).encode()))

    def record(kind: str, row: list[Any]) -> dict[str, Any]:
        fields = zip(FIELDS[kind], row, strict=True)
        return {name.lstrip("$"): list(strings)[value] if name[0] == "$" else value for name, value in fields}

    article = record("article", encoded)
    for kind in ("mention", "date", "quote", "event", "place"):
        article[f"{kind}s"] = [record(kind, one) for one in article[f"{kind}s"]]
    for event in article["events"]:
        for role in ("actors", "targets", "places"):
            event[role] = [record("party", party) for party in event[role]]
    return article


def words(article: dict[str, Any], flat: list[int]) -> list[str]:
    units = article["text"].encode("utf-16-le")
    return [units[2 * a : 2 * b].decode("utf-16-le") for a, b in zip(flat[::2], flat[1::2], strict=True)]


def test_every_span_finds_its_words(rows: ArticleRows) -> None:
    article = decode(rows)
    assert [words(article, [m["start"], m["end"]]) for m in article["mentions"]] == [["Ada Brandt"], ["Oslo"], ["She"]]
    assert [words(article, q["content"]) for q in article["quotes"]] == [["The port is open."], ["We won,"]]
    assert words(article, article["quotes"][1]["source"]) == ["he"]
    assert words(article, article["events"][1]["sentence"]) == ["Unions met in Oslo on 3 May 2019."]
    assert [words(article, [d["start"], d["end"]]) for d in article["dates"]] == [["3 May 2019"]]


def test_parties_run_parallel_and_names_are_unescaped(rows: ArticleRows) -> None:
    actors = decode(rows)["events"][1]["actors"]
    assert [(party["name"], party["entity"], party["country"]) for party in actors] == [
        ("Unions", "", ""),
        ("Port | Council", "", "NO"),
    ]


def test_places_with_their_points(rows: ArticleRows) -> None:
    [place] = decode(rows)["places"]
    assert (place["entity"], place["latitude"], place["longitude"]) == ("place:oslo", 59.91273, 10.74609)
    assert (place["country"], place["admin1"], place["admin2"], place["precision"]) == ("NO", "Oslo", "", "city")
    assert (place["rule"], place["confidence"]) == ("population", 0.97)


def test_an_event_leads_to_its_place(rows: ArticleRows) -> None:
    article = decode(rows)
    [where] = article["events"][1]["places"]
    assert where["entity"] in {place["entity"] for place in article["places"]}


def test_missing_parts_are_empty(rows: ArticleRows) -> None:
    quote = decode(rows)["quotes"][1]
    assert (quote["cue"], quote["speaker"], quote["addressee"]) == ([], "", [])
    assert decode(rows)["events"][0]["quote"] == 1
    assert decode(rows)["events"][1]["quote"] == 0


def test_an_offset_behind_the_text_is_refused(rows: ArticleRows) -> None:
    rows.mentions[0]["end"] = "99999"
    with pytest.raises(UsageError, match="behind the end"):
        ArticleEncoder(rows, HARBOUR, Strings()).encode()


@given(st.text())
def test_json_stands_in_a_script_element(text: str) -> None:
    written = json_text([text])
    assert not set("<>&") & set(written)
    assert json.loads(written) == [text]


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: Span(*pair))))
def test_spans_are_read_back(spans: list[Span]) -> None:
    assert parse_spans(spans_cell(spans)) == tuple(spans)


@pytest.mark.parametrize("cell", ["1", "a-b", "1-2;", "1--2", "-", "<b>"])
def test_what_is_no_span_is_refused(cell: str) -> None:
    with pytest.raises(UsageError, match="not a list of spans"):
        parse_spans(cell)


def test_paragraphs_begin_at_their_first_sentence(rows: ArticleRows) -> None:
    assert paragraph_starts(rows.sentences) == [0, HARBOUR.index("Mayor")]
    assert paragraph_starts([]) == []


def test_articles_are_read_one_by_one(tmp_path: Path) -> None:
    out = write_run(tmp_path, [(harbour("a"), HARBOUR), (failed("b"), ""), (harbour("c"), HARBOUR)])
    found = [(rows.article["article_id"], len(rows.mentions), len(rows.events)) for rows in read_articles(out)]
    assert found == [("a", 3, 2), ("b", 0, 0), ("c", 3, 2)]
