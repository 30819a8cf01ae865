"""Source phrases → speakers: names, pronouns, role nouns, else the noun phrase itself; and the date of saying."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from spacy.tokens import Doc

from extract.records import JOINED, Entity, Mention, Quote, Span
from extract.speakers.confidence import Rule, with_confidence
from extract.speakers.groups import group_nouns
from extract.speakers.phrases import noun_phrase
from extract.speakers.quote_dates import Saying
from extract.speakers.roles import Name, describe, fits, role_nouns, role_of
from extract.speakers.source_candidates import SourceChooser, kind_of_source
from extract.speakers.sources import mentions_in, named_source, named_sources, utterance_nouns
from extract.syntax import Document, Tree, read_document
from extract.syntax.speech import source_head
from extract.syntax.understood_subjects import left_children
from extract.vocabulary import function_words

_INDEFINITE = re.compile(r"^(?:an?|one of)\s", re.IGNORECASE)
_DEFINITE = re.compile(r"^(?:the|this|that)\s", re.IGNORECASE)
_THIRD = function_words("third_subjects")
_SINGULAR = {word: gender for gender in ("male", "female") for word in function_words(gender) & _THIRD}
_ADJECTIVES = frozenset({"DT", "PDT", "JJ", "JJR", "JJS", "RB", "VBN", "VBG", "CD", "HYPH", ",", "CC"})
_WORDLESS = function_words("no_description")
_PRONOUN_WINDOW = 2  # sentences in which "she said" may go on with a source that has no name
_NOUN_WINDOW = 10  # sentences in which "the official" may be the "senior official" of before
_NEXT_WINDOW = 2  # sentences in which "a commander said" is followed by the commander's name


@dataclass(slots=True)
class _Unnamed:
    """A speaker without a name: its noun phrase, the token that heads it, the sentence."""

    phrase: str
    head: int
    sentence: int


@dataclass(slots=True)
class _Attributor:
    """The quotes of one article, read in order."""

    tree: Tree
    names: Sequence[Mention]
    others: Sequence[Mention]
    by_id: dict[str, Entity]
    surnames: dict[str, list[Entity]]
    sentences: list[int]
    chooser: SourceChooser
    unnamed: dict[str, _Unnamed] = field(default_factory=dict)  # by head noun
    last: _Unnamed | None = None

    def speaker(self, quote: Quote) -> tuple[str, str, Rule]:
        """Name and id of who said it, and how that was found; the id is empty for a speaker without a name, both where
        nobody can be told."""
        if quote.source is None:
            return "", "", "no-source"
        source = _related(self.tree, quote.source)
        ids, rule = self._ids(source)
        known = [self.by_id[key] for key in ids if key in self.by_id]
        self.chooser.spoke([e.id for e in known], source_head(self.tree, source))
        if known:
            self.last = None
            return JOINED.join(e.name for e in known), JOINED.join(e.id for e in known), rule
        return self._phrase(source)

    def _ids(self, source: Span) -> tuple[list[str], Rule]:
        """The entities that a source stands for, and how that was found."""
        named = named_sources(self.tree, source, self.names)
        if named:
            ids = list(dict.fromkeys(m.entity_id for m in named))
            return ids, "several-names" if len(ids) > 1 else "name"
        head = source_head(self.tree, source)
        if head < 0:
            return [], "nobody"
        if by_surname := self._by_surname(head):
            return by_surname, "surname"
        stood_for = (m for m in mentions_in(self.others, *source) if m.start <= self.tree.starts[head] < m.end)
        ruled = next((m.entity_id for m in stood_for), "")
        chosen = self.chooser.choose(source, head, ruled)
        kind = kind_of_source(self.tree, head)
        rule: Rule = "pronoun" if kind is None or (kind == "he" and chosen == ruled) else kind
        return ([chosen], rule) if chosen else ([], "nobody")

    def _by_surname(self, head: int) -> list[str]:
        """A surname that was not recognised as a name here, of one person named elsewhere in the article."""
        tree = self.tree
        named = tree.tags[head] == "NNP" or tree.words[head].isupper()
        people = self.surnames.get(tree.words[head], []) if named else []
        if len(people) != 1:
            return []
        first_names = set(people[0].name.split())
        before = (t for t in left_children(tree, head) if tree.tags[t] == "NNP" and not role_of(tree.lower[t]))
        return [people[0].id] if all(tree.words[t] in first_names for t in before) else []

    def _phrase(self, source: Span) -> tuple[str, str, Rule]:
        """The words of a speaker without a name, no id, and how they were found."""
        tree, tokens = self.tree, self.tree.tokens(*source)
        if not tokens:
            return "", "", "nobody"
        text = tree.phrase(tokens)
        head = tokens.stop - 1 if text.isupper() else tree.root(tokens)  # in labels of transcripts the surname
        sentence = bisect_right(self.sentences, tokens.start)
        word = text.lower()
        if word in _WORDLESS:
            taken_up = self._taken_up(word, sentence)
            return taken_up, "", "taken-up" if taken_up else "nobody"
        adjectives = all(tag in _ADJECTIVES for tag in tree.tags[tokens.start : head])
        phrase = noun_phrase(text, tree.starts[head] - tree.starts[tokens.start] if adjectives else 0)
        earlier = self.unnamed.get(tree.lower[head])
        if earlier is not None and self._is_same(earlier, head, text, phrase, sentence):
            phrase = earlier.phrase
        self.last = self.unnamed[tree.lower[head]] = _Unnamed(phrase, head, sentence)
        return phrase, "", "noun-phrase"

    def _is_same(self, earlier: _Unnamed, head: int, text: str, phrase: str, sentence: int) -> bool:
        """Whether "the official" is the "senior official" of before, LEE the ANN LEE: same head, no new word."""
        new = set(phrase.lower().split()) - set(earlier.phrase.lower().split())
        told = _DEFINITE.match(text) is not None or self.tree.tags[head] == "NNP" or self.tree.words[head].isupper()
        return not new and sentence - earlier.sentence <= _NOUN_WINDOW and told

    def _taken_up(self, pronoun: str, sentence: int) -> str:
        """The speaker without a name whom the pronoun goes on with: "A cook said … She added"."""
        last = self.last
        if last is None or sentence - last.sentence > _PRONOUN_WINDOW:
            return ""
        role, tag = role_of(self.tree.lower[last.head]), self.tree.tags[last.head]
        if pronoun in _SINGULAR:
            agrees = tag == "NN" and bool(role) and role_nouns()[role].gender in ("", _SINGULAR[pronoun])
        else:
            is_body = self.tree.lower[last.head] in group_nouns()
            plural = tag in ("NNS", "NNPS") or is_body
            agrees = plural if pronoun == "they" else pronoun == "it" and (is_body or self._is_document(last.head))
        if not agrees:
            return ""
        last.sentence = sentence
        return last.phrase

    def _is_document(self, head: int) -> bool:
        return self.tree.lower[head] in utterance_nouns()


def _related(tree: Tree, source: Span) -> Span:
    """For a relative pronoun ("officials who say") the noun phrase that it relates to, else the source itself."""
    tokens = tree.tokens(*source)
    if len(tokens) != 1 or tree.tags[tokens.start] not in ("WP", "WDT"):
        return source
    verb = tree.heads[tokens.start]
    noun = tree.heads[verb]
    if tree.deps[verb] != "relcl" or noun >= tokens.start or tokens.start - tree.left[noun] > 40:
        return source
    return tree.span(tree.left[noun], tokens.start - 1)


def _surnames(entities: Sequence[Entity]) -> dict[str, list[Entity]]:
    found = defaultdict(list)
    for entity in entities:
        words = entity.name.split()
        if entity.label == "PERSON" and len(words) > 1 and len(words[-1]) > 2:
            found[words[-1]].append(entity)
    return found


def resolve_speakers(article: Doc | Document, chooser: SourceChooser | None = None) -> tuple[Quote, ...]:
    """The document's quotes with `speaker`, `speaker_id` and `date` filled where they can be told.

    Its mentions are names, pronouns and role nouns with entity ids. Several named speakers are joined by " | ", and so
    are their ids. `chooser` is asked for whom sources stand that name nobody; one that looks on can be given.
    """
    document = read_document(article)
    tree = document.tree
    attributor = _Attributor(
        tree,
        document.names,
        [m for m in document.mentions if m.kind != "name"],
        {entity.id: entity for entity in document.entities},
        _surnames(document.entities),
        [sentence.start for sentence in tree.sents],
        chooser or SourceChooser(document),
    )
    saying = Saying(document)
    resolved = []
    for quote in document.quotes:
        speaker, speaker_id, rule = attributor.speaker(quote)
        spoken = with_confidence(replace(quote, speaker=speaker, speaker_id=speaker_id, speaker_rule=rule))
        resolved.append(replace(spoken, date=saying.date(spoken)))
    return _named_next(attributor, tuple(resolved))


def _named_next(reading: _Attributor, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """Names "a top commander said" by the very next source, if that is a person who fits: "General X told …"."""
    tree, mended = reading.tree, list(quotes)
    for number, (quote, following) in enumerate(pairwise(quotes)):
        if quote.source is None or quote.speaker_id or following.source is None:
            continue
        source = tree.tokens(*quote.source)
        entity = reading.by_id.get(following.speaker_id)
        named = named_source(tree, following.source, reading.names)
        if not source or entity is None or entity.label != "PERSON" or named is None:
            continue
        span = tree.tokens(named.start, named.end)
        if not _INDEFINITE.match(tree.phrase(source)) or span.start <= source.start:
            continue
        apart = bisect_right(reading.sentences, span.start) - bisect_right(reading.sentences, source.start)
        role, name = role_of(tree.lower[tree.root(source)]), Name(span, tree.root(span), entity.id)
        if apart <= _NEXT_WINDOW and fits(role, describe(tree, name).roles):
            told = replace(quote, speaker=entity.name, speaker_id=entity.id, speaker_rule="next-name")
            mended[number] = with_confidence(told)
    return tuple(mended)
