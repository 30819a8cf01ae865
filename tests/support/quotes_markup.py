"""Sentences with their quotes marked: `⟨s Ann Lee⟩ ⟨k said⟩ ⟨c the bridge was safe⟩.`

Letters: c content, s source, k cue, a addressee; a digit behind the letter says which quote (1 if there is none), so
that one sentence can hold several: `⟨s2 He⟩ ⟨k2 added⟩`. Marks may nest.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.records import Quote, Span


@dataclass
class Expected:
    """One marked quote as spans of the text without its markup."""

    content: list[Span] = field(default_factory=list)
    cue: Span | None = None
    source: Span | None = None
    addressee: Span | None = None


def unmark(marked: str) -> tuple[str, list[Expected]]:
    """The text without markup and its quotes in the order of their numbers."""
    text, quotes, stack = "", {}, []
    position = 0
    while position < len(marked):
        char = marked[position]
        if char == "⟨":
            letters, _, _ = marked[position + 1 :].partition(" ")
            stack.append((letters[0], int(letters[1:] or 1), len(text)))
            position += len(letters) + 2
            continue
        if char == "⟩":
            letter, number, start = stack.pop()
            quote = quotes.setdefault(number, Expected())
            span = Span(start, len(text))
            if letter == "c":
                quote.content.append(span)
            else:
                setattr(quote, {"k": "cue", "s": "source", "a": "addressee"}[letter], span)
        else:
            text += char
        position += 1
    assert not stack, f"a mark is not closed: {marked}"
    for quote in quotes.values():
        quote.content.sort()
    return text, [quotes[number] for number in sorted(quotes)]


def shown(text: str, quote: Quote | Expected) -> tuple[object, ...]:
    """A quote as words, so that a failing test can be read."""
    word = lambda span: text[span.start : span.end] if span else None
    content = tuple(text[span.start : span.end] for span in quote.content)
    return content, word(quote.source), word(quote.cue), word(quote.addressee)
