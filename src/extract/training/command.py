"""What `extract train` does: it prints how good the new weights are and writes them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from importlib.resources import files
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from extract.config import load_config
from extract.errors import UsageError
from extract.scoring import SHIPPED, Weights, read_weights
from extract.scoring.weights_folder import OF_VECTORS

if TYPE_CHECKING:
    from extract.training.learn import Outcome, Start


def run_train(
    gold: Path, corpus: Path, output: Path, *, layer: str | None, start: Start, config_path: Path | None
) -> int:
    """Trains the models of a layer, or of all in their order, prints their figures and writes their weights.

    Weights of other models that stand in `output` are in use meanwhile. Returns 0, or 1 if gold files were left out
    because of mistakes, each of which is printed. Raises UsageError if scikit-learn is not installed, the labels are
    too few or the output lies in the package, and what reading gold and corpus raises.
    """
    if find_spec("sklearn") is None:
        raise UsageError("training needs scikit-learn: pip install 'extract[train]'")
    if output.resolve().is_relative_to(Path(str(files("extract"))).resolve()):
        raise UsageError(f"{output}: lies in the program itself; choose another --output")
    from extract.model import load_model
    from extract.training.articles import labelled_articles
    from extract.training.layers import LAYERS
    from extract.training.learn import FEWEST, train

    config = load_config(config_path, ignored=("weights",))
    layers = {name: LAYERS[name] for name in ([layer] if layer else LAYERS)}
    kept = _others(output, {trained.weights for models in layers.values() for trained in models})
    articles, problems = labelled_articles(gold, corpus, load_model(config.model), config)
    for problem in problems:
        print(f"{problem}; the file is left out")
    outcomes: list[Outcome] = []
    for trained in chain.from_iterable(layers.values()):
        found = train(trained, articles, config, start, _together(output, kept, outcomes))
        print("\n".join(map(_told, found)) or f"{trained.weights}: too few labels, left as it is")
        outcomes += found
    if not outcomes:
        what = f"of {layer} " if layer else ""
        raise UsageError(f"{gold}: too few labels {what}to learn from; label some in {FEWEST} articles or more")
    _write(output, outcomes)
    number = f"{len(outcomes)} file{'s'[: len(outcomes) != 1]}"
    print(f'{number} in {output}; a run uses them with weights = "{output.as_posix()}" in config.toml')
    return 1 if problems else 0


def _others(output: Path, trained: Container[str]) -> Weights:
    """The weights in the output folder of models not trained now: what these come to hangs on no earlier run."""
    if not any(output.glob("*.csv")):
        return SHIPPED
    found = read_weights(output)
    return replace(
        found, texts=tuple((n, text) for n, text in found.texts if n.removesuffix(OF_VECTORS) not in trained)
    )


def _together(output: Path, kept: Weights, outcomes: Iterable[Outcome]) -> Weights:
    """The weights in the output folder with those that have been learnt since."""
    texts = {**dict(kept.texts), **{outcome.name: outcome.text for outcome in outcomes}}
    return Weights(str(output), tuple(sorted(texts.items())))


def _told(outcome: Outcome) -> str:
    number = f"{outcome.articles:,} articles, {outcome.samples:,} samples, penalty {outcome.strength:g}"
    lines = [
        f"{outcome.name}: {number}",
        f"  {'out of fold':12s} {'shipped':>8s} {'new':>8s}",
        *(f"  {name:12s} {outcome.old[name]:8.3f} {value:8.3f}" for name, value in outcome.new.items()),
    ]
    if outcome.same_gold:
        lines.append("  the shipped weights were learnt from these very labels: their figures flatter them")
    if outcome.is_worse:
        lines.append(
            f"  warning: worse than the shipped weights on articles that were not learnt from ({outcome.main})"
        )
    return "\n".join(lines)


def _write(output: Path, outcomes: Sequence[Outcome]) -> None:
    try:
        output.mkdir(parents=True, exist_ok=True)
        for outcome in outcomes:
            (output / f"{outcome.name}.csv").write_text(outcome.text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror
        raise UsageError(f"{output}: the weights cannot be written ({reason}); choose another --output") from None
