"""What the words of one mention, and those around it, say about its being a name: the features of `name_mentions`.

A stretch of words may begin or end elsewhere than the name that the model sees; how its ends lie to the model's is
evidence too, so that the weights settle what a name is, where it ends and what it names at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Literal, get_args

from extract.entities.boundaries import cut_end
from extract.entities.candidates import CLASSES, DATED, LIMITS, Candidate, NameClass, Words
from extract.entities.genders import first_name_gender
from extract.entities.heads import head_label, heads
from extract.entities.known import look_up
from extract.entities.person_titles import roles, title_before, titles
from extract.entities.spurious import is_bare_noun, is_people
from extract.entities.surnames import PARTICLES, is_family_first
from extract.scoring import LinearModel, load_model, per_weights
from extract.scoring.vector_files import load_vector_model
from extract.scoring.vector_model import VectorModel, WordVectors
from extract.vocabulary import function_words, name_words, told_forms

Evidence = Literal[
    "model-person",
    "model-org",
    "model-gpe",
    "model-loc",
    "model-fac",
    "model-norp",
    "model-product",
    "model-work",
    "model-event",
    "model-law",
    "model-other",
    "model-none",
    "several-of-model",
    "begins-with-model",
    "ends-with-model",
    "cut-before-article",
    "cut-before-title",
    "cut-before-people",
    "cut-before-compass",
    "cut-before-and",
    "cut-before-of",
    "cut-before-mark",
    "cut-before-known",
    "cut-before-capital",
    "cut-after-title",
    "cut-after-and",
    "cut-after-of",
    "cut-after-possessive",
    "cut-after-mark",
    "cut-after-known",
    "cut-after-capital",
    "added-before-title",
    "added-before-compass",
    "added-before-capital",
    "added-after-title",
    "added-after-head",
    "added-after-capital",
    "found-as-run",
    "found-as-repeat",
    "found-as-other",
    "found-as-wider",
    "found-as-narrower",
    "one-word",
    "two-words",
    "three-words",
    "more-words",
    "known-org",
    "known-place",
    "perhaps-org",
    "perhaps-place",
    "known-first",
    "known-last",
    "people-first",
    "first-name",
    "given-name-alone",
    "family-name-first",
    "initials",
    "particle",
    "the-first",
    "small-first",
    "small-inside",
    "small-last",
    "of-inside",
    "and-inside",
    "comma-inside",
    "possessive-inside",
    "dash-inside",
    "hyphen",
    "digit",
    "last-digit",
    "acronym",
    "capitals",
    "inner-capital",
    "plural-form",
    "abstract-form",
    "bare-noun",
    "head-org",
    "head-org-against",
    "head-place",
    "head-place-against",
    "first-title",
    "first-role",
    "first-compass",
    "first-adjective",
    "first-verb",
    "first-noun",
    "first-other",
    "last-role",
    "last-head-noun",
    "tag-noun",
    "tag-plural",
    "tag-other",
    "common-words",
    "opens-sentence",
    "opens-sentence-more",
    "in-title-case",
    "in-capitals",
    "title-before",
    "role-before",
    "dateline",
    "the-before",
    "a-before",
    "people-before",
    "possessive-before",
    "compass-before",
    "compass-name-before",
    "dash-before",
    "capital-before",
    "and-capital-before",
    "of-capital-before",
    "place-part-of-before",
    "org-role-of-before",
    "role-of-before",
    "of-before",
    "in-before",
    "at-before",
    "from-before",
    "to-before",
    "by-before",
    "with-before",
    "org-noun-before",
    "work-noun-before",
    "quoted",
    "in-brackets",
    "bracket-before",
    "bracket-after",
    "age-after",
    "who-after",
    "place-noun-after",
    "org-part-after",
    "org-noun-after",
    "team-noun-after",
    "role-after",
    "event-noun-after",
    "product-noun-after",
    "person-part-after",
    "noun-after",
    "head-noun-after",
    "person-apposition",
    "org-apposition",
    "says-after",
    "verb-after",
    "possessive-after",
    "place-after-comma",
    "title-after",
    "capital-after",
    "and-capital-after",
    "of-capital-after",
    "possessive-capital-after",
    "digit-after",
    "hyphen-after",
    "subject-of-saying",
    "subject",
    "passive-subject",
    "object",
    "owner",
    "apposition",
    "modifier",
    "conjunct",
    "of-preposition",
]
EVIDENCE: tuple[Evidence, ...] = get_args(Evidence)
SLOTS = ("last", "before", "after")  # whose vectors count too: its last word, the words before and behind it

_SHORTEST_SHOUTED = 6  # letters of a name in capitals that is taken for shouted, not for an acronym
_LONGEST_NAME = 4  # words of a person's name that begins with a first name

_SAYING = told_forms("saying") | told_forms("recounting") | {"also"}
_ARTICLES = function_words("articles")
_PLACE_NOUNS = name_words("place_nouns")
_PLACE_OF = _PLACE_NOUNS | name_words("place_parts")
_ORG_NOUNS = name_words("org_nouns")
_ORG_PARTS = name_words("org_parts")
_ORG_ROLES = name_words("org_roles")
_PERSON_PARTS = name_words("person_parts")
_TEAM_NOUNS = name_words("team_nouns")
_EVENT_NOUNS = name_words("event_nouns")
_WORK_NOUNS = name_words("work_nouns")
_PRODUCT_NOUNS = name_words("product_nouns")
_ABSTRACT = tuple(sorted(name_words("abstract_endings")))
COMPASS = frozenset(word.lower() for word in name_words("compass") | name_words("compass_adjectives"))
HEAD_NOUNS = (
    _PLACE_NOUNS
    | _ORG_NOUNS
    | {head.lower() for head, label in heads().items() if label in {"ORG", "PLACE"} and " " not in head}
)

_MODEL: dict[str, Evidence] = {
    "": "model-none",
    "PERSON": "model-person",
    "ORG": "model-org",
    "GPE": "model-gpe",
    "LOC": "model-loc",
    "FAC": "model-fac",
    "NORP": "model-norp",
    "PRODUCT": "model-product",
    "WORK_OF_ART": "model-work",
    "EVENT": "model-event",
    "LAW": "model-law",
}
_FOUND: dict[str, Evidence] = {
    "run": "found-as-run",
    "repeat": "found-as-repeat",
    "other": "found-as-other",
    "wider": "found-as-wider",
    "narrower": "found-as-narrower",
}
_LENGTHS: tuple[Evidence, ...] = ("one-word", "two-words", "three-words", "more-words")
_KNOWN: dict[tuple[str, bool], Evidence] = {
    ("ORG", True): "known-org",
    ("PLACE", True): "known-place",
    ("ORG", False): "perhaps-org",
    ("PLACE", False): "perhaps-place",
}
_HEADS: dict[tuple[str, bool], Evidence] = {
    ("ORG", True): "head-org",
    ("ORG", False): "head-org-against",
    ("PLACE", True): "head-place",
    ("PLACE", False): "head-place-against",
}
_CUT_BEFORE: dict[str, Evidence] = {
    "article": "cut-before-article",
    "title": "cut-before-title",
    "people": "cut-before-people",
    "compass": "cut-before-compass",
    "and": "cut-before-and",
    "of": "cut-before-of",
    "mark": "cut-before-mark",
    "known": "cut-before-known",
    "capital": "cut-before-capital",
}
_CUT_AFTER: dict[str, Evidence] = {
    "title": "cut-after-title",
    "and": "cut-after-and",
    "of": "cut-after-of",
    "possessive": "cut-after-possessive",
    "mark": "cut-after-mark",
    "known": "cut-after-known",
    "capital": "cut-after-capital",
}
_ADDED_BEFORE: dict[str, Evidence] = {
    "title": "added-before-title",
    "compass": "added-before-compass",
    "capital": "added-before-capital",
}
_ADDED_AFTER: dict[str, Evidence] = {
    "title": "added-after-title",
    "head": "added-after-head",
    "capital": "added-after-capital",
}
_FIRST_TAGS: dict[str, Evidence] = {"J": "first-adjective", "V": "first-verb", "N": "first-noun"}
_PREPOSITIONS: dict[str, Evidence] = {
    **dict.fromkeys(("in", "near", "around", "across", "throughout", "inside", "outside"), "in-before"),
    "at": "at-before",
    "from": "from-before",
    **dict.fromkeys(("to", "into", "towards", "toward"), "to-before"),
    "by": "by-before",
    **dict.fromkeys(("with", "for", "against", "between"), "with-before"),
}
_AFTER: tuple[tuple[frozenset[str], Evidence], ...] = (
    (_PLACE_NOUNS, "place-noun-after"),
    (_ORG_PARTS, "org-part-after"),
    (_ORG_NOUNS, "org-noun-after"),
    (_TEAM_NOUNS, "team-noun-after"),
    (roles(), "role-after"),
    (_EVENT_NOUNS, "event-noun-after"),
    (_PRODUCT_NOUNS, "product-noun-after"),
    (_PERSON_PARTS, "person-part-after"),
)
_NOUN_AFTER: dict[str, Evidence] = {noun: evidence for nouns, evidence in reversed(_AFTER) for noun in nouns}
_FUNCTIONS: dict[str, Evidence] = {
    "nsubj": "subject",
    "nsubjpass": "passive-subject",
    "dobj": "object",
    "poss": "owner",
    "appos": "apposition",
    "compound": "modifier",
    "nmod": "modifier",
    "amod": "modifier",
    "conj": "conjunct",
    "pobj": "of-preposition",
}
_OPENING = frozenset({'"', "“", "‘", "'"})
_CLOSING = frozenset({'"', "”", "’", "'"})
_GENITIVES = frozenset({"'s", "’s"})
_PROPER = frozenset({"NNP", "NNPS"})


@per_weights
def mention_model() -> LinearModel[Evidence, NameClass]:
    """The weights of what the words of a mention say, vectors left aside."""
    return load_model("name_mentions", EVIDENCE, CLASSES, LIMITS)


@per_weights
def vector_mention_model(vectors: WordVectors) -> VectorModel[Evidence, NameClass]:
    """The same with vectors."""
    return load_vector_model("name_mentions", EVIDENCE, CLASSES, SLOTS, vectors, LIMITS)


def slot_words(words: Words, candidate: Candidate) -> tuple[str, ...]:
    """The words whose vectors speak for a candidate, in the order of `SLOTS`."""
    return words.at(candidate.end - 1), words.at(candidate.start - 1), words.at(candidate.end)


@lru_cache(maxsize=16384)
def _form_evidence(parts: tuple[str, ...], name: str) -> tuple[Evidence, ...]:
    """What the words of a name say by themselves; `name`: the same as it stands in the text."""
    found = [_LENGTHS[min(len(parts), 4) - 1]]
    known = look_up(name)
    if known is not None:
        found.append(_KNOWN[known.label, known.certain])
    if is_family_first(parts[0]):
        found.append("family-name-first")
    if parts[0].lower() in COMPASS:
        found.append("first-compass")
    found.extend(_shape(parts, name))
    if len(parts) > 1:
        found.extend(_joint_evidence(parts))
        if known is None and look_up(parts[0]):
            found.append("known-first")
        if known is None and look_up(parts[-1]):
            found.append("known-last")
    elif is_bare_noun(parts[0]):
        found.append("bare-noun")
    if first_name_gender(parts[0]) and len(parts) <= _LONGEST_NAME:
        found.append("first-name" if len(parts) > 1 else "given-name-alone")
    return tuple(found)


def _shape(parts: tuple[str, ...], name: str) -> Iterator[Evidence]:
    """Capitals, small letters, digits and endings."""
    last = parts[-1]
    if name.isupper():
        yield "acronym" if len(parts) == 1 and len(name) < _SHORTEST_SHOUTED else "capitals"
    elif len(parts) == 1 and "-" not in name and not name[1:].islower() and len(name) > 1:
        yield "inner-capital"
    if not name.isupper() and len(last) > 3 and last.endswith("s") and not last.endswith(("ss", "us", "is")):
        yield "plural-form"
    if last.lower().endswith(_ABSTRACT):
        yield "abstract-form"
    if name[0].islower():
        yield "small-first"
    if any(character.isdigit() for character in name):
        yield "digit"
    if "-" in name:
        yield "hyphen"


def _joint_evidence(parts: tuple[str, ...]) -> Iterator[Evidence]:
    """What joins the words of a name of several."""
    if is_people(parts[0]):
        yield "people-first"
    if parts[0] == "The":
        yield "the-first"
    if any(part[0].isupper() and (len(part) == 1 or part[1:] == ".") for part in parts[:-1]):
        yield "initials"
    if any(part.lower() in PARTICLES for part in parts[:-1]):
        yield "particle"
    if any(part[0].islower() and part not in {"of", "for", "and", "the"} | PARTICLES for part in parts):
        yield "small-inside"
    found = set(parts)
    if found & {"of", "for"}:
        yield "of-inside"
    if found & {"and", "&"}:
        yield "and-inside"
    inner = set(parts[1:-1])
    if "," in inner:
        yield "comma-inside"
    if inner & _GENITIVES:
        yield "possessive-inside"
    if inner & {"-", "–"}:
        yield "dash-inside"


class MentionEvidence:
    """Finds the evidence of an article's mentions; what hangs on one end only is found once for each end."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._of_start: dict[int, tuple[Evidence, ...]] = {}
        self._of_end: dict[int, tuple[Evidence, ...]] = {}
        self._of_first: dict[int, tuple[Evidence, ...]] = {}
        self._of_last: dict[int, tuple[Evidence, ...]] = {}
        self._paragraphs: dict[int, tuple[Evidence, ...]] = {}

    def find(self, candidate: Candidate) -> list[Evidence]:
        """The evidence of a mention, none twice."""
        words, (start, end, _, rule) = self._words, candidate
        tree = words.tree
        parts = tuple([word for word in words.texts[start:end] if not word.isspace()])
        label = tree.ents[end - 1] or next(filter(None, tree.ents[start:end]), "")
        found = list(_form_evidence(parts, tree.text[tree.starts[start] : cut_end(words, candidate)]))
        found.append(_MODEL.get(label, "model-other"))
        if rule in _FOUND:
            found.append(_FOUND[rule])
        found.extend(self._edges(start, end, label))
        found.extend(self._inside(start, end, label))
        found.extend(self._around(start, end))
        found.extend(self._function(start, end))
        if start not in self._of_start:
            self._of_start[start] = tuple(self._at_start(start))
        if end not in self._of_end:
            self._of_end[end] = tuple(self._at_end(end))
        found += self._of_start[start]
        found += self._of_end[end]
        if end - start > 1:
            if start not in self._of_first:
                self._of_first[start] = tuple(self._first_word(start))
            if end - 1 not in self._of_last:
                self._of_last[end - 1] = tuple(self._last_word(end - 1))
            found += self._of_first[start]
            found += self._of_last[end - 1]
        return found

    @cached_property
    def _model_ends(self) -> tuple[frozenset[int], frozenset[int]]:
        names = self._words.tree.names
        return frozenset(start for start, _, _ in names), frozenset(end for _, end, _ in names)

    def _kind(self, index: int) -> str:
        """What sort of word may stand at the edge of a name."""
        word = self._words.texts[index]
        small = word.lower()
        if small in _ARTICLES:
            return "article"
        if word in titles() or small in roles():
            return "title"
        if is_people(word):
            return "people"
        if small in COMPASS:
            return "compass"
        if small in {"and", "&", ",", "/", "or"}:
            return "and"
        if small in {"of", "for", "in", "on", "to", "at", "with"}:
            return "of"
        if not word[0].isalnum():
            return "possessive" if word in _GENITIVES else "mark"
        if not word[0].isupper():
            return "head" if word in HEAD_NOUNS else ""
        return "known" if look_up(word) else "capital"

    def _edges(self, start: int, end: int, label: str) -> Iterator[Evidence]:
        """How its ends lie to those of the model's names."""
        ents = self._words.tree.ents
        starts, ends = self._model_ends
        if start in starts:
            yield "begins-with-model"
        elif ents[start]:
            yield from _of_kind(_CUT_BEFORE, self._kind(start - 1))
        elif label:
            yield from _of_kind(_ADDED_BEFORE, self._kind(start))
        if end in ends:
            yield "ends-with-model"
        elif ents[end - 1]:
            yield from _of_kind(_CUT_AFTER, self._kind(end))
        elif label:
            yield from _of_kind(_ADDED_AFTER, self._kind(end - 1))
        if end - start > 1 and any(ent != label for ent in ents[start:end]):
            yield "several-of-model"

    def _inside(self, start: int, end: int, label: str) -> Iterator[Evidence]:
        """What its head says, and whether its words are common ones."""
        words = self._words
        texts, lower, common = words.texts, words.tree.lower, words.common
        head = head_label(words, start, end)
        if head and head != "NONE":
            agrees = label == head or (head == "PLACE" and label in {"GPE", "LOC", "FAC"})
            yield _HEADS[head, agrees]
        for i in range(start, end):
            if lower[i] not in common and texts[i].isalpha():
                return
        yield "common-words"

    def _at_start(self, start: int) -> Iterator[Evidence]:
        """What hangs on where it begins alone."""
        if start in self._words.sentence_starts:
            yield "opens-sentence"
        yield from self._style(start)
        yield from self._evidence_before(start)

    def _at_end(self, end: int) -> Iterator[Evidence]:
        """What hangs on where it ends alone."""
        tag = self._words.tree.tags[end - 1]
        if tag not in _PROPER:
            yield "tag-noun" if tag in {"NN", "NNS"} else "tag-other"
        elif tag == "NNPS":
            yield "tag-plural"
        yield from self._evidence_after(end)

    def _first_word(self, index: int) -> Iterator[Evidence]:
        """What the first of several words is."""
        words = self._words
        first, tag = words.texts[index], words.tree.tags[index]
        if first in titles():
            yield "first-title"
        elif first.lower() in roles():
            yield "first-role"
        elif tag not in _PROPER and first[0].isupper():
            yield _FIRST_TAGS.get(tag[0], "first-other")
        if index in words.sentence_starts and not first_name_gender(first):
            yield "opens-sentence-more"

    def _last_word(self, index: int) -> Iterator[Evidence]:
        """What the last of several words is."""
        last = self._words.texts[index]
        if last.isdigit():
            yield "last-digit"
        elif last in HEAD_NOUNS:
            yield "last-head-noun"
        elif last[0].islower():
            yield "small-last"
        elif last in titles() or last.lower() in roles():
            yield "last-role"

    def _around(self, start: int, end: int) -> Iterator[Evidence]:
        """What stands on both sides."""
        words = self._words
        before, after = words.at(start - 1), words.at(end)
        if before in _OPENING and (after in _CLOSING or words.at(end + 1) in _CLOSING):
            yield "quoted"
        elif before == "(":
            yield "in-brackets" if after == ")" else "bracket-before"
        if words.texts[start].isupper() and words.opens_dateline(start, end):
            yield "dateline"

    def _style(self, start: int) -> tuple[Evidence, ...]:
        """Whether its paragraph is set in capitals, or with a capital on each word."""
        tree = self._words.tree
        number = tree.paragraph[start]
        if number < 0:
            return ()
        if number not in self._paragraphs:
            texts = [word for word in (tree.words[i] for i in tree.paragraphs[number]) if word.isalpha()]
            long = [word for word in texts if len(word) > 3]
            found: tuple[Evidence, ...] = ()
            if sum(word.isupper() for word in texts) > 0.7 * len(texts):
                found = ("in-capitals",)
            elif len(texts) > 3 and sum(word[0].isupper() for word in long) > 0.75 * len(long) > 0:
                found = ("in-title-case",)
            self._paragraphs[number] = found
        return self._paragraphs[number]

    def _function(self, start: int, end: int) -> Iterator[Evidence]:
        """What it is in its sentence."""
        tree = self._words.tree
        root = next((i for i in range(end - 1, start - 1, -1) if not start <= tree.heads[i] < end), end - 1)
        function = _FUNCTIONS.get(tree.deps[root])
        if function == "subject" and tree.words[tree.heads[root]] in _SAYING:
            yield "subject-of-saying"
        elif function is not None:
            yield function

    def _evidence_before(self, start: int) -> Iterator[Evidence]:
        words = self._words
        before, further = words.at(start - 1), words.at(start - 2)
        title = title_before(words, start)
        if title:
            yield "title-before" if title in titles() else "role-before"
        if before.lower() == "the":
            yield "the-before"
            yield from self._governor(further, words.at(start - 3))
            return
        yield from self._governor(before, further)
        if before.lower() in {"a", "an"}:
            yield "a-before"
        elif before in _GENITIVES:
            yield "possessive-before"
        elif before.lower() in COMPASS:
            yield "compass-before" if before.islower() else "compass-name-before"
        elif is_people(before):
            yield "people-before"
        elif before in {"-", "–"}:
            yield "dash-before"
        if not title and self._is_proper(start - 1) and start - 1 not in words.sentence_starts:
            yield "capital-before"
        elif before in {"and", "&"} and self._is_proper(start - 2):
            yield "and-capital-before"
        elif before in {"of", "for"} and self._is_proper(start - 2):
            yield "of-capital-before"

    def _governor(self, word: str, further: str) -> Iterator[Evidence]:
        """The preposition or noun before it, an article left aside."""
        if word == "of":
            if further in _PLACE_OF:
                yield "place-part-of-before"
            elif further.lower() in _ORG_ROLES:
                yield "org-role-of-before"
            else:
                yield "role-of-before" if further in roles() else "of-before"
        elif word in _PREPOSITIONS:
            yield _PREPOSITIONS[word]
        elif word in _ORG_NOUNS:
            yield "org-noun-before"
        if word in _WORK_NOUNS or (further in _WORK_NOUNS and word in {",", "of", "called", "“", '"'}):
            yield "work-noun-before"

    def _evidence_after(self, end: int) -> Iterator[Evidence]:
        words = self._words
        after, further = words.at(end), words.at(end + 1)
        if after == ",":
            yield from self._after_comma(end, further)
        elif after in {"who", "whom"}:
            yield "who-after"
        elif after in _GENITIVES or after in {"'", "’"}:
            yield "possessive-after"
            if self._is_proper(end + 1):
                yield "possessive-capital-after"
        elif after == "(":
            yield "bracket-after"
        elif after in {"-", "–"} and not words.spaced(end - 1):
            yield "hyphen-after"
        elif after.isdigit():
            yield "digit-after"
        elif after in titles():
            yield "title-after"
        elif self._is_proper(end):
            yield "capital-after"
        elif after in {"and", "&", "of", "for"} and self._is_proper(end + 1):
            yield "and-capital-after" if after in {"and", "&"} else "of-capital-after"
        else:
            yield from self._word_after(end, after)

    def _word_after(self, end: int, after: str) -> Iterator[Evidence]:
        """A noun or a verb behind it."""
        tag = self._words.tree.tags[end] if after else ""
        if after in HEAD_NOUNS:
            yield "head-noun-after"
        if after in _NOUN_AFTER:
            yield _NOUN_AFTER[after]
        elif tag in {"NN", "NNS"}:
            yield "noun-after"
        elif after in _SAYING:
            yield "says-after"
        elif tag in {"VBD", "VBZ", "VBP", "MD"}:
            yield "verb-after"

    def _after_comma(self, end: int, further: str) -> Iterator[Evidence]:
        words = self._words
        if further.isdigit() and 1 < int(further[:4]) < 110 and words.at(end + 2) in {",", "."}:
            yield "age-after"  # "Jane Roe, 45,"
        elif further in {"who", "whose"}:
            yield "who-after"
        elif further in _ARTICLES:
            yield from _apposition(words.texts[end + 2 : end + 6])
        elif further[:1].isupper() and look_up(further):
            yield "place-after-comma"

    def _is_proper(self, index: int) -> bool:
        """Whether a capital proper noun stands there that is no date."""
        words = self._words
        return (
            words.at(index)[:1].isupper() and words.tree.tags[index] in _PROPER and words.tree.ents[index] not in DATED
        )


def _of_kind(table: Mapping[str, Evidence], kind: str) -> Iterator[Evidence]:
    if kind in table:
        yield table[kind]


def _apposition(phrase: Sequence[str]) -> Iterator[Evidence]:
    """The first noun that tells in "Roe, a software firm", "Roe, the deputy minister"."""
    for word in phrase:
        if word in roles() or titles().get(word, {}).get("kind") == "office":
            yield "person-apposition"
        elif word in _ORG_NOUNS:
            yield "org-apposition"
        elif word not in {",", ";", "."} and word not in _PLACE_NOUNS:
            continue
        return
