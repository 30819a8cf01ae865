"""The house rules that a machine can check: imports run one way, rooms stay small."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "extract"
COMMON = ["errors", "records", "lexicon", "morphology", "config", "stop", "terminal"]
ROAD = [
    "read",
    "segment",
    "entities",
    "dates",
    "quotes",
    "speakers",
    "events",
    "extraction",
    "components",
    "model",
    "pipeline",
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
APART = {"score": ["errors", "records", "read", "tables", "write"]}
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
        assert imported_rooms(path) == {"cli", "stop"}
    elif str(path) == "__init__.py":  # only on demand
        assert imported_rooms(path) == {"frames", "library"}
    else:
        assert imported_rooms(path) <= allowed_rooms(room_of(path))


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_rooms_stay_small(path: Path) -> None:
    assert len((SOURCE / path).read_text(encoding="utf-8").splitlines()) <= 350
