"""`extract bench`: how fast each stage is, beside the bare model over the same articles in the same process."""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

from extract.config import Config, load_config
from extract.errors import UsageError
from extract.read import readable_articles
from extract.records import Article
from extract.run.tasks import Task

# What `extract bench` calls a stage: the functions of extract.pipeline and extract.extraction that make it up.
_STAGES = {
    "model and segments": ("parse_texts",),
    "grammar and sentences": ("read_document", "find_sentences"),
    "names": ("find_names", "resolve_names"),
    "dates": ("decide_order", "find_published", "find_dates"),
    "quotes": ("find_quotes",),
    "speakers": ("find_pronouns", "resolve_speakers", "find_speaker_pronouns"),
    "places": ("find_locations",),
    "events": ("find_events",),
    "numbers": ("read_numbers", "add_tolls", "find_numbers"),
}
_WARM_UP = 5  # articles that go first and do not count: lexicons are read, words met


def run_bench(corpus: Path, *, config_path: Path | None = None, articles: int = 60, as_json: bool = False) -> int:
    """Prints words a second by stage, start-up, memory, and the bare model's speed; returns 0.

    The bare model has all its components and sees each article as one document, or paragraph by paragraph, whichever
    is faster. Seconds but those of the start are the processor's, which other programs of the machine hardly change.
    Raises UsageError if the corpus has no article.
    """
    config = load_config(config_path)
    chosen = list(
        islice(
            readable_articles(corpus, config.read.max_chars, columns=config.input.given_columns()), articles + _WARM_UP
        )
    )
    if not chosen:
        raise UsageError(f"{corpus}: no articles there; name a folder that holds some")
    figures = measure(chosen, config)
    if as_json:
        print(json.dumps(figures, indent=2))
    else:
        print("\n".join(_lines(figures)))
    return 0


def measure(articles: list[Article], config: Config) -> dict[str, Any]:
    """The figures as `--json` prints them; the first articles warm up if there are enough of them."""
    begun = time.perf_counter()
    from extract.run.worker import Worker

    worker = Worker(config)
    start_up = time.perf_counter() - begun
    counted = articles[_WARM_UP:] or articles
    for article in articles[:_WARM_UP]:
        worker.work(_task(article))
    spent: dict[str, float] = dict.fromkeys(_STAGES, 0.0)
    with _timed_stages(spent):
        begun = time.process_time()
        for article in counted:
            worker.work(_task(article))
        total = time.process_time() - begun
    spent["rows"] = total - sum(spent.values())
    words = sum(len(article.text.split()) for article in counted)
    bare = _bare_speed([article.text for article in counted], config, words)
    return {
        "articles": len(counted),
        "words": words,
        "start_up_seconds": round(start_up, 2),
        "words_per_second": round(words / total),
        "bare_words_per_second": round(bare),
        "ratio": round(words / total / bare, 2),
        "peak_memory_mb": _peak_memory(),
        "stages": {
            name: {"seconds": round(seconds, 3), "share": round(seconds / total, 3)} for name, seconds in spent.items()
        },
    }


def _task(article: Article) -> Task:
    return Task(b"", article.text, article.published, article.language, stand_in=article.stand_in)


@contextmanager
def _timed_stages(spent: dict[str, float]) -> Iterator[None]:
    """While the block runs, the pipeline's functions add the seconds that they take to `spent`."""
    from extract import extraction, pipeline

    earlier: list[tuple[ModuleType, str, Callable[..., Any]]] = []
    try:
        for stage, names in _STAGES.items():
            for name in names:
                room, timed = (pipeline, _timed_parts) if name == "parse_texts" else (extraction, _timed)
                earlier.append((room, name, getattr(room, name)))
                setattr(room, name, timed(getattr(room, name), stage, spent))
        yield
    finally:
        for room, name, function in earlier:
            setattr(room, name, function)


def _timed(function: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*args: Any, **options: Any) -> Any:  # noqa: ANN401 - it stands for any of the stages
        begun = time.process_time()
        try:
            return function(*args, **options)
        finally:
            spent[stage] += time.process_time() - begun

    return timed


def _timed_parts(function: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    """The same for a generator, whose work is done as it is asked."""

    def timed(*args: Any, **options: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
        begun = time.process_time()
        for part in function(*args, **options):
            spent[stage] += time.process_time() - begun
            yield part
            begun = time.process_time()
        spent[stage] += time.process_time() - begun

    return timed


def _bare_speed(texts: list[str], config: Config, words: int) -> float:
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp = spacy.load(config.model)
        paragraphs = [line for text in texts for line in text.split("\n") if line.strip()]
        speeds = []
        for parts, batch in ((texts, 1), (paragraphs, 128)):
            begun = time.process_time()
            for _ in nlp.pipe(parts, batch_size=batch):
                pass
            speeds.append(words / (time.process_time() - begun))
    return max(speeds)


def _peak_memory() -> int | None:
    """Megabytes that this process had at most; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1 << 20 if sys.platform == "darwin" else 1 << 10))


def _lines(figures: dict[str, Any]) -> list[str]:
    words = figures["words"]
    lines = [f"{'stage':20s} {'seconds':>8s} {'share':>6s} {'words/s':>9s}"]
    for name, stage in figures["stages"].items():
        speed = f"{words / stage['seconds']:,.0f}" if stage["seconds"] else "-"
        lines.append(f"{name:20s} {stage['seconds']:8.2f} {stage['share']:6.1%} {speed:>9s}")
    memory = "unknown" if figures["peak_memory_mb"] is None else f"{figures['peak_memory_mb']:,} MB"
    bare = f"{figures['bare_words_per_second']:,} words/s"
    return [
        *lines,
        f"all of it: {figures['words_per_second']:,} words/s, over {figures['articles']:,} articles of {words:,} words",
        f"the bare model: {bare}; all of it / the bare model {figures['ratio']:.2f}",
        f"start-up {figures['start_up_seconds']:.1f} s, memory at most {memory}",
    ]
