"""Workers are no more than there is memory for."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.config import load_config
from extract.run import RunOptions, command, memory
from extract.run.memory import affordable, free_memory

GB = 1_000_000_000


def system(root: Path, **files: str) -> Path:
    for name, text in {"proc/meminfo": "MemTotal: 9000000 kB\nMemAvailable: 4000000 kB\n", **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_what_the_system_tells(tmp_path: Path) -> None:
    assert free_memory(system(tmp_path)) == 4_096_000_000
    real = free_memory()
    assert real is None or real > 0


@pytest.mark.parametrize("group", ["/batch/job7", "/"])
@pytest.mark.parametrize(
    ("line", "folder", "limit", "taken", "borrowed"),
    [
        ("0::", "sys/fs/cgroup", "memory.max", "memory.current", "inactive_file"),
        (
            "4:memory:",
            "sys/fs/cgroup/memory",
            "memory.limit_in_bytes",
            "memory.usage_in_bytes",
            "total_inactive_file",
        ),
        (
            "5:cpu,memory:",
            "sys/fs/cgroup/memory",
            "memory.limit_in_bytes",
            "memory.usage_in_bytes",
            "total_inactive_file",
        ),
    ],
)
def test_what_a_control_group_may_have(
    tmp_path: Path, group: str, line: str, folder: str, limit: str, taken: str, borrowed: str
) -> None:
    where = f"{folder}{group.rstrip('/')}"
    root = system(
        tmp_path,
        **{
            "proc/self/cgroup": f"9:cpuset:/\n{line}{group}\n",
            f"{where}/{limit}": f"{2 * GB}\n",
            f"{where}/{taken}": f"{GB}\n",
            f"{where}/memory.stat": f"anon 5\n{borrowed} 500\n",
        },
    )
    assert free_memory(root) == GB + 500
    (root / where / limit).write_text("max\n" if limit == "memory.max" else "9223372036854771712\n", encoding="utf-8")
    assert free_memory(root) == 4_096_000_000


def test_a_system_that_tells_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(memory.os, "sysconf")
    assert free_memory(tmp_path) is None
    monkeypatch.setattr(memory, "free_memory", lambda: None)
    assert affordable(64) == 64


@pytest.mark.parametrize(
    ("workers", "free", "room"), [(64, 9.3 * GB, 20), (20, 9.3 * GB, 20), (2, 0.8 * GB, 1), (2, 0, 1), (1, 0, 1)]
)
def test_workers_are_lowered_with_a_word(
    workers: int, free: float, room: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(memory, "free_memory", lambda: int(free))
    assert affordable(workers) == room
    assert bool(caplog.messages) == (room < workers)
    if workers == 64:
        told = "64 workers need some 28.8 GB of memory, 9.3 GB are free: 20 will do the work"
        assert caplog.messages == [told]


def test_a_run_has_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "free_memory", lambda: 2 * GB)
    config = load_config()
    nine = config.model_copy(update={"run": config.run.model_copy(update={"workers": 9})})
    assert command._workers(config, RunOptions(workers=64)) == 4
    assert command._workers(nine, RunOptions()) == 4
    assert command._workers(nine, RunOptions(engine="dask", scheduler="tcp://host:8786")) == 9
