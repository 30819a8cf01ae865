"""What a match must not be: "may" the verb, "fall" the verb, 2000 people, Theresa May, Black September."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from spacy.tokens import Doc

from extract.dates.grammar import Found
from extract.dates.lexer import BREAK, CodeBook, Tokens
from extract.lexicon import load_rows

STOPS = frozenset(".!?;")


class Guard:
    """Context of one article's tokens."""

    def __init__(self, doc: Doc, tokens: Tokens, book: CodeBook) -> None:
        self.doc = doc
        self.tokens = tokens
        self.book = book
        self.tagged = doc.has_annotation("TAG")
        self.names = doc.has_annotation("ENT_IOB")

    @cached_property
    def offsets(self) -> np.ndarray:  # type: ignore[type-arg]
        """Start offset of each token of the Doc."""
        return np.asarray(self.doc.to_array("IDX"))

    def tag(self, i: int) -> str:
        """Penn tag of the Doc's token at our token i; empty without tags."""
        if not self.tagged or not 0 <= i < len(self.tokens.starts):
            return ""
        at = int(np.searchsorted(self.offsets, self.tokens.starts[i], side="right")) - 1
        return self.doc[at].tag_ if at >= 0 else ""

    def entity(self, i: int) -> str:
        """Entity label of the Doc's token at our token i."""
        if not self.names or not 0 <= i < len(self.tokens.starts):
            return ""
        at = int(np.searchsorted(self.offsets, self.tokens.starts[i], side="right")) - 1
        return self.doc[at].ent_type_ if at >= 0 else ""

    def known(self, name: str, i: int) -> bool:
        """Whether the token belongs to a class of the lexicon."""
        return name in self.book.classes.get(self.tokens.word(i), ())

    def allows(self, found: Found) -> bool:
        """Whether the context lets the match stand."""
        check = getattr(self, f"allow_{found.rule.name.replace('-', '_')}", None)
        return check(found) if check else True

    def capital(self, i: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.tokens.raw(i)[:1].isupper()

    def allow_month(self, found: Found) -> bool:
        """A bare month is no verb, no person, no name's part."""
        first, last = found.first, found.last
        word = self.tokens.word(found.groups["month"][0])
        if found.last - found.first > 1:
            return True
        before, after = self.tokens.word(first - 1), self.tokens.word(last)
        if word == "may" and self.tagged and self.tag(first) == "MD":
            return False
        if self.known("PREP", first - 1):
            return word != "may" or self.tag(first) != "MD"
        if self.entity(first) in ("PERSON", "GPE", "FAC") and word in ("may", "april", "june", "august", "march"):
            return False
        if (
            self.capital(last)
            and after
            and not self.known("MONTH", last)
            and word in ("may", "april", "june", "august", "january")
        ):
            return False
        if word in ("may", "march", "august"):
            if self.capital(first - 1) and self.tokens.codes[first - 1] != BREAK:
                return False
            if not self.tagged and word in ("may", "march"):
                return before in (",", "(", "-") or after in (",", ")")
            return self.tag(first) in ("NNP", "NN", "NNPS")
        return True

    def allow_year(self, found: Found) -> bool:
        """A bare number is a year unless it counts, costs or numbers something."""
        if found.last - found.first > 1:
            return True
        i = found.first
        if "spelt" in self.tokens.codes:
            return True
        before, after = self.tokens.word(i - 1), self.tokens.word(i + 1)
        if before in MONEY or before in NUMBERED or after in MONEY:
            return False
        if before in (",", ".", "/", "+", ":") and self.tokens.starts[i] == self.tokens.ends[i - 1]:
            return False
        if after in ("%", "/", "+", ":") or (
            after in (",", ".") and self.glued(i + 1) and self.tokens.word(i + 2).isdigit()
        ):
            return False
        if " " in self.tokens.word(i):
            return before in (
                "in",
                "since",
                "by",
                "of",
                "until",
                "year",
                "from",
                "to",
                "and",
                "during",
                "late",
                "early",
            )
        year = int(self.tokens.word(i)) if self.tokens.word(i).isdigit() else 0
        if after in COUNTED or (after == "-" and self.tokens.word(i + 2) in COUNTED):
            return False
        if year % 100 == 0 and year < 2000 or year < 1400:
            return before in PREPOSITIONS and self.tag(i + 1) not in ("NNS", "NNPS", "JJ", "NN")
        if before in PREPOSITIONS:
            return True
        return not (year < 1700 and self.tag(i + 1) in ("NNS", "JJ")) and year < 2100

    def glued(self, i: int) -> bool:
        """Whether no blank stands between this token and the next."""
        return i + 1 < len(self.tokens.starts) and self.tokens.ends[i] == self.tokens.starts[i + 1]

    def allow_season(self, found: Found) -> bool:
        """spring the metal, fall the verb."""
        at = found.groups["season"][0]
        word = self.tokens.word(at)
        if self.tagged and self.tag(at)[:1] == "V":
            return False
        if (
            self.tokens.raw(at)[:1].isupper()
            and self.capital(at - 1)
            and not self.known("PREP", at - 1)
            and self.tokens.word(at - 1) != "the"
        ):
            return False
        after = self.tokens.word(at + 1)
        if word in ("fall", "spring", "falls"):
            if after in ("of", "in", "to", "from", "short", "below"):
                return found.last > at + 1 or (word == "spring" and after != "of")
            if found.last - found.first == 1:
                return False
            if word == "fall" and found.rule.name == "season" and self.tokens.word(found.first) in ("the", "a"):
                return False
        return True

    def allow_weekday(self, found: Found) -> bool:
        """Black Friday, the Sunday Times, Good Friday."""
        at = found.groups["weekday"][0]
        if not self.tokens.raw(at)[:1].isupper():
            return False
        after = self.tokens.word(at + 1)
        if self.tokens.word(at - 1) in ("black", "bloody", "good", "cyber", "super", "ash", "palm", "man"):
            return False
        return after not in NAMED_AFTER or not self.capital(at + 1)

    def allow_vague_duration(self, found: Found) -> bool:
        """seconds the verb, minutes of a meeting, working hours."""
        at = (found.groups.get("units") or (found.last - 1, 0))[0]
        word = self.tokens.word(at)
        if self.tagged and not self.tag(at).startswith("NNS"):
            return False
        first = self.tokens.word(found.first - 1)
        return (
            word not in ("quarters", "seconds")
            and first not in ("opening", "working", "office", "s", "early", "school", "war", "60")
            and not self.capital(at)
        )

    def allow_the_unit(self, found: Found) -> bool:
        """ "the second", "the day of the attack" are none; "the year" is one in reports."""
        words = self.tokens.words[found.first : found.last]
        if found.groups.get("portion") or found.groups.get("weekday"):
            return True
        after = self.tokens.word(found.last)
        return after not in ("of", "that", "when", "in", "before", "after", "-", "to") and words[-1] not in (
            "second",
            "minute",
            "hour",
            "decade",
            "century",
            "day",
            "month",
        )

    def allow_now(self, found: Found) -> bool:
        """ "now" as a name ("Apocalypse Now") is none."""
        return not (self.capital(found.first) and self.capital(found.first - 1))

    def allow_set(self, found: Found) -> bool:
        """The Daily Star, the Annual Prize are names."""
        if found.groups.get("adverb"):
            at = found.groups["adverb"][0]
            return not (self.capital(at) and self.capital(at + 1)) and not (self.capital(at) and self.capital(at - 1))
        return True

    def tense(self, first: int, last: int) -> str:
        """ "past" or "future" by the verbs of the sentence around tokens `first` to `last`, nearest first; "" if neither."""
        for step, at in ((-1, first - 1), (1, last)):
            seen = 0
            while 0 <= at < len(self.tokens.starts) and seen < 25:
                if self.tokens.codes[at] == BREAK or self.tokens.words[at] in STOPS:
                    break
                if self.known("FUTURECUE", at) or (
                    self.tokens.words[at] == "to" and self.tag(at + 1) == "VB" and step < 0
                ):
                    return "future"
                if self.known("PASTCUE", at) or self.tag(at) == "VBD":
                    return "past"
                if self.tag(at) in ("VBZ", "VBP") and self.tokens.words[at] not in ("is", "are"):
                    return "future" if self.tokens.words[at] in () else ""
                at += step
                seen += 1
        return ""


MONEY = frozenset("$ £ € ¥ # rs".split())
NUMBERED = frozenset(
    "flight no number route highway page section article room nos boeing resolution about nearly over some than".split()
)
PREPOSITIONS = frozenset(
    "in since by of until till from during before after through between to and circa early late mid year ( - and".split()
)
COUNTED = frozenset(row["word"] for row in load_rows("dates_counted.csv"))
NAMED_AFTER = frozenset("times mail express telegraph mirror post herald school club".split())
