"""Finds the names of an article: the model's and others that its words may be, of which the likeliest are taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from extract.entities.acronyms import find_common_acronyms, find_expanded, find_introduced
from extract.entities.boundaries import bound_name, cut_end
from extract.entities.candidates import DATED, Candidate, Words, add_candidates, read_model_names
from extract.entities.extension import extend_names, with_first_names
from extract.entities.known import find_known
from extract.entities.name_labels import choose_names
from extract.entities.other_ends import other_ends
from extract.entities.person_titles import titles
from extract.entities.repeats import find_repeats
from extract.entities.spurious import is_in_vessel, is_spurious, vessel_names
from extract.records import Mention
from extract.syntax import Tree, read_tree

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Proposal(NamedTuple):
    """What may be a name of an article, stretches that overlap among it; names and the acronyms it gives them."""

    words: Words
    candidates: list[Candidate]
    links: list[tuple[str, str]]


def _find_runs(words: Words, taken: set[int]) -> Iterator[Candidate]:
    """Capital proper nouns in a row that nothing else claims."""
    tree, past = words.tree, 0

    def is_open(index: int) -> bool:
        tagged = index < len(words) and index not in taken and tree.tags[index] in {"NNP", "NNPS"}
        return tagged and words.texts[index][0].isupper() and tree.ents[index] not in DATED

    for start, tag in enumerate(tree.tags):
        if start < past or tag not in {"NNP", "NNPS"} or not is_open(start):
            continue
        past = start + 1
        while (is_open(past) or (words.at(past) == "-" and is_open(past + 1))) and not tree.begins[past]:
            past += 1
        yield Candidate(start, past, "ORG", "run")


def _is_run(words: Words, candidate: Candidate, nameless: set[str]) -> bool:
    phrase = words.phrase(candidate)
    letters = any(character.isalpha() for character in phrase)
    return letters and phrase not in nameless and phrase not in titles() and not is_spurious(words, candidate)


def propose_names(tree: Tree) -> Proposal:
    """All that may be a name."""
    words = Words(tree)
    candidates = [name for candidate in read_model_names(tree) for name in bound_name(words, candidate)]
    nameless = find_common_acronyms(words) | {vessel for c in candidates for vessel in vessel_names(words, c)}
    candidates = [c for c in candidates if words.phrase(c) not in nameless and not is_spurious(words, c)]
    candidates = add_candidates(candidates, find_known(words))
    candidates = extend_names(words, candidates)
    taken = {index for candidate in candidates for index in range(candidate.start, candidate.end)}
    runs = [name for run in _find_runs(words, taken) for name in bound_name(words, run)]
    candidates = add_candidates(candidates, [run for run in runs if _is_run(words, run, nameless)])
    introduced = [*find_introduced(words, candidates), *find_expanded(words)]
    candidates = add_candidates(candidates, [name for pair in introduced for name in pair])
    repeats = [repeat for repeat in find_repeats(words, candidates) if not is_in_vessel(words, repeat)]
    candidates = add_candidates(candidates, repeats)
    links = [(words.phrase(full), words.phrase(acronym)) for full, acronym in introduced]
    return Proposal(words, [*candidates, *other_ends(words, candidates)], links)


def find_names(doc: Doc | Tree) -> tuple[Mention, ...]:
    """The names in a Doc as mentions of kind `name`, in text order, none inside another, not yet resolved."""
    words, proposed, links = propose_names(read_tree(doc))
    names = with_first_names(words, choose_names(words, proposed, links))
    starts = words.tree.starts
    return tuple(Mention(starts[c.start], cut_end(words, c), c.label, "name", c.rule) for c in names)
