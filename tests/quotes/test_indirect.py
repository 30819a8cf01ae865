"""Indirect speech: clauses, positions, phrases and nouns, with their sources and addressees."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from extract.quotes import find_quotes
from extract.records import Mention
from extract.syntax import read_document
from support.quotes_markup import shown, unmark

MARKED = [
    # a finite clause, with and without "that"
    ("cue-that", "⟨s Petrova⟩ ⟨k said⟩ ⟨c the harbour would open in June⟩."),
    ("cue-that", "⟨s Petrova⟩ ⟨k said⟩ that ⟨c the harbour would open in June⟩."),
    ("cue-that", "⟨s Two officials⟩ ⟨k told⟩ ⟨a Reuters⟩ that ⟨c the talks had failed⟩."),
    ("cue-that", "⟨s The survey⟩ ⟨k found⟩ that ⟨c most voters opposed the plan⟩."),
    ("cue-that", "⟨s A recent poll⟩ ⟨k found⟩ ⟨c only a third of voters favoured selling the harbour⟩."),
    ("cue-that", "⟨s Okoro⟩ ⟨k believes⟩ ⟨c the plan will fail⟩."),
    ("cue-that", "⟨s The mayor of Westport, Maria Petrova⟩, ⟨k said⟩ ⟨c the harbour would open in June⟩."),
    ("cue-that", "⟨s Petrova⟩, who was elected in May, ⟨k said⟩ ⟨c the harbour would open in June⟩."),
    # comments of the writer are cut off
    (
        "cue-that",
        "⟨s Petrova⟩ ⟨k said⟩ ⟨c the harbour would open in June⟩ - although no ship has called there for years.",
    ),
    ("cue-prep", "⟨s Petrova⟩ ⟨k called⟩ for ⟨c the mayor to resign⟩."),
    ("cue-as", "The harbour is ⟨k seen⟩ as ⟨c a burden on the town⟩."),
    ("cue-as", "⟨s Petrova⟩ ⟨k likened⟩ ⟨c the harbour to a desert⟩."),
    ("cue-of", "⟨s The union⟩ ⟨k threatened⟩ the town with ⟨c a strike in every school⟩."),
    ("reportedly", "⟨c The mayor has⟩ ⟨k reportedly⟩ ⟨c sold the harbour⟩."),
    ("noun-that", "The town remembers ⟨s Petrova⟩'s ⟨k promise⟩ ⟨c to build a new harbour⟩."),
    ("cue-obj", "⟨s Petrova⟩ ⟨k rejected⟩ ⟨c that idea⟩."),
    ("cue-that", "⟨s Petrova⟩ ⟨k said⟩ ⟨c the town had sold the harbour, which was built in 1720⟩."),
    ("cue-that", "⟨s Petrova⟩ ⟨k said⟩ ⟨c fees had doubled, compared with a rise of a tenth in the years before⟩."),
    # an aside within the clause, and a relative clause with words in marks, are part of it
    ("cue-that", "⟨s Petrova⟩ ⟨k said⟩ that ⟨c the harbour, even as a ruin, had drawn thousands of guests⟩."),
    # what the parser has hung on the cue goes on with the clause
    ("cue-that", "⟨s Petrova⟩ ⟨k believes⟩ ⟨c the crates found in the harbour may have held arms⟩."),
    ("cue-that", "⟨s Petrova⟩ ⟨k explained⟩ that ⟨c all anyone has to do is ask the old harbour master⟩."),
    ("cue-that", "⟨s Two officials⟩ ⟨k said⟩ ⟨c money is needed to buy a crane, train the crew and pay the guards⟩."),
    # what the parser has hung elsewhere is found by its words
    ("cue-that", "⟨s Petrova⟩ ⟨k said⟩ in a statement that ⟨c the harbour would open in June⟩."),
    ("cue-that", "⟨s Okoro⟩ ⟨k argued⟩ during the council's last meeting that ⟨c the plan was a waste⟩."),
    ("cue-that", "⟨s Petrova⟩ ⟨k said⟩ ⟨c seeing so many ships in the harbour was a welcome sight⟩."),
    ("cue-that", "⟨s Petrova⟩ ⟨k says⟩ ⟨c the more money the town spends, the more ships will come⟩."),
    ("aside", "⟨c The sale⟩, ⟨k said⟩ ⟨s Okoro and others⟩, ⟨c would be bad for the town⟩."),
    # the source of a verb that hangs on another one, or on what its subject has or issues
    ("cue-that", "⟨s Petrova⟩ was forced to ⟨k admit⟩ that ⟨c the harbour was lost⟩."),
    ("cue-that", "⟨s Petrova⟩ is quick to ⟨k point out⟩ that ⟨c nobody has paid⟩."),
    ("cue-that", "⟨s The agency⟩ has no reason to ⟨k say⟩ that ⟨c the harbour is lost⟩."),
    # other clauses
    ("cue-wh", "⟨s Reporters⟩ ⟨k asked⟩ ⟨c whether the harbour would open⟩."),
    ("cue-wh", "⟨s Petrova⟩ ⟨k explained⟩ ⟨c why the harbour had closed⟩."),
    ("cue-inf", "⟨s Petrova⟩ ⟨k vowed⟩ ⟨c to rebuild the harbour⟩."),
    ("cue-inf", "⟨s The union⟩ ⟨k urged⟩ ⟨a the government⟩ ⟨c to rebuild the harbour⟩."),
    ("cue-ing", "⟨s Petrova⟩ ⟨k proposed⟩ ⟨c closing the harbour for a year⟩."),
    ("cue-ing", "⟨s The company⟩ ⟨k reported⟩ ⟨c spending two millions on the harbour⟩."),
    # source and cue at the end or in the middle
    ("clause-cue", "⟨c The harbour would open in June⟩, ⟨s Petrova⟩ ⟨k said⟩."),
    ("clause-cue", "⟨c The harbour would open in June⟩, ⟨s the mayor⟩ ⟨k said⟩ on Friday."),
    # behind two spaces, behind a long list, before a long description, to somebody
    ("clause-cue", "⟨c The harbour would open in June⟩,  ⟨s Petrova⟩ ⟨k said⟩."),
    (
        "clause-cue",
        "⟨c The firm worked for the guild on fees, taxes and other issues⟩, ⟨k said⟩ "
        "⟨s the lawyer Ann Lee, a former partner of the owner and the head of the board⟩.",
    ),
    (
        "clause-cue",
        "⟨c This includes a special fund to help the old guild⟩, ⟨s Mayor Ann Lee⟩ ⟨k told⟩ ⟨a a panel⟩ Friday.",
    ),
    ("aside", "⟨c The only problem⟩, ⟨s Petrova⟩ ⟨k said⟩, ⟨c is that nobody has paid⟩."),
    ("aside", "⟨c The harbour was sold⟩, ⟨s the Times⟩ ⟨k reported⟩ last week, and ⟨c the buyers were never named⟩."),
    # titles that the parser has hung on the verb
    (
        "aside",
        "⟨c Guards arrested two men in Delft on Wednesday night⟩, ⟨s Van den Berg⟩ ⟨k added⟩, and "
        "⟨c nine people will appear before a judge⟩.",
    ),
    # positions
    ("cue-obj", "⟨s The union⟩ ⟨k rejected⟩ ⟨c the plan to close the harbour⟩."),
    ("cue-obj", "⟨s Petrova⟩ ⟨k criticized⟩ ⟨c the sale of the harbour⟩."),
    ("cue-as", "⟨s Okoro⟩ ⟨k described⟩ ⟨c the vote as a sad day for the town⟩."),
    ("cue-of", "⟨s Okoro⟩ ⟨k accused⟩ the mayor of ⟨c selling the harbour to strangers⟩."),
    ("cue-for", "⟨s Okoro⟩ ⟨k praised⟩ ⟨c the mayor for her long fight against the sale⟩."),
    ("cue-name", "⟨s Okoro⟩ ⟨k called⟩ ⟨c the sale a mistake⟩."),
    ("cue-inf", "⟨s Okoro⟩ ⟨k called⟩ on ⟨a the council⟩ ⟨c to stop the sale⟩."),
    ("cue-prep", "⟨s Okoro⟩ ⟨k called⟩ for ⟨c an end to the sale⟩."),
    ("cue-prep", "⟨s The agency⟩ ⟨k warned⟩ of ⟨c heavy floods along the coast⟩."),
    ("cue-obj", "⟨s Okoro⟩ ⟨k praised⟩ ⟨c the new plan for the harbour, which could bring ships back to Westport⟩."),
    ("cue-obj", "⟨s Okoro⟩ ⟨k rejected⟩ ⟨c the plan to close the harbour⟩, though nobody had asked him."),
    ("cue-as", "The council met to review what ⟨s they⟩ ⟨k perceived⟩ as ⟨c a growing threat to the harbour⟩."),
    ("cue-as", "They resumed what ⟨s Petrova⟩ ⟨k refers to⟩ as ⟨c talks on the future of the harbour⟩."),
    # phrases
    ("according-to", "⟨k According to⟩ ⟨s the agency⟩, ⟨c the river rose by two metres⟩."),
    ("according-to", "⟨c The river rose by two metres⟩, ⟨k according to⟩ ⟨s the agency⟩."),
    ("according-to", "⟨k According to⟩ ⟨s the Times⟩, ⟨c the river rose by two metres and took the bridge⟩."),
    ("as-clause", "As ⟨s the agency⟩ ⟨k noted⟩, ⟨c the river rose by two metres⟩."),
    ("as-clause", "As ⟨k reported⟩ by ⟨s the Times⟩, ⟨c the river rose by two metres⟩."),
    ("as-clause", "But as ⟨s the agency⟩ ⟨k noted⟩, ⟨c the river rose by two metres⟩."),
    ("as-clause", "The dam is old, and as ⟨s Petrova⟩ ⟨k noted⟩, ⟨c the river rose by two metres⟩."),
    # of a long sentence only the clause that the phrase is in: a bracket, behind a colon, a dash or a conjunction
    ("according-to", "⟨k According to⟩ ⟨s Ann Lee, a teacher⟩, ⟨c the plan is bad⟩."),
    ("according-to", "The town (⟨c it was founded in 1720⟩, ⟨k according to⟩ ⟨s the Times⟩) has a harbour."),
    ("according-to", "Fees are high: ⟨c ships pay double the rate of Delft⟩, ⟨k according to⟩ ⟨s the agency⟩."),
    ("according-to", "The ship left, because, ⟨k according to⟩ ⟨s the agency⟩, ⟨c the river rose by two metres⟩."),
    ("aside", "They planned a feast - and ⟨c the hall⟩, ⟨s Petrova⟩ ⟨k said⟩, ⟨c was hard to get⟩."),
    # without a verb of saying
    ("in-words-of", "⟨k In the words of⟩ ⟨s the mayor⟩, ⟨c the plan is a waste of money⟩."),
    ("said-to", "⟨c The mayor⟩ is ⟨k said⟩ ⟨c to oppose the sale of the harbour⟩."),
    ("reportedly", "⟨k Reportedly⟩, ⟨c the harbour was sold last week⟩."),
    # whom somebody quotes; a claim that somebody rejects
    ("cue-that", "Tass quoted ⟨s Okoro⟩ as ⟨k saying⟩ that ⟨c the harbour was lost⟩."),
    ("cue-by", "⟨c The allegations⟩ were ⟨k rejected⟩ by ⟨s the mayor⟩."),
    ("cue-by", "He faces ⟨c allegations⟩, ⟨k rejected⟩ by ⟨s the mayor⟩, that the harbour was sold."),
    # paragraphs
    ("block-quote", "⟨s Okoro⟩ ⟨k wrote⟩ in his letter:\n\n⟨c We shall not pay for it. Nobody asked us⟩."),
    ("name-colon", "⟨s Kremlin⟩⟨k :⟩ ⟨c no talks with rebels⟩"),
    # nouns
    ("noun-that", "Nobody believed ⟨s her⟩ ⟨k claim⟩ that ⟨c the harbour would open in June⟩."),
    ("noun-that", "⟨s The mayor⟩'s ⟨k argument⟩ is that ⟨c the harbour costs too much⟩."),
    # headlines
    ("name-colon", "⟨s Poll⟩⟨k :⟩ ⟨c Most voters oppose the sale of the harbour⟩"),
    ("name-colon", "⟨s Historians⟩⟨k :⟩ ⟨c The old harbour was built for salt⟩"),
    ("name-colon", "EXCLUSIVE – ⟨s Ann Petrova⟩⟨k :⟩ ⟨c Do not trust the harbour board⟩"),
    ("name-colon", "⟨s Ann Petrova⟩ at the Guild⟨k :⟩ ⟨c The harbour was lost last year⟩"),
    ("name-colon", "⟨s Ann Petrova⟩⟨k :⟩ ⟨c Harbour Board Anger Hits the Old Town Hall⟩"),
]


@pytest.mark.parametrize(("rule", "marked"), MARKED, ids=[m for _, m in MARKED])
def test_indirect_speech(parse: Callable[[str], Doc], rule: str, marked: str) -> None:
    text, expected = unmark(marked)
    found = find_quotes(parse(text))
    assert [shown(text, quote) for quote in found] == [shown(text, quote) for quote in expected]
    assert [quote.rule for quote in found] == [rule]
    assert {quote.type for quote in found} == {"indirect"}


SEVERAL = [
    # the same speaker goes on
    "⟨s1 ⟨s2 Petrova⟩⟩ ⟨k1 said⟩ ⟨c1 the harbour was lost⟩ and ⟨k2 added⟩ that ⟨c2 nobody would pay for it⟩.",
    "⟨s1 ⟨s2 Petrova⟩⟩ ⟨k1 said⟩ ⟨c1 the harbour was lost⟩, ⟨k2 adding⟩ that ⟨c2 nobody would pay for it⟩.",
    # a number that does not agree tells whose verb it is
    "⟨s1 ⟨s2 Officials⟩⟩ ⟨k1 suspect⟩ ⟨c1 the sale is a fraud⟩ "
    "and have ⟨k2 accused⟩ the mayor of ⟨c2 hiding the price⟩.",
    "⟨s1 ⟨s2 Petrova⟩⟩ ⟨k1 confirmed⟩ that ⟨c1 there was a talk with the guild⟩, "
    "and ⟨k2 extolled⟩ ⟨c2 the guild’s new role⟩.",
    "⟨s1 ⟨s2 Petrova⟩⟩ pushed back on Friday, ⟨k1 saying⟩ that ⟨c1 the board had failed the town⟩ - "
    "and ⟨k2 arguing⟩ that ⟨c2 the harbour was lost⟩.",
    # a clause with "as" has its own content, and so has one that stands before the main clause
    "As ⟨s1 the guild⟩ ⟨k1 announced⟩ ⟨c1 talks to form a new board⟩, "
    "⟨s2 one of the envoys⟩ ⟨k2 said⟩ that ⟨c2 Westport would wait⟩.",
    "Although ⟨s1 envoys⟩ ⟨k1 stressed⟩ that ⟨c1 their talks were over⟩, "
    "⟨s2 officials⟩ ⟨k2 claimed⟩ ⟨c2 the Franco-German ties go far beyond that⟩.",
    # A says that B said: both
    "⟨s1 The Times⟩ ⟨k1 reported⟩ that ⟨c1 ⟨s2 the minister⟩ ⟨k2 said⟩ ⟨c2 the harbour was lost⟩⟩.",
]


@pytest.mark.parametrize("marked", SEVERAL)
def test_several_quotes_in_a_sentence(parse: Callable[[str], Doc], marked: str) -> None:
    text, expected = unmark(marked)
    found = find_quotes(parse(text))
    assert [shown(text, quote) for quote in found] == [shown(text, quote) for quote in expected]


@pytest.mark.parametrize(
    "text",
    [
        "She said no.",
        "The old town has a harbour and two churches.",
        "He knows that the harbour is closed.",
        "She hopes to return to Westport.",
        "The union fears the winter.",
        "She joined a party called the Harbour League.",
        "He told a joke.",
        "They asked him to leave.",
        "The guild fears that the harbour will close.",
        "The town had defended itself against the flood.",
        "They discussed it.",
        "Okoro, who opposes the sale of the harbour, left the hall.",
        "To reject the plan would be a mistake.",
        "The claim was never settled.",
        "Update: the harbour",
        "He added salt to the soup.",
        "The note was written in red ink.",
        "The mayor is expected to oppose the sale.",
        "The old bridge was praised by many.",
        "Selvara: the long road to peace",
        "They sell three kinds of fish:\n\nThe small ones are cheap, and the big ones are not.",
        "Before the vote, the mayor agreed, praising nobody.",
        "He brought a written note that many had read.",
        "Sixty pledged delegates and seven officials were there.",
    ],
)
def test_no_quote(parse: Callable[[str], Doc], text: str) -> None:
    assert find_quotes(parse(text)) == ()


def test_a_view_inside_what_is_said_is_no_record_of_its_own(parse: Callable[[str], Doc]) -> None:
    text = "Petrova said that she rejected the plan to close the harbour."
    assert [quote.rule for quote in find_quotes(parse(text))] == ["cue-that"]


def test_speech_inside_speech_has_less_confidence(parse: Callable[[str], Doc]) -> None:
    outer, inner = find_quotes(parse("The Times reported that the minister said the harbour was lost."))
    assert outer.confidence > inner.confidence


def test_a_statement_speaks_for_who_put_it_out(parse: Callable[[str], Doc]) -> None:
    text = "The ministry issued a statement saying the harbour was lost."
    assert [shown(text, quote)[1] for quote in find_quotes(parse(text))] == ["The ministry"]


def test_questions_and_answers_by_turns(parse: Callable[[str], Doc]) -> None:
    text = "Q: When will it open?\n\nA: It will open in June.\n\nQ: Who pays?\n\nA: Nobody knows."
    found = find_quotes(parse(text))
    assert [quote.rule for quote in found] == ["question-answer"] * 4
    assert [shown(text, quote)[1] for quote in found] == ["Q", "A", "Q", "A"]
    assert find_quotes(parse("A: the first letter of the list is here.")) == ()


def test_who_was_asked_is_no_source(parse: Callable[[str], Doc]) -> None:
    text = "When asked whether the harbour was lost, Petrova laughed."
    assert [shown(text, q)[:2] for q in find_quotes(parse(text))] == [(("whether the harbour was lost",), None)]


def test_passive_without_a_source(parse: Callable[[str], Doc]) -> None:
    text = "The mayor was accused of selling the harbour to strangers."
    assert [shown(text, q)[:2] for q in find_quotes(parse(text))] == [(("selling the harbour to strangers",), None)]


def test_a_transcripts_labels_are_the_names_of_the_text(parse: Callable[[str], Doc]) -> None:
    text = "Ann Lee met the board on Friday.\n\nLee: Well, the harbour is closed."
    (quote,) = find_quotes(read_document(parse(text)).with_names([Mention(0, 7, "PERSON", "name", "test")]))
    assert (quote.rule, [text[span.start : span.end] for span in quote.content]) == (
        "name-colon",
        ["Well, the harbour is closed"],
    )


def test_a_title_before_words_of_the_speakers_is_no_speech(parse: Callable[[str], Doc]) -> None:
    text = 'Asked about it on "Town This Morning," Petrova said she had not "heard it from the board."'
    found = [quote for quote in find_quotes(parse(text)) if quote.source]
    assert [text[quote.content[0].start : quote.content[0].end] for quote in found] == [
        'she had not "heard it from the board."'
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The film was panned by the critic.", None, None),
        ("The bank was accused by the ombudsman of “misleading savers”.", "the ombudsman", "misleading savers"),
        ("The firm was criticised by the tribunal for “a risky plan”.", "the tribunal", "a risky plan"),
        (
            "The council was criticised by Petrova because “the playgrounds are a disgrace”.",
            "Petrova",
            "the playgrounds are a disgrace",
        ),
    ],
)
def test_the_doer_of_a_passive_is_parted_from_what_it_judges_for(
    parse: Callable[[str], Doc], text: str, source: str | None, content: str | None
) -> None:
    found = [
        (text[slice(*q.source)] if q.source else "", text[slice(*q.content[-1])]) for q in find_quotes(parse(text))
    ]
    assert found == ([] if source is None else [(source, content)])


def test_somebody_told_of_with_her_is_told_whole(parse: Callable[[str], Doc]) -> None:
    text = "“You were late,” Petrova told her older brother on Monday."
    (quote,) = find_quotes(parse(text))
    assert quote.addressee is not None
    assert text[slice(*quote.addressee)] == "her older brother"


def test_a_paragraph_behind_a_colon_may_tell_what_the_speaker_has_said(parse: Callable[[str], Doc]) -> None:
    text = "Referring to the strike, Senator Petrova replied:\n\nNo, I was not told, and I have said so in public."
    assert [quote.rule for quote in find_quotes(parse(text))] == ["block-quote"]
