"""Finds the names of an article: the model's, corrected step by step."""

from __future__ import annotations

from spacy.tokens import Doc

from extract.entities.acronyms import find_common_acronyms, find_expanded, find_introduced
from extract.entities.boundaries import bound_name
from extract.entities.candidates import Candidate, Words, add_candidates, read_model_names
from extract.entities.extension import extend_names
from extract.entities.known import find_known, look_up
from extract.entities.name_labels import settle_labels
from extract.entities.repeats import find_repeats
from extract.entities.spurious import is_spurious
from extract.records import Mention
from extract.syntax import Tree, read_tree
from extract.vocabulary import name_words

_PARTICIPLES = name_words("participles")


def _mention(tree: Tree, candidate: Candidate) -> Mention:
    """The candidate's stretch of text; of a token like "U.S.-led" only what stands before the hyphen."""
    last = candidate.end - 1
    end, word = tree.ends[last], tree.words[last]
    name, hyphen, rest = word.partition("-")
    if hyphen and (look_up(name) or rest in _PARTICIPLES) and look_up(word) is None:
        end = tree.starts[last] + len(name)
    return Mention(tree.starts[candidate.start], end, candidate.label, "name", candidate.rule)


def find_names(doc: Doc | Tree) -> tuple[Mention, ...]:
    """The names in a Doc as mentions of kind `name`, in text order, none inside another, not yet resolved."""
    tree = read_tree(doc)
    words = Words(tree)
    candidates = [name for candidate in read_model_names(tree) for name in bound_name(words, candidate)]
    common = find_common_acronyms(words)
    candidates = [c for c in candidates if words.phrase(c) not in common and not is_spurious(words, c)]
    candidates = add_candidates(candidates, find_known(words))
    candidates = extend_names(words, candidates)
    introduced = [*find_introduced(words, candidates), *find_expanded(words)]
    candidates = add_candidates(candidates, [name for pair in introduced for name in pair])
    links = [(words.phrase(full), words.phrase(acronym)) for full, acronym in introduced]
    candidates = settle_labels(words, candidates, links)
    candidates = add_candidates(candidates, find_repeats(words, candidates))
    return tuple(_mention(tree, candidate) for candidate in candidates)
