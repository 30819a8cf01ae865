"""run.json tells what made the tables, in the same bytes for the same result; CITATION.cff how to cite the program."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract import __version__
from extract.config import Config, default_config
from extract.corpus import NO_ENTITIES, UserEntities
from extract.errors import UsageError
from extract.run.run_record import RECORD_FILE, write_run_record
from extract.run.summary import Summary
from extract.scoring import Weights
from extract.write import COLUMNS
from support.program import ROOT
from support.report_samples import HARBOUR, counted, harbour, write_run


def record(folder: Path, config: Config | None = None, user: UserEntities = NO_ENTITIES) -> dict[str, Any]:
    summary = Summary()
    summary.add(counted(harbour()))
    path = write_run_record(folder, config=config or default_config(), user=user, summary=summary)
    assert path == folder / RECORD_FILE
    return dict(json.loads(path.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_run(tmp_path_factory.mktemp("run") / "out", [(harbour(), HARBOUR)])


def test_it_tells_what_made_the_tables(out: Path) -> None:
    found = record(out)
    assert found["extract"] == __version__
    assert found["model"]["name"] == default_config().model
    assert found["model"]["version"]
    digests = [found[part]["sha256"] for part in ("model", "lexicons", "weights", "settings")]
    assert [len(digest) for digest in digests] == [64] * 4
    assert len(set(digests)) == 4
    assert found["settings"]["dates"] == {"day_month": "auto"}
    assert found["counts"]["articles"] == {"ok": 1}
    assert found["counts"]["rows"]["events"] == len(harbour()["events"])
    assert found["tables"] == {
        f"{name}.csv": hashlib.sha256((out / f"{name}.csv").read_bytes()).hexdigest() for name in COLUMNS
    }


def test_how_the_work_is_spread_does_not_matter(out: Path) -> None:
    record(out)
    before = (out / RECORD_FILE).read_bytes()
    spread = default_config().run.model_copy(update={"workers": 8, "chunk": 3})
    record(out, default_config().model_copy(update={"run": spread}))
    assert (out / RECORD_FILE).read_bytes() == before
    assert not list(out.glob(".*.partial"))


def test_what_cells_depend_on_does(out: Path) -> None:
    plain, config = record(out), default_config()
    american = config.dates.model_copy(update={"day_month": "mdy"})
    weights = Weights("/somewhere", (("sources", "feature,weight,why\n"),))
    others = {
        "settings": record(out, config.model_copy(update={"dates": american})),
        "weights": record(out, config.model_copy(update={"weights": weights})),
        "entities": record(out, user=UserEntities(digest="ab")),
    }
    for part, other in others.items():
        assert {key for key in plain if plain[key] != other[key]} == {part}
    assert "/somewhere" not in json.dumps(others)


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"entities\.csv: cannot be written"):
        record(tmp_path)


def test_a_run_writes_it(corpus_output: Path) -> None:
    found = json.loads((corpus_output / RECORD_FILE).read_text(encoding="utf-8"))
    assert found["counts"]["articles"] == {"ok": 16}
    entities = (corpus_output / "entities.csv").read_text(encoding="utf-8")
    assert found["counts"]["rows"]["entities"] == len(entities.splitlines()) - 1
    assert {name: len(digest) for name, digest in found["tables"].items()} == {f"{name}.csv": 64 for name in COLUMNS}


def test_the_citation_names_this_version() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["cff-version"] == "1.2.0"
    assert {"title", "message", "authors", "license", "abstract"} <= set(cited)
    assert (cited["version"], cited["type"]) == (__version__, "software")
