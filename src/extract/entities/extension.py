"""Names that the model cut short: the capital words that touch them belong to them."""

from __future__ import annotations

from collections.abc import Sequence

from extract.entities.boundaries import without_title
from extract.entities.candidates import Candidate, Words, add_candidates
from extract.entities.genders import first_name_gender
from extract.entities.heads import heads
from extract.entities.known import look_up
from extract.entities.person_titles import roles, title_before, titles
from extract.entities.spurious import is_people
from extract.entities.surnames import GENERATIONS, PARTICLES

_MOST_FIRST_NAMES = 3


def _may_join(words: Words, index: int, dated: bool = False) -> bool:
    """Whether the word at an index is a capital proper noun that says nothing else; `dated`: or a single date."""
    word = words.at(index)
    if not word or not word[0].isupper() or words.tree.tags[index] not in {"NNP", "NNPS"} or word.isupper():
        return False
    alone = dated and words.tree.ents[index] == "DATE" and not words.at(index + 1)[:1].isdigit()
    return not (word in titles() or word in heads() or is_people(word) or (words.tree.ents[index] and not alone))


def _past_particles(words: Words, end: int) -> int:
    """The end of "Ursula von der Leyen" from wherever the model stopped."""
    position = end
    while words.at(position) in PARTICLES and position < end + 3:
        position += 1
    particles = position > end or words.at(end - 1) in PARTICLES
    return position + 1 if particles and words.at(position)[:1].isupper() else end


def _extend_person(words: Words, candidate: Candidate, taken: set[int]) -> Candidate:
    start, end = candidate.start, _past_particles(words, candidate.end)
    if words.at(end) in GENERATIONS or (
        not (end in taken or end in words.sentence_starts or words.texts[end - 1].endswith("."))
        and _may_join(words, end, dated=end - start == 1 and bool(first_name_gender(words.texts[start])))
        and words.spaced(end - 1)
        and not look_up(words.texts[end])
    ):
        end += 1
    while start - 1 not in taken and _may_join(words, start - 1) and words.spaced(start - 1):
        if look_up(words.texts[start - 1]) or (
            start - 1 in words.sentence_starts and not first_name_gender(words.texts[start - 1])
        ):
            break
        start -= 1
    return candidate._replace(start=start, end=end) if end - start <= 5 else candidate


def with_first_names(words: Words, names: Sequence[Candidate]) -> list[Candidate]:
    """The names, a person's without occupation and with the capital words between a title and the surname that no other
    name claims: Author | Ann Roe; Chairman Ann | Roe."""
    taken = {index for name in names for index in range(name.start, name.end)}
    surnamed = [_with_month(words, name, taken) for name in names]
    whole = (_behind_title(words, name, taken) if name.label == "PERSON" else name for name in surnamed)
    return [without_title(words, name) for name in whole]


def _with_month(words: Words, name: Candidate, taken: set[int]) -> Candidate:
    """A first name with the month or modal behind it that is a surname, since a verb follows: Theresa May | met."""
    end, tree = name.end, words.tree
    if end - name.start > 1 or end in taken or end + 1 >= len(words) or not first_name_gender(words.texts[name.start]):
        return name
    misread = words.texts[end].istitle() and (tree.ents[end] == "DATE" or tree.tags[end] == "MD")
    verb = tree.tags[end + 1] in {"VBD", "VBZ"} and not tree.begins[end + 1]
    return name._replace(end=end + 1, label="PERSON", rule="evidence") if misread and verb else name


def _behind_title(words: Words, name: Candidate, taken: set[int]) -> Candidate:
    start = name.start
    while start - 1 not in taken and name.start - start < _MOST_FIRST_NAMES and _may_be_given(words, start - 1):
        start -= 1
    if start == name.start:
        return name
    month = words.tree.ents[start] == "DATE" and start == name.start - 1  # June Roe
    if month:
        given = start in words.sentence_starts or bool(first_name_gender(words.texts[start]))
    else:
        given = bool(title_before(words, start))
    return name._replace(start=start) if given else name


def _may_be_given(words: Words, index: int) -> bool:
    """Whether the word at an index is a capital word or an initial that can be a first name."""
    word = words.at(index)
    if not word[:1].isupper() or words.tree.tags[index] != "NNP" or not words.spaced(index):
        return False
    if words.tree.begins[index + 1] or (word.isupper() and len(word) > 1):
        return False
    return not (word in titles() or word.lower() in roles() or word in heads() or is_people(word) or look_up(word))


def extend_names(words: Words, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each with the capital words that belong to it and that nothing else claims."""
    taken = {index for candidate in candidates for index in range(candidate.start, candidate.end)}
    extended = []
    for candidate in candidates:
        longer = candidate
        if candidate.label == "PERSON" and not look_up(words.phrase(candidate)):
            longer = _extend_person(words, candidate, taken)
        taken.update(range(longer.start, longer.end))
        extended.append(longer)
    return add_candidates([], sorted(extended, key=lambda candidate: candidate.end - candidate.start))
