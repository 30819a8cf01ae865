"""Tells pages that hold no article: feeds, pages of links, front pages of teasers. In doubt a page holds one.

A teaser is a box of the page that begins with a line that is one link, the headline, and goes on with little prose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from extract.read.boilerplate import is_boilerplate
from extract.read.content import letters_of
from extract.read.page_tree import short_text

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_FEED = re.compile(
    r"\s{0,99}(?:<\?xml[^>]{0,300}>\s{0,99})?(?:<!--[^>]{0,2000}-->\s{0,99})?(?:<!DOCTYPE[^>]{0,300}>\s{0,99})?"
    r"<(?:rss|feed|rdf:RDF|urlset|sitemapindex|opml)[\s>]",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt"))
_APART = frozenset(("nav", "footer", "aside", "noscript", "template", "select", "button", "textarea"))
_UNSEEN = frozenset(("head", "script", "style", "noframes"))
_HEADLINE_WORDS = 3  # at least
_TITLE_WORDS = 4  # at least
_LONGEST_LINK = 300  # characters; what is longer is an article with a link before it that nobody closed
_LEAST_PROSE = 30  # characters outside links, without white space
_LEAST_UNENDED = 60  # of prose that is no sentence
_LONGEST_TEASER = 500  # characters
_MOST_PARAGRAPHS = 2  # of a teaser
_LEAST_TEASERS = 3  # of a page that is nothing else
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_DATED = "//meta[@property='article:published_time']"  # only articles say so


@dataclass(eq=False)
class _Line:
    """What a block holds between others: its text, how much of it stands in links and how much does not."""

    block: _Element
    text: str
    linked: int
    unlinked: int
    link: str  # the address of the headline that the line is or begins with, else empty
    apart: bool  # in a menu, a footer or beside the page's matter

    @cached_property
    def is_prose(self) -> bool:
        """Whether it may be a paragraph of an article."""
        least = _LEAST_PROSE if _SENTENCE_END.search(self.text) else _LEAST_UNENDED
        return self.unlinked >= max(least, self.linked) and not is_boilerplate(self.text)


def is_feed(text: str) -> bool:
    """Whether a file is RSS, Atom, a list of addresses or of feeds, whatever its name."""
    return _FEED.match(text) is not None


def other_kind(tree: HtmlElement, heading: str) -> str:
    """What a page is instead of an article, empty if it may hold one. `heading` is what the page's title repeats."""
    if tree.xpath(_DATED):
        return ""
    lines = list(_lines(tree))
    prose = [line for line in lines if line.is_prose]
    linked = sum(line.linked for line in lines)
    if not prose and tree.find(".//frameset") is not None:
        return "a set of frames"
    if not prose:
        return "a page of links" if linked > sum(line.unlinked for line in lines) else ""
    teasers = list(_teasers(lines, letters_of(heading)))
    told = {line for teaser in teasers for line in teaser}
    own = sum(line.unlinked for line in prose if line not in told and not line.apart)
    has_title = heading or any(_is_title(line) for line in lines)
    if len(teasers) < _LEAST_TEASERS or (own and (has_title or own * 4 > sum(line.unlinked for line in told))):
        return ""
    return f"a page of {len(teasers)} teasers of articles"


def _is_title(line: _Line) -> bool:
    """Whether it is a main heading that leads nowhere, and more than the name of a paper."""
    return line.block.tag == "h1" and not line.linked and len(line.text.split()) >= _TITLE_WORDS


def _teasers(lines: Sequence[_Line], heading: str) -> Iterator[list[_Line]]:
    """The lines of prose of each teaser. What stands under the page's own heading is none."""
    headlines = _headlines(lines)
    if len(headlines) < _LEAST_TEASERS:
        return
    inside = Counter(box for line in headlines for box in (line.block, *line.block.iterancestors()))
    lines_of: dict[_Element, list[_Line]] = {}
    for line in lines:
        for box in (line.block, *line.block.iterancestors()):
            if inside[box] > 1:
                break
            lines_of.setdefault(box, []).append(line)
    numbers = {line: number for number, line in enumerate(lines)}
    for headline in headlines:
        if letters_of(headline.text) == heading:
            continue
        *_, box = (headline.block, *takewhile(lambda box: inside[box] == 1, headline.block.iterancestors()))
        around = lines_of.get(box, [headline])
        if not any(line.is_prose for line in around) and headline.block.tag in _HEADINGS:
            around = [headline, *_following(lines, numbers[headline], headlines)]
        told = [line for line in around if line.is_prose]
        is_short = len(told) <= _MOST_PARAGRAPHS and sum(line.unlinked for line in told) <= _LONGEST_TEASER
        if told and is_short and numbers[told[0]] >= numbers[headline]:
            yield told


def _headlines(lines: Sequence[_Line]) -> dict[_Line, None]:
    """The lines that begin with a headline; "Read the whole story" under one is none of its own."""
    found: dict[_Line, None] = {}
    before = ""
    for line in lines:
        if line.link and line.link != before:
            found[line] = None
            before = line.link
    return found


def _following(lines: Sequence[_Line], number: int, headlines: dict[_Line, None]) -> Iterator[_Line]:
    """The lines beside a heading, up to the next headline."""
    parent = lines[number].block.getparent()
    for line in lines[number + 1 :]:
        if line in headlines or line.block.getparent() is not parent:
            return
        yield line


class _Walk:
    """The pieces of a line, and where it stands, while the tree is walked."""

    def __init__(self, tree: HtmlElement) -> None:
        self._blocks: list[_Element] = [tree]
        self._links = [""]
        self._apart = 0
        self._pieces: list[tuple[str, str]] = []  # text and the address of its link; a line break is ("", "\n")

    def start(self, element: _Element) -> None:
        """An element begins."""
        if element.tag in _BLOCKS:
            self._blocks.append(element)
        elif element.tag == "br":
            self._pieces.append(("", "\n"))
        elif element.tag == "a":
            self._links.append(_address(element))
        self._apart += element.tag in _APART
        self._add(element.text)

    def end(self, element: _Element) -> None:
        """An element ends, and the text behind it is met."""
        if element.tag in _BLOCKS:
            self._blocks.pop()
        elif element.tag == "a":
            self._links.pop()
        self._apart -= element.tag in _APART
        self._add(element.tail)

    def line(self) -> _Line | None:
        """The line so far, None if it holds nothing; the next one begins."""
        pieces, self._pieces = self._pieces, []
        linked = sum(_count(piece) for piece, link in pieces if link)
        unlinked = sum(_count(piece) for piece, link in pieces if not link)
        if not linked and not unlinked:
            return None
        text = " ".join(" ".join(piece for piece, _ in pieces).split())
        return _Line(self._blocks[-1], text, linked, unlinked, _headline(pieces), self._apart > 0)

    def _add(self, text: str | None) -> None:
        if text and not text.isspace():
            self._pieces.append((text, self._links[-1]))


def _address(link: _Element) -> str:
    return (link.get("href") or "") if short_text(link, _LONGEST_LINK) is not None else ""


def _headline(pieces: Sequence[tuple[str, str]]) -> str:
    """The address of the link that a line is, up to its first line break; empty if it is none or a short one."""
    first = list(takewhile(lambda piece: piece[1] != "\n", pieces))
    text = " ".join(piece for piece, _ in first)
    is_link = all(link or not any(map(str.isalnum, piece)) for piece, link in first)
    if not is_link or len(text.split()) < _HEADLINE_WORDS:
        return ""
    address = next((link for _, link in first if link), "")
    return "" if address.startswith("#") else address  # a heading that leads to itself


def _count(text: str) -> int:
    """Characters that are no white space."""
    return len("".join(text.split()))


def _lines(tree: HtmlElement) -> Iterator[_Line]:
    from lxml.etree import iterwalk

    walk, events = _Walk(tree), iterwalk(tree, events=("start", "end"))
    for event, element in events:
        if element.tag in _BLOCKS and (line := walk.line()):
            yield line
        if event == "end":
            walk.end(element)
        elif element.tag in _UNSEEN:
            events.skip_subtree()
        else:
            walk.start(element)
