"""Writes OUT/report.html from the tables in OUT.

The page is one file without network: style and scripts stand in it, allowed by their hashes alone, so that nothing a
text or a name brings along could run even if it were not escaped. Scripts build what they show from text nodes.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import jinja2
from markupsafe import Markup

from extract import __version__
from extract.errors import UsageError
from extract.read.ids import unescape
from extract.report.article_rows import ArticleRows, find_text, read_articles
from extract.report.chosen_articles import Choice, choose_articles
from extract.report.encode import FIELDS, ArticleEncoder, Strings, json_text
from extract.report.overview import Overview
from extract.report.speakers import SHOWN
from extract.tables import read_table, read_text
from extract.write import split_names
from extract.write.texts import cannot_write

REPORT_FILE = "report.html"
LIMIT = 10_000_000  # bytes of a page
_FRAME = 260_000  # bytes of it for what is no article: style, scripts, the world's outline, overview
_END = b"</html>"

_STYLES = ("theme.css", "overview.css", "map.css", "explorer.css", "reader.css", "small.css", "print.css")
_SCRIPTS = (
    *("data.js", "rows.js", "world.js", "places.js", "explorer.js", "view.js", "drawing.js", "map.js", "address.js"),
    *("marks.js", "text.js", "details.js", "article_places.js", "articles.js", "main.js"),
)
_WORLD = "world.json"


@dataclass(slots=True)
class _Shown:
    """The articles on the page, encoded as they come by in the order of ids."""

    texts: dict[str, str] = field(default_factory=dict)  # id: JSON
    strings: Strings = field(default_factory=Strings)
    entities: set[str] = field(default_factory=set)
    with_places: set[str] = field(default_factory=set)  # ids of articles

    def add(self, rows: ArticleRows, text: str) -> None:
        article_id = rows.article["article_id"]
        encoder = ArticleEncoder(rows, text, self.strings)
        self.texts[article_id] = json_text(encoder.encode())
        self.entities |= encoder.entities
        if rows.places:
            self.with_places.add(article_id)


def write_report(
    out: Path,
    patterns: Sequence[str] = (),
    limit: int = LIMIT,
    *,
    texts: Sequence[Path] = (),
    check: Callable[[], None] = lambda: None,
) -> Path:
    """Writes the report of the run in `out` and returns its path; the tables are streamed.

    Totals, time line and speakers count every article. Texts and rows are those of the newest articles that fit into
    `limit` bytes, of those whose id matches one of `patterns` (as in `wire/2021/*`) if there are any; the page says so.
    The texts are looked for in the folders `texts`, one after the other, else in `out`. The same tables give the same
    bytes. Raises UsageError for a folder without a run's tables or without room, whatever `check` raises to stop it.
    """
    budget, folders = limit - _FRAME, texts or (out,)
    choice = choose_articles(out, patterns, budget, folders)
    wanted = frozenset(choice.ids)
    overview, shown = Overview(), _Shown()
    try:
        for rows in read_articles(out):
            check()
            overview.add(rows)
            if rows.article["article_id"] in wanted:
                shown.add(rows, read_text(find_text(folders, rows.article), rows.article["n_chars"]))
        names = _known_entities(out, shown.entities | overview.speakers.wanted(), overview)
    except ValueError as error:
        raise UsageError(f"{out}: these are not the tables that `extract run` wrote ({error})") from None
    data, count = _data(choice, shown, names, budget)
    world = _joined((_WORLD,)) if shown.with_places.intersection(choice.ids[:count]) else ""
    return _put_in_place(out / REPORT_FILE, _page(overview, choice, count, names, data, world))


def renew_report(out: Path, check: Callable[[], None] = lambda: None) -> str:
    """Writes OUT/report.html anew, of all articles, if it is missing or cut short; an older choice of articles stays.

    Returns a line that says so, nothing if it was well. Raises as `write_report`.
    """
    path = out / REPORT_FILE
    try:
        with path.open("rb") as file:
            file.seek(-min(len(_END), path.stat().st_size), os.SEEK_END)
            if file.read() == _END:
                return ""
        fault = "was damaged"
    except OSError:
        fault = "was missing"
    return f"{write_report(out, check=check)} {fault}: written anew from the tables"


class _Entity(NamedTuple):
    """An entity as the page tells of it; `aliases` are those with words that its name has not."""

    name: str
    label: str
    country: str
    aliases: tuple[str, ...]


def _known_entities(out: Path, wanted: set[str], overview: Overview) -> dict[str, _Entity]:
    """The wanted entities by id; counts all of them."""
    names = {}
    for row in read_table(out, "entities"):
        overview.rows["entities"] += 1
        entity_id = unescape(row["entity_id"])
        if entity_id in wanted:
            name = unescape(row["name"])
            words = set(name.split())
            aliases = (alias for alias in split_names(row["aliases"]) if not words.issuperset(alias.split()))
            names[entity_id] = _Entity(name, row["label"], row["country"], tuple(aliases))
    return names


def _data(choice: Choice, shown: _Shown, names: dict[str, _Entity], budget: int) -> tuple[str, int]:
    """The JSON that the scripts read, and the number of articles in it: as many of the newest as `budget` allows."""
    entities = {name: names[name] for name in sorted(shown.entities) if name in names}
    left = budget - shown.strings.size - len(json_text(entities).encode())
    kept: list[str] = []
    for article_id in choice.ids:
        text = shown.texts[article_id]
        left -= len(text.encode()) + 1
        if left < 0:
            break
        kept.append(text)
    parts = {
        "fields": json_text(FIELDS),
        "strings": json_text(list(shown.strings)),
        "entities": json_text(entities),
        "articles": f"[{','.join(kept)}]",
    }
    return "{" + ",".join(f'"{name}":{part}' for name, part in parts.items()) + "}", len(kept)


def _page(overview: Overview, choice: Choice, count: int, names: dict[str, _Entity], data: str, world: str) -> str:
    style, script = _joined(_STYLES), _joined(_SCRIPTS)
    return _template().render(
        version=__version__,
        policy=f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'",
        style=Markup(style),
        script=Markup(script),
        data=Markup(data),  # json_text leaves no character that HTML knows
        world=Markup(world),  # the package's own, as little
        overview=overview,
        timeline=overview.dates.timeline(),
        speakers=overview.speakers.rows({entity_id: known.name for entity_id, known in names.items()}),
        most_speakers=SHOWN,
        choice=choice,
        count=count,
    )


@cache
def _joined(names: Sequence[str]) -> str:
    folder = resources.files("extract.report") / "static"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("extract.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = lambda value: f"{value:,}"
    environment.filters["times"] = lambda value, noun: f"{value:,} {noun}{'' if value == 1 else 's'}"
    return environment.get_template("report.html.jinja")


def _put_in_place(path: Path, page: str) -> Path:
    """Under a temporary name first: a reader never meets half a page. A link that stands there is replaced."""
    temporary = path.with_name(f".{path.name}.partial")
    try:
        temporary.unlink(missing_ok=True)
        with temporary.open("xb") as file:
            file.write(page.encode())
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise cannot_write(path, error) from None
    return path
