"""Entities of an article: which names are one, and what is known of each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.entities import find_names, find_state, resolve_names
from extract.records import Entity, Label, Mention

Parse = Callable[[str], Doc]


@pytest.fixture(scope="session")
def blank() -> Language:
    """A tokeniser alone: resolution looks at words, not at tags."""
    return Language(Vocab())


def resolve(doc: Doc, names: list[tuple[str, Label]]) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Resolves the names given by text and label, each looked for behind the one before it."""
    mentions, position, whole = [], 0, doc.text
    for text, label in names:
        start = whole.index(text, position)
        position = start + len(text)
        mentions.append(Mention(start, position, label, "name", "test"))
    return resolve_names(doc, mentions)


def groups(text: str, names: list[tuple[str, Label]], nlp: Language) -> list[list[str]]:
    """The names that are one entity, entity by entity."""
    mentions, entities = resolve(nlp.make_doc(text), names)
    return [[text[m.start : m.end] for m in mentions if m.entity_id == e.id] for e in entities]


ONE: list[tuple[str, Label, list[str]]] = [
    ("surname", "PERSON", ["Zora Kabeli", "Kabeli"]),
    ("surname before the full name", "PERSON", ["Kabeli", "Zora Kabeli"]),
    ("initials", "PERSON", ["Zora Kabeli", "Z. Kabeli"]),
    ("initials without stop", "PERSON", ["Z Kabeli", "Zora Kabeli"]),
    ("middle name", "PERSON", ["Zora Anna Kabeli", "Zora Kabeli"]),
    ("generation", "PERSON", ["Thomas Dorn Jr.", "Thomas Dorn", "Dorn"]),
    ("transliteration", "PERSON", ["Dmitri Sorokin", "Dmitry Sorokin"]),
    ("transliterated surname", "PERSON", ["Anna Hekmatov", "Anna Hikmatov"]),
    ("vowels of Arabic", "PERSON", ["Mohammed Tariki", "Muhammad Tariki"]),
    ("family name first", "PERSON", ["Kim Dae-suk", "Kim"]),
    ("family name first, Chinese", "PERSON", ["Wang Liwei", "Wang"]),
    ("particles", "PERSON", ["Joris van den Acker", "Van den Acker", "Acker"]),
    ("particles, Arabic", "PERSON", ["Omar al Tariki", "Al Tariki"]),
    ("given name", "PERSON", ["Prasit Wongkham", "Prasit"]),
    ("accents", "PERSON", ["José Marín", "Jose Marin"]),
    ("capitals", "PERSON", ["ZORA KABELI", "Zora Kabeli"]),
    ("acronym", "ORG", ["Ardon Space Agency", "ASA"]),
    ("acronym before the name", "ORG", ["ASA", "Ardon Space Agency"]),
    ("acronym over small words", "ORG", ["Ministry of Health and Water", "MHW"]),
    ("dotted acronym", "ORG", ["Ardon Space Agency", "A.S.A."]),
    ("known forms", "ORG", ["Islamic State", "ISIS", "Daesh", "IS"]),
    ("known forms of the state's organs", "ORG", ["U.S. Department of Defense", "Pentagon"]),
    ("country forms", "PLACE", ["United States", "U.S.", "USA", "America"]),
    ("country and its long form", "PLACE", ["Islamic Republic of Iran", "Iran"]),
    ("state of", "PLACE", ["State of Texas", "Texas"]),
    ("capital forms", "PLACE", ["Washington", "Washington, D.C."]),
    ("spellings of a capital", "PLACE", ["Kyiv", "Kiev"]),
    ("the side of a divided country", "PLACE", ["North Korea", "North"]),
    ("short company", "ORG", ["Havenkade Group", "Havenkade"]),
    ("short ministry", "ORG", ["Russian Foreign Ministry", "Foreign Ministry"]),
    ("short ministry of a country", "ORG", ["UK Home Office", "Home Office"]),
    ("what the church is of", "ORG", ["Church of Ardonology", "Ardonology"]),
    ("company with a capital inside", "ORG", ["McArdle's Corporation", "McArdle's"]),
    ("initials, glued or not", "PERSON", ["Zora H. M. Kabeli", "Zora H.M. Kabeli"]),
    ("article", "ORG", ["The Ardon Herald", "Ardon Herald"]),
    ("people and known group", "ORG", ["Taliban", "Afghan Taliban"]),
    ("case", "ORG", ["Northland Navy", "Northland navy"]),
    ("line end", "PLACE", ["New York", "New\nYork"]),
    ("first part of an organisation", "ORG", ["Halden Uranium", "Halden"]),
    ("last part of an organisation", "ORG", ["Wexley City Council", "Council"]),
    ("capitals of a mixed acronym", "ORG", ["Ardon Space Agency", "ASAc"]),
    ("family name of two words", "PERSON", ["Ana María Kabeli Roth", "Kabeli Roth"]),
    ("initials of a person", "PERSON", ["Ana María Kabeli Roth", "AMKR"]),
    ("surname behind an article", "PERSON", ["Omar El-Dorni", "Dorni"]),
    ("surname before a given name", "PERSON", ["John Dorn Ka-chiu", "Dorn"]),
    ("surname and generation", "PERSON", ["Karel Dorn Sr.", "Dorn Sr."]),
    ("given name behind initials", "PERSON", ["B. Z. Zora Kabeli", "Zora"]),
]
TWO: list[tuple[str, Label, list[str]]] = [
    ("near surnames", "PERSON", ["John Nicholson", "John Nichols"]),
    ("other first names", "PERSON", ["Anna Kabeli", "Zora Kabeli"]),
    ("first names that sound alike, of other gender", "PERSON", ["Martin Roth", "Martina Roth"]),
    ("short first names", "PERSON", ["Mary Roth", "Mario Roth"]),
    ("other surnames", "PERSON", ["Zora Kabeli", "Zora Marsh"]),
    ("other initials", "PERSON", ["T. Dorn", "Zora Dorn"]),
    ("other middle initials", "PERSON", ["Zora H. M. Kabeli", "Zora M. Kabeli"]),
    ("father and son", "PERSON", ["Thomas Dorn Sr.", "Thomas Dorn Jr."]),
    ("not the initials", "ORG", ["Ardon Space Agency", "NSA"]),
    ("other country", "PLACE", ["North Korea", "South Korea"]),
    ("capital and country", "PLACE", ["Moscow", "Russia"]),
    ("two Guineas", "PLACE", ["Guinea", "Guinea-Bissau"]),
    ("two Congos", "PLACE", ["Republic of the Congo", "Democratic Republic of the Congo"]),
    ("place and the bank of it", "ORG", ["Bank of Ardon", "Ardon Herald"]),
    ("two ministries", "ORG", ["Russian Foreign Ministry", "Afghan Foreign Ministry"]),
    ("company and its neighbour", "ORG", ["Havenkade Group", "Havenside"]),
    ("known company and its service", "ORG", ["Google", "Google News"]),
    ("two joined names", "ORG", ["Halden", "Halden and Norvik"]),
    ("not the initials of a person", "PERSON", ["Ana María Kabeli Roth", "AMK"]),
]


@pytest.mark.parametrize(("label", "names"), [case[1:] for case in ONE], ids=[case[0] for case in ONE])
def test_one_entity(blank: Language, label: Label, names: list[str]) -> None:
    assert groups(" met ".join(names), [(name, label) for name in names], blank) == [names]


@pytest.mark.parametrize(("label", "names"), [case[1:] for case in TWO], ids=[case[0] for case in TWO])
def test_two_entities(blank: Language, label: Label, names: list[str]) -> None:
    assert groups(" met ".join(names), [(name, label) for name in names], blank) == [[name] for name in names]


def test_a_surname_means_its_last_bearer(blank: Language) -> None:
    names = ["Anna Kabeli", "Kabeli", "Zora Kabeli", "Kabeli"]
    found = groups(" met ".join(names), [(name, "PERSON") for name in names], blank)
    assert found == [["Anna Kabeli", "Kabeli"], ["Zora Kabeli", "Kabeli"]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Karel Dorn left with his son, Karel Ivo Dorn.", ["Karel Dorn", "Karel Ivo Dorn"]),
        ("Zora Kabeli met Zora Kabeli's sister Zora Ann Kabeli.", ["Zora Kabeli", "Zora Ann Kabeli"]),
    ],
)
def test_relatives_are_two(blank: Language, text: str, names: list[str]) -> None:
    assert len(groups(text, [(name, "PERSON") for name in names], blank)) == 2


def test_a_bare_surname_means_rather_who_is_no_relative(blank: Language) -> None:
    text = "Zora Kabeli was ill. Her father, Ivo Kabeli, was a miner. Kabeli died."
    found = groups(text, [("Zora Kabeli", "PERSON"), ("Ivo Kabeli", "PERSON"), ("Kabeli", "PERSON")], blank)
    assert found == [["Zora Kabeli", "Kabeli"], ["Ivo Kabeli"]]


def test_a_given_name_that_two_bear_stays_alone(blank: Language) -> None:
    names = ["Zora Kabeli", "Zora Marsh", "Zora"]
    assert len(groups(" met ".join(names), [(name, "PERSON") for name in names], blank)) == 3


def test_a_foundation_named_for_a_person_is_not_the_person(blank: Language) -> None:
    text = "Zora Kabeli left the Kabeli Foundation"
    assert len(groups(text, [("Zora Kabeli", "PERSON"), ("Kabeli Foundation", "ORG")], blank)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The Ardon Drug Bureau, or FZKN, denied it.",
        "The Ardon Drug Bureau (ADB) denied it. ADB",
        "The Ardon Drug Bureau (also known as FZKN) denied it.",
        "The Ardon Drug Bureau, also known as FZKN, denied it.",
        "The Ardon Drug Bureau (FZKN) denied it.",
    ],
)
def test_aliases_that_the_text_gives(blank: Language, text: str) -> None:
    alias = "ADB" if "ADB" in text else "FZKN"
    assert len(groups(text, [("Ardon Drug Bureau", "ORG"), (alias, "ORG")], blank)) == 1


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Kabeli", "Zora Kabeli", "Zora Anna Kabeli"], "Zora Anna Kabeli"),
        (["ASA", "Ardon Space Agency"], "Ardon Space Agency"),
        (["Taliban", "Afghan Taliban", "Taliban"], "Taliban"),
        (["ZORA KABELI", "Zora Kabeli"], "Zora Kabeli"),
    ],
)
def test_the_fullest_name_is_the_name(blank: Language, names: list[str], expected: str) -> None:
    label: Label = "PERSON" if "Kabeli" in expected else "ORG"
    _, (entity,) = resolve(blank.make_doc(" met ".join(names)), [(name, label) for name in names])
    assert entity.name == expected
    assert entity.aliases == tuple(sorted(set(names) - {expected}))


STATES = [
    ("Russia", "RU"),
    ("Moscow", "RU"),
    ("Kremlin", "RU"),
    ("the Kremlin", "RU"),
    ("Russian Foreign Ministry", "RU"),
    ("Russian President", "RU"),
    ("Pentagon", "US"),
    ("White House", "US"),
    ("U.S. Central Command", "US"),
    ("Bank of England", "GB"),
    ("Downing Street", "GB"),
    ("People's Bank of China", "CN"),
    ("People’s Bank of China", "CN"),
    ("South Korean Unification Ministry", "KR"),
    ("USSR", "SU"),
    ("Soviet Army", "SU"),
    ("Palestinian Authority", "PS"),
    ("Hamas", ""),
    ("NATO", ""),
    ("United Nations", ""),
    ("US-Russia Business Council", ""),
    ("Ardon Herald", ""),
    ("", ""),
    ("Texas", ""),
    ("Kabul", "AF"),
    ("New Delhi", "IN"),
]


@pytest.mark.parametrize(("name", "code"), STATES)
def test_the_state_of_a_name(name: str, code: str) -> None:
    assert find_state(name) == code


PORTRAITS = [
    ("Russian President Zoran Kabeli left.", "Zoran Kabeli", "RU", "male", ("Russian President",)),
    ("Russia's Ambassador to Oman Dmitry Kabeli left.", "Dmitry Kabeli", "RU", "male", ()),
    ("Dmitry Kabeli, Russia's special envoy, left.", "Dmitry Kabeli", "RU", "male", ()),
    ("Dmitry Kabeli, the Russian envoy, left.", "Dmitry Kabeli", "RU", "male", ()),
    ("Former Afghan President Hamid Kabeli left.", "Hamid Kabeli", "AF", "male", ("Afghan President",)),
    ("Gen. Laura Kabeli left.", "Laura Kabeli", "", "female", ("Gen.",)),
    ("Mrs Sun Kabeli left.", "Sun Kabeli", "", "female", ("Mrs",)),
    ("Mr. Robin Kabeli left.", "Robin Kabeli", "", "male", ("Mr.",)),
    ("Spokeswoman Robin Kabeli left.", "Robin Kabeli", "", "female", ("Spokeswoman",)),
    ("The pianist Maria Kabeli left.", "Maria Kabeli", "", "female", ()),
    ("A French actor, Gerard Kabeli, left.", "Gerard Kabeli", "", "male", ()),
    ("Xyl Kabeli left Russia.", "Xyl Kabeli", "", "", ()),
    ("Kim Dae-suk left.", "Kim Dae-suk", "", "", ()),
]


@pytest.mark.parametrize(("text", "name", "state", "gender", "titles"), PORTRAITS)
def test_what_the_text_tells_of_a_person(
    blank: Language, text: str, name: str, state: str, gender: str, titles: tuple[str, ...]
) -> None:
    _, (entity,) = resolve(blank.make_doc(text), [(name, "PERSON")])
    assert (entity.state, entity.gender, entity.titles) == (state, gender, titles)


def test_a_ministry_belongs_to_the_state_before_it(blank: Language) -> None:
    _, (entity,) = resolve(blank.make_doc("Russia's Foreign Ministry said so."), [("Foreign Ministry", "ORG")])
    assert entity.state == "RU"


@pytest.mark.parametrize(
    ("name", "label", "country", "state"),
    [
        ("Russia", "PLACE", "RU", "RU"),
        ("the United Arab Emirates", "PLACE", "AE", "AE"),
        ("Moscow", "PLACE", "", "RU"),
        ("Russia", "ORG", "", "RU"),
        ("Niger Delta", "PLACE", "", ""),
        ("South America", "PLACE", "", ""),
    ],
)
def test_only_countries_have_a_country(blank: Language, name: str, label: Label, country: str, state: str) -> None:
    _, (entity,) = resolve(blank.make_doc(f"They saw {name} there."), [(name, label)])
    assert (entity.country, entity.state) == (country, state)


@pytest.mark.parametrize(
    ("name", "label", "slug"),
    [
        ("Zora Kabeli", "PERSON", "person:zora-kabeli"),
        ("José Marín", "PERSON", "person:jose-marin"),
        ("U.S.", "PLACE", "place:us"),
        ("O'Neill & Sons", "ORG", "org:oneill-sons"),
        ("Łódź", "PLACE", "place:lodz"),
        ("北京", "PLACE", "place:北京"),
        ("???", "ORG", "org:u003f-u003f-u003f"),
    ],
)
def test_slugs(blank: Language, name: str, label: Label, slug: str) -> None:
    _, (entity,) = resolve(blank.make_doc(f"They saw {name} there."), [(name, label)])
    assert entity.id == slug


def test_two_entities_never_share_an_id(blank: Language) -> None:
    names: list[tuple[str, Label]] = [("???", "ORG"), ("Guinea", "PLACE"), ("Guinea-Bissau", "PLACE"), ("???", "PLACE")]
    _, entities = resolve(blank.make_doc(" met ".join(name for name, _ in names)), names)
    assert len({entity.id for entity in entities}) == len(entities)


def test_no_names_no_entities(parse: Parse) -> None:
    assert resolve_names(parse("Nothing happened."), ()) == ((), ())


ARTICLE = """Northland envoy praises talks

Russian President Viktor Sokolov met U.S. Secretary of State Laura Bennett in Geneva on Monday. Sokolov said that
Moscow was ready. Bennett told Reuters that Washington would wait.

The Russian Foreign Ministry praised the talks. "We are ready," Sokolov said.
"""


def test_an_article(parse: Parse) -> None:
    doc = parse(ARTICLE)
    mentions, entities = resolve_names(doc, find_names(doc))
    known = {entity.name: entity for entity in entities}
    assert {"Viktor Sokolov", "Laura Bennett", "Geneva", "Moscow", "Reuters", "Washington"} <= set(known)
    assert known["Viktor Sokolov"].state == "RU"
    assert known["Viktor Sokolov"].aliases == ("Sokolov",)
    assert known["Laura Bennett"].gender == "female"
    assert known["Russian Foreign Ministry"].state == "RU"
    assert [ARTICLE[m.start : m.end] for m in mentions if m.entity_id == known["Viktor Sokolov"].id] == [
        "Viktor Sokolov",
        "Sokolov",
        "Sokolov",
    ]


def test_equal_texts_give_equal_records(parse: Parse) -> None:
    first, second = (resolve_names(doc, find_names(doc)) for doc in (parse(ARTICLE), parse(ARTICLE)))
    assert first == second


NAMES = st.sampled_from(
    ["Zora Kabeli", "Kabeli", "Z. Kabeli", "ASA", "Ardon Space Agency", "U.S.", "IS", "The", "X", "Kim", "Kim Dae-suk"]
)


@given(st.lists(st.tuples(NAMES, st.sampled_from(["PERSON", "ORG", "PLACE"])), max_size=12))
def test_every_mention_has_one_entity_of_its_label(blank: Language, names: list[tuple[str, Label]]) -> None:
    doc = blank.make_doc(", ".join(name for name, _ in names))
    mentions, entities = resolve(doc, names)
    known = {entity.id: entity for entity in entities}
    assert len(known) == len(entities)
    assert [known[m.entity_id].label for m in mentions] == [label for _, label in names]
    assert {m.entity_id for m in mentions} == set(known)
    assert all(e.name not in e.aliases and list(e.aliases) == sorted(set(e.aliases)) for e in entities)


@given(st.text(max_size=120))
def test_any_text_is_resolved(parse: Parse, text: str) -> None:
    doc = parse(text)
    mentions, entities = resolve_names(doc, find_names(doc))
    assert {m.entity_id for m in mentions} == {e.id for e in entities}


def test_thousands_of_names_stay_quick(blank: Language) -> None:
    names: list[tuple[str, Label]] = [(f"Zora{n} Kabeli", "PERSON") for n in range(3000)]
    names += [(f"Ardon Agency N{n}x", "ORG") for n in range(3000)] + [("Kabeli", "PERSON")] * 3000
    mentions, entities = resolve(blank.make_doc(" . ".join(name for name, _ in names)), names)
    assert len(mentions) == 9000
    assert len(entities) == 6000


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("Peru, Indiana, chose a mayor.", "Peru", ("", "US")),
        ("Georgia Governor Ivo Marsh signed it.", "Georgia", ("", "US")),
        ("Georgia sued Alabama.", "Georgia", ("", "US")),
        ("Georgia signed it in Tbilisi.", "Georgia", ("GE", "GE")),
        ("Peru chose a president.", "Peru", ("PE", "PE")),
    ],
)
def test_places_that_bear_a_countrys_name(blank: Language, text: str, name: str, state: tuple[str, str]) -> None:
    names: list[tuple[str, Label]] = [(name, "PLACE")]
    if "Alabama" in text:
        names.append(("Alabama", "PLACE"))
    _, entities = resolve(blank.make_doc(text), names)
    assert (entities[0].country, entities[0].state) == state


def test_a_first_name_alone_tells_a_gender(blank: Language) -> None:
    _, (entity,) = resolve(blank.make_doc("Gloria left."), [("Gloria", "PERSON")])
    assert entity.gender == "female"
