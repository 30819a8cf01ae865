"""Names in text, marked up: [P person], [O organisation], [L place]; what is not marked is no name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from extract.entities import find_names

Parse = Callable[[str], Doc]
MARK = re.compile(r"\[([POL]) ([^\]]*)\]")
LABELS = {"P": "PERSON", "O": "ORG", "L": "PLACE"}

COUNTRIES = [
    "[L Russia] and [L China] signed the treaty.",
    "The delegation flew from [L Kazakhstan] to the [L United Arab Emirates].",
    "The [L U.S.] and the [L UK] agreed.",
    "The anti-[L China] vote failed.",
    "A [L U.S.]-led force arrived in [L Mali].",
    "[L North Korea] and [L South Korea] talked.",
    "The [L Democratic Republic of the Congo] closed its border with [L Rwanda].",
    "Talks between [L North] and [L South Korea] failed.",
    "Trade between [L Japan] and [L Côte d’Ivoire] grew.",
    "[L Bosnia and Herzegovina] joined.",
    "[L Moscow] said nothing, and [L Washington] waited.",
    "The summit in [L Addis Ababa] ended early.",
    "They flew to [L Washington, D.C.], on Monday.",
]
NATIONALITIES = [
    "Russian troops left.",
    "The Afghans and the Britons left early.",
    "French and German farmers protested.",
    "The Kurdish fighters and the Muslim leaders met.",
    "Democrats and Republicans voted against it.",
    "The Palestinian official spoke in Arabic.",
    "An Inuit hunter and a Tamil teacher were there.",
    "South Korean officials met North Korean envoys.",
]
KNOWN = [
    "Fighters of the [O Islamic State] fled.",
    "The group, [O Daesh], claimed the attack.",
    "[O Boko Haram] and [O al-Shabaab] denied it.",
    "The [O Taliban] took the town.",
    "[O Hezbollah] said it would answer [O Hamas].",
    "[O Interfax] and [O Reuters] reported it.",
    "He told [O Yonhap] and [O TASS] about it.",
    "The [O UN Security Council] met.",
    "The [O Kremlin] and the [O Pentagon] declined to comment.",
    "The [O White House] said so.",
    "[O NATO] and the [O European Union] agreed.",
    "The [O World Health Organization] warned of it.",
    "The [O IAEA] sent inspectors.",
    "According to [O The Guardian], the mayor lied.",
    "The story was in the [O New York Times].",
    "The [O State Department] said so.",
    "It is what [O Amnesty International] found.",
]
NOT_KNOWN = [
    "IS IT THE END OF THE ROAD FOR FERRIES?",
    "He asked who ordered it and when.",
    "They told us that it is late.",
    "The fed cattle were sold.",
]
TITLES = [
    "President [P Ivana Marek] resigned.",
    "Gen. [P Ivo Marsh] spoke to Mr. [P Thomas Dorn].",
    "Prime Minister [P Karel Novak] met Ms [P Nowak].",
    "Foreign Minister [P Andrei Sokolov] left.",
    "Dr [P Peter Lindt] and Prof [P Maria Weiss] wrote it.",
    "Maj. Gen. [P Igor Petrov] denied it.",
    "Lt. Col. [P Daniel Reyes] said so.",
    "King [P Abdullah] met Queen [P Margaret].",
    "Pope [P Francis] prayed.",
    "Sen. [P Robert Hale] voted no.",
    "Judge [P Emily Carter] agreed.",
    "[O State Department] spokeswoman [P Laura Bennett] said so.",
]
BOUNDARIES = [
    "[P Vladimir Putin]'s envoy left.",
    "[P Vladimir Putin]’s envoy left.",
    "The [O European Commission]'s plan failed.",
    '"[P Anna Kovacs]" was on the list.',
    "They quoted the [O Russian Foreign Ministry] on Monday.",
    "[P John Carter] and [P Mary Carter] left.",
    "[P George Walker Jr.] won.",
    "The [O Bank of England] raised rates.",
    "The [O Ministry of Foreign Affairs] replied.",
    "The [O University of Oxford] and the [O London School of Economics] agreed.",
    "[P Kim Jong-un] met [P Xi Jinping].",
    "[P Ursula von der Leyen] spoke in [L Brussels].",
    "[P Anna Roth-Lund] left. [P Roth-Lund] said so.",
    "[P Nguyen Van Thieu] left [L Saigon] in 1975.",
]
HEADS = [
    "He visited the [L National Museum of Natural History].",
    "The ship crossed the [L Black Sea] and the [L Suez Canal].",
    "They met at the [L Kennedy Space Center] in [L Florida].",
    "He crossed the [L Danube River].",
    "The [O Supreme Court] upheld the law.",
    "The [O Labour Party] won.",
]
NO_NAMES = [
    "The COVID-19 pandemic raised GDP forecasts.",
    "The prime minister met the secretary of state.",
    "The government and the parliament agreed.",
    "On Monday the minister left, and on Friday he came back in March.",
    "It was the first day of the rest of their lives.",
    "The Nobel Prize and the World Cup came up.",
    "Write to news@example.com or see https://www.example.com/ardon-city-council.",
    "Hurricane Katrina destroyed it.",
    "The Space Shuttle Challenger exploded.",
    "The Interior Minister and the Home Secretary agreed.",
    "The unmanned aerial systems (UAS) were new. One UAS crashed.",
    "Critics said that the State had failed.",
    "The Minister of Finance and the Secretary of State agreed.",
    "The Undersecretary for Trade resigned.",
]
OTHER_ENDS = [  # than those that the model sees, or names that it overlooks
    "[P April Jones] met reporters in [L Leeds].",
    "[P George Hall] told the court that he was ill.",
    "The [O Committee for State Security] ([O KGB]) opened the letters.",
    "Author [P Zora Kabeli] read from her novel.",
    "Police searched the [O Kabeli Restaurant Group]'s office in [L Tirana].",
    "The [L Ardon Museum of Flight] opened in [L Seattle].",
    "The [P Bush] administration rejected it.",
    "The Space Shuttle Aurora landed. Aurora had flown nine times.",
]
CASES = [*COUNTRIES, *NATIONALITIES, *KNOWN, *NOT_KNOWN, *TITLES, *BOUNDARIES, *HEADS, *NO_NAMES, *OTHER_ENDS]


def read_marks(case: str) -> tuple[str, list[tuple[str, str]]]:
    """The text without its marks, and the names in order with their labels."""
    expected = [(match[2], LABELS[match[1]]) for match in MARK.finditer(case)]
    return MARK.sub(lambda match: match[2], case), expected


def names_of(doc: Doc) -> list[tuple[str, str]]:
    return [(doc.text[m.start : m.end], m.label) for m in find_names(doc)]


@pytest.mark.parametrize("case", CASES)
def test_names(parse: Parse, case: str) -> None:
    text, expected = read_marks(case)
    assert names_of(parse(text)) == expected


FIRST_NAMES = [
    "Author [P Sunniva Krog] won the prize.",
    "On Friday, [P Theresa May] met nurses.",
    "[P June Brandt] opened the school on Friday.",
    "In May [P Leo Brandt] sold the mill.",
]


@pytest.mark.parametrize("case", FIRST_NAMES)
def test_a_person_is_named_by_first_name_and_surname_alone(parse: Parse, case: str) -> None:
    text, expected = read_marks(case)
    assert names_of(parse(text)) == expected


@given(st.text(alphabet="AbU.S ’'“”-–()[]\n,&/$0é😀\x00", max_size=80))
def test_any_text_has_names_apart_and_inside_it(parse: Parse, text: str) -> None:
    found = find_names(parse(text))
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(m.kind == "name" and m.rule and not m.entity_id for m in found)
    assert all(text[m.start : m.end].strip() == text[m.start : m.end] for m in found)


PIECES = [
    "President", "Gen.", "Ivo Marsh", "U.S.", "-led", "NATO", "(", ")", "the", "The", "and", "Ministry of", "of",
    "Russia", "’s", "Russian", ",", ".", "\n", "“", "”", "IS", "said", "Kim Jong-un", "Inc.", "/", "&", "R-Texas",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_words_of_news_in_any_order_break_nothing(parse: Parse, pieces: list[str]) -> None:
    text = " ".join(pieces)
    doc = parse(text)
    found = find_names(doc)
    assert found == find_names(doc)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(any(character.isalnum() for character in text[m.start : m.end]) for m in found)


def test_a_text_without_words_has_no_names(parse: Parse) -> None:
    assert [find_names(parse(text)) for text in ("", " ", "\n\n", "😀", "...", "\x00")] == [()] * 6
