"""When a quote was said: the date that goes with the saying, else the passage's, else a news report's month."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc, Token

from extract.records import Published, Quote, TimeExpression
from extract.segment import paragraphs_of
from extract.speakers.clauses import is_verb, own_subject
from extract.speakers.sources import utterance_nouns

_NEAR_DAYS = 45  # dates this close before publication are news
_NEWS_SHARE = 0.3
_DEPTH = 12
_PAST = frozenset({"VBD", "VBN"})  # who "says" so does not say it in the days that are told of
_CLIMB = frozenset({"conj", "xcomp", "advcl", "aux", "auxpass", "acl", "prep", "pobj", "dobj", "pcomp", "agent"})
_SENTENCE = 1000  # characters around a cue in which the date of its sentence may stand
_LOOK_BACK = 8  # dates of a passage
_GAP = 24  # characters between a cue or source and the date right behind it


def is_news(dates: Sequence[TimeExpression], published: Published) -> bool:
    """Whether an article reports its own days: a third of its days and months or more lie close to publication."""
    if not published.date:
        return False
    day = date.fromisoformat(published.date)
    firm = [d for d in dates if d.date_from and len(d.value) >= 7 and d.type in ("DATE", "TIME")]
    near = [d for d in firm if -_NEAR_DAYS <= (date.fromisoformat(d.date_from) - day).days <= _NEAR_DAYS]
    return len(near) >= _NEWS_SHARE * len(firm)


def _governor(token: Token) -> Token | None:
    """The verb or the noun for an occasion that a time expression goes with; None within any other noun phrase."""
    node = token
    for _ in range(_DEPTH):
        head = node.head
        if head.i == node.i:
            return node if is_verb(node) else None
        if is_verb(head):
            return head
        if head.tag_.startswith("NN") and node.dep_ not in ("compound", "nummod", "det"):
            return head if head.lower_ in utterance_nouns() or head.ent_type_ in ("DATE", "TIME") else None
        node = head
    return None


def _says_when(governor: Token, cue: Token) -> bool:
    """Whether what goes with the governor goes with the cue: itself, or what shares its subject."""
    node = cue
    for _ in range(_DEPTH):
        if node.i == governor.i:
            return True
        if node.dep_ not in (
            "conj",
            "xcomp",
            "advcl",
            "aux",
            "auxpass",
            "acl",
            "prep",
            "pobj",
            "dobj",
            "pcomp",
            "agent",
        ):
            break
        if node.dep_ in ("conj", "advcl") and is_verb(node) and own_subject(node) is not None:
            break
        node = node.head
    if governor.head.i == cue.i and governor.dep_ in ("advcl", "dobj", "nsubj"):
        return governor.dep_ != "advcl" or own_subject(governor) is None
    if governor.lower_ in utterance_nouns():  # "in an interview on Monday", "at a rally last week"
        return governor.dep_ == "pobj" and governor.head.head.i == cue.i
    return False


def _day_of(value: str) -> str:
    """The TIMEX3 value without its time of day."""
    return value.partition("T")[0]


class Saying:
    """Finds the dates of saying of one article's quotes, asked for in text order. `dates` are sorted by start."""

    def __init__(self, doc: Doc, dates: Sequence[TimeExpression], published: Published, *, news: bool) -> None:
        self._doc = doc
        self._text = doc.text
        self._sentences = [s.start_char for s in doc.sents] if len(doc) else []
        self._published = published
        self._news = news
        self._dates = [d for d in dates if self._usable(d)]
        self._starts = [d.start for d in self._dates]
        self._paragraphs = [p.start_char for p in paragraphs_of(doc)]
        self._told: tuple[str, int, str] = ("", -9, "")  # date, paragraph and speaker of the last quote with a date
        self._before: tuple[str, int, int] = ("", -9, -9)  # date of the last dated quote, its paragraph and sentence

    def _usable(self, expression: TimeExpression) -> bool:
        """A calendar date not after publication, and not the dateline itself."""
        if not expression.date_from or expression.type not in ("DATE", "TIME"):
            return False
        if self._published.span is not None and expression.start == self._published.span.start:
            return False
        return not self._published.date or expression.date_from <= self._published.date

    def date(self, quote: Quote) -> str:
        """The TIMEX3 value of the day of saying of a quote whose speaker is known, or an empty string."""
        at = (quote.cue or quote.source or quote.content[0]).start
        anchor = self._doc.char_span(at, at + 1, alignment_mode="expand")
        if anchor is None:
            return ""
        paragraph, sentence = bisect_right(self._paragraphs, at), bisect_right(self._sentences, at)
        own = self._own(quote, anchor[0], sentence)
        before, where, number = self._before
        if not own and where == paragraph and 0 <= sentence - number <= 1:
            own = before
        if own:
            self._before = (own, paragraph, sentence)
            self._told = (own, paragraph, quote.speaker)
            return own
        told = self._passage(paragraph, sentence) if anchor[0].tag_ in _PAST else ""
        if self._news:
            return told or self._published.date[:7]
        told = told or self._same_speech(quote, anchor[0], paragraph)
        if told:
            self._told = (told, paragraph, quote.speaker)
        return told

    def _same_speech(self, quote: Quote, cue: Token, paragraph: int) -> str:
        """The date of what was said last, where the telling goes on with it: in the same paragraph, or in the next with
        the same speaker. A perfect ("have claimed") or a present tells of no one day."""
        value, where, speaker = self._told
        goes_on = where == paragraph or (quote.speaker == speaker != "" and paragraph - where == 1)
        return value if goes_on and cue.tag_ in ("VBD", "VBG") else ""

    def _between(self, start: int, end: int) -> list[TimeExpression]:
        return self._dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _token(self, expression: TimeExpression) -> Token | None:
        span = self._doc.char_span(expression.start, expression.end, alignment_mode="expand")
        return span.root if span is not None else None

    def _own(self, quote: Quote, cue: Token, sentence: int) -> str:
        """The date in the sentence that goes with the saying and not with what is said."""
        found = []
        start = max(self._sentences[sentence - 1], cue.idx - _SENTENCE)
        end = min([*self._sentences[sentence : sentence + 1], cue.idx + _SENTENCE])
        for expression in self._between(start, end):
            token = self._token(expression)
            if token is None or any(part.start <= expression.start < part.end for part in quote.content):
                continue
            governor = _governor(token)
            in_source = quote.source is not None and quote.source.start <= expression.start < quote.source.end
            close = quote.cue is not None and self._is_close(quote, expression)
            if close or (in_source and governor is not None) or (governor is not None and _says_when(governor, cue)):
                found.append(expression)
        return _day_of(min(found, key=lambda d: abs(d.start - cue.idx)).value) if found else ""

    def _is_close(self, quote: Quote, expression: TimeExpression) -> bool:
        """Right behind the cue or the source that follows it: "said Monday", "said Orlov on Monday"."""
        ends = [span.end for span in (quote.cue, quote.source) if span is not None]
        gaps = [self._text[e : expression.start] for e in ends if 0 <= expression.start - e <= _GAP]
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
            governor = _governor(token) if token is not None else None
            if governor is None or governor.dep_ not in ("ROOT", "conj") or not is_verb(governor):
                continue
            if len(expression.value) < len("2001") or (self._news and not self._is_near(expression)):
                continue  # what was said in a passage on a decade was said who knows when
            return _day_of(expression.value)
        return ""

    def _is_near(self, expression: TimeExpression) -> bool:
        days = date.fromisoformat(self._published.date) - date.fromisoformat(expression.date_from)
        return 0 <= days.days <= _NEAR_DAYS
