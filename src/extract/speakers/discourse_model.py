"""What a reader knows of the persons of an article at one point of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from extract.records import Entity
from extract.speakers.roles import (
    DEFINITE,
    Description,
    Name,
    describe,
    fits,
    is_unnamed_person,
    role_nouns,
    role_of,
    wider_nouns,
)
from extract.speakers.salience import Salience, weight
from extract.syntax.tree import VERB_TAGS, Tree
from extract.syntax.understood_subjects import left_children

_QUOTED_SHARE = 0.5  # of a mention inside direct speech, for pronouns outside it
_UNKNOWN_SHARE = 0.6  # of a person whose gender nobody tells
_LISTED_SHARE = 0.3  # of a name in a line without a verb: a signature, a caption, a list
_MOST_DESCRIPTIONS = 16  # of one person
_MOST_OF_ROLE = 8  # persons among whom a role noun may choose
_UNNAMED = "?"  # begins the key of a person whom the article does not name


def is_unnamed(key: str) -> bool:
    """Whether the key is that of a person without a name."""
    return key.startswith(_UNNAMED)


def stranger(tree: Tree, token: int) -> str:
    """The key of somebody with a name that is not known as a person's."""
    return f"{_UNNAMED}{tree.words[token]}:{token}"


@dataclass(slots=True)
class DiscourseModel:
    """Salience, genders and descriptions so far. Persons without names ("his sister") have keys of their own."""

    tree: Tree
    people: Mapping[str, Entity]
    salience: Salience = field(default_factory=Salience)
    spoken: Salience = field(default_factory=Salience)  # inside the direct speech of one speaker
    gender: dict[str, str] = field(default_factory=dict)
    described: dict[str, list[Description]] = field(default_factory=dict)
    by_role: dict[str, dict[str, None]] = field(default_factory=dict)  # persons by role noun, latest at the end
    last_speaker: str = ""
    speech_of: str = ""
    verbless: bool = False

    def next_sentence(self, sentence: range) -> None:
        """Lets everybody fade by a sentence."""
        self.salience.next_sentence()
        self.spoken.next_sentence()
        self.verbless = VERB_TAGS.isdisjoint(self.tree.tags[sentence.start : sentence.stop])

    def enter_speech(self, speaker: str) -> None:
        """Begins direct speech; who was spoken of in another's is no longer present."""
        if speaker != self.speech_of:
            self.spoken = Salience()
        self.speech_of = speaker

    def add(self, key: str, token: int, *, quoted: bool, share: float = 1.0) -> None:
        """Counts a mention of a person headed by `token`."""
        gain = weight(self.tree, token) * share * (_LISTED_SHARE if self.verbless else 1.0)
        self.salience.add(key, gain * (_QUOTED_SHARE if quoted else 1.0))
        if quoted:
            self.spoken.add(key, gain * (1 - _QUOTED_SHARE))

    def read_name(self, name: Name, *, quoted: bool) -> None:
        """A person is named: present again, and perhaps described."""
        key = name.key
        self.add(key, name.root, quoted=quoted)
        description = describe(self.tree, name)
        if not self.gender.get(key):
            self.gender[key] = description.gender or self.people[key].gender
        known = self.described.setdefault(key, [])
        if description.words and description not in known and len(known) < _MOST_DESCRIPTIONS:
            known.append(description)
        for seen in known:
            for role in seen.roles:
                for noun in wider_nouns(role):
                    self.by_role.setdefault(noun, {}).pop(key, None)
                    self.by_role[noun][key] = None

    def read_unnamed(self, token: int, *, quoted: bool) -> str:
        """A person without a name comes up; returns the key. "the cook" is the cook that came up before."""
        if not is_unnamed_person(self.tree, token):
            return ""
        noun = role_of(self.tree.lower[token])
        definite = any(self.tree.lower[t] in DEFINITE for t in left_children(self.tree, token))
        earlier = [k for k in self.salience.present() if k.startswith(f"{_UNNAMED}{noun}:")]
        key = earlier[-1] if definite and earlier else f"{_UNNAMED}{noun}:{token}"
        self.gender[key] = role_nouns()[noun].gender
        self.add(key, token, quoted=quoted)
        return key

    def certainty(self, key: str) -> float:
        """The share of its weight that a person keeps as what a "he" or "she" may mean."""
        return 1.0 if self.gender.get(key) else _UNKNOWN_SHARE

    def candidates(self, wanted: str, *, quoted: bool) -> Iterator[tuple[str, float]]:
        """Persons of the wanted gender, or of none known, with their weight."""
        for key in self.salience.present():
            if self.gender.get(key, "") in ("", wanted):
                total = self.salience.weight(key) + (self.spoken.weight(key) if quoted else 0.0)
                yield key, total * self.certainty(key)

    def of_role(self, noun: str, wanted: frozenset[str]) -> list[str]:
        """Persons whom the noun with these qualifiers may take up, the latest first."""
        gender = role_nouns()[noun].gender
        found = []
        for key in list(islice(reversed(self.by_role.get(noun, {})), _MOST_OF_ROLE)):
            known = self.gender.get(key, "")
            if gender and known and known != gender:
                continue
            if any(fits(noun, d.roles) and wanted <= d.words for d in self.described[key]):
                found.append(key)
        return found
