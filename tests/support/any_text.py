"""Pieces of which any text may be made, and what must hold of what is found in it."""

from __future__ import annotations

from spacy.language import Language

from extract.config import load_config
from extract.pipeline import extract_all
from extract.records import Article, Extraction, Span
from extract.write import COLUMNS, table_rows

PLACED = {
    "sentences": [""],
    "mentions": [""],
    "dates": [""],
    "quotes": ["cue", "source", "addressee"],
    "events": ["trigger"],
}
PIECES = [
    *(
        "Lena Orlova",
        "she",
        "the envoy",
        "Moscow",
        "the UN",
        "said",
        "told",
        "Reuters",
        "that",
        "according to",
        "on Monday",
    ),
    *(
        "in 1991",
        "two years later",
        "killed",
        "met",
        "signed",
        "“",
        "”",
        '"',
        "'",
        "’s",
        ".",
        ",",
        "\n",
        "\n\n",
        " ",
        "\r\n",
    ),
    *(
        "😀",
        "\x00",
        "U.S.",
        "(",
        ")",
        "[Russia]",
        "—",
        "a",
        "the",
        "talks",
        "attack",
        "ﬁ",
        "é",
        "\u2028",
        "\t",
        "1",
        "March",
    ),
]


def check_cells(extraction: Extraction) -> None:
    text = extraction.article.text
    tables = table_rows(extraction)
    for table, parts in PLACED.items():
        for row in tables[table]:
            cells = dict(zip(COLUMNS[table], row, strict=True))
            for part in parts:
                start, end = (cells[f"{part}_{side}" if part else side] for side in ("start", "end"))
                if start:
                    assert text[int(start) : int(end)] == cells[part or "text"] != ""
    for quote in extraction.quotes:
        assert quote.content
        assert all(text[a:b].strip() for a, b in quote.content)
        assert list(quote.content) == sorted(quote.content)
    for span in all_spans(extraction):
        assert 0 <= span.start < span.end <= len(text)


def all_spans(extraction: Extraction) -> list[Span]:
    spans = [Span(r.start, r.end) for group in (extraction.sentences, extraction.mentions) for r in group]
    for event in extraction.events:
        parties = [*event.actors, *event.targets, *([event.place] if event.place else [])]
        spans += [event.sentence, *(span for party in parties for span in party.spans)]
    return spans


def extract_text(nlp: Language, text: str, published: str = "") -> Extraction:
    article = Article("a", "a.txt", text, "0" * 64, "en", published=published)
    [extraction] = extract_all(nlp, [article], load_config())
    return extraction
