"""The layer of numbers: of which kind a number of people is, by the words that may govern it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.config import Config
from extract.numbers.counted import Counted
from extract.numbers.find import by_sentences, numbers_in
from extract.numbers.kinds import Proposal, fits, proposals
from extract.records import Span
from extract.score.gold import GoldNumber
from extract.score.matching import pair_spans
from extract.syntax import Document
from extract.training.articles import Labelled
from extract.training.samples import GroupSample, Missed


def kind_samples(labelled: Labelled, config: Config) -> Iterator[GroupSample | Missed]:
    """The numbers of people of an article with labelled numbers: what their words propose, and which is right."""
    gold = labelled.gold.numbers
    if not gold:
        return
    document = labelled.quoted(config)
    tree = document.tree
    counted = [each for each in numbers_in(document) if not each.amount.currency]
    spans = [Span(each.amount.start, tree.ends[each.last]) for each in counted]
    labels = {j: gold[i] for i, j in pair_spans([Span(number.start, number.end) for number in gold], spans)}
    for place, (each, others) in enumerate(by_sentences(document, counted)):
        found = proposals(document, each, others)
        label = labels.get(place)
        right = None if label is None else _right(document, each, found, label)
        if found:
            yield GroupSample(labelled.gold.id, tuple(proposal.features for proposal in found), right)
        elif label is not None and label.kind != "money":
            yield Missed(labelled.gold.id)


def _right(document: Document, counted: Counted, found: Sequence[Proposal], label: GoldNumber) -> int | None:
    """The proposal of the labelled kind whose word is the trigger, or stands nearest where the lexicon says."""
    tree, trigger = document.tree, label.trigger
    ranked = []
    for index, proposal in enumerate(found):
        if proposal.kind == label.kind:
            token = proposal.governing.token
            is_told = trigger is not None and tree.starts[token] < trigger.end and trigger.start < tree.ends[token]
            ranked.append((is_told, fits(proposal.governing), -abs(token - counted.node), -index))
    return -max(ranked)[-1] if ranked else None
