"""Weights of one's own: a folder of files that stand in for the shipped ones, for as long as a block of code runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar, cast

Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True)
class Weights:
    """What the files of a folder say, by the names of their models; a model without one has its shipped weights.

    It is plain data, so that it travels to other processes, and counts as the same wherever the folder lies.
    """

    folder: str = field(default="", compare=False)  # for messages
    texts: tuple[tuple[str, str], ...] = ()

    def text(self, name: str) -> str | None:
        """What the file of a model says; None if the folder has none."""
        return next((text for known, text in self.texts if known == name), None)

    def path(self, name: str) -> str:
        """The file of a model, for messages."""
        return str(Path(self.folder) / f"{name}.csv")


SHIPPED = Weights()
OF_VECTORS = ".vectors"  # behind the name of a model: the file of its weights for vectors
_current: ContextVar[Weights] = ContextVar("weights", default=SHIPPED)


@contextmanager
def using_weights(weights: Weights) -> Iterator[None]:
    """While the block runs, this thread's models are those of `weights`."""
    token = _current.set(weights)
    try:
        yield
    finally:
        _current.reset(token)


def per_weights(function: Function) -> Function:
    """Remembers what a function returns, as `functools.cache` does, for each Weights apart."""

    @lru_cache(maxsize=4096)
    def known(_: Weights, *args: Any) -> Any:  # noqa: ANN401 - the function's own
        return function(*args)

    @wraps(function)
    def call(*args: Any) -> Any:  # noqa: ANN401 - the function's own
        return known(_current.get(), *args)

    return cast(Function, call)


def shipped_text(name: str) -> str:
    """What the shipped file of a model says."""
    return files("extract.scoring").joinpath("weights", f"{name}.csv").read_text(encoding="utf-8")


def shipped_names() -> tuple[str, ...]:
    """The models that have weights, sorted."""
    found = files("extract.scoring").joinpath("weights").iterdir()
    return tuple(sorted(file.name.removesuffix(".csv") for file in found if file.name.endswith(".csv")))


def current_text(name: str) -> tuple[str, str]:
    """The text of a model's file under the weights in use, and its path for messages."""
    weights = _current.get()
    text = weights.text(name)
    return (shipped_text(name), f"scoring/weights/{name}.csv") if text is None else (text, weights.path(name))


def current_vector_text(name: str) -> tuple[str, str] | None:
    """The same for the file of a model that reads vectors; None if there is none.

    Weights in use that have only the model that does without are not mixed with shipped ones.
    """
    weights = _current.get()
    with_vectors = f"{name}{OF_VECTORS}"
    if weights.text(with_vectors) is None and (weights.text(name) or with_vectors not in shipped_names()):
        return None
    return current_text(with_vectors)
