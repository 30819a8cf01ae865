"""Source phrases → speakers: the noun phrase, the names in it, pronouns and nouns that go on with a source."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from extract.dates import find_dates
from extract.extraction import add_speakers
from extract.records import Published
from extract.speakers import (
    find_speaker_pronouns,
    mentions_in,
    named_source,
    noun_phrase,
    resolve_speakers,
)
from extract.syntax import read_tree
from support.marked_names import quoted, read_marked

Parse = Callable[[str], Doc]
UNDATED = Published("", "none")

PHRASES = [
    ("the official", "official"),
    ("A top officer", "top officer"),
    ("an aide", "aide"),
    ("The", "The"),
    ("officials", "officials"),
    ("a top officer, who left", "top officer"),
    ("a woman who asked not to be named", "woman"),
    ("the lawyer, a friend of the family", "lawyer"),
    ("the man, 43,", "man"),
    ("spokesman for the union", "spokesman for the union"),
    ("a spokesman for the ministry (which runs it)", "spokesman for the ministry"),
    ("the head of the agency, Anna Lind", "head of the agency"),
    ("officials familiar with the matter", "officials familiar with the matter"),
    ("one official, speaking on condition of anonymity", "one official"),
    ("Greek, Cypriot and Turkish officials", "Greek, Cypriot and Turkish officials"),
    ("the Greek, Cypriot, and Turkish officials", "Greek, Cypriot, and Turkish officials"),
    ("police, prosecutors and judges", "police, prosecutors and judges"),
    ("officials in Berlin, Paris and London", "officials in Berlin, Paris and London"),
    ("Orlov, a doctor and writer", "Orlov"),
    ("Orlov, the head of the union and of the party", "Orlov"),
    ("More than 1,200 voters", "More than 1,200 voters"),
    ("the survey of May 5, 2022", "survey of May 5, 2022"),
    ("residents – most of them old –", "residents"),
    ("both of whom", "both"),
    ("a spokeswoman on Friday", "spokeswoman"),
    ("the Friday group", "Friday group"),
    ("“Afghan officials”", "Afghan officials"),
    ("the  top\n aide", "top aide"),
    ("the workers' union", "workers' union"),
    ("the minister; the deputy", "minister"),
    ("", ""),
    (",", ""),
]


@pytest.mark.parametrize(("text", "phrase"), PHRASES)
def test_noun_phrase(text: str, phrase: str) -> None:
    assert noun_phrase(text) == phrase


@given(st.text(alphabet='ab ,()“”"-–\n who and of', max_size=60))
def test_noun_phrase_stands_in_the_text_and_is_stable(text: str) -> None:
    phrase = noun_phrase(text)
    assert phrase in " ".join(text.split()) or not phrase.strip()
    assert phrase == phrase.strip()


@given(st.integers(1, 3))
def test_noun_phrase_of_a_huge_source_ends_soon(size: int) -> None:
    assert noun_phrase("a" + ", b" * 20000 * size) == "a"


# A sentence with its names, the source phrase in it, and the name that is the speaker.
NAMED = [
    ("[Anna Lind] said no.", "Anna Lind", "Anna Lind"),
    ("President [Anna Lind] said no.", "President Anna Lind", "Anna Lind"),
    ("[PLACE:Norway]'s minister [Anna Lind] said no.", "Norway's minister Anna Lind", "Anna Lind"),
    (
        "[PLACE:Norway]'s ambassador to [PLACE:Kenya] [Anna Lind] said no.",
        "Norway's ambassador to Kenya Anna Lind",
        "Anna Lind",
    ),
    (
        "[Ozan]'s envoy for [PLACE:Kenya], [Anna Lind], said no.",
        "Ozan's envoy for Kenya, Anna Lind",
        "Anna Lind",
    ),
    ("The chairman, [Pavel Novak], said no.", "The chairman, Pavel Novak", "Pavel Novak"),
    ("[Pavel Novak], the chairman of [ORG:Lumo], said no.", "Pavel Novak, the chairman of Lumo", "Pavel Novak"),
    ("[ORG:Lumo] chairman [Pavel Novak] said no.", "Lumo chairman Pavel Novak", "Pavel Novak"),
    ("[ORG:Vostok] news agency said no.", "Vostok news agency", "Vostok"),
    ("The media watchdog, [ORG:Vostok], said no.", "The media watchdog, Vostok", "Vostok"),
    ("The newspaper [ORG:Kurier] said no.", "The newspaper Kurier", "Kurier"),
    ("[PLACE:Ruritania] said no.", "Ruritania", "Ruritania"),
    ("[Anna Lind]'s statement said no.", "Anna Lind's statement", "Anna Lind"),
    ("A report by [ORG:Lumo] said no.", "A report by Lumo", "Lumo"),
    ("A statement from [ORG:Lumo] said no.", "A statement from Lumo", "Lumo"),
    ("The [ORG:Home Office] letter said no.", "The Home Office letter", "Home Office"),
    # who is not the speaker
    ("[Anna Lind]'s lawyer said no.", "Anna Lind's lawyer", None),
    ("Opponents of [Anna Lind]'s plan said no.", "Opponents of Anna Lind's plan", None),
    ("A lawyer for [Anna Lind]'s brother said no.", "A lawyer for Anna Lind's brother", None),
    ("A spokesman for [ORG:Lumo] said no.", "A spokesman for Lumo", None),
    ("Supporters of [Anna Lind] said no.", "Supporters of Anna Lind", None),
    ("Officials in [PLACE:Ruritania] said no.", "Officials in Ruritania", None),
    ("[PLACE:Norway]'s government said no.", "Norway's government", None),
    ("[ORG:Lumo] workers said no.", "Lumo workers", None),
    ("A book on [Anna Lind] said no.", "A book on Anna Lind", None),
    ("A neighbour said no.", "A neighbour", None),
    (
        "Supporters of defeated presidential candidate [Anna Lind] promised to stay.",
        "Supporters of defeated presidential candidate Anna Lind",
        None,
    ),
]


@pytest.mark.parametrize(("marked", "source", "speaker"), NAMED)
def test_named_source(marked: str, source: str, speaker: str | None, parse: Parse) -> None:
    case = read_marked(marked)
    start = case.text.index(source)
    found = named_source(read_tree(parse(case.text)), (start, start + len(source)), case.names)
    assert (case.text[found.start : found.end] if found else None) == speaker


# Text, and the speakers of its quotes in their order ("" for nobody).
SPEAKERS = [
    ('"No," said [Anna Lind].', ["Anna Lind"]),
    ("[Anna Lind] said the bank was safe.", ["Anna Lind"]),
    ("According to [ORG:Lumo], sales fell.", ["Lumo"]),
    ("[Anna Lind] spoke. She said the bank was safe.", ["Anna Lind"]),
    ("[Zamir Qadir], the envoy, came. The envoy said the talks had failed.", ["Zamir Qadir"]),
    ("The [ORG:Health Ministry] objected. The ministry said costs had risen.", ["Health Ministry"]),
    ("A neighbour said the house was empty.", ["neighbour"]),
    ("Norwegian, Danish and Swedish ministers said the talks had failed.", ["Norwegian, Danish and Swedish ministers"]),
    ("A spokesman for the union said the strike was over.", ["spokesman for the union"]),
    ("[Anna Lind] and [Boris Kolar] said the talks had failed.", ["Anna Lind | Boris Kolar"]),
    # a noun or pronoun for an organisation or person of the article
    ("[ORG:Lumo] has bought [ORG:Velde]. The company said sales would double.", ["Lumo"]),
    ("[ORG:Unita] has called a strike. The union said pay had fallen.", ["Unita"]),
    ("[ORG:Lumo] reported lower sales on Tuesday. It said the year had begun well.", ["Lumo"]),
    ("[ORG:Lumo] raised its forecast. “The second half will be better,” it said.", ["Lumo"]),
    ("President [Anna Lind] spoke in [PLACE:Kenya]. The president said taxes would rise.", ["Anna Lind"]),
    ("The winner was [Tom Baker]. He promised to cut rents.", ["Tom Baker"]),
    ("[ORG:Unita] called a strike in [PLACE:Velde]. The union said pay had fallen.", ["Unita"]),
    ("[Tom Baker] bought a house in [PLACE:Velde]. The company that built it said the roof was safe.", ["company"]),
    ("[ORG:Lumo] has cut jobs. The government said it would help.", ["government"]),
    ("[Tom Baker] bought a house. The company that built it said the roof was safe.", ["company"]),
    ("A spokesman said [Tom Baker] was well. The spokesman added that the wound was small.", ["spokesman"] * 2),
    ("It is said that [ORG:Lumo] will leave.", [""]),
    # the unnamed source goes on
    ("A nurse said the ward was full. She added that doctors had left.", ["nurse", "nurse"]),
    ("A senior officer said the road was closed. The officer added that it was mined.", ["senior officer"] * 2),
    ("Two drivers said the road was closed. They added that it was mined.", ["Two drivers"] * 2),
    ("A policeman said the road was closed. She added that it was mined.", ["policeman", ""]),
    ("Two drivers said the road was closed. He added that it was mined.", ["Two drivers", ""]),
    ("They said the road was closed.", [""]),
    ("A pressure group said the road was closed. It added that it was mined.", ["pressure group"] * 2),
    ("A survey found the road was empty. It said few people knew of it.", ["survey"] * 2),
    # the doer of a passive is not the one it is done to
    ("[Tom Baker] was praised by the mayor for “a life of quiet service”.", ["mayor"]),
    # named in the next sentence
    (
        "A top commander said the army was ready. General [Tom Baker] told reporters that troops had moved.",
        ["Tom Baker", "Tom Baker"],
    ),
    (
        "A cook said the food was bad. General [Tom Baker] told reporters that troops had moved.",
        ["cook", "Tom Baker"],
    ),
]


@pytest.mark.parametrize(("marked", "speakers"), SPEAKERS)
def test_speakers(marked: str, speakers: list[str], parse: Parse) -> None:
    case = read_marked(marked)
    assert [quote.speaker for quote in add_speakers(quoted(case, parse)).quotes] == speakers


def test_a_surname_that_was_not_recognised_is_the_person_named_elsewhere(parse: Parse) -> None:
    case = read_marked('[Anna Dearing] came. "No," said Dearing.')
    (quote,) = resolve_speakers(quoted(case, parse))
    assert (quote.speaker, quote.speaker_id) == ("Anna Dearing", "person:anna-dearing")


def test_another_person_of_that_surname_is_not_taken_for_the_one_known(parse: Parse) -> None:
    case = read_marked('[Anna Dearing] came. "No," said Ruth Dearing.')
    (quote,) = resolve_speakers(quoted(case, parse))
    assert quote.speaker_id == ""


@pytest.mark.parametrize(
    ("start", "end", "count"), [(0, 9, 1), (0, 40, 2), (10, 40, 1), (1, 9, 0), (0, 8, 0), (50, 60, 0)]
)
def test_mentions_in(start: int, end: int, count: int) -> None:
    case = read_marked("[Anna Lind] met [Boris Kolar].")
    assert len(mentions_in(case.names, start, end)) == count


_PIECES = [
    "[Anna Lind]",
    "[ORG:Vostok Bank]",
    "said",
    '"',
    "“",
    "”",
    "she",
    "they",
    "the officials",
    "a nurse",
    "who",
    "I",
]


@given(
    st.lists(st.sampled_from([*_PIECES, ",", ".", "and", "told", "you", "on Monday", "\n\n", "'", "😀"]), max_size=24)
)
def test_any_text_gives_known_speakers(parse: Parse, pieces: list[str]) -> None:
    case = read_marked(" ".join(pieces))
    document = quoted(case, parse)
    quotes = document.quotes
    document = document.with_dates(find_dates(document.tree), UNDATED)
    resolved = resolve_speakers(document)
    known = {entity.id for entity in case.entities}
    assert [quote.content for quote in resolved] == [quote.content for quote in quotes]
    assert all(set(quote.speaker_id.split(" | ")) <= {*known, ""} for quote in resolved)
    spoken = find_speaker_pronouns(document.with_quotes(resolved))
    assert {mention.entity_id for mention in spoken} <= known


@pytest.mark.parametrize(
    ("marked", "rules"),
    [
        ("[Anna Lind] said that it was late. She added that she was tired.", ["name", "pronoun"]),
        ("A cook said the fire was small.", ["noun-phrase"]),
        ("The harbour is said to be safe.", ["no-source"]),
    ],
)
def test_how_the_speaker_was_found(marked: str, rules: list[str], parse: Parse) -> None:
    quotes = add_speakers(quoted(read_marked(marked), parse)).quotes
    assert [quote.speaker_rule for quote in quotes] == rules
    assert all(0 < quote.speaker_confidence < 1 for quote in quotes)
