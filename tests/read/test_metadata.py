"""metadata.csv: what it gives, and one line for whatever is wrong with it."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from extract.errors import UsageError
from extract.read import Metadata, load_metadata


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for path in ("a.txt", "b.txt", "wire/2021/kabul.txt", "naïve, “name”.txt"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("A text.", encoding="utf-8")
    return tmp_path


def load(corpus: Path, content: str | bytes) -> dict[str, Metadata]:
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    (corpus / "metadata.csv").write_bytes(data)
    return load_metadata(corpus)


def test_none_is_fine(corpus: Path) -> None:
    assert load_metadata(corpus) == {}
    assert load_metadata(corpus / "a.txt") == {}


def test_all_columns(corpus: Path) -> None:
    rows = load(corpus, "path,published,title,url,publisher\na.txt,2021-09-08,A day,https://example.org/a,Example\n")
    assert rows == {"a.txt": Metadata("2021-09-08", "A day", "https://example.org/a", "Example")}


@pytest.mark.parametrize(
    ("content", "path", "row"),
    [
        ("path\na.txt\n", "a.txt", Metadata()),
        ("title,path\nT,a.txt\n", "a.txt", Metadata(title="T")),
        ("path,published\r\na.txt,2021-09-08\r\n", "a.txt", Metadata("2021-09-08")),
        ("Path , Published\n a.txt , 2021-09-08 \n", "a.txt", Metadata("2021-09-08")),
        ("path,published,section\na.txt,,World\n", "a.txt", Metadata()),
        ("path,published,title\na.txt\n", "a.txt", Metadata()),
        ("path,title\n\n\na.txt,\n\n", "a.txt", Metadata()),
        ("\ufeffpath\na.txt\n", "a.txt", Metadata()),
        ("path\n./wire//2021/./kabul.txt\n", "wire/2021/kabul.txt", Metadata()),
        ('path,title\n"naïve, “name”.txt","a ""b""\nc"\n', "naïve, “name”.txt", Metadata(title='a "b"\nc')),
    ],
)
def test_forms(corpus: Path, content: str, path: str, row: Metadata) -> None:
    assert load(corpus, content) == {path: row}


@pytest.mark.parametrize("mark", [";", "\t"])
def test_what_spreadsheets_of_other_countries_write(corpus: Path, mark: str) -> None:
    content = '\ufeff\r\nPath;published;title\r\na.txt;2021-09-08;One, two\r\nb.txt;;"Three; four"\r\n'
    rows = load(corpus, content.replace(";", mark))
    assert rows == {"a.txt": Metadata("2021-09-08", "One, two"), "b.txt": Metadata(title=f"Three{mark} four")}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(corpus: Path, encoding: str) -> None:
    rows = load(corpus, "path,title\na.txt,The café that reopened on Tuesday\n".encode(encoding))
    assert rows["a.txt"].title == "The café that reopened on Tuesday"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "no header"),
        ("\n\n", "no header"),
        ("a.txt,2021-09-08\n", "no header"),
        ("file,published\na.txt,2021-09-08\n", "no header with the column path"),
        ("path|published\na.txt|2021-09-08\n", "commas, semicolons or tabs must part the cells"),
        ("path;title\na.txt;one;two\n", "3 cells under 2 columns; quote the cells that hold semicolons"),
        ("path,path\na.txt,b.txt\n", "stands twice in the header"),
        ("path,published\nc.txt,\n", "line 2: there is no c.txt"),
        ("path\na.txt\n\nwire\n", "line 4: there is no wire"),
        ("path\na.txt\nb.txt\na.txt\n", "line 4: a.txt stands twice"),
        ("path\na.txt\n./a.txt\n", "line 3: a.txt stands twice"),
        ("path\n/etc/passwd\n", "leads out of the corpus"),
        ("path\n../a.txt\n", "leads out of the corpus"),
        ("path\nwire/../../a.txt\n", "leads out of the corpus"),
        ("path\nwire/..\n", "leads out of the corpus"),
        ("path,title\n,T\n", "the path is empty"),
        ("path\n" + "x" * 5000 + ".txt\n", "there is no"),
        ("path,title\na.txt,one,two\n", "3 cells under 2 columns"),
        ('path,title\na.txt,"open\n', "comma-separated"),
        ('path,title\na.txt,"a"b\n', "comma-separated"),
        (b"path\na\0.txt\n", "there is no a�.txt"),
        (b"\x89PNG\r\n\x1a\n\x00", "binary"),
        (b"\xff\xfep", "cannot be decoded"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(corpus: Path, content: str | bytes, reason: str) -> None:
    with pytest.raises(UsageError) as caught:
        load(corpus, content)
    message = str(caught.value)
    assert message.startswith(str(corpus / "metadata.csv"))
    assert reason in message
    assert "\n" not in message
    assert len(message) < 600


@pytest.mark.parametrize(
    ("cells", "day"),
    [
        ("8 September 2021", "2021-09-08"),
        ("20210908", "2021-09-08"),
        ("2021-09", "2021-09"),
        ('"Wed, 08 Sep 2021 10:00:00 GMT"', "2021-09-08"),
        ("08/09/2021,The Guardian", "2021-09-08"),
        ("08/09/2021,The New York Times", "2021-08-09"),
    ],
)
def test_days_in_many_forms(corpus: Path, cells: str, day: str) -> None:
    found = load(corpus, f"path,published,publisher\na.txt,{cells}\n")["a.txt"]
    assert (found.published, found.note) == (day, "")


@pytest.mark.parametrize("cell", ["soon", "2021-02-30", "08/09/2021", "٢٠٢١-٠٩-٠٨", "2021-W36-3"])
def test_a_day_that_cannot_be_read_is_told_and_costs_nothing(corpus: Path, cell: str) -> None:
    found = load(corpus, f"path,published,title\na.txt,{cell},T\nb.txt,2021-09-08,\n")
    assert (found["a.txt"].published, found["a.txt"].title) == ("", "T")
    assert found["a.txt"].note.startswith(f"published is '{cell}': ")
    assert found["b.txt"] == Metadata("2021-09-08")


def test_an_unreadable_file(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (corpus / "metadata.csv").write_text("path\n", encoding="utf-8")

    def denied(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(UsageError, match=r"metadata\.csv: cannot be read \(Permission denied\)"):
        load_metadata(corpus)


def test_a_folder_of_that_name(corpus: Path) -> None:
    (corpus / "metadata.csv").mkdir()
    with pytest.raises(UsageError, match="cannot be read"):
        load_metadata(corpus)


@pytest.mark.parametrize(
    ("header", "column", "near"),
    [
        ("path,publishd", "publishd", "published"),
        ("path,Publishr", "publishr", "publisher"),
        ("path,publication date", "publication date", "published"),
        ("path,published_at", "published_at", "published"),
        ("path,headline", "headline", "title"),
        ("path,titel", "titel", "title"),
        ("path,link", "link", "url"),
        ("path,source", "source", "publisher"),
    ],
)
def test_a_slip_in_a_column_is_told(
    corpus: Path, header: str, column: str, near: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "extract.read"):
        assert load(corpus, f"{header}\na.txt,x\n") == {"a.txt": Metadata()}
    [record] = caplog.records
    said = f"the column '{column}' is not known and passed over; should it be {near}?"
    assert record.getMessage() == f"{corpus / 'metadata.csv'}: {said}"


@pytest.mark.parametrize(
    "header", ["path,section", "path,author", "path,id", "path,notes", "path,published,date", "path,publisher,source"]
)
def test_columns_of_ones_own_are_passed_over(corpus: Path, header: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "extract.read"):
        load(corpus, f"{header}\na.txt\n")
    assert not caplog.records


def test_a_slip_in_path_is_named(corpus: Path) -> None:
    with pytest.raises(UsageError, match=r"no header with the column path \(should 'file name' be path\?\)"):
        load(corpus, "file name,title\na.txt,T\n")
