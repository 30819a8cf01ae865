"""The fit: what it finds is what others find, and the prior holds where labels are few."""

from __future__ import annotations

import numpy as np
import pytest

from extract.scoring import LinearModel
from extract.training.fit import Parameters, cross_validate, fit, probabilities, scores, zero
from extract.training.measures import figures_of
from extract.training.samples import AnySample, GroupSample, Sample
from extract.training.table import Table, table_of

FEATURES = ("a", "b", "c")
RANDOM = np.random.default_rng(7)


def model(*classes: str) -> LinearModel[str, str]:
    rows = {feature: dict.fromkeys(classes, 0.0) for feature in FEATURES}
    about = dict.fromkeys(FEATURES, "?")
    return LinearModel("m.csv", "hand-set", classes, rows, about, dict.fromkeys(classes, 0.0), {}, {})


def table(samples: list[AnySample], *classes: str) -> Table:
    return table_of(samples, model(*classes))


def drawn(classes: tuple[str, ...], number: int = 300) -> list[AnySample]:
    """Samples whose label depends on the features, with noise, some of weight 2."""
    weights = RANDOM.normal(size=(3, len(classes)))
    rows = RANDOM.normal(size=(number, 3))
    noise = RANDOM.gumbel(size=(number, len(classes)))
    best = (rows @ weights + noise).argmax(axis=1)
    return [
        Sample(f"t{n % 20}", dict(zip(FEATURES, row, strict=True)), classes[k], weight=1.0 + n % 2)
        for n, (row, k) in enumerate(zip(rows, best, strict=True))
    ]


@pytest.mark.parametrize("classes", [("yes", ""), ("x", "y", "z")])
def test_it_finds_what_scikit_learn_finds(classes: tuple[str, ...]) -> None:
    linear = pytest.importorskip("sklearn.linear_model")
    samples = table(drawn(classes), *filter(None, classes))
    theirs = linear.LogisticRegression(C=1 / 3, tol=1e-8, max_iter=5000)
    theirs.fit(samples.rows, samples.truth, sample_weight=samples.weight)
    ours = fit(samples, zero(samples), 3.0)
    chances = probabilities(samples, scores(samples, ours))
    expected = theirs.predict_proba(samples.rows)
    assert np.allclose(chances, expected[:, -chances.shape[1] :], atol=1e-4)


def choices(number: int = 200) -> list[AnySample]:
    """Candidates of which the one with most of "a" is mostly right; none is where all have little."""
    samples: list[AnySample] = []
    for n in range(number):
        rows = RANDOM.normal(size=(1 + n % 4, 3))
        found = 2 * rows[:, 0] + RANDOM.gumbel(size=len(rows))
        right = int(found.argmax()) if found.max() > RANDOM.gumbel() else None
        samples.append(GroupSample(f"t{n % 20}", tuple(dict(zip(FEATURES, row, strict=True)) for row in rows), right))
    return samples


def test_a_choice_learns_what_makes_a_candidate_the_right_one() -> None:
    samples = table(choices(2000), "candidate")
    found = fit(samples, zero(samples), 0.1).weights[:, 0]
    assert found == pytest.approx([2.0, 0.0, 0.0], abs=0.25)


def test_a_choice_of_one_candidate_is_a_logistic_regression_without_intercept() -> None:
    single = [each for each in choices(800) if isinstance(each, GroupSample) and len(each.candidates) == 1]
    chosen = table(list(single), "candidate")
    assert probabilities(chosen, np.zeros((len(chosen), 1))) == pytest.approx(0.5)


def test_the_probabilities_of_a_choice_leave_room_for_none() -> None:
    samples = table(choices(50), "candidate")
    chances = probabilities(samples, scores(samples, Parameters(np.ones((3, 1)), np.zeros(1))))
    assert (np.add.reduceat(chances[:, 0], samples.starts[:-1]) < 1).all()


def test_a_strong_penalty_leaves_the_weights_at_their_centre() -> None:
    samples = table(choices(40), "candidate")
    centre = Parameters(np.array([[1.0], [-1.0], [0.5]]), np.zeros(1))
    assert np.allclose(fit(samples, centre, 1e6).weights, centre.weights, atol=1e-3)
    assert not np.allclose(fit(samples, centre, 0.1).weights, centre.weights, atol=0.1)


def test_cross_validation_is_the_same_each_time_and_better_than_nothing() -> None:
    samples = table(choices(), "candidate")
    one, other = (cross_validate(samples, zero(samples)) for _ in range(2))
    assert (one.out_of_fold == other.out_of_fold).all()
    assert (one.parameters.weights == other.parameters.weights).all()
    nothing = figures_of(samples, np.zeros((len(samples.rows), 1)))
    assert figures_of(samples, one.out_of_fold)["log-loss"] < nothing["log-loss"]
