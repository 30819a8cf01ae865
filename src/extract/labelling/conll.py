"""CoNLL-2003: a token a line with IOB2 tags, an empty line behind each sentence, `-DOCSTART-` before each article.

Columns, parted by a blank: token; its part in a quote (CONTENT, CUE, SOURCE, ADDRESSEE); the type of the date it is
in; the label of the name, last, where programs look for it. Of overlapping parts the shortest is written. Part of
speech and chunk, which the second and third column hold in CoNLL-2003, are not known.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from extract.labelling.labels import Labels
from extract.labelling.tokens import covered, sentences

Marks = Iterable[tuple[tuple[int, int], str]]


def text_of(articles: Iterable[Labels]) -> Iterator[str]:
    """The file, article by article."""
    for labels in articles:
        found = sentences(labels)
        firsts = {tokens[0].start for tokens in found}
        starts = [token.start for tokens in found for token in tokens]
        columns = [_tags(starts, firsts, marks(labels)) for marks in (_quote_parts, _dates, _names)]
        rows = iter(zip(*columns, strict=True))
        lines = ["-DOCSTART- O O O", ""]
        for tokens in found:
            lines += [" ".join((labels.words(token), *tags)) for token, tags in zip(tokens, rows, strict=False)]
            lines.append("")
        yield "\n".join([*lines, ""])


def _quote_parts(labels: Labels) -> Iterator[tuple[tuple[int, int], str]]:
    for quote in labels.quotes:
        yield from ((span, "CONTENT") for span in quote.content)
        named = {"CUE": quote.cue, "SOURCE": quote.source, "ADDRESSEE": quote.addressee}
        yield from ((span, part) for part, span in named.items() if span)


def _dates(labels: Labels) -> Iterator[tuple[tuple[int, int], str]]:
    return (((date.start, date.end), date.type) for date in labels.dates)


def _names(labels: Labels) -> Iterator[tuple[tuple[int, int], str]]:
    return (((mention.start, mention.end), mention.label) for mention in labels.mentions)


def _tags(starts: Sequence[int], firsts: Container[int], marks: Marks) -> list[str]:
    """A tag for each token. At the first of a sentence a span begins anew, as IOB2 asks."""
    tags = ["O"] * len(starts)
    for span, label in sorted(marks, key=lambda mark: (mark[0][1] - mark[0][0], mark[0])):
        begun = False
        for index in covered(starts, span):
            if tags[index] == "O":
                tags[index] = f"{'I' if begun and starts[index] not in firsts else 'B'}-{label}"
                begun = True
            else:
                begun = False
    return tags
