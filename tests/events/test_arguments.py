"""The arguments of events: what the finders propose, how candidates rank, and the rules that events.csv tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from spacy.tokens import Doc

from extract.events.arguments.actors import actor_candidates
from extract.events.arguments.fallback_target import nearest_named, other_state
from extract.events.arguments.nested_parties import behind, inside, owners
from extract.events.arguments.noun_arguments import participants
from extract.events.arguments.purpose import named_in_purpose
from extract.events.arguments.ranking import NESTED, Candidate, choose, nearer_first, overruled, propose
from extract.events.arguments.recipients import asked_by_letter, recipients
from extract.events.arguments.targets import target_candidates
from extract.events.arguments.verb_prepositions import behind_any, led_by, to_the_right
from extract.events.parties.party_groups import Parties, apart_from
from extract.events.parties.phrase_parties import parties
from extract.events.types.clause_types import type_of
from extract.records import Event, Party, Quote, Span, TimeExpression
from extract.syntax import Document
from extract.syntax.clauses import Clause, read_clause
from extract.tables import read_table
from extract.write import split_names
from extract.write.cells import slot_rules_cell
from support.events_markup import actions_of, document_of, events_of
from support.program import ROOT

Parse = Callable[[str], Doc]
Finder = Callable[[Document, Clause], Iterable[Candidate]]

RULES = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
SLOTS = ("actor", "target", "place", "date")


def told(found: Parties) -> str:
    """Parties as these tests write them: `rule name, rule name`."""
    return ", ".join(f"{party.rule} {party.name}" for party in found)


def clause_of(document: Document, verb: str) -> Clause:
    return read_clause(document, document.tree.words.index(verb))


def class_of(document: Document, clause: Clause) -> str:
    return type_of(document, clause).type


def _actors(document: Document, clause: Clause) -> Iterator[Candidate]:
    return actor_candidates(document, clause, class_of(document, clause))


def _targets(document: Document, clause: Clause) -> Iterator[Candidate]:
    match = type_of(document, clause)
    return target_candidates(document, clause, match, match.type)


def _recipients(document: Document, clause: Clause) -> Iterator[Candidate]:
    return recipients(document, clause, class_of(document, clause))


def _purposes(document: Document, clause: Clause) -> Iterator[Candidate]:
    return named_in_purpose(document, clause.verb, parties(document, clause.agents), occasions=False)


def _purposes_and_occasions(document: Document, clause: Clause) -> Iterator[Candidate]:
    return named_in_purpose(document, clause.verb, parties(document, clause.agents), occasions=True)


def _facing(document: Document, clause: Clause) -> Iterator[Candidate]:
    return led_by(document, clause, ("against", "with"))


def _source(document: Document, clause: Clause) -> Iterator[Candidate]:
    return behind_any(document, clause, "from")


def _far_source(document: Document, clause: Clause) -> Iterator[Candidate]:
    return to_the_right(document, clause.verb, ("from", "by"))


# finder, sentence, verb, its candidates in order: the parties with their rules, and how many tokens they stand away
PROPOSED: list[tuple[Finder, str, str, list[tuple[str, int]]]] = [
    (_actors, "Norway and Chile attacked Kenya.", "attacked", [("subject Norway, conjunct Chile", 3)]),
    (_actors, "Kenya was attacked by Norway and Chile.", "attacked", [("agent Norway, conjunct Chile", 2)]),
    (
        _actors,
        "Norwegian troops attacked a convoy.",
        "attacked",
        [("subject Norwegian troops", 2), ("nested:nationality Norway", 2)],
    ),
    (_actors, "Talks between Norway and Chile ended.", "ended", [("nested:between Norway, conjunct Chile", 3)]),
    (_actors, "A blast killed ten miners.", "killed", [("weapon blast", 1)]),
    (_actors, "A storm closed ten schools.", "closed", []),
    (_targets, "Norway attacked Kenya and Chile.", "attacked", [("object Kenya, conjunct Chile", 1)]),
    (_targets, "Kenya was attacked by Norway.", "attacked", [("passive-subject Kenya", 2)]),
    (_targets, "Norway attacked a Chilean convoy.", "attacked", [("nested:nationality Chile", 2)]),
    (_targets, "Norway signed a treaty with Chile in Tolven.", "signed", [("nested:with Chile", 4)]),
    (_targets, "Norway promised to help Chile.", "promised", [("complement Chile", 3)]),
    (_targets, "Police opened fire to disperse the demonstrators.", "opened", [("purpose demonstrators", 5)]),
    (_targets, "Norway deplored the raid by Chile.", "deplored", [("nested:by Chile", 4)]),
    (
        _targets,
        "Norway seized the town of Tolven from the rebels.",
        "seized",
        [("from rebels", 7), ("object Tolven", 4)],
    ),
    (_targets, "Norway seized weapons.", "seized", []),
    (_recipients, "Norway sent a field hospital to Chile.", "sent", [("recipient Chile", 5)]),
    (_recipients, "Norway attacked a convoy on the road to Chile.", "attacked", []),
    (_facing, "Norway went on strike against Chile.", "went", [("nested:against Chile", 4)]),
    (_facing, "Norway met with Chile.", "met", [("with Chile", 2)]),
    (_facing, "Norway met Oskar Venn in Tolven.", "met", []),
    (_source, "Norway captured Tolven from the rebels.", "captured", [("from rebels", 4)]),
    (_source, "Norway captured Tolven in May.", "captured", []),
    (_far_source, "Norway received aid from Chile.", "received", [("from Chile", 3)]),
    (_far_source, "Norway received aid.", "received", []),
    (
        _purposes,
        "Miners marched in Tolven in anger at fees introduced by Oskar Venn.",
        "marched",
        [("reason Oskar Venn", 9)],
    ),
    (_purposes, "Miners marched after Norway closed the port.", "marched", []),
    (_purposes_and_occasions, "Miners marched after Norway closed the port.", "marched", [("occasion Norway", 2)]),
]


@pytest.mark.parametrize(
    ("finder", "text", "verb", "expected"), PROPOSED, ids=lambda x: getattr(x, "__name__", str(x)[:60])
)
def test_finders_propose(finder: Finder, text: str, verb: str, expected: list[tuple[str, int]], parse: Parse) -> None:
    document = document_of(parse(text))
    found = list(finder(document, clause_of(document, verb)))
    distinct = dict.fromkeys((told(candidate.parties), candidate.distance) for candidate in found)
    assert list(distinct) == expected
    assert all(candidate.relation == candidate.parties[0].rule for candidate in found)


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("Norway's aid arrived.", "aid", "possessor Norway"),
        ("The Norwegian aid arrived.", "aid", "nationality Norway"),
        ("The Redhill Front base burned.", "base", "modifier Redhill Front"),
        ("The US-led base burned.", "base", ""),
        ("His base burned.", "base", ""),
    ],
)
def test_owners_of_a_thing(text: str, noun: str, expected: str, parse: Parse) -> None:
    document = document_of(parse(text))
    assert told(owners(document, document.tree.words.index(noun))) == expected


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("The removal of Oskar Venn surprised them.", "removal", "of Oskar Venn"),
        ("The land seized by Norway was sold.", "land", "by Norway"),
        ("A camp that Norway had defended burned.", "camp", "subject Norway"),
        ("A plan for ending a dispute with Chile failed.", "plan", "with Chile"),
        ("The weather in May surprised them.", "weather", ""),
    ],
)
def test_parties_inside_a_phrase(text: str, noun: str, expected: str, parse: Parse) -> None:
    document = document_of(parse(text))
    assert told(inside(document, document.tree.words.index(noun), ("with", "of"))) == expected


def test_prepositions_are_tried_in_their_order(parse: Parse) -> None:
    document = document_of(parse("The treaty with Chile against Kenya failed."))
    noun = document.tree.words.index("treaty")
    assert told(behind(document, noun, ("with", "against"))) == "with Chile"
    assert told(behind(document, noun, ("against", "with"))) == "against Kenya"
    assert told(behind(document, noun, ("from",))) == ""


@pytest.mark.parametrize(
    ("text", "noun", "event_type", "expected"),
    [
        ("Norway's invasion of Chile failed.", "invasion", "ASSAULT", ("possessor Norway", "of Chile")),
        ("The arrest of Oskar Venn by Norway failed.", "arrest", "COERCE", ("by Norway", "of Oskar Venn")),
        ("The withdrawal of Norway from Chile failed.", "withdrawal", "RETREAT", ("of Norway", "from Chile")),
        ("Talks between Norway and Chile failed.", "Talks", "CONSULT", ("between Norway, conjunct Chile", "")),
        ("The talks failed.", "talks", "CONSULT", ("", "")),
    ],
)
def test_parties_of_a_noun(text: str, noun: str, event_type: str, expected: tuple[str, str], parse: Parse) -> None:
    document = document_of(parse(text))
    who, whom = participants(document, document.tree.words.index(noun), event_type)
    assert (told(who), told(whom)) == expected


def test_the_nearest_name(parse: Parse) -> None:
    document = document_of(parse("Norway struck in Tolven, the press of Chile wrote, because Kenya wanted it."))
    verb = document.tree.words.index("struck")
    assert [party.name for party in nearest_named(document, verb)] == ["Tolven"]
    assert nearest_named(document, verb, past_places=True) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway fired rockets after talks with Chile collapsed.", ["Chile"]),
        ("Norway fired rockets after talks between Chile and Kenya collapsed.", []),
        ("Norway fired rockets.", []),
        ("Oskar Venn fired rockets after talks with Chile collapsed.", []),
    ],
)
def test_the_other_state_of_a_sentence(text: str, expected: list[str], parse: Parse) -> None:
    document = document_of(parse(text))
    clause = clause_of(document, "fired")
    found = other_state(document, clause.verb, parties(document, clause.agents))
    assert [party.name for party in found] == expected


def test_who_is_asked_by_letter(parse: Parse) -> None:
    document = document_of(parse("Oskar Venn wrote to Norway asking for a share of the water."))
    assert told(choose(asked_by_letter(document, clause_of(document, "asking")))) == "recipient Norway"
    assert told(choose(asked_by_letter(document, clause_of(document, "wrote")))) == ""


class TestRanking:
    first = (Party("Norway", (Span(0, 6),), "place:norway", "NO", "subject"), Party("Chile", (), rule="conjunct"))
    town = (Party("Tolven", (Span(10, 16),), "place:tolven", rule="in"),)
    text = "Norway in Tolven"

    @pytest.fixture
    def document(self, parse: Parse) -> Document:
        return document_of(parse(self.text))

    def test_the_first_is_chosen_and_no_more_looked_for(self, document: Document) -> None:
        def finder() -> Iterator[Candidate]:
            yield from propose(document, 1, ())
            yield from propose(document, 1, self.first)
            raise AssertionError("looked on")

        assert choose(finder()) == self.first

    def test_nobody(self, document: Document) -> None:
        assert choose(()) == ()
        assert list(propose(document, 1, (), "object")) == []

    def test_rules(self, document: Document) -> None:
        assert told(choose(propose(document, 1, self.first))) == "subject Norway, conjunct Chile"
        assert told(choose(propose(document, 1, self.first, "agent"))) == "agent Norway, conjunct Chile"
        nested = choose(propose(document, 1, self.town, NESTED))
        assert told(nested) == "nested:in Tolven"
        assert told(choose(propose(document, 1, nested, NESTED))) == "nested:in Tolven"

    def test_distance_is_counted_in_tokens(self, document: Document) -> None:
        assert [c.distance for c in propose(document, 1, self.town)] == [1]
        assert [c.distance for c in propose(document, 0, self.town)] == [2]
        assert [c.distance for c in propose(document, 0, (replace(self.town[0], spans=()),))] == [0]

    def test_level_candidates_stand_in_the_order_of_the_text(self, document: Document) -> None:
        rivals = [*propose(document, 1, self.town), *propose(document, 1, self.first)]
        assert [c.parties for c in nearer_first(rivals)] == [self.first, self.town]
        assert nearer_first([]) == []

    @pytest.mark.parametrize(
        ("own", "places", "nobody", "expected"),
        [
            ("town", True, True, "rival"),
            ("town", False, True, "town"),
            ("state", True, True, "state"),
            ("", False, True, "rival"),
            ("", True, False, ""),
        ],
    )
    def test_rivals_go_before_mere_places_or_nobody(
        self, own: str, places: bool, nobody: bool, expected: str, document: Document
    ) -> None:
        known: dict[str, Parties] = {"town": self.town, "state": self.first, "rival": (Party("rebels", ()),), "": ()}
        rivals = propose(document, 1, known["rival"])
        ranked = overruled(document, propose(document, 1, known[own]), rivals, places=places, nobody=nobody)
        assert choose(ranked) == known[expected]

    def test_apart_from(self) -> None:
        assert apart_from(self.town, (*self.first, *self.town)) == self.first
        assert apart_from((), self.first) == self.first

    def test_a_rule_makes_no_other_party(self) -> None:
        assert replace(self.town[0], rule="at") == self.town[0]
        assert hash(replace(self.town[0], rule="at")) == hash(self.town[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway and Chile attacked Kenya.", "actor:subject|conjunct;target:object"),
        ("Norway signed a treaty with Chile in Tolven.", "actor:subject;target:nested:with;place:in"),
        ("Oskar Venn was suspended from the Lakes Union.", "actor:from;target:passive-subject"),
        ("Norway received aid from Chile.", "actor:from;target:subject"),
        ("Norwegian troops were placed on alert.", "target:passive-subject"),
        ("Norwegian soldiers crossed the Tolven.", "actor:subject;place:object"),
        ("Norway fired rockets after talks with Chile collapsed.", "actor:subject;target:fallback"),
        ("Oskar Venn set off a bomb in Tolven, leaving ten miners dead.", "actor:subject;target:result;place:in"),
        ("Norway seized weapons.", "actor:subject"),
    ],
)
def test_rules_of_the_slots_of_an_action(text: str, expected: str, parse: Parse) -> None:
    event = actions_of(parse(text))[0]
    assert slot_rules_cell(replace(event, date="")) == expected


@pytest.mark.parametrize(
    ("text", "when", "published", "expected"),
    [
        ("Norway attacked Chile in May 2020.", "May 2020", "2021-05-10", "clause"),
        ("In May 2020 Norway said Chile had attacked Kenya.", "May 2020", "2021-05-10", "governing-clause"),
        ("It rained in May 2020. Norway attacked Chile.", "May 2020", "", ""),
        ("Norway attacked Chile.", "", "2021-05-10", "published"),
        ("Norway attacked Chile.", "", "", ""),
    ],
)
def test_rule_of_the_date(text: str, when: str, published: str, expected: str, parse: Parse) -> None:
    at = text.find(when)
    month = TimeExpression(at, at + len(when), "DATE", "2020-05", "t", "", "2020-05-01", "2020-05-31", "explicit")
    events = events_of(parse(text), (month,) if when else (), published=published)
    attack = next(event for event in events if event.type == "ASSAULT")
    assert attack.date_rule == expected
    assert bool(attack.date) == bool(expected)


def test_the_actor_of_a_statement_is_its_source(parse: Parse) -> None:
    text = "Oskar Venn said that the dam was safe in Norway."
    content = Span(text.index("the dam"), len(text) - 1)
    quote = Quote("indirect", (content,), "t", 1.0, Span(11, 15), Span(0, 10), None, "Oskar Venn", "person:oskar-venn")
    [event] = [event for event in events_of(parse(text), quotes=(quote,), published="") if event.kind == "statement"]
    assert slot_rules_cell(event) == "actor:source;target:only-name"


def test_empty_slots_have_no_rules() -> None:
    assert slot_rules_cell(Event("action", "OTHER", None, Span(0, 1), "t", 1.0)) == ""


def taken_apart(cell: str) -> dict[str, list[str]]:
    """The rules of each slot of a `slot_rules` cell."""
    return {slot: rules.split("|") for slot, _, rules in (part.partition(":") for part in cell.split(";") if part)}


KNOWN = {  # by trigger and actor
    ("agreed", "USSR"): "actor:subject;target:with;date:clause",
    ("invasion", "United States"): "actor:modifier;target:of;date:governing-clause",
    ("signed", "Gulbuddin Hekmatyar"): "actor:subject;target:nested:with;date:governing-clause",
    ("arming", "Moscow"): "actor:subject;target:nearest-name",
    ("delivering", "Russia"): "actor:subject;target:recipient",
    ("invited", ""): "target:passive-subject;date:passage",
    ("praised", "Dmitry Zhirnov"): "actor:source;target:nested:possessor;date:passage",
    ("accused", "American military officials"): "actor:source;target:object",
}


def test_rules_run_parallel_to_the_slots_of_the_corpus(corpus_output: Path) -> None:
    listed = re.findall(r"^\| ([a-z, -]+) \|", RULES.partition("### slot_rules")[2], re.MULTILINE)
    documented = {rule for cell in listed for rule in cell.split(", ")}
    for row in read_table(corpus_output, "events"):
        rules = taken_apart(row["slot_rules"])
        counts = {slot: len(split_names(row[slot])) for slot in SLOTS if row[slot]}
        assert {slot: len(found) for slot, found in rules.items()} == counts
        if row["kind"] == "statement":
            assert set(rules.get("actor", [])) <= {"source"}
        plain = {rule.removeprefix(NESTED) for found in rules.values() for rule in found}
        assert "" not in plain
        prepositions = plain - documented
        assert all(re.search(rf"\b{word}\b", row["text"], re.IGNORECASE) for word in prepositions), row


def test_rules_of_a_corpus_article(corpus_output: Path) -> None:
    events = {(row["trigger"], row["actor"]): row["slot_rules"] for row in read_table(corpus_output, "events")}
    assert [events[key] for key in KNOWN] == list(KNOWN.values())
