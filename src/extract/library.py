"""The extractor as a Python object: texts in, records or data frames out; nothing is written anywhere.

>>> import extract
>>> nlp = extract.load()
>>> result = nlp("“We agree,” Lena Orlova said on Friday.", published="2021-09-08")
>>> [(quote.speaker, quote.date) for quote in result.quotes]
[('Lena Orlova', '2021-09-03')]
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.config import Config, load_config
from extract.frames import frames_of
from extract.pipeline import extract_from, load_model, parse
from extract.read import title_of
from extract.read.ids import article_id_of
from extract.read.metadata import is_iso_date
from extract.records import Article, Extraction, Span

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

_KNOWN = ("published", "title", "url", "publisher")


@dataclass(frozen=True, slots=True)
class Result(Extraction):
    """All that was found in one text, as records whose offsets count in `article.text`."""

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
        published: str = "",
        title: str = "",
        url: str = "",
        publisher: str = "",
        article_id: str = "text",
    ) -> Result:
        """What one text holds. `published` (YYYY-MM-DD) is the day that "yesterday" counts from; empty: looked for.

        The text may be empty; its language is not checked. Raises ValueError if `published` is no such day.
        """
        known = {"published": published, "title": title, "url": url, "publisher": publisher}
        [result] = self.pipe([{"id": article_id, "text": text, **known}])
        return result

    def pipe(self, texts: Iterable[str | Mapping[str, Any]]) -> Iterator[Result]:
        """The Results of many texts, in order and one after another, whatever their number.

        A text is a string, or a row as in a dump: `text`, and if you like `id`, `published`, `title`, `url`,
        `publisher`; other keys and None are passed over. Without an id a text has its number, from 1.
        """
        for number, text in enumerate(texts, 1):
            article = _article({"text": text} if isinstance(text, str) else text, number)
            found = extract_from(parse(self._nlp, article.text), article, self.config)
            yield Result(**{field.name: getattr(found, field.name) for field in fields(found)})


def _article(row: Mapping[str, Any], number: int) -> Article:
    text = row.get("text")
    if not isinstance(text, str):
        raise TypeError(f"text {number} is no string: give strings, or mappings with a `text`")
    known = {key: str(row[key]) for key in _KNOWN if row.get(key) is not None}
    if (day := known.get("published")) and not is_iso_date(day):
        raise ValueError(f"published is {day!r}: write it as YYYY-MM-DD or leave it out")
    known["title"] = known.get("title") or title_of(text)
    name = str(row["id"]) if row.get("id") not in (None, "") else str(number)
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Article(id=article_id_of(name), path="", text=text, sha256=digest, language="en", **known)


def load(config: Config | Path | str | None = None, *, model: str | None = None) -> Extractor:
    """An Extractor with the settings of a file, else of ./config.toml, else the defaults; `model` beats theirs.

    Raises UsageError for settings that do not hold, ModelError for a model that cannot serve.
    """
    settings = config if isinstance(config, Config) else load_config(Path(config) if config is not None else None)
    return Extractor(settings.model_copy(update={"model": model}) if model else settings)
