"""The row of a happening: what most of its reports tell, and on what they disagree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from extract.merge.areas import are_nested
from extract.merge.happening_tolls import KINDS, toll_cells
from extract.merge.reports import Report, Side, Telling
from extract.read.ids import escape
from extract.write import Row, names_cell


class Told(NamedTuple):
    """A report with the article that tells it."""

    article: Telling
    report: Report


def happening_row(reports: Sequence[Told], confidence: float) -> Row:
    """The row of happenings.csv for the reports of one happening, in the order of their articles and positions."""
    told = [report for _, report in reports]
    actor, target, place = (_side(told, role) for role in ("actor", "target", "place"))
    days = _days(told)
    published = sorted(filter(None, (article.published for article, _ in reports)))
    return (
        told[0].event_id,
        _most(told, lambda report: report.type),
        _most(told, lambda report: report.trigger),
        *(names_cell(actor.names), names_cell(actor.ids)),
        *(names_cell(target.names), names_cell(target.ids)),
        *(names_cell(place.names), names_cell(place.ids)),
        *days,
        _most(told, lambda report: report.realis),
        str(len(told)),
        str(len({article.article_id for article, _ in reports})),
        str(len({article.publisher for article, _ in reports if article.publisher})),
        *((published[0], published[-1]) if published else ("", "")),
        *toll_cells([(article.published, report.tolls) for article, report in reports]),
        " | ".join(report.event_id for report in told),
        _differences(told),
        f"{confidence:.2f}",
    )


def _most(reports: Iterable[Report], value: Callable[[Report], str]) -> str:
    """The value that most reports give, of equals that of the surest, then the first."""
    return _chosen((value(report), report.confidence) for report in reports)


def _chosen(given: Iterable[tuple[str, float]]) -> str:
    counts, sure = Counter[str](), dict[str, float]()
    for value, confidence in given:
        if value:
            counts[value] += 1
            sure[value] = max(confidence, sure.get(value, 0.0))
    return max(counts, key=lambda value: (counts[value], sure[value]), default="")


def _side(reports: Sequence[Report], role: str) -> Side:
    """The filler that most reports give; named entities before words."""
    sides: list[Side] = [getattr(report, role) for report in reports]
    named = [side for side in sides if side.known]
    keys = {_key(side): side for side in reversed(named or sides)}
    pairs = zip(sides, (report.confidence for report in reports), strict=True)
    best = _chosen((_key(side), sure) for side, sure in pairs if side.known or not named)
    return keys.get(best, Side((), (), ()))


def _key(side: Side) -> str:
    return names_cell(side.ids) if side.known else names_cell(side.names)


def _days(reports: Sequence[Report]) -> tuple[str, str]:
    """First and last day: as the reports say that tell the day themselves, else as the others have it."""
    told = [report for report in reports if report.window.is_told] or list(reports)
    first, _, last = _most(told, lambda report: " ".join(filter(None, (report.date_from, report.date_to)))).partition(
        " "
    )
    return first, last


def _differences(reports: Sequence[Report]) -> str:
    """The columns on which reports disagree, each value with the events that give it."""
    parties = {role: _disagreeing(reports, role) for role in ("actor", "target", "place")}
    told = [(f"{r.date_from}" if r.date_from == r.date_to else f"{r.date_from}..{r.date_to}", r) for r in reports]
    days = [(day, report) for day, report in told if report.window.is_told]
    realis = [(report.realis, report) for report in reports]
    columns = {**parties, "date": days, "realis": realis, **_tolls(reports)}
    return "; ".join(f"{name}: {_values(found)}" for name, found in columns.items() if len({v for v, _ in found}) > 1)


def _tolls(reports: Sequence[Report]) -> dict[str, list[tuple[str, Report]]]:
    """The bounds of tolls by column, as far as they are given."""
    return {
        f"{kind}_{bound}": [(value, r) for r in reports if kind in r.tolls and (value := getattr(r.tolls[kind], bound))]
        for kind in KINDS
        for bound in ("low", "high")
    }


def _disagreeing(reports: Sequence[Report], role: str) -> list[tuple[str, Report]]:
    """The named fillers of a slot, if two have no entity in common and none of them lies in the other's."""
    named = [(side, report) for report in reports if (side := _filler(report, role)).known]
    if all(_agree(one, other) for one, _ in named for other, _ in named):
        return []
    return [(escape(" and ".join(side.names)), report) for side, report in named]


def _agree(one: Side, other: Side) -> bool:
    return not one.known.isdisjoint(other.known) or are_nested(one.areas, other.areas)


def _filler(report: Report, role: str) -> Side:
    side: Side = getattr(report, role)
    return side


def _values(found: Iterable[tuple[str, Report]]) -> str:
    events: dict[str, list[str]] = defaultdict(list)
    for value, report in found:
        events[value].append(report.event_id)
    return " / ".join(f"{value} ({', '.join(ids)})" for value, ids in events.items())
