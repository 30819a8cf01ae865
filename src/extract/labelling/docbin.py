"""spaCy's DocBin: Docs that load without a model, `Doc.ents` for training and span groups for all the rest.

The groups are those of the pipeline components: `extract_names`, `extract_dates`, `extract_quotes`, and
`extract_events` with the triggers. `label_` says what a span is, `kb_id_` its normal form, `id_` its record, whose
other values stand in `Doc.user_data["extract"]`. Tokens are spaCy's, cut where a label begins or ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.labelling.doccano import known
from extract.labelling.label_sources import all_spans
from extract.labelling.labels import Labels

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span


def docbin(articles: Iterable[Labels]) -> bytes:
    """The .spacy file."""
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("en")
    nlp.max_length = 1 << 40  # that limit is for parsers
    store = DocBin(attrs=["SPACY", "SENT_START", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID"], store_user_data=True)
    for labels in articles:
        store.add(_doc(nlp, labels))
    return store.to_bytes()


def _doc(nlp: Language, labels: Labels) -> Doc:
    doc = _cut(nlp.make_doc(labels.text), {offset for span in all_spans(labels) for offset in span})
    doc.user_data["extract"] = {"article_id": labels.id, "published": labels.published, **known(labels)}
    starts = {start for start, _ in labels.sentences}
    for token in doc:
        token.is_sent_start = not token.i or token.idx in starts if starts else None
    names = [_span(doc, (m.start, m.end), m.label, form=m.name) for m in labels.mentions]
    doc.spans["extract_names"] = names
    doc.spans["extract_dates"] = [_span(doc, (d.start, d.end), d.type, form=d.value) for d in labels.dates]
    doc.spans["extract_quotes"] = [
        _span(doc, span, part, form=quote.type, record=f"q{number}")
        for number, quote in enumerate(labels.quotes, 1)
        for part, span in (
            *(("content", span) for span in quote.content),
            *(("cue", quote.cue), ("source", quote.source), ("addressee", quote.addressee)),
        )
        if span
    ]
    doc.spans["extract_events"] = [
        _span(doc, event.trigger, event.type, form=event.date, record=f"e{number}")
        for number, event in enumerate(labels.events, 1)
    ]
    doc.ents = _apart(names)
    return doc


def _cut(doc: Doc, cuts: set[int]) -> Doc:
    """The Doc with token boundaries at the cuts."""
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    for token in doc:
        inside = [cut - token.idx for cut in range(token.idx + 1, token.idx + len(token)) if cut in cuts]
        edges = [0, *inside, len(token)]
        words += [token.text[left:right] for left, right in pairwise(edges)]
        spaces += [False] * len(inside) + [bool(token.whitespace_)]
    return Doc(doc.vocab, words=words, spaces=spaces)


def _span(doc: Doc, place: tuple[int, int], label: str, *, form: str = "", record: str = "") -> Span:
    # a label may end at the blank behind a token, which is no token's edge: then it widens to whole tokens
    span = doc.char_span(*place, label=label, kb_id=form, span_id=record, alignment_mode="expand")
    assert span is not None, "every label lies in the text"
    return span


def _apart(spans: Iterable[Span]) -> list[Span]:
    """The spans without those that overlap an earlier one, which `Doc.ents` does not allow."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
