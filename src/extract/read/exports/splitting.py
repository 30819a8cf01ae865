"""Which database a file is from, and its articles; a file that looks like an export and is none that is known fails."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from extract.errors import ArticleError
from extract.read.content import Content
from extract.read.exports.europresse import is_europresse_page, split_europresse_page
from extract.read.exports.export_fields import Contents
from extract.read.exports.factiva import is_factiva, is_factiva_page, split_factiva, split_factiva_page
from extract.read.exports.nexis import is_nexis, split_nexis
from extract.read.exports.proquest import is_proquest, split_proquest
from extract.read.page_tree import parsed

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TEXTS: dict[str, tuple[Callable[[str], bool], Callable[[str], Contents]]] = {
    "Nexis": (is_nexis, split_nexis),
    "Factiva": (is_factiva, split_factiva),
    "ProQuest": (is_proquest, split_proquest),
}
_PAGES: dict[str, tuple[Callable[[str], bool], Callable[[HtmlElement], Contents]]] = {
    "Factiva": (is_factiva_page, split_factiva_page),
    "Europresse": (is_europresse_page, split_europresse_page),
}
_IN_TEXT = (" DOCUMENT", "End of Document", "ProQuest")  # one of them stands in every page whose text is an export
_RULE = re.compile(r"<hr[^<>]{0,200}>", re.IGNORECASE)
_BLOCKS = frozenset("p div br tr li h1 h2 h3 h4 h5 h6 table body section article header footer".split())
_UNSEEN = frozenset(("head", "script", "style"))
_END, _TAIL = re.compile("</(?:body|html)>", re.IGNORECASE), 2_000  # characters in which a page ends
_SNIFFED = 100_000  # characters by which a long file is known


def begins_as_export(text: str) -> bool:
    """Whether the beginning of a file shows that it holds articles by the score, so that it may be larger than one."""
    return any(is_one(text[:_SNIFFED]) for is_one, _ in _TEXTS.values())


def split_text(text: str) -> Content | Contents | None:
    """The articles of an export, or its one article; None for a text that is none.

    Raises ArticleError for one that looks like an export and cannot be split, or like two.
    """
    names = [name for name, (is_one, _) in _TEXTS.items() if is_one(text)]
    if not names:
        return None
    _refuse_mixed(names)
    return _checked(names[0], _TEXTS[names[0]][1](text))


def split_page(markup: str) -> Content | Contents | None:
    """The articles of an export as a page, as `split_text` gives them."""
    names = [name for name, (is_one, _) in _PAGES.items() if is_one(markup)]
    if not names and not any(words in markup for words in _IN_TEXT):
        return None
    _refuse_mixed(names)
    tree = parsed(_RULE.sub(f"<p>{'_' * 60}</p>", markup))
    if tree is None:
        return None
    if not names:
        return split_text("".join(_lines(tree)))
    return _checked(names[0], _told_if_cut(_PAGES[names[0]][1](tree), markup))


def _told_if_cut(found: Contents, markup: str) -> Contents:
    """The articles of a page, what is wrong told in the last one if the page does not end."""
    if found and isinstance(found[-1], Content) and not _END.search(markup[-_TAIL:]):
        note = "the export breaks off: the page has no end behind this one; download it anew"
        return [*found[:-1], found[-1]._replace(note=note)]
    return found


def _refuse_mixed(names: list[str]) -> None:
    if len(names) > 1:
        raise ArticleError(f"looks like exports of {' and '.join(names)} in one file; save each in a file of its own")


def _checked(name: str, found: Contents) -> Content | Contents:
    if not found:
        raise ArticleError(
            f"looks like an export of {name} and cannot be split: none of its documents was found; download it anew "
            "with full texts, or save each article as a file of its own"
        )
    return found[0] if len(found) == 1 and isinstance(found[0], Content) and not found[0].note else found


def _lines(tree: HtmlElement) -> Iterator[str]:
    """The text of a page, a line break at both ends of each block and a blank line behind a paragraph."""
    from lxml.etree import iterwalk

    events = iterwalk(tree, events=("start", "end"))
    for event, element in events:
        if event == "start" and element.tag in _UNSEEN:
            events.skip_subtree()
            continue
        if element.tag in _BLOCKS:
            yield "\n" if event == "start" or element.tag in ("br", "tr") else "\n\n"
        text = element.text if event == "start" else element.tail
        if text and not (event == "end" and element is tree):
            yield " ".join(text.split("\n")) if text.strip() else " "
