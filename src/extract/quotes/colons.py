"""Attribution without a verb: "Name: words" in headlines and transcripts, and words with "— Name" behind them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from extract.quotes.attribution import Attribution
from extract.quotes.cues import Cue, load_nouns, words_for
from extract.quotes.ends import widened
from extract.quotes.sources import find_source, noun_phrase, phrase_to, trim
from extract.syntax import Document
from extract.syntax.tree import FINITE_TAGS, Tree
from extract.vocabulary import function_words

_PERSONS = function_words("third_subjects") - function_words("neuter")
_LONGEST_LABEL = 8  # tokens
_SHORTEST = 3  # tokens of a paragraph with a label
_NEAR = 12  # tokens between a cue and the colon that announces a paragraph
_TURNS = frozenset({"Q", "A"})
_LONGEST_NAME = 12  # tokens behind a dash
_TOP = 12  # tokens at the top of an article that its headline may take
_TOP_REACH = 150  # tokens
_DASHES = frozenset({"—", "–", "-", "--", "―"})
_QUOTE = frozenset({'"', "“", "''", "``"})
_BACK = 60  # tokens before a colon in which the main verb is looked for
_SPEECH = 5  # tokens of a quotation that is more than a scare quote
_CAPITALS = 0.6  # share of a headline's words
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_INNER = frozenset({"to", "on", "of", "the", "and", "&", "'s", "’s", "(", ")", ",", "in"})


def _label(tree: Tree, first: int, colon: int, people: Container[str]) -> tuple[int, int] | None:
    """The source that stands alone before a colon: a name, or a word for a report; `people`: words of their names."""
    last = colon - 1
    if first + 2 < colon and tree.words[first + 1] in _DASHES and tree.words[first].isupper():
        first += 2  # EXCLUSIVE – Ann Lee: …
    for place in range(first + 1, colon):
        if tree.lower[place] in ("to", "on", "at") and tree.tags[place] in ("IN", "TO"):
            last = place - 1
            break
    if tree.lower[first] == "from" and first < last:
        first += 1
    words = range(first, last + 1)
    if not words or any(not tree.words[i][0].isupper() and tree.lower[i] not in _INNER for i in words):
        return None
    if tree.lower[last] in words_for("notices"):
        return None
    if tree.lower[last] in words_for("reports"):
        return first, last
    if any(tree.tags[i].startswith(("VB", "MD")) for i in words) or tree.lower[first] == "the":
        return None
    shouted = all(tree.words[i].isupper() for i in words) and len(tree.words[first]) > 2
    known = tree.words[last] in people and len(tree.words[last]) > 2
    named = any(tree.ents[i] in _NAMED for i in words) or shouted or known or _recurs(tree, last)
    return (first, last) if named else None


def _is_capitalised(tree: Tree, first: int, last: int) -> bool:
    """Whether a headline writes its words with capitals, so that the tagger sees no verb among them."""
    words = [tree.words[i] for i in range(first, min(last, first + _TOP_REACH) + 1) if tree.words[i][0].isalpha()]
    return len(words) >= _SPEECH and sum(word[0].isupper() for word in words) > _CAPITALS * len(words)


def _recurs(tree: Tree, token: int) -> bool:
    """Whether a word before a colon at the top of the article is a name that the text uses again."""
    word = tree.words[token]
    if token > _TOP or not word[:1].isupper() or len(word) < 3:
        return False
    return any(
        tree.words[i] == word and tree.tags[i] == "NNP" for i in range(token + 1, min(len(tree), token + _TOP_REACH))
    )


def _begins(document: Document, first: int) -> int:
    """The first token of a paragraph's words: behind a mark that each paragraph of a quoted transcript opens anew."""
    opened = document.marks.opens_at(first)
    reopened = opened >= 0 and document.tree.words[first] in _QUOTE and not document.marks.spans[opened].closed
    return first + 1 if reopened else first


def _labels(document: Document) -> Iterator[tuple[int, int, int]]:
    """The first token, the colon and the last token of each paragraph that a colon follows early in."""
    tree = document.tree
    for number, tokens in enumerate(tree.paragraphs):
        if tree.kinds[number] == "boilerplate" or len(tokens) < _SHORTEST:
            continue
        begin, end = _begins(document, tokens.start), tokens.stop - 1
        reach = range(begin + 1, min(begin + _LONGEST_LABEL, end))
        colon = next((i for i in reach if tree.words[i] == ":"), None)
        if colon is not None:
            yield begin, colon, end


def find_colons(document: Document) -> Iterator[Attribution]:
    """Paragraphs that begin with a name and a colon, or with Q: and A: by turns."""
    tree = document.tree
    labels = list(_labels(document))
    people = {word for word, label in zip(tree.words, tree.ents, strict=True) if label == "PERSON"} if labels else set()
    single = {tree.words[begin] for begin, colon, _ in labels if colon == begin + 1}
    for begin, colon, end in labels:
        turns = colon == begin + 1 and tree.words[begin] in _TURNS and single >= _TURNS
        source = (begin, begin) if turns else _label(tree, begin, colon, people)
        if source is None:
            continue
        quoted = document.is_marked(colon + 1) and _begins(document, begin) == begin
        verbal = any(tree.tags[i].startswith(("VB", "MD")) for i in range(colon + 1, min(end, colon + _BACK) + 1))
        headline = tree.paragraph[begin] == 0 and _is_capitalised(tree, colon + 1, end)
        if not quoted and not verbal and not turns and not headline and tree.lower[colon + 1] != "no":
            continue
        found = trim(tree, colon + 1, end)
        if found:
            rule = "question-answer" if turns else "name-colon"
            yield Attribution(rule, (widened(document, *found),), (colon, colon), source, None, colon)


def find_announced(document: Document, free: Container[int]) -> Iterator[Attribution]:
    """Quotations that a colon announces without a cue: (From the letter: “…”; he had one answer: “…”)."""
    tree = document.tree
    for number, mark in enumerate(document.marks.spans):
        colon = document.marks.first[number] - 1
        while colon > 0 and tree.words[colon].isspace():
            colon -= 1
        long = document.marks.last[number] - document.marks.first[number] >= _SPEECH and mark.kind == "double"
        if number not in free or colon < 1 or tree.words[colon] != ":" or not long or document.is_marked(colon):
            continue
        source = _announcer(document, colon)
        if source:
            cue = _announcing(tree, source[1] + 1, colon)
            yield Attribution("colon-quote", (mark.inner,), (cue, cue), source, None, colon)


def _announcing(tree: Tree, start: int, colon: int) -> int:
    """The noun for what was put out, if there is one ("was blunt in a statement: “…”"), else the colon."""
    nouns = load_nouns()
    put_out = (i for i in range(start, colon) if tree.deps[i] == "pobj" and "vehicle" in nouns.get(tree.lower[i], ()))
    return next(put_out, colon)


def find_blocks(document: Document, cues: Mapping[int, Cue], taken: Container[int]) -> Iterator[Attribution]:
    """Paragraphs without marks, behind a cue and a colon at the end of the one before; `taken` cues have theirs."""
    tree = document.tree
    for cue in cues.values():
        end = tree.end_of_sentence(cue.token)
        speaks = "q" in cue.verb.frames and cue.verb.kind == "say" and cue.token not in taken
        if not speaks or tree.words[end] != ":" or document.is_marked(end) or end - cue.last > _NEAR:
            continue
        number = tree.paragraph[end] + 1
        if number >= len(tree.paragraphs) or tree.paragraphs[number - 1].stop - 1 != end:
            continue
        tokens = tree.paragraphs[number]
        source = find_source(document, cue.token)
        reported = any(i in cues and cues[i].verb.base == "say" for i in tokens)
        plain = tree.kinds[number] == "prose" and tree.words[tokens.start][0].isalnum() and not reported
        found = trim(tree, tokens.start, tokens.stop - 1)
        if source and plain and found and len(tokens) > _SPEECH and not document.is_marked(tokens.start):
            yield Attribution(
                "block-quote", (widened(document, *found),), (cue.token, cue.last), source, None, cue.token
            )


def _is_top(tree: Tree, token: int, colon: int) -> bool:
    """Whether a token heads what stands before the colon: the sentence's root, or a verb hung on the quotation."""
    return tree.deps[token] == "ROOT" or (tree.heads[token] > colon and tree.tags[token] in FINITE_TAGS)


def _announcer(document: Document, colon: int) -> tuple[int, int] | None:
    """The person or thing before the colon, else the person who is the subject of its sentence."""
    tree = document.tree
    start = tree.start_of_sentence(colon)
    before = phrase_to(document, colon - 1) if tree.tags[colon - 1] in ("NNP", "NN", "NNS", "-RRB-") else None
    if before and (tree.ents[before[1]] in ("PERSON", "ORG") or tree.lower[before[1]] in words_for("announcers")):
        return before
    own = next((tree.subjects[i] for i in range(max(start, colon - _BACK), colon) if _is_top(tree, i, colon)), -1)
    if not 0 <= own < colon:
        return None
    person = tree.lower[own] in _PERSONS or tree.ents[own] in ("PERSON", "ORG", "NORP")
    return noun_phrase(document, own) if person else None


def find_dashes(document: Document) -> Iterator[Attribution]:
    """Quotations with a dash and a name behind them, in their own or in the next paragraph."""
    tree = document.tree
    for number, mark in enumerate(document.marks.spans):
        dash = document.marks.last[number] + 1
        while dash < len(tree) and tree.words[dash].isspace():
            dash += 1
        if dash + 1 >= len(tree) or tree.words[dash] not in _DASHES or tree.paragraph[dash] - mark.paragraph > 1:
            continue
        end = dash
        while end + 1 < len(tree) and tree.paragraph[end + 1] == tree.paragraph[dash] and end - dash < _LONGEST_NAME:
            end += 1
        if end + 1 < len(tree) and tree.paragraph[end + 1] == tree.paragraph[dash]:
            continue
        comma = next((i for i in range(dash + 1, end) if tree.words[i] == ","), end)
        source = trim(tree, dash + 1, comma)
        if source is None or any(tree.tags[i] in FINITE_TAGS for i in range(dash, end + 1)):
            continue
        if all(tree.words[i][0].isupper() or tree.lower[i] in _INNER for i in range(source[0], source[1] + 1)):
            yield Attribution("quote-dash-name", (mark.inner,), None, source, None, document.marks.first[number])
