"""Shared by all tests: one parsed model, and one run over corpus/ as a user would start it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from spacy.language import Language
from spacy.tokens import Doc

from extract import pipeline
from support.program import ROOT, run_extract

settings.register_profile(
    "extract", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("extract")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The model as `extract run` loads it."""
    return pipeline.load_model()


@pytest.fixture(scope="session")
def parse(nlp: Language) -> Callable[[str], Doc]:
    """Text → parsed Doc."""
    return lambda text: pipeline.parse(nlp, text)


@pytest.fixture(scope="session")
def corpus_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `extract run corpus/` wrote."""
    output = tmp_path_factory.mktemp("run") / "out"
    done = run_extract("run", ROOT / "corpus", "--output", output)
    assert done.returncode == 0, done.stderr
    return output
