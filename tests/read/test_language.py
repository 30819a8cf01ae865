"""English is told from other languages; in doubt it is English."""

from __future__ import annotations

import time

import pytest

from extract.read.language import language_of

ENGLISH = [
    "The mayor of Port Selda said on Tuesday that the harbour would open again.",
    "Selda threatens Marn.",
    "Police arrested nine.",
    "Anna Berg, Jürgen Weiß, Zoé Lefèvre",
    "Results: Varna United 2, Selda Town 1; Marn Rovers 3, Port Athletic 0",
    "12 : 3",
    "1998",
    "!!! ???",
    "",
    " \n",
    "BREAKING",
    "Bonjour",
    "“Vive la liberté!” the crowd shouted as the minister left the town hall.",
    "President Alexandre Dubois a dit non, he said.",
    "😀😀😀",
]
OTHER = [
    ("fr", "Le maire de la ville a déclaré mardi que le port serait rouvert avant la fin du mois."),
    ("de", "Der Bürgermeister sagte am Dienstag, dass der Hafen noch vor Ende des Monats wieder öffnen werde."),
    (
        "es",
        "El alcalde de la ciudad dijo el martes que el puerto volvería a abrir antes de fin de mes, según la prensa.",
    ),
    ("it", "Il sindaco della città ha dichiarato martedì che il porto sarà riaperto prima della fine del mese."),
    ("nl", "De burgemeester van de stad zei dinsdag dat de haven voor het einde van de maand weer open zou gaan."),
    ("pl", "Burmistrz miasta powiedział we wtorek, że port zostanie ponownie otwarty przed końcem miesiąca."),
    ("ru", "Мэр города заявил во вторник, что порт снова откроется до конца месяца."),
    ("uk", "Мер міста заявив у вівторок, що порт знову відкриється до кінця місяця, і подякував усім мешканцям."),
    ("zh", "市长星期二表示,港口将在月底前重新开放。"),
    ("ar", "قال رئيس البلدية يوم الثلاثاء إن الميناء سيفتح من جديد قبل نهاية الشهر."),
    ("el", "Ο δήμαρχος της πόλης δήλωσε την Τρίτη ότι το λιμάνι θα ανοίξει ξανά πριν από το τέλος του μήνα."),
]

NEIGHBOURS = [
    (
        "da",
        "Borgmesteren for Redhill sagde tirsdag, at havnen skal åbnes igen, og at der ikke er mere "
        "at vente for de mange fiskere. Der var for lidt vand i bassinet.",
    ),
    (
        "da",
        "Politiet har anholdt to mænd for at have stjålet en båd i havnen. De to har ikke sagt "
        "noget om, hvor de var på vej hen, oplyser politiet.",
    ),
    (
        "no",
        "Ordføreren sa tirsdag at havnen skal åpnes igjen for trafikk, og at det ikke er noe mer å "
        "vente på for fiskerne som har ligget ved kaia.",
    ),
    (
        "no",
        "Politiet har pågrepet to menn for at de har stjålet en båt i havnen. Statsministeren har "
        "sagt at hun vil møte opposisjonen for å finne en løsning.",
    ),
    (
        "nn",
        "Ordføraren sa tysdag at hamna skal opnast att for trafikk, og at det ikkje er meir å venta"
        " på for fiskarane som har lege ved kaia.",
    ),
    (
        "sv",
        "Borgmästaren har sagt att hamnen ska öppnas igen för trafik, och att det inte har funnits "
        "något annat att göra för fiskarna som har väntat.",
    ),
    (
        "nl",
        "De burgemeester heeft gezegd dat de haven voor het einde van de week weer open is, en dat "
        "hij het niet eens was met de minister, die in het water had gekeken.",
    ),
    (
        "af",
        "Die burgemeester het gesê die hawe sal voor die einde van die week weer oop wees, want dit"
        " was nie moontlik om met die vissers te praat nie. Hulle het by die see gewag.",
    ),
    (
        "sco",
        "The provost telt the cooncil on Tysday that the herbour wad be appened again afore the end"
        " o the week, an that he coudna say whit wey the fowk wis no telt aboot it.",
    ),
    (
        "fy",
        "De boargemaster hat tiisdei sein dat de haven foar de ein fan de wike wer iepen wêze sil, "
        "en dat er it net iens wie mei de minister.",
    ),
    (
        "de",
        "Das Kind hat gesagt, der Film at his best sei in der Stadt. Man war mit dem Bus an den "
        "Strand gefahren, und es war warm.",
    ),
    (
        "is",
        "Borgarstjórinn sagði á þriðjudag að höfnin yrði opnuð aftur fyrir lok vikunnar og að ekki "
        "væri hægt að bíða lengur eftir svari.",
    ),
]
ENGLISH_WITH_FOREIGN_WORDS = [
    "Borgmester Søren Kjær told Jyllands-Posten that the ferry from Ærø to Århus would stop, "
    "and that the council had not been asked by the firm.",
    "Prime Minister Jonas Gahr of Norway met fishermen at Tromsø on Tuesday; they asked for more quota and got none.",
    "Harbour opens for ferry",
    "The shopkeeper, who has lived in Glasgow for 40 years, said: “Ah dinnae ken whit tae dae.”"
    " He would not say what comes next.",
    "“Het is niet goed”, said the mayor of Utrecht when the court had ruled against the town. "
    "The judge gave no reason for it.",
    "Ajax 3 Twente 1; Brann 2 Molde 0; AIK 1 Malmö 1. Rosenborg won by two goals at Lillestrøm.",
    "Jan van der Merwe of the Vryheidsfront Plus party said farmers were leaving the Karoo "
    "because there was no rain for the third year.",
    "Talks end. Both sides leave. No deal. Minister blames weather. Ferry waits.",
]


@pytest.mark.parametrize("text", ENGLISH + ENGLISH_WITH_FOREIGN_WORDS)
def test_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(("language", "text"), OTHER)
def test_other_languages(language: str, text: str) -> None:
    assert language_of(text) == language
    assert language_of(text * 10) == language


@pytest.mark.parametrize(("language", "text"), NEIGHBOURS)
def test_neighbours_that_share_words_with_english(language: str, text: str) -> None:
    assert language_of(text * 3) == language


@pytest.mark.parametrize(("language", "text"), OTHER[:3])
def test_an_english_article_that_quotes_another_language(language: str, text: str) -> None:
    assert language_of("The mayor spoke to the crowd at the gates of the harbour. " * 3 + text) == "en", language


def test_cost_does_not_grow_with_the_text() -> None:
    language_of(OTHER[0][1] * 100)
    began = time.process_time()
    language_of(OTHER[0][1] * 500_000)
    assert time.process_time() - began < 1


def test_a_headline_in_plain_english_needs_no_identifier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.read.language._identifier", lambda: pytest.fail("the identifier was loaded"))
    headline = (
        "‘Empty’ Harbour Might Help Berg, But Less So Where She Needs It. Selda’s mayor may doom Marn’s candidacy."
    )
    assert language_of(headline) == "en"
