"""What the weights of merging are learnt from."""

from __future__ import annotations

import csv
from pathlib import Path

from extract.training.merge_samples import article_digests
from extract.write import COLUMNS


def write_articles(out: Path, *digests: str) -> Path:
    out.mkdir()
    with (out / "articles.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS["articles"], lineterminator="\n")
        writer.writeheader()
        writer.writerows({"article_id": f"a{n}", "sha256": digest, "status": "ok"} for n, digest in enumerate(digests))
    return out


def test_the_texts_of_dated_news_are_named_whatever_their_order(tmp_path: Path) -> None:
    one, other = write_articles(tmp_path / "a", "b2", "a1", "", "a1"), write_articles(tmp_path / "b", "a1", "b2")
    assert article_digests(one) == article_digests(other) == ["a1", "b2"]
