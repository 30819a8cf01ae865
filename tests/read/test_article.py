"""One article, or the reason why it cannot be read."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

import pytest

from extract.errors import ArticleError, SkippedArticle
from extract.read import Metadata, Source, read_article
from extract.records import Article
from support.program import ROOT

TEXT = "Harbour opens again\r\n\r\nThe mayor of Port Selda said on Tuesday that the harbour would open.\r\n"
FRENCH = "Le maire de la ville a déclaré mardi que le port serait rouvert avant la fin du mois. " * 5


def read(tmp_path: Path, data: bytes, metadata: dict[str, Metadata] | None = None, max_chars: int = 10_000) -> Article:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    return read_article(Source("a", "a.txt", file), metadata or {}, max_chars=max_chars)


def test_an_article(tmp_path: Path) -> None:
    article = read(tmp_path, TEXT.encode())
    assert article == Article(
        id="a",
        path="a.txt",
        text=TEXT,
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        language="en",
        title="Harbour opens again",
    )


def test_metadata_beats_the_text(tmp_path: Path) -> None:
    article = read(tmp_path, TEXT.encode(), {"a.txt": Metadata("2021-09-08", "Another title", "https://x.org", "X")})
    assert (article.published, article.title) == ("2021-09-08", "Another title")
    assert (article.url, article.publisher) == ("https://x.org", "X")


def test_metadata_of_another_file_does_not_count(tmp_path: Path) -> None:
    assert read(tmp_path, TEXT.encode(), {"b.txt": Metadata("2021-09-08")}).published == ""


def test_equal_texts_have_equal_hashes_whatever_their_encoding(tmp_path: Path) -> None:
    marked = read(tmp_path, codecs.BOM_UTF8 + TEXT.encode())
    assert marked.text == TEXT
    assert marked.sha256 == read(tmp_path, codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")).sha256


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "\u00a0\u2003".encode()])
def test_empty(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ArticleError, match=r"^empty$"):
        read(tmp_path, data)


def test_binary(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"^binary: "):
        read(tmp_path, b"\x89PNG\r\n\x1a\n\x00\x00")


@pytest.mark.parametrize(("length", "fits"), [(99, True), (100, True), (101, False), (1000, False)])
@pytest.mark.parametrize("char", ["a", "é", "ø", "😀"])
def test_size_counts_characters(tmp_path: Path, length: int, fits: bool, char: str) -> None:
    text = "The mayor of the town said: " + char * (length - 28)
    if fits:
        assert len(read(tmp_path, codecs.BOM_UTF8 + text.encode(), max_chars=100).text) == length
    else:
        with pytest.raises(ArticleError, match=r"^too large: .*the limit is 100 characters"):
            read(tmp_path, text.encode(), max_chars=100)


def test_another_language_is_skipped(tmp_path: Path) -> None:
    with pytest.raises(SkippedArticle) as caught:
        read(tmp_path, FRENCH.encode())
    assert caught.value.language == "fr"
    assert str(caught.value) == "not in en: the language is fr"


def test_the_language_wanted_may_be_another(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(FRENCH, encoding="utf-8")
    source = Source("a", "a.txt", file)
    assert read_article(source, {}, max_chars=10_000, language="fr").language == "fr"


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"^cannot be read: No such file"):
        read_article(Source("a", "a.txt", tmp_path / "a.txt"), {}, max_chars=10)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(ArticleError, match=r"^cannot be read: Permission denied$"):
        read_article(Source("a", "a.txt", tmp_path / "a.txt"), {}, max_chars=10)


def test_first_article() -> None:
    file = ROOT / "corpus" / "afghanistan-russia-relations.txt"
    article = read_article(Source("x", file.name, file), {}, max_chars=1_000_000)
    assert article.title == "Afghanistan - Russia Relations"
    assert article.text.encode() == file.read_bytes()
