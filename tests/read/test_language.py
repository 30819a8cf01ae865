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


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(("language", "text"), OTHER)
def test_other_languages(language: str, text: str) -> None:
    assert language_of(text) == language
    assert language_of(text * 10) == language


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
