"""The Dask engine: the same bytes on a cluster, whose workers may die."""

from __future__ import annotations

import csv
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from extract.config import load_config
from extract.errors import ExtractError, UsageError
from extract.run import cluster as engine
from extract.run.cluster import DaskCluster, work_off
from extract.run.tasks import Task
from support.program import ROOT, run_extract
from support.runs import MODELS, plant, run, settings, start, tables, workers_of

pytestmark = pytest.mark.slow

CONFIG = load_config(ROOT / "config.toml")
TASK = Task(b"k", "The mayor said on Tuesday that the harbour would open.", "", "en")


def engine_at(address: str) -> DaskCluster:
    return DaskCluster(CONFIG, 1, lambda: None, address=address)


@pytest.fixture
def two_workers(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalCluster]:
    monkeypatch.syspath_prepend(MODELS)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(MODELS), os.environ.get("PYTHONPATH", "")]))
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster:
        yield cluster


def test_the_same_bytes_on_a_cluster_one_of_whose_workers_is_killed(tmp_path: Path, two_workers: LocalCluster) -> None:
    corpus = plant(tmp_path / "in", 24, dict.fromkeys(range(24), "SLOWWORKER"))
    chosen = settings(tmp_path)
    process = start(
        *(corpus, "--output", tmp_path / "o1", "--config", chosen),
        *("--engine", "dask", "--scheduler", two_workers.scheduler_address),
    )
    log = tmp_path / "o1" / ".extract" / "journal.sqlite-wal"
    end = time.monotonic() + 60
    while not (log.exists() and log.stat().st_size > 60_000):
        assert time.monotonic() < end
        assert process.poll() is None
        time.sleep(0.05)
    os.kill(two_workers.workers[0].process.pid, signal.SIGKILL)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (0, ""), out + err
    run(corpus, "--output", tmp_path / "o2", "--config", chosen, "--workers", 2)
    assert tables(tmp_path / "o1") == tables(tmp_path / "o2")


def test_poison_is_found_on_a_local_cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "0")  # Dask tries four times: too long here
    corpus = plant(tmp_path / "in", 6, {2: "KILLWORKER"})
    out = run(corpus, "--output", tmp_path / "o", "--config", settings(tmp_path), "--engine", "dask", status=1)
    assert "articles   5 ok, 1 failed, 0 skipped" in out
    assert "failed: a00002.txt: its workers died again and again: killed, out of memory" in out
    with (tmp_path / "o" / "articles.csv").open(newline="", encoding="utf-8") as file:
        assert [row["status"] for row in csv.DictReader(file)] == ["ok", "ok", "failed", "ok", "ok", "ok"]


def test_no_scheduler_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_ANSWER", "1s")
    with pytest.raises(UsageError, match=r"tcp://127\.0\.0\.1:9: no scheduler answers"):
        list(engine_at("tcp://127.0.0.1:9").run(iter([[TASK]])))


def test_dask_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install dask distributed"):
        list(engine_at("").run(iter([[TASK]])))


def test_nothing_to_do_needs_no_cluster() -> None:
    assert list(engine_at("tcp://127.0.0.1:9").run(iter([]))) == []


def test_a_worker_with_another_version_is_refused() -> None:
    with pytest.raises(ExtractError, match="has another extract, spaCy or model"):
        work_off([TASK], CONFIG, b"another")


def test_the_watchdog_lets_go(monkeypatch: pytest.MonkeyPatch) -> None:
    class Echo:
        def work(self, task: Task) -> Task:
            return task

    for _ in range(3):
        assert engine._work_in_time(Echo(), TASK, 0.05) == TASK  # type: ignore[arg-type, comparison-overlap]
    threading.Event().wait(0.1)
    monkeypatch.setattr(Echo, "work", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        engine._work_in_time(Echo(), TASK, 0.05)  # type: ignore[arg-type]
    threading.Event().wait(0.1)


def test_scheduler_without_dask(tmp_path: Path) -> None:
    done = run_extract("run", tmp_path, "--scheduler", "tcp://127.0.0.1:9")
    assert done.returncode == 2
    assert done.stderr == "extract: --scheduler goes with --engine dask\n"


def test_ctrl_c_while_a_local_cluster_starts(tmp_path: Path) -> None:
    process = start(plant(tmp_path / "in", 1), "--output", tmp_path / "out", "--engine", "dask")
    deadline = time.monotonic() + 60
    while len(workers_of(process.pid)) < 1 and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)  # as Ctrl-C does: to all processes of the terminal's group
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert err == "extract: interrupted; what is finished is kept: the same command goes on from there\n"
