"""What is taken where an annotator has left a field empty or a program has none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extract.records import Span
from extract.score.gold import GoldMention

_MARKS = "\"“”„«»‘’'"
_MARK = re.compile('["“”«»]')
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)


def name_of(words: str, label: str, known: Iterable[tuple[str, GoldMention]]) -> str:
    """The full name of a mention that has none: that of an equally written one (words, mention), else its words."""
    for other, mention in known:
        if other == words and mention.label == label:
            return mention.name
    return " ".join(words.split())


def quote_type(text: str, content: Sequence[Span]) -> str:
    """direct if each piece stands in quotation marks, mixed if something in it does, else indirect."""
    marked = [_within_marks(text, span) for span in content]
    if all(marked):
        return "direct"
    inside = any(_MARK.search(text, max(span.start - 1, 0), span.end + 1) for span in content)
    return "mixed" if any(marked) or inside else "indirect"


def speaker_of(words: str, mentions: Iterable[GoldMention]) -> str:
    """The speaker that a source stands for: the only entity that it names, else its words without the article."""
    names = list(dict.fromkeys(mention.name for mention in mentions if mention.label != "PLACE"))
    return names[0] if len(names) == 1 else _ARTICLE.sub("", " ".join(words.split()), count=1)


def _within_marks(text: str, span: Span) -> bool:
    before, after = (
        text[max(span.start - 3, 0) : span.start].rstrip()[-1:],
        text[span.end : span.end + 3].lstrip(" ,.")[:1],
    )
    return bool(before) and before in _MARKS and bool(after) and after in _MARKS
