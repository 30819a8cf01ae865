"""Numbers in words and digits: "twenty-four", "nineteen ninety-six", "2 1/2", "1,200"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def number_of_words(
    words: list[str], start: int, end: int, value: Callable[[str, str], str]
) -> Iterator[tuple[int, int, float, bool]]:
    """Splits the run `words[start:end]` of number words into numbers: (start, end, value, reads as a year).

    "nineteen ninety-six" reads as the year 1996; "two three" are two numbers; a trailing "and" or dash is left out.
    """
    at = start
    while at < end:
        parts: list[int] = []
        total, group, upto = 0.0, 0.0, at
        i = at
        while i < end:
            text = value("NUMWORD", words[i])
            if not text:
                i += 1
                continue
            n = int(text)
            if n >= 1000:
                total, group = total + max(group, 1) * n, 0
            elif n in (100, 12) and words[i] in ("hundred", "dozen"):
                if group >= 100:
                    break  # a hundred hundred is no number that anybody counts to
                group = max(group, 1) * n
            elif fits(group, n):
                group += n
            elif not parts_year(parts, n):
                break
            parts.append(n)
            i += 1
            upto = i
        year = spoken_year(parts)
        yield at, upto, float(year or total + group), bool(year)
        at = upto
        while at < end and not value("NUMWORD", words[at]):
            at += 1


def fits(group: float, n: int) -> bool:
    """Whether `n` may be added to the number so far: tens after hundreds, ones after tens."""
    if group == 0:
        return True
    rest = group % 100
    return (rest == 0 and n < 100) or (rest >= 20 and rest % 10 == 0 and 0 < n < 10)


def parts_year(parts: list[int], n: int) -> bool:
    """Whether `n` goes on with a year read in pairs: nineteen + ninety (+ six)."""
    if len(parts) == 1:
        return parts[0] in range(11, 22) and n >= 10
    return len(parts) == 2 and parts[0] in range(11, 22) and parts[1] in range(20, 100, 10) and 0 < n < 10


def spoken_year(parts: list[int]) -> int:
    """The year that the parts spell, else 0."""
    if len(parts) in (2, 3) and parts[0] in range(11, 22) and 10 <= parts[1] < 100:
        return parts[0] * 100 + sum(parts[1:])
    return 0


def number_of_digits(text: str) -> float:
    """The value of a number in digits: "12", "1,200", "2.5", "2 1/2", "1½", "21st"; 0 when there is none."""
    body = text.rstrip("stndrhSTNDRH").replace(",", "")
    if body and body[-1] in FRACTIONS:
        return (int(body[:-1]) if body[:-1] else 0) + FRACTIONS[body[-1]]
    if "/" in body:
        whole, _, fraction = body.replace("-", " ").partition(" ")
        above, _, below = fraction.partition("/")
        return int(whole) + (int(above) / int(below) if int(below) else 0)
    try:
        return float(body[:12]) if body else 0.0
    except ValueError:
        return 0.0
