"""Reads a Markdown file: its prose without the marks, and what its front matter tells."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.read.content import Content, cleaned, on_one_line
from extract.read.decode import decode
from extract.read.metadata import Metadata, metadata_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_LONGEST_MATTER = 20_000  # characters
_DEEPEST = (
    10_000  # of lists and quotations: what is deeper is dropped without a word, so Python's own limit comes first
)
_MATTER = re.compile(r"\s{0,99}(---|\+\+\+)[ \t]{0,9}\r?\n(.*?\n)(?:\1|\.\.\.)[ \t]{0,9}(?:\r?\n|$)", re.DOTALL)
_PAIR = re.compile(r"([A-Za-z_][\w -]{0,40}):(?:[ \t]+(.*))?")
_CONTINUATION = re.compile(r"[ \t]|#|- |$")
_TAG = re.compile(r"<[^<>]{0,1000}>")
_KEYS = {
    "title": ("title", "headline"),
    "published": ("published", "date", "pubdate", "publishdate", "publish_date", "published_at", "published_time"),
    "url": ("url", "link", "canonical_url", "source_url", "permalink"),
    "publisher": ("publisher", "site", "sitename", "source"),
}


def read_markdown(data: bytes, _: int = 0) -> Content:
    """The prose of a Markdown file: headings, paragraphs and items, a blank line between them, marks left out.

    Link targets, pictures and comments are left out as well. Front matter (YAML or TOML) gives title, day, publisher
    and address; without a title there, a first heading of level 1 is it. Raises what `decode` does.
    """
    found = decode(data)
    known, text = _split_matter(found.text)
    paragraphs = list(_paragraphs(text))
    if not known.title and paragraphs and paragraphs[0][0] == "h1":
        known = replace(known, title=paragraphs[0][1])
    return Content(cleaned("".join(f"{line}\n\n" for _, line in paragraphs))[:-1], known, found.note)


def _split_matter(text: str) -> tuple[Metadata, str]:
    """What the front matter tells, and the text after it; the whole text if there is none."""
    found = _MATTER.match(text[:_LONGEST_MATTER])
    if found is None:
        return Metadata(), text
    matter = _toml(found[2]) if found[1] == "+++" else _yaml(found[2])
    if not matter:
        return Metadata(), text
    values = {name: next(filter(None, map(matter.get, keys)), "") for name, keys in _KEYS.items()}
    address = values["url"] if values["url"].startswith(("http://", "https://")) else ""
    return metadata_of(values | {"url": address}), text[found.end() :]


def _toml(matter: str) -> Mapping[str, str]:
    try:
        return {key.lower(): on_one_line(str(value)) for key, value in tomllib.loads(matter).items()}
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _yaml(matter: str) -> Mapping[str, str]:
    """The pairs of the uppermost level that stand on a line each; empty if the block is no YAML mapping."""
    pairs: dict[str, str] = {}
    for line in matter.splitlines():
        pair = _PAIR.fullmatch(line.rstrip())
        if pair is not None:
            value = (pair[2] or "").strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            pairs.setdefault(pair[1].lower().replace("-", "_"), on_one_line(value))
        elif not _CONTINUATION.match(line):
            return {}
    return pairs


def _paragraphs(text: str) -> Iterator[tuple[str, str]]:
    """Each block as the element that it is in HTML and its text on one line."""
    from markdown_it import MarkdownIt

    # Four spaces before a line are an indent to whoever writes prose, not code.
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table").disable("code")
    prefix, row = "", list[str]()
    tokens = parser.parse(text)
    for before, token in pairwise([*tokens[:1], *tokens]):
        if token.type == "list_item_open" and token.info:
            prefix = f"{token.info}{token.markup} "  # "2021. A year …" is a numbered item to Markdown
        elif token.type == "inline" and before.tag in ("td", "th"):
            row.append(on_one_line(_words(token)))
        elif token.type == "tr_close":
            yield "tr", " | ".join(filter(None, row))
            row = []
        elif token.type == "inline":
            for line in _words(token).split("\n"):
                if line := on_one_line(prefix + line):
                    yield before.tag, line
                prefix = ""
        elif token.type in ("fence", "html_block"):
            for line in _TAG.sub(" ", token.content).split("\n"):
                if line := on_one_line(line):
                    yield "pre", line


def _words(inline: Token) -> str:
    """The text of a block, a line break where the writer asked for one."""
    pieces = []
    for token in inline.children or ():
        if token.type in ("text", "code_inline"):
            pieces.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append(" " if token.type == "softbreak" else "\n")
    return "".join(pieces)
