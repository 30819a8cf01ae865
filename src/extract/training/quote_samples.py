"""The layer of quotes: where what somebody said ends in its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from extract.config import Config
from extract.quotes.content_breaks import Stretch, breaks
from extract.quotes.cues import Cue, find_cues
from extract.quotes.indirect_speech import clause_after
from extract.score.gold import GoldQuote
from extract.syntax import Document
from extract.training.articles import Labelled
from extract.training.samples import Sample

_NEAR = 2  # tokens between where we and the gold begin a content


@dataclass
class _Noted:
    """Notes what is asked, and lets content go as far as the parse does."""

    stretches: list[Stretch] = field(default_factory=list)

    def __call__(self, document: Document, cue: Cue, stretch: Stretch, cues: Mapping[int, Cue]) -> int:
        """Takes in what a cue may have said."""
        del document, cue, cues
        self.stretches.append(stretch)
        return stretch.right


def break_samples(labelled: Labelled, config: Config) -> Iterator[Sample]:
    """The places at which labelled clauses behind a cue go on, up to the first at which one ends."""
    del config
    document = labelled.named()
    cues = {cue.token: cue for cue in find_cues(document.tree)}
    for cue in cues.values():
        noted = _Noted()
        clause_after(document, cue, cues, noted)
        for stretch in noted.stretches[-1:]:
            last = _last_said(document, cue, stretch, labelled.gold.quotes)
            yield from _up_to(last, labelled.gold.id, document, cue, stretch, cues) if last >= 0 else ()


def _up_to(
    last: int, article: str, document: Document, cue: Cue, stretch: Stretch, cues: Mapping[int, Cue]
) -> Iterator[Sample]:
    for token, clues in breaks(document, cue, stretch, cues):
        yield Sample(article, clues, "end" if token > last else "")
        if token > last:
            return


def _last_said(document: Document, cue: Cue, stretch: Stretch, gold: tuple[GoldQuote, ...]) -> int:
    """The last word within the stretch of the gold content that begins where it does; -1 if none does."""
    tree = document.tree
    start, end = tree.starts[cue.token], tree.ends[cue.last]
    for label in gold:
        same = label.cue is not None and label.cue.start < end and start < label.cue.end
        if not same or all(abs(tree.at(span.start) - stretch.first) > _NEAR for span in label.content):
            continue
        inside = (tree.before(span.end) for span in label.content if span.start < tree.ends[stretch.end])
        last = max(min(token, stretch.end) for token in inside)
        while last > stretch.first and not tree.words[last][0].isalnum():
            last -= 1
        return last
    return -1
