"""Verifies a folder of gold files against the articles that they label."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from extract.errors import UsageError
from extract.score.compiler import compile_with_problems
from extract.score.gold import Gold

RECORD_LAYERS = ("entities", "mentions", "dates", "quotes", "events", "numbers")


@dataclass(frozen=True, slots=True)
class GoldCheck:
    """What `extract gold check` found: problems as "FILE:LINE: message", counts of records by layer."""

    files: int
    counts: Counter[str] = field(default_factory=Counter)
    problems: tuple[str, ...] = ()


def gold_files(gold_dir: Path) -> dict[str, Path]:
    """The gold files under a folder by article id, in the order of ids.

    The id is the path under it without suffix, as under OUT/texts: what file systems refuse is percent-encoded.
    Raises UsageError when the folder is missing or holds none.
    """
    if not gold_dir.is_dir():
        raise UsageError(f"no such gold folder: {gold_dir}")
    paths: dict[str, Path] = {}
    for path in sorted(gold_dir.rglob("*.jsonl")):
        article_id = unquote(_name(gold_dir, path))
        if article_id in paths:
            raise UsageError(f"{path} and {paths[article_id]} label one article; keep one of them")
        paths[article_id] = path
    if not paths:
        raise UsageError(f"no gold files (*.jsonl) in {gold_dir}")
    return dict(sorted(paths.items()))


def corpus_file(corpus: Path, name: str, article_id: str) -> Path:
    """The article that gold of this name labels: under CORPUS as OUT/texts names it, else as its id does."""
    encoded, plain = corpus / f"{name}.txt", corpus / f"{article_id}.txt"
    return encoded if encoded.exists() else plain


def _name(gold_dir: Path, path: Path) -> str:
    return path.relative_to(gold_dir).with_suffix("").as_posix()


def read_text(path: Path) -> str:
    """The decoded UTF-8 file, unchanged but for a byte order mark. Raises OSError, UnicodeDecodeError."""
    return path.read_bytes().decode("utf-8-sig")


def check_gold(gold_dir: Path, corpus: Path) -> GoldCheck:
    """Compile every gold file under a folder against CORPUS/<id>.txt and gather all problems.

    Raises UsageError when a folder is missing or no gold file is there.
    """
    files = gold_files(gold_dir)
    if not corpus.is_dir():
        raise UsageError(f"no such corpus folder: {corpus}")
    counts: Counter[str] = Counter()
    problems: list[str] = []
    for article_id, path in files.items():
        source = corpus_file(corpus, _name(gold_dir, path), article_id)
        try:
            text = read_text(source)
        except FileNotFoundError:
            problems.append(f"{path}:1: its article {source} is not there (texts of pages and dumps: OUT/texts)")
            continue
        except (OSError, UnicodeDecodeError) as error:
            problems.append(f"{path}:1: its article {source} cannot be read as UTF-8 text: {error}")
            continue
        gold, found = compile_with_problems(path, text, article_id)
        problems.extend(found)
        if gold is not None:
            counts.update(count_layers(gold))
    return GoldCheck(len(files), counts, tuple(problems))


def count_layers(gold: Gold) -> dict[str, int]:
    """How many records of each layer a compiled gold holds."""
    return {layer: len(getattr(gold, layer)) for layer in RECORD_LAYERS}
