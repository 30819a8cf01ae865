"""The stage takes time linear in mentions and quotes, in many sentences and in one that never ends."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.extraction import add_speakers
from extract.records import Entity, Mention, Published, Quote, QuoteType, Span, TimeExpression
from extract.syntax import read_document

_WORDS = "Ivan Orlov said the official told him it left in 2019 .".split()
_TAGS = "NNP NNP VBD DT NN VBD PRP PRP VBD IN CD .".split()
_DEPS = "compound nsubj ROOT det nsubj ccomp dobj nsubj ccomp prep pobj punct".split()
_HEADS = [1, 2, 2, 4, 5, 2, 5, 8, 5, 8, 9, 2]
_LENGTH = len(_WORDS)


def _parsed(vocab: Vocab, size: int, *, one_sentence: bool) -> Doc:
    """The sentence again and again; as one sentence each verb hangs on the first."""
    heads = [head + n * _LENGTH for n in range(size) for head in _HEADS]
    deps = _DEPS * size
    if one_sentence:
        for root in range(2 + _LENGTH, size * _LENGTH, _LENGTH):
            heads[root], deps[root] = 2, "conj"
    return Doc(vocab, words=_WORDS * size, tags=_TAGS * size, deps=deps, heads=heads)


def _seconds(vocab: Vocab, size: int, *, one_sentence: bool) -> float:
    doc = _parsed(vocab, size, one_sentence=one_sentence)
    offsets = [token.idx for token in doc]
    mentions: list[Mention] = []
    quotes: list[Quote] = []
    years: list[TimeExpression] = []
    for n in range(size):
        at = offsets[n * _LENGTH : (n + 1) * _LENGTH]
        mentions.append(Mention(at[0], at[2] - 1, "PERSON", "name", "test", f"person:orlov-{n}"))
        kind: QuoteType = "direct" if n % 2 else "indirect"
        content, cue, source = Span(at[3], at[11] - 1), Span(at[2], at[3] - 1), Span(at[0], at[2] - 1)
        quotes.append(Quote(kind, (content,), "test", 1.0, cue, source))
        years.append(TimeExpression(at[10], at[11] - 1, "DATE", "2019", "test", "", "2019-01-01", "2019-12-31"))
    entities = [Entity(mention.entity_id, "Ivan Orlov", "PERSON", gender="male") for mention in mentions]
    best = float("inf")
    for _ in range(2):
        begin = time.process_time()
        document = read_document(doc).with_names(mentions, entities).with_quotes(quotes)
        add_speakers(document.with_dates(years, Published("", "none")))
        best = min(best, time.process_time() - begin)
    return best


@pytest.mark.slow
@pytest.mark.parametrize("one_sentence", [False, True])
def test_ten_times_the_text_takes_about_ten_times_as_long(one_sentence: bool, parse: Callable[[str], Doc]) -> None:
    vocab = parse("").vocab
    assert _seconds(vocab, 2000, one_sentence=one_sentence) < 25 * _seconds(vocab, 200, one_sentence=one_sentence)
