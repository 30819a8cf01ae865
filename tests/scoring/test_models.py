"""The models that the program ships: files and code name the same features, and what the weights come to."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from extract.entities import article_evidence, mention_evidence
from extract.events import row_confidence
from extract.events.arguments import event_places, ranker
from extract.events.candidates import class_in_context, happenings, noun_features, verb_features
from extract.events.parties import taken_up
from extract.merge import pair_clues
from extract.numbers import kinds
from extract.places import locate, name_clues
from extract.quotes import content_breaks, direct
from extract.scoring import LinearModel
from extract.speakers import confidence, pronouns, salience, source_candidates
from extract.training.layers import LAYERS

SOURCE = Path(mention_evidence.__file__).parent.parent
WEIGHTS = SOURCE / "scoring" / "weights"


class Use(NamedTuple):
    """A model's file, the module that uses it and the features that this declares."""

    file: str
    module: ModuleType
    declared: tuple[str, ...]
    load: Callable[[], LinearModel[Any, Any]]


USES = [
    Use("name_mentions", mention_evidence, mention_evidence.EVIDENCE, mention_evidence.mention_model),
    Use("name_labels", article_evidence, article_evidence.CLUES, article_evidence.label_model),
    Use("mention_salience", salience, salience.FACTORS, salience.salience_model),
    Use("pronoun_candidates", pronouns, pronouns.CLUES, pronouns.candidate_model),
    Use("source_candidates", source_candidates, source_candidates.CLUES, source_candidates.source_model),
    Use("stand_ins", taken_up, source_candidates.CLUES, taken_up.stand_in_model),
    Use("content_breaks", content_breaks, content_breaks.CLUES, content_breaks.break_model),
    Use("speaker_confidence", confidence, confidence.CLUES, confidence.confidence_model),
    Use("event_verbs", happenings, verb_features.VERB_FAMILIES.names, happenings.verb_model),
    Use("event_nouns", happenings, noun_features.NOUN_FAMILIES.names, happenings.noun_model),
    Use("event_classes", class_in_context, class_in_context.CLASS_FAMILIES.names, class_in_context.class_model),
    Use("arguments", ranker, ranker.CLUES, ranker.argument_model),
    Use("event_places", event_places, event_places.PLACE_CLUES, event_places.place_model),
    Use("event_rows", row_confidence, row_confidence.ROW_FAMILIES.names, row_confidence.row_model),
    Use("place_names", locate, name_clues.NAME_CLUES, locate.name_model),
    Use("place_votes", locate, (*name_clues.NAME_CLUES, *name_clues.VOTE_CLUES), locate.vote_model),
    Use("happening_pairs", pair_clues, pair_clues.FAMILIES.names, pair_clues.merge_model),
    Use("happening_pairs_dated", pair_clues, pair_clues.FAMILIES.names, pair_clues.dated_model),
    Use("number_kinds", kinds, kinds.KIND_FAMILIES.names, kinds.kind_model),
    Use("quote_claims", direct, direct.HANDOVERS, direct.claim_model),
]
TRAINED = {trained.weights: trained for models in LAYERS.values() for trained in models}
BY_TOPONYMS = ("place_names", "place_votes")  # trained by training/place_samples.py
# Their features are made of parts, or declared where others use them too.
MERGING = ("happening_pairs", "happening_pairs_dated")
COMPOSED = (
    "stand_ins",
    "event_verbs",
    "event_nouns",
    "event_classes",
    "arguments",
    "event_places",
    "event_rows",
    "number_kinds",
    *BY_TOPONYMS,
    *MERGING,
)
each_use = pytest.mark.parametrize("use", USES, ids=lambda use: use.file)


def test_every_file_of_weights_is_used() -> None:
    of_vectors = {f"{name}.vectors.csv" for name, trained in TRAINED.items() if trained.slots}
    assert {path.name for path in WEIGHTS.iterdir()} == {f"{use.file}.csv" for use in USES} | of_vectors


@each_use
def test_a_model_loads_with_the_declared_features(use: Use) -> None:
    model = use.load()
    assert tuple(model.weights) == use.declared
    assert model.path == f"scoring/weights/{use.file}.csv"
    assert (model.origin == "hand-set") == (use.file not in (*TRAINED, *BY_TOPONYMS, *MERGING))


@each_use
def test_what_is_trained_can_be_trained_anew(use: Use) -> None:
    """The command trains the model that the code uses, under its name."""
    if use.file in TRAINED:
        assert TRAINED[use.file].load() is use.load()


@pytest.mark.parametrize("use", [use for use in USES if use.file not in COMPOSED], ids=lambda use: use.file)
def test_every_declared_feature_is_used(use: Use) -> None:
    """Each stands in the module where it is declared, and once more at least."""
    tree = ast.parse(Path(str(use.module.__file__)).read_text(encoding="utf-8"))
    found = Counter(node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    assert [feature for feature in use.declared if found[feature] < 2] == []


@each_use
def test_the_modules_that_use_a_model_are_those_listed(use: Use) -> None:
    calls = [path for path in SOURCE.rglob("*.py") if f'load_model("{use.file}"' in path.read_text(encoding="utf-8")]
    assert calls == [Path(str(use.module.__file__))]


@pytest.mark.parametrize(
    ("factors", "expected"),
    [
        (("subject", "head-noun"), 310.0),
        (("direct-object", "head-noun"), 280.0),
        (("indirect-object", "head-noun"), 270.0),
        (("head-noun",), 230.0),
        ((), 150.0),  # "Orlova's", in the present sentence
    ],
)
def test_the_salience_of_a_mention(factors: tuple[salience.Factor, ...], expected: float) -> None:
    present: tuple[salience.Factor, ...] = ("sentence-recency", "non-adverbial", *factors)
    assert salience.salience_model().score(dict.fromkeys(present, 1.0)) == expected


def test_whom_a_pronoun_may_mean() -> None:
    model = pronouns.candidate_model()
    assert model.score({"subject-around": 1.0, "last-speaker": 1.0, "salience": 155.0}) == 375.0
    assert model.score({"subject-further-around": 0.5}) == 40.0
    assert model.thresholds == {"least": 60.0, "rival": 0.9}


def test_the_order_of_claims_to_marks() -> None:
    model = direct.claim_model()
    order = sorted(direct.HANDOVERS, key=lambda handover: -model.score({handover: 1.0}))
    assert order == list(direct.HANDOVERS)
    assert len({model.score({handover: 1.0}) for handover in direct.CLOSE}) == 1
