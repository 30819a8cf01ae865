"""Documents are read in a process of their own, whose end costs one file only."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from extract.errors import ArticleError, Interrupted, SkippedArticle
from extract.read import Metadata, Source
from extract.records import Article
from extract.run.reader import DocumentReader


def _never() -> None:
    """No wish to stop."""


def _told(source: Source, metadata: Mapping[str, Metadata], *, max_chars: int) -> Article:
    """Does what the file is called; its text is the number of the process that read it."""
    name = Path(source.path).stem
    if name == "hangs":
        time.sleep(600)
    if name == "crashes":
        os.kill(os.getpid(), signal.SIGSEGV)
    if name == "grows":
        raise MemoryError
    if name == "foreign":
        raise SkippedArticle("not in en: the language is fr", "fr")
    if name == "gone":
        raise FileNotFoundError(2, "No such file or directory")
    title = metadata[source.path].title if source.path in metadata else f"{max_chars}"
    return Article(source.article_id, source.path, str(os.getpid()), "", "en", title=title)


def _source(name: str) -> Source:
    return Source(name, name, Path(name))


@pytest.fixture
def reader() -> Iterator[DocumentReader]:
    with DocumentReader(1.5, _never, _told) as reader:
        yield reader


def _read(reader: DocumentReader, name: str) -> Article:
    return reader.read(_source(name), {"told.pdf": Metadata(title="Told")}, 99)


def test_plain_text_is_read_here_and_documents_elsewhere_by_one_process(reader: DocumentReader) -> None:
    assert _read(reader, "a.TXT").text == _read(reader, "b.md").text == str(os.getpid())
    documents = [_read(reader, name) for name in ("a.pdf", "told.pdf", "c.html")]
    assert len({article.text for article in documents}) == 1
    assert documents[0].text != str(os.getpid())
    assert [article.title for article in documents] == ["99", "Told", "99"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("hangs.pdf", r"cannot be read: took longer than 1.5 seconds \(run.seconds_per_article\); save it as .txt"),
        ("crashes.pdf", r"cannot be read: its reader died \(SIGSEGV\); save it as .txt"),
        ("grows.html", r"cannot be read: its reader died \(out of memory\); save it as .txt"),
    ],
)
def test_who_ends_its_reader_fails_alone(reader: DocumentReader, name: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=f"^{reason}$"):
        _read(reader, name)
    assert _read(reader, "next.pdf").title == "99"


def test_errors_are_those_of_reading(reader: DocumentReader) -> None:
    with pytest.raises(SkippedArticle) as skipped:
        _read(reader, "foreign.docx")
    assert skipped.value.language == "fr"
    with pytest.raises(FileNotFoundError):
        _read(reader, "gone.pdf")


def test_it_can_be_stopped() -> None:
    def check() -> None:
        raise Interrupted(signal.SIGTERM)

    begun = time.monotonic()
    with DocumentReader(60, check, _told) as reader, pytest.raises(Interrupted):
        _read(reader, "hangs.pdf")
    assert time.monotonic() - begun < 10
