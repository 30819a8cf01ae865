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
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

from extract.config import Config, load_config
from extract.frames import frames_of
from extract.pipeline import extract_from, load_model, parse
from extract.read import title_of
from extract.read.ids import article_id_of
from extract.read.python_dates import is_missing, published_day
from extract.records import Article, Extraction, Span

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from spacy.language import Language

Context = TypeVar("Context")
Text = str | Mapping[str, Any]

_KNOWN = ("title", "url", "publisher")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Result(Extraction):
    """All that was found in one text, as records whose offsets count in `article.text`."""

    def __repr__(self) -> str:
        """How much was found, on one line: an article may have millions of characters."""
        tables = ("sentences", "mentions", "entities", "dates", "quotes", "events", "numbers")
        found = ", ".join(f"{len(getattr(self, name))} {name}" for name in tables)
        return f"Result({self.article.id!r}, {found})"

    def text(self, *spans: Span | None) -> str:
        """The words of one or more spans of the article, joined by spaces; None is nothing."""
        return " ".join(self.article.text[span[0] : span[1]] for span in spans if span is not None)

    def to_pandas(self) -> dict[str, pd.DataFrame]:
        """The tables that `extract run` writes, as `read_tables` gives them."""
        return frames_of([self])


class Extractor:
    """A loaded model and the settings; called with a text it gives a Result. Not to be shared between threads.

    Between processes it travels as its settings: each loads the model anew, once.
    """

    def __init__(self, config: Config) -> None:
        self.config = config
        self._nlp: Language = load_model(config.model)

    def __reduce__(self) -> tuple[type[Extractor], tuple[Config]]:
        """For pickle: the model, with the components that hasten it, is no plain data."""
        return Extractor, (self.config,)

    def __call__(
        self,
        text: str,
        *,
        published: str | date | np.datetime64 | pd.Period = "",
        title: str = "",
        url: str = "",
        publisher: str = "",
        article_id: str = "text",
    ) -> Result:
        """What one text holds. `published` is the day that "yesterday" counts from: YYYY-MM-DD, or a date.

        Empty: it is looked for in the text. The text may be empty; its language is not checked. Half a character
        (a lone surrogate) stands as U+FFFD in `article.text`. Raises ValueError if `published` is no such day.
        """
        known = {"published": published, "title": title, "url": url, "publisher": publisher}
        [result] = self.pipe([{"id": article_id, "text": text, **known}])
        return result

    @overload
    def pipe(self, texts: Iterable[Text], *, as_tuples: Literal[False] = False) -> Iterator[Result]: ...

    @overload
    def pipe(
        self, texts: Iterable[tuple[Text, Context]], *, as_tuples: Literal[True]
    ) -> Iterator[tuple[Result, Context]]: ...

    def pipe(self, texts: Iterable[Any], *, as_tuples: bool = False) -> Iterator[Any]:
        """The Results of many texts, in order and one after another, whatever their number.

        A text is a string (`texts` may be a column of a data frame), or a row as in a dump: `text`, and if you like
        `id`, `published`, `title`, `url`, `publisher`; other keys are passed over, and so are None and what pandas has
        for a missing cell. Without an id a text has its number, from 1. With `as_tuples`, as in spaCy, `texts` are
        pairs of a text and anything, and pairs of its Result and that come back. Raises TypeError for one string or a
        data frame in place of many texts, and for what is no text.
        """
        if isinstance(texts, str | bytes | Mapping):
            raise TypeError("one text is no sequence of texts: call the extractor with it, or pipe([text])")
        if hasattr(texts, "columns"):
            raise TypeError('a data frame gives its columns, not its rows: pipe(frame.to_dict("records"))')
        return self._pairs(texts) if as_tuples else (self._result(text, n) for n, text in enumerate(texts, 1))

    def _pairs(self, pairs: Iterable[tuple[Text, Context]]) -> Iterator[tuple[Result, Context]]:
        for number, pair in enumerate(pairs, 1):
            if not isinstance(pair, tuple | list) or len(pair) != 2:
                raise TypeError(f"text {number} is no pair: with as_tuples give (text, context)")
            yield self._result(pair[0], number), pair[1]

    def _result(self, text: Text, number: int) -> Result:
        article = _article(text, number)
        found = extract_from(parse(self._nlp, article.text), article, self.config)
        return Result(**{field.name: getattr(found, field.name) for field in fields(found)})


def _article(given: Text, number: int) -> Article:
    row = given if isinstance(given, Mapping) else {"text": given}
    text = row.get("text")
    if not isinstance(text, str):
        told = ", or pipe(…, as_tuples=True) for (text, context)" if isinstance(text, tuple) else ""
        raise TypeError(f"text {number} is no string but {_shown(text)}: give strings, or mappings with a `text`{told}")
    text = _SURROGATE.sub("\ufffd", str(text))  # half a character, which UTF-8 cannot write
    known: dict[str, Any] = {key: str(row[key]) for key in _KNOWN if not is_missing(row.get(key))}
    known["published"] = published_day(row.get("published"))
    known["title"] = known.get("title") or title_of(text)
    name = str(number) if is_missing(row.get("id")) else str(row["id"])
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id=article_id_of(name), path="", text=text, sha256=digest, language="en", **known)


def _shown(value: object) -> str:
    return "missing" if is_missing(value) else f"a {type(value).__name__}"


def load(config: Config | Path | str | None = None, *, model: str | None = None) -> Extractor:
    """An Extractor with the settings of a file, else of ./config.toml, else the defaults; `model` beats theirs.

    Raises UsageError for settings that do not hold, ModelError for a model that cannot serve.
    """
    settings = config if isinstance(config, Config) else load_config(Path(config) if config is not None else None)
    return Extractor(settings.model_copy(update={"model": model}) if model else settings)
