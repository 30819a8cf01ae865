"""The extractor as a Python object: texts in, records or data frames out; nothing is written anywhere.

>>> import extract
>>> nlp = extract.load()
>>> result = nlp("“We agree,” Lena Orlova said on Friday.", published="2021-09-08")
>>> [(quote.speaker, quote.date) for quote in result.quotes]
[('Lena Orlova', '2021-09-03')]
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from extract.config import Config, load_config
from extract.frames import frames_of
from extract.pipeline import extract_from, load_model, parse
from extract.read import title_of
from extract.read.days import told_day
from extract.read.ids import article_id_of
from extract.records import Article, Extraction, Span

if TYPE_CHECKING:
    from spacy.language import Language

_KNOWN = ("title", "url", "publisher")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Result(Extraction):
    """All that was found in one text, as records whose offsets count in `article.text`."""

    def __repr__(self) -> str:
        """How much was found, on one line: an article may have millions of characters."""
        tables = ("sentences", "mentions", "entities", "dates", "quotes", "events")
        found = ", ".join(f"{len(getattr(self, name))} {name}" for name in tables)
        return f"Result({self.article.id!r}, {found})"

    def text(self, *spans: Span | None) -> str:
        """The words of one or more spans of the article, joined by spaces; None is nothing."""
        return " ".join(self.article.text[span[0] : span[1]] for span in spans if span is not None)

    def to_pandas(self) -> dict[str, pd.DataFrame]:
        """The seven tables that `extract run` writes, as `read_tables` gives them."""
        return frames_of([self])


class Extractor:
    """A loaded model and the settings; called with a text it gives a Result. Not to be shared between threads."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self._nlp: Language = load_model(config.model)

    def __call__(
        self,
        text: str,
        *,
        published: str | date = "",
        title: str = "",
        url: str = "",
        publisher: str = "",
        article_id: str = "text",
    ) -> Result:
        """What one text holds. `published` (a date or its spelling YYYY-MM-DD) is the day that "yesterday" counts from.

        Empty: it is looked for in the text. The text may be empty; its language is not checked. Half a character
        (a lone surrogate) stands as U+FFFD in `article.text`. Raises ValueError if `published` is no such day.
        """
        known = {"published": published, "title": title, "url": url, "publisher": publisher}
        [result] = self.pipe([{"id": article_id, "text": text, **known}])
        return result

    def pipe(self, texts: Iterable[str | Mapping[str, Any]]) -> Iterator[Result]:
        """The Results of many texts, in order and one after another, whatever their number.

        A text is a string, or a row as in a dump: `text`, and if you like `id`, `published`, `title`, `url`,
        `publisher`; other keys are passed over, and so are None and what pandas has for a missing cell. Without an id
        a text has its number, from 1. Raises TypeError for one string or a data frame in place of many texts.
        """
        if isinstance(texts, str | Mapping):
            raise TypeError("one text is no sequence of texts: call the extractor with it, or pipe([text])")
        if hasattr(texts, "to_dict"):
            raise TypeError('a data frame gives its columns, not its rows: pipe(frame.to_dict("records"))')
        return self._results(texts)

    def _results(self, texts: Iterable[str | Mapping[str, Any]]) -> Iterator[Result]:
        for number, text in enumerate(texts, 1):
            article = _article({"text": text} if isinstance(text, str) else text, number)
            found = extract_from(parse(self._nlp, article.text), article, self.config)
            yield Result(**{field.name: getattr(found, field.name) for field in fields(found)})


def _article(row: Mapping[str, Any], number: int) -> Article:
    text = row.get("text")
    if not isinstance(text, str):
        raise TypeError(f"text {number} is no string: give strings, or mappings with a `text`")
    text = _SURROGATE.sub("\ufffd", text)  # half a character, which UTF-8 cannot write
    known: dict[str, Any] = {key: str(row[key]) for key in _KNOWN if not _is_missing(row.get(key))}
    known["published"] = _day(row.get("published"))
    known["title"] = known.get("title") or title_of(text)
    name = str(number) if _is_missing(row.get("id")) else str(row["id"])
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id=article_id_of(name), path="", text=text, sha256=digest, language="en", **known)


def _is_missing(cell: object) -> bool:
    """None, an empty string, or pandas' NaN, NaT and NA."""
    return cell is None or pd.isna(cell) is True or cell == ""  # type: ignore[call-overload]


def _day(cell: object) -> str:
    """The ISO day or month of a date, a time stamp or their spelling; empty for a missing cell."""
    day, note = told_day(None if _is_missing(cell) else cell)
    if note:
        raise ValueError(f"{note} or leave it out")
    return day


def load(config: Config | Path | str | None = None, *, model: str | None = None) -> Extractor:
    """An Extractor with the settings of a file, else of ./config.toml, else the defaults; `model` beats theirs.

    Raises UsageError for settings that do not hold, ModelError for a model that cannot serve.
    """
    settings = config if isinstance(config, Config) else load_config(Path(config) if config is not None else None)
    return Extractor(settings.model_copy(update={"model": model}) if model else settings)
