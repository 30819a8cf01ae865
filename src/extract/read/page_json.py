"""The days that a page's JSON-LD tells: of its article, never of a picture or a video in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

_ARTICLES = ("article", "report", "posting", "analysis", "opinion", "review")  # NewsArticle, BlogPosting, …
_OTHERS = ("image", "photo", "video", "audio", "media", "person", "organization", "website", "comment", "clip")
_DEEPEST = 40  # objects one in another


def told_days(scripts: Iterable[str]) -> list[str] | None:
    """What `datePublished` says, of the articles first, then of what is neither picture nor film, person nor site.

    None if a script is no JSON, so that nothing can be told apart.
    """
    articles: list[str] = []
    others: list[str] = []
    for script in scripts:
        try:
            found = json.loads(script, strict=False)
        except ValueError:
            return None
        except RecursionError:
            continue
        for node in _nodes(found):
            day, kind = node.get("datePublished"), _kind(node)
            if isinstance(day, str):
                (articles if any(word in kind for word in _ARTICLES) else others).append(day)
    return articles + others


def _nodes(found: object, depth: int = 0) -> Iterator[dict[str, object]]:
    """All objects, each before those in it; what is in a picture, a film, a person or a comment is left out."""
    if depth > _DEEPEST:
        return
    if isinstance(found, dict):
        if "datePublished" in found and any(word in _kind(found) for word in _OTHERS):
            return
        yield found
        found = list(found.values())
    for each in found if isinstance(found, list) else ():
        yield from _nodes(each, depth + 1)


def _kind(node: dict[str, object]) -> str:
    return str(node.get("@type", "")).casefold()
