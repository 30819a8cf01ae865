"""The tree of an HTML page, made ready: what surely is none of the article's prose is taken out."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from extract.errors import ArticleError
from extract.read.content import on_one_line
from extract.read.page_containers import join_containers

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# What XML cannot hold: controls, half characters, two that are none. A form feed is a space to HTML.
_UNWRITABLE = {**dict.fromkeys((*range(9), 11, *range(14, 32), 127, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)), 12: " "}
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,8})|([0-9]{1,9}));?", re.IGNORECASE)
_BREAKS = re.compile(r"(?:<br\s{0,9}/?>\s{0,99}){2,}|<hr[^<>]{0,200}>", re.IGNORECASE)  # what parted paragraphs once
_MOST_TAGS = 500_000  # of a page, at both ends of elements; a long book has a tenth
_MOST_ATTRIBUTES = 100  # of a tag: the parser compares each with all before it
_DEEPEST = 150  # elements within one another; the parser gives up at 256
# Each matches wherever it is tried and is never tried twice, so that no page takes longer than its length.
_ATTRIBUTE = r"""(?:[\s/=]*+[^\s/=>]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+)"""
_COMMENT = r"<!--(?:-?+>|(?:[^-]++|-(?!-!?>))*+(?:--!?>)?+)"
_RAW = r"[^<]*+(?:<(?!/\2)[^<]*+)*+"  # in a script "a < b" begins no tag
_TAG = re.compile(
    rf"({_COMMENT}|<(?:(script|style)(?![^\s/>])|/?[a-z][^\s/>]*+){_ATTRIBUTE}{{0,{_MOST_ATTRIBUTES}}}+)"
    rf"{_ATTRIBUTE}*+((?(2)[^>]*+>?+{_RAW}))",
    re.IGNORECASE,
)
_NAME = re.compile(rf"{_COMMENT}|<(/?)([a-z][^\s/>]*+){_ATTRIBUTE}*+[\s/=]*+>?+", re.IGNORECASE)
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
_ENDS_ITSELF = frozenset(("p", "li", "dt", "dd", "tr", "td", "th", "option"))  # where the next one begins
_PARAGRAPH = re.compile(r"<p>(?:\s*+<p>)++")
_BLOCKS = ("p", "h1", "h2", "h3", "div", "ul", "table", "center", "blockquote", "br")
_HEADINGS = ("h1", "h2", "h3")
_TYPOGRAPHY = ("font", "center", "big", "small", "tt", "basefont", "blink", "nobr")
_INLINE = frozenset(("a", "b", "i", "em", "strong", "span", "br", "u", "q", "sup", "sub"))
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:(?:fig|img|image|photo|picture|media)?-?(?:caption|credit)s?|pull-?quote|by-?line)(?:$|[\s_-])",
    re.IGNORECASE,
)
_PICTURE_BOX = re.compile(r"image|img|photo|picture|figure|media|gallery|thumb", re.IGNORECASE)
_SENTENCE = re.compile(r"\w[.!?…][\"”’)]{0,3}\s*$")
_LEAST_LEAD = 40  # letters outside links: what is shorter may be a byline or a day
_LONG_CELL = 400  # characters: no table of figures has such a cell
_LONGEST_ASIDE = 300  # characters
_FULL_LINE = 0.6  # of the longest: a shorter one is the last of its paragraph
_MOST_INSIDE = 200  # elements
_BOXES = ("div", "figure", "span", "a", "center", "dl")
_DEEPEST_BOX = 8  # boxes one in another
_LONGEST_LINK = 200  # characters of a paragraph that is only a link


def parsed(text: str) -> HtmlElement | None:
    """The tree of a page, None if there is nothing in it.

    What would hold the parser up is not shown to it: attributes beyond a hundred in a tag, elements nested by the
    hundred, whose text stays. Raises ArticleError if there are more than 500,000 tags.
    """
    text, tags = _TAG.subn(r"\1\3", text.translate(_UNWRITABLE))
    if tags > _MOST_TAGS:
        raise ArticleError(f"too large: {tags:,} tags, the limit is {_MOST_TAGS:,}; save its text as .txt")
    text = _BREAKS.sub("<p>", _REFERENCE.sub(_writable, text))
    tree = _parsed(text)
    if tree is not None and _is_cut_off(tree):
        return _parsed(_flattened(text))
    return tree


def _parsed(text: str) -> HtmlElement | None:
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return document_fromstring(text.encode(), parser=parser)
    except ParserError:
        return None


def _is_cut_off(tree: HtmlElement) -> bool:
    """Whether the tree ends in elements so deep that the parser may have given up there."""
    depth, last = 0, tree
    while (inner := next(last.iterchildren(reversed=True), None)) is not None:
        depth, last = depth + 1, inner
    return depth > _DEEPEST


def _flattened(text: str) -> str:
    """The page without the tags of elements that lie too deep; a paragraph begins where a block did."""
    nest: list[str] = []
    often = Counter[str]()

    def shown(tag: re.Match[str]) -> str:
        name = (tag[2] or "").lower()
        if not name or name in _VOID:
            return tag[0]
        if not tag[1]:
            if nest and nest[-1] == name and name in _ENDS_ITSELF:
                nest.pop()
            else:
                often[name] += 1
            nest.append(name)
        elif not often[name]:
            return ""
        is_deep = len(nest) > _DEEPEST
        while tag[1]:
            often[(closed := nest.pop())] -= 1
            if closed == name:
                break
        if not is_deep:
            return tag[0]
        return "" if name in _INLINE or name in _TYPOGRAPHY else "<p>"

    return _PARAGRAPH.sub("<p>", _NAME.sub(shown, text))


def _writable(reference: re.Match[str]) -> str:
    """A numeric reference to a character as it stands, or what old pages mean by it: &#146; is Windows-1252's."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if 128 <= code < 160:
        return bytes([code]).decode("cp1252", "ignore")
    return "" if code > sys.maxunicode or code in _UNWRITABLE else reference[0]


def prepare(tree: HtmlElement, *, keeps_sentences: bool = False) -> bool:
    """Takes out captions, bylines and paragraphs that are only links; makes plain blocks of layout tables.

    Returns whether there were such links; those that are sentences may be kept, as text.
    """
    from lxml.etree import strip_tags

    for element in tree.xpath(".//*[@class or @data-component]"):
        names = f"{element.get('class', '')} {element.get('data-component', '')}"
        if _ASIDE.search(names) and short_text(element, _LONGEST_ASIDE) is not None and not _has(element, *_HEADINGS):
            _drop(element)
    for picture in tree.xpath(".//img|.//amp-img|.//picture|.//video|.//amp-video"):
        _drop_box(picture)
    links = [element for element in tree.xpath(".//p|.//div|.//td|.//center") if _is_only_links(element)]
    for element in links:
        if keeps_sentences and _SENTENCE.search(str(element.text_content())):
            strip_tags(element, "a")
        else:
            _drop(element)
    _unwrap_typography(tree)
    _unwrap_layout_tables(tree)
    for paragraph in tree.xpath(".//p"):
        _wrap_lead(paragraph)
    join_containers(tree)
    for block in tree.xpath(".//pre"):
        _part_lines(block)
    return bool(links)


def leaf_lines(tree: HtmlElement, blocks: Sequence[str]) -> Iterator[str]:
    """The texts, each on one line, of the blocks of a tree that hold no other blocks, those without any left out."""
    for element in tree.iter(*blocks):
        if next(element.iterdescendants(*blocks), None) is None and (line := on_one_line(element.text_content())):
            yield line


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
    from lxml.etree import strip_tags

    strip_tags(tree, *_TYPOGRAPHY)
    for paragraph in tree.xpath(".//p[.//p]"):  # a FONT that was never closed had taken in what followed
        paragraph.tag = "div"
        _wrap_text(paragraph)


def _wrap_text(block: HtmlElement) -> None:
    """Makes a paragraph of the text and the inline elements that stand before a block's first paragraph."""
    own = block.makeelement("p")
    own.text, block.text = block.text, None
    own.extend(list(takewhile(lambda child: child.tag in _INLINE, block)))
    block.insert(0, own)


def _wrap_lead(paragraph: HtmlElement) -> None:
    """Makes a paragraph of the prose that stands before the first `<br><br>`, which was made a paragraph itself.

    It begins with its block, or behind the block before it; a link, a byline or a date is none.
    """
    parent = paragraph.getparent()
    if parent is None or parent.tag == "p":
        return
    run = list(takewhile(lambda sibling: sibling.tag in _INLINE, paragraph.itersiblings(preceding=True)))[::-1]
    before = run[0].getprevious() if run else paragraph.getprevious()
    text = (parent.text if before is None else before.tail) or ""
    unlinked = [text, *(piece for each in run for piece in (each.text if each.tag != "a" else "", each.tail))]
    if sum(sum(map(str.isalpha, piece)) for piece in unlinked if piece) < _LEAST_LEAD:
        return
    lead = parent.makeelement("p")
    if before is None:
        parent.text = None
        parent.insert(0, lead)
    else:
        before.tail = None
        before.addnext(lead)
    lead.text = text
    lead.extend(run)
    if parent.tag == "span":
        parent.tag = "div"


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
