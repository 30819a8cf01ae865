"""`extract browse`: every page answers, what is typed is found, and it comes and goes without a mess."""

from __future__ import annotations

import html
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from extract.database import browse_database, renew_database, write_database
from extract.database.browse import METADATA
from extract.errors import Interrupted, UsageError
from extract.write import COLUMNS, Rows
from support.program import ROOT, run_extract
from support.report_samples import (
    HARBOUR,
    NAMES_ALIKE,
    alike_run,
    article_row,
    at,
    empty_rows,
    harbour,
    hostile_run,
    row,
    spans,
    write_run,
)

pytestmark = pytest.mark.slow

SCRIPTS = ROOT / "src" / "extract" / "database"
QUERIES = json.loads((SCRIPTS / METADATA).read_text(encoding="utf-8"))["databases"]["extract"]["queries"]
VIEWS = re.findall(r"CREATE VIEW (\w+)", (SCRIPTS / "views.sql").read_text(encoding="utf-8"))
TABLES = [*COLUMNS, "event_parties", "sentences_fts", "quotes_fts", "names_fts"]
GIVEN = {
    "words": "Taliban",
    "speaker": "Kabulov",
    "name": "Taliban",
    "one": "Russia",
    "other": "Taliban",
    "saying": "afghanistan-russia-relations#q1",
} | {
    "first": "2017-01-01",
    "last": "2019-12-31",
}

NOT_IN_CORPUS = ("repeated_sayings",)  # no article of it tells what another tells


@contextmanager
def browsing(out: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """`extract browse OUT` at a free port: its address and its process."""
    command = [sys.executable, "-m", "extract", "browse", str(out), "--port", "0", "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        found = next(filter(None, (re.match(r"(http://127\.0\.0\.1:\d+)/ ", line) for line in process.stdout)), None)
        assert found, "it ended without an address"
        try:
            yield found[1], process
        finally:
            process.kill()


def page(address: str, path: str = "", **given: str) -> str:
    with urllib.request.urlopen(f"{address}/{path}?{urllib.parse.urlencode(given)}", timeout=30) as answer:
        text: str = answer.read().decode("utf-8")
        return text


def asked(address: str, query: str, **given: str) -> list[dict[str, Any]]:
    """The rows of a saved query, those of its words that are not given left empty."""
    names = dict.fromkeys(re.findall(r":(\w+)", QUERIES[query]["sql"]), "")
    found: list[dict[str, Any]] = json.loads(page(address, f"extract/{query}.json", _shape="array", **names | given))
    return found


@pytest.fixture(scope="module")
def served(corpus_output: Path) -> Iterator[str]:
    with browsing(corpus_output) as (address, _):
        yield address


class TestPages:
    @pytest.mark.parametrize("name", ["", *TABLES, *VIEWS])
    def test_every_table_and_view(self, served: str, name: str) -> None:
        wanted = "<table" if name and name not in NOT_IN_CORPUS else "<h1"
        assert wanted in page(served, f"extract/{name}" if name else "")

    @pytest.mark.parametrize("query", QUERIES)
    @pytest.mark.parametrize("filled", [True, False])
    def test_every_saved_query(self, served: str, query: str, *, filled: bool) -> None:
        given = {name: GIVEN[name] for name in re.findall(r":(\w+)", QUERIES[query]["sql"])}
        text = page(served, f"extract/{query}", **given if filled else {})
        assert "<table" in text or not filled or query in NOT_IN_CORPUS

    @pytest.mark.parametrize("table", [*COLUMNS, "event_parties"])
    def test_the_page_of_a_row_with_all_its_links(self, served: str, table: str) -> None:
        first = next(re.finditer(rf'href="/(extract/{table}/[^"?]+)"', page(served, f"extract/{table}")))
        links = set(re.findall(r'href="/(extract/[^"]+)"', page(served, first[1])))
        assert links
        for link in links:
            path, _, given = html.unescape(link).partition("?")
            assert page(served, path, **dict(urllib.parse.parse_qsl(given)))

    def test_the_start_page_asks_questions(self, served: str) -> None:
        text = page(served)
        assert all(html.escape(query["title"]) in html.unescape(text) for query in QUERIES.values())
        assert "sql" not in text.lower()

    def test_a_row_leads_to_its_place_in_the_text(self, served: str) -> None:
        text = page(served, "extract/quotes_of_a_speaker", speaker="Verhoeven")
        link = html.unescape(next(re.finditer(r'href="/(-/text[^"]+)"', text))[1])
        path, _, given = link.removesuffix("#here").partition("?")
        shown = page(served, path, **dict(urllib.parse.parse_qsl(given)))
        assert 'id="here"' in shown
        assert '<mark class="quote"' in shown
        with pytest.raises(urllib.error.HTTPError, match="404"):
            page(served, path, id="none#q1")

    def test_a_query_of_ones_own_is_for_other_tools(self, served: str) -> None:
        with pytest.raises(urllib.error.HTTPError, match="403"):
            page(served, "extract", sql="select 1")

    def test_hostile_rows(self, tmp_path: Path) -> None:
        out = hostile_run(tmp_path)
        with browsing(out) as (address, _):
            for name in (*TABLES, *VIEWS):
                assert "<script>document.title" not in page(address, f"extract/{name}")


class TestQueries:
    @pytest.mark.parametrize("query", QUERIES)
    def test_saved_queries_find_something(self, served: str, query: str) -> None:
        names = re.findall(r":(\w+)", QUERIES[query]["sql"])
        found = asked(served, query, **{name: GIVEN[name] for name in names})
        assert bool(found) == (query not in NOT_IN_CORPUS)

    def test_hostile_words_are_words(self, served: str) -> None:
        assert asked(served, "search_quotes", words="\"' OR NEAR( * -", speaker="%';--") == []

    @pytest.mark.parametrize("query", QUERIES)
    @pytest.mark.parametrize("words", ["", " ", '"'])
    def test_a_form_that_is_not_filled_in_yet_is_no_error(self, served: str, query: str, words: str) -> None:
        given = dict.fromkeys(re.findall(r":(\w+)", QUERIES[query]["sql"]), words)
        assert json.loads(page(served, f"extract/{query}.json", **given))["ok"]

    def test_a_table_can_be_searched(self, served: str) -> None:
        assert json.loads(page(served, "extract/quotes.json", _shape="array", _search="negotiation"))


def about_iran(text: str) -> Rows:
    """A speaker with two quotes, the second one of two sentences, which alone speaks of Iran."""
    rows, one = empty_rows(), {"article_id": "a"}
    rows["articles"].append(article_row("a", text))
    sentences = ["Iran heard Ada Brandt say: “Iranians won.”", "“It is over.", "We left Iran,” she said."]
    for number, words in enumerate(sentences, 1):
        rows["sentences"].append(row("sentences", **one, sentence_id=f"a#s{number}", **at(text, words), text=words))
    known = {"label": "PLACE", "entity_id": "place:iran"}
    rows["entities"].append(row("entities", **known, name="Iran", n_mentions="2", n_articles="1"))
    for sentence, start in ((1, 0), (3, text.index("Iran,"))):
        place = {"sentence_id": f"a#s{sentence}", "start": str(start), "end": str(start + 4)}
        rows["mentions"].append(row("mentions", **one, mention_id=f"a#m{sentence}", **place, **known, text="Iran"))
    for number, content in enumerate(["Iranians won.", "It is over. We left Iran,"], 1):
        said = {"quote_id": f"a#q{number}", "sentence_id": f"a#s{number}", "type": "direct", "speaker": "Ada Brandt"}
        cells = {"content": content, "content_spans": spans(text, content), "confidence": "0.90"}
        rows["quotes"].append(row("quotes", **one, **said, **cells))
    return rows


@pytest.fixture(scope="module")
def alike(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with browsing(alike_run(tmp_path_factory.mktemp("alike"))) as (address, _):
        yield address


class TestNames:
    @pytest.mark.parametrize(
        ("typed", "names"),
        [
            ("kabul", ["Kabul"]),
            ("US", ["US"]),
            ("oman", ["Oman", "Woman from Oman"]),
            ("Oman woman", ["Woman from Oman"]),
            ("Kabulov", ["Zamir Kabulov"]),
            ("muller", ["Müller"]),
            ("Kab", []),
            ("%", []),
            ("port | council", ["Port \\| Council"]),
            ("america", ["US"]),
            ("states united", ["US"]),
            ("America States", []),
            ("envoy", ["Zamir Kabulov"]),
            ("Quay side", ["Port \\| Council"]),
            ('the "board"', ["Port \\| Council"]),
        ],
    )
    def test_a_name_is_typed_as_whole_words(self, alike: str, typed: str, names: list[str]) -> None:
        assert [one["speaker"] for one in asked(alike, "search_quotes", words="port", speaker=typed)] == names
        assert len(asked(alike, "quotes_of_a_speaker", speaker=typed)) == len(names)
        for given in ({"one": typed, "other": "unions"}, {"one": "unions", "other": typed}):
            assert sorted(one["actor"] for one in asked(alike, "between_two", **given)) == sorted(names)

    def test_an_empty_name_is_any(self, alike: str) -> None:
        assert len(asked(alike, "quotes_of_a_speaker")) == 2 * len(NAMES_ALIKE)
        assert len(asked(alike, "search_quotes", words="port")) == len(NAMES_ALIKE)
        assert len(asked(alike, "between_two", one="Unions")) == len(NAMES_ALIKE)

    def test_what_is_said_about_someone_is_told_by_places_not_by_letters(self, tmp_path: Path) -> None:
        text = "Iran heard Ada Brandt say: “Iranians won.” “It is over. We left Iran,” she said.\n"
        with browsing(write_run(tmp_path, [(about_iran(text), text)])) as (address, _):
            assert [one["content"] for one in asked(address, "quotes_about", name="iran")] == [
                "It is over. We left Iran,"
            ]

    def test_the_facets_and_links_of_a_table_go_by_entity(self, alike: str) -> None:
        text = page(alike, "extract/quotes")
        assert "speaker_id=place%3Akabul" in text
        quotes = json.loads(page(alike, "extract/quotes.json", _shape="array", speaker_id="place:kabul"))
        assert [quote["speaker"] for quote in quotes] == ["Kabul"]

    @pytest.mark.parametrize(
        ("query", "given", "day"),
        [
            ("quotes_of_a_speaker", {}, "said_from"),
            ("quotes_about", {"name": "Taliban"}, "said_from"),
            ("between_two", {}, "date_from"),
        ],
    )
    def test_rows_without_a_day_stand_last(
        self, served: str, alike: str, query: str, given: dict[str, str], day: str
    ) -> None:
        for address in (served, alike):
            days = [one[day] for one in asked(address, query, **given)]
            dated = [one for one in days if one]
            assert days == [*sorted(dated), *[None] * (len(days) - len(dated))]

    def test_articles_without_a_day_stand_last(self, alike: str) -> None:
        days = [one["published"] for one in json.loads(page(alike, "extract/articles.json", _shape="array"))]
        assert days == [*sorted(filter(None, days), reverse=True), None]


class TestStartAndEnd:
    @pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, -signal.SIGTERM), (signal.SIGINT, 0)])
    def test_a_signal_ends_it_and_frees_the_port(self, tmp_path: Path, number: int, status: int) -> None:
        out = write_run(tmp_path, [(harbour(), HARBOUR)])
        with browsing(out) as (address, process):
            page(address)  # it is up
            process.send_signal(number)
            assert process.wait(timeout=20) == status
            with pytest.raises(urllib.error.URLError):
                page(address)
            with socket.create_server(("127.0.0.1", int(address.rpartition(":")[2]))):
                pass

    @pytest.mark.skipif(os.name != "posix", reason="a kill that cannot be caught")
    def test_nothing_goes_on_serving_when_it_is_killed(self, tmp_path: Path) -> None:
        with browsing(write_run(tmp_path, [(harbour(), HARBOUR)])) as (address, process):
            page(address)
            process.kill()
            process.wait(timeout=20)
            with pytest.raises(urllib.error.URLError):
                page(address)

    def test_a_port_that_is_taken(self, tmp_path: Path) -> None:
        out = write_run(tmp_path, [(harbour(), HARBOUR)])
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            done = run_extract("browse", out, "--port", port, "--no-open")
        assert done.returncode == 2
        way_out = "(Address already in use); --port 0 takes any free one"
        assert done.stderr == f"extract: port {port} is not available {way_out}\n"
        assert not (out / "extract.sqlite").exists()

    @pytest.mark.parametrize("port", ["-1", "65536", "x"])
    def test_a_port_that_is_none(self, tmp_path: Path, port: str) -> None:
        assert run_extract("browse", tmp_path, "--port", port).returncode == 2

    def test_the_browser_is_sent_to_the_port_that_was_taken(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened: list[str] = []
        monkeypatch.setattr("extract.database.browse.webbrowser.open", opened.append)
        monkeypatch.setattr("extract.database.browse._serve", lambda *_: None)
        out = write_run(tmp_path, [(harbour(), HARBOUR)])
        assert browse_database(out, 0, show=False) == 0
        assert opened == []
        assert browse_database(out, 0) == 0
        assert re.fullmatch(r"http://127\.0\.0\.1:[1-9]\d*/", opened[0])

    def test_without_datasette_the_line_to_install_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("extract.database.browse.find_spec", lambda _name: None)
        with pytest.raises(UsageError, match=r"pip install 'datasette<1'"):
            browse_database(tmp_path)

    def test_a_folder_without_a_run(self, tmp_path: Path) -> None:
        done = run_extract("browse", tmp_path, "--port", "0")
        assert done.returncode == 2
        assert "name a folder that `extract run` wrote" in done.stderr
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("command", ["browse", "report", "export --to brat"])
    def test_no_such_folder(self, tmp_path: Path, command: str) -> None:
        done = run_extract(*command.split(), "nosuch", cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr == "extract: nosuch: no such folder; name one that `extract run` wrote\n"


def rows(out: Path) -> int:
    with closing(sqlite3.connect(out / "extract.sqlite")) as database:
        [count] = database.execute("SELECT count(*) FROM quotes").fetchone()
        return int(count)


def without(out: Path) -> None:
    (out / "extract.sqlite").unlink()


def emptied(out: Path) -> None:
    (out / "extract.sqlite").write_bytes(b"")


def no_database(out: Path) -> None:
    (out / "extract.sqlite").write_bytes(b"not a database " * 5_000)


def cut(out: Path) -> None:
    path = out / "extract.sqlite"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def a_damaged_page(out: Path) -> None:
    path = out / "extract.sqlite"
    content = bytearray(path.read_bytes())
    content[-3 * 4096 : -2 * 4096] = b"\xff" * 4096
    path.write_bytes(content)


def other_tables(out: Path) -> None:
    path = out / "extract.sqlite"
    path.unlink()
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE articles (id TEXT)")


HARM = [without, emptied, no_database, cut, a_damaged_page, other_tables]


class TestRenewal:
    @pytest.mark.parametrize("harm", HARM)
    def test_a_database_that_is_not_well_is_written_anew(self, tmp_path: Path, harm: Any) -> None:
        out = write_run(tmp_path, [(harbour(), HARBOUR)])
        whole = write_database(out).read_bytes()
        assert renew_database(out) == ""
        harm(out)
        fault = "missing" if harm is without else "damaged or of another version"
        assert renew_database(out) == f"{out / 'extract.sqlite'} was {fault}: written anew from the tables"
        assert (out / "extract.sqlite").read_bytes() == whole

    def test_one_that_is_older_than_the_tables(self, tmp_path: Path) -> None:
        out = write_run(tmp_path, [(harbour(), HARBOUR)])
        write_database(out)
        write_run(out, [(harbour("a"), HARBOUR), (harbour("b"), HARBOUR)])
        os.utime(out / "extract.sqlite", (1, 1))
        assert "was older than the tables: written anew" in renew_database(out)
        assert rows(out) == 4

    def test_a_sound_one_is_left_alone(self, tmp_path: Path) -> None:
        out = write_run(tmp_path, [(harbour(), HARBOUR)])
        before = write_database(out).stat()
        assert renew_database(out) == ""
        assert (out / "extract.sqlite").stat() == before

    def test_it_stops_when_told_while_it_looks(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        out = write_run(tmp_path, [(harbour(), HARBOUR)])
        write_database(out)
        monkeypatch.setattr("extract.database.sqlite._STEPS", 10)

        sqlite3.enable_callback_tracebacks(False)  # datasette, which other tests import, turns them on

        def check() -> None:
            raise Interrupted(15)

        with pytest.raises(Interrupted):
            renew_database(out, check)

    def test_browse_serves_the_new_one_and_says_so(self, tmp_path: Path) -> None:
        out = write_run(tmp_path, [(harbour(), HARBOUR)])
        write_database(out)
        no_database(out)
        with browsing(out) as (address, _):
            assert len(asked(address, "quotes_of_a_speaker", speaker="Brandt")) == 1

    def test_a_run_that_has_nothing_else_to_do(self, tmp_path: Path) -> None:
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "a.txt").write_text("Mayor Ada Brandt said on Monday that the port of Oslo was open.\n")
        out = tmp_path / "out"
        first = run_extract("run", tmp_path / "in", "--output", out)
        assert "written anew" not in first.stdout
        views = [out / "extract.sqlite", out / "report.html"]
        whole = [path.read_bytes() for path in views]
        for path in views:
            path.write_bytes(path.read_bytes()[:5_000])
        done = run_extract("run", tmp_path / "in", "--output", out)
        assert (done.returncode, done.stderr) == (0, "")
        assert [path.read_bytes() for path in views] == whole
        assert f"{out / 'extract.sqlite'} was damaged or of another version: written anew" in done.stdout
        assert f"{out / 'report.html'} was damaged: written anew" in done.stdout
        again = run_extract("run", tmp_path / "in", "--output", out)
        assert "nothing has changed" in again.stdout
        assert "written anew" not in again.stdout
