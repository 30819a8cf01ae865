"""Attribution without a cue verb of its own: in the words of X; X is said to have left; Reportedly, X has left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extract.quotes.attribution_record import Attribution
from extract.quotes.content_ends import widened
from extract.quotes.cues import Cue, forms_for, words_for
from extract.quotes.parentheticals import rest_of_sentence
from extract.records import Span
from extract.syntax import Document, Tree
from extract.syntax.noun_phrases import Range, noun_phrase, phrase_from, trim

_BREAKS = frozenset({",", "—", "–", "--", "-"})
_IN_WORDS = ("in", "the", "words", "of")


def find_hearsay(document: Document, cues: Mapping[int, Cue]) -> Iterator[Attribution]:
    """Attributions of all three kinds; those of the last two have no source."""
    tree, openers = document.tree, {_IN_WORDS[0], *forms_for("hearsay"), *words_for("adverbs")}
    for token in tree.places_of(openers):
        if tree.paragraph[token] >= 0 and not document.marks.is_spoken(token):
            found = _at(document, token, cues)
            if found:
                yield found


def _at(document: Document, token: int, cues: Mapping[int, Cue]) -> Attribution | None:
    """The attribution whose words begin at a token."""
    tree, word = document.tree, document.tree.lower[token]
    if word == "in" and tuple(tree.lower[token : token + len(_IN_WORDS)]) == _IN_WORDS:
        return _in_words(document, token, cues)
    if word in forms_for("hearsay") and tree.tags[token] == "VBN":
        return _said_to(document, token)
    if word in words_for("adverbs"):
        opens = tree.start_of_sentence(token) == token
        return _adverb(document, token, cues) if opens else _adverb_inside(document, token)
    return None


def _in_words(document: Document, token: int, cues: Mapping[int, Cue]) -> Attribution | None:
    """In the words of the mayor, S: the words in marks right behind it, else the rest of the sentence."""
    last = token + len(_IN_WORDS) - 1
    source = phrase_from(document, last + 1) if last < document.tree.end_of_sentence(token) else None
    if source is None:
        return None
    marked = _marked_behind(document, source)
    pieces = (marked,) if marked else rest_of_sentence(document, token, source[1], cues)
    return Attribution("in-words-of", pieces, (token, last), source, None, token) if pieces else None


def _marked_behind(document: Document, source: Range) -> Span | None:
    """The stretch in marks right behind a source and a comma."""
    behind = source[1] + 2 if document.tree.words[source[1] + 1 : source[1] + 2] == [","] else source[1] + 1
    number = document.marks.opens_at(behind) if behind < len(document.tree) else -1
    return document.marks.spans[number].inner if number >= 0 else None


def _said_to(document: Document, verb: int) -> Attribution | None:
    """The mayor is said to have left: the content is subject and infinitive."""
    tree, rest = document.tree, _infinitive_of(document.tree, verb)
    subject = next((kid for kid in tree.kids_as(verb, "nsubjpass") if kid < verb), -1)
    if subject < 0 or rest is None or tree.kids_as(verb, "agent", "neg"):
        return None
    what = noun_phrase(document, subject) if not tree.tags[subject].startswith("W") else None
    pieces = tuple(widened(document, *piece) for piece in (what, rest) if piece)
    return Attribution("said-to", pieces, (verb, verb), None, None, verb)


def _infinitive_of(tree: Tree, verb: int) -> Range | None:
    """The infinitive right behind a participle: "said to have left"."""
    done = next((kid for kid in tree.kids_after(verb, "xcomp") if tree.has_to(kid)), -1)
    rest = trim(tree, verb + 1, tree.right[done]) if done >= 0 else None
    return rest if rest and tree.lower[rest[0]] == "to" else None


def _adverb(document: Document, token: int, cues: Mapping[int, Cue]) -> Attribution | None:
    """Reportedly, S: the content is the rest of the sentence, if nobody speaks in it."""
    tree = document.tree
    end = tree.end_of_sentence(token)
    found = trim(tree, token + 2, end) if token + 2 <= end and tree.words[token + 1] in _BREAKS else None
    if found is None or not tree.is_finite(*found) or not cues.keys().isdisjoint(range(found[0], found[1] + 1)):
        return None
    return Attribution("reportedly", (widened(document, *found),), (token, token), None, None, token)


def _adverb_inside(document: Document, token: int) -> Attribution | None:
    """X has reportedly left: the content is the clause around the adverb; of a participle (the bank, allegedly run by
    Y) and of a relative clause only what stands behind it.
    """
    tree, verb = document.tree, document.tree.heads[token]
    if not _is_adverb_of(tree, token, verb):
        return None
    start = max(tree.left[verb], tree.start_of_sentence(token))
    before = trim(tree, start, token - 1) if _is_clause(tree, token, verb) and start < token else None
    behind = trim(tree, token + 1, tree.right[verb])
    if behind is None or not behind[0] <= verb <= behind[1]:
        return None
    pieces = tuple(widened(document, *piece) for piece in (before, behind) if piece)
    return Attribution("reportedly", pieces, (token, token), None, None, token)


def _is_adverb_of(tree: Tree, token: int, verb: int) -> bool:
    """Whether a word stands as an adverb within what hangs on a verb."""
    return tree.tags[verb].startswith("VB") and tree.deps[token] == "advmod" and token not in (verb, tree.right[verb])


def _is_clause(tree: Tree, token: int, verb: int) -> bool:
    """Whether the verb behind an adverb heads a clause whose subject is part of what is told."""
    return verb > token and tree.deps[verb] not in ("acl", "relcl", "pcomp")
