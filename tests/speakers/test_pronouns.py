"""Pronouns and role nouns for persons: what each stands for, and which stay open."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from extract.speakers import find_pronouns
from support.marked_names import named, quoted, read_marked

Parse = Callable[[str], Doc]

RESOLVED = [
    # the person of the sentence before
    "[Ivan Orlov] arrived on Monday. He{Ivan Orlov} left on Friday.",
    "[Anna Lind] won the vote. She{Anna Lind} thanked her{Anna Lind} voters.",
    "[Pavel Novak] resigned. Nobody had asked him{Pavel Novak} to.",
    "[Vera Stone] opened the school. The mayor congratulated her{Vera Stone}.",
    "[Elena Petrova] is ill. Doctors treat her{Elena Petrova} in the capital.",
    "[Hassan Karimi] fled. His{Hassan Karimi} house was burnt.",
    "[Tom Baker] took office in March. He{Tom Baker} has cut taxes since.",
    "[Leila Haddad] studied law. After that she{Leila Haddad} worked for a bank.",
    # gender parts two persons
    "[Ivan Orlov] met [Anna Lind]. She{Anna Lind} welcomed the talks.",
    "[Ivan Orlov] met [Anna Lind]. He{Ivan Orlov} welcomed the talks.",
    "[Vera Stone] sued [Mark Dunn]. He{Mark Dunn} denied everything.",
    "[Mark Dunn] married [Ruth Bell]. Her{Ruth Bell} brother was there.",
    "[Elena Petrova] beat [Boris Kolar]. His{Boris Kolar} party lost ground.",
    "[Mary Ellis] phoned [Tom Baker] before she{Mary Ellis} flew home.",
    "[Tom Baker] phoned [Mary Ellis] before she{Mary Ellis} flew home.",
    # the hearer is told what to do, asked what was done, warned of what will be done to somebody
    "[Tom Baker] told [Mark Dunn] that he{Mark Dunn} should resign.",
    "[Vera Stone] told [Ruth Bell] that she{Ruth Bell} must pay the fine by Friday.",
    "[Anna Lind] asked [Ruth Bell] whether she{Ruth Bell} had ever met the dealer.",
    "[Tom Baker] warned [Mark Dunn] that he{Mark Dunn} would be dropped.",
    "[Tom Baker] told [Anna Lind] that he{Tom Baker} should have called.",
    "[Tom Baker] told reporters that he{Tom Baker} must resign.",
    "[Tom Baker] told [Anna Lind] that he{Tom Baker} was sorry.",
    "[Anna Lind] asked [Mark Dunn] whether she{Anna Lind} could leave.",
    # titles and apposition tell the gender
    "Mrs [Quill] came late. She{Quill} apologised.",
    "Mr [Quill] came late. He{Quill} apologised.",
    "Mr [Quill] and Ms [Zorn] came. She{Zorn} spoke first.",
    "[Kim Sol], the actress, left. She{Kim Sol} was tired.",
    "[Quill], a widow, met [Zorn], a businessman. She{Quill} sold the shop.",
    "[Quill], a widow, met [Zorn], a businessman. He{Zorn} bought the shop.",
    "Spokeswoman [Dara Quill] declined. She{Dara Quill} gave no reason.",
    "King [Ozan] abdicated. His{Ozan} son followed.",
    "Queen [Ozan] abdicated. Her{Ozan} son followed.",
    # the clause's subject owns what "his" says
    "[Ivan Orlov] sold his{Ivan Orlov} house.",
    "[Anna Lind] praised her{Anna Lind} team in the evening.",
    "[Ivan Orlov] said he{Ivan Orlov} would resign.",
    "[Vera Stone] believes she{Vera Stone} can win.",
    "[Anna Lind] visited Rome with her{Anna Lind} husband.",
    "[Boris Kolar] hurt himself{Boris Kolar}.",
    "[Ruth Bell] blamed herself{Ruth Bell} for the defeat.",
    "[Mark Dunn] tried to save his{Mark Dunn} career.",
    "[Mark Dunn] resigned after he{Mark Dunn} lost the vote.",
    "[Mary Ellis] promised to publish her{Mary Ellis} letters.",
    "[Tom Baker], who lost his{Tom Baker} seat, moved abroad.",
    "[Vera Stone] was a widow who had lost her{Vera Stone} house.",
    "[Vera Stone], a widow who had lost her{Vera Stone} house, sued.",
    "A student named [Tom Baker] said he{Tom Baker} had left.",
    # before the name (cataphora)
    "When he{Ivan Orlov} arrived, [Ivan Orlov] spoke to the crowd.",
    "In her{Anna Lind} speech, [Anna Lind] attacked the banks.",
    "After his{Pavel Novak} defeat, [Pavel Novak] moved to Spain.",
    "Before she{Vera Stone} left, [Vera Stone] signed the papers.",
    # whom an object cannot be
    "[Anna Lind] met [Vera Stone]. [Anna Lind] thanked her{Vera Stone}.",
    "[Ivan Orlov] fought [Boris Kolar] for years. [Ivan Orlov] hated him{Boris Kolar}.",
    # direct speech: not the speaker, and the speaker again behind it
    '[Pavel Novak] resigned. "He{Pavel Novak} was tired," said [Ivan Orlov].',
    '[Vera Stone] won. "She{Vera Stone} worked hard," [Anna Lind] said.',
    '"The talks failed," [Ivan Orlov] said. "Nobody came," he{Ivan Orlov} added.',
    '"We won," said [Anna Lind]. "It was hard," she{Anna Lind} added.',
    '[Ivan Orlov] praised the deal. "[Boris Kolar] did well," he{Ivan Orlov} said.',
    '[Anna Lind] spoke first. "[Vera Stone] is wrong," she{Anna Lind} said.',
    # a reporting clause does not name whom it speaks of
    "[Ivan Orlov] spoke in parliament. [Boris Kolar] was a thief, he{Ivan Orlov} said.",
]

OPEN = [
    # nobody
    "He{} left early.",
    "She{} said nothing.",
    "The price rose. He{} was glad.",
    # nobody of that gender
    "[Ivan Orlov] spoke. She{} left.",
    "[Anna Lind] spoke. He{} left.",
    "Mr [Quill] arrived. She{} was angry.",
    # two of the same gender, as near as each other
    "[Ivan Orlov] and [Boris Kolar] arrived. He{} was tired.",
    "[Anna Lind] and [Vera Stone] spoke. She{} was clear.",
    # a nearer person without a name
    "[Ivan Orlov] owns the shop. A boy came in and said he{} was hungry.",
    "[Anna Lind] lives here. A woman knocked at the door because she{} was lost.",
    "[Hassan Karimi] watched. A soldier drew his{} gun.",
    "[Elena Petrova] runs the clinic. A nurse said she{} had seen nothing.",
    # too long ago
    "[Ivan Orlov] left. It rained. The shops closed. Prices fell. Trains stopped. He{} returned.",
    # a girl's or boy's own kin
    "[Ivan Orlov] has a daughter. She{} studies.",
    "[Anna Lind] has a son. He{} studies.",
    # a quotation's speaker is not its "he"
    '"He{} lied," said [Ivan Orlov].',
    '"She{} knows it," [Anna Lind] said.',
    # places and organisations are no persons
    "[ORG:Vostok Bank] grew. He{} was pleased.",
    "[PLACE:Ruritania] voted. She{} won.",
]

ROLES = [
    # a source that names its person in apposition weighs as that person
    "President [Ozan]'s envoy for trade, [Zamir Qadir], said that [Tom Baker], the mayor, had left. "
    "The official{Zamir Qadir} added that the talks were over.",
    "[Zamir Qadir], the envoy, arrived. The envoy{Zamir Qadir} met the press.",
    "[Zamir Qadir], an envoy, arrived. The diplomat{Zamir Qadir} met the press.",
    "President [Ozan] spoke. The president{Ozan} promised reforms.",
    "Prime Minister [Anna Lind] resigned. The prime minister{Anna Lind} gave no reason.",
    "Sen. [Mark Dunn] voted no. The senator{Mark Dunn} explained it later.",
    "Gov. [Ruth Bell] signed the bill. The governor{Ruth Bell} had waited for weeks.",
    "Gen. [Tom Baker] spoke. The general{Tom Baker} warned of losses.",
    "Spokesman [Pavel Novak] confirmed it. The spokesman{Pavel Novak} gave no details.",
    "Ambassador [Vera Stone] protested. The ambassador{Vera Stone} left the hall.",
    "[Elena Petrova], a lawyer, appealed. The lawyer{Elena Petrova} was confident.",
    "[Ivan Orlov] is a professor. The professor{Ivan Orlov} teaches law.",
    "Norwegian minister [Anna Lind] met Chilean minister [Vera Stone]. The Norwegian minister{Anna Lind} was content.",
    "Norwegian minister [Anna Lind] met Chilean minister [Vera Stone]. The Chilean minister{Vera Stone} was content.",
    "[Hassan Karimi], a doctor, treated [Tom Baker], a singer. The singer{Tom Baker} recovered.",
    "[Hassan Karimi], a doctor, treated [Tom Baker], a singer. The doctor{Hassan Karimi} was paid.",
    "Police chief [Mary Ellis] spoke. The officer{} was not hurt.",
    "The judge [Ivan Orlov] had insulted resigned. The judge{} gave no reason.",
    # no role known, another role, another gender, a name inside
    "[Ivan Orlov] arrived. The envoy{} met the press.",
    "[Ivan Orlov], a singer, arrived. The lawyer{} was late.",
    "[Ivan Orlov], an envoy, arrived. The Kenyan envoy{} was late.",
    "President [Ozan] spoke. A president{} must lead.",
    "President [Ozan] spoke. Every president{} leads.",
    "President [Ozan] spoke. The president{} of the club left.",
    "President [Ozan] met the former president{}.",
    "Minister [Anna Lind] met minister [Vera Stone]. The minister{} smiled.",
]


def _resolve(marked: str, parse: Parse) -> tuple[dict[int, str], dict[int, str]]:
    case = read_marked(marked)
    found = find_pronouns(quoted(case, parse))
    got = {mention.end: case.name_of(mention.entity_id) for mention in found}
    return case.expected, {end: got.get(end, "") for end in case.expected}


@pytest.mark.parametrize("marked", RESOLVED + OPEN)
def test_pronouns(marked: str, parse: Parse) -> None:
    expected, got = _resolve(marked, parse)
    assert expected
    assert got == expected


@pytest.mark.parametrize("marked", ROLES)
def test_role_nouns(marked: str, parse: Parse) -> None:
    expected, got = _resolve(marked, parse)
    assert expected
    assert got == expected


def test_a_role_noun_is_marked_as_a_whole_phrase(parse: Parse) -> None:
    case = read_marked("Norwegian envoy [Anna Lind] came. The Norwegian envoy left.")
    (mention,) = find_pronouns(named(case, parse))
    assert case.text[mention.start : mention.end] == "The Norwegian envoy"
    assert (mention.kind, mention.label, mention.rule) == ("nominal", "PERSON", "role-noun")


def test_nothing_without_entities_or_parse(parse: Parse) -> None:
    doc = parse("She left.")
    assert find_pronouns(doc) == ()
    case = read_marked("[Anna Lind] spoke. She left.")
    bare = Doc(doc.vocab, words=case.text.split())
    assert find_pronouns(named(case, lambda _: bare)) == ()


_PIECES = [
    "[Anna Lind]",
    "[Ivan Orlov]",
    "[ORG:Vostok Bank]",
    "he",
    "she",
    "her",
    "said",
    "the envoy",
    "it",
    '"',
    "“",
    "”",
]


@given(
    st.lists(st.sampled_from([*_PIECES, ".", ",", "that", "A boy", "\n", "left", "himself", "\r\n", "😀"]), max_size=24)
)
def test_any_text_gives_sorted_mentions_that_overlap_nothing(parse: Parse, pieces: list[str]) -> None:
    case = read_marked(" ".join(pieces))
    found = find_pronouns(quoted(case, parse))
    known = {entity.id: entity.label for entity in case.entities}
    taken = sorted([*((m.start, m.end) for m in found), *((m.start, m.end) for m in case.names)])
    assert list(found) == sorted(found, key=lambda m: (m.start, m.end))
    assert all(first[1] <= second[0] for first, second in pairwise(taken))
    assert all(known[mention.entity_id] == mention.label for mention in found)
