"""How long the pages of a web archive take to be read, and how much memory: python tests/support/warc_speed.py [PAGES].

Writes an archive of so many pages, each another, with the menus and links that pages have, reads it in this process as
a reader of a run does, and prints the median and the share that is not trafilatura's.
"""

from __future__ import annotations

import gzip
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from extract.read import ReadOptions, find_articles, parts_of
from extract.records import Article
from support.format_samples import prose, response, warc_record


def page(number: int) -> bytes:
    """A page of some 20 kB, most of which is none of its article."""
    menu = "".join(
        f'<li class="item"><a href="/section/{n}" title="s{n}">Section {n} of the paper</a></li>' for n in range(60)
    )
    teasers = "".join(
        f'<div class="teaser"><a href="/a/{n}">Story number {n} about the town</a></div>' for n in range(40)
    )
    body = "".join(f"<p>{line}</p>" for n in range(4) for line in prose(number + n))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>Harbour {number} to open - The Courier</title>'
        f'<meta property="article:published_time" content="2021-09-{number % 28 + 1:02}T10:00:00Z"></head><body>'
        f"<nav><ul>{menu}</ul></nav><main><article><h1>Harbour {number} to open</h1>{body}</article>"
        f"<aside>{teasers}</aside></main><script>{'var x = 1; ' * 400}</script>"
        "<footer>© 2021 The Courier</footer></body></html>"
    ).encode()


def write(file: Path, pages: int) -> None:
    with file.open("wb") as archive:
        for number in range(pages):
            record = warc_record("response", f"https://courier.example/{number}", response(page(number), "text/html"))
            archive.write(gzip.compress(record, 3))


def timed(file: Path) -> Iterator[float]:
    """Milliseconds of processor time for each page, from its record in the archive to its text."""
    [source] = find_articles(file, None)
    parts = parts_of(source, {}, ReadOptions(5_000_000), {})
    while True:
        begun = time.process_time()
        part = next(parts, None)
        if part is None:
            return
        [(_, article)] = part.read()
        assert isinstance(article, Article), article
        yield (time.process_time() - begun) * 1000


def main(pages: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "crawl.warc.gz"
        write(file, pages)
        times = list(timed(file))
        parts = time.process_time()
        [source] = find_articles(file, None)
        unpacked = sum(1 for _ in parts_of(source, {}, ReadOptions(5_000_000), {}))
        ours = (time.process_time() - parts) / unpacked * 1000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    median = statistics.median(times)
    print(f"{len(times):,} pages: median {median:.1f} ms, of it {ours:.2f} ms for the archive; {peak:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
