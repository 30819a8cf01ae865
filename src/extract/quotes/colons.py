"""Attribution without a verb: "Name: words" in headlines and transcripts, and words with "— Name" behind them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from extract.quotes.attribution_record import Attribution
from extract.quotes.content_ends import widened
from extract.quotes.cues import Cue, load_nouns, words_for
from extract.quotes.quote_sources import find_source
from extract.syntax import Document
from extract.syntax.noun_phrases import Range, noun_phrase, phrase_to, trim
from extract.syntax.tree import FINITE_TAGS, Tree
from extract.vocabulary import function_words

_COLONS = frozenset({":", "):"})
_PERSONS = function_words("third_subjects") - function_words("neuter")
_OWN = function_words("first") | function_words("first_plural")
_LONGEST_LABEL = 12  # tokens
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
_INNER = frozenset({"to", "on", "of", "the", "and", "&", "'s", "’s", "(", ")", ",", "in", "."})
_MEANINGFUL = 2  # letters of a name beyond initials


def find_colons(document: Document) -> Iterator[Attribution]:
    """Paragraphs that begin with a name and a colon, or with Q: and A: by turns."""
    tree = document.tree
    labels = list(_labels(document))
    people = _people(tree) if labels else set()
    turns = _turns(tree, labels)
    for begin, colon, end in labels:
        source = (begin, begin) if begin in turns else _speaker(document, begin, colon, end, people)
        found = trim(tree, colon + 1, end) if source else None
        if found:
            rule = "question-answer" if begin in turns else "name-colon"
            yield Attribution(rule, (widened(document, *found),), (colon, colon), source, None, colon)


def _people(tree: Tree) -> set[str]:
    """The words of the persons' names."""
    return {word for word, label in zip(tree.words, tree.ents, strict=True) if label == "PERSON"}


def _speaker(document: Document, begin: int, colon: int, end: int, people: Container[str]) -> Range | None:
    """The name before a colon, if what stands behind it is said."""
    source = _label(document.tree, begin, colon, people)
    if source is None or _is_dateline(document, source, colon):
        return None
    return source if _is_speech(document, begin, colon, end) else None


def _is_dateline(document: Document, source: Range, colon: int) -> bool:
    """Whether a label is the place that a report comes from (DOHA: The emir has opened …)."""
    tree = document.tree
    named = {m.label for m in document.names if tree.starts[source[0]] <= m.start < tree.ends[source[1]]}
    places = named == {"PLACE"} if named else {tree.ents[i] for i in range(source[0], source[1] + 1)} <= {"GPE", "LOC"}
    return places and tree.kinds[tree.paragraph[colon]] == "prose" and not document.is_marked(colon + 1)


def _turns(tree: Tree, labels: Sequence[tuple[int, int, int]]) -> set[int]:
    """Where "Q:" and "A:" begin paragraphs, if both do."""
    single = {begin: tree.words[begin] for begin, colon, _ in labels if colon == begin + 1}
    return {begin for begin, word in single.items() if word in _TURNS} if set(single.values()) >= _TURNS else set()


def _labels(document: Document) -> Iterator[tuple[int, int, int]]:
    """The first token, the colon and the last token of each paragraph that a colon follows early in."""
    tree = document.tree
    for number, tokens in enumerate(tree.paragraphs):
        if tree.kinds[number] == "boilerplate" or len(tokens) < _SHORTEST:
            continue
        begin, end = _begins(document, tokens.start), tokens.stop - 1
        colon = tree.first_of(_COLONS, range(begin + 1, min(begin + _LONGEST_LABEL, end)))
        if colon >= 0:
            yield begin, colon, end


def _begins(document: Document, first: int) -> int:
    """The first token of a paragraph's words: behind a mark that each paragraph of a quoted transcript opens anew."""
    opened = document.marks.opens_at(first)
    reopened = opened >= 0 and document.tree.words[first] in _QUOTE and not document.marks.spans[opened].closed
    return first + 1 if reopened else first


def _label(tree: Tree, first: int, colon: int, people: Container[str]) -> Range | None:
    """The source that stands alone before a colon: a name, or a word for a report; `people`: words of their names."""
    first, last = _without_frame(tree, first, colon)
    last = _without_note(tree, first, last)
    tokens = range(first, last + 1)
    if not tokens or tree.lower[last] in words_for("notices") or not all(_is_capital(tree, i) for i in tokens):
        return None
    return (first, last) if _is_source(tree, tokens, people) else None


def _without_note(tree: Tree, first: int, last: int) -> int:
    """The last token of a label in capitals without the speaker's office and a note: ANN LEE, MAYOR (voice-over)."""
    if tree.words[last] == ")" or tree.words[last + 1] == "):":
        last = next((i - 1 for i in range(last, first, -1) if tree.words[i] == "("), last)
    comma = tree.first_of((",",), range(first, last))
    office = comma > first and _is_upper(tree, range(first, comma))
    return comma - 1 if office else last


def _is_source(tree: Tree, tokens: range, people: Container[str]) -> bool:
    """Whether words before a colon are a word for a report, or a name."""
    if tree.lower[tokens[-1]] in words_for("reports"):
        return True
    return tree.lower[tokens[0]] != "the" and not _has_verb(tree, tokens) and _is_named(tree, tokens, people)


def _without_frame(tree: Tree, first: int, colon: int) -> Range:
    """What stands before a colon without "EXCLUSIVE – ", "From" and the theme behind "on" or "to"."""
    if first + 2 < colon and tree.words[first + 1] in _DASHES and tree.words[first].isupper():
        first += 2
    last = _before_theme(tree, first, colon)
    return (first + 1 if tree.lower[first] == "from" and first < last else first), last


def _before_theme(tree: Tree, first: int, colon: int) -> int:
    behind = (i for i in range(first + 1, colon) if tree.tags[i] in ("IN", "TO"))
    return next((i for i in behind if tree.lower[i] in ("to", "on", "at")), colon) - 1


def _is_capital(tree: Tree, token: int) -> bool:
    return tree.words[token][0].isupper() or tree.lower[token] in _INNER


def _has_verb(tree: Tree, tokens: Iterable[int]) -> bool:
    return any(tree.tags[i].startswith(("VB", "MD")) for i in tokens)


def _is_named(tree: Tree, tokens: range, people: Container[str]) -> bool:
    """Whether the words before a colon are a name: to the model, by capitals alone, or elsewhere in the article."""
    last = tokens[-1]
    if any(tree.ents[i] in _NAMED for i in tokens) or _recurs(tree, last):
        return True
    if tree.words[last] in people and len(tree.words[last]) > _MEANINGFUL:
        return True
    return len(tree.words[last]) > _MEANINGFUL and _is_upper(tree, tokens)


def _is_upper(tree: Tree, tokens: range) -> bool:
    """Whether all words are written in capitals."""
    return all(tree.words[i].isupper() or tree.words[i] == "." for i in tokens)


def _recurs(tree: Tree, token: int) -> bool:
    """Whether a word before a colon at the top of the article is a name that the text uses again."""
    word = tree.words[token]
    if token > _TOP or not word[:1].isupper() or len(word) <= _MEANINGFUL:
        return False
    behind = range(token + 1, min(len(tree), token + _TOP_REACH))
    return any(tree.words[i] == word and tree.tags[i] == "NNP" for i in behind)


def _is_speech(document: Document, begin: int, colon: int, end: int) -> bool:
    """Whether what stands behind a label is said: in marks, with a verb, or under a headline's capitals."""
    tree = document.tree
    if document.is_marked(colon + 1) and _begins(document, begin) == begin:
        return True
    if tree.lower[colon + 1] == "no" or _has_verb(tree, range(colon + 1, min(end, colon + _BACK) + 1)):
        return True
    if tree.words[begin].isupper() and "," in tree.words[begin:colon]:
        return True  # a transcript: ANN LEE, MAYOR: A great day.
    return tree.paragraph[begin] == 0 and _is_capitalised(tree, colon + 1, end)


def _is_capitalised(tree: Tree, first: int, last: int) -> bool:
    """Whether a headline writes its words with capitals, so that the tagger sees no verb among them."""
    words = [tree.words[i] for i in range(first, min(last, first + _TOP_REACH) + 1) if tree.words[i][0].isalpha()]
    return len(words) >= _SPEECH and sum(word[0].isupper() for word in words) > _CAPITALS * len(words)


def find_announced(document: Document, free: Container[int]) -> Iterator[Attribution]:
    """Quotations that a colon announces without a cue: (From the letter: “…”; he had one answer: “…”)."""
    tree = document.tree
    for number, mark in enumerate(document.marks.spans):
        colon = _colon_before(document, number) if number in free and mark.kind == "double" else -1
        source = _announcer(document, colon) if colon >= 0 else None
        if source:
            cue = _announcing(tree, source[1] + 1, colon)
            yield Attribution("colon-quote", (mark.inner,), (cue, cue), source, None, colon)


def _colon_before(document: Document, number: int) -> int:
    """The unmarked colon before a stretch in marks that is more than a scare quote, or -1."""
    tree, marks = document.tree, document.marks
    colon = marks.first[number] - 1
    while colon > 0 and tree.words[colon].isspace():
        colon -= 1
    long = marks.last[number] - marks.first[number] >= _SPEECH
    return colon if long and colon >= 1 and tree.words[colon] == ":" and not document.is_marked(colon) else -1


def _announcer(document: Document, colon: int) -> Range | None:
    """The person or thing before the colon, else the person who is the subject of its sentence."""
    tree = document.tree
    before = phrase_to(document, colon - 1) if tree.tags[colon - 1] in ("NNP", "NN", "NNS", "-RRB-") else None
    if before and (tree.ents[before[1]] in ("PERSON", "ORG") or tree.lower[before[1]] in words_for("announcers")):
        return before
    own = _main_subject(tree, colon)
    if not 0 <= own < colon:
        return None
    person = tree.lower[own] in _PERSONS or tree.ents[own] in ("PERSON", "ORG", "NORP")
    return noun_phrase(document, own) if person else None


def _main_subject(tree: Tree, colon: int) -> int:
    """The subject of the sentence's root before a colon, or of a verb that the parser hung on the quotation; or -1."""
    for token in range(max(tree.start_of_sentence(colon), colon - _BACK), colon):
        if tree.deps[token] == "ROOT" or (tree.heads[token] > colon and tree.tags[token] in FINITE_TAGS):
            return tree.subjects[token]
    return -1


def _announcing(tree: Tree, start: int, colon: int) -> int:
    """The noun for what was put out, if there is one ("was blunt in a statement: “…”"), else the colon."""
    nouns = load_nouns()
    put_out = (i for i in range(start, colon) if tree.deps[i] == "pobj" and "vehicle" in nouns.get(tree.lower[i], ()))
    return next(put_out, colon)


def find_blocks(document: Document, cues: Mapping[int, Cue], taken: Container[int]) -> Iterator[Attribution]:
    """Paragraphs without marks, behind a cue and a colon at the end of the one before; `taken` cues have theirs."""
    for cue in cues.values():
        if cue.token in taken or not _announces(document, cue):
            continue
        found = _block(document, cue, cues)
        source = find_source(document, cue.token) if found else None
        if source and found:
            content = (widened(document, *found),)
            yield Attribution("block-quote", content, (cue.token, cue.last), source, None, cue.token)


def _announces(document: Document, cue: Cue) -> bool:
    """Whether a cue's sentence ends in a colon near it."""
    tree = document.tree
    end = tree.end_of_sentence(cue.token)
    if "q" not in cue.verb.frames or cue.verb.kind != "say":
        return False
    return tree.words[end] == ":" and not document.is_marked(end) and end - cue.last <= _NEAR


def _block(document: Document, cue: Cue, cues: Mapping[int, Cue]) -> Range | None:
    """The paragraph behind a colon that ends its own, if it is plain prose that nobody is said to say."""
    tree = document.tree
    colon = tree.end_of_sentence(cue.token)
    number = tree.paragraph[colon] + 1
    if number >= len(tree.paragraphs) or tree.paragraphs[number - 1].stop - 1 != colon or tree.kinds[number] != "prose":
        return None
    tokens = tree.paragraphs[number]
    plain = _is_plain(document, tokens) and not any(_is_said(tree, cues, i) for i in tokens)
    return trim(tree, tokens.start, tokens.stop - 1) if plain else None


def _is_plain(document: Document, tokens: range) -> bool:
    """Whether a paragraph of some length begins with a word, outside quotation marks."""
    first = tokens.start
    return len(tokens) > _SPEECH and document.tree.words[first][0].isalnum() and not document.is_marked(first)


def _is_said(tree: Tree, cues: Mapping[int, Cue], token: int) -> bool:
    """Whether somebody but the speaker says something at a token: "I have said this before" is the speaker."""
    return token in cues and cues[token].verb.base == "say" and not _is_own(tree, tree.subjects[token])


def _is_own(tree: Tree, subject: int) -> bool:
    """Whether a verb's subject is the speaker: I, we."""
    return subject >= 0 and tree.lower[subject] in _OWN


def find_dashes(document: Document) -> Iterator[Attribution]:
    """Quotations with a dash and a name behind them, in their own or in the next paragraph."""
    tree = document.tree
    for number, mark in enumerate(document.marks.spans):
        dash = _dash_behind(tree, document.marks.last[number] + 1)
        if dash < 0 or tree.paragraph[dash] - mark.paragraph > 1:
            continue
        source = _signature(tree, dash)
        if source:
            yield Attribution("quote-dash-name", (mark.inner,), None, source, None, document.marks.first[number])


def _dash_behind(tree: Tree, token: int) -> int:
    """The dash at a token or behind white space there, or -1."""
    while token < len(tree) and tree.words[token].isspace():
        token += 1
    return token if token + 1 < len(tree) and tree.words[token] in _DASHES else -1


def _signature(tree: Tree, dash: int) -> Range | None:
    """The name between a dash and the end of its paragraph or a comma."""
    end = dash
    while end - dash < _LONGEST_NAME and _is_same_paragraph(tree, dash, end + 1):
        end += 1
    if _is_same_paragraph(tree, dash, end + 1) or not FINITE_TAGS.isdisjoint(tree.tags[dash : end + 1]):
        return None
    source = trim(tree, dash + 1, tree.first_of((",",), range(dash + 1, end), end))
    return source if source and _are_capitals(tree, source) else None


def _are_capitals(tree: Tree, phrase: Range) -> bool:
    return all(_is_capital(tree, i) for i in range(phrase[0], phrase[1] + 1))


def _is_same_paragraph(tree: Tree, token: int, other: int) -> bool:
    return other < len(tree) and tree.paragraph[other] == tree.paragraph[token]
