"""Real processes, really killed: nothing is lost, nothing doubled, and the tables are those of an undisturbed run.

By default a short form runs; EXTRACT_LONG_TESTS=1 runs 200 articles with ten kills each way (docs/scaling.md).
"""

from __future__ import annotations

import csv
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from support.runs import plant, run, settings, start, tables, workers_of

pytestmark = pytest.mark.slow

LONG = bool(os.environ.get("EXTRACT_LONG_TESTS"))
ARTICLES, KILLS = (200, 10) if LONG else (20, 2)
VIEWS = ("extract.sqlite", "report.html", "run.json")


def statuses(out: Path) -> dict[str, tuple[str, str]]:
    with (out / "articles.csv").open(newline="", encoding="utf-8") as file:
        return {row["article_id"]: (row["status"], row["error"]) for row in csv.DictReader(file)}


def until(condition: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def journal_size(out: Path) -> int:
    wal = out / ".extract" / "journal.sqlite-wal"
    return wal.stat().st_size if wal.exists() else 0


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    slow = dict.fromkeys(range(0, ARTICLES, 2 if LONG else 1), "SLOWWORKER")
    return plant(tmp_path_factory.mktemp("faults") / "in", ARTICLES, slow)


@pytest.fixture(scope="module")
def undisturbed(corpus: Path) -> dict[str, bytes]:
    out = corpus.parent / "undisturbed"
    run(corpus, "--output", out, "--config", settings(corpus.parent), "--workers", 2)
    return tables(out)


def test_killed_workers_cost_nothing(corpus: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    chance = random.Random(7)
    process = start(corpus, "--output", tmp_path, "--config", settings(corpus.parent), "--workers", 2)
    _until_it_works(process, tmp_path)
    killed = 0
    while killed < KILLS and process.poll() is None:
        for worker in chance.sample(found, 1) if (found := workers_of(process.pid)) else []:
            os.kill(worker, signal.SIGKILL)
            killed += 1
        time.sleep(chance.uniform(0.1, 3 if LONG else 0.6))
    out, err = process.communicate(timeout=300)
    assert (process.returncode, err) == (0, ""), out + err
    assert killed == KILLS
    assert tables(tmp_path) == undisturbed


def _until_it_works(process: subprocess.Popen[str], out: Path) -> None:
    """Until a run has finished some more articles, or is at its end."""
    size = journal_size(out)
    until(lambda: journal_size(out) > size + 20_000 or process.poll() is not None)


def _until_gone(processes: list[int]) -> None:
    until(lambda: not any(_is_there(process) for process in processes))


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_killed_run_goes_on_where_it_was(corpus: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    chance = random.Random(8)
    options = (corpus, "--output", tmp_path, "--config", settings(corpus.parent))
    for number in range(KILLS):
        process = start(*options, "--workers", 1 + number % 2)
        _until_it_works(process, tmp_path)
        time.sleep(chance.uniform(0, 0.5))
        workers = workers_of(process.pid)
        process.kill()
        process.communicate(timeout=60)
        _until_gone(workers)
        assert not any(name.endswith(".csv") and "/" not in name for name in tables(tmp_path) if name[0] != ".")
    done = run(*options)
    assert "more reused from an earlier run" in done
    assert tables(tmp_path) == undisturbed


def test_a_stopped_run_goes_on_where_it_was(corpus: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    options = (corpus, "--output", tmp_path, "--config", settings(corpus.parent))
    for number, status in ((signal.SIGTERM, 143), (signal.SIGINT, 130)):
        process = start(*options)
        _until_it_works(process, tmp_path)
        # Ctrl-C goes to all processes of the terminal's group
        os.killpg(process.pid, number) if number == signal.SIGINT else os.kill(process.pid, number)
        out, err = process.communicate(timeout=20)
        assert (process.returncode, out) == (status, "")
        assert err == "extract: interrupted; what is finished is kept: the same command goes on from there\n"
        assert tables(tmp_path) == {}
    assert "more reused from an earlier run" in run(*options)
    assert tables(tmp_path) == undisturbed


FATAL = {
    3: ("KILLWORKER", "its worker died 3 times: SIGKILL, perhaps out of memory"),
    5: ("CRASHWORKER", "its worker died 2 times: SIGSEGV"),
    6: ("EXHAUSTWORKER", "its worker died 2 times: out of memory"),
    7: ("FAILWORKER", "internal error: ZeroDivisionError: division by zero; run it alone with --debug"),
    8: ("STALLWORKER", "took longer than 4 seconds (run.seconds_per_article)"),
}


def test_poison_is_found_and_told(tmp_path: Path) -> None:
    words = {number: word for number, (word, _) in FATAL.items()}
    chosen = settings(tmp_path, seconds_per_article=4)
    poisoned, clean = plant(tmp_path / "poisoned", 12, words), plant(tmp_path / "clean", 12)
    for number in FATAL:
        (clean / f"a{number:05d}.txt").write_text("", encoding="utf-8")
    run(clean, "--output", tmp_path / "o1", "--config", chosen, status=1)
    out = run(poisoned, "--output", tmp_path / "o2", "--config", chosen, "--workers", 2, status=1)
    found = statuses(tmp_path / "o2")
    assert {f"a{number:05d}": ("failed", reason) for number, (_, reason) in FATAL.items()} == {
        article: told for article, told in found.items() if told[0] != "ok"
    }
    assert "articles   7 ok, 5 failed, 0 skipped" in out
    wanted, got = tables(tmp_path / "o1"), tables(tmp_path / "o2")
    assert {name for name in wanted if wanted[name] != got.get(name)} == {"articles.csv", *VIEWS}


def test_a_second_run_on_the_same_folder_is_told_so(corpus: Path, tmp_path: Path) -> None:
    options = (corpus, "--output", tmp_path, "--config", settings(corpus.parent))
    first = start(*options)
    until(lambda: journal_size(tmp_path) > 20_000)
    second = run(*options, status=2)
    assert second.startswith(f"extract: {tmp_path}: another run writes there (process {first.pid} on ")
    assert second.count("\n") == 1
    first.kill()
    first.communicate(timeout=60)


FULL = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.argv = ["extract", *sys.argv[2:]]
runpy.run_module("extract", run_name="__main__")
"""


@pytest.mark.parametrize("room", [5_000, 60_000] if LONG else [20_000])
def test_a_full_disk_leaves_what_is_finished(tmp_path: Path, room: int) -> None:
    corpus, out = plant(tmp_path / "in", 12), tmp_path / "out"
    arguments = ("run", corpus, "--output", out)
    run(corpus, "--output", out)
    before = tables(out)
    for number in range(12, 24):
        (corpus / f"b{number}.txt").write_text((corpus / "a00001.txt").read_text("utf-8") + f"{number}", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(room), *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2, done.stdout + done.stderr
    assert "cannot be" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    after = tables(out)
    assert {name: after[name] for name in before} == before
    run(corpus, "--output", out)
    run(corpus, "--output", tmp_path / "fresh")
    assert tables(out) == tables(tmp_path / "fresh")
