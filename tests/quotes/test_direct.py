"""Direct and mixed speech: which marks belong to whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from extract.quotes import find_quotes
from extract.quotes.find import _bare
from extract.records import Span
from support.quotes_markup import shown, unmark

MARKED = [
    # somebody is quoted, or heard
    ("quote-cue", "“⟨c We will rebuild the harbour⟩,” ⟨s Maria Petrova⟩ was quoted as ⟨k saying⟩ by Reuters."),
    ("quote-cue", "“⟨c Who pays for the harbour?⟩” ⟨s the boy⟩ can be heard ⟨k asking⟩ in the film."),
    # quote-cue: source and cue behind the quotation, in either order
    ("quote-cue", "“⟨c We will rebuild the harbour⟩,” ⟨s Maria Petrova⟩ ⟨k said⟩."),
    ("quote-cue", "“⟨c We will rebuild the harbour⟩,” ⟨k said⟩ ⟨s Maria Petrova⟩."),
    ("quote-cue", '"⟨c We will rebuild the harbour⟩," ⟨s the minister⟩ ⟨k told⟩ ⟨a reporters⟩.'),
    ("quote-cue", "''⟨c We will rebuild the harbour⟩,'' ⟨s she⟩ ⟨k added⟩."),
    ("quote-cue", "«⟨c We will rebuild the harbour⟩», ⟨s he⟩ ⟨k wrote⟩."),
    ("quote-cue", "“⟨c Will they rebuild the harbour?⟩” ⟨s Petrova⟩ ⟨k asked⟩."),
    ("quote-cue", "“⟨c We lost everything. The water came at night⟩,” ⟨k said⟩ ⟨s one of the farmers⟩."),
    ("quote-cue", "“⟨c We will rebuild⟩,” ⟨k said⟩ ⟨s Maria Petrova, the mayor of Westport⟩, who was elected in May."),
    ("quote-cue", "“⟨c This is our last offer⟩,” ⟨s Sen. Paul Okoro (R-Ohio)⟩ ⟨k said⟩ on Friday."),
    # cue-quote: the cue hands over
    ("cue-quote", "⟨s Petrova⟩ ⟨k said⟩, “⟨c We will rebuild the harbour.⟩”"),
    ("cue-quote", "⟨s Petrova⟩ ⟨k said⟩: “⟨c We will rebuild the harbour.⟩”"),
    ("cue-quote", "⟨s The letter⟩ ⟨k reads⟩: “⟨c The council will vote on the plan in June.⟩”"),
    ("cue-quote", "⟨s Petrova⟩ ⟨k told⟩ ⟨a the council⟩: “⟨c We will rebuild the harbour.⟩”"),
    ("cue-quote", "⟨s The crowd⟩ ⟨k chanted⟩ “⟨c Send them home⟩,” “⟨c Build the road⟩” and “⟨c No more taxes.⟩”"),
    # one quotation in two parts
    ("quote-cue", "“⟨c We will rebuild the harbour⟩,” ⟨s she⟩ ⟨k said⟩, “⟨c and nobody will stop us.⟩”"),
    ("quote-cue", "“⟨c We will rebuild the harbour⟩,” ⟨s she⟩ ⟨k said⟩. “⟨c Nobody will stop us.⟩”"),
    ("quote-cue", "“⟨c I like the town⟩,” ⟨s she⟩ ⟨k said⟩, but “⟨c I could never live there.⟩”"),
    (
        "quote-cue",
        "“⟨c The risk⟩,” ⟨k said⟩ ⟨s Maria Petrova⟩, who is on the board, “⟨c is that nobody pays.⟩”",
    ),
    # a quotation that goes on in a paragraph of its own
    ("quote-cue", "“⟨c We will rebuild the harbour⟩,” ⟨s she⟩ ⟨k said⟩.\n\n“⟨c Nobody will stop us now.⟩”"),
    ("cue-quote", "⟨s She⟩ ⟨k said⟩: “⟨c We lost the harbour.⟩\n\n“⟨c Nobody will stop us now.⟩”"),
    ("cue-quote", "⟨s The mayor⟩ then ⟨k said⟩:\n\n“⟨c We lost the harbour. We will rebuild it.⟩”"),
    # without a verb
    ("quote-dash-name", "“⟨c We will rebuild the harbour stone by stone.⟩” — ⟨s Maria Petrova⟩"),
    ("quote-name", "“⟨c They are looking for someone to blame⟩,” ⟨s Petrova, who led the council in 2004⟩."),
    ("cue-name", "The council sold the harbour, a step that ⟨s Okoro⟩ ⟨k called⟩ “⟨c theatre⟩”."),
    ("cue-quote", "As ⟨s Okoro⟩ ⟨k put it⟩: “⟨c The harbour is a wreck.⟩”"),
    (
        "colon-quote",
        "⟨s The Harbour Guild⟩ was blunter in a ⟨k note⟩ of last week: “⟨c The harbour belongs to all of us.⟩”",
    ),
    ("quote-cue", "“⟨c We will rebuild the harbour⟩,” ⟨s Will⟩ ⟨k wrote⟩."),
    ("colon-quote", "From ⟨s the letter⟩⟨k :⟩ “⟨c We shall leave the city by the end of the year.⟩”"),
]


@pytest.mark.parametrize(("rule", "marked"), MARKED, ids=[m for _, m in MARKED])
def test_direct_speech(parse: Callable[[str], Doc], rule: str, marked: str) -> None:
    text, expected = unmark(marked)
    found = find_quotes(parse(text))
    assert [shown(text, quote) for quote in found] == [shown(text, quote) for quote in expected]
    assert [quote.rule for quote in found] == [rule]
    assert {quote.type for quote in found} == {"direct"}


MIXED = [
    "⟨c Only “a fool⟩,” ⟨s Petrova⟩ ⟨k said⟩, ⟨c would stay in the town⟩.",
    "⟨s Petrova⟩ ⟨k said⟩ ⟨c the plan was “a disaster” for the town⟩.",
    "⟨s Petrova⟩ ⟨k said⟩ that ⟨c the plan “will cost us everything. We cannot pay.”⟩",
    "⟨s Petrova⟩ ⟨k said⟩ ⟨c the plan was “unjust” and “badly drawn”⟩.",
    "⟨c “Hard choices” may follow⟩, ⟨s Petrova⟩ ⟨k said⟩.",
    "⟨c The plan may be “a mistake⟩,” ⟨k said⟩ ⟨s Petrova⟩.",
]


@pytest.mark.parametrize("marked", MIXED)
def test_mixed_speech_is_one_content(parse: Callable[[str], Doc], marked: str) -> None:
    text, expected = unmark(marked)
    found = find_quotes(parse(text))
    assert [shown(text, quote) for quote in found] == [shown(text, quote) for quote in expected]
    assert {quote.type for quote in found} == {"mixed"}


@pytest.mark.parametrize(
    "text",
    [
        "The “Old Gate” was built in 1720.",
        "He read “War and Peace” on the train.",
        "John “Tiny” Hobbs won the race.",
        "She spoke on “The Morning Hour,” and left.",
        "The so-called “peace train” left the station.",
        "She wore a shirt with the word “Freedom” on it.",
        "The band played “Yesterday” twice.",
        "He is 6'2\" tall and weighs 90 kilos.",
        "The workers' rights and the miners' pay were lost.",
        "In the '90s the rock 'n' roll bars closed.",
    ],
)
def test_scare_quotes_titles_nicknames_and_apostrophes_are_no_speech(parse: Callable[[str], Doc], text: str) -> None:
    assert find_quotes(parse(text)) == ()


def test_a_bad_mark_costs_only_its_own_paragraph(parse: Callable[[str], Doc]) -> None:
    text = 'He waved " and left the hall.\n\n"We will rebuild the harbour," Petrova said.'
    found = find_quotes(parse(text))
    assert [shown(text, quote) for quote in found] == [(("We will rebuild the harbour",), "Petrova", "said", None)]


def test_two_speakers_keep_their_own_words(parse: Callable[[str], Doc]) -> None:
    marked = (
        "“⟨c1 The harbour is lost⟩,” ⟨s1 Petrova⟩ ⟨k1 said⟩. “⟨c2 Nobody has paid for it⟩,” ⟨s2 Okoro⟩ ⟨k2 replied⟩."
    )
    text, expected = unmark(marked)
    assert [shown(text, q) for q in find_quotes(parse(text))] == [shown(text, q) for q in expected]


def test_the_participle_takes_only_what_follows_it(parse: Callable[[str], Doc]) -> None:
    marked = "“⟨c1 The harbour is lost⟩,” ⟨s1 ⟨s2 Petrova⟩⟩ ⟨k1 said⟩, ⟨k2 adding⟩ that ⟨c2 nobody had paid for it⟩."
    text, expected = unmark(marked)
    assert [shown(text, q) for q in find_quotes(parse(text))] == [shown(text, q) for q in expected]


def test_a_sentence_of_mostly_quoted_words_goes_on_with_the_quotation(parse: Callable[[str], Doc]) -> None:
    marked = (
        "“⟨c We lost everything⟩,” ⟨s Petrova⟩ ⟨k said⟩. ⟨c That makes it “a very sad day for the whole town.”⟩ "
        "The “old” harbour is closed."
    )
    text, expected = unmark(marked)
    assert [shown(text, q) for q in find_quotes(parse(text))] == [shown(text, q) for q in expected]


def test_a_verb_that_is_no_cue_serves_behind_a_comma(parse: Callable[[str], Doc]) -> None:
    marked = "“⟨c We will all meet again one day⟩,” ⟨s the singer⟩ ⟨k sings⟩ in the last scene."
    text, expected = unmark(marked)
    found = find_quotes(parse(text))
    assert [(shown(text, q), q.rule) for q in found] == [(shown(text, expected[0]), "quote-verb")]


def test_a_title_before_the_source_is_no_speech(parse: Callable[[str], Doc]) -> None:
    marked = "In an interview on “The Morning Hour,” ⟨s Petrova⟩ ⟨k said⟩ ⟨c the harbour was lost⟩."
    text, expected = unmark(marked)
    assert [shown(text, quote) for quote in find_quotes(parse(text))] == [shown(text, quote) for quote in expected]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("We agreed,", "We agreed"),
        ("We agreed , ", "We agreed"),
        ("• We agreed", "We agreed"),
        ("▪ “We agreed", "We agreed"),
        ("We agreed, all of us.", "We agreed, all of us."),
        ("“We agreed”", "“We agreed”"),
        ("•", "•"),
    ],
)
def test_content_is_without_the_comma_before_its_cue_and_the_bullet_of_its_list(text: str, bare: str) -> None:
    span = _bare(text, Span(0, len(text)))
    assert text[span.start : span.end] == bare


ANY_VERB = [
    "“⟨c The harbour belongs to us all⟩,” ⟨k thundered⟩ ⟨s Lena Petrova⟩.",
    '"⟨c Not on my watch!⟩" ⟨k growls⟩ ⟨s Captain Oskar Venn⟩.',
    "“⟨c You will see it at the fair⟩,” ⟨s locals⟩ would ⟨k joke⟩.",
    "‘⟨c Where is the key?⟩’ ⟨k snapped⟩ ⟨s Mrs Hollis⟩.",
]


@pytest.mark.parametrize("marked", ANY_VERB)
def test_a_quotation_hands_over_to_any_verb(parse: Callable[[str], Doc], marked: str) -> None:
    text, expected = unmark(marked)
    assert [shown(text, quote) for quote in find_quotes(parse(text))] == [shown(text, quote) for quote in expected]


NAMES_IN_MARKS = [
    "“⟨c They took it all⟩,” ⟨k said⟩ ⟨s a vendor⟩ who goes by the name “Blue.”",
    "“⟨c We wrote it in a week⟩,” ⟨k said⟩ ⟨s Lena Petrova⟩, who directed “Night Train.”",
]


@pytest.mark.parametrize("marked", NAMES_IN_MARKS)
def test_a_name_in_marks_that_a_noun_or_verb_leads_up_to_is_no_speech(parse: Callable[[str], Doc], marked: str) -> None:
    text, (expected,) = unmark(marked)
    (found,) = find_quotes(parse(text))
    assert [text[a:b] for a, b in found.content] == [text[a:b] for a, b in expected.content]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("“Oskar, can you hear the bells?” Lena Petrova asked.", "Oskar"),
        ("“I told them, Oskar. Nobody listened,” Lena Petrova replied.", "Oskar"),
        ("“Madam President, we have the votes,” Lena Petrova said.", "Madam President"),
        ("“Oskar Venn, a nurse, saved us,” Lena Petrova said.", None),
        ("“Oslo, Bergen and Turku agree,” Lena Petrova said.", None),
    ],
)
def test_whom_the_words_call_is_who_is_told(parse: Callable[[str], Doc], text: str, addressee: str | None) -> None:
    (quote,) = find_quotes(parse(text))
    assert (text[slice(*quote.addressee)] if quote.addressee else None) == addressee
