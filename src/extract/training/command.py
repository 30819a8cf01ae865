"""What `extract train` does: it prints how good the new weights are and writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from extract.config import Config, load_config
from extract.errors import UsageError
from extract.scoring import SHIPPED, Weights, read_weights, using_weights

if TYPE_CHECKING:
    from extract.training.articles import Labelled
    from extract.training.layers import Trained

Start = Literal["shipped", "none"]
FEWEST = 4  # labelled articles from which anything can be learnt


@dataclass(frozen=True)
class Outcome:
    """What training one model came to: its new file and figures out of fold, beside those of the shipped weights."""

    weights: str  # the model's name
    text: str
    articles: int
    samples: int
    strength: float
    old: Mapping[str, float]
    new: Mapping[str, float]
    same_gold: bool  # the shipped weights were learnt from the very same labels


def run_train(
    gold: Path, corpus: Path, output: Path, *, layer: str | None, start: Start, config_path: Path | None
) -> int:
    """Trains the models of a layer, or of all in their order, prints their figures and writes their weights; returns 0.

    Weights of other layers that stand in `output` already are in use meanwhile. Raises UsageError if scikit-learn is
    not installed, the labels are too few or the output lies in the package, and what reading gold and corpus raises.
    """
    if find_spec("sklearn") is None or find_spec("scipy") is None:
        raise UsageError("training needs scikit-learn: pip install 'extract[train]'")
    from extract.model import load_model
    from extract.training.articles import labelled_articles
    from extract.training.layers import LAYERS

    if output.resolve().is_relative_to(Path(str(files("extract"))).resolve()):
        raise UsageError(
            f"{output}: lies in the program itself; choose another --output, and copy what you want to ship"
        )
    config = load_config(config_path, ignored=("weights",))
    kept = read_weights(output) if any(output.glob("*.csv")) else SHIPPED
    articles, problems = labelled_articles(gold, corpus, load_model(config.model), config)
    for problem in problems:
        print(f"{problem}; the file is left out")
    chosen = [layer] if layer else list(LAYERS)
    outcomes: list[Outcome] = []
    for name in chosen:
        for trained in LAYERS[name]:
            outcome = train(trained, articles, config, start, _together(output, kept, outcomes))
            if outcome is None and layer:
                raise UsageError(
                    f"{gold}: too few labels of {name} to learn from: {FEWEST} articles with some are wanted"
                )
            print(_told(name, trained.weights, outcome))
            outcomes += [outcome] if outcome else []
    if not outcomes:
        raise UsageError(f"{gold}: too few labels to learn from: {FEWEST} articles with some are wanted")
    _write(output, outcomes)
    print(
        f'{len(outcomes)} file{"s"[: len(outcomes) != 1]} in {output}; a run uses them with weights = "{output}" '
        "in config.toml"
    )
    return 0


def train(
    trained: Trained, articles: Sequence[Labelled], config: Config, start: Start, known: Weights
) -> Outcome | None:
    """Trains one model with the weights `known` in use; None if too few articles have labels for it."""
    from extract.scoring.weights_folder import shipped_text
    from extract.training.fit import cross_validate, scores, zero
    from extract.training.measures import figures_of
    from extract.training.table import table_of
    from extract.training.weights_out import origin_of, parameters_of, weights_text

    with using_weights(SHIPPED):
        shipped = trained.load()
    with using_weights(known):
        samples = [sample for article in articles for sample in trained.samples(article, config)]
    if len({sample.article for sample in samples}) < FEWEST:
        return None
    table = table_of(samples, shipped)
    old = parameters_of(shipped)
    fitted = cross_validate(table, old if start == "shipped" else zero(table))
    new = figures_of(table, fitted.out_of_fold)
    origin = origin_of((article.digest for article in articles), shipped)
    counted = {"articles": len(set(table.articles)), "samples": len(table)}
    return Outcome(
        trained.weights,
        weights_text(shipped, shipped_text(trained.weights), fitted.parameters, origin, {**counted, **new}),
        counted["articles"],
        counted["samples"],
        fitted.strength,
        figures_of(table, scores(table, old)),
        new,
        shipped.origin == origin,
    )


def _together(output: Path, kept: Weights, outcomes: Sequence[Outcome]) -> Weights:
    """The weights in the output folder with those that have been learnt since."""
    texts = {**dict(kept.texts), **{outcome.weights: outcome.text for outcome in outcomes}}
    return Weights(str(output), tuple(sorted(texts.items())))


def _told(layer: str, weights: str, outcome: Outcome | None) -> str:
    if outcome is None:
        return f"{layer}: {weights}: too few labels, left as it is"
    lines = [
        f"{layer}: {weights}, {outcome.articles:,} articles, {outcome.samples:,} samples, penalty {outcome.strength:g}",
        f"  {'out of fold':12s} {'shipped':>8s} {'new':>8s}",
        *(f"  {name:12s} {outcome.old[name]:8.3f} {value:8.3f}" for name, value in outcome.new.items()),
    ]
    if outcome.same_gold:
        lines.append("  the shipped weights were learnt from these very labels, so their figures flatter them")
    main = next(iter(outcome.new))
    if outcome.new[main] < outcome.old[main]:
        lines.append(
            f"  warning: the new weights are worse than the shipped ones on articles that they have not seen ({main})"
        )
    return "\n".join(lines)


def _write(output: Path, outcomes: Sequence[Outcome]) -> None:
    try:
        output.mkdir(parents=True, exist_ok=True)
        for outcome in outcomes:
            (output / f"{outcome.weights}.csv").write_text(outcome.text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(
            f"{output}: the weights cannot be written ({error.strerror}); choose another --output"
        ) from None
