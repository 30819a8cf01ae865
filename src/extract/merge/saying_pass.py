"""The pass over all quotations: which of them are one saying."""

from __future__ import annotations

from collections.abc import Callable

from extract.merge.quotations import Quotation, Quotations, read_quotations
from extract.merge.saying_rows import saying_row
from extract.merge.sayings import Saying, sayings
from extract.write import COLUMNS, Rows

_SAYING_ID = COLUMNS["quotes"].index("saying_id")


class SayingPass:
    """Looks at the quotations of all articles, in any order, with the ids of the corpus; then it names their sayings.

    What it finds depends on the set of articles alone. Memory is bounded but for the words of quotations, as numbers.
    Raises UsageError if there is no room for its temporary file, whatever `check` raises to stop it.
    """

    def __init__(self, check: Callable[[], None] = lambda: None) -> None:
        self._check = check
        self._quotations = Quotations()
        self._sayings: dict[str, Saying] = {}  # by the id of their first quotation
        self._ids: dict[str, str] = {}  # of quotations → of their sayings, if these have several

    def look(self, rows: Rows) -> None:
        """Takes in the rows of an article."""
        self._quotations.add(rows)

    def settle(self) -> None:
        """Decides, once all articles have been seen."""
        self._quotations.number(self._check)
        for saying in sayings(self._quotations, self._check):
            ids = [self._quotations.row(member).quote_id for member in saying.members]
            self._sayings[ids[0]] = saying
            self._ids |= dict.fromkeys(ids, ids[0])

    def apply(self, rows: Rows) -> Rows:
        """The rows of an article with the sayings of its quotations, and the rows of those that it has first."""
        found = read_quotations(rows)
        ids = [self._ids.get(quotation.quote_id, quotation.quote_id) for quotation in found]
        quotes = [
            (*row[:_SAYING_ID], saying_id, *row[_SAYING_ID + 1 :])
            for row, saying_id in zip(rows["quotes"], ids, strict=True)
        ]
        first = [quotation for quotation, own in zip(found, ids, strict=True) if own == quotation.quote_id]
        return {**rows, "quotes": quotes, "sayings": [saying_row(*self._told(quotation)) for quotation in first]}

    def _told(self, quotation: Quotation) -> tuple[list[Quotation], Quotation]:
        saying = self._sayings.get(quotation.quote_id)
        if saying is None:
            return [quotation], quotation
        return [self._quotations.row(member) for member in saying.members], self._quotations.row(saying.fullest)
