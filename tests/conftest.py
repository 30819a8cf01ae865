"""Shared by all tests: one parsed model, and one run over corpus/ as a user would start it."""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before NumPy is loaded: each process of the tests has one core

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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long tests go first, so that at the end no process waits for one of them."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


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
