"""Running again: only what is new or changed is done, and the tables are those of a run from scratch."""

from __future__ import annotations

import csv
import json
import os
import time
import unicodedata
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from extract.errors import ArticleError, UsageError
from extract.read import Part, Reading, Source, parts_of
from extract.run import RunOptions, command, earlier_results, run_corpus, write_results
from extract.run.tasks import Outcome, Task
from extract.run.worker import Worker
from support.runs import plant, tables, text

pytestmark = pytest.mark.slow


class Recorder:
    """Works in this process with the tests' model, and notes which texts it was given."""

    given: list[str] = []  # noqa: RUF012

    def __init__(self, config: object, workers: int, check: object, *, debug: bool = False) -> None:
        pass

    def run(self, chunks: object) -> object:
        for chunk in chunks:  # type: ignore[attr-defined]
            for task in chunk:
                self.given.append(task.text)
                yield self.worker.work(task)

    worker: Worker


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    from extract.config import load_config

    if not hasattr(Recorder, "worker"):
        Recorder.worker = Worker(load_config())
    monkeypatch.setattr(command, "LocalPool", Recorder)
    Recorder.given = []
    return Recorder.given


def rows(out: Path, table: str = "articles") -> list[dict[str, str]]:
    with (out / f"{table}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def again(corpus: Path, out: Path, given: list[str]) -> list[str]:
    """Runs; the texts that were worked on. Checks the tables against those of a run from scratch."""
    given.clear()
    run_corpus(corpus, out)
    done = list(given)
    scratch = out.parent / f"{out.name}-scratch{len(list(out.parent.iterdir()))}"
    run_corpus(corpus, scratch)
    assert tables(out) == tables(scratch)
    return done


def test_only_what_is_new_or_changed_is_done(tmp_path: Path, given: list[str]) -> None:
    corpus, out = plant(tmp_path / "in", 4), tmp_path / "out"
    assert len(again(corpus, out, given)) == 4
    assert again(corpus, out, given) == []
    (corpus / "a00001.txt").write_text(text(71), encoding="utf-8")
    (corpus / "new").mkdir()
    (corpus / "new" / "b.txt").write_text(text(72), encoding="utf-8")
    assert again(corpus, out, given) == [text(71), text(72)]
    (corpus / "a00000.txt").unlink()
    (corpus / "a00002.txt").rename(corpus / "z.txt")
    assert again(corpus, out, given) == []
    assert [row["article_id"] for row in rows(out)] == ["a00001", "a00003", "new/b", "z"]
    assert not (out / "texts" / "a00000.txt").exists()
    (corpus / "metadata.csv").write_text("path,published,title\nz.txt,2020-02-03,Title\n", encoding="utf-8")
    assert again(corpus, out, given) == [text(2)]
    (corpus / "metadata.csv").write_text("path,published,title\nz.txt,2020-02-03,Other\n", encoding="utf-8")
    assert again(corpus, out, given) == []
    assert rows(out)[-1]["title"] == "Other"
    told = "path,published,title,url,publisher\nz.txt,2020-02-03,Other,https://wire.example/z,The Wire\n"
    (corpus / "metadata.csv").write_text(told, encoding="utf-8")
    assert again(corpus, out, given) == []
    assert (rows(out)[-1]["url"], rows(out)[-1]["publisher"]) == ("https://wire.example/z", "The Wire")
    (corpus / "z.txt").write_text("", encoding="utf-8")
    assert again(corpus, out, given) == []
    assert (rows(out)[-1]["status"], rows(out)[-1]["error"]) == ("failed", "empty")


def test_the_user_s_word_on_entities(tmp_path: Path, given: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    corpus, out, file = plant(tmp_path / "in", 6), tmp_path / "out", tmp_path / "my-entities.csv"
    monkeypatch.chdir(tmp_path)
    again(corpus, out, given)
    known, others = rows(out, "entities"), tables(out)["mentions.csv"]
    assert {"person:lena-orlova", "person:anna-berg"} <= {row["entity_id"] for row in known}
    file.write_text("entity_id,same_as,wikidata\nperson:lena-orlova,person:anna-berg,Q1\n", encoding="utf-8")
    (tmp_path / "config.toml").write_text('entities = "my-entities.csv"\n', encoding="utf-8")
    assert again(corpus, out, given) == []  # no article is worked on again
    merged = {row["entity_id"]: row for row in rows(out, "entities")}
    assert "person:lena-orlova" not in merged
    assert (merged["person:anna-berg"]["merged"], merged["person:anna-berg"]["wikidata"]) == (
        "person:lena-orlova",
        "Q1",
    )
    assert "Lena Orlova" in {row["name"] for row in rows(out, "mentions")}
    (corpus / "more.txt").write_text(text(60), encoding="utf-8")
    assert again(corpus, out, given) == [text(60)]  # and the word holds for what is new
    assert "person:lena-orlova" not in {row["entity_id"] for row in rows(out, "entities")}
    (corpus / "more.txt").unlink()
    file.unlink()
    with pytest.raises(UsageError, match="cannot be read"):
        run_corpus(corpus, out)
    (tmp_path / "config.toml").unlink()
    assert again(corpus, out, given) == []
    assert (rows(out, "entities"), tables(out)["mentions.csv"]) == (known, others)


@pytest.mark.usefixtures("given")
def test_guessed_orders_are_counted_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus, out = plant(tmp_path / "in", 3), tmp_path / "out"
    for name in ("b", "c"):
        words = f"Ana Okoro of {name.upper()} Bank signed the lease of the port on 03/04/2014, the mayor said."
        (corpus / f"{name}.txt").write_text(words, encoding="utf-8")
    (corpus / "metadata.csv").write_text("path,publisher\nc.txt,The New York Times\n", encoding="utf-8")
    run_corpus(corpus, out)
    assert [row["value"] for row in rows(out, "dates") if "/" in row["text"]] == ["2014-04-03", "2014-03-04"]
    told = "guess: b: 03/04/2014 taken as 2014-04-03, but day and month could be the other way round"
    for _ in range(2):  # known results tell it again
        said = capsys.readouterr().out
        assert told in said
        assert "guess: c" not in said
        assert "the order of day and month in 1 article (rule numeric-date-guess in dates.csv)" in said
        run_corpus(corpus, out)


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize("number", [1, 22])
def test_lists_that_are_cut_say_how_much_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    corpus = plant(tmp_path / "in", number)
    days = "".join(f"a{each:05d}.txt;soon\n" for each in range(number))
    (corpus / "metadata.csv").write_text(f"path;published\n{days}", encoding="utf-8")
    for each in range(number):
        (corpus / f"gone{each}.txt").symlink_to("nowhere")
    run_corpus(corpus, tmp_path / "out")
    lines = capsys.readouterr().out.splitlines()
    noted = [line for line in lines if line.startswith("noted: ")]
    assert noted[0].startswith("noted: a00000.txt: published is 'soon'")
    assert len(noted) == min(number, 20)
    articles = "1 article" if number == 1 else "22 articles"
    assert f"noted      {articles} read in spite of a problem: see `error` in articles.csv" in lines
    assert any(line.startswith(f"undated    {number} of {articles}: ") for line in lines)
    assert lines.count("... and 2 more") == (0 if number == 1 else 2)
    assert "mended" not in "".join(lines)


@pytest.mark.usefixtures("given")
def test_what_is_left_aside_is_told_by_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = plant(tmp_path / "in", 1)
    for name in ("a.png", "b.PNG", "c.css", "d", *(f"{n}.x{n}" for n in range(9))):
        (corpus / name).write_bytes(b"")
    for name in ("p.html", "p_files/e.html", "p_files/f.html"):
        (corpus / name).parent.mkdir(exist_ok=True)
        (corpus / name).write_text("<p>A text.", encoding="utf-8")
    run_corpus(corpus, tmp_path / "out")
    kinds = "2 .png, 1 .css, 1 .x0, 1 .x1, 1 .x2, 1 .x3, 1 .x4, 1 .x5, 4 others"
    assert f"ignored: 13 files of other kinds: {kinds}\n" in (said := capsys.readouterr().out)
    assert "ignored: 2 frames of saved pages\n" in said


def test_fresh_does_all_anew(tmp_path: Path, given: list[str]) -> None:
    corpus, out = plant(tmp_path / "in", 2), tmp_path / "out"
    run_corpus(corpus, out)
    run_corpus(corpus, out, RunOptions(fresh=True))
    assert len(given) == 4


def test_other_settings_do_all_anew(tmp_path: Path, given: list[str]) -> None:
    corpus, out = plant(tmp_path / "in", 2), tmp_path / "out"
    run_corpus(corpus, out)
    config = tmp_path / "c.toml"
    config.write_text("[run]\nworkers = 2\nchunk = 1\n", encoding="utf-8")
    run_corpus(corpus, out, RunOptions(config))
    assert len(given) == 2
    config.write_text("[dates]\nday_month = 'dmy'\n", encoding="utf-8")
    run_corpus(corpus, out, RunOptions(config))
    assert len(given) == 4


def test_identical_copies_are_worked_on_once(tmp_path: Path, given: list[str]) -> None:
    corpus, out = plant(tmp_path / "in", 3), tmp_path / "out"
    for name in ("a00000x", "b", "wire/c"):
        (corpus / name).parent.mkdir(exist_ok=True)
        (corpus / f"{name}.txt").write_text(text(1), encoding="utf-8")
    assert len(again(corpus, out, given)) == 3
    first = {row["article_id"]: row["duplicate_of"] for row in rows(out)}
    assert first == {
        "a00000": "",
        "a00000x": "",
        "a00001": "a00000x",
        "a00002": "",
        "b": "a00000x",
        "wire/c": "a00000x",
    }
    for table, key in (("quotes", "quote_id"), ("events", "event_id"), ("mentions", "mention_id")):
        found = rows(out, table)
        copies = [[{**row, "article_id": ""} for row in found if row["article_id"] == name] for name in ("b", "wire/c")]
        assert [row[key].partition("#")[0] for row in copies[0] + copies[1]] == ["b"] * len(copies[0]) + [
            "wire/c"
        ] * len(copies[1])
        assert str(copies[1]).replace("wire/c#", "b#") == str(copies[0]) != "[]"


@pytest.mark.usefixtures("given")
def test_tables_are_left_alone_when_nothing_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus, out = plant(tmp_path / "in", 2), tmp_path / "out"
    run_corpus(corpus, out)
    first = capsys.readouterr().out.splitlines()
    before = {path: path.stat().st_ino for path in out.glob("*.csv")}
    run_corpus(corpus, out)
    second = capsys.readouterr().out.splitlines()
    assert {path: path.stat().st_ino for path in out.glob("*.csv")} == before
    assert first[:6] == second[:6]
    assert second[7].endswith("nothing has changed")


@pytest.mark.parametrize("path", ["events.csv", "texts/a00001.txt"])
@pytest.mark.parametrize("content", [None, "touched"])
def test_what_was_removed_or_changed_is_mended(
    tmp_path: Path, given: list[str], path: str, content: str | None
) -> None:
    corpus, out = plant(tmp_path / "in", 2), tmp_path / "out"
    run_corpus(corpus, out)
    whole = tables(out)
    (out / path).unlink() if content is None else (out / path).write_text(content, encoding="utf-8")
    given.clear()
    run_corpus(corpus, out)
    assert tables(out) == whole
    assert given == []


def test_a_stop_before_the_end_leaves_the_earlier_tables(
    tmp_path: Path, given: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, out = plant(tmp_path / "in", 3), tmp_path / "out"
    run_corpus(corpus, out)
    before = tables(out)
    (corpus / "a00001.txt").write_text(text(71), encoding="utf-8")
    (corpus / "b.txt").write_text(text(72), encoding="utf-8")
    locate = write_results.locate_rows
    with monkeypatch.context() as patch:
        patch.setattr(write_results, "locate_rows", lambda *args: 1 / 0 if args[1] == "b" else locate(*args))
        with pytest.raises(ZeroDivisionError):
            run_corpus(corpus, out)
    assert {name: data for name, data in tables(out).items() if name in before} == before
    assert again(corpus, out, given) == []


@pytest.mark.parametrize("view", ["write_report", "write_database"])
def test_no_room_for_a_view_leaves_all_as_it_was(
    tmp_path: Path, given: list[str], monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    corpus, out = plant(tmp_path / "in", 2), tmp_path / "out"
    run_corpus(corpus, out)
    (out / "events.parquet").write_bytes(b"earlier")
    before = tables(out)
    (corpus / "a00001.txt").write_text(text(71), encoding="utf-8")

    def full(*_: object, **__: object) -> None:
        raise UsageError("cannot be written")

    with monkeypatch.context() as patch:
        patch.setattr(command, view, full)
        with pytest.raises(UsageError):
            run_corpus(corpus, out)
    assert tables(out) == before
    assert again(corpus, out, given) == []


@pytest.mark.usefixtures("given")
def test_the_summary_tells_copies_from_what_was_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus, out = plant(tmp_path / "in", 2), tmp_path / "out"
    (corpus / "b.txt").write_text(text(1), encoding="utf-8")
    words = [len(text(number).split()) for number in range(3)]
    run_corpus(corpus, out)
    assert capsys.readouterr().out.splitlines()[6].endswith(f" words/s ({words[1]} more in copies)")
    (corpus / "c.txt").write_text(text(2), encoding="utf-8")
    run_corpus(corpus, out)
    known = f"({words[1]} more in copies, {words[0] + words[1]} more reused from an earlier run)"
    assert capsys.readouterr().out.splitlines()[6].endswith(known)


def test_a_fault_of_one_article_is_told_and_kept(
    tmp_path: Path, given: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus, out = plant(tmp_path / "in", 3), tmp_path / "out"
    work = Worker.work

    def fails(self: Worker, task: Task) -> Outcome:
        return Outcome(task.key, failure="took too long", again=True) if task.text == text(1) else work(self, task)

    with monkeypatch.context() as patch:
        patch.setattr(Worker, "work", fails)
        assert run_corpus(corpus, out) == 1
    assert "failed: a00001.txt: took too long" in capsys.readouterr().out
    assert (rows(out)[1]["status"], rows(out)[1]["sha256"]) == ("failed", "")
    assert not (out / "texts" / "a00001.txt").exists()
    assert again(corpus, out, given) == [text(1)]


@pytest.mark.parametrize("fresh", [False, True])
def test_a_run_in_which_all_fails_keeps_the_earlier_tables(
    tmp_path: Path, given: list[str], capsys: pytest.CaptureFixture[str], fresh: bool
) -> None:
    corpus, out = plant(tmp_path / "in", 3), tmp_path / "out"
    run_corpus(corpus, out)
    before = tables(out)
    for path in corpus.iterdir():
        path.write_text("", encoding="utf-8")
    capsys.readouterr()
    assert run_corpus(corpus, out, RunOptions(fresh=fresh)) == 2
    said = capsys.readouterr().out
    assert f"tables     {out}: no article could be read this time, so the earlier tables are kept\n" in said
    assert "failed: a00000.txt: empty\n" in said
    assert tables(out) == before
    for number in range(3):
        (corpus / f"a0000{number}.txt").write_text(text(number), encoding="utf-8")
    given.clear()
    assert run_corpus(corpus, out) == 0
    assert len(given) == (3 if fresh else 0)  # what was finished is still known
    assert tables(out) == before


@pytest.mark.usefixtures("given")
def test_a_first_run_in_which_all_fails_writes_tables(tmp_path: Path) -> None:
    corpus, out = plant(tmp_path / "in", 0), tmp_path / "out"
    for number in range(1, 3):
        (corpus / f"{number}.txt").write_text("", encoding="utf-8")
        assert run_corpus(corpus, out) == 2
        assert [row["error"] for row in rows(out)] == ["empty"] * number


def test_reading_that_fails_for_lack_of_room_stops_the_run(
    tmp_path: Path, given: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Source, *_: object) -> Iterator[Part]:
        if source.path == "a00001.txt":
            raise OSError(28, os.strerror(28))
        yield Part(source, lambda: iter([(source, ArticleError("empty"))]))

    monkeypatch.setattr(command, "DocumentReaders", partial(command.DocumentReaders, read=full))
    with pytest.raises(command.UsageError, match=r"a00001\.txt: cannot be looked into \(No space left"):
        run_corpus(plant(tmp_path / "in", 3), tmp_path / "out")
    assert given == []


def _hangs(source: Source, *rest: Any) -> Iterator[Part]:
    """Reads files, but never gets to the end of one that says so; notes beside the corpus that it was tried."""
    for part in parts_of(source, *rest):
        yield part._replace(read=partial(_hanging, part))


def _hanging(part: Part) -> Iterator[Reading]:
    file = part.place.file
    if "HANGS" in file.read_text(encoding="utf-8"):
        with (file.parent.parent / "tried").open("a", encoding="utf-8") as tried:
            tried.write(f"{part.place.path}\n")
        time.sleep(600)
    yield from part.read()


def test_a_file_that_was_given_up_does_not_hold_up_the_next_run(
    tmp_path: Path, given: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus, out, tried = plant(tmp_path / "in", 2), tmp_path / "out", tmp_path / "tried"
    (corpus / "b.md").write_text(f"HANGS {text(7)}", encoding="utf-8")
    (corpus / "c.md").write_text(text(8), encoding="utf-8")
    config = tmp_path / "c.toml"
    config.write_text("[read]\nseconds_per_file = 1.0\n", encoding="utf-8")
    monkeypatch.setattr(command, "DocumentReaders", partial(command.DocumentReaders, read=_hangs))
    for options, files in (
        (RunOptions(config), 1),
        (RunOptions(config), 1),
        (RunOptions(config, fresh=True), 2),
        (RunOptions(config), 2),
    ):
        assert run_corpus(corpus, out, options) == 1
        assert tried.read_text(encoding="utf-8") == "b.md\n" * files
        reason = "cannot be read: took longer than 1 seconds (read.seconds_per_file); save it as .txt, or try it again"
        assert f"failed: b.md: {reason} with --fresh" in capsys.readouterr().out
        assert [(row["article_id"], row["status"]) for row in rows(out)] == [
            *(("a00000", "ok"), ("a00001", "ok"), ("b", "failed"), ("c", "ok")),
        ]
    assert run_corpus(corpus, out, RunOptions(config)) == 1
    assert "nothing has changed" in capsys.readouterr().out
    (corpus / "b.md").write_text(f"HANGS {text(9)}", encoding="utf-8")
    assert run_corpus(corpus, out, RunOptions(config)) == 1
    assert tried.read_text(encoding="utf-8") == "b.md\n" * 3
    (corpus / "b.md").write_text(text(9), encoding="utf-8")
    assert run_corpus(corpus, out, RunOptions(config)) == 0
    assert len(given) == 7  # three articles twice, and the one that was mended


def test_dumps_give_the_same_as_files(tmp_path: Path, given: list[str]) -> None:
    corpus, dumped = plant(tmp_path / "in", 4), tmp_path / "dumped"
    dumped.mkdir()
    with (dumped / "wire.jsonl").open("w", encoding="utf-8") as file:
        for path in sorted(corpus.iterdir(), reverse=True):
            file.write(json.dumps({"id": path.stem, "text": path.read_text(encoding="utf-8")}) + "\n")
    (tmp_path / "in").rename(tmp_path / "wire")
    (tmp_path / "in").mkdir()
    (tmp_path / "wire").rename(tmp_path / "in" / "wire")
    again(corpus, tmp_path / "o1", given)
    again(dumped, tmp_path / "o2", given)
    one, two = tables(tmp_path / "o1"), tables(tmp_path / "o2")
    assert {name for name in one if one[name] != two[name]} == {
        "articles.csv",
        "report.html",
        "extract.sqlite",
        "run.json",
    }
    assert [row["path"] for row in rows(tmp_path / "o2")] == [f"wire.jsonl#{number}" for number in (4, 3, 2, 1)]


def test_ids_that_stand_twice_are_told(tmp_path: Path, given: list[str]) -> None:
    corpus = plant(tmp_path / "in" / "wire", 1).parent
    lines = [json.dumps({"id": name, "text": text(number)}) for number, name in enumerate(["k", "a00000", "k", "k"])]
    (corpus / "wire.jsonl").write_text("\n".join(lines), encoding="utf-8")
    again(corpus, tmp_path / "out", given)
    again(corpus, tmp_path / "out", given)
    found = [(row["article_id"].partition("~")[0], row["status"]) for row in rows(tmp_path / "out")]
    # the folder is in the way, so the dump keeps its suffix; only its own ids stand twice
    assert found == [
        ("wire.jsonl/a00000", "ok"),
        ("wire.jsonl/k", "ok"),
        ("wire.jsonl/k", "failed"),
        ("wire.jsonl/k", "failed"),
        ("wire/a00000", "ok"),
    ]
    assert rows(tmp_path / "out")[2]["error"] == "its id stands twice: wire.jsonl/k; give each article its own"


@pytest.mark.usefixtures("given")
def test_pages_without_an_article_are_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus, out = plant(tmp_path / "in", 1), tmp_path / "out"
    (corpus / "menu.html").write_text("<a href=/a>World news</a> <a href=/b>Sport</a>", encoding="utf-8")
    (corpus / "saved_files").mkdir()
    for name in ("feed.html", "saved_files/frame.html"):
        (corpus / name).write_text(f"<rss><item><description>{text(1)}</description></item></rss>", encoding="utf-8")
    (corpus / "saved.html").write_text(f"<h1>Talks go on</h1><p>{text(2)}</p>", encoding="utf-8")
    for _ in range(2):
        assert run_corpus(corpus, out) == 0
        assert "skipped: menu.html: no article: a page of links" in capsys.readouterr().out
    assert [(row["article_id"], row["status"], row["error"]) for row in rows(out)] == [
        ("a00000", "ok", ""),
        ("feed", "skipped", "no article: a feed"),
        ("menu", "skipped", "no article: a page of links"),
        ("saved", "ok", ""),
    ]


def test_every_name_has_a_text_of_its_own_on_every_file_system(tmp_path: Path, given: list[str]) -> None:
    corpus, out = plant(tmp_path / "in", 0), tmp_path / "out"
    names = ["Kabul", "con", "10:30 who? *|", "end. /a.", "é"]
    for number, name in enumerate(names):
        (corpus / name).parent.mkdir(exist_ok=True)
        (corpus / f"{name}.txt").write_text(text(number), encoding="utf-8")
    again(corpus, out, given)
    paths = ["texts/%63on.txt", "texts/10%3A30 who%3F %2A%5C%7C.txt", "texts/Kabul.txt", "texts/end.%20/a..txt"]
    assert sorted(row["text_path"] for row in rows(out)) == sorted([*paths, "texts/é.txt"])
    assert files(out) == {row["text_path"] for row in rows(out)}
    for number, name in enumerate(["kabul", "KABUL", "e\u0301", "Con"], len(names)):
        (corpus / f"{name}.txt").write_text(text(number), encoding="utf-8")
    assert again(corpus, out, given) == [text(number) for number in (8, 6, 7, 5)]
    found = {row["article_id"]: row["text_path"] for row in rows(out)}
    assert [found[name] for name in ("Kabul", "KABUL", "kabul", "é")] == [
        *("texts/%4Babul.txt", "texts/%4B%41%42%55%4C.txt", "texts/kabul.txt", "texts/%C3%A9.txt"),
    ]
    assert files(out) == set(found.values())
    assert len({unicodedata.normalize("NFC", path).casefold() for path in found.values()}) == 9
    for row in rows(out, "sentences"):
        words = (out / found[row["article_id"]]).read_bytes().decode()
        assert words[int(row["start"]) : int(row["end"])] == row["text"]
    for name in ("KABUL", "kabul", "e\u0301", "Con"):
        (corpus / f"{name}.txt").unlink()
    assert again(corpus, out, given) == []
    assert files(out) == {*paths, "texts/é.txt"}


def files(out: Path) -> set[str]:
    """The paths of all texts."""
    return {path.relative_to(out).as_posix() for path in (out / "texts").rglob("*") if path.is_file()}


class TestAnotherCorpus:
    def test_it_does_not_replace_the_tables(self, tmp_path: Path, given: list[str]) -> None:
        out = tmp_path / "out"
        run_corpus(plant(tmp_path / "in", 3), out)
        before = tables(out)
        given.clear()
        (tmp_path / "my texts").mkdir()
        (tmp_path / "my texts" / "b.txt").write_text(text(71), encoding="utf-8")
        with pytest.raises(UsageError) as caught:
            run_corpus(tmp_path / "my texts", out)
        assert str(caught.value) == (
            f"{out}: holds the tables of 3 other articles, none of which is in {tmp_path / 'my texts'}: "
            f"use --output '{out}-my texts' (or replace them by --fresh)"
        )
        assert (tables(out), given) == (before, [])
        assert again(tmp_path / "in", out, given) == []

    @pytest.mark.usefixtures("given")
    def test_fresh_replaces_them(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        out = tmp_path / "out"
        run_corpus(plant(tmp_path / "in", 3), out)
        (tmp_path / "in2").mkdir()
        (tmp_path / "in2" / "b.txt").write_text(text(71), encoding="utf-8")
        run_corpus(tmp_path / "in2", out, RunOptions(fresh=True))
        assert [row["article_id"] for row in rows(out)] == ["b"]
        assert "replaced   3 no longer in the folder\n" in (capsys.readouterr().out)

    def test_one_file_and_then_another(self, tmp_path: Path, given: list[str]) -> None:
        corpus, out = plant(tmp_path / "in", 2), tmp_path / "out"
        run_corpus(corpus / "a00000.txt", out)
        with pytest.raises(UsageError, match=r"1 other article, .* --output \S+/out-a00001 "):
            run_corpus(corpus / "a00001.txt", out)
        run_corpus(corpus, out)
        run_corpus(corpus / "a00001.txt", out)
        assert len(given) == 2

    @pytest.mark.parametrize("journal", [True, False])
    def test_another_dump(self, tmp_path: Path, given: list[str], journal: bool) -> None:
        corpus, out = tmp_path / "in", tmp_path / "out"
        corpus.mkdir()

        def dump(*ids: str, first: int = 0) -> None:
            lines = [json.dumps({"id": name, "text": text(first + n)}) for n, name in enumerate(ids)]
            (corpus / "latest.jsonl").write_text("\n".join(lines), encoding="utf-8")

        dump("a", "b")
        run_corpus(corpus, out)
        if not journal:
            (out / ".extract" / "journal.sqlite").unlink()
        dump("c", "d", first=50)
        with pytest.raises(UsageError, match="2 other articles"):
            run_corpus(corpus, out)
        dump("c", "b", first=50)
        run_corpus(corpus, out)
        assert [row["article_id"] for row in rows(out)] == ["latest/b", "latest/c"]
        assert given[2:] == [text(50), text(51)]

    @pytest.mark.parametrize("dumped", [True, False])
    def test_another_corpus_with_the_same_ids(self, tmp_path: Path, given: list[str], dumped: bool) -> None:
        def corpus(name: str, first: int, number: int) -> Path:
            folder = tmp_path / name
            folder.mkdir()
            texts = [text(first + each) for each in range(number)]
            if dumped:
                (folder / "news.jsonl").write_text("\n".join(json.dumps({"text": each}) for each in texts))
            else:
                for each, words in enumerate(texts):
                    (folder / f"{each}.txt").write_text(words, encoding="utf-8")
            return folder

        out = tmp_path / "out"
        run_corpus(corpus("one", 0, 3), out)
        before = tables(out)
        given.clear()
        with pytest.raises(UsageError) as caught:
            run_corpus(corpus("two", 50, 4), out)
        assert str(caught.value) == (
            f"{out}: holds the tables of 3 other articles, none of whose texts is in {tmp_path / 'two'}: "
            f"use --output {out}-two (or replace them by --fresh)"
        )
        assert (tables(out), given) == (before, [])
        assert run_corpus(corpus("grown", 2, 4), out) == 0  # one text is still there
        assert given == [text(number) for number in (3, 4, 5)]

    def test_two_articles_that_were_both_edited(self, tmp_path: Path, given: list[str]) -> None:
        corpus, out = plant(tmp_path / "in", 2), tmp_path / "out"
        run_corpus(corpus, out)
        for number in range(2):
            (corpus / f"a0000{number}.txt").write_text(text(71 + number), encoding="utf-8")
        assert run_corpus(corpus, out) == 0
        assert given[2:] == [text(71), text(72)]

    @pytest.mark.usefixtures("given")
    def test_the_same_corpus_is_read_once_more_only_until_an_article_is_known(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        corpus, out, opened = plant(tmp_path / "in", 9), tmp_path / "out", []
        run_corpus(corpus, out)
        for number in range(5):
            (corpus / f"0{number}.txt").write_text(text(80 + number), encoding="utf-8")  # they come first

        def noted(source: Source, *rest: Any) -> Iterator[Part]:
            opened.append(source.path)
            return parts_of(source, *rest)

        monkeypatch.setattr(command, "DocumentReaders", partial(command.DocumentReaders, read=noted))
        run_corpus(corpus, out)
        assert opened[:2] == ["a00000.txt", "00.txt"]
        assert len(opened) == 1 + 14

    def test_articles_that_were_only_moved_are_the_same(self, tmp_path: Path, given: list[str]) -> None:
        corpus, out = plant(tmp_path / "in" / "wire", 3).parent, tmp_path / "out"
        run_corpus(corpus, out)
        assert again(corpus / "wire", out, given) == []

    @pytest.mark.usefixtures("given")
    def test_far_behind_in_the_tables_too(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(earlier_results, "_PROBED", 1)
        corpus, out = plant(tmp_path / "in", 3), tmp_path / "out"
        run_corpus(corpus, out)
        for name in ("a00000.txt", "a00001.txt"):
            (corpus / name).unlink()
        (corpus / "a00002.txt").rename(corpus / "z.txt")
        run_corpus(corpus, out)
        assert [row["article_id"] for row in rows(out)] == ["z"]

    @pytest.mark.usefixtures("given")
    def test_what_left_or_changed_is_counted_once(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        corpus, out = plant(tmp_path / "in", 5), tmp_path / "out"
        run_corpus(corpus, out)
        assert "replaced" not in capsys.readouterr().out
        (corpus / "a00000.txt").unlink()
        (corpus / "a00001.txt").write_text(text(71), encoding="utf-8")
        (corpus / "a00002.txt").rename(corpus / "z.txt")
        (corpus / "a00003.txt").write_text("", encoding="utf-8")
        run_corpus(corpus, out)
        told = "replaced   1 no longer in the folder, 1 whose text has changed"
        assert f"{told}\n" in capsys.readouterr().out
        run_corpus(corpus, out)
        assert "replaced" not in capsys.readouterr().out

    @pytest.mark.parametrize("table", [b"", b"article_id\n", b"\xff\0\n", b"article_id,path,sha256\n\0,../../x,\n"])
    @pytest.mark.usefixtures("given")
    def test_what_is_no_table_is_nobody_s(self, tmp_path: Path, table: bytes) -> None:
        out = tmp_path / "out"
        out.mkdir()
        (out / "articles.csv").write_bytes(table)
        assert run_corpus(plant(tmp_path / "in", 1), out) == 0
