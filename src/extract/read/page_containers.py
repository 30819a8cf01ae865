"""Joins an article that a page parts into several boxes of one name, of which the extractor would take the first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BOXES = ("article", "div", "main", "section")
_TEXTS = re.compile(
    r"(?:article|story|entry|post|page|text|main)[-_]{0,2}(?:body|text|content)|bodyText", re.IGNORECASE
)
_OTHERS = re.compile(
    r"comment|reply|relat|recommend|teaser|promo|card|summary|list|widget|sidebar|footer", re.IGNORECASE
)
_LEAST_PROSE = 60  # letters of a box's paragraphs outside links
_OWN_ARTICLE = ".//h1|.//h2|.//h3|.//header|.//article|.//form"


def join_containers(tree: HtmlElement) -> None:
    """Moves what stands in the further boxes of the article into the first one.

    They are beside it, bear its tag and its class, hold prose, and have neither a heading, which begins another
    article, nor a name of comments or teasers.
    """
    first = next((box for box in tree.iter(*_BOXES) if _is_text(box)), None)
    if first is None or not _has_prose(first):
        return
    for box in list(_further(first)):
        first.extend(list(box))
        box.getparent().remove(box)


def _further(first: HtmlElement) -> Iterator[HtmlElement]:
    """The boxes behind the first, up to one that is of something else."""
    for box in first.itersiblings(first.tag):
        if _name(box) == _name(first):
            if box.xpath(_OWN_ARTICLE) or not _has_prose(box):
                return
            yield box


def _is_text(box: HtmlElement) -> bool:
    name = _name(box)
    return (box.tag == "article" or _TEXTS.search(name) is not None) and not _OTHERS.search(name)


def _name(box: HtmlElement) -> str:
    return f"{box.get('class', '')} {box.get('itemprop', '')}".strip()


def _has_prose(box: HtmlElement) -> bool:
    """Whether the paragraphs right in it hold prose that is no link."""
    letters = 0
    for paragraph in box.iterchildren("p"):
        linked = sum(_letters(link.text_content()) for link in paragraph.iterchildren("a"))
        letters += _letters(paragraph.text_content()) - linked
    return letters >= _LEAST_PROSE


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
