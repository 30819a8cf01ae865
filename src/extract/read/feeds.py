"""Reads feeds (RSS 0.9 to 2.0, RSS 1.0, Atom) by lxml: the items that hold their full texts.

Lxml is here anyway; what a feed needs of an XML reader, mending included, it does. Feedparser, which does the same and
much for other ends, would bring two packages more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.errors import ArticleError, SkippedArticle
from extract.read.content import Content, cleaned, on_one_line
from extract.read.metadata import metadata_of
from extract.read.page_tree import leaf_lines, parsed
from extract.read.zipped import parsed_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_FULL = ("encoded", "content", "description", "summary", "body")  # of RSS with content:encoded, Atom, RSS, old RSS
_DAYS = ("published", "issued", "pubDate", "date", "created", "updated")
_LEAST_WORDS = 60  # of a full text; what is shorter is a teaser, as most feeds have
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "li", "blockquote", "pre", "div")
_TEASER_END = re.compile(r"(?:\[?(?:…|\.\.\.)\]?|\[\+\d+ chars\]|(?:read|continue reading)[^.]{0,40})$", re.IGNORECASE)


def read_feed(data: bytes, _: int = 0) -> list[Content | ArticleError]:
    """The items of a feed with their titles, days and addresses, the feed's name as publisher.

    Teasers are failures of their own that say so. Raises SkippedArticle for a feed of nothing but teasers, ArticleError
    for other XML.
    """
    root = parsed_xml(data)
    items = [each for each in root.iter() if isinstance(each.tag, str) and _local(each.tag) in ("item", "entry")]
    if _local(root.tag) not in ("rss", "feed", "RDF"):
        raise ArticleError("no feed (RSS or Atom) but other XML; save its text as .txt")
    channel = next((each for each in root.iter() if _local(each.tag) == "channel"), root)
    publisher = _child(channel, "title")
    found: list[Content | ArticleError] = [_item(item, publisher) for item in items]
    if not any(isinstance(each, Content) for each in found):
        raise SkippedArticle("no article: a feed without full texts; fetch the pages that it links to")
    return found


def _item(item: _Element, publisher: str) -> Content | ArticleError:
    title = on_one_line(_text_of(_child(item, "title")))
    bodies = [_body(each) for name in _FULL for each in item if _local(each.tag) == name]
    paragraphs = max(bodies, key=lambda lines: sum(map(len, lines)), default=[])
    words = " ".join(paragraphs)
    if len(words.split()) < _LEAST_WORDS or _TEASER_END.search(words):
        return ArticleError(f"a teaser, no full text: {title[:60]!r}; fetch the page that the feed links to")
    day = next(filter(None, (_child(item, name) for name in _DAYS)), "")
    known = metadata_of({"published": day, "title": title, "url": _link(item), "publisher": publisher})
    return Content(cleaned("\n\n".join([title, *paragraphs] if title else paragraphs) + "\n"), known)


def _body(element: _Element) -> list[str]:
    """The paragraphs of an element that holds a page, as text or as elements."""
    from lxml.etree import tostring

    markup = tostring(element, encoding="unicode", with_tail=False) if len(element) else element.text or ""
    tree = parsed(f"<div>{markup}</div>") if markup.strip() else None
    return [] if tree is None else list(leaf_lines(tree, _BLOCKS))


def _text_of(markup: str) -> str:
    if "<" not in markup and "&" not in markup:
        return markup
    tree = parsed(f"<div>{markup}</div>")
    return "" if tree is None else tree.text_content()


def _link(item: _Element) -> str:
    """The address of an item's page."""
    links = [each for each in item if _local(each.tag) == "link"]
    own = next((each for each in links if each.get("rel", "alternate") == "alternate"), None)
    return "" if own is None else on_one_line(own.get("href") or own.text or "")


def _child(element: _Element, name: str) -> str:
    found = next((each for each in element if _local(each.tag) == name), None)
    return "" if found is None else on_one_line("".join(found.itertext()))


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2] if isinstance(tag, str) else ""
