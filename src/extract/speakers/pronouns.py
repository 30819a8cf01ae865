"""Pronouns and role nouns → the persons they stand for, by salience, gender, binding, control and quotation.

Reads the article once, sentence by sentence. A pronoun takes the most salient person of fitting gender that its clause
and its quotation allow; where two are nearly as salient, where the most salient one has no name, or nobody is salient,
it stays unresolved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Doc, Span, Token

from extract.records import Entity, Mention, Quote
from extract.speakers.clauses import children, co_arguments, own_subject, right_children, subjects_above
from extract.speakers.groups import find_group_mentions
from extract.speakers.quotation import Quotation, read_quotation
from extract.speakers.reader import Reader, is_unnamed, stranger
from extract.speakers.roles import is_taken_up, mention_span, named_noun, phrase_start, qualifiers, role_of
from extract.speakers.salience import weight
from extract.speakers.sources import mentions_in, named_source

_GENDER = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
_LEAST = 60.0  # a person mentioned once, in passing, two sentences ago
_RIVAL = 0.8  # a second candidate this close to the first leaves the pronoun open
_SPEAKER_BONUS = 120.0  # for the last speaker when the pronoun is a source again
_CLAUSE_BONUS = (160.0, 80.0)  # for the subjects of the clauses around the pronoun, the innermost first


@dataclass(slots=True)
class _Resolver:
    """One article's walk: `heads` maps each token that heads a mention of a person, so far, to the person."""

    reader: Reader
    names: dict[int, tuple[Span, str]]  # by first token
    ahead: dict[int, str]  # names by head, also those to come
    titled: dict[int, str]  # heads of sources that name their person elsewhere than at the head
    things: frozenset[int]  # heads of names of organisations and places
    quotation: Quotation
    spoken_of: dict[int, frozenset[str]]  # whom the source that a token heads speaks of by name
    spoken_behind: dict[int, frozenset[str]]  # the same for indirect speech behind the source
    heads: dict[int, str]
    decided: dict[int, str]  # sources that were resolved ahead, for their speech

    def speaker_of(self, speech: int, doc: Doc) -> str:
        """Who speaks: the source's person, resolved ahead if the source comes behind; the last speaker if unknown."""
        source = self.quotation.speeches[speech].source
        if source < 0:
            return self.reader.last_speaker
        if source in self.ahead:
            return self.ahead[source]
        if source in self.heads:
            return self.heads[source]
        if source not in self.decided:
            self.decided[source] = self.resolve(doc[source])
        return self.decided[source]

    def resolve(self, token: Token) -> str:
        """The person that a pronoun or role noun stands for, or an empty string."""
        if token.i in self.decided:
            return self.decided[token.i]
        if token.lower_ in _GENDER and token.tag_ in ("PRP", "PRP$"):
            return self._pronoun(token)
        return self._role(token) if is_taken_up(token) else ""

    def _barred(self, token: Token) -> set[str]:
        barred = set[str]()
        speech = self.quotation.inside[token.i]
        if speech >= 0:
            barred.add(self.reader.speech_of)
        barred |= self.spoken_of.get(token.i, frozenset())
        if token.tag_ == "PRP$":  # "his friend Ivan Orlov" is not Orlov's
            owned = [token.head, *(t for t in right_children(token.head) if t.dep_ == "appos")][:4]
            barred |= {self.ahead[t.i] for t in owned if t.i in self.ahead}
        elif not token.lower_.endswith("self"):
            arguments = (t.i for t in co_arguments(token))
            barred |= {key for i in arguments if (key := self.ahead.get(i) or self.heads.get(i))}
        if token.dep_ == "conj":  # "between Ivan Orlov and the former president"
            barred.add(self.heads.get(token.head.i, ""))
        return barred

    def _is_stranger(self, subject: Token, pronoun: Token) -> bool:
        """Whether a subject that stands for nobody known may still be a person, whom the pronoun would mean."""
        if subject.i > pronoun.i and role_of(subject):  # "after his rally the candidate left"
            return True
        if any(t.lower_ == "who" for t in islice(subject.doc[subject.i + 1 :], 3)):
            return True
        return subject.tag_ == "NNP" and subject.i not in self.things

    def _clause_bonus(self, token: Token) -> dict[str, float]:
        """What the subjects of the surrounding clauses gain; one still to come counts as read ("When she left, X")."""
        gains: dict[str, float] = {}
        speech = self.quotation.inside[token.i]
        subjects = [s for s in subjects_above(token) if self.quotation.inside[s.i] == speech]
        for subject, gain in zip(subjects, _CLAUSE_BONUS, strict=False):
            if subject.i > token.i:
                key = self.ahead.get(subject.i, "")
                gain = weight(subject) * self.reader.certainty(key)
            else:
                key = self.heads.get(subject.i, "")
            if not key and self._is_stranger(subject, token):
                key = stranger(subject)
                gain += weight(subject)
            if not key:  # "Orlova's illness was so grave that she"
                key = next((k for t in children(subject) if t.dep_ == "poss" and (k := self.heads.get(t.i))), "")
                gain /= 2
            if key:
                gains.setdefault(key, gain)
        return gains

    def _speaker_bonus(self, token: Token) -> dict[str, float]:
        """What the last speaker gains where the token is a source again: "the official added"."""
        again = token.i in self.quotation.sources and self.quotation.inside[token.i] < 0
        return {self.reader.last_speaker: _SPEAKER_BONUS} if again and self.reader.last_speaker else {}

    def _ranked(self, token: Token) -> list[tuple[float, str]]:
        """Whom a pronoun may mean, the most salient first."""
        reader, wanted = self.reader, _GENDER[token.lower_]
        barred = self._barred(token)
        quoted = self.quotation.inside[token.i] >= 0
        gains = self._clause_bonus(token)
        for key, gain in self._speaker_bonus(token).items():
            gains[key] = gains.get(key, 0.0) + gain
        weights = dict(reader.candidates(wanted, quoted=quoted))
        if token.lower_.endswith("self"):
            weights = {key: value for key, value in weights.items() if key in gains}
        for key, gain in gains.items():
            if reader.gender.get(key, "") in ("", wanted) and (key in reader.people or is_unnamed(key)):
                weights[key] = weights.get(key, 0.0) + gain
        return sorted(((value, key) for key, value in weights.items() if key not in barred), reverse=True)

    def _pronoun(self, token: Token) -> str:
        ranked = self._ranked(token)
        if not ranked or ranked[0][0] < _LEAST:
            return ""
        if len(ranked) > 1 and ranked[1][0] > _RIVAL * ranked[0][0]:
            return ""
        best = ranked[0][1]
        if best in self.spoken_behind.get(token.i, ()):  # "she said that the plan, which Lind made": is she Lind?
            return ""
        if not self.reader.gender.get(best):
            self.reader.gender[best] = _GENDER[token.lower_]
        return best

    def _role(self, token: Token) -> str:
        barred = self._barred(token)
        matching = [key for key in self.reader.of_role(role_of(token), qualifiers(token)) if key not in barred]
        if len(matching) < 2:
            return matching[0] if matching else ""
        gains = self._speaker_bonus(token)
        ranked = sorted(
            ((self.reader.salience.weight(key) + gains.get(key, 0.0), key) for key in matching), reverse=True
        )
        clear = ranked[0][0] >= _LEAST and ranked[1][0] < _RIVAL * ranked[0][0]
        return ranked[0][1] if clear else ""

    def _same_person(self, token: Token) -> str:
        """Whom a predicate or apposition is said of: in "she was a widow who lost her son" the widow is she."""
        if token.dep_ == "appos":
            return self.heads.get(token.head.i, "")
        subject = own_subject(token.head) if token.dep_ == "attr" else None
        return self.heads.get(subject.i, "") if subject is not None else ""

    def read(self, token: Token, doc: Doc) -> Mention | None:
        """Takes in one token; the mention of a named person that it heads, if it is a pronoun or a role noun."""
        speech = self.quotation.inside[token.i]
        quoted = speech >= 0
        if quoted and (token.i == 0 or self.quotation.inside[token.i - 1] != speech):
            self.reader.enter_speech(self.speaker_of(speech, doc))
        found, key = None, ""
        if token.i in self.names:
            span, key = self.names[token.i]
            self.reader.read_name(key, span, quoted=quoted)
            self.heads[span.root.i] = key
            noun = named_noun(span.root)
            if noun is not None and is_unnamed(self.heads.get(noun.i, "")):
                self.reader.salience.forget(self.heads[noun.i])
                self.heads[noun.i] = key
        elif token.i in self.titled:  # the envoy of "the envoy, Ivan Orlov, said" weighs as Orlov
            self.reader.add(self.titled[token.i], token, quoted=quoted)
            self.heads[token.i] = self.titled[token.i]
        elif token.i not in self.ahead:
            key = self.resolve(token)
            if key:
                self.reader.add(key, token, quoted=quoted)
            else:
                key = self.reader.read_unnamed(token, quoted=quoted)
            if key:
                self.heads[token.i] = key
                found = _mention(token, key)
            elif token.tag_ == "NN" and (same := self._same_person(token)):
                self.heads[token.i] = same
        if token.i in self.quotation.sources and not quoted:
            self.reader.last_speaker = self.heads.get(token.i, "") or self.ahead.get(token.i, "")
        return found


def _spoken_of(
    doc: Doc, mentions: Sequence[Mention], quotation: Quotation, *, behind: bool
) -> dict[int, frozenset[str]]:
    """The entities named in what each source says: in indirect speech behind it, or in all the rest."""
    return {
        head: frozenset(
            m.entity_id
            for content in contents
            if (not content.direct and content.span.start > doc[head].idx) == behind
            for m in mentions_in(mentions, *content.span)
        )
        for head, contents in quotation.sources.items()
    }


def _titled(doc: Doc, mentions: Sequence[Mention], quotes: Sequence[Quote], ahead: dict[int, str]) -> dict[int, str]:
    """The persons named by sources whose head is another noun: "Putin's envoy to Syria, Ivan Orlov"."""
    people = set(ahead.values())
    found = {}
    for quote in quotes:
        source = doc.char_span(*quote.source, alignment_mode="expand") if quote.source else None
        if quote.source is None or source is None or source.root.i in ahead:
            continue
        named = named_source(doc, quote.source, mentions)
        if named is not None and named.entity_id in people:
            found[source.root.i] = named.entity_id
    return found


def _mention(token: Token, key: str) -> Mention | None:
    if is_unnamed(key):
        return None
    end = token.idx + len(token)
    if token.lower_ in _GENDER:
        return Mention(token.idx, end, "PERSON", "pronoun", "pronoun-salience", key)
    return Mention(phrase_start(token), end, "PERSON", "nominal", "role-noun", key)


def find_pronouns(
    doc: Doc, mentions: Sequence[Mention], entities: Sequence[Entity], quotes: Sequence[Quote]
) -> tuple[Mention, ...]:
    """Resolved third-person pronouns (kind pronoun) and role nouns (kind nominal) in text order.

    `mentions` are names with entity ids, sorted by start. Unresolved ones are left out.
    """
    if not entities or not doc.has_annotation("DEP"):
        return ()
    people = {e.id: e for e in entities if e.label == "PERSON"}
    spans, things = [], set[int]()
    for mention in mentions:
        span = mention_span(doc, mention)
        if span is None:
            continue
        if mention.entity_id in people and span.root.tag_ != "NNPS":
            spans.append((span, mention.entity_id))
        else:
            things.add(span.root.i)
    ahead = {span.root.i: key for span, key in spans}
    quotation = read_quotation(doc, quotes)
    resolver = _Resolver(
        reader=Reader(people, gender={e.id: e.gender for e in people.values()}),
        names={span.start: (span, key) for span, key in spans},
        ahead=ahead,
        titled=_titled(doc, mentions, quotes, ahead),
        things=frozenset(things),
        quotation=quotation,
        spoken_of=_spoken_of(doc, mentions, quotation, behind=False),
        spoken_behind=_spoken_of(doc, mentions, quotation, behind=True),
        heads={},
        decided={},
    )
    found = list[Mention]()
    for sentence in doc.sents:
        resolver.reader.next_sentence(sentence)
        found += [known for token in sentence if (known := resolver.read(token, doc)) is not None]
    found += find_group_mentions(doc, mentions, entities, quotes)
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))
