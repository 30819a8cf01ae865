"""Role nouns and pronouns for organisations and places: "the ministry", "the country", "its", "it added".

Only where the text leaves no choice: a noun that says what one organisation lately named is, the subject of the
clause that "its" stands in, the organisation that spoke last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from spacy.tokens import Doc, Span, Token

from extract.entities import find_state
from extract.lexicon import load_rows
from extract.records import Entity, Mention, Quote
from extract.speakers.clauses import left_children, right_children, subjects_above
from extract.speakers.quotation import source_head
from extract.speakers.roles import mention_span, phrase_start

_WINDOW = 4  # sentences in which an organisation is still what "the ministry" means
_SPEECH_WINDOW = 1  # sentences after an organisation's quote in which "it added" is the same speaker
_REACH = 24
_DESCRIBING = frozenset({"compound", "appos", "nmod"})
_COUNTRY_NOUNS = frozenset({"country", "nation"})
_MODALS = frozenset({"will", "would", "'ll", "’ll"})


@dataclass(frozen=True, slots=True)
class Group:
    """A noun for an organisation as lexicons know it; `plain` if it only repeats what the name is."""

    noun: str
    kinds: frozenset[str]
    plain: bool


@cache
def group_nouns() -> dict[str, Group]:
    """The nouns for organisations by their singular form."""
    rows = load_rows("groups.csv")
    return {row["noun"]: Group(row["noun"], frozenset(row["kinds"].split()), row["plain"] == "yes") for row in rows}


@dataclass(slots=True)
class _Seen:
    """What has been read of organisations and places."""

    entities: Mapping[str, Entity]
    nouns: dict[str, set[str]] = field(default_factory=dict)  # of each organisation
    words: dict[str, set[str]] = field(default_factory=dict)
    latest: dict[str, int] = field(default_factory=dict)  # sentence of the last mention, in order of mention
    countries: dict[str, int] = field(default_factory=dict)  # times mentioned
    speaker: str = ""
    spoke_at: int = -9


def _nouns_beside(span: Span) -> Iterator[str]:
    """The nouns before and behind a name that may say what kind of organisation it is."""
    root = span.root
    before = span.start - 1
    if not span[0].is_sent_start and span.doc[before].tag_ == "NN":
        yield span.doc[before].lower_
    if root.dep_ in _DESCRIBING:
        yield root.head.lower_
    yield from (t.lower_ for t in right_children(root) if t.dep_ == "appos" and t.tag_ == "NN")


def _read_name(seen: _Seen, key: str, span: Span, sentence: int) -> None:
    entity = seen.entities[key]
    seen.latest.pop(key, None)
    seen.latest[key] = sentence
    if entity.label == "ORG":
        nouns = seen.nouns.setdefault(key, set())
        words = seen.words.setdefault(key, set())
        named = {t.lower_ for t in span}
        for noun in (*named, *_nouns_beside(span)):
            group = group_nouns().get(noun)
            if group and (group.plain or noun in named):  # a party is not its government
                nouns |= {noun, *group.kinds}
        for token in (*span, *left_children(span.root)):
            words |= {token.lower_, find_state(token.text)}
    elif entity.country:
        seen.countries[key] = seen.countries.get(key, 0) + 1


def _recent(seen: _Seen, sentence: int, window: int) -> Iterator[str]:
    for key in islice(reversed(seen.latest), _REACH):
        if sentence - seen.latest[key] > window:
            return
        yield key


def _definite(token: Token) -> bool:
    return (
        token.tag_ == "NN"
        and token.dep_ not in ("compound", "appos", "nmod", "attr", "amod")
        and any(t.dep_ == "det" and t.lower_ == "the" for t in left_children(token))
        and not any(
            t.dep_ in ("prep", "relcl", "acl", "appos", "conj", "cc") or t.tag_ == "NNP" for t in right_children(token)
        )
    )


def _organisation(seen: _Seen, token: Token, sentence: int, covered: Set[int]) -> str:
    """The one organisation lately named that is what the noun says, with the words that stand before the noun."""
    if any(t.i in covered for t in left_children(token)):  # "the Vostok network" names itself
        return ""
    before = [t for t in left_children(token) if t.dep_ in ("amod", "compound", "nmod", "poss")]
    wanted = {find_state(t.text) or t.lower_ for t in before}
    fitting = [key for key in _recent(seen, sentence, _WINDOW) if token.lower_ in seen.nouns.get(key, ())]
    if len(fitting) == 1 and wanted <= seen.words[fitting[0]]:
        return fitting[0]
    return ""


def _country(seen: _Seen, token: Token, sentence: int, people: set[str]) -> str:
    """The one country of the last sentences, if none is named more often and no other nation is spoken of."""
    if any(t.dep_ not in ("det", "punct") for t in left_children(token)):
        return ""
    recent = [key for key in _recent(seen, sentence, 2) if key in seen.countries]
    if len(recent) != 1 or seen.countries[recent[0]] < max(seen.countries.values()):
        return ""
    return recent[0] if people <= {seen.entities[recent[0]].country} else ""


def _is_agentive(token: Token) -> bool:
    """Whether "it" does something, so that it is no dummy: "it would cut", not "it was clear"."""
    verb = token.head
    return (
        verb.tag_ in ("VB", "VBN")
        and verb.lower_ not in ("be", "been", "take", "taken", "seem", "become", "rain", "snow")
        and not any(t.dep_ in ("ccomp", "csubj") for t in right_children(verb))
        and any(t.lower_ in _MODALS or t.tag_ in ("VBD", "VBZ") for t in left_children(verb) if t.dep_ == "aux")
    )


def _pronoun(seen: _Seen, token: Token, sentence: int, heads: Mapping[int, str], sources: Mapping[int, str]) -> str:
    """The organisation or place that "its" or "it" stands for: its clause's subject, or the last speaker again."""
    is_source = token.i in sources
    if is_source and sentence - seen.spoke_at <= _SPEECH_WINDOW and seen.speaker in seen.entities:
        return seen.speaker
    if token.lower_ == "it" and not (token.dep_ == "nsubj" and (is_source or _is_agentive(token))):
        return ""
    nearest = next(subjects_above(token), None)
    return heads.get(nearest.i, "") if nearest is not None and nearest.i < token.i else ""


def _mention(entity: Entity, token: Token, rule: str) -> Mention:
    end = token.idx + len(token)
    if token.tag_ == "NN":
        return Mention(phrase_start(token), end, entity.label, "nominal", rule, entity.id)
    return Mention(token.idx, end, entity.label, "pronoun", rule, entity.id)


@dataclass(slots=True)
class _Walk:
    """One article: `names` by first token, `covered` tokens of names, `sources` heads of sources with their names."""

    seen: _Seen
    names: dict[int, tuple[Span, str]]
    covered: frozenset[int]
    sources: dict[int, str]
    heads: dict[int, str] = field(default_factory=dict)
    nations: list[tuple[int, str]] = field(default_factory=list)

    def _read_name(self, span: Span, key: str, sentence: int) -> None:
        if key in self.seen.entities:
            _read_name(self.seen, key, span, sentence)
            self.heads[span.root.i] = key
        if span.root.i in self.sources:
            self.seen.speaker, self.seen.spoke_at = key, sentence

    def _resolve(self, token: Token, sentence: int) -> tuple[str, str]:
        """The entity that a token stands for, and the rule; two empty strings if it stands for none."""
        if token.lower_ in ("it", "its") and token.tag_ in ("PRP", "PRP$"):
            return _pronoun(self.seen, token, sentence, self.heads, self.sources), "clause-subject"
        if token.lower_ in group_nouns() and _definite(token):
            return _organisation(self.seen, token, sentence, self.covered), "group-noun"
        if token.lower_ in _COUNTRY_NOUNS and _definite(token):
            people = {state for at, state in self.nations[-_REACH:] if sentence - at <= 2}
            return _country(self.seen, token, sentence, people), "country-noun"
        return "", ""

    def read(self, token: Token, sentence: int) -> Mention | None:
        """Takes in one token; the mention that it heads, if it stands for an organisation or a place."""
        if token.i in self.names:
            self._read_name(*self.names[token.i], sentence)
        if token.i in self.covered:
            return None
        if token.ent_type_ == "NORP" and (state := find_state(token.text)):
            self.nations.append((sentence, state))
        key, rule = self._resolve(token, sentence)
        if token.i in self.sources:
            self.seen.speaker, self.seen.spoke_at = key, sentence
        if not key:
            return None
        self.heads[token.i] = key
        return _mention(self.seen.entities[key], token, rule)


def find_group_mentions(
    doc: Doc, mentions: Sequence[Mention], entities: Sequence[Entity], quotes: Sequence[Quote]
) -> list[Mention]:
    """Nominals and pronouns that stand for organisations and places, in text order; what is not sure is left out."""
    spans = [(span, m.entity_id) for m in mentions if (span := mention_span(doc, m)) is not None]
    by_head = {span.root.i: key for span, key in spans}
    heads = [source_head(doc, quote.source) for quote in quotes]
    walk = _Walk(
        seen=_Seen({e.id: e for e in entities if e.label != "PERSON"}),
        names={span.start: (span, key) for span, key in spans},
        covered=frozenset(t.i for span, _ in spans for t in span),
        sources={head: by_head.get(head, "") for head in heads},
    )
    return [
        found
        for number, sentence in enumerate(doc.sents)
        for token in sentence
        if (found := walk.read(token, number)) is not None
    ]
