"""Processes of our own calculate in one thread each."""

from __future__ import annotations

import os

import pytest

from extract.run.processes import _single_threaded

NAME = "OPENBLAS_NUM_THREADS"


def test_what_is_started_calculates_in_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NAME, raising=False)
    with _single_threaded():
        assert os.environ[NAME] == "1"
    assert NAME not in os.environ


def test_who_wants_more_threads_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "3")
    with _single_threaded():
        assert os.environ[NAME] == "3"
    assert os.environ[NAME] == "3"
