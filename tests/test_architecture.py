"""The house rules that a machine can check: imports run one way, rooms stay small."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

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
    "events",
    "extraction",
    "doc_layers",
    "components",
    "model",
    "pipeline",
    "trial",
    "write",
    "tables",
    "frames",
    "library",
    "database",
    "report",
    "labelling",
    "run",
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
        | ({"score"} if room in ("labelling", "cli") else set())
    )


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_imports_run_one_way(path: Path) -> None:
    if str(path) == "__main__.py":
        assert imported_rooms(path) == {"cli"}
    elif str(path) == "__init__.py":  # only on demand
        assert imported_rooms(path) == {"frames", "library"}
    else:
        assert imported_rooms(path) <= allowed_rooms(room_of(path))


def test_the_page_on_architecture_tells_what_is_checked() -> None:
    page = (SOURCE.parent.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    told = {
        kind: re.findall(r"`(\w+)`", line) for kind, line in re.findall(r"^<!-- (\w+) -->\n(.+)$", page, re.MULTILINE)
    }
    assert told == {"common": COMMON, "road": ROAD}
    assert all(f"`{name}`" in page for names in APART.values() for name in names)


_SAME = {"__init__.py", "command.py", "commands.py", "find.py"}  # what a command does; what a stage finds
_UNDER_WAY = pytest.mark.xfail(reason="the rooms of events/, quotes/ and syntax/ still get their names")


@_UNDER_WAY
def test_no_file_name_stands_for_two_things() -> None:
    names = Counter(path.name for path in MODULES)
    assert [name for name, count in names.items() if count > 1 and name not in _SAME] == []


@_UNDER_WAY
@pytest.mark.parametrize("name", ["architecture.md", "glossary.md"])
def test_the_modules_that_a_page_names_are_there(name: str) -> None:
    page = (SOURCE.parent.parent / "docs" / name).read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_]+/[a-z_/]*(?:\.py|\.csv)?)`", page))
    assert len(named) > 20
    places = (SOURCE, SOURCE / "lexicons", SOURCE.parent.parent)
    assert [each for each in sorted(named) if not any((place / each).exists() for place in places)] == []


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_rooms_stay_small(path: Path) -> None:
    assert len((SOURCE / path).read_text(encoding="utf-8").splitlines()) <= 350
