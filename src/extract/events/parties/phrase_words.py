"""The words of a noun phrase that show who is meant where no name does: "ten miners", "members of the union"."""

from __future__ import annotations

import re

from extract.events.parties.nationality import state_of
from extract.records import Party
from extract.syntax.document import Document
from extract.syntax.noun_phrases import first_word
from extract.vocabulary import words

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_LONGEST_LIST = 10  # words with a list of names
_LONGEST = 8  # words of a noun phrase with its "of"


def phrase_party(document: Document, head: int) -> Party:
    """The noun phrase itself as a party: what stands before its head, the head, and short phrases close behind."""
    tree = document.tree
    left, right = first_word(document, head), head
    for kid in tree.kids[head]:
        named = document.mention[kid] >= 0 or tree.tags[kid] == "NNP"
        if tree.deps[kid] == "appos" and tree.left[kid] == right + 1 and named:
            right = kid  # "members of the rebel group NAME"
        if kid != right + 1 or not _belongs(document, kid):
            continue
        if (
            document.kids(_first_object(document, kid), "conj")
            and _length(document, left, tree.right[kid]) <= _LONGEST_LIST
        ):
            right = _end_of_list(document, kid)
            break
        ends = (
            _end_of_phrase(document, kid, tree.right[kid]),
            _end_of_phrase(document, kid, _first_object(document, kid)),
        )
        right = next((e for e in ends if _length(document, left, e) <= _LONGEST), right)
    span = tree.span(left, right)
    name = _ARTICLE.sub("", " ".join(tree.text[span.start : span.end].split()))
    return Party(name, (span,), "", state_of(document, head))


def _belongs(document: Document, kid: int) -> bool:
    """Whether a preposition or participle behind a noun says who is meant: "ministers of", "rebels based in"."""
    tree = document.tree
    if tree.deps[kid] == "prep":
        return tree.lower[kid] != "by" and not document.kids(kid, "pcomp")
    return tree.deps[kid] == "acl" and tree.lower[kid] in words("standing")


def _end_of_list(document: Document, prep: int) -> int:
    """The last of the names that stand behind a preposition: "officials from NAME, NAME and NAME"."""
    last = document.conjuncts(_first_object(document, prep))[-1]
    return _end_of_phrase(document, last, document.tree.right[last]) if document.mention[last] < 0 else last


def _first_object(document: Document, prep: int) -> int:
    inner = document.kids(prep, "pobj")
    return inner[0] if inner else prep


def _end_of_phrase(document: Document, first: int, last: int) -> int:
    """The last token up to which a phrase has no comma, bracket, date or clause; at least the one before it."""
    tree = document.tree
    for token in range(first, last + 1):
        stops = tree.words[token] in ',;:()[]-–—"' and not _is_joined(document, token)
        stops = stops or document.timex[token] >= 0 or tree.tags[token][:1] == "W"
        if stops:
            last = token - 1
            break
    return last if last > first else first - 1


def _is_joined(document: Document, token: int) -> bool:
    """Whether a hyphen stands inside a word: "open-source software"."""
    text, span = document.tree.text, document.tree.span(token, token)
    return text[span.start - 1 : span.start].isalnum() and text[span.end : span.end + 1].isalnum()


def _length(document: Document, first: int, last: int) -> int:
    return sum(word[:1].isalnum() for word in document.tree.words[first : last + 1])
