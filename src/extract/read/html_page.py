"""Reads an HTML page: the prose of its article, by trafilatura, with title, day, publisher and address.

Pages are untrusted. The parser reaches neither network nor files, HTML has no entities of its own, attributes and
elements by the thousand are cut down before they are parsed, and nothing that a page says runs.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.errors import ArticleError, SkippedArticle
from extract.read.boilerplate import is_boilerplate
from extract.read.content import Content, cleaned, letters_of, on_one_line
from extract.read.decode import Decoded, decode, is_utf8, mended
from extract.read.metadata import Metadata
from extract.read.page_date import published_of
from extract.read.page_kind import is_feed, other_kind
from extract.read.page_tree import parsed, prepare

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

_PRESCANNED = 4_096  # bytes in which a page may name its encoding; the standard asks for 1,024
_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})""", re.IGNORECASE)
_WESTERN = {"iso8859-1", "ascii", "cp1252"}  # what pages mean by these is Windows-1252, says the HTML standard
_BLOCKS = frozenset(("p", "head", "quote", "item", "list", "row", "table", "div", "body", "main", "code", "fw"))
_LEAST_LETTERS = 30  # of an article's longest paragraph
_LITTLE_PROSE = 600  # letters: then links that were taken out may have been the article's, or held it together
_HEAD_LINES = 8  # paragraphs in which a kicker, the title and a byline may stand
_BYLINE = re.compile(r"(?:(?:written|posted|story|text) )?by:? [^.?!“\"]{3,100}", re.IGNORECASE)
_MODIFIED = re.compile(r"last (?:modified|updated)", re.IGNORECASE)  # it may be all that dates the article
_SENTENCE_END = re.compile(r"[.!?:;…][\"”’')\]]*$")


def read_page(data: bytes, _: int = 0) -> Content:
    """The article of a page: its title, then its paragraphs, a blank line between them.

    What stands round it (menus, related links, captions, comments, share buttons, bylines) is left out. Raises
    SkippedArticle for a feed, a page of links or one of teasers, ArticleError if no article is found, or what `decode`
    raises.
    """
    markup = page_text(data)
    if is_feed(markup.text):
        raise SkippedArticle("no article: a feed")
    tree = parsed(markup.text)
    if tree is None:
        raise ArticleError("empty")
    published = published_of(tree)
    heading = _heading(tree)
    if kind := other_kind(tree, heading):
        raise SkippedArticle(f"no article: {kind}")
    had_links = prepare(tree)
    found, paragraphs = _extracted(tree, heading)
    if had_links and _prose(paragraphs) < _LITTLE_PROSE and (again := parsed(markup.text)) is not None:
        prepare(again, keeps_sentences=True)
        other, whole = _extracted(again, heading)
        if _prose(whole) > _prose(paragraphs):
            found, paragraphs = other, whole
    if found is None or not any(_letters(paragraph) >= _LEAST_LETTERS for paragraph in paragraphs):
        raise ArticleError("no article found in the page; save its text as .txt")
    publisher, url = on_one_line(found.sitename or ""), on_one_line(found.url or "")
    title = heading or on_one_line(found.title or "")
    text = "\n\n".join([title, *paragraphs] if title else paragraphs) + "\n"
    return Content(cleaned(text), Metadata(published, title, url, publisher), markup.note)


def _extracted(tree: HtmlElement, heading: str) -> tuple[Document | None, list[str]]:
    """What trafilatura finds in a page, and the paragraphs of that which are the article's."""
    import trafilatura  # takes a tenth of a second

    found = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2100-01-01"},
    )
    if found is None or isinstance(found, dict) or found.body is None:
        return None, []
    return found, _article_paragraphs(found, heading or on_one_line(found.title or ""))


def _prose(paragraphs: list[str]) -> int:
    """The letters of the paragraphs that end a sentence."""
    return sum(_letters(paragraph) for paragraph in paragraphs if _SENTENCE_END.search(paragraph))


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def in_utf8(data: bytes, charset: str) -> bytes:
    """A page as UTF-8 if only what sent it said how it is encoded, by `charset`; else as it is."""
    if not charset or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if not _CHARSET.search(data[:_PRESCANNED]) and (text := _decoded(data, charset)):
            return text.encode("utf-8", "surrogateescape")
    return data


def page_text(data: bytes) -> Decoded:
    """The decoded page: by byte order mark, as UTF-8, as its meta element says, or in the encoding that it looks like.

    Raises ArticleError as `decode` does.
    """
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return Decoded(data.decode("utf-8"))
        except UnicodeDecodeError:
            named = _CHARSET.search(data[:_PRESCANNED])
            if named and (text := _decoded(data, named[1].decode("ascii"))):
                return mended(text)
    return decode(data)


def _decoded(data: bytes, charset: str) -> str:
    """The text in this encoding, empty if that is none or does not fit; UTF-8 in a page that says it is Western."""
    try:
        name = codecs.lookup(charset).name
        if name in _WESTERN and is_utf8(text := data.decode("utf-8", "surrogateescape")):
            return text
        return data.decode("cp1252" if name in _WESTERN else name)
    except (LookupError, UnicodeError, TypeError):  # a TypeError: a codec of Python's that gives no text
        return ""


def _heading(tree: HtmlElement) -> str:
    """The longest heading that the page's title repeats, which most often adds the publisher's name; else empty."""
    titles = [letters_of(text) for text in tree.xpath("//title/text()|//meta[@property='og:title']/@content")]
    headings = (on_one_line(element.text_content()) for element in tree.xpath("(//h1|//h2|//h3)[position()<=20]"))
    fitting = [text for text in headings if " " in text and any(letters_of(text) in title for title in titles)]
    return max(fitting, key=len, default="")


def _article_paragraphs(found: Document, title: str) -> list[str]:
    """The paragraphs of the article itself, the title not among them."""
    paragraphs = list(_paragraphs(found.body))
    for number, paragraph in enumerate(paragraphs[:_HEAD_LINES]):
        if title and letters_of(paragraph) == letters_of(title):
            before = [line for line in paragraphs[:number] if _SENTENCE_END.search(line)]
            paragraphs = before + paragraphs[number + 1 :]  # what is no sentence above the title is its kicker
            break
    head = [line for line in paragraphs[:_HEAD_LINES] if not _BYLINE.fullmatch(line)]
    return [line for line in head + paragraphs[_HEAD_LINES:] if not is_boilerplate(line) or _MODIFIED.search(line)]


def _paragraphs(body: _Element) -> Iterator[str]:
    """The text of each block of trafilatura's tree on one line, in order, inline elements joined."""
    pieces: list[str] = []
    for kind, element in _events(body):
        if kind == "break":
            if line := on_one_line("".join(pieces)):
                yield line
            pieces = []
        elif kind == "line" and _SENTENCE_END.search("".join(pieces).rstrip()):
            yield on_one_line("".join(pieces))
            pieces = []
        else:
            pieces.append(" " if kind == "line" else element)
    if line := on_one_line("".join(pieces)):
        yield line


def _events(body: _Element) -> Iterator[tuple[str, str]]:
    """("text", …), ("line", "") at a line break, ("break", "") at both ends of a block, in order."""
    from lxml.etree import iterwalk

    for event, element in iterwalk(body, events=("start", "end")):
        if element.tag == "cell":
            if event == "start" and element.getprevious() is not None:
                yield "text", " | "
        elif element.tag in _BLOCKS:
            yield "break", ""
        if event == "start":
            if element.text:
                yield "text", element.text
        else:
            if element.tag == "lb":
                yield "line", ""
            if element.tail and element is not body:
                yield "text", element.tail
