"""One entity over many articles, and never two persons."""

from __future__ import annotations

from random import Random

import pytest

from extract.records import Label
from extract.write import Row
from support.corpus_rows import article, cell, corpus, entity, identified

Named = tuple[int, str]


def persons(*names: Named) -> dict[str, dict[str, str]]:
    return identified(list(corpus(*((times, entity(name)) for times, name in names))))[1]


def bodies(label: Label, *names: Named) -> dict[str, dict[str, str]]:
    return identified(list(corpus(*((times, entity(name, label)) for times, name in names))))[1]


@pytest.mark.parametrize(
    ("names", "one", "rules"),
    [
        ([(5, "Vera Roe"), (2, "Vera J. Roe")], "person:vera-roe", "middle-name"),
        ([(1, "Vera Roe"), (1, "Vera Jane Roe")], "person:vera-jane-roe", "middle-name"),  # nobody else is called Roe
        ([(5, "Vera J. Roe"), (1, "Vera Jane Roe")], "person:vera-j-roe", "middle-name"),
        ([(4, "Joe Marn"), (3, "Joseph P. Marn")], "person:joe-marn", "short-first-name"),
        ([(3, "Vera Roe"), (4, "Roe")], "person:vera-roe", "surname"),
        ([(30, "Vera Roe"), (3, "Paul Roe"), (9, "Roe")], "person:vera-roe", "surname"),
        ([(3, "Vera Roe Lund"), (2, "Roe Lund")], "person:vera-roe-lund", "surname"),
        ([(3, "Bo de Marn"), (1, "de Marn")], "person:bo-de-marn", "surname"),
        ([(3, "Vera Roe"), (1, "Senators Roe")], "person:vera-roe", "surname"),
        ([(20, "Vera Roe"), (2, "Vera")], "person:vera-roe", "first-name"),
    ],
)
def test_one_person(names: list[Named], one: str, rules: str) -> None:
    found = persons(*names)
    assert found[one]["merge_rules"] == rules
    assert found[one]["n_articles"] == str(sum(times for times, name in names if "Paul" not in name))


@pytest.mark.parametrize(
    "names",
    [
        [(5, "George W. Roe"), (5, "George H.W. Roe"), (4, "George Roe")],  # two men, and one that may be either
        [(5, "George W. Roe"), (1, "George WH Roe")],
        [(5, "Vera Roe"), (5, "Vera Roe Jr.")],
        [(5, "Vera Roe"), (5, "Paul Roe"), (2, "Roe")],  # who is meant?
        [(2, "Vera Roe"), (1, "Roe")],  # not frequent
        [(3, "Vera Roe"), (12, "Roe")],  # rather somebody whom everybody knows
        [(1, "Vera Roe"), (1, "Vera Jane Roe"), (1, "Paul Roe")],  # rare names of a family of several
        [(5, "Vera Roe"), (2, "Vera")],  # not famous
        [(3, "Rick Roe"), (1, "Richard Roe"), (2, "Vera Roe")],  # a family of several
        [(5, "Lee Wang"), (5, "Lee Marn")],  # Lee is a family name or a first name
    ],
)
def test_never_two_persons(names: list[Named]) -> None:
    assert len(persons(*names)) == len(names)


def test_a_title_or_pronoun_tells_who_is_meant() -> None:
    roes = [(5, entity("Vera Roe", gender="female")), (5, entity("Paul Roe", gender="male"))]
    articles = list(corpus(*roes, (1, entity("Roe", gender="male")), (1, entity("Roe"))))
    applied, found = identified(articles)
    assert cell(applied[10], "entities", "entity_id") == "person:paul-roe"
    assert cell(applied[11], "entities", "entity_id") == "person:roe"
    assert found["person:roe"]["near"] == "person:paul-roe | person:vera-roe"


@pytest.mark.parametrize(
    ("label", "names", "one", "name"),
    [
        ("PLACE", ["U.S.", "America", "United States"], "place:united-states", "United States"),
        ("PLACE", ["Fla.", "Florida"], "place:florida", "Florida"),
        ("PLACE", ["Britain", "UK"], "place:united-kingdom", "United Kingdom"),
        ("ORG", ["GOP", "Republican Party"], "org:republican-party", "Republican Party"),
        ("ORG", ["Marn Gazette", "The Marn Gazette"], "org:marn-gazette", "Marn Gazette"),
        ("ORG", ["Marn Inc.", "Marn Corp", "Marn"], "org:marn", "Marn"),
        ("ORG", ["Department of Roads", "Roads Department"], "org:department-of-roads", "Department of Roads"),
        ("ORG", ["Marn News", "Marn"], "org:marn-news", "Marn News"),
        ("ORG", ["US Navy", "American Navy"], "org:american-navy", "American Navy"),
    ],
)
def test_one_body(label: Label, names: list[str], one: str, name: str) -> None:
    found = bodies(label, *((1, each) for each in names))
    assert list(found) == [one]
    assert found[one]["name"] == name
    assert found[one]["n_articles"] == str(len(names))


def test_a_body_of_the_only_state_that_is_spoken_of() -> None:
    assert list(bodies("ORG", (3, "US Supreme Court"), (5, "Supreme Court"))) == ["org:us-supreme-court"]
    both = bodies("ORG", (3, "US Supreme Court"), (3, "Indian Supreme Court"), (5, "Supreme Court"))
    assert both["org:supreme-court"]["near"] == "org:indian-supreme-court | org:us-supreme-court"


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("ORG", ["Marn", "Marn News", "Marn Sports"]),
        ("ORG", ["American University", "Washington University"]),
        ("PLACE", ["New York", "New York City"]),
        ("PLACE", ["North Korea", "South Korea"]),
        ("ORG", ["Marn Post", "Marn Times", "Marn"]),
    ],
)
def test_never_two_bodies(label: Label, names: list[str]) -> None:
    assert len(bodies(label, *((2, each) for each in names))) == len(names)


def test_an_acronym_is_what_one_article_explains_it_by() -> None:
    league = entity("Marn Rowing League", "ORG", aliases=("MRL",))
    _, found = identified(list(corpus((1, league), (4, entity("MRL", "ORG")))))
    assert (found["org:marn-rowing-league"]["merged"], found["org:marn-rowing-league"]["merge_rules"]) == (
        *("org:mrl", "acronym"),
    )
    other = entity("Motor Racing Lodge", "ORG", aliases=("MRL",))
    _, found = identified(list(corpus((1, league), (1, other), (4, entity("MRL", "ORG")))))
    assert found["org:mrl"]["near"] == "org:marn-rowing-league | org:motor-racing-lodge"


def test_only_ids_change() -> None:
    articles = [*corpus((3, entity("Vera Roe"))), article("b", entity("Roe"), entity("Marn", "PLACE"))]
    applied, _ = identified(articles)
    before, after = articles[-1], applied[-1]
    assert cell(after, "mentions", "entity_id") == "person:vera-roe"
    assert cell(after, "quotes", "speaker_id") == "person:vera-roe | place:marn"
    assert cell(after, "events", "actor_id") == "person:vera-roe | place:marn"
    for table, column in (("mentions", "name"), ("quotes", "speaker"), ("events", "actor")):
        assert cell(after, table, column) == cell(before, table, column)
    assert applied[0] == articles[0]


def test_two_ids_of_one_article_are_one_entity_of_it() -> None:
    both = article("b", entity("Vera Roe"), entity("Roe"))
    _, found = identified([*corpus((3, entity("Vera Roe"))), both])
    assert (found["person:vera-roe"]["n_articles"], found["person:vera-roe"]["n_mentions"]) == ("4", "5")


def test_the_second_of_its_name_in_an_article_stays_apart() -> None:
    second = ("person:roe-2", *entity("Roe")[1:])
    _, found = identified([*corpus((3, entity("Vera Roe"))), article("b", entity("Roe"), second)])
    assert list(found) == ["person:roe-2", "person:vera-roe"]


def test_the_order_of_articles_does_not_matter() -> None:
    names: list[tuple[int, Row]] = [
        *((times, entity(name)) for times, name in ((5, "Vera Roe"), (3, "Roe"), (2, "Vera J. Roe"), (2, "Paul Roe"))),
        *((1, entity(name, "PLACE")) for name in ("US", "America")),
    ]
    articles = list(corpus(*names))
    expected = identified(articles)[1]
    for seed in range(3):
        shuffled = Random(seed).sample(articles, len(articles))
        assert identified(shuffled)[1] == expected
