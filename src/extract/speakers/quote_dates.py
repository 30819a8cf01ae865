"""When a quote was said: the date that goes with the saying, else the passage's, else a news report's month."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from extract.records import Quote, TimeExpression
from extract.speakers.sources import utterance_nouns
from extract.syntax import Document, Tree
from extract.syntax.understood_subjects import is_verb, own_subject
from extract.vocabulary import inflect, verbs

_DEPTH = 12  # heads that are climbed
_PAST = frozenset({"VBD", "VBN"})  # who "says" so does not say it in the days that are told of
_SPOKE = frozenset(form for verb in verbs("appearing") for form in inflect(verb).past)
_ADDED = ("advcl", "conj", "xcomp")
_CLIMB = frozenset({"conj", "xcomp", "advcl", "aux", "auxpass", "acl", "prep", "pobj", "dobj", "pcomp", "agent"})
_SENTENCE = 1000  # characters around a cue in which the date of its sentence may stand
_LOOK_BACK = 8  # dates of a passage
_GAP = 24  # characters between a cue or source and the date right behind it


def _governor(tree: Tree, token: int) -> int:
    """The verb or the noun for an occasion that a time expression goes with; -1 within any other noun phrase."""
    node = token
    for _ in range(_DEPTH):
        head = tree.heads[node]
        if head == node:
            return node if is_verb(tree, node) else -1
        if is_verb(tree, head):
            return head
        if tree.tags[head].startswith("NN") and tree.deps[node] not in ("compound", "nummod", "det"):
            return head if tree.lower[head] in utterance_nouns() or tree.ents[head] in ("DATE", "TIME") else -1
        node = head
    return -1


def _is_of_the_past(tree: Tree, governor: int) -> bool:
    """Whether a verb tells what the speaker did once: "who led the bank from 1994", but not "who spoke on Monday"."""
    who = any(kid < governor and tree.lower[kid] == "who" for kid in tree.kids[governor])
    return who and tree.deps[governor] == "relcl" and tree.lower[governor] not in _SPOKE


def _says_when(tree: Tree, governor: int, cue: int) -> bool:
    """Whether what goes with the governor goes with the cue: itself, or what shares its subject."""
    node, deps = cue, tree.deps
    for _ in range(_DEPTH):
        if node == governor:
            return True
        if deps[node] not in _CLIMB:
            break
        if deps[node] in ("conj", "advcl") and is_verb(tree, node) and own_subject(tree, node) >= 0:
            break
        node = tree.heads[node]
    if tree.heads[governor] == cue and deps[governor] in ("advcl", "dobj", "nsubj"):
        return deps[governor] != "advcl" or own_subject(tree, governor) < 0
    if tree.lower[governor] in utterance_nouns():  # "in an interview on Monday", "at a rally last week"
        return deps[governor] == "pobj" and tree.heads[tree.heads[governor]] == cue
    return False


def _day_of(value: str) -> str:
    """The TIMEX3 value without its time of day."""
    return value.partition("T")[0]


class Saying:
    """Finds the dates of saying of one article's quotes, asked for in text order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._tree = tree = document.tree
        self._sentences = [tree.starts[sentence.start] for sentence in tree.sents]
        self._published = document.published
        self._news = document.is_news
        self._dates = [d for d in document.dates if self._usable(d)]
        self._starts = [d.start for d in self._dates]
        self._paragraphs = [tree.starts[paragraph.start] for paragraph in tree.paragraphs]
        self._told: tuple[str, int, str] = ("", -9, "")  # date, paragraph and speaker of the last quote with a date
        self._before: tuple[str, int, int] = ("", -9, -9)  # date of the last dated quote, its paragraph and sentence

    def _usable(self, expression: TimeExpression) -> bool:
        """A calendar date not after publication, and not the dateline itself."""
        if expression.type not in ("DATE", "TIME") or not (expression.date_from or "X" in expression.value):
            return False
        if self._published.span is not None and expression.start == self._published.span.start:
            return False
        return not self._published.date or expression.date_from <= self._published.last

    def date(self, quote: Quote) -> str:
        """The TIMEX3 value of the day of saying of a quote whose speaker is known, or an empty string."""
        at = (quote.cue or quote.source or quote.content[0]).start
        tokens = self._tree.tokens(at, at + 1)
        if not tokens:
            return ""
        anchor = tokens.start
        paragraph, sentence = bisect_right(self._paragraphs, at), bisect_right(self._sentences, at)
        own = self._own(quote, anchor, sentence)
        before, where, number = self._before
        if not own and where == paragraph and 0 <= sentence - number <= 1:
            own = before
        if own:
            self._before = (own, paragraph, sentence)
            self._told = (own, paragraph, quote.speaker)
            return own
        moves = self._news or self._document.is_history
        told = self._passage(paragraph, sentence) if moves and self._tree.tags[anchor] in _PAST else ""
        if self._news:
            return told or self._same_speech(quote, anchor, paragraph) or self._of_news(anchor)
        told = told or self._same_speech(quote, anchor, paragraph)
        if told:
            self._told = (told, paragraph, quote.speaker)
        return told

    def _of_news(self, cue: int) -> str:
        """The day that a report's lead tells, for what was said in the past, else that of its publication."""
        lead, tree = self._document.lead_day, self._tree
        verb = tree.heads[cue] if tree.tags[cue] == "VBG" and tree.deps[cue] in _ADDED else cue  # said, adding that
        if lead is None or tree.tags[verb] != "VBD":
            return self._published.date
        return _day_of(self._document.dates[lead].value)

    def _same_speech(self, quote: Quote, cue: int, paragraph: int) -> str:
        """The date of what was said last, where the telling goes on with it: in the same paragraph, or in the next with
        the same speaker, of a history with any. A perfect ("have claimed") or a present tells of no one day."""
        value, where, speaker = self._told
        if self._news:
            return value if quote.speaker == speaker != "" else ""
        same = where == paragraph or self._document.is_history or quote.speaker == speaker != ""
        goes_on = same and paragraph - where <= 1
        return value if goes_on and self._tree.tags[cue] in ("VBD", "VBG") else ""

    def _between(self, start: int, end: int) -> list[TimeExpression]:
        return self._dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _token(self, expression: TimeExpression) -> int:
        tokens = self._tree.tokens(expression.start, expression.end)
        return self._tree.root(tokens) if tokens else -1

    def _own(self, quote: Quote, cue: int, sentence: int) -> str:
        """The date in the sentence that goes with the saying and not with what is said."""
        found = []
        at = self._tree.starts[cue]
        start = max(self._sentences[sentence - 1], at - _SENTENCE)
        end = min([*self._sentences[sentence : sentence + 1], at + _SENTENCE])
        for expression in self._between(start, end):
            token = self._token(expression)
            if token < 0 or any(part.start <= expression.start < part.end for part in quote.content):
                continue
            governor = _governor(self._tree, token)
            in_source = quote.source is not None and quote.source.start <= expression.start < quote.source.end
            in_source = in_source and not _is_of_the_past(self._tree, governor)
            close = quote.cue is not None and self._is_close(quote, expression)
            if close or (governor >= 0 and (in_source or _says_when(self._tree, governor, cue))):
                found.append(expression)
        return _day_of(min(found, key=lambda d: abs(d.start - at)).value) if found else ""

    def _is_close(self, quote: Quote, expression: TimeExpression) -> bool:
        """Right behind the cue or the source that follows it: "said Monday", "said Orlov on Monday"."""
        ends = [span.end for span in (quote.cue, quote.source) if span is not None]
        gaps = [self._tree.text[e : expression.start] for e in ends if 0 <= expression.start - e <= _GAP]
        return any(len(gap.split()) <= 1 and not set(gap) & set('“”"') for gap in gaps)

    def _passage(self, paragraph: int, sentence: int) -> str:
        """The date that the paragraph's earlier sentences tell of: the last one that goes with a main clause's verb.

        In a news report a day long before publication is background, which tells nothing of the sentences behind it.
        """
        first = self._paragraphs[paragraph - 1] if paragraph else 0
        last = bisect_left(self._starts, self._sentences[sentence - 1])
        begin = max(bisect_left(self._starts, first), last - _LOOK_BACK)
        for expression in reversed(self._dates[begin:last]):
            token = self._token(expression)
            governor = _governor(self._tree, token) if token >= 0 else -1
            if governor < 0 or self._tree.deps[governor] not in ("ROOT", "conj") or not is_verb(self._tree, governor):
                continue
            if len(expression.value) < len("2001") or (self._news and not self._is_near(expression)):
                continue  # what was said in a passage on a decade was said who knows when
            return _day_of(expression.value)
        return ""

    def _is_near(self, expression: TimeExpression) -> bool:
        """Whether an expression is one of the days of a report's news."""
        return any(self._document.dates[n] is expression for n in self._document.told_days)
