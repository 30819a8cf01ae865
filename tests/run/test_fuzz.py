"""Texts that nobody would write: no crash, no wrong offset, no time that grows faster than the text.

By default a few hundred mutated texts are tried; EXTRACT_FUZZ=100000 sets their number (docs/performance.md has the
figures of the long run), EXTRACT_FUZZ_SEED where they begin.
"""

from __future__ import annotations

import os
import random
import time

import pytest
from spacy.language import Language

from extract.write import COLUMNS, locate_rows, table_rows
from support.any_text import PIECES, check_cells, extract_text
from support.program import ROOT

pytestmark = pytest.mark.slow

NUMBER = int(os.environ.get("EXTRACT_FUZZ", "300"))
SEED = int(os.environ.get("EXTRACT_FUZZ_SEED", "1"))
LONGEST = 700  # characters of a mutated text
SLOWEST = 5.0  # seconds for one of them: a hundred times what it takes
TEXTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus").glob("*.txt")) if path.stem != "README"]
ODD = [
    *PIECES,
    *("«", "»", "„", "‘", "``", "''", "“ “", "(((", "[...]", "--", "…", "\u200b", "\u202e", "\ufeff", "\x85", "\x0b"),
    *(
        "\r",
        "\n \n",
        "\u00a0",
        "e\u0301\u0301",
        "👩‍👩‍👧",
        "中文",
        "עברית",
        "Mr.",
        "U.S.A.",
        "a.m.",
        "No. 7",
        "1,000.50",
        "31/02/2021",
    ),
    *(
        "BC 490",
        "0000",
        "99999999999",
        "second-",
        "-",
        "/",
        "@x",
        "#s1",
        "a|b;c",
        "\\",
        "=1+1",
        "<b>",
        "&amp;",
        "’",
        "'s",
    ),
]


def mutated(chance: random.Random) -> str:
    """A stretch of an article, cut, doubled, shuffled and strewn with odd pieces."""
    base = chance.choice(TEXTS)
    start = chance.randrange(len(base))
    text = base[start : start + chance.randint(1, LONGEST // 2)]
    for _ in range(chance.choice((1, 2, 4, 8, 16))):
        a, b = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        kind = chance.randrange(8)
        if kind == 0:
            text = text[:a] + text[b:]
        elif kind == 1:
            text = text[:a] + text[a:b] * chance.randint(2, 4) + text[b:]
        elif kind == 2:
            text = text[:a] + text[a:b][::-1] + text[b:]
        elif kind == 3:
            text = text[:a] + text[a:b].swapcase() + text[b:]
        elif kind == 4:
            text = text.replace(chance.choice(" .,\n\"“”'"), chance.choice(ODD))
        elif kind == 5:
            text = text[:a] + chance.choice(ODD) * chance.randint(1, 9) + text[a:]
        elif kind == 6:
            text = text[:a] + chr(chance.choice((chance.randrange(128), chance.randrange(0xD7FF)))) + text[a:]
        else:
            words = text.split(" ")
            chance.shuffle(words)
            text = " ".join(words)
        text = text[:LONGEST]
    return text


def test_mutated_texts(nlp: Language) -> None:
    slow: list[tuple[float, int]] = []
    for number in range(SEED, SEED + NUMBER):
        text = mutated(random.Random(number))
        begun = time.process_time()
        try:
            with nlp.memory_zone():
                extraction = extract_text(nlp, text, "2019-05-07")
                check_cells(extraction)
                rows = table_rows(extraction)
            located = locate_rows(rows, "wire/b", {})
        except Exception as error:
            raise AssertionError(f"EXTRACT_FUZZ_SEED={number} EXTRACT_FUZZ=1: {text!r}") from error
        assert [len(located[name]) for name in COLUMNS] == [len(rows[name]) for name in COLUMNS]
        slow.append((time.process_time() - begun, number))
    seconds, number = max(slow)
    assert seconds < SLOWEST, f"EXTRACT_FUZZ_SEED={number} takes {seconds:.1f} s"


@pytest.mark.parametrize(
    "piece",
    [
        *(
            '"',
            "“",
            "”",
            "“a” ",
            "'",
            "( ",
            "said ",
            "he said, ",
            "“Yes,” he said. ",
            "Mr. ",
            "1 ",
            "1991 ",
            "May 2019, ",
        ),
        *(
            "on Monday ",
            "two days after ",
            "Lena Orlova ",
            "the UN ",
            "a, ",
            "and ",
            "that ",
            "who ",
            "-",
            ".",
            "...",
            "\n",
        ),
        *(
            "a\n\n",
            "A\n",
            "\r\n",
            "\u2028",
            "x",
            "A",
            "a.b.",
            "é",
            "😀",
            "killed ",
            "according to ",
            "the talks of ",
            "\t",
            ": ",
        ),
    ],
)
def test_time_grows_with_the_text(nlp: Language, piece: str) -> None:
    took = []
    for length in (1_500, 12_000):
        text = (piece * length)[:length]
        begun = time.process_time()
        with nlp.memory_zone():
            check_cells(extract_text(nlp, text))
        took.append(time.process_time() - begun)
    assert took[1] < 8 * 2.5 * took[0] + 0.5, f"{took[0]:.2f} s, then {took[1]:.2f} s for eight times the text"
