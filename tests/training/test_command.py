"""`extract train`: from labels to weights that a run uses, and what it says where it cannot."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from extract import cli, model
from extract.cli import main
from extract.config import Config, load_config
from extract.errors import UsageError, WeightsError
from extract.extraction import extract_from
from extract.records import Article
from extract.run.fingerprint import fingerprint
from extract.scoring import read_weights
from extract.scoring.weights_folder import shipped_text
from extract.training import command
from extract.training.folds import fold_of
from extract.training.layers import LAYERS

FIRMS = ("Northgate Group", "Ardon Bank", "Brightwater Bank", "Calder Motors", "Delphi Foods", "Eskdale Airlines")
TEXT = """\
{firm} opens plant

{firm} opened a plant in Oslo on Monday. The company said it would hire 50 people.

Anna Weber, a union leader, came to the town. It is good news for the town.

The company said the plant would make pumps.
"""


def article(name: str, firm: str, speaker: str) -> list[dict[str, object]]:
    quotes = ("it would hire 50 people", "the plant would make pumps")
    return [
        {"layer": "article", "id": name, "published": "2021-03-02"},
        {"layer": "entity", "label": "ORG", "name": firm, "texts": [firm]},
        *(
            {
                "layer": "quote",
                "type": "indirect",
                "content": [content],
                "cue": "said",
                "source": "The company",
                "addressee": None,
                "speaker": speaker,
                "date": None,
                "at": f"The company said {content}",
            }
            for content in quotes
        ),
    ]


@pytest.fixture
def labelled(tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with corpus/ and gold/ of six articles, the working directory."""
    for number, firm in enumerate(FIRMS):
        name = f"a{number}"
        for folder, suffix, text in (
            ("corpus", "txt", TEXT.format(firm=firm)),
            ("gold", "jsonl", "\n".join(map(json.dumps, article(name, firm, firm)))),
        ):
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / f"{name}.{suffix}").write_text(text, encoding="utf-8")
    monkeypatch.setattr(model, "load_model", lambda _: nlp)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def train(*options: str) -> int:
    return main(["train", "gold", "corpus", "--layer", "speakers", *options])


def test_labels_become_weights_that_a_run_takes(labelled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert train() == 0
    told = capsys.readouterr().out
    assert told.startswith("source_candidates: 6 articles, 12 samples, penalty ")
    assert told.endswith('2 files in weights; a run uses them with weights = "weights" in config.toml\n')
    assert {line.split()[0] for line in told.splitlines()[2:7]} == {
        "f1", "precision", "recall", "log-loss", "calibration",
    }  # fmt: skip
    (labelled / "config.toml").write_text('weights = "weights"\n', encoding="utf-8")
    weights = load_config().weights
    assert weights == read_weights(Path("weights"))
    assert dict(weights.texts).keys() == {"source_candidates", "speaker_confidence"}
    assert weights.texts[0][1] != shipped_text("source_candidates")


def test_the_same_labels_give_the_same_bytes(labelled: Path) -> None:
    train("--start", "none")
    first = (labelled / "weights" / "source_candidates.csv").read_bytes()
    train("--start", "none")  # whatever stands there already
    assert (labelled / "weights" / "source_candidates.csv").read_bytes() == first


def test_labels_pull_the_shipped_weights(labelled: Path, parse: Callable[[str], Doc]) -> None:
    """Where nobody is ever the company, nobody is chosen in the end."""
    for number, firm in enumerate(FIRMS):
        gold = "\n".join(map(json.dumps, article(f"a{number}", firm, "nobody")))
        (labelled / "gold" / f"a{number}.jsonl").write_text(gold, encoding="utf-8")
    assert train() == 0
    doc, shipped = parse(TEXT.format(firm="Acme Motors")), load_config()
    mine = shipped.model_copy(update={"weights": read_weights(Path("weights"))})

    def speakers(config: Config) -> set[str]:
        return {quote.speaker for quote in extract_from(doc, Article("a", "", doc.text, "", "en"), config).quotes}

    assert speakers(shipped) == {"Acme Motors"}
    assert speakers(mine) == {"company"}
    assert speakers(shipped) == {"Acme Motors"}  # side by side in one process


def test_results_hang_on_what_the_weights_say_not_on_where_they_lie(labelled: Path) -> None:
    train()
    config = load_config()
    (labelled / "copy").mkdir()
    for path in (labelled / "weights").iterdir():
        (labelled / "copy" / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    one, other = (config.model_copy(update={"weights": read_weights(Path(name))}) for name in ("weights", "copy"))
    assert fingerprint(one) == fingerprint(other) != fingerprint(config)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda folder: (folder / "gold" / "z.jsonl").write_text("{}"), "z.jsonl: labels no article of corpus"),
        (lambda folder: [p.unlink() for p in (folder / "gold").iterdir()], "no gold files (*.jsonl) in gold"),
        (
            lambda folder: [p.unlink() for d in ("gold", "corpus") for p in (folder / d).glob("a[3-9]*")],
            "gold: too few labels of speakers to learn from; label some in 4 articles or more",
        ),
        (
            lambda folder: [
                p.write_text(p.read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
                for p in (folder / "gold").iterdir()
            ],
            "gold: too few labels of speakers to learn from",
        ),
        (lambda folder: (folder / "weights").write_text("mine"), "weights: the weights cannot be written"),
    ],
)
def test_what_cannot_be_learnt_from_is_told_in_one_line(
    labelled: Path, capsys: pytest.CaptureFixture[str], spoil: Callable[[Path], object], message: str
) -> None:
    spoil(labelled)
    assert train() == 2
    [line] = capsys.readouterr().err.splitlines()
    assert message in line


def test_gold_with_mistakes_is_left_out_and_said(labelled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (labelled / "gold" / "a0.jsonl").open("a", encoding="utf-8") as file:
        file.write('\n{"layer": "entity"}\n')
    assert train() == 1
    told = capsys.readouterr().out
    assert "a0.jsonl:5: " in told
    assert "source_candidates: 5 articles" in told


@pytest.mark.usefixtures("labelled")
def test_without_scikit_learn_the_extra_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "find_spec", lambda name: None if name == "sklearn" else find_spec(name))
    assert train() == 2
    assert capsys.readouterr().err == "extract: training needs scikit-learn: pip install scikit-learn\n"


@pytest.mark.usefixtures("labelled")
def test_the_program_s_own_weights_are_never_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    assert train("--output", str(Path(command.__file__).parents[1] / "scoring" / "weights")) == 2
    assert "lies in the program itself" in capsys.readouterr().err


def test_worse_weights_come_with_a_warning() -> None:
    told = command._told(outcome(old=0.8, new=0.7))
    assert told.endswith("  warning: worse than the shipped weights on articles that were not learnt from (f1)")
    assert "warning" not in command._told(outcome(old=0.7, new=0.8))
    same = command._told(outcome(old=0.8, new=0.7, same_gold=True))
    assert same.endswith("  the shipped weights have seen these very labels: figures that begin with them flatter")


def outcome(*, old: float, new: float, same_gold: bool = False) -> command.Outcome:
    from extract.training.learn import Outcome

    return Outcome("m", "", 5, 9, 1.0, {"f1": old}, {"f1": new}, same_gold)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("unheard", "", "unheard.csv: no model has this name (known: "),
        (
            "source_candidates",
            shipped_text("source_candidates").replace(",alone,", ",alonely,"),
            "'alonely' is not used",
        ),
        ("source_candidates", "", "is missing; add a line for it"),
    ],
)
def test_weights_that_do_not_fit_are_refused_at_the_start(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    (tmp_path / "config.toml").write_text(f"weights = {json.dumps(str(tmp_path))}", encoding="utf-8")
    with pytest.raises(WeightsError) as caught:
        load_config(tmp_path / "config.toml")
    assert message in str(caught.value)


def test_a_folder_of_weights_must_be_there(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('weights = "nowhere"', encoding="utf-8")
    with pytest.raises(WeightsError, match=r"^nowhere: no such folder of weights; make it with extract train"):
        load_config(file)
    assert load_config(file, ignored=("weights",)).weights.texts == ()
    file.write_text("weights = 3", encoding="utf-8")
    with pytest.raises(UsageError, match=r"config\.toml: weights: "):
        load_config(file)


def test_the_command_knows_the_layers() -> None:
    assert tuple(LAYERS) == cli._LAYERS


def test_folds_are_of_equal_size_and_hang_on_the_articles_alone() -> None:
    names = [f"a{n}" for n in range(23)]
    folds = fold_of([*names, *names])
    assert folds == fold_of(reversed(names))
    sizes = [list(folds.values()).count(fold) for fold in range(5)]
    assert sorted(sizes) == [4, 4, 5, 5, 5]
