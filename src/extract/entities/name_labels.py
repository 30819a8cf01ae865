"""Which stretches of words are names, and of what: PERSON, ORG, PLACE or none.

Two linear models, both trained as multinomial logistic regressions. `name_mentions` scores each stretch by its words
and those around it (`mention_evidence`), `name_labels` by these scores and by what else the article has of the same
name (`article_evidence`). Of stretches that overlap the likeliest is the name; there is one where their probabilities
together speak for it. An acronym gets the label of the name that the article explains it by.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from extract.entities.article_evidence import ArticleEvidence, Clue, label_scorer, overlapping, totals_of
from extract.entities.boundaries import cut_end
from extract.entities.candidates import Candidate, Words
from extract.entities.heads import head_label
from extract.entities.known import look_up
from extract.entities.mention_evidence import Evidence, MentionEvidence, slot_words, vector_mention_model
from extract.records import Label
from extract.scoring.vector_model import Numbers

_LABELS: tuple[Label, ...] = ("PERSON", "ORG", "PLACE")  # those of CLASSES that are names, in their order


def find_evidence(words: Words, candidates: Sequence[Candidate]) -> list[dict[Evidence, float]]:
    """What the words of each candidate say."""
    evidence = MentionEvidence(words)
    return [dict.fromkeys(evidence.find(candidate), 1.0) for candidate in candidates]


def find_clues(
    words: Words,
    candidates: Sequence[Candidate],
    evidence: Sequence[Mapping[Evidence, float]],
    links: Iterable[tuple[str, str]],
    overlaps: Sequence[tuple[int, int]],
) -> list[dict[Clue, float]]:
    """What the article says of each candidate, by the evidence of all."""
    model = vector_mention_model(words.tree.vectors)
    scores = model.scores(evidence, [slot_words(words, candidate) for candidate in candidates])
    chosen = _choose(words, candidates, scores, model.linear.thresholds, overlaps)
    article = ArticleEvidence(words, candidates, scores, chosen, links, overlaps)
    return [article.clues(number) for number in range(len(candidates))]


def choose_names(words: Words, candidates: Sequence[Candidate], links: Sequence[tuple[str, str]]) -> list[Candidate]:
    """The candidates that are names, each with its label, in text order, none overlapping another.

    `links`: names and the acronyms that the article gives them.
    """
    evidence = find_evidence(words, candidates)
    model, overlaps = label_scorer(), overlapping(candidates)
    clues = find_clues(words, candidates, evidence, links, overlaps)
    scores = model.scores(clues, [()] * len(clues))
    chosen = _choose(words, candidates, scores, model.linear.thresholds, overlaps)
    best = [_LABELS[number] for number in scores[:, 1:].argmax(axis=1).tolist()]
    labels = {number: _label(words, candidates[number], best[number]) for number in chosen}
    _share_labels(words, candidates, labels, links)
    named = [_labelled(candidates[number], label) for number, label in labels.items()]
    return sorted(named, key=lambda candidate: candidate.start)


def _label(words: Words, candidate: Candidate, best: Label) -> Label:
    """The likeliest, `best`; where the head of the name is a noun for places, what that says."""
    if best == "ORG" and head_label(words, candidate.start, candidate.end) == "PLACE":
        return "PLACE"
    return best


def _labelled(candidate: Candidate, label: Label) -> Candidate:
    if candidate.label == label and candidate.rule not in {"other", "run", "wider", "narrower"}:
        return candidate
    return candidate._replace(label=label, rule="evidence")


def _share_labels(
    words: Words, candidates: Sequence[Candidate], labels: dict[int, Label], links: Iterable[tuple[str, str]]
) -> None:
    """An acronym is what the name is that explains it."""
    full = {acronym: name for name, acronym in links}
    if not full:
        return
    phrases = {number: words.phrase(candidates[number]) for number in labels}
    known = {phrase: labels[number] for number, phrase in phrases.items()}
    labels.update({n: known[full[phrase]] for n, phrase in phrases.items() if full.get(phrase) in known})


def _choose(
    words: Words,
    candidates: Sequence[Candidate],
    scores: Numbers,
    limits: Mapping[str, float],
    overlaps: Iterable[tuple[int, int]],
) -> list[int]:
    """The numbers of the candidates that are names, none overlapping another, the likeliest first.

    `limits`: `likely`, the probability from which on some of those that overlap is a name; `known`, the same for a name
    that wherever it stands is one; `least`, what it must have by itself.
    """
    chances: list[float] = (1 / (1 + np.exp(-totals_of(scores)))).tolist()
    together = list(chances)
    for one, other in overlaps:
        together[one] += chances[other]
        together[other] += chances[one]
    chosen, taken = [], set[int]()
    for number in sorted(range(len(candidates)), key=lambda number: (-chances[number], number)):
        candidate, chance = candidates[number], chances[number]
        if chance <= 0.5:
            sure = _is_sure(words, candidate)
            if together[number] <= limits["known" if sure else "likely"] or chance <= limits["least"] * (1 - sure / 2):
                continue
        span = range(candidate.start, candidate.end)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(number)
    return chosen


def _is_sure(words: Words, candidate: Candidate) -> bool:
    """Whether it is a form of the lexicon that wherever it stands is a name, or the model's with the head of one."""
    if candidate.rule in {"wider", "narrower"}:
        return False
    if candidate.rule == "model" and head_label(words, candidate.start, candidate.end) in {"ORG", "PLACE"}:
        return True
    name = words.tree.text[words.tree.starts[candidate.start] : cut_end(words, candidate)]
    known = look_up(name)
    return known is not None and known.certain and not any(character.isdigit() for character in name)
