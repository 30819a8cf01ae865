"""Linear models: what they score, how they explain it, and how a broken file is told of."""

from __future__ import annotations

import math
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import WeightsError
from extract.scoring import LinearModel, read_model

WIDE = """\
kind,name,class,value,about
# settled by hand
origin,,,hand-set,
weight,title,PERSON,3,a title before it
weight,title,ORG,-0.5,
weight,river,PLACE,4,"ends in River, Lake"
intercept,,ORG,0.25,
figure,f1,,0.91,"in cross-validation, by article"
"""
NARROW = """\
kind,name,class,value,about
origin,,,hand-set,
weight,near,gate,2,beside the cue
weight,far,gate,-1.5,another sentence
intercept,,gate,-0.5,
threshold,least,,0.4,what is taken
"""
CLASSES = ("PERSON", "ORG", "PLACE")
NUMBERS = st.floats(-1e6, 1e6)
FEATURES = st.sampled_from(["a", "b", "c", "d", "e"])


def wide(text: str = WIDE) -> LinearModel[str, str]:
    return read_model(text, "wide.csv", ("title", "river"), CLASSES)


def narrow(text: str = NARROW) -> LinearModel[str, str]:
    return read_model(text, "narrow.csv", ("near", "far"), ("gate",), ("least",))


@st.composite
def models(draw: st.DrawFn) -> LinearModel[str, str]:
    classes = CLASSES[: draw(st.integers(1, 3))]
    row = st.dictionaries(st.sampled_from(classes), NUMBERS, min_size=1)
    weights = draw(st.fixed_dictionaries(dict.fromkeys("abcde", row)))
    intercepts = draw(st.fixed_dictionaries(dict.fromkeys(classes, NUMBERS)))
    return LinearModel("m.csv", "hand-set", classes, weights, dict.fromkeys("abcde", "?"), intercepts, {}, {})


def test_scores_are_sums_of_weight_times_value() -> None:
    assert wide().scores({"title": 2.0, "river": 1.0}) == {"PERSON": 6.0, "ORG": -0.75, "PLACE": 4.0}
    assert wide().scores({}) == {"PERSON": 0.0, "ORG": 0.25, "PLACE": 0.0}
    assert narrow().score({"near": 1.0, "far": 2.0}) == -1.5
    assert narrow().thresholds == {"least": 0.4}
    assert wide().figures == {"f1": 0.91}
    assert wide().origin == "hand-set"


def test_a_tally_counts_each_feature_as_often_as_it_comes() -> None:
    assert wide().tally(["title", "river", "title"]) == wide().scores({"title": 2.0, "river": 1.0})


def test_a_feature_weighs_nothing_for_a_class_without_a_line() -> None:
    assert wide().weight("river", "PLACE") == 4.0
    assert wide().weight("river", "ORG") == 0.0


def test_the_highest_score_decides_and_of_equals_the_first() -> None:
    assert wide().decide({"river": 1.0}) == "PLACE"
    assert wide().decide({"title": 4.0, "river": 3.0}) == "PERSON"


def test_probabilities_are_logistic_for_one_class_and_softmax_for_several() -> None:
    assert narrow().probabilities({"near": 1.0}) == {"gate": pytest.approx(1 / (1 + math.exp(-1.5)))}
    expected = math.exp(4) / (math.exp(4) + math.exp(0.25) + 1)
    assert wide().probabilities({"river": 1.0})["PLACE"] == pytest.approx(expected)


def test_an_explanation_is_in_words_the_largest_amount_first() -> None:
    told = [str(contribution) for contribution in wide().explain({"title": 2.0, "river": 0.0})]
    assert told == [
        "PERSON +6: a title before it (title, 3 × 2)",
        "ORG -1: a title before it (title, -0.5 × 2)",
        "ORG +0.25: before any evidence (intercept)",
    ]


@given(models(), st.dictionaries(FEATURES, NUMBERS))
def test_an_explanation_sums_to_the_scores(model: LinearModel[str, str], features: dict[str, float]) -> None:
    amounts: dict[str, list[float]] = defaultdict(list)
    for contribution in model.explain(features):
        amounts[contribution.label].append(contribution.amount)
    for label, score in model.scores(features).items():
        assert math.fsum(amounts[label]) == pytest.approx(score, abs=1e-2)
    sizes = [abs(contribution.amount) for contribution in model.explain(features)]
    assert sizes == sorted(sizes, reverse=True)


@given(models(), st.dictionaries(FEATURES, NUMBERS))
def test_probabilities_hold_together(model: LinearModel[str, str], features: dict[str, float]) -> None:
    chances = model.probabilities(features)
    assert all(0 <= chance <= 1 for chance in chances.values())
    if len(model.classes) > 1:
        assert sum(chances.values()) == pytest.approx(1)
        assert chances[model.decide(features)] == max(chances.values())
    else:
        assert model.score(features) == model.scores(features)[model.classes[0]]


@pytest.mark.parametrize("ask", ["scores", "score", "tally", "explain", "decide", "probabilities"])
def test_an_unknown_feature_is_an_error_that_names_it_and_the_file(ask: str) -> None:
    with pytest.raises(WeightsError, match=r"^narrow\.csv: has no feature 'beside'; give it a line with its weight$"):
        getattr(narrow(), ask)({"near": 1.0, "beside": 1.0})


def test_the_score_of_several_classes_is_an_error() -> None:
    with pytest.raises(WeightsError, match=r"^wide\.csv: has 3 classes"):
        wide().score({"title": 1.0})


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("kind,name", "kind,feature", "wide.csv, line 1: the columns must be kind, name, class, value, about"),
        ("river,PLACE", "rivr,PLACE", "wide.csv, line 6: the feature 'rivr' is not used by the code"),
        ('weight,river,PLACE,4,"ends in River, Lake"\n', "", "wide.csv: the feature 'river', which the code uses, is"),
        ("title,ORG", "title,ORGS", "wide.csv, line 5: the class 'ORGS' is not used by the code"),
        ("river,PLACE", "river,ORG", "wide.csv: the class 'PLACE', which the code uses, is missing"),
        ("title,ORG", "title,PERSON", "wide.csv, line 5: says again what line 4 says"),
        ("-0.5", "nan", "wide.csv, line 5: the value must be a number, not 'nan'"),
        ("-0.5", "", "wide.csv, line 5: the value must be a number, not ''"),
        ("-0.5", "0,5", "wide.csv, line 5: has 6 cells instead of 5"),
        ("ORG,-0.5,", "ORG,-0.5", "wide.csv, line 5: has 4 cells instead of 5"),
        ("weight,title,ORG", "wieght,title,ORG", "wide.csv, line 5: unknown kind 'wieght'; there are origin, weight"),
        ("title,ORG", ",ORG", "wide.csv, line 5: a line of kind weight has a name"),
        ("intercept,,ORG", "intercept,bias,ORG", "wide.csv, line 7: a line of kind intercept has no name"),
        ("hand-set", "by hand", "wide.csv, line 3: the origin must be hand-set or a SHA-256, not 'by hand'"),
        ("origin,,,hand-set,\n", "", "wide.csv: a line of kind origin is missing"),
        ("figure,f1", "threshold,f1", "wide.csv, line 8: the threshold 'f1' is not used by the code"),
        ("a title before it", "", "wide.csv: no line says what 'title' is"),
        ('Lake"', "Lake", "wide.csv, line 8: is no CSV"),
    ],
)
def test_a_broken_file_is_told_of_with_its_line(old: str, new: str, message: str) -> None:
    assert old in WIDE
    with pytest.raises(WeightsError) as caught:
        wide(WIDE.replace(old, new, 1))
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_a_missing_threshold_is_an_error() -> None:
    with pytest.raises(WeightsError, match=r"^narrow\.csv: the threshold 'least', which the code uses, is missing"):
        narrow(NARROW.replace("threshold,least,,0.4,what is taken\n", ""))


def test_a_trained_model_names_what_it_was_trained_on() -> None:
    digest = "0123456789abcdef" * 4
    assert wide(WIDE.replace("hand-set", digest)).origin == digest
