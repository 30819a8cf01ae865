"""A run over many articles, watched: does memory stay flat, is the last thousand as fast as the first?

usage: python tests/support/scale.py TEXTS --articles 20000 --words 120 --folder DIR [--workers 1]

TEXTS is any folder of .txt files. From its paragraphs so many articles of about so many words are made in DIR/in, each
with names and rare words of its own, so that the vocabulary grows as in life; then they are run into DIR/out. Every
thousand articles a line tells words a second of the workers' processor time and the memory of workers and parent.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from extract.run import RunOptions, command, run_corpus
from extract.run.tasks import Outcome

_WORD = re.compile(r"[^\W\d_]+")
_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "il", "or", "us")]
_EVERY = 40  # one long word in so many becomes one that nobody has met


def varied(text: str, number: int) -> str:
    """The text with other names, the same ones for the same names, and some other words."""

    def other(match: re.Match[str]) -> str:
        word = match[0]
        digest = hashlib.sha256(f"{number}{word}".encode()).digest()
        is_name = word[0].isupper() and word[1:].islower() and text[max(0, match.start() - 2)] not in '.!?\n“"'
        if len(word) < 4 or not (is_name or (len(word) > 7 and digest[0] % _EVERY == 0)):
            return word
        new = "".join(_SYLLABLES[byte % len(_SYLLABLES)] for byte in digest[1:4])
        return new.capitalize() if is_name else new

    return _WORD.sub(other, text)


def make(texts: Path, folder: Path, articles: int, words: int) -> None:
    """Writes the articles, in folders of a thousand."""
    paragraphs = [
        line
        for file in sorted(texts.rglob("*.txt"))
        for line in file.read_text(encoding="utf-8").split("\n")
        if len(line.split()) > 15
    ]
    source = cycle(paragraphs)
    for number in range(articles):
        parts: list[str] = []
        while sum(len(part.split()) for part in parts) < words:
            parts.append(next(source))
        file = folder / f"{number // 1000:04d}" / f"{number:07d}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n\n".join(varied(part, number) for part in parts) + "\n", encoding="utf-8")


def _processes() -> Iterator[tuple[int, str, int, float]]:
    """Parent, command line, resident kilobytes and processor seconds of each process."""
    listed = subprocess.run(
        ["ps", "-A", "-ww", "-o", "pid=,ppid=,rss=,cputimes=,args="], capture_output=True, text=True, check=True
    ).stdout
    for line in listed.splitlines():
        _, parent, size, seconds, *args = line.split(maxsplit=4)
        yield int(parent), args[0] if args else "", int(size), float(seconds)


def watch(corpus: Path, out: Path, workers: int) -> None:
    """Runs, and prints a line for every thousand articles."""
    import os

    keep = command.Planner.keep
    done, counted, spent, begun = 0, 0, 0.0, time.monotonic()
    print("articles  words/s of worker time  worker MB  parent MB  minutes", flush=True)

    def noted(planner: command.Planner, outcome: Outcome) -> None:
        nonlocal done, counted, spent
        keep(planner, outcome)
        done += 1
        if done % 1000:
            return
        found = [p for p in _processes() if p[0] == os.getpid() and "spawn_main" in p[1]]
        seconds = sum(p[3] for p in found)
        [own] = [int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if "VmRSS" in line]
        speed = (planner.words - counted) / max(seconds - spent, 1)
        minutes = (time.monotonic() - begun) / 60
        print(
            f"{done:8d}  {speed:21,.0f}  {max(p[2] for p in found) / 1024:9.0f}  {own / 1024:9.0f}  {minutes:7.1f}",
            flush=True,
        )
        counted, spent = planner.words, seconds

    command.Planner.keep = noted  # type: ignore[method-assign]
    run_corpus(corpus, out, RunOptions(workers=workers))
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"parent at most {peak:.0f} MB, workers at most {most:.0f} MB")


def main() -> int:
    """Makes the corpus if it is not there, then watches the run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=120)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--workers", type=int, default=1)
    args = parser.parse_args()
    if not (args.folder / "in").exists():
        make(args.texts, args.folder / "in", args.articles, args.words)
    watch(args.folder / "in", args.folder / "out", args.workers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
