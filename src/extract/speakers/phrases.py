"""The noun phrase that stands for a source without a name: "a top officer, who left" → "top officer"."""

from __future__ import annotations

import re

from extract.vocabulary import date_words

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_DANGLING = re.compile(r"\s+(?:of|for|in|to|with|by)$")
_SPACE = re.compile(r"\s+")
_MARKS = " \"“”‘’'«»"
# A relative or participial clause, a day, brackets, a dash: what only adds to the phrase.
_CLAUSE = re.compile(
    r"\s(?:who|whom|whose|which|where|saying|stating|arguing|claiming|warning|speaking|dated|cited|quoted|known|nicknamed|dubbed)\b"
    rf"|\s(?:on\s)?(?:{'|'.join(word.capitalize() for word in date_words('WEEKDAY'))})$"
    r"|\s?[(\[]|\s[-–—]+\s|;|—"
)
_COMMA = re.compile(r",(?=\s|$)")
_ADDITION = re.compile(
    r"\s*(?:an?|the|who|which|whose|whom|where|his|her|its|their|now|then|when|as|if)\b|\s*$", re.IGNORECASE
)
_LAST_OF_LIST = re.compile(r"\s*(?:\S+\s+){0,2}\S*\s*\b(?:and|or)\s|\s*(?:and|or)\s", re.IGNORECASE)
_YEAR = re.compile(r"\s*\d{4}\b")
_MOST_WORDS = 3  # of one part of a list


def _cut_commas(phrase: str) -> str:
    """The phrase up to its first comma, unless the rest of a list follows ("Greek, Cypriot and other envoys")."""
    parts = _COMMA.split(phrase)
    kept = 1
    while kept < len(parts) and _YEAR.match(parts[kept]):  # "May 5, 2022"
        kept += 1
    for number in range(kept, len(parts)):
        if _LAST_OF_LIST.match(parts[number]) and not _ADDITION.match(parts[number]):
            return ",".join(parts[: number + 1])
        if _ADDITION.match(parts[number]) or len(parts[number].split()) > _MOST_WORDS:
            break
    return ",".join(parts[:kept])


def noun_phrase(text: str, head: int = 0) -> str:
    """The source's words without article and without what is only added: appositions, relative clauses, brackets.

    Lists stay whole, and so do phrases that tell which one is meant ("spokesman for the union"). Nothing is cut before
    the offset `head`, where the phrase's head word is known to begin.
    """
    phrase = _SPACE.sub(" ", text[head:].strip(_MARKS))
    cut = _CLAUSE.search(phrase, 1)
    phrase = _cut_commas(phrase[: cut.start()] if cut else phrase)
    whole = f"{_SPACE.sub(' ', text[:head])}{phrase}"
    return _ARTICLE.sub("", _DANGLING.sub("", whole.strip(_MARKS + ",")))
