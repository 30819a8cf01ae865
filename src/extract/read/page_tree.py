"""The tree of an HTML page, made ready: what surely is none of the article's prose is taken out."""

from __future__ import annotations

import re
import sys
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# What XML cannot hold: controls, half characters, two that are none. A form feed is a space to HTML.
_UNWRITABLE = {**dict.fromkeys((*range(9), 11, *range(14, 32), 127, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)), 12: " "}
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,8})|([0-9]{1,9}));?", re.IGNORECASE)
_BREAKS = re.compile(r"(?:<br\s{0,9}/?>\s{0,99}){2,}|<hr[^<>]{0,200}>", re.IGNORECASE)  # what parted paragraphs once
_BLOCKS = ("p", "h1", "h2", "h3", "div", "ul", "table", "center", "blockquote", "br")
_HEADINGS = ("h1", "h2", "h3")
_TYPOGRAPHY = ("font", "center", "big", "small", "tt", "basefont", "blink", "nobr")
_INLINE = frozenset(("a", "b", "i", "em", "strong", "span", "br", "u", "q", "sup", "sub"))
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:(?:fig|img|image|photo|picture|media)?-?(?:caption|credit)s?|pull-?quote|by-?line)(?:$|[\s_-])",
    re.IGNORECASE,
)
_PICTURE_BOX = re.compile(r"image|img|photo|picture|figure|media|gallery|thumb", re.IGNORECASE)
_LONG_CELL = 400  # characters: no table of figures has such a cell
_LONGEST_ASIDE = 300
_FULL_LINE = 0.6  # of the longest: a shorter one is the last of its paragraph
_MOST_INSIDE = 200
_BOXES = ("div", "figure", "span", "a", "center", "dl")
_DEEPEST_BOX = 8
_LONGEST_LINK = 200  # characters of a paragraph that is only a link


def parsed(text: str) -> HtmlElement | None:
    """The tree of a page, None if there is nothing in it."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    text = _BREAKS.sub("<p>", _REFERENCE.sub(_writable, text.translate(_UNWRITABLE)))
    try:
        return document_fromstring(text.encode(), parser=parser)
    except ParserError:
        return None


def _writable(reference: re.Match[str]) -> str:
    """A numeric reference to a character as it stands, or what old pages mean by it: &#146; is Windows-1252's."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if 128 <= code < 160:
        return bytes([code]).decode("cp1252", "ignore")
    return "" if code > sys.maxunicode or code in _UNWRITABLE else reference[0]


def prepare(tree: HtmlElement) -> None:
    """Takes out captions, bylines and paragraphs that are only links; makes plain blocks of layout tables."""
    for element in tree.xpath(".//*[@class or @data-component]"):
        names = f"{element.get('class', '')} {element.get('data-component', '')}"
        if _ASIDE.search(names) and short_text(element, _LONGEST_ASIDE) is not None and not _has(element, *_HEADINGS):
            _drop(element)
    for picture in tree.xpath(".//img|.//amp-img|.//picture|.//video|.//amp-video"):
        _drop_box(picture)
    for element in tree.xpath(".//p|.//div|.//td|.//center"):
        if _is_only_links(element):
            _drop(element)
    _unwrap_typography(tree)
    _unwrap_layout_tables(tree)
    for block in tree.xpath(".//pre"):
        _part_lines(block)


def short_text(element: HtmlElement, limit: int) -> str | None:
    """The text of an element, white space as single spaces; None if it has more than about `limit` characters.

    No more than that is read, however large the element is, and nothing of one that holds more than 200 others.
    """
    if next(islice(element.iterdescendants(), _MOST_INSIDE, None), None) is not None:
        return None
    pieces, length = [], 0
    for piece in element.itertext():
        pieces.append(" ".join(piece.split()))
        length += len(pieces[-1])
        if length > limit:
            return None
    return " ".join(filter(None, pieces))


def _unwrap_typography(tree: HtmlElement) -> None:
    for element in tree.xpath("|".join(f".//{name}" for name in _TYPOGRAPHY)):
        element.drop_tag()
    for paragraph in tree.xpath(".//p[.//p]"):  # a FONT that was never closed had taken in what followed
        paragraph.tag = "div"
        _wrap_text(paragraph)


def _wrap_text(block: HtmlElement) -> None:
    """Makes a paragraph of the text and the inline elements that stand before a block's first paragraph."""
    own = block.makeelement("p")
    own.text, block.text = block.text, None
    while len(block) and block[0].tag in _INLINE:
        own.append(block[0])
    block.insert(0, own)


def _part_lines(block: HtmlElement) -> None:
    """Makes paragraphs of a block that was typed line by line: they end at a blank line and after a short one."""
    lines = str(block.text_content()).split("\n")
    width = max(map(len, lines))
    for child in list(block):
        block.remove(child)
    block.tag, block.text = "div", None
    paragraph: list[str] = []
    for line in [*lines, ""]:
        paragraph.append(line)
        if len(line) < _FULL_LINE * width:
            part = block.makeelement("p")
            part.text = " ".join(paragraph)
            block.append(part)
            paragraph = []


def _unwrap_layout_tables(tree: HtmlElement) -> None:
    for table in tree.xpath(".//table[not(./tr/th|./tbody/tr/th|./thead)]"):
        if any(map(_is_layout, table.xpath("./tr/td|./tbody/tr/td"))):
            for part in table.xpath("./tr|./tr/*|./tbody|./tbody/tr|./tbody/tr/*"):
                part.tag = "div"
            table.tag = "div"


def _is_layout(cell: HtmlElement) -> bool:
    return short_text(cell, _LONG_CELL) is None or len(list(islice(cell.iterdescendants(*_BLOCKS), 2))) > 1


def _drop_box(picture: HtmlElement) -> None:
    """Takes out the box that a picture shares with its caption: the largest one round it with little text."""
    box = None
    for element in islice(picture.iterancestors(*_BOXES), _DEEPEST_BOX):
        if short_text(element, _LONGEST_ASIDE) is None or _has(element, *_HEADINGS):
            break
        if _has(element, "p") and not _PICTURE_BOX.search(element.get("class", "")):
            break
        box = element
    if box is not None:
        _drop(box)


def _is_only_links(element: HtmlElement) -> bool:
    if not _has(element, "a"):
        return False
    text = short_text(element, _LONGEST_LINK)
    if not text or _has(element, *_HEADINGS):
        return False
    linked = "".join(str(link.text_content()) for link in element.iterdescendants("a"))
    return sum(map(str.isalnum, text)) <= sum(map(str.isalnum, linked))


def _has(element: HtmlElement, *tags: str) -> bool:
    return next(element.iterdescendants(*tags), None) is not None


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
