"""Runs in processes of their own, for the tests that disturb them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

MODELS = Path(__file__).parent / "models"
PLACES = ("Tolven", "Marn", "Port Selda", "Redhill", "Estova", "Kirran", "Oskavel")
PEOPLE = ("Lena Orlova", "Anna Berg", "Oskar Venn", "Ida Marsh", "Tomas Rell", "Vera Holt")


def text(number: int, word: str = "") -> str:
    """A short article, each number's another."""
    place, other = PLACES[number % len(PLACES)], PLACES[number // 7 % len(PLACES)]
    person, second = PEOPLE[number % len(PEOPLE)], PEOPLE[number // 6 % len(PEOPLE)]
    return (
        f"Talks in {place} go on\n\n"
        f"President {person} met {second} in {place} on {number % 27 + 1} May 2019 to sign deal {number}. {word}\n\n"
        f"“We are ready to help {other},” {person.split()[1]} told reporters. She said that {number} guards had left "
        "on Monday.\n"
    )


def plant(folder: Path, number: int, words: dict[int, str] | None = None) -> Path:
    """A corpus of so many articles, a word added to some of them."""
    folder.mkdir(parents=True)
    for each in range(number):
        (folder / f"a{each:05d}.txt").write_text(text(each, (words or {}).get(each, "")), encoding="utf-8")
    return folder


def settings(folder: Path, **run: float) -> Path:
    """A settings file that names the model with faults."""
    lines = ["model = 'model_with_faults'", "[run]", *(f"{key} = {value}" for key, value in run.items())]
    path = folder / "faults.toml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def start(*args: object) -> subprocess.Popen[str]:
    """`python -m extract run ARGS`, the head of a process group of its own, the model with faults within reach."""
    return subprocess.Popen(
        [sys.executable, "-m", "extract", "run", *map(str, args)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(MODELS), os.environ.get("PYTHONPATH", "")])},
    )


def run(*args: object, status: int = 0) -> str:
    """A run to its end; what it printed."""
    process = start(*args)
    out, err = process.communicate(timeout=300)
    assert process.returncode == status, out + err
    return out + err


def tables(out: Path) -> dict[str, bytes]:
    """Every file of an output folder but the journal."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.relative_to(out).parts[0] != ".extract"
    }


def workers_of(parent: int) -> list[int]:
    """The worker processes of a run."""
    listed = subprocess.run(
        ["ps", "-A", "-ww", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True
    ).stdout
    rows = (line.split(maxsplit=2) for line in listed.splitlines())
    return [int(pid) for pid, ppid, args in rows if int(ppid) == parent and "spawn_main" in args]
