"""Text documents of other programs: an export of a database, or the paragraphs of one article."""

from __future__ import annotations

from collections.abc import Iterable

from extract.errors import ArticleError
from extract.read.content import Content, cleaned, on_one_line
from extract.read.exports import split_text
from extract.read.metadata import Metadata


def document_of(paragraphs: Iterable[str], title: str = "") -> Content | list[Content | ArticleError]:
    """The article that has these paragraphs, in which lines may end, or the articles of an export that has them.

    Raises ArticleError if there are none, or for an export that cannot be split.
    """
    kept = list(paragraphs)
    found = split_text("\n\n".join(kept))
    if found is not None:
        return found
    lines = [line for each in kept if (line := on_one_line(each))]
    if not lines:
        raise ArticleError("empty: there is no text in the document")
    return Content(cleaned("\n\n".join(lines) + "\n"), Metadata(title=title))
