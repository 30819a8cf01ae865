"""A run over all formats: texts in OUT, offsets into them, changed pages seen, missing extras told."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest

from support.format_samples import all_formats, zipped
from support.format_samples import plant as plant_files
from support.pdf_writer import column, pdf
from support.program import run_extract
from support.runs import start
from support.sample_pages import PAGES

pytestmark = pytest.mark.slow

SAID = "“We are ready to help Marn,” President Lena Orlova told reporters in Tolven on Monday."
IDS = ["csv/k1", "divs", "note", "paper", "plain", "word"]

# Where a file lies, and what one folder's articles share with the other's, which tell the same.
OF_BOTH = ("path", "text_path", "duplicate_of", "near_duplicate_of", "story_id", "happening_id", "saying_id")


def plant(corpus: Path) -> Path:
    corpus.mkdir()
    (corpus / "plain.txt").write_text(f"{SAID}\n", encoding="utf-8")
    (corpus / "divs.html").write_bytes((PAGES / "divs.html").read_bytes())
    (corpus / "note.md").write_text(f"---\ntitle: Help\ndate: 2021-09-08\n---\n\n{SAID}\n", encoding="utf-8")
    (corpus / "csv.csv").write_text(
        f'id,text,published,url,publisher\nk1,"{SAID}",2021-09-08,https://wire.example/k1,Northwire\n', encoding="utf-8"
    )
    (corpus / "paper.pdf").write_bytes(pdf([column([SAID[:50].rstrip(), SAID[50:].lstrip()])]))
    document = docx.Document()
    document.add_paragraph(SAID)
    document.save(str(corpus / "word.docx"))
    (corpus / "metadata.csv").write_text("path,title,publisher\npaper.pdf,The paper,The Press\n", encoding="utf-8")
    return corpus


def table(out: Path, name: str) -> list[dict[str, str]]:
    with (out / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def without(folder: Path, *modules: str) -> dict[str, str]:
    """The environment of a machine on which these packages are not installed."""
    for module in modules:
        (folder / f"{module}.py").write_text("raise ImportError\n", encoding="utf-8")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])}


def test_a_run_over_all_formats(tmp_path: Path) -> None:
    corpus, out = plant(tmp_path / "corpus"), tmp_path / "out"
    assert run_extract("run", corpus, "--output", out).returncode == 0
    articles = {row["article_id"]: row for row in table(out, "articles")}
    assert list(articles) == IDS
    assert {row["status"] for row in articles.values()} == {"ok"}
    assert [articles[each]["title"] for each in ("divs", "note", "paper")] == [
        *("Estova bans wood stoves from 2026", "Help", "The paper"),
    ]
    assert [articles[each]["published"] for each in IDS] == ["2021-09-08", "2023-11-02", "2021-09-08", "", "", ""]
    assert [(articles[each]["url"], articles[each]["publisher"]) for each in ("csv/k1", "divs", "note", "paper")] == [
        ("https://wire.example/k1", "Northwire"),
        ("https://daily.example/2023/11/02/estova-bans-wood-stoves.html", "daily.example"),
        ("", ""),
        ("", "The Press"),
    ]
    texts = {each: (out / "texts" / f"{each}.txt").read_bytes().decode() for each in IDS}
    assert texts["divs"] == (PAGES / "divs.txt").read_text(encoding="utf-8")
    assert {texts[each].strip() for each in IDS if each != "divs"} == {SAID}
    for name in ("sentences", "mentions", "dates"):
        rows = table(out, name)
        assert {row["article_id"] for row in rows} == set(IDS)
        assert all(texts[row["article_id"]][int(row["start"]) : int(row["end"])] == row["text"] for row in rows)

    page = (corpus / "divs.html").read_text(encoding="utf-8")
    (corpus / "divs.html").write_text(page.replace("4,200 homes", "4,300 homes"), encoding="utf-8")
    assert run_extract("run", corpus, "--output", out).returncode == 0
    assert "4,300 homes" in (out / "texts" / "divs.txt").read_text(encoding="utf-8")
    (corpus / "divs.html").write_text(page.replace("2023/11/02", "2023/11/03"), encoding="utf-8")
    assert run_extract("run", corpus, "--output", out).returncode == 0
    assert {row["published"] for row in table(out, "articles") if row["article_id"] == "divs"} == {"2023-11-03"}
    assert "4,200 homes" in (out / "texts" / "divs.txt").read_text(encoding="utf-8")


def test_without_the_extra(tmp_path: Path) -> None:
    corpus, out = plant(tmp_path / "corpus"), tmp_path / "out"
    command = [sys.executable, "-m", "extract", "run", str(corpus), "--output", str(out)]
    done = subprocess.run(command, env=without(tmp_path, "pypdf", "docx"), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    articles = {row["article_id"]: row for row in table(out, "articles")}
    assert {each: row["error"] for each, row in articles.items() if row["status"] == "failed"} == {
        "paper": "PDF needs pypdf: pip install pypdf",
        "word": "DOCX needs python-docx: pip install python-docx",
    }
    assert sum(row["status"] == "ok" for row in articles.values()) == 4


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.html", "a.md", "a.csv"])
def test_a_broken_file_is_one_line(tmp_path: Path, name: str) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / name).write_bytes(b"%PDF-1.7\n<broken" if name == "a.pdf" else b"")
    done = run_extract("run", corpus, "--output", tmp_path / "out")
    assert done.returncode == 2
    assert name.partition(".")[0] in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_of_all_formats_and_a_zip_of_it_give_the_same_tables_after_a_kill(tmp_path: Path) -> None:
    files, out = all_formats(), tmp_path / "out"
    corpus = plant_files(tmp_path / "corpus", {f"folder/{name}": data for name, data in files.items()})
    metadata = b"path,published,publisher\nfolder/plain.txt,2020-02-02,The Press\n"
    plant_files(corpus, {"packed.zip": zipped(files), "metadata.csv": metadata})
    killed = start(corpus, "--output", out, "--workers", 2)
    journal = out / ".extract" / "journal.sqlite-wal"
    while killed.poll() is None and not (journal.exists() and journal.stat().st_size > 400_000):
        time.sleep(0.02)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    done = run_extract("run", corpus, "--output", out, "--workers", 2)
    assert (done.returncode, done.stderr) == (1, ""), done.stdout
    assert "columns    text from `body`, published from `date`: folder/dump.csv" in done.stdout
    assert done.stdout.count("soffice --convert-to docx") == 2
    for name in ("articles", "sentences", "mentions", "dates", "quotes", "events"):
        halves: dict[str, list[list[str]]] = {"folder": [], "packed": []}
        for row in table(out, name):
            half, _, own = row.pop("article_id").partition("/")
            told = [value for key, value in row.items() if key not in OF_BOTH]
            halves[half].append([own, *(value.replace(f"{half}/", "") for value in told)])
        assert halves["folder"] == halves["packed"]
        assert halves["folder"]
