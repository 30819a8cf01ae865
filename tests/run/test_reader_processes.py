"""Documents are read in processes of their own, whose end costs one file only."""

from __future__ import annotations

import gc
import hashlib
import os
import signal
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from dataclasses import replace
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from extract.config import ReadSettings
from extract.errors import ArticleError, ExtractError, Interrupted, SkippedArticle, UsageError
from extract.read import Columns, Metadata, Part, Reading, ReadOptions, Source
from extract.records import Article
from extract.run import reader_processes as module
from extract.run.given_up import GivenUp, GivenUpFiles
from extract.run.reader_processes import DocumentReaders

pytestmark = pytest.mark.slow


def _never() -> None:
    """No wish to stop."""


circles: list[weakref.ref[threading.Event]] = []  # of the process that reads


def _take_time(source: Source) -> None:
    name = Path(source.path).stem
    if name.startswith("hangs"):
        time.sleep(600)
    while name == "waits" and not source.file.exists():
        time.sleep(0.01)
    if name == "goes":
        source.file.touch()
    if name.startswith("meets"):  # waits until three are at work
        (source.file / str(os.getpid())).touch()
        while len(list(source.file.iterdir())) < 3:
            time.sleep(0.01)
    if name.startswith(("slow", "meets")):
        time.sleep(0.8)


def _parts(
    source: Source, metadata: Mapping[str, Metadata], options: ReadOptions, _: MutableMapping[str, Columns]
) -> Iterator[Part]:
    """The file itself; of one that is called `archive a.pdf b.pdf.zip` these two."""
    _, *inner = source.path.removesuffix(".zip").split()
    for place in [replace(source.part(name), file=source.file.parent / name) for name in inner] or [source]:
        data = place.path.encode() if inner else source.file.read_bytes() if source.file.is_file() else b""
        yield Part(place, partial(_readings, place, metadata, options), hashlib.sha256(data).digest() if data else b"")


def _readings(place: Source, metadata: Mapping[str, Metadata], options: ReadOptions) -> Iterator[Reading]:
    name = place.path.rpartition("#")[2]
    if name == "twice.pdf":  # tells of one article, and dies the first time before the second
        yield place.part("1"), Article("first", "", "", "", "en")
        _told(replace(place, path="killed1.pdf"), metadata, options.max_chars)
    yield place, _told(replace(place, path=name), metadata, options.max_chars)


def _told(source: Source, metadata: Mapping[str, Metadata], max_chars: int) -> Article:
    """Does what the file is called; its text is the number of the process that read it."""
    name = Path(source.path).stem
    _take_time(source)
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
    if name == "swells":
        assert len(bytearray(3 << 30))
    if name == "foreign":
        raise SkippedArticle("not in en: the language is fr", "fr")
    if name == "gone":
        raise FileNotFoundError(2, "No such file or directory")
    title = metadata[source.path].title if source.path in metadata else f"{max_chars}"
    return Article(source.article_id, source.path, str(os.getpid()), "", "en", title=title)


def _source(name: str) -> Source:
    return Source(name, name, Path(name))


def _readers(
    seconds: float = 1.5,
    workers: int = 1,
    check: Callable[[], None] = _never,
    known: Mapping[bytes, str] | None = None,
) -> DocumentReaders:
    settings = ReadSettings(max_chars=99, seconds_per_file=seconds)
    return DocumentReaders(settings, workers, GivenUpFiles(b"program", settings, known or {}), check, _parts)


@pytest.fixture
def readers() -> Iterator[DocumentReaders]:
    with _readers() as readers:
        yield readers


def _all(readers: DocumentReaders, *sources: Source) -> dict[str, Article | ArticleError]:
    """What is read of these files, by their paths in the order in which it came."""
    found: list[tuple[Source, Article | ArticleError]] = []
    for source in sources:
        found += readers.read(source, {"told.pdf": Metadata(title="Told")})
    found += readers.rest()
    assert len(found) == len(sources)
    return {source.path: reading for source, reading in found}


def _read(readers: DocumentReaders, name: str | Source) -> Article:
    [reading] = _all(readers, _source(name) if isinstance(name, str) else name).values()
    if isinstance(reading, ArticleError):
        raise reading
    return reading


def test_plain_text_is_read_here_and_documents_elsewhere_by_one_process(readers: DocumentReaders) -> None:
    assert _read(readers, "a.TXT").text == str(os.getpid())
    documents = [_read(readers, name) for name in ("a.pdf", "told.pdf", "c.html", "d.md")]
    assert len({article.text for article in documents}) == 1
    assert documents[0].text != str(os.getpid())
    assert [article.title for article in documents] == ["99", "Told", "99", "99"]


def test_a_slow_file_keeps_no_other_waiting(tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    waits, goes = Source("waits", "waits.html", sign), Source("goes", "goes.html", sign)
    with _readers(seconds=60) as readers:
        found = _all(readers, waits, *(_source(f"{n}.html") for n in range(30)), _source("a.txt"), goes)
    assert len({reading.text for reading in found.values() if isinstance(reading, Article)}) == 3


def test_quick_files_need_one_reader_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 20)
    with _readers(workers=9) as readers:
        _read(readers, "first.pdf")
        found = _all(readers, *(_source(f"{n}.html") for n in range(200)))
    assert len({reading.text for reading in found.values() if isinstance(reading, Article)}) == 1


def test_a_corpus_of_slow_files_has_all_readers_at_work_and_no_more(tmp_path: Path) -> None:
    files = [Source(name, name, tmp_path) for name in (f"meets{n}.html" for n in range(12))]
    with _readers(seconds=60, workers=2) as readers:
        found = _all(readers, *files)
    assert len({reading.text for reading in found.values() if isinstance(reading, Article)}) == 3


def test_files_that_never_end_are_given_up_side_by_side() -> None:
    with _readers(workers=3) as readers:
        found = _all(readers, *map(_source, ["hangs1.pdf", "hangs2.md", "hangs3.html", "a.pdf"]))
    assert sorted(name for name, reading in found.items() if isinstance(reading, ArticleError)) == [
        *("hangs1.pdf", "hangs2.md", "hangs3.html"),
    ]


def test_no_more_files_are_taken_than_there_are_readers() -> None:
    taken = 0
    with _readers(seconds=60) as readers:
        for number in range(4):
            taken += 1
            if next(iter(readers.read(_source(f"slow{number}.pdf"), {})), None) is not None:
                break
    assert taken <= 3


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (
            "hangs.pdf",
            r"cannot be read: took longer than 1.5 seconds \(read.seconds_per_file\); save it as .txt, or try ",
        ),
        ("crashes.pdf", r"cannot be read: its reader died 2 times: SIGSEGV; save it as .txt, or try it again with "),
        ("grows.html", r"cannot be read: its reader died 2 times: out of memory; save it as .txt, or try it again "),
        ("faulty.docx", "internal error: ZeroDivisionError: division by zero"),
        ("faulty.txt", "internal error: ZeroDivisionError: division by zero"),
    ],
)
def test_who_ends_its_reader_fails_alone(readers: DocumentReaders, name: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=f"^{reason}"):
        _read(readers, name)
    assert _read(readers, "next.pdf").title == "99"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts what a process takes")
def test_a_file_that_unpacks_to_more_than_fits_ends_its_reader_only(readers: DocumentReaders) -> None:
    with pytest.raises(ArticleError, match="its reader died 2 times: out of memory"):
        _read(readers, "swells.docx")


@pytest.mark.parametrize("name", ["hangs.pdf", "crashes.pdf"])
def test_a_file_that_was_given_up_is_not_tried_again_unless_it_has_changed(name: str, tmp_path: Path) -> None:
    source, copy = (Source(each, each, tmp_path / each) for each in (name, f"copy{Path(name).suffix}"))
    for each in (source, copy):
        each.file.write_text("one", encoding="utf-8")
    with _readers() as readers, pytest.raises(GivenUp) as given_up:
        _read(readers, source)
    known = {given_up.value.key: "told by an earlier run"}
    with _readers(known=known) as readers, pytest.raises(GivenUp, match=r"^told by an earlier run$") as again:
        _read(readers, source)
    assert again.value.key == given_up.value.key
    with _readers(known=known) as readers:
        assert isinstance(_all(readers, copy)[copy.path], GivenUp)
        copy.file.write_text("two", encoding="utf-8")
        assert _read(readers, copy).title == "99"
    with _readers(seconds=1.6, known=known) as readers:  # with another limit it is worth a try
        copy.file.write_text("one", encoding="utf-8")
        assert _read(readers, copy).title == "99"


def test_copies_of_a_file_that_was_given_up_cost_no_time(tmp_path: Path) -> None:
    sources = [Source(name, name, tmp_path / name) for name in (f"hangs{number}.html" for number in range(30))]
    for source in sources:
        source.file.write_text("one", encoding="utf-8")
    begun = time.monotonic()
    with _readers() as readers:
        found = _all(readers, *sources)
    assert time.monotonic() - begun < 30
    assert {type(reading) for reading in found.values()} == {GivenUp}


@pytest.mark.parametrize("idle", [False, True])
def test_a_reader_that_is_killed_costs_nothing(readers: DocumentReaders, idle: bool, tmp_path: Path) -> None:
    first = int(_read(readers, "first.pdf").text)
    if idle:
        os.kill(first, signal.SIGKILL)
        assert int(_read(readers, "next.pdf").text) != first
        return
    path = tmp_path / "killed2.pdf"
    assert int(_read(readers, Source("killed2", path.name, path)).text) != first
    assert path.read_text(encoding="utf-8") == "xxx"


def test_documents_of_word_do_not_stay_in_memory(readers: DocumentReaders) -> None:
    assert _read(readers, "circle.docx").text == _read(readers, "after.pdf").text


def test_who_is_killed_again_and_again_fails_and_is_tried_by_the_next_run(
    readers: DocumentReaders, tmp_path: Path
) -> None:
    path = tmp_path / "killed9.pdf"
    with pytest.raises(ArticleError, match="its reader died 3 times: SIGKILL, perhaps out of memory; save") as killed:
        _read(readers, Source("killed9", path.name, path))
    assert not isinstance(killed.value, GivenUp)


def test_the_time_that_a_reader_takes_to_start_is_no_articles() -> None:
    with _readers(0.05) as readers:
        assert _read(readers, "a.pdf").title == "99"


def _ends(_: Connection, *__: object) -> None:
    os._exit(3)


def test_readers_that_cannot_start_end_the_run(readers: DocumentReaders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_live", _ends)
    monkeypatch.setattr(module, "FALSE_STARTS", 2)
    with pytest.raises(ExtractError, match=r"dies as it starts \(it ended with status 3\)"):
        _read(readers, "a.pdf")


def test_errors_are_those_of_reading(readers: DocumentReaders) -> None:
    with pytest.raises(SkippedArticle) as skipped:
        _read(readers, "foreign.docx")
    assert skipped.value.language == "fr"
    for name in ("gone.pdf", "gone.txt"):
        with pytest.raises(UsageError, match=rf"^{name}: cannot be looked into \(No such file or directory\)$"):
            _read(readers, name)


def test_it_can_be_stopped() -> None:
    def check() -> None:
        raise Interrupted(signal.SIGTERM)

    begun = time.monotonic()
    with _readers(60, check=check) as readers, pytest.raises(Interrupted):
        _read(readers, "hangs.pdf")
    assert time.monotonic() - begun < 10


def _archive(folder: Path, *inner: str) -> Source:
    name = " ".join(["archive", *inner]) + ".zip"
    return Source("archive", name, folder / name)


def _of_archive(readers: DocumentReaders, source: Source) -> list[tuple[str, str]]:
    """What is read of an archive, in its order: the names, and the titles or why there are none."""
    found = [*readers.read(source, {}), *readers.rest()]
    told = [(place.path.rpartition("#")[2], reading) for place, reading in found]
    return [(name, each.title if isinstance(each, Article) else str(each)) for name, each in told]


def test_a_part_that_ends_its_reader_costs_no_other_and_is_known_wherever_it_lies(tmp_path: Path) -> None:
    source = _archive(tmp_path, "a.pdf", "crashes.pdf", "twice.pdf", "b.pdf")
    with _readers() as readers:
        found = [*readers.read(source, {}), *readers.rest()]
    assert [place.path.rpartition("#")[2] for place, _ in found] == ["a.pdf", "crashes.pdf", "1", "twice.pdf", "b.pdf"]
    [given_up] = [reading for _, reading in found if isinstance(reading, ArticleError)]
    assert isinstance(given_up, GivenUp)
    assert str(given_up).startswith("cannot be read: its reader died 2 times: SIGSEGV")
    with _readers(known={given_up.key: "told before"}) as readers:
        assert ("crashes.pdf", "told before") in _of_archive(readers, source)


def test_an_archive_of_nothing_but_such_parts_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOST", 1)
    with _readers() as readers:
        found = _of_archive(readers, _archive(tmp_path, "a.pdf", "crashes.pdf", "b.pdf"))
    assert [name for name, _ in found[:2]] == ["a.pdf", "crashes.pdf"]
    assert found[2][1] == "given up: 1 of its files could not be read; what stands before them is. Unpack it"
    assert len(found) == 3
