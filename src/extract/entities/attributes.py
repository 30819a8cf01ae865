"""What the words around an entity's names tell of it: titles, gender, the state that it acts for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from extract.entities.acronyms import stands_for
from extract.entities.candidates import Words
from extract.entities.genders import Gender, first_name_gender, title_gender
from extract.entities.person_titles import BEFORE_TITLE, roles, titles
from extract.entities.states import find_state
from extract.entities.surnames import is_family_first
from extract.records import Label, Mention
from extract.syntax import Tree
from extract.vocabulary import function_words, name_words

_GENITIVE = function_words("genitive")
_BEFORE_ALIAS = _GENITIVE | {"group", "“", '"', "”"}
_JOINTS = _GENITIVE | {"-", "."}
_OFFICIAL = frozenset({"office", "military", "royal"})
_LONGEST_TITLE = 9  # words looked at before or behind a name
_LINKS = name_words("title_links")
_KIN = name_words("kin")
_OWNERS = _GENITIVE | {"his", "her", "their"}
_STATE_ORGANS = name_words("chambers") | name_words("organs")


class Context:
    """The words of an article and where its names stand among them."""

    def __init__(self, tree: Tree, names: Sequence[Mention]) -> None:
        self.words = Words(tree)
        text = tree.text
        self.texts = [" ".join(text[mention.start : mention.end].split()) for mention in names]
        self.labels = [mention.label for mention in names]
        self.titles: dict[int, list[str]] = {}  # before each mention that was asked for
        starts = {start: token for token, start in enumerate(tree.starts)}
        ends = {end: token for token, end in enumerate(tree.ends, 1)}
        self.spans = [(starts.get(m.start, -1), ends.get(m.end, -1)) for m in names]

    def find_links(self) -> Iterator[tuple[int, int]]:
        """Pairs of mentions that the text calls one: "…, or DEA,", "… (also known as …)", "… (ISIL)"."""
        for number in range(len(self.spans) - 1):
            (_, end), (start, stop) = self.spans[number], self.spans[number + 1]
            between = [word for word in self.words.texts[end:start] if word not in _BEFORE_ALIAS]
            name, alias = self.texts[number], self.texts[number + 1]
            if not between or self.labels[number] != self.labels[number + 1] or len(between) > 5:
                continue
            known_as = between[-2:] == ["known", "as"] and between[0] in {"(", ",", "also"}
            acronym = alias.isupper() and " " not in alias and " " in name
            alternative = between == [",", "or"] and acronym and self.words.at(stop) in {",", "."}
            bracketed = between == ["("] and self.words.at(stop) == ")" and " " not in alias
            bracketed = bracketed and stands_for(alias, self.labels[number], name.split())
            if known_as or alternative or bracketed:
                yield number, number + 1

    def find_kin(self) -> set[int]:
        """The mentions that are called somebody's relatives: "his son, John Roe", "Ann Roe's brother Bo Roe"."""
        words, found = self.words, set[int]()
        for number, (start, _) in enumerate(self.spans):
            noun = start - 2 if words.at(start - 1) == "," else start - 1
            if words.at(noun) in _KIN and words.tree.lower[noun - 1] in _OWNERS:
                found.add(number)
        return found


def _is_title(word: str) -> bool:
    return word in titles() or word in roles()


def _is_office(word: str) -> bool:
    """Whether a title or role noun is one of a state's servants."""
    row = titles().get(word) or titles().get(word.capitalize())
    return row is not None and row["kind"] in _OFFICIAL and (word in titles() or word in roles())


def _before(context: Context, number: int) -> list[str]:
    """The words of the title phrase before a name, in text order ("Russia", "'s", "Ambassador", "to", "Oman")."""
    phrase = context.titles.get(number)
    if phrase is None:
        phrase = context.titles[number] = _title_phrase(context, number)
    return phrase


def _title_phrase(context: Context, number: int) -> list[str]:
    words, (start, _) = context.words, context.spans[number]
    phrase: list[str] = []
    position = start - 1
    while position >= 0 and len(phrase) < _LONGEST_TITLE:
        word = words.texts[position]
        known = word[0].isupper() or _is_title(word) or word in _LINKS or word in _JOINTS
        if not known or (word == "." and words.at(position - 1) + "." not in titles()):
            break
        phrase.insert(0, word)
        if position in words.sentence_starts:
            break
        position -= 1
    return phrase if any(_is_title(word) for word in phrase) else []


def _title_of(phrase: Sequence[str]) -> str:
    """The title right before the name with the words that qualify it ("Russian President"), else empty."""
    start = len(phrase)
    while start and (
        phrase[start - 1] == "."
        or phrase[start - 1] in BEFORE_TITLE
        or _is_office(phrase[start - 1])
        or phrase[start - 1] in titles()
    ):
        start -= 1
    if start == len(phrase):
        return ""
    if start and find_state(phrase[start - 1]):
        start -= 1
    return " ".join(phrase[start:]).replace(" .", ".")


def find_titles(context: Context, members: Sequence[int]) -> tuple[str, ...]:
    """The titles that stand before a person's names, in order of first use."""
    found = (_title_of(_before(context, number)) for number in members)
    return tuple(dict.fromkeys(title for title in found if title))


def find_gender(context: Context, name: str, members: Sequence[int]) -> Gender:
    """A person's gender by title ("Mrs"), else by first name; empty where neither tells."""
    told = Counter[Gender]()
    for number in members:
        for word in _before(context, number)[-3:]:
            gender = title_gender(word)
            if gender:
                told[gender] += 1
    if told:
        return told.most_common(1)[0][0]
    first = name.split()[0]
    return "" if is_family_first(first) else first_name_gender(first)


def _state_behind(context: Context, number: int) -> str:
    """The state in an apposition: "Jane Roe, Russia's special envoy", "Jane Roe, the Russian envoy"."""
    words, (_, end) = context.words, context.spans[number]
    if words.at(end) != ",":
        return ""
    phrase = words.texts[end + 1 : end + 1 + _LONGEST_TITLE]
    role = next((i for i, word in enumerate(phrase) if _is_office(word)), -1)
    stop = next((i for i, word in enumerate(phrase) if word in {",", ".", ";"}), len(phrase))
    return find_state(" ".join(phrase[:role])) if 0 < role < stop else ""


def _state_before(context: Context, number: int) -> str:
    """The state in the title before a name, what follows "to" left aside ("Russia's Ambassador to Kabul")."""
    phrase = _before(context, number)
    office = next((i for i, word in enumerate(phrase) if _is_office(word)), -1)
    return find_state(" ".join(phrase[: office + 1])) if office >= 0 else ""


def _possessor(context: Context, number: int) -> str:
    """The state whose the name is: "Russia's Foreign Ministry"."""
    words, (start, _) = context.words, context.spans[number]
    if words.at(start - 1) not in _GENITIVE:
        return ""
    return find_state(words.at(start - 2)) or find_state(f"{words.at(start - 3)} {words.at(start - 2)}")


def tell_state(context: Context, label: Label, name: str, members: Sequence[int]) -> str:
    """The code of the state that an entity is, belongs to or acts for, where all that the text says agrees."""
    if label != "PERSON":
        told = find_state(name)
        if told or label == "PLACE" or not _STATE_ORGANS & set(name.split()):
            return told
        codes = {_possessor(context, number) for number in members} - {""}
    else:
        codes = {find(context, number) for number in members for find in (_state_before, _state_behind)} - {""}
    return codes.pop() if len(codes) == 1 else ""
