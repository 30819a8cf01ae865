"""What must hold for any text: every cell leads back to its place, nothing crashes."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from support.any_text import PIECES, PLACED, check_cells, extract_text


@settings(max_examples=150)
@given(text=st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=200))
def test_every_cell_leads_back_to_its_place(nlp: Language, text: str) -> None:
    check_cells(extract_text(nlp, text, "2019-05-07"))


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "\x00", "😀" * 300, '"' * 2000, "“" * 500 + "”" * 300, "a" * 20_000, "1 " * 4000, "." * 3000],
)
def test_odd_texts_do_not_crash(nlp: Language, text: str) -> None:
    check_cells(extract_text(nlp, text))


def test_the_corpus_s_cells_lead_back(corpus_output: Path) -> None:
    checked = 0
    for table, parts in PLACED.items():
        with (corpus_output / f"{table}.csv").open(newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                with (corpus_output / "texts" / f"{row['article_id']}.txt").open(
                    newline="", encoding="utf-8"
                ) as article:
                    text = article.read()
                for part in parts:
                    start, end = (row[f"{part}_{side}" if part else side] for side in ("start", "end"))
                    if start:
                        checked += 1
                        assert text[int(start) : int(end)] == row[part or "text"]
    assert checked > 1000


def cells(output: Path, table: str, article: str = "afghanistan-russia-relations") -> list[dict[str, str]]:
    with (output / f"{table}.csv").open(newline="", encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["article_id"] == article]


class TestFirstArticle:
    def test_published(self, corpus_output: Path) -> None:
        [article] = cells(corpus_output, "articles")
        assert (article["published"], article["published_source"]) == ("2021-09-08", "text")
        assert article["title"] == "Afghanistan - Russia Relations"

    @pytest.mark.parametrize(
        ("words", "value"),
        [("16 Auguest 2021", "2021-08-16"), ("September 13", "1991-09-13"), ("mid-November", "1991-11")],
    )
    def test_dates(self, corpus_output: Path, words: str, value: str) -> None:
        assert [d["value"] for d in cells(corpus_output, "dates") if d["text"] == words] == [value]

    def test_the_glued_cue_has_its_speaker(self, corpus_output: Path) -> None:
        [quote] = [q for q in cells(corpus_output, "quotes") if "for a century and a half" in q["content"]]
        assert quote["speaker"] == "Hamid Karzai"

    def test_he_said_is_kabulov(self, corpus_output: Path) -> None:
        [quote] = [q for q in cells(corpus_output, "quotes") if "in no hurry to grant" in q["content"]]
        assert (quote["source"], quote["speaker"]) == ("he", "Zamir Kabulov")

    def test_page_furniture_says_and_does_nothing(self, corpus_output: Path) -> None:
        text = (corpus_output / "texts" / "afghanistan-russia-relations.txt").read_text(encoding="utf-8")
        last = text.index("Join the GlobalSecurity")
        for table, column in (("quotes", "content_spans"), ("events", "trigger_start")):
            starts = [int(row[column].split("-")[0]) for row in cells(corpus_output, table) if row[column]]
            assert starts
            assert max(starts) < last
            assert min(starts) > text.index("Afghanistan - Russia")
