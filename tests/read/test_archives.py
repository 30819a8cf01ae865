"""Archives are folders: the same articles, one by one; what is hostile in them costs one failed file."""

from __future__ import annotations

import gzip
import io
import struct
import sys
import tarfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from extract.errors import ArticleError
from extract.read import ReadOptions, find_articles, load_metadata, readable_articles
from extract.read.archives.budget import Budget, TooMuch
from extract.read.file_kinds import KINDS
from extract.read.parts import parts_of, readings_of
from extract.records import Article
from support.format_samples import all_formats, mailbox, odt, page, plant, prose, tarred, wacz, warc, zipped

TEXT = "\n\n".join(prose()).encode()


def read(corpus: Path) -> dict[str, Article | str]:
    """The articles of a corpus by their ids, or why there are none."""
    metadata, options = load_metadata(corpus), ReadOptions(1_000_000)
    found: dict[str, Article | str] = {}
    for source in find_articles(corpus, None):
        for place, reading in readings_of(source, metadata, options, {}):
            assert place.article_id not in found
            found[place.article_id] = str(reading) if isinstance(reading, ArticleError) else reading
    return found


def only(folder: Path, name: str, data: bytes) -> dict[str, Article | str]:
    return read(plant(folder, {name: data}) / name)


def nameless(found: dict[str, Article | str], prefix: str) -> dict[str, Article | str]:
    """Without what tells where they lie."""
    return {
        name.removeprefix(prefix): each if isinstance(each, str) else replace(each, id="", path="")
        for name, each in found.items()
    }


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_folder_of_all_formats_and_an_archive_of_it_give_the_same(tmp_path: Path, pack: object) -> None:
    files = all_formats()
    folder = read(plant(tmp_path / "folder", files))
    name = "all.zip" if pack is zipped else "all.tar.gz"
    archive = only(tmp_path, name, pack(files))  # type: ignore[operator]
    assert nameless(archive, "all/") == nameless(folder, "")
    failed = {name: each for name, each in folder.items() if isinstance(each, str)}
    assert list(failed) == ["old"]
    assert "soffice --convert-to docx" in failed["old"]
    missing = {kind for kind in KINDS if not any(name.endswith(kind) for name in files)}
    assert missing <= {".mht", ".parquet", ".tgz", ".tsv.gz", ".ndjson.gz"}
    plain = folder["plain"]
    assert isinstance(plain, Article)
    assert (plain.published, plain.publisher) == ("2020-02-02", "The Press")


def test_ids_and_paths_in_archives(tmp_path: Path) -> None:
    inner = zipped({"x.txt": TEXT, "y/z.csv": b"id,text\nk1," + b'"' + TEXT + b'"\n'})
    found = only(tmp_path, "a.zip", zipped({"b/c.txt": TEXT, "b/d.zip": inner, "_no.txt": TEXT, "b/README.md": TEXT}))
    assert {name: each.path for name, each in found.items() if isinstance(each, Article)} == {
        "a/b/c": "a.zip#b/c.txt",
        "a/b/d/x": "a.zip#b/d.zip#x.txt",
        "a/b/d/y/z/k1": "a.zip#b/d.zip#y/z.csv#1",
    }


def test_an_archive_and_a_folder_of_one_name_do_not_meet(tmp_path: Path) -> None:
    files = {"a.zip": zipped({"x.txt": TEXT}), "a/x.txt": TEXT, "b.mbox": mailbox(1, 2), "b/1.txt": TEXT}
    assert sorted(read(plant(tmp_path, files))) == ["a.zip/x", "a/x", "b.mbox/1", "b.mbox/2", "b/1"]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_of_web_archives(tmp_path: Path, packed: bool) -> None:
    pages = {"https://courier.example/2021/a": page(1), "https://courier.example/b": page(2, "Quay closed")}
    found = only(tmp_path, "crawl.warc.gz" if packed else "crawl.warc", warc(pages, packed=packed))
    assert list(found) == ["crawl/2", "crawl/3"]
    first, second = found.values()
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.url, first.published, first.publisher) == (
        "https://courier.example/2021/a",
        "2021-09-08",
        "The Courier",
    )
    assert second.title == "Quay closed"
    assert list(only(tmp_path, "crawl.wacz", wacz(pages))) == ["crawl/2", "crawl/3"]


def test_the_encoding_that_a_server_names_is_believed(tmp_path: Path) -> None:
    latin = page(1).replace(b'<meta charset="utf-8">', b"").decode().replace("harbour", "harbour café").encode("cp1252")
    found = only(
        tmp_path,
        "a.warc",
        warc({"https://x.example/a": latin}, packed=False).replace(b"charset=utf-8", b"charset=cp1252"),
    )
    [article] = found.values()
    assert isinstance(article, Article)
    assert "café" in article.text


def test_mails_of_a_mailbox(tmp_path: Path) -> None:
    found = only(tmp_path, "box.mbox", mailbox(1, 2, 3))
    assert list(found) == ["box/1", "box/2", "box/3"]
    first = found["box/1"]
    assert isinstance(first, Article)
    assert (first.title, first.published) == ("Harbour to open – at last", "2021-09-08")
    assert only(tmp_path, "no.mbox", TEXT) == {
        "no.mbox": 'no mailbox: its first line does not begin with "From " and a sender; export it anew as mbox'
    }


def nested(depth: int) -> bytes:
    data = zipped({"a.txt": TEXT})
    for _ in range(depth):
        data = zipped({"a.zip": data})
    return data


def bomb(files: int = 3, size: int = 60_000_000) -> bytes:
    return zipped({f"{n}.txt": b"\0" * size for n in range(files)})


def lying(data: bytes) -> bytes:
    """A zip file whose members say that they are small."""
    at = data.index(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<I", 10) + data[at + 28 :]


def linked() -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, kind in (("a.txt", tarfile.SYMTYPE), ("b.txt", tarfile.LNKTYPE), ("c.txt", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.zip", nested(9), "archives nested more than 3 deep; unpack it"),
        ("a.zip", bomb(), "too large: it unpacks to more than 100,000,000 bytes, a bomb?"),
        ("a.tar.gz", gzip.compress(b"\0" * 200_000_000, 1), "too large: it unpacks to more than"),
        ("a.zip", lying(zipped({"a.txt": TEXT * 9})), "cannot be read: the file is damaged"),
        ("a.zip", b"", "damaged, or no such archive"),
        ("a.zip", TEXT, "damaged, or no such archive (File is not a zip file)"),
        ("a.zip", zipped({"a.txt": TEXT})[:-30], "damaged, or no such archive"),
        ("a.zip", zipped({"a.png": b"x"}), "no article in the archive: no file in it is of a kind that is read"),
        ("a.tar", linked(), "no article in the archive"),
        ("a.tar.gz", TEXT, "damaged, or no such archive"),
        ("a.warc.gz", gzip.compress(TEXT), "damaged, or no such archive"),
        ("a.warc", warc({}, packed=False), "no article in the archive"),
        ("a.wacz", zipped({"a.txt": TEXT}), "no web archive: there is no WARC file in its folder `archive`"),
        ("a.zip", zipped({"../../etc/x.txt": TEXT}), "its name leads out of the archive: '../../etc/x.txt'"),
        ("a.zip", zipped({"/etc/x.txt": TEXT}), "its name leads out of the archive"),
        ("a.tar", tarred({"..\\x.txt": TEXT}, "w"), "its name leads out of the archive"),
    ],
)
def test_hostile_archives_cost_a_failed_file_each(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    [told] = only(tmp_path, name, data).values()
    assert isinstance(told, str)
    assert told.startswith(reason)
    assert "\n" not in told


def test_ids_of_names_that_lead_out_stay_inside(tmp_path: Path) -> None:
    found = only(tmp_path, "a.zip", zipped({"../x.txt": TEXT, "y.txt": TEXT}))
    assert sorted(found) == [r"a/\u002e\u002e/x.txt", "a/y"]


@pytest.mark.parametrize("keep", [0.5, 0.8])
def test_what_stands_before_a_cut_is_read(tmp_path: Path, keep: float) -> None:
    files = {f"{n}.txt": "\n\n".join(prose(n)).encode() for n in range(40)}
    tar = tarred(files)
    found = only(tmp_path, "a.tar.gz", tar[: int(len(tar) * keep)])
    *articles, told = found.values()
    assert all(isinstance(each, Article) for each in articles)
    assert 5 < len(articles) < 40
    assert str(told).startswith("damaged: ")
    data = warc({f"https://x.example/{n}": page(n) for n in range(20)})
    found = only(tmp_path, "b.warc.gz", data[: int(len(data) * keep)])
    assert sum(isinstance(each, Article) for each in found.values()) > 5


def test_a_member_that_cannot_be_read_costs_no_other(tmp_path: Path) -> None:
    files = {"a.txt": TEXT, "b.pdf": b"no pdf", "c.txt": b"", "d.doc": b"x", "e.html": page(3)}
    found = only(tmp_path, "a.zip", zipped(files))
    assert [name for name, each in found.items() if isinstance(each, Article)] == ["a/a", "a/e"]
    assert len(found) == 5


def test_a_locked_archive_says_so(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    assert only(tmp_path, "a.zip", bytes(data)) == {"a/a": "encrypted: it asks for a password; pack it without one"}


def test_metadata_in_an_archive_that_does_not_hold_together_is_told(tmp_path: Path) -> None:
    found = only(tmp_path, "a.zip", zipped({"a.txt": TEXT, "metadata.csv": b"path,title\nb.txt,B\n"}))
    assert (
        found["a/metadata.csv"] == "metadata.csv, line 2: there is no b.txt in a.zip; mend the path or remove the row"
    )
    assert isinstance(found["a/a"], Article)


def test_a_budget_is_spent_once() -> None:
    budget = Budget.of(io.BytesIO(b"x"))
    budget.spend(60_000_000)
    with pytest.raises(TooMuch, match="a bomb"):
        budget.spend(60_000_000)
    with pytest.raises(TooMuch, match="files"):
        Budget.of(io.BytesIO(b"x")).spend(0, 1_000_001)


def test_parts_are_read_one_by_one(tmp_path: Path) -> None:
    """What is passed over is not taken apart, and the digest is that of the member."""
    plant(tmp_path, {"a.zip": zipped({"a.odt": odt(), "b.html": page(), "c.odt": odt()})})
    [source] = find_articles(tmp_path, None)
    parts = list(parts_of(source, {}, ReadOptions(1_000_000), {}))
    assert [part.place.article_id for part in parts] == ["a/a", "a/b", "a/c"]
    assert parts[0].digest == parts[2].digest != parts[1].digest


@pytest.mark.parametrize(("module", "name"), [("warcio.archiveiterator", "a.warc"), ("striprtf.striprtf", "a.rtf")])
def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    [told] = only(tmp_path, name, warc({}, packed=False)).values()
    library = module.partition(".")[0]
    assert told == f"{name[2:].upper()} needs {library}: pip install {library}"


def test_zip_of_a_zip_keeps_one_budget(tmp_path: Path) -> None:
    inner = zipped({"a.txt": b"\0" * 70_000_000})
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("1.zip", inner)
        archive.writestr("2.zip", inner)
    found = only(tmp_path, "a.zip", data.getvalue())
    assert str(found["a.zip"]).startswith("too large: it unpacks to more than")


def test_wanted_articles_are_found_in_the_files_that_hold_them(tmp_path: Path) -> None:
    plant(tmp_path, {"a.zip": zipped({"x/y.txt": TEXT}), "b.mbox": mailbox(1, 2), "c.txt": TEXT, "d.txt": TEXT})
    found = readable_articles(tmp_path, 1_000_000, {"a/x/y", "b/2", "d"})
    assert [article.id for article in found] == ["a/x/y", "b/2", "d"]
