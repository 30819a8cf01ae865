"""The row of a saying: its fullest words, who said it, who told of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.merge.quotations import Quotation
from extract.write import Row, names_cell


def saying_row(reports: Sequence[Quotation], fullest: Quotation) -> Row:
    """The row of sayings.csv for the quotations of one saying, in the order of publication, article and position."""
    speaker, speaker_id = _speaker(reports)
    contents = dict.fromkeys(report.content for report in reports)
    return (
        reports[0].quote_id,
        fullest.content,
        fullest.type,
        *(speaker, speaker_id),
        str(len(reports)),
        str(len({report.article_id for report in reports})),
        str(len({report.publisher for report in reports if report.publisher})),
        *(reports[0].published, reports[0].article_id),
        names_cell([content for content in contents if content != fullest.content]),
        " | ".join(report.quote_id for report in reports),
    )


def _speaker(reports: Sequence[Quotation]) -> tuple[str, str]:
    """Whom most name, of equals the first; entities before words."""
    named = [report for report in reports if report.speaker_id] or [report for report in reports if report.speaker]
    if not named:
        return "", ""
    counts = Counter(report.speaker_id or report.speaker for report in named)
    return max(((report.speaker, report.speaker_id) for report in named), key=lambda said: counts[said[1] or said[0]])
