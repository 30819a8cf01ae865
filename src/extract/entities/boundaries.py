"""Where a name begins and ends: no article, possessive, quotation mark or title belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from extract.entities.candidates import Candidate, Words
from extract.entities.heads import heads
from extract.entities.known import look_up
from extract.entities.person_titles import roles, title_length, titles
from extract.vocabulary import name_words

_POSSESSIVES = frozenset({"'s", "’s", "'S", "’S"})
_LEADING = name_words("leading")
_TRAILING = name_words("trailing")
_KEPT_STOPS = name_words("kept_stops")
_JOINTS = frozenset({"-", "–", "/", "and", "&", ","})
_FULL_NAME = 2  # words
_PARTIES = frozenset({"R", "D", "I"})
_FOLLOWERS = name_words("followers")
_OPENING = name_words("openers")
_MONEY = name_words("money")
_COMPASS = name_words("compass") | name_words("compass_adjectives")
_PARTICIPLES = name_words("participles")


def _is_mark(word: str) -> bool:
    """Punctuation, a symbol, an emoji, white space or a possessive ending."""
    return word in _POSSESSIVES or not (word[0].isalnum() or any(character.isalnum() for character in word))


def _is_machine_word(word: str) -> bool:
    """An address of the web or of mail."""
    return "@" in word or "://" in word or word.startswith("www.")


def _trim(words: Words, candidate: Candidate) -> Candidate | None:
    """The candidate without what does not belong to its name at either end; None if nothing is left."""
    start, end = candidate.start, candidate.end
    if words.texts[start] in _PARTIES and words.at(start + 1) == "-" and end - start > 2:
        start += 2  # "R-Texas"
    if words.texts[start] in _FOLLOWERS and words.at(start + 1) == "of" and end - start > 2:
        start += 2
    while start < end and (_is_mark(words.texts[start]) or words.texts[start].lower() in _LEADING):
        if _keeps_article(words, start, end):
            break
        start += 1
    while start < end and (_is_mark(words.texts[end - 1]) or words.texts[end - 1] in _TRAILING):
        if words.texts[end - 1] == "." and words.at(end - 2) in _KEPT_STOPS:
            break
        end -= 1
    if words.texts[end - 1] in _MONEY:
        end = next((i for i in range(start + 1, end) if words.texts[i][0].isdigit()), end)  # "lent Norway 40 dollars"
    if start >= end:
        return None
    while candidate.label == "ORG" and end - start > 1 and _is_office(words, start, end):
        end -= 1  # "State Department Spokesperson"
    while end - start > 1 and words.texts[start] in _OPENING and start in words.sentence_starts:
        start += 1  # "Top Foreign Ministry officials"
    unchanged = start == candidate.start and end == candidate.end
    return candidate if unchanged else candidate._replace(start=start, end=end)


def _is_office(words: Words, start: int, end: int) -> bool:
    """Whether the name's last word is a person's office and not the head of what it names."""
    last = words.texts[end - 1]
    office = titles().get(last, {}).get("kind") in {"office", "military"}
    return office and not heads().get(last) and not {"of", "for"} & set(words.texts[start:end])


def _keeps_article(words: Words, start: int, end: int) -> bool:
    """A capital "The" inside a sentence is part of the name; at its start only in known names ("The Guardian")."""
    if words.texts[start] != "The" or start + 1 >= end or not words.texts[start + 1][0].isupper():
        return False
    before = words.at(start - 1)
    inside = before.isalpha() and before.islower() and not words.tree.begins[start]
    return inside or look_up_exactly(" ".join(words.texts[start:end]))


def look_up_exactly(phrase: str) -> bool:
    """Whether the phrase, article and all, is a known form."""
    known = look_up(phrase)
    return known is not None and known.form == phrase


def _cut_brackets(words: Words, candidate: Candidate) -> Iterator[Candidate]:
    """A name ends where a bracket opens; a name of its own may stand inside."""
    start = candidate.start
    for index in range(candidate.start, candidate.end):
        if words.texts[index] in {"(", ")", "[", "]"}:
            if index > start:
                yield candidate._replace(start=start, end=index)
            start = index + 1
    if start < candidate.end:
        yield candidate._replace(start=start) if start > candidate.start else candidate


def _split_joined(words: Words, candidate: Candidate) -> Iterator[Candidate]:
    """Two names in one: "US-Russia", "North and South Korea", "Ann Roe and Bo Lee"."""
    for index in range(candidate.start + 1, candidate.end - 1):
        word = words.texts[index]
        if word not in _JOINTS:
            continue
        left, right = candidate._replace(end=index), candidate._replace(start=index + 1)
        sides = [look_up(words.phrase(side)) for side in (left, right)]
        compass = word in {"and", "&"} and words.phrase(left) in _COMPASS and words.texts[index + 1] in _COMPASS
        persons = candidate.label == "PERSON" and word in {"and", "&", "/", ","}
        spaced_slash = word == "/" and words.spaced(index - 1)
        joined = compass or persons or spaced_slash or all(side is not None for side in sides)
        if joined and not look_up(words.phrase(candidate)):
            yield left
            yield from _split_joined(words, right)
            return
    yield candidate


def _strip_titles(words: Words, candidate: Candidate) -> Candidate:
    """Without the titles before a person's name; "Gen Roe" is a person whatever the model says."""
    length = title_length(words, candidate.start, candidate.end)
    if not length or look_up(words.phrase(candidate)):
        return candidate
    rest = candidate._replace(start=candidate.start + length)
    if candidate.label == "PERSON":
        return rest
    strong = titles().get(words.texts[candidate.start], {}).get("kind") in {"courtesy", "military", "academic"}
    if strong and rest.end - rest.start <= 3 and "of" not in words.texts[rest.start : rest.end]:
        return rest._replace(label="PERSON", rule="title")
    return candidate


def without_title(words: Words, name: Candidate) -> Candidate:
    """A person's full name without titles and what the person is by occupation: Author Ann Roe."""
    if name.label != "PERSON":
        return name
    first = words.texts[name.start]
    occupation = first.lower() in roles() and first.istitle()
    length = int(occupation and name.end - name.start > _FULL_NAME) or title_length(words, name.start, name.end)
    return name._replace(start=name.start + length) if length and not look_up(words.phrase(name)) else name


def cut_end(words: Words, candidate: Candidate) -> int:
    """The offset at which it ends: of a token like "U.S.-led" only what stands before the hyphen belongs to it."""
    last = candidate.end - 1
    name, hyphen, rest = words.texts[last].partition("-")
    if hyphen and (look_up(name) or rest in _PARTICIPLES) and look_up(words.texts[last]) is None:
        return words.tree.starts[last] + len(name)
    return words.tree.ends[last]


def bound_name(words: Words, candidate: Candidate) -> Iterator[Candidate]:
    """The names that a candidate holds, each with its proper ends; none if it is an address or only marks."""
    if any(_is_machine_word(word) for word in words.texts[candidate.start : candidate.end]):
        return
    for part in _cut_brackets(words, candidate):
        for name in _split_joined(words, part):
            trimmed = _trim(words, name)
            if trimmed is not None:
                yield _strip_titles(words, trimmed)
