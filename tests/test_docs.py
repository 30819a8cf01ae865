"""What the documentation shows is so: its code and its commands run, its tables are complete, its links hold."""

from __future__ import annotations

import io
import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from extract.cli import main
from extract.config import Config
from extract.frames import read_tables
from extract.labelling import run_export
from extract.vocabulary import check_lexicons, load_patterns, load_rows, load_toml
from extract.vocabulary.keys import EVENT_RULES
from support.program import ROOT, TOOLS

PAGES = [*(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "outputs/README.md"))]
PAGES += sorted((ROOT / "docs").glob("*.md"))
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RULES = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
CONFIGURATION = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_CLUSTER = ("dask scheduler ", "srun ")
# What needs a cluster or more labels than there are here, does not end by itself, or is run by another test
# (vocabulary/test_lexicons.py tries all examples) is only read
_SERVES = ("--scheduler", "extract browse", "extract watch", "extract train", "lexicon check --examples")


def blocks(page: str, language: str) -> list[str]:
    return [code for kind, code in _BLOCK.findall(page) if kind == language]


def commands() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for block in blocks(page.read_text(encoding="utf-8"), "sh"):
            for line in block.replace("\\\n", " ").splitlines():
                if line.startswith(("extract ", "python -m extract ")):
                    yield page.stem, line.removeprefix("python -m ").removeprefix("extract ")


@pytest.fixture(scope="module")
def desk(corpus_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the commands of the documentation find what they speak of."""
    desk = tmp_path_factory.mktemp("desk")
    for name in ("outputs", "out"):
        shutil.copytree(corpus_output, desk / name)
    for name, place in (("corpus", "corpus"), ("archive", "corpus"), ("tests", "tests")):
        (desk / name).symlink_to(ROOT / place)
    _label(desk)
    return desk


def _label(desk: Path) -> None:
    """What two annotators would have exported who have accepted everything."""
    for tool, name in (("label-studio", "tasks.json"), ("doccano", "articles.jsonl")):
        run_export(desk / "out", tool, desk / tool, patterns=["dam*"] if tool == "doccano" else ["harbour*", "island*"])
        shutil.copy(desk / tool / name, desk / f"labelled{Path(name).suffix}")


def test_the_tutorial_prints_what_it_shows(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    steps = [(kind, code) for kind, code in _BLOCK.findall(TUTORIAL) if kind in ("python", "text")]
    assert len(steps) > 10
    space: dict[str, Any] = {}
    printed = ""
    for number, (kind, code) in enumerate(steps, 1):
        if kind == "python":
            with redirect_stdout(io.StringIO()) as out:
                exec(compile(code, f"tutorial.md, block {number}", "exec"), space)
            printed = out.getvalue()
        else:
            assert printed == code, f"block {number}"


def test_an_explained_score_reads_as_shown() -> None:
    [code] = blocks((ROOT / "docs" / "how-it-works.md").read_text(encoding="utf-8"), "python")
    with redirect_stdout(io.StringIO()) as out:
        exec(compile(code, "how-it-works.md", "exec"), {})
    assert out.getvalue() == "".join(re.findall(r"^# (.+\n)", code, re.MULTILINE)) != ""


@pytest.mark.slow
@pytest.mark.parametrize(("page", "line"), list(commands()))
def test_the_commands_run(page: str, line: str, desk: Path) -> None:
    assert page
    if any(word in f"extract {line}" for word in _SERVES):
        with pytest.raises(SystemExit) as stopped:
            main([*shlex.split(line), "--help"])
        assert stopped.value.code == 0
        return
    done = subprocess.run(
        [sys.executable, "-m", "extract", *shlex.split(line)], cwd=desk, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def _lines() -> Iterator[str]:
    for page in PAGES:
        for block in blocks(page.read_text(encoding="utf-8"), "sh"):
            yield from block.replace("\\\n", " ").splitlines()


def test_every_line_of_a_shell_is_one_that_something_checks() -> None:
    """The rest is run above, but for installing, of which `.ci/run` runs one way, and a cluster's own tools."""
    left = {line for line in _lines() if not line.startswith(("extract ", "python -m extract ", *_CLUSTER))}
    installs = {line for line in left if "pip install" in line}
    for line in sorted(left - installs):
        if not line.startswith((".venv/bin/python -m pytest", ".venv/bin/ruff ")):  # compared below
            assert (script := re.search(r"tests/[\w/]+\.py", line)), line
            assert (ROOT / script[0]).is_file(), line
    assert len(installs) == 7


def test_what_is_installed_is_this_project_with_extras_that_it_has() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pages = [page.read_text(encoding="utf-8") for page in PAGES]
    installs = [line for text in pages for line in re.findall(r"(?<!Do not `)pip install [^\n&`]+", text)]
    assert len(installs) >= 6
    for line in installs:
        target = re.search(r" -c constraints\.txt (?:-e )?['\"]?\.(?:\[([a-z,]+)\])?['\"]?\s*$", line)
        assert target, line  # "extract" alone is another project on the package index
        assert set((target[1] or "dev").split(",")) <= set(project["optional-dependencies"]), line


def test_the_first_run_of_the_readme(desk: Path) -> None:
    [first] = [line for line in _lines() if line.endswith("extract run corpus/") and "venv" in line]
    assert [part.split()[0] for part in first.split(" && ")] == ["python3", ".venv/bin/pip", ".venv/bin/python"]
    command = shlex.split(first.split(" && ")[-1])
    done = subprocess.run([sys.executable, *command[1:]], cwd=desk, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("articles   16 ok")


def _settings(section: type[BaseModel], above: str = "") -> Iterator[str]:
    for name, field in section.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from _settings(field.annotation, f"{above}{name}.")
        elif field.is_required():
            yield above + name


def test_every_setting_is_described_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `([a-z_.]+)` \| `([^`]+)` \|", CONFIGURATION, re.MULTILINE))
    assert list(rows) == list(_settings(Config))
    defaults: Any = tomllib.loads((ROOT / "config.toml").read_text(encoding="utf-8"))
    for key, shown in rows.items():
        value = defaults
        for part in key.split("."):
            value = value[part]
        assert tomllib.loads(f"x = {shown}")["x"] == value, key


def test_the_settings_shown_hold(tmp_path: Path) -> None:
    from extract.config import load_config

    [example] = blocks(CONFIGURATION, "toml")
    (tmp_path / "own.toml").write_text(example, encoding="utf-8")
    assert load_config(tmp_path / "own.toml").dates.day_month == "mdy"


_ADDITION = re.compile(r"^<!-- (add to|new file|change|check) ?(\S*) -->\n```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def _add(how: str, file: Path, text: str) -> None:
    """Makes a change that CONTRIBUTING.md shows: lines at the end, a new file, or each line for the one before it."""
    if how == "add to":
        file.write_text(f"{file.read_text(encoding='utf-8')}{text}", encoding="utf-8")
    elif how == "new file":
        assert not file.exists()
        file.write_text(text, encoding="utf-8")
    else:
        before = file.read_text(encoding="utf-8")
        for old, new in re.findall(r"^-(.*\n)((?:\+.*\n)+)", text, re.MULTILINE):
            assert before.count(old) == 1, old
            before = before.replace(old, re.sub(r"^\+", "", new, flags=re.MULTILINE))
        file.write_text(before, encoding="utf-8")


@pytest.mark.long
@pytest.mark.slow
def test_additions_do_what_contributing_says(tmp_path: Path) -> None:
    steps = _ADDITION.findall(CONTRIBUTING)
    checks = [text for how, _, text in steps if how == "check"]
    assert len(checks) == CONTRIBUTING.count("<!-- check -->") == 6
    shutil.copytree(ROOT / "src" / "extract", tmp_path / "extract", ignore=shutil.ignore_patterns("__pycache__"))
    for how, name, text in steps:
        folder = tmp_path / "extract"
        if how != "check":
            _add(how, (folder / "lexicons" if how == "add to" else folder) / name, text)
    assert check_lexicons(tmp_path / "extract" / "lexicons") == []
    assert [told != "" for told in _told(checks, ROOT / "src")] == [True] * len(checks)
    assert _told([*checks, _EXAMPLES], tmp_path) == [""] * (len(checks) + 1)


_EXAMPLES = """
from extract.model import load_model
from extract.trial.dates import try_dates
from extract.trial.events import try_events

nlp = load_model()
found = [*try_dates(nlp), *try_events(nlp, every=False)]
assert found == [], found
"""


_RUN = """
import json, sys, traceback

told = []
for check in json.load(sys.stdin):
    try:
        exec(check, {})
        told.append("")
    except Exception:
        told.append(traceback.format_exc())
print(json.dumps(told))
"""


def _told(checks: list[str], path: Path) -> list[str]:
    """What goes wrong in each check with the package in `path`, "" if nothing."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN],
        env={"PYTHONPATH": str(path)},
        input=json.dumps(checks),
        capture_output=True,
        text=True,
        check=True,
    )
    return list(json.loads(done.stdout))


def test_the_four_commands_are_those_that_the_tests_and_the_readme_know() -> None:
    install, fast, every, style = blocks(CONTRIBUTING, "sh")[0].splitlines()
    readme = "".join(blocks((ROOT / "README.md").read_text(encoding="utf-8"), "sh"))
    assert f"{install} && {fast}" in readme
    assert fast == f'{every} -m "not slow"'
    assert style.replace(".venv/bin/", "").split(" && ") == [" ".join(tool) for tool in TOOLS]


def test_every_rule_is_explained(corpus_output: Path) -> None:
    told = {name for cell in re.findall(r"^\| ([a-z, -]+) \|", RULES, re.MULTILINE) for name in cell.split(", ")}
    frames = read_tables(corpus_output)
    made = {rule for name in ("mentions", "dates", "quotes", "events") for rule in frames[name]["rule"]}
    dates = {rule["name"] for rule in load_toml("dates/patterns.toml")["rule"] if rule["kind"] != "none"}
    quotes = {row["rule"] for row in load_rows("quotes/rules.csv")}
    events = set(EVENT_RULES)
    patterns = {pattern.id for pattern in load_patterns()}
    assert (made - patterns) | dates | quotes | events <= told
    assert made & patterns


@pytest.mark.parametrize("name", ["quotes/rules.csv", "events/rules.csv"])
def test_the_confidences_told_are_those_in_use(name: str) -> None:
    rows = [f"| {row['rule']} | {row['confidence']} | {row['takes']} |" for row in load_rows(name)]
    assert [row for row in rows if row not in RULES.splitlines()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert all(link.startswith("http") or (page.parent / link).exists() for link in links), links


def test_the_index_names_every_page() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in sorted((ROOT / "docs").glob("*.md")) if f"]({page.name})" not in index] == [
        "README.md"
    ]
