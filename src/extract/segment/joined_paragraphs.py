"""Runs the model over paragraphs and joins the results into one Doc whose text is the article's to the character.

Each paragraph goes through the model on its own: no sentence or name can cross a paragraph's end, and it is faster than
one long document. Line ends inside a hard-wrapped paragraph are shown to the model as spaces (same length, so offsets
hold). White space between paragraphs becomes a token of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span
from thinc.types import Ints2d

from extract.segment.paragraphs import Paragraph, find_paragraphs

_ATTRIBUTES: list[int | str] = ["ORTH", "SPACY", "TAG", "POS", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE"]
_SPACY, _HEAD, _START, _IOB = (_ATTRIBUTES.index(name) for name in ("SPACY", "HEAD", "SENT_START", "ENT_IOB"))
_LINE_SPACE = re.compile(r"[^\S ]")
_LONG_RUN = re.compile(r"[^ ]{400,}")
_Table = np.ndarray[tuple[int, int], np.dtype[np.uint64]]
_BATCH = 128  # paragraphs
_BATCH_CHARACTERS = 30_000
PARAGRAPHS = "paragraphs"  # the span group that holds them


def _shown(text: str, paragraph: Paragraph) -> str:
    """The paragraph as the model sees it, of the same length, so that offsets hold.

    Every white space character is a space. A run of hundreds of characters without one is a single made-up word: no
    text has such a word, and the tokeniser's time grows with the square of a run of marks.
    """
    spaced = _LINE_SPACE.sub(" ", text[paragraph.start : paragraph.end])
    return _LONG_RUN.sub(lambda run: "x" * len(run[0]), spaced)


def _space_row(nlp: Language, space: str) -> _Table:
    row = np.zeros((1, len(_ATTRIBUTES)), dtype=np.uint64)
    row[0, 0] = nlp.vocab.strings.add(space)
    row[0, _START] = np.uint64(1)
    row[0, _IOB] = 2
    return row


def _restore(nlp: Language, text: str, start: int, doc: Doc, array: _Table) -> _Table:
    """The rows of a paragraph's tokens with the article's own characters in place of those shown to the model.

    A line end that was shown as the space after a token becomes a white space token of its own, attached to that token.
    """
    array[:, 0] = [nlp.vocab.strings.add(text[start + t.idx : start + t.idx + len(t)]) for t in doc]
    ends = ((token.i, start + token.idx + len(token)) for token in doc if token.whitespace_)
    breaks = [(number, text[end]) for number, end in ends if text[end] != " "]
    if not breaks:
        return array
    before = [number for number, _ in breaks]
    places = np.arange(len(doc))
    heads = array[:, _HEAD].astype(np.int64) + places
    shift = np.searchsorted(before, places)
    array[:, _HEAD] = (heads + shift[heads] - places - shift).astype(np.uint64)
    array[before, _SPACY] = 0
    rows = np.concatenate([_space_row(nlp, character) for _, character in breaks])
    rows[:, _HEAD] = rows[:, _START] = np.int64(-1).astype(np.uint64)
    for row, number in zip(rows, before, strict=True):
        if array[number + 1, _IOB] == 1:  # a name goes on in the next line
            row[_IOB:] = array[number + 1, _IOB:]
    return np.insert(array, [number + 1 for number in before], rows, axis=0)


def join_paragraphs(nlp: Language, text: str, paragraphs: Sequence[Paragraph], docs: Iterable[Doc]) -> Doc:
    """One Doc with `doc.text == text` from the Docs of its paragraphs; `doc.spans["paragraphs"]` has their kinds."""
    rows, spans, position, tokens = [], [], 0, 0
    for paragraph, doc in zip(paragraphs, docs, strict=True):
        if paragraph.start > position:
            rows.append(_space_row(nlp, text[position : paragraph.start]))
            tokens += 1
        array: _Table = doc.to_array(_ATTRIBUTES).reshape(len(doc), len(_ATTRIBUTES)).astype(np.uint64)
        if any(odd.search(text, paragraph.start, paragraph.end) for odd in (_LINE_SPACE, _LONG_RUN)):
            # it was shown to the model in another form
            array = _restore(nlp, text, paragraph.start, doc, array)
        rows.append(array)
        spans.append((tokens, tokens + len(array), paragraph.kind))
        tokens += len(array)
        position = paragraph.end
    if position < len(text):
        rows.append(_space_row(nlp, text[position:]))
    joined = Doc(nlp.vocab)
    if rows:
        table = np.concatenate(rows)
        words = [nlp.vocab.strings[int(key)] for key in table[:, 0]]
        joined = Doc(nlp.vocab, words=words, spaces=table[:, 1].astype(bool).tolist())
        joined.from_array(_ATTRIBUTES[2:], cast(Ints2d, table[:, 2:]))
    joined.spans[PARAGRAPHS] = [Span(joined, start, end, label=kind) for start, end, kind in spans]
    return joined


def parse_texts(nlp: Language, texts: Sequence[str]) -> Iterator[Doc]:
    """Each text as one Doc, in order; the paragraphs of all texts go through the model in common batches.

    Boilerplate paragraphs are tokenised only, so that no stage takes them for prose.
    """
    plans = [find_paragraphs(text) for text in texts]
    shown = (
        _shown(text, paragraph)
        for text, plan in zip(texts, plans, strict=True)
        for paragraph in plan
        if paragraph.kind != "boilerplate"
    )
    parsed = _parsed(nlp, shown)
    for text, plan in zip(texts, plans, strict=True):
        docs = (nlp.make_doc(_shown(text, p)) if p.kind == "boilerplate" else next(parsed) for p in plan)
        yield join_paragraphs(nlp, text, plan, docs)


def _parsed(nlp: Language, paragraphs: Iterable[str]) -> Iterator[Doc]:
    """The paragraphs through the model, some thousand tokens at a time: of each it keeps 7 KB."""
    batch: list[str] = []
    characters = 0
    for paragraph in paragraphs:
        if batch and (len(batch) >= _BATCH or characters + len(paragraph) > _BATCH_CHARACTERS):
            yield from nlp.pipe(batch, batch_size=_BATCH)
            batch, characters = [], 0
        batch.append(paragraph)
        characters += len(paragraph)
    yield from nlp.pipe(batch, batch_size=_BATCH)


def paragraphs_of(doc: Doc) -> tuple[Span, ...]:
    """The paragraphs of a Doc; of one that came another way, its lines."""
    if PARAGRAPHS in doc.spans:
        return tuple(doc.spans[PARAGRAPHS])
    found = (doc.char_span(p.start, p.end, label=p.kind, alignment_mode="expand") for p in find_paragraphs(doc.text))
    return tuple(span for span in found if span is not None)
