"""Pronouns and role nouns → the persons they stand for, by salience, gender, binding, control and quotation.

Reads the article once, sentence by sentence. A pronoun takes the most salient person of fitting gender that its clause
and its quotation allow; where two are nearly as salient, where the most salient one has no name, or nobody is salient,
it stays unresolved. What makes a person a likely one is summed by the model `pronoun_candidates`; gender, binding and
quotation bar persons, whatever their score.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from spacy.tokens import Doc

from extract.records import Mention, Quote
from extract.scoring import LinearModel, load_model, per_weights
from extract.speakers.discourse_model import DiscourseModel, is_unnamed, stranger
from extract.speakers.groups import find_group_mentions
from extract.speakers.roles import Name, is_taken_up, named_noun, phrase_start, qualifiers, role_nouns, role_of
from extract.speakers.salience import weight
from extract.speakers.sources import mentions_in, named_source
from extract.syntax import Document, Tree, read_document
from extract.syntax.document import SUBJECTS
from extract.syntax.speech import Speech, source_head
from extract.syntax.understood_subjects import children, co_arguments, own_subject, right_children, subjects_above
from extract.vocabulary import function_words, index_forms

Clue = Literal["subject-around", "subject-further-around", "subject-salience", "last-speaker", "salience"]
Clues = dict[Clue, float]
CLUES: tuple[Clue, ...] = get_args(Clue)

_GENDER = {
    **dict.fromkeys(function_words("male"), "male"),
    **dict.fromkeys(function_words("female"), "female"),
}
_MUST = frozenset({"should", "must", "ought"})
_MAY = frozenset({"can", "could", "may", "might"})  # "asked her if he could leave"
_LEADS = frozenset({"that", "whether", "if"})
_ASKING = frozenset(index_forms(("ask",)))
_WARNING = frozenset(index_forms(("warn",)))
_PREDICATES = frozenset({"appos", "attr"})  # of which a noun is said of the person that it belongs to
_AROUND: tuple[Clue, ...] = ("subject-around", "subject-further-around")  # the innermost clause first


@per_weights
def candidate_model() -> LinearModel[Clue, Literal["candidate"]]:
    """The weights of what makes a person the one that a pronoun stands for."""
    return load_model("pronoun_candidates", CLUES, ("candidate",), ("least", "rival"))


@dataclass(slots=True)
class _Resolver:
    """One article's walk: `heads` maps each token that heads a mention of a person, so far, to the person."""

    tree: Tree
    discourse: DiscourseModel
    names: dict[int, Name]  # by first token
    ahead: dict[int, str]  # names by head, also those to come
    titled: dict[int, str]  # heads of sources that name their person elsewhere than at the head
    things: frozenset[int]  # heads of names of organisations and places
    speech: Speech
    spoken_of: dict[int, frozenset[str]]  # whom the source that a token heads speaks of by name
    spoken_behind: dict[int, frozenset[str]]  # the same for indirect speech behind the source
    hearers: dict[int, int]  # for the subject of what somebody is told to do, the token that heads the hearer
    heads: dict[int, str]
    decided: dict[int, str]  # sources that were resolved ahead, for their speech

    def speaker_of(self, turn: int) -> str:
        """Who speaks: the source's person, resolved ahead if the source comes behind; the last speaker if unknown."""
        source = self.speech.turns[turn].source
        if source < 0:
            return self.discourse.last_speaker
        if source in self.ahead:
            return self.ahead[source]
        if source in self.heads:
            return self.heads[source]
        if source not in self.decided:
            self.decided[source] = self.resolve(source)
        return self.decided[source]

    def resolve(self, token: int) -> str:
        """The person that a pronoun or role noun stands for, or an empty string."""
        if token in self.decided:
            return self.decided[token]
        hearer = self.heads.get(self.hearers.get(token, -1), "")
        if hearer and self.discourse.gender.get(hearer, "") in ("", _GENDER[self.tree.lower[token]]):
            return hearer
        if self.tree.lower[token] in _GENDER and self.tree.tags[token] in ("PRP", "PRP$"):
            return self._pronoun(token)
        return self._role(token) if is_taken_up(self.tree, token) else ""

    def _barred(self, token: int) -> set[str]:
        tree, barred = self.tree, set[str]()
        if self.speech.inside[token] >= 0:
            barred.add(self.discourse.speech_of)
        barred |= self.spoken_of.get(token, frozenset())
        if tree.tags[token] == "PRP$":  # "his friend Ivan Orlov" is not Orlov's
            noun = tree.heads[token]
            owned = [noun, *(t for t in right_children(tree, noun) if tree.deps[t] == "appos")][:4]
            barred |= {self.ahead[t] for t in owned if t in self.ahead}
        elif not tree.lower[token].endswith("self"):
            barred |= {key for t in co_arguments(tree, token) if (key := self.ahead.get(t) or self.heads.get(t))}
        if tree.deps[token] == "conj":  # "between Ivan Orlov and the former president"
            barred.add(self.heads.get(tree.heads[token], ""))
        return barred

    def _is_stranger(self, subject: int, pronoun: int) -> bool:
        """Whether a subject that stands for nobody known may still be a person, whom the pronoun would mean."""
        if subject > pronoun and role_of(self.tree.lower[subject]):  # "after his rally the candidate left"
            return True
        if "who" in self.tree.lower[subject + 1 : subject + 4]:
            return True
        return self.tree.tags[subject] == "NNP" and subject not in self.things

    def _clause_clues(self, token: int) -> dict[str, Clues]:
        """What speaks for the subjects of the surrounding clauses; one still to come counts ("When she left, X")."""
        tree = self.tree
        clues: dict[str, Clues] = {}
        turn = self.speech.inside[token]
        subjects = (s for s in subjects_above(tree, token) if self.speech.inside[s] == turn)
        for subject, around in zip(subjects, _AROUND, strict=False):
            if subject > token:
                key = self.ahead.get(subject, "")
                found: Clues = {"subject-salience": weight(tree, subject) * self.discourse.certainty(key)}
            else:
                key = self.heads.get(subject, "")
                found = {around: 1.0}
            if not key and self._is_stranger(subject, token):
                key = stranger(tree, subject)
                found["subject-salience"] = found.get("subject-salience", 0.0) + weight(tree, subject)
            if not key:  # "Orlova's illness was so grave that she"
                owners = (t for t in children(tree, subject) if tree.deps[t] == "poss")
                key = next((k for t in owners if (k := self.heads.get(t))), "")
                found = {clue: value / 2 for clue, value in found.items()}
            if key:
                clues.setdefault(key, found)
        return clues

    def _speaker_clues(self, token: int) -> dict[str, Clues]:
        """What speaks for the last speaker where the token is a source again: "the official added"."""
        again = token in self.speech.sources and self.speech.inside[token] < 0
        return {self.discourse.last_speaker: {"last-speaker": 1.0}} if again and self.discourse.last_speaker else {}

    def _ranked(self, token: int) -> list[tuple[float, str]]:
        """Whom a pronoun may mean, the one with the highest score first."""
        word = self.tree.lower[token]
        discourse, wanted, score = self.discourse, _GENDER[word], candidate_model().score
        barred = self._barred(token)
        clues = self._clause_clues(token)
        for key, found in self._speaker_clues(token).items():
            clues[key] = {**clues.get(key, {}), **found}
        present = dict(discourse.candidates(wanted, quoted=self.speech.inside[token] >= 0))
        if word.endswith("self"):
            present = {key: value for key, value in present.items() if key in clues}
        scores = {key: score({"salience": value}) for key, value in present.items()}
        for key, found in clues.items():
            if discourse.gender.get(key, "") in ("", wanted) and (key in discourse.people or is_unnamed(key)):
                scores[key] = score({**found, "salience": present.get(key, 0.0)})
        return sorted(((value, key) for key, value in scores.items() if key not in barred), reverse=True)

    def _pronoun(self, token: int) -> str:
        ranked, limits = self._ranked(token), candidate_model().thresholds
        if not ranked or ranked[0][0] < limits["least"]:
            return ""
        if len(ranked) > 1 and ranked[1][0] > limits["rival"] * ranked[0][0]:
            return ""
        best = ranked[0][1]
        if best in self.spoken_behind.get(token, ()):  # "she said that the plan, which Lind made": is she Lind?
            return ""
        if not self.discourse.gender.get(best):
            self.discourse.gender[best] = _GENDER[self.tree.lower[token]]
        return best

    def _role(self, token: int) -> str:
        barred, noun = self._barred(token), role_of(self.tree.lower[token])
        matching = [key for key in self.discourse.of_role(noun, qualifiers(self.tree, token)) if key not in barred]
        if len(matching) < 2:
            return matching[0] if matching else ""
        model, clues = candidate_model(), self._speaker_clues(token)
        salience, limits = self.discourse.salience.weight, model.thresholds
        ranked = sorted(
            ((model.score({**clues.get(key, {}), "salience": salience(key)}), key) for key in matching), reverse=True
        )
        clear = ranked[0][0] >= limits["least"] and ranked[1][0] < limits["rival"] * ranked[0][0]
        return ranked[0][1] if clear else ""

    def _same_person(self, token: int) -> str:
        """Whom a predicate or apposition is said of: in "she was a widow who lost her son" the widow is she."""
        dep, head = self.tree.deps[token], self.tree.heads[token]
        if dep == "appos":
            return self.heads.get(head, "")
        return self.heads.get(own_subject(self.tree, head), "") if dep == "attr" else ""

    def telling(self) -> set[int]:
        """The tokens that `read` does anything with: all others may be passed over."""
        tree, inside, words = self.tree, self.speech.inside, {*_GENDER, *role_nouns()}
        found = {i for i, word in enumerate(tree.lower) if word in words}
        found |= {i for i, dep in enumerate(tree.deps) if dep in _PREDICATES and tree.tags[i] == "NN"}
        found |= {i for i, turn in enumerate(inside) if turn >= 0 and (i == 0 or inside[i - 1] != turn)}
        return found.union(self.names, self.titled, self.speech.sources)

    def _read_name(self, name: Name, *, quoted: bool) -> None:
        self.discourse.read_name(name, quoted=quoted)
        self.heads[name.root] = name.key
        noun = named_noun(self.tree, name.root)
        if is_unnamed(self.heads.get(noun, "")):
            self.discourse.salience.forget(self.heads[noun])
            self.heads[noun] = name.key

    def read(self, token: int) -> Mention | None:
        """Takes in one token; the mention of a named person that it heads, if it is a pronoun or a role noun."""
        inside = self.speech.inside
        quoted = inside[token] >= 0
        if quoted and (token == 0 or inside[token - 1] != inside[token]):
            self.discourse.enter_speech(self.speaker_of(inside[token]))
        found = None
        if token in self.names:
            self._read_name(self.names[token], quoted=quoted)
        elif token in self.titled:  # the envoy of "the envoy, Ivan Orlov, said" weighs as Orlov
            self.discourse.add(self.titled[token], token, quoted=quoted)
            self.heads[token] = self.titled[token]
        elif token not in self.ahead:
            found = self._read_other(token, quoted=quoted)
        if token in self.speech.sources and not quoted:
            self.discourse.last_speaker = self.heads.get(token, "") or self.ahead.get(token, "")
        return found

    def _read_other(self, token: int, *, quoted: bool) -> Mention | None:
        """Takes in a token that is no name's: a pronoun or role noun, a person without a name, any other word."""
        key = self.resolve(token)
        if key:
            self.discourse.add(key, token, quoted=quoted)
        else:
            key = self.discourse.read_unnamed(token, quoted=quoted)
        if key:
            self.heads[token] = key
            return _mention(self.tree, token, key)
        if self.tree.tags[token] == "NN" and (same := self._same_person(token)):
            self.heads[token] = same
        return None


def _spoken_of(tree: Tree, mentions: Sequence[Mention], speech: Speech, *, behind: bool) -> dict[int, frozenset[str]]:
    """The entities named in what each source says: in indirect speech behind it, or in all the rest."""
    return {
        head: frozenset(
            m.entity_id
            for content in contents
            if (not content.direct and content.span.start > tree.starts[head]) == behind
            for m in mentions_in(mentions, *content.span)
        )
        for head, contents in speech.sources.items()
    }


def _titled(tree: Tree, mentions: Sequence[Mention], quotes: Sequence[Quote], ahead: dict[int, str]) -> dict[int, str]:
    """The persons named by sources whose head is another noun: "Putin's envoy to Syria, Ivan Orlov"."""
    people = set(ahead.values())
    found = {}
    for quote in quotes:
        head = source_head(tree, quote.source)
        if quote.source is None or head < 0 or head in ahead:
            continue
        named = named_source(tree, quote.source, mentions)
        if named is not None and named.entity_id in people:
            found[head] = named.entity_id
    return found


def _hearers(tree: Tree, quotes: Sequence[Quote]) -> dict[int, int]:
    """For each "she" of "told Anna Lind that she should" the token that heads the hearer.

    What somebody should or must do the hearer is told to do; whether somebody did it the hearer is asked; what will be
    done to somebody the hearer is warned of. All else is as likely to be about the speaker.
    """
    found: dict[int, int] = {}
    for quote in quotes:
        if quote.addressee is None or quote.cue is None or quote.type != "indirect":
            continue
        first = tree.at(quote.content[0].start)
        subject = first + 1 if tree.lower[first] in _LEADS and first + 1 < len(tree) else first
        if tree.lower[subject] not in _GENDER or tree.deps[subject] not in SUBJECTS:
            continue
        below, cue = {tree.lower[t] for t in tree.kids[tree.heads[subject]]}, tree.lower[tree.at(quote.cue.start)]
        asked = cue in _ASKING and not below & _MAY
        warned = cue in _WARNING and tree.deps[subject] == "nsubjpass"
        if asked or warned or below & _MUST:
            found[subject] = tree.root(tree.tokens(*quote.addressee))
    return found


def _mention(tree: Tree, token: int, key: str) -> Mention | None:
    if is_unnamed(key):
        return None
    start, end = tree.starts[token], tree.ends[token]
    if tree.lower[token] in _GENDER:
        return Mention(start, end, "PERSON", "pronoun", "pronoun-salience", key)
    return Mention(phrase_start(tree, token), end, "PERSON", "nominal", "role-noun", key)


def find_pronouns(article: Doc | Document) -> tuple[Mention, ...]:
    """Resolved third-person pronouns (kind pronoun) and role nouns (kind nominal) in text order.

    The document's mentions are names with entity ids. What cannot be resolved is left out.
    """
    document = read_document(article)
    tree, mentions, entities, quotes = document.tree, document.mentions, document.entities, document.quotes
    if not entities or not tree.parsed:
        return ()
    people = {e.id: e for e in entities if e.label == "PERSON"}
    spans = [(tree.tokens(m.start, m.end), m.entity_id) for m in mentions]
    names = [Name(tokens, tree.root(tokens), key) for tokens, key in spans if tokens]
    persons = [name for name in names if name.key in people and tree.tags[name.root] != "NNPS"]
    ahead = {name.root: name.key for name in persons}
    resolver = _Resolver(
        tree=tree,
        discourse=DiscourseModel(tree, people, gender={e.id: e.gender for e in people.values()}),
        names={name.tokens.start: name for name in persons},
        ahead=ahead,
        titled=_titled(tree, mentions, quotes, ahead),
        things=frozenset(name.root for name in names if name.key not in people or tree.tags[name.root] == "NNPS"),
        speech=document.speech,
        spoken_of=_spoken_of(tree, mentions, document.speech, behind=False),
        spoken_behind=_spoken_of(tree, mentions, document.speech, behind=True),
        hearers=_hearers(tree, quotes),
        heads={},
        decided={},
    )
    found = list[Mention]()
    telling = resolver.telling()
    for sentence in tree.sents:
        resolver.discourse.next_sentence(sentence)
        found += [known for token in sentence if token in telling and (known := resolver.read(token)) is not None]
    found += find_group_mentions(tree, names, entities, quotes)
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))
