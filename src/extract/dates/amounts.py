"""How much time: the number and unit of a match, and the TIMEX3 value of an amount."""

from __future__ import annotations

from extract.dates.normalise import Reading

LARGE_TO_SMALL = ("ML", "CE", "DE", "Y", "H6", "Q", "M", "F", "W", "D", "H", "MIN", "S")
WRITTEN_AS = {"F": "W", "H6": "M"}  # fortnights and half-years, of which no one knows how many
CLOCK_UNITS = {"S": "S", "MIN": "M", "H": "H"}
PARTS_OF = {
    "Y": (12, "M"),
    "H": (60, "MIN"),
    "MIN": (60, "S"),
    "CE": (100, "Y"),
    "DE": (10, "Y"),
    "D": (24, "H"),
    "ML": (1000, "Y"),
}


def counted(reading: Reading) -> float | None:
    """How many units; None when vague."""
    if reading.has("halved"):
        return reading.number("n") / 2
    if reading.has("half"):
        return 0.5
    if reading.has("vague") or not (reading.has("n") or reading.has("couple")):
        return None
    n = 2.0 if reading.has("couple") else reading.number("n")
    return n + 0.5 if reading.has("plus") else n


def unit_of(reading: Reading) -> str:
    """Code of the unit of a match."""
    groups = (
        ("UNIT", "unit"),
        ("UNITS", "unit"),
        ("UNITS", "units"),
        ("DAYUNIT", "unit"),
        ("TERM", "unit"),
        ("UABBR", "unit"),
    )
    return next((value for name, group in groups if (value := reading.value(name, group))), "")


def amount(n: float) -> str:
    """A number without a needless fraction."""
    return str(int(n)) if n == int(n) else f"{n:f}".rstrip("0").rstrip(".")


def duration_value(n: float, unit: str) -> str:
    """TIMEX3 duration: halves in the next smaller unit (`P2Y6M`, `PT1M30S`, `P150Y`), decades as DE."""
    if unit == "F":
        return f"P{amount(2 * n)}W"
    if unit == "H6":
        return f"P{amount(6 * n)}M"
    if n != int(n) and unit in PARTS_OF:
        size, smaller = PARTS_OF[unit]
        rest = (n - int(n)) * size
        if rest == int(rest):
            if unit in ("CE", "DE", "ML"):
                return duration_value(n * size, smaller)
            if n < 1:
                return duration_value(rest, smaller)
            if unit in CLOCK_UNITS:
                return f"PT{int(n)}{CLOCK_UNITS[unit]}{int(rest)}{CLOCK_UNITS[smaller]}"
            tail = f"T{int(rest)}H" if unit == "D" else f"{int(rest)}{smaller}"
            return f"P{int(n)}{unit}{tail}"
    if unit in CLOCK_UNITS:
        return f"PT{amount(n)}{CLOCK_UNITS[unit]}"
    return f"P{amount(n)}{unit}"


def vague_value(unit: str) -> str:
    """An unknown number of units: `PXD`, `PTXH`."""
    if unit in CLOCK_UNITS:
        return f"PTX{CLOCK_UNITS[unit]}"
    return f"PX{WRITTEN_AS.get(unit, unit)}"
