"""The layer of names: which stretches of words are names, and of what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extract.config import Config
from extract.entities.article_evidence import overlapping
from extract.entities.boundaries import cut_end
from extract.entities.candidates import Candidate
from extract.entities.mention_evidence import slot_words
from extract.entities.name_labels import find_clues, find_evidence
from extract.entities.names import Proposal, propose_names
from extract.entities.spurious import is_people
from extract.score.gold import Gold, GoldMention
from extract.syntax import read_tree
from extract.training.articles import Labelled
from extract.training.samples import Sample

_DOUBTFUL = 0.5  # the weight of a sample whose ends are not those of the label


def mention_samples(labelled: Labelled, _: Config) -> Iterator[Sample]:
    """What may be a name, by its words, and what the gold says it is."""
    proposal = propose_names(read_tree(labelled.doc))
    evidence = find_evidence(proposal.words, proposal.candidates)
    targets = name_targets(proposal, labelled.gold)
    for found, candidate, (label, weight) in zip(evidence, proposal.candidates, targets, strict=True):
        yield Sample(labelled.gold.id, found, label, weight, slot_words(proposal.words, candidate))


def label_samples(labelled: Labelled, _: Config) -> Iterator[Sample]:
    """What may be a name, by what the article says of it, and what the gold says it is."""
    proposal = propose_names(read_tree(labelled.doc))
    evidence = find_evidence(proposal.words, proposal.candidates)
    overlaps = overlapping(proposal.candidates)
    clues = find_clues(proposal.words, proposal.candidates, evidence, proposal.links, overlaps)
    for found, (label, weight) in zip(clues, name_targets(proposal, labelled.gold), strict=True):
        yield Sample(labelled.gold.id, found, label, weight)


def name_targets(proposal: Proposal, gold: Gold) -> list[tuple[str, float]]:
    """The class of each candidate, and what it counts: that of the label whose ends it has, else NONE.

    A name whose right ends nobody proposes keeps its label, for half: it is better than none. So does one that the gold
    has without its nationality.
    """
    words, candidates, _ = proposal
    spans = [(words.tree.starts[c.start], cut_end(words, c)) for c in candidates]
    labels = {(mention.start, mention.end): mention for mention in gold.mentions}
    lost = [mention for span, mention in labels.items() if span not in set(spans)]
    return [_target(proposal, candidate, span, labels, lost) for candidate, span in zip(candidates, spans, strict=True)]


def _target(
    proposal: Proposal,
    candidate: Candidate,
    span: tuple[int, int],
    labels: Mapping[tuple[int, int], GoldMention],
    lost: Sequence[GoldMention],
) -> tuple[str, float]:
    if span in labels:
        return labels[span].label, 1.0
    words, (start, end) = proposal.words, span
    if candidate.end - candidate.start > 1 and is_people(words.texts[candidate.start]):
        rest = labels.get((words.tree.starts[candidate.start + 1], end))
        if rest is not None:
            return rest.label, _DOUBTFUL
    if candidate.rule not in {"wider", "narrower"}:
        shared = [(min(end, m.end) - max(start, m.start), -m.start, m.label) for m in lost]
        length, _, label = max(shared, default=(0, 0, ""))
        if length > 0:
            return label, _DOUBTFUL
    return "NONE", 1.0
