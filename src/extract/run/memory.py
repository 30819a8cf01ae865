"""How many workers the free memory has room for: one too many, and the system kills whatever it likes."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

log = logging.getLogger("extract.run")

_WORKER = 450_000_000  # bytes that one takes with the default model
_GB = 1_000_000_000  # bytes
_ROOT = Path("/")
# Of control groups, new and old, as containers and batch systems set them: the name by which the system tells ours,
# the folder of all, the files with limit and use, and the line of memory.stat with what of that is only borrowed.
_GROUPS = (
    ("", "sys/fs/cgroup", "memory.max", "memory.current", "inactive_file"),
    ("memory", "sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"),
)


def affordable(workers: int) -> int:
    """So many workers, or with a warning in the log as many as the free memory has room for, but one at least."""
    free = free_memory()
    room = max(free // _WORKER, 1) if free is not None else workers
    if room >= workers:
        return workers
    need = f"{workers} workers need some {workers * _WORKER / _GB:,.1f} GB of memory"
    log.warning("%s, %s GB are free: %d will do the work", need, f"{(free or 0) / _GB:,.1f}", room)
    return room


def free_memory(root: Path = _ROOT) -> int | None:
    """Bytes that are free, for this process and all that it starts; None where the system does not tell.

    Where it tells only how much memory there is, that. `root` holds the system's files.
    """
    told = [free for free in (_of_system(root), *_of_groups(root)) if free is not None]
    return max(min(told), 0) if told else None


def _of_system(root: Path) -> int | None:
    with suppress(OSError, ValueError, IndexError):
        return _number(root / "proc/meminfo", "MemAvailable:") * 1024
    with suppress(OSError, ValueError, AttributeError):
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return None


def _of_groups(root: Path) -> Iterator[int]:
    """What is left to each control group that we are in; a container may see its own at the top."""
    ours: list[list[str]] = []
    with suppress(OSError):
        ours = [line.split(":", 2) for line in (root / "proc/self/cgroup").read_text(encoding="utf-8").splitlines()]
    for name, top, limit, taken, borrowed in _GROUPS:
        for _, names, path in ours:
            if name not in names.split(","):
                continue
            group = root / top / path.lstrip("/")
            while group.is_relative_to(root / top):
                with suppress(OSError, ValueError, IndexError):  # "max": without a limit
                    most, now = (int((group / file).read_text(encoding="utf-8")) for file in (limit, taken))
                    yield most - now + _number(group / "memory.stat", f"{borrowed} ")
                group = group.parent


def _number(file: Path, begin: str) -> int:
    """The number in the line that begins so. Raises OSError, ValueError or IndexError if there is none."""
    text = file.read_text(encoding="utf-8")
    line = next((line for line in text.splitlines() if line.startswith(begin)), "")
    return int(line.split()[1])
