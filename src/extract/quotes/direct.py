"""Direct speech: which stretches in quotation marks belong to which cue.

A cue claims a stretch by how the one hands over to the other; the model `quote_claims` says which handover is surest.
It has one feature at a time and so is a ranking. What follows it is no sum: of equal claims the first cue's holds, and
a stretch without any claim goes to the rules behind this one.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from extract.quotes.attribution_record import Attribution
from extract.quotes.cues import Cue, words_for
from extract.quotes.quote_sources import own_source, telling_passive
from extract.scoring import LinearModel, load_model, per_weights
from extract.syntax import Document
from extract.syntax.noun_phrases import Range, following_phrase, noun_phrase, phrase_from, trim
from extract.syntax.tree import FINITE_TAGS, Tree
from extract.vocabulary import function_words

Handover = Literal[
    "pause",
    "named-behind",
    "nothing-between",
    "lead-in",
    "sentence-colon",
    "longer-lead-in",
    "within-reach",
    "nameless-behind",
]
HANDOVERS: tuple[Handover, ...] = get_args(Handover)
CLOSE: frozenset[Handover] = frozenset({"nothing-between", "lead-in", "sentence-colon"})  # close, without a pause

_REACH = 40  # tokens
_SENTENCE = 5  # tokens of a stretch that is more than a title
_PAUSE = frozenset({",", ":"})
_LEAD = frozenset({",", ":", "that", "—", "–", "--", "-", "like", "with"})
_BY_WORD: dict[str, Handover] = {word: "pause" if word in _PAUSE else "lead-in" for word in _LEAD}
_GOES_ON = frozenset({"continue", "go on"})
_NEAR = 12  # words between cue and mark without a comma, colon or "that"
_BETWEEN = frozenset({",", "'", "’"})
_BARE = 5  # tokens of a sentence that holds source and cue alone (“I shall go.” Ann Lee said.)
_LONGEST_TITLE = 6  # words
_TITLE_TAGS = frozenset({"NNP", "NNPS", "NN", "NNS", "JJ", "DT", "IN", "CC", "CD", "POS"})
_OPEN_END = (",", "?", "!", "—", "–", "-", "…", "...")
_STOPS = (".", "?", "!", "…", ",", "—", "–", "-")
_NO_CUES = function_words("be") | function_words("have")
_UNIT = frozenset({"aux", "advmod", "neg", "auxpass"})


@dataclass(frozen=True, slots=True)
class Claim:
    """One cue's claim to one marked stretch."""

    cue: Cue
    mark: int
    handover: Handover
    rule: str
    source: Range | None

    @property
    def score(self) -> float:
        """How sure the claim is: higher is surer."""
        return claim_model().score({self.handover: 1.0})


@per_weights
def claim_model() -> LinearModel[Handover, Literal["claim"]]:
    """The weights of the ways in which a cue hands over to marks."""
    return load_model("quote_claims", HANDOVERS, ("claim",))


def claim_quotes(document: Document, cues: Mapping[int, Cue]) -> dict[int, list[Claim]]:
    """The stretches in quotation marks by the cue's token that they belong to; each goes to the surest claim."""
    best: dict[int, Claim] = {}
    for cue in cues.values():
        for claim in _claims_of(document, cue, cues) if _may_claim(document, cue) else ():
            known = best.get(claim.mark)
            if known is None or claim.score > known.score:
                best[claim.mark] = claim
    claims: dict[int, list[Claim]] = {}
    for claim in best.values():
        claims.setdefault(claim.cue.token, []).append(claim)
    return claims


def _may_claim(document: Document, cue: Cue) -> bool:
    """Whether a cue is one of direct speech: somebody who read “…” has not said it, a letter that read “…” has."""
    if "q" not in cue.verb.frames or document.marks.is_spoken(cue.token):
        return False
    return "thing" not in cue.verb.frames or not _has_person(document, cue)


def _has_person(document: Document, cue: Cue) -> bool:
    """Whether the cue's subject is a person."""
    own = document.tree.subjects[cue.token]
    return own >= 0 and (document.tree.tags[own] == "PRP" or document.tree.ents[own] == "PERSON")


def _claims_of(document: Document, cue: Cue, cues: Mapping[int, Cue]) -> list[Claim]:
    source = own_source(document, cue.token)
    behind = following_phrase(document, cue.token) if source is None else source
    claims = []
    before = _mark_before(document, cue, source, named=behind is not None)
    if before >= 0 and _may_follow(document.tree, cue):
        claims.append(Claim(cue, before, "named-behind" if behind else "nameless-behind", "quote-cue", behind))
    after = quote_after(document, cue, behind, cues, split=before >= 0)
    if after is not None:
        claims.append(Claim(cue, *after, "cue-quote", source or _inverted(document, cue, after[0])))
    return claims


def _mark_before(document: Document, cue: Cue, source: Range | None, *, named: bool) -> int:
    """The stretch in marks right before source and cue; of nobody only one that begins its sentence; or -1."""
    before = quote_before(document, unit_start(document, cue, source))
    if before < 0 or named or not _may_follow(document.tree, cue):
        return before
    first = document.marks.first[before]
    return before if document.tree.start_of_sentence(first) == first else -1


def _may_follow(tree: Tree, cue: Cue) -> bool:
    """Whether a cue can stand behind what was said: not as an infinitive or participle (but: he was heard asking)."""
    if telling_passive(tree, cue.token) >= 0:
        return True
    return tree.tags[cue.token] not in ("VBG", "VB") and tree.deps[cue.token] != "acl"


def _inverted(document: Document, cue: Cue, mark: int) -> Range | None:
    """The source between cue and mark (Said Jones: "…"), where it is a name."""
    found = following_phrase(document, cue.token)
    named = found and found[1] < document.marks.first[mark] and document.tree.tags[found[1]].startswith("NNP")
    return found if named and "tell" not in cue.verb.frames else None


def unit_start(document: Document, cue: Cue, source: Range | None) -> int:
    """The first token of source and cue together where they stand side by side, else of the cue's verb group."""
    tree = document.tree
    first = cue.token
    while first > 0 and tree.heads[first - 1] == cue.token and tree.deps[first - 1] in _UNIT:
        first -= 1
    if source and source[0] < first and tree.sentence[source[0]] == tree.sentence[first]:
        return source[0]
    return first


def quote_before(document: Document, unit: int) -> int:
    """The index of the marked stretch that ends right before source and cue, or -1."""
    tree, token = document.tree, unit - 1
    while token >= 0 and not document.is_marked(token) and _is_between(tree.words[token]):
        token -= 1
    if token < 0 or tree.paragraph[token] != tree.paragraph[unit]:
        return -1
    number = document.marks.closes_at(token)
    whole = number >= 0 and (tree.sentence[token] == tree.sentence[unit] or _is_tagged(document, number, unit))
    return number if whole else -1


def _is_between(word: str) -> bool:
    """Whether a word may stand between a quotation's mark and its cue."""
    return word in _BETWEEN or word.isspace()


def _is_tagged(document: Document, number: int, unit: int) -> bool:
    """Whether the sentence behind a quotation only tells who said it: “I shall go?” Ann Lee said."""
    tree, inner = document.tree, document.marks.spans[number].inner
    ending = tree.text[inner.start : inner.end].rstrip(" '’")
    alone = tree.start_of_sentence(unit) == unit and tree.end_of_sentence(unit) - unit <= _BARE
    return ending.endswith(_OPEN_END) or (alone and ending.endswith("."))


def quote_after(
    document: Document, cue: Cue, source: Range | None, cues: Mapping[int, Cue], *, split: bool
) -> tuple[int, Handover] | None:
    """The index of the marked stretch that the cue introduces, and how it does so; None if there is none.

    `split`: the cue already interrupts a quotation (“A,” said the man who runs it, “B”).
    """
    begin = _begin_behind(cue, source)
    end = min(document.tree.end_of_sentence(cue.token), begin + _REACH)
    for token in range(begin, end + 1):
        number = document.marks.opens_at(token)
        if number >= 0:
            if _is_title(document, cue, number):
                return None
            handover = _handover(document, cue, begin, token)
            return (number, handover) if handover else None
        if _bars(document, token, cues, split=split):
            return None
    number = _behind_colon(document, end) if begin <= end + 1 else -1
    return (number, "sentence-colon") if number >= 0 else None


def _is_title(document: Document, cue: Cue, number: int) -> bool:
    """Whether a stretch in marks is a name or title: capital words that a noun, preposition or other verb leads up to,
    or what the speaker, told of in a clause with "who", has written (who goes by the name “Shorty.”)."""
    first, told = document.marks.first[number], document.tree.subjects[cue.token]
    if not _is_capital_name(document, number):
        return False
    led = first - 1 != cue.last and _leads_up(document.tree, first - 1)
    return led or (told >= 0 and document.tree.tags[told] == "WP")


def _is_capital_name(document: Document, number: int) -> bool:
    """Whether a stretch holds a few nouns and what belongs to them alone, with capitals at both ends."""
    tree, first, last = document.tree, document.marks.first[number], document.marks.last[number]
    words = [token for token in range(first + 1, last) if tree.words[token][0].isalnum()]
    if not 0 < len(words) <= _LONGEST_TITLE or not all(tree.tags[token] in _TITLE_TAGS for token in words):
        return False
    return tree.words[words[0]][0].isupper() and tree.words[words[-1]][0].isupper()


def _leads_up(tree: Tree, token: int) -> bool:
    """Whether a word may lead up to a name behind it: a noun, a verb, a preposition."""
    return tree.tags[token].startswith(("NN", "VB")) or tree.tags[token] == "IN"


def _begin_behind(cue: Cue, source: Range | None) -> int:
    """The first token behind a cue, and behind its source where that follows it."""
    return source[1] + 1 if source and cue.token < source[0] <= cue.last + 3 else cue.last + 1


def _bars(document: Document, token: int, cues: Container[int], *, split: bool) -> bool:
    """Whether a token parts a cue from a quotation behind it: another verb, unless it is part of the source."""
    if document.is_marked(token) or not (token in cues or document.tree.tags[token] in FINITE_TAGS):
        return False
    return not (split and _describes(document, token, cues))


def _describes(document: Document, token: int, cues: Container[int]) -> bool:
    """Whether a verb between the halves of a quotation is part of the source (“A,” said the man who runs it, “B”)."""
    tree = document.tree
    if token not in cues:
        return True
    return tree.tags[token] not in FINITE_TAGS and tree.words[token - 1] not in _PAUSE


def _behind_colon(document: Document, end: int) -> int:
    """The marked stretch behind the colon that ends a sentence, or -1."""
    tree, following = document.tree, end + 1
    if tree.words[end] != ":":
        return -1
    while following < len(tree) and tree.words[following].isspace():
        following += 1
    return document.marks.opens_at(following) if following < len(tree) else -1


def _handover(document: Document, cue: Cue, begin: int, token: int) -> Handover | None:
    """How the words between cue and mark hand over to what the mark opens, if they do."""
    gap = [word for word in document.tree.lower[begin:token] if not word.isspace()]
    if not gap:
        return "nothing-between" if cue.verb.base not in _GOES_ON else None
    if len(gap) == 1 and gap[0] in _BY_WORD:
        return _BY_WORD[gap[0]]
    if _is_lead(gap):
        return "longer-lead-in"
    near = len(gap) <= _NEAR and _is_sentence(document, cue, document.marks.inside[token])
    return "within-reach" if near else None


def _is_lead(gap: Sequence[str]) -> bool:
    """Whether several words hand over by their last: "that", a comma, “, saying”."""
    return gap[-1] in _LEAD or (gap[-2:-1] == [","] and gap[-1] in words_for("turning"))


def _is_sentence(document: Document, cue: Cue, number: int) -> bool:
    """Whether a stretch is speech by itself: it ends in a stop and begins with a capital, or somebody was told it."""
    text, inner = document.tree.text, document.marks.spans[number].inner
    if not text[inner.start : inner.end].rstrip().endswith(_STOPS):
        return False
    return "tell" in cue.verb.frames or text[inner.start].isupper()


def find_untypical(document: Document, free: Container[int]) -> Iterator[Attribution]:
    """Quotations whose end hands over to a subject and any verb (“…,” the host sings; “…!” growls the captain)."""
    tree = document.tree
    for number, mark in enumerate(document.marks.spans):
        if number not in free or not _hangs_on(document, number):
            continue
        token, first = document.marks.last[number] + 1, document.marks.first[number]
        end = min(tree.end_of_sentence(token), token + _REACH)
        alone = _name_alone(document, token, end)
        if alone:
            yield Attribution("quote-name", (mark.inner,), None, alone, None, first)
            continue
        verb, source = _verb_and_subject(document, token, end)
        if source:
            yield Attribution("quote-verb", (mark.inner,), (verb, verb), source, None, verb)


def _verb_and_subject(document: Document, token: int, end: int) -> tuple[int, Range | None]:
    """The verb that a quotation hands over to at a token, with its subject: before it, else right behind it."""
    verb = _verb_behind(document, token, end)
    source = _subject_at(document, token, verb) if verb >= 0 else None
    return (verb, source) if source else (token, _subject_behind(document, token))


def _hangs_on(document: Document, number: int) -> bool:
    """Whether a stretch begins a sentence and ends in a comma, or in a stop that its sentence goes on behind: more than
    a title."""
    tree, mark = document.tree, document.marks.spans[number]
    token, first = document.marks.last[number] + 1, document.marks.first[number]
    if not tree.text[mark.inner.start : mark.inner.end].endswith((",", "?", "!")) or token + 1 >= len(tree):
        return False
    if token - first < _SENTENCE or tree.start_of_sentence(first) != first:
        return False
    return (mark.kind == "double" and tree.words[token - 2] == ",") or _runs_on(tree, first, token)


def _runs_on(tree: Tree, first: int, token: int) -> bool:
    """Whether the sentence of a stretch goes on in lower case at a token behind it."""
    return tree.sentence[token] == tree.sentence[first] and tree.words[token].islower()


def _name_alone(document: Document, token: int, end: int) -> Range | None:
    """A name that is all there is behind a quotation, with the clause that describes it (“…,” Lee, who led it.)."""
    tree = document.tree
    found = phrase_from(document, token) if tree.tags[token] == "NNP" else None
    if found is None or found[0] != token or max(tree.heads[token : found[1] + 1]) > found[1]:
        return None  # the name is a verb's
    return trim(tree, token, end) if found[1] + 1 >= end or _is_described(tree, found[1] + 1) else None


def _is_described(tree: Tree, comma: int) -> bool:
    return tree.words[comma] == "," and tree.lower[comma + 1] == "who"


def _verb_behind(document: Document, token: int, end: int) -> int:
    """The first finite verb outside marks from a token on, of a modal the verb that it helps; or -1."""
    tree = document.tree
    finite = (i for i in range(token, end + 1) if tree.tags[i] in FINITE_TAGS and not document.is_marked(i))
    verb = next(finite, -1)
    return _helped(tree, verb) if verb >= 0 else -1


def _helped(tree: Tree, verb: int) -> int:
    """The verb that a modal before it helps; any other verb is itself."""
    return tree.heads[verb] if tree.tags[verb] == "MD" and tree.heads[verb] > verb else verb


def _subject_behind(document: Document, verb: int) -> Range | None:
    """The subject right behind a verb that follows a quotation; one that the parser takes for no finite verb has a
    name or title there."""
    tree = document.tree
    found = following_phrase(document, verb) if tree.words[verb].islower() else None
    if found is None or found[0] != verb + 1 or tree.lower[verb] in _NO_CUES:
        return None
    if tree.tags[verb] not in FINITE_TAGS and not tree.tags[found[0]].startswith("NNP"):
        return None
    return found if _ends_clause(tree, found[1] + 1, verb) else None


def _ends_clause(tree: Tree, behind: int, verb: int) -> bool:
    """Whether a verb's clause has no other finite verb at a token behind its subject."""
    return behind > tree.end_of_sentence(verb) or tree.tags[behind] not in FINITE_TAGS


def _subject_at(document: Document, token: int, verb: int) -> Range | None:
    """The subject of a verb, if it begins at a token before it and is no relative pronoun."""
    tree, own = document.tree, document.tree.subjects[verb]
    found = noun_phrase(document, own) if own >= 0 else None
    if found is None or found[0] != token or found[1] >= verb:
        return None
    return None if tree.tags[token].startswith("W") else found
