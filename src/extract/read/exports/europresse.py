"""Splits exports of Europresse (Eureka.cc, CEDROM-SNi): pages with one <article> each.

After the description of the R package tm.plugin.europresse.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.errors import ArticleError
from extract.read.content import Content, on_one_line
from extract.read.exports.export_fields import Contents, article, day_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CLASSES = ("DocPublicationName", "docOcurrContainer")  # that no other pages have
_NUMBERED = re.compile(r",? (?:no|n°|#)\.? ?\d.*$", re.IGNORECASE)
_DOCUMENT = re.compile(r"·((?:19|20)\d{2})(\d{2})(\d{2})·")  # the number of a document holds its day


def is_europresse_page(markup: str) -> bool:
    """Whether a page looks like an export of Europresse."""
    return any(name in markup for name in _CLASSES)


def split_europresse_page(tree: HtmlElement) -> Contents:
    """The articles of an export."""
    return [_box(box) for box in tree.xpath("//article")]


def _box(box: HtmlElement) -> Content | ArticleError:
    title = _text(box, "titreArticleVisu") or _text(box, "titreArticle")
    publisher = _NUMBERED.sub("", _text(box, "DocPublicationName"))
    head = _text(box, "DocHeader") or _text(box, "DocTitreSousSection")
    number = _DOCUMENT.search(" ".join(box.itertext()))
    day = day_in(head) or ("-".join(number.groups()) if number else "")
    places = _by_class(box, "docOcurrContainer") or _by_class(box, "DocText") or box.xpath(".//section")
    if not title or not places:
        expected = "`titreArticle`, `DocPublicationName`, `DocHeader` and `docOcurrContainer`"
        return ArticleError(
            f"looks like an export of Europresse, but {title[:60]!r} is not what was expected: {expected}"
        )
    paragraphs = [on_one_line(each.text_content()) for each in places[0].iter("p")]
    return article(title, paragraphs or [on_one_line(places[0].text_content())], publisher, day)


def _by_class(box: HtmlElement, name: str) -> list[HtmlElement]:
    found: list[HtmlElement] = box.xpath(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]")
    return found


def _text(box: HtmlElement, name: str) -> str:
    found = _by_class(box, name)
    return on_one_line(found[0].text_content()) if found else ""
