from __future__ import annotations

import csv
from pathlib import Path

import pytest

from extract.errors import UsageError
from extract.frames import read_tables
from extract.write import COLUMNS


def test_frames_hold_the_tables(corpus_output: Path) -> None:
    frames = read_tables(corpus_output)
    assert list(frames) == list(COLUMNS)
    for name, frame in frames.items():
        assert tuple(frame.columns) == COLUMNS[name]
        with (corpus_output / f"{name}.csv").open(newline="", encoding="utf-8") as file:
            assert len(frame) == sum(1 for _ in csv.DictReader(file)) > 0


def test_columns_have_their_types(corpus_output: Path) -> None:
    frames = read_tables(str(corpus_output))
    assert frames["events"].dtypes["within_quote"] == "boolean"
    assert frames["quotes"].dtypes["confidence"] == "Float64"
    assert frames["mentions"].dtypes["start"] == frames["quotes"].dtypes["cue_start"] == "Int64"
    assert frames["articles"].dtypes["published"] == "string"


def test_cells_lead_back_to_the_text(corpus_output: Path) -> None:
    for article_id, group in read_tables(corpus_output)["mentions"].groupby("article_id"):
        text = (corpus_output / "texts" / f"{article_id}.txt").read_text(encoding="utf-8")
        assert all(text[row.start : row.end] == row.text for row in group.itertuples())


def test_a_folder_without_tables_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"articles\.csv: cannot be read .* a folder that `extract run` wrote"):
        read_tables(tmp_path)
