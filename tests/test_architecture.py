"""The house rules that a machine can check: imports run one way, functions stay simple, one place makes events."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.vocabulary import event_classes

SOURCE = Path(__file__).parent.parent / "src" / "extract"
COMMON = ["errors", "records", "vocabulary", "config", "scoring", "stop", "terminal"]
ROAD = [
    "read",
    "segment",
    "syntax",
    "entities",
    "dates",
    "quotes",
    "speakers",
    "places",
    "events",
    "numbers",
    "extraction",
    "doc_layers",
    "components",
    "model",
    "pipeline",
    "trial",
    "write",
    "tables",
    "corpus",
    "merge",
    "frames",
    "library",
    "database",
    "report",
    "labelling",
    "geojson",
    "run",
    "watch",
    "training",
    "cli",
]
APART = {"score": ["errors", "records", "vocabulary", "read", "tables", "write"], "scoring": ["errors"]}
MODULES = sorted(path.relative_to(SOURCE) for path in SOURCE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse((SOURCE / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "extract":
            parts = node.module.split(".")
            names |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("extract.")}
    return names - {"__version__"}


def allowed_rooms(room: str) -> set[str]:
    if room in APART:
        return {*APART[room], room}
    if room in COMMON:
        return set(COMMON)
    allowed = {*COMMON, *ROAD[: ROAD.index(room) + 1]}
    return (
        allowed
        | ({"components"} if room in ("pipeline", "run") else set())
        | ({"score"} if room in ("labelling", "training", "cli") else set())
    ) - (set() if room in ("training", "cli") else {"training"})


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_imports_run_one_way(path: Path) -> None:
    if str(path) == "__main__.py":
        assert imported_rooms(path) == {"cli", "stop"}
    elif str(path) == "__init__.py":  # only on demand
        assert imported_rooms(path) == {"frames", "library"}
    else:
        assert imported_rooms(path) <= allowed_rooms(room_of(path))


def test_what_runs_needs_nothing_of_what_learns() -> None:
    """Neither scikit-learn nor scipy, which the extra `train` brings; `cli` imports `training` on demand alone."""
    for path in MODULES:
        tree = ast.parse((SOURCE / path).read_text(encoding="utf-8"))
        names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert room_of(path) == "training" or not {name.split(".")[0] for name in names} & {"sklearn", "scipy"}
    cli = ast.parse((SOURCE / "cli.py").read_text(encoding="utf-8"))
    at_once = {node.module for node in cli.body if isinstance(node, ast.ImportFrom)}
    assert "extract.training" not in at_once


EVENTS = [  # the rooms of events/, each of which imports from those before it alone
    "parties",
    "factuality",
    "types",
    "builder",
    "arguments",
    "commitments",
    "speech_acts",
    "candidates",
    "merging",
    "row_confidence",
    "find",
]
EVENT_MODULES = sorted(path.relative_to(SOURCE) for path in (SOURCE / "events").rglob("*.py"))


def imported_event_rooms(path: Path) -> set[str]:
    nodes = ast.walk(ast.parse((SOURCE / path).read_text(encoding="utf-8")))
    modules = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return {module.split(".")[2] for module in modules if module.startswith("extract.events.")}


@pytest.mark.parametrize("path", EVENT_MODULES, ids=str)
def test_rooms_of_events_build_on_each_other(path: Path) -> None:
    room = path.parts[1].removesuffix(".py")
    before = EVENTS if room == "__init__" else EVENTS[: EVENTS.index(room) + 1]
    assert imported_event_rooms(path) <= set(before)


def test_events_have_six_floors_at_most() -> None:
    assert len(list((SOURCE / "events").glob("*.py"))) <= 6


def test_one_place_makes_events() -> None:
    calls = [
        str(path)
        for path in EVENT_MODULES
        for node in ast.walk(ast.parse((SOURCE / path).read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Event"
    ]
    assert calls == ["events/builder/event_records.py"]


def test_classes_are_named_in_one_place_and_asked_by_trait() -> None:
    classes = {*event_classes(), "STATEMENT"}
    named = {
        path.name
        for path in EVENT_MODULES
        for node in ast.walk(ast.parse((SOURCE / path).read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in classes
    }
    assert named == {"class_names.py"}


WORST, AVERAGE = 20, 5
_BRANCHES = (ast.If, ast.IfExp, ast.For, ast.While, ast.ExceptHandler, ast.Assert, ast.match_case)


def complexity_of(function: ast.FunctionDef) -> int:
    """The cyclomatic complexity (McCabe 1976) with each further condition of "and", "or" and comprehensions counted, as
    radon does; what is defined inside a function counts with it."""
    nodes = list(ast.walk(function))
    branches = sum(isinstance(node, _BRANCHES) for node in nodes)
    conditions = sum(len(node.values) - 1 for node in nodes if isinstance(node, ast.BoolOp))
    loops = sum(1 + len(node.ifs) for node in nodes if isinstance(node, ast.comprehension))
    return 1 + branches + conditions + loops


def complexities(package: str) -> Iterator[tuple[int, str]]:
    for path in sorted((SOURCE / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield complexity_of(node), f"{path.relative_to(SOURCE)}:{node.lineno} {node.name}"


def test_complexity_counts_every_decision() -> None:
    code = "def f(a, b):\n    if a and b:\n        return [x for x in a if x] or b\n    return a if b else b\n"
    function = ast.parse(code).body[0]
    assert isinstance(function, ast.FunctionDef)
    assert complexity_of(function) == 7


@pytest.mark.parametrize("package", ["syntax", "quotes", "events"])
def test_no_function_decides_too_much(package: str) -> None:
    assert [f"{found} {name}" for found, name in complexities(package) if found >= WORST] == []


@pytest.mark.parametrize("package", ["quotes", "events"])
def test_functions_decide_little(package: str) -> None:
    found = [complexity for complexity, _ in complexities(package)]
    assert sum(found) / len(found) < AVERAGE


def test_the_page_on_architecture_tells_what_is_checked() -> None:
    page = (SOURCE.parent.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    told = {
        kind: re.findall(r"`(\w+)`", line) for kind, line in re.findall(r"^<!-- (\w+) -->\n(.+)$", page, re.MULTILINE)
    }
    assert told == {"common": COMMON, "road": ROAD}
    assert all(f"`{name}`" in page for names in APART.values() for name in names)


_SAME = {"__init__.py", "command.py", "commands.py", "find.py"}  # what a command does; what a stage finds


def test_no_file_name_stands_for_two_things() -> None:
    names = Counter(path.name for path in MODULES)
    assert [name for name, count in names.items() if count > 1 and name not in _SAME] == []


@pytest.mark.parametrize("name", ["architecture.md", "glossary.md"])
def test_the_modules_that_a_page_names_are_there(name: str) -> None:
    page = (SOURCE.parent.parent / "docs" / name).read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_]+/[a-z_/]*(?:\.py|\.csv)?)`", page))
    assert len(named) > 20
    places = (SOURCE, SOURCE / "lexicons", SOURCE.parent.parent)
    assert [each for each in sorted(named) if not any((place / each).exists() for place in places)] == []
