"""Documents are read in a process of their own, whose end costs one file only."""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
import weakref
from collections.abc import Iterator, Mapping
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from extract.errors import ArticleError, ExtractError, Interrupted, SkippedArticle
from extract.read import Metadata, Source
from extract.records import Article
from extract.run import reader as module
from extract.run.reader import DocumentReader


def _never() -> None:
    """No wish to stop."""


circles: list[weakref.ref[threading.Event]] = []  # of the process that reads


def _told(source: Source, metadata: Mapping[str, Metadata], *, max_chars: int) -> Article:
    """Does what the file is called; its text is the number of the process that read it."""
    name = Path(source.path).stem
    if name == "hangs":
        time.sleep(600)
    if name == "crashes":
        os.kill(os.getpid(), signal.SIGSEGV)
    if name.startswith("killed"):  # as often as it says
        with Path(source.file).open("a", encoding="utf-8") as file:
            file.write("x")
        if Path(source.file).stat().st_size <= int(name[-1]):
            os.kill(os.getpid(), signal.SIGKILL)
    if name == "circle":
        gc.disable()
        circle = threading.Event()
        vars(circle)["itself"] = circle
        circles.append(weakref.ref(circle))
    if name == "after":
        assert circles
        assert circles[0]() is None
    if name == "faulty":
        raise ZeroDivisionError("division by zero")
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
    assert _read(reader, "a.TXT").text == str(os.getpid())
    documents = [_read(reader, name) for name in ("a.pdf", "told.pdf", "c.html", "d.md")]
    assert len({article.text for article in documents}) == 1
    assert documents[0].text != str(os.getpid())
    assert [article.title for article in documents] == ["99", "Told", "99", "99"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("hangs.pdf", r"cannot be read: took longer than 1.5 seconds \(run.seconds_per_article\); save it as .txt"),
        ("crashes.pdf", r"cannot be read: its reader died 2 times: SIGSEGV; save it as .txt"),
        ("grows.html", r"cannot be read: its reader died 2 times: out of memory; save it as .txt"),
        ("faulty.docx", "internal error: ZeroDivisionError: division by zero"),
        ("faulty.txt", "internal error: ZeroDivisionError: division by zero"),
    ],
)
def test_who_ends_its_reader_fails_alone(reader: DocumentReader, name: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=f"^{reason}$"):
        _read(reader, name)
    assert _read(reader, "next.pdf").title == "99"


@pytest.mark.parametrize("idle", [False, True])
def test_a_reader_that_is_killed_costs_nothing(reader: DocumentReader, idle: bool, tmp_path: Path) -> None:
    first = int(_read(reader, "first.pdf").text)
    if idle:
        os.kill(first, signal.SIGKILL)
        assert int(_read(reader, "next.pdf").text) != first
        return
    path = tmp_path / "killed2.pdf"
    assert int(reader.read(Source("killed2", path.name, path), {}, 99).text) != first
    assert path.read_text(encoding="utf-8") == "xxx"


def test_documents_of_word_do_not_stay_in_memory(reader: DocumentReader) -> None:
    assert _read(reader, "circle.docx").text == _read(reader, "after.pdf").text


def test_who_is_killed_again_and_again_fails(reader: DocumentReader, tmp_path: Path) -> None:
    path = tmp_path / "killed9.pdf"
    with pytest.raises(ArticleError, match="its reader died 3 times: SIGKILL, perhaps out of memory; save"):
        reader.read(Source("killed9", path.name, path), {}, 99)


def test_the_time_that_a_reader_takes_to_start_is_no_articles() -> None:
    with DocumentReader(0.01, _never, _told) as reader:
        assert _read(reader, "a.pdf").title == "99"


def _ends(_: Connection, __: object) -> None:
    os._exit(3)


def test_readers_that_cannot_start_end_the_run(reader: DocumentReader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_live", _ends)
    monkeypatch.setattr(module, "FALSE_STARTS", 2)
    with pytest.raises(ExtractError, match=r"dies as it starts \(it ended with status 3\)"):
        _read(reader, "a.pdf")


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
