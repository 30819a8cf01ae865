"""Where what somebody said ends within its sentence, by learnt weights.

The words behind a cue may go on with what the writer adds (…, which came a day after; …, but the plan failed). At each
place where a clause could begin the model `content_breaks` says from punctuation, the opening word, the parse and the
verb behind it whether the content ends there; the first such place is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal, NamedTuple, get_args

from extract.quotes.cues import Cue, words_for
from extract.scoring import LinearModel, load_model, per_weights
from extract.syntax import Document
from extract.syntax.tree import FINITE_TAGS, Tree

Clue = Literal[
    "comma", "dash", "semicolon", "colon", "bracket", "unmarked",
    "which", "where", "but", "and", "while", "because", "although", "as", "when", "if", "with", "that",
    "gerund", "gerund-cue", "participle", "infinitive", "preposition", "adverb", "noun", "pronoun", "finite", "opener",
    "comma-which", "comma-and", "comma-but", "comma-while", "comma-as", "comma-when", "comma-because", "comma-with",
    "comma-gerund", "comma-preposition", "comma-noun", "comma-although", "comma-indefinite", "comma-adverb",
    "comma-participle",
    "comma-if", "comma-where", "dash-noun", "dash-indefinite", "dash-although", "dash-and", "dash-but", "dash-pronoun",
    "comma-that", "indefinite", "paired-dash", "cue-shared", "cue-verb",
    "cue-with-clause",
    "comma-pronoun", "comma-infinitive",
    "unmarked-and", "unmarked-as", "unmarked-when", "unmarked-while",
    "in-content", "on-cue", "loose", "relative", "apposition", "conjunct", "adverbial", "clause", "phrase",
    "outside", "outside-cue", "verb", "subject", "like-cue", "like-content", "shared-subject", "cue-behind",
    "marks-behind", "in-marks", "brief", "long", "brief-rest", "long-rest", "verb-before",
    "wh", "gerund-frame", "infinitive-frame", "object-frame", "view", "finding", "subordinate", "present",
]  # fmt: skip
CLUES: tuple[Clue, ...] = get_args(Clue)
Clues = dict[Clue, float]

_MARKS: dict[str, Clue] = {
    ",": "comma", ";": "semicolon", ":": "colon", "(": "bracket",
    **dict.fromkeys(("—", "–", "-", "--"), "dash"),
}  # fmt: skip
_OPENERS: dict[str, Clue] = {
    **dict.fromkeys(("which", "who", "whom", "whose"), "which"),
    **dict.fromkeys(("where", "whereby"), "where"),
    **dict.fromkeys(("and", "or"), "and"),
    **dict.fromkeys(("but", "yet"), "but"),
    **dict.fromkeys(("because", "since"), "because"),
    **dict.fromkeys(("when", "after", "before", "until", "once"), "when"),
    **dict.fromkeys(("if", "unless"), "if"),
    "while": "while",
    "as": "as",
    "with": "with",
    "that": "that",
}
_INDEFINITE = frozenset({"a", "an"})
_BY_TAG: dict[str, Clue] = {
    "VBG": "gerund", "VBN": "participle", "TO": "infinitive", "IN": "preposition", "RB": "adverb", "PRP": "pronoun",
    **dict.fromkeys(FINITE_TAGS, "finite"),
    **dict.fromkeys(("DT", "NN", "NNS", "NNP", "NNPS", "JJ", "CD", "PRP$"), "noun"),
}  # fmt: skip
_RELATIONS: dict[str, Clue] = {
    "relcl": "relative", "appos": "apposition", "conj": "conjunct", "advcl": "adverbial", "ccomp": "clause",
    "prep": "phrase",
}  # fmt: skip
_FRAMES: dict[str, Clue] = {"wh": "wh", "ing": "gerund-frame", "inf": "infinitive-frame", "that": "verb-before"}
_CROSSED: dict[Clue, dict[Clue, Clue]] = {  # of a mark and the word behind it
    "comma": {
        "which": "comma-which", "and": "comma-and", "but": "comma-but", "while": "comma-while", "as": "comma-as",
        "when": "comma-when", "because": "comma-because", "with": "comma-with", "gerund": "comma-gerund",
        "preposition": "comma-preposition", "noun": "comma-noun", "although": "comma-although",
        "indefinite": "comma-indefinite", "adverb": "comma-adverb", "participle": "comma-participle",
        "if": "comma-if", "where": "comma-where", "that": "comma-that", "pronoun": "comma-pronoun",
        "infinitive": "comma-infinitive",
    },
    "dash": {
        "noun": "dash-noun", "indefinite": "dash-indefinite", "although": "dash-although", "and": "dash-and",
        "but": "dash-but", "pronoun": "dash-pronoun",
    },
    "unmarked": {
        "and": "unmarked-and", "as": "unmarked-as", "when": "unmarked-when", "while": "unmarked-while",
    },
}  # fmt: skip
_UNMARKED = frozenset({"which", "where", "but", "and", "while", "because", "although", "as", "when", "if", "with"})
_WHOLE = frozenset({"that", "wh"})  # frames of clauses, which do not end before their verb
_BRIEF = 4  # tokens
_LONG = 20  # tokens
_CLIMB = 8  # heads
_REACH = 40  # tokens of a segment that are looked at


class Stretch(NamedTuple):
    """What a cue may have said: its first token, the last one that it may reach, the last below its head in the parse,
    and the frame that it fills ("obj" for a phrase)."""

    first: int
    end: int
    right: int
    head: int
    frame: str


@per_weights
def break_model() -> LinearModel[Clue, Literal["end"]]:
    """The weights of what makes a place the end of what was said."""
    return load_model("content_breaks", CLUES, ("end",))


Ends = Callable[[Document, Cue, Stretch, Mapping[int, Cue]], int]  # tells the last token of what was said


def end_of_content(document: Document, cue: Cue, stretch: Stretch, cues: Mapping[int, Cue]) -> int:
    """The last token of what was said."""
    score = break_model().score
    for token, clues in breaks(document, cue, stretch, cues):
        if score(clues) > 0:
            return token - 1
    return stretch.end


def breaks(document: Document, cue: Cue, stretch: Stretch, cues: Mapping[int, Cue]) -> Iterator[tuple[int, Clues]]:
    """The places where the content may end, in text order: the first token behind it, and what speaks for it."""
    earliest = stretch.head if stretch.frame in _WHOLE else -1
    before = stretch.first + 1
    for token, opens in _openings(document, stretch):
        if token > max(before, earliest) and opens <= stretch.end and _is_word(document, opens):
            yield token, _clues(document, cue, stretch, cues, token, opens)
        before = opens


def _openings(document: Document, stretch: Stretch) -> Iterator[tuple[int, int]]:
    """Where a segment could begin outside of words in marks: its mark, if it has one, and its first word."""
    tree = document.tree
    for token in range(stretch.first + 2, stretch.end + 1):
        if _is_within_marks(document, token):
            continue
        if tree.words[token] in _MARKS:
            yield token, token + 1
        elif token == stretch.right + 1 or _may_open(tree, token):
            yield token, token


def _is_within_marks(document: Document, token: int) -> bool:
    inside = document.marks.inside
    return inside[token] >= 0 and inside[token] == inside[token - 1]


def _is_word(document: Document, token: int) -> bool:
    return document.tree.words[token][0].isalnum() or document.is_marked(token)


def _may_open(tree: Tree, token: int) -> bool:
    """Whether a word without a mark before it may open a clause."""
    return _OPENERS.get(tree.lower[token], "") in _UNMARKED or (
        tree.tags[token] == "VBG" and tree.deps[token] == "advcl"
    )


def _clues(document: Document, cue: Cue, stretch: Stretch, cues: Mapping[int, Cue], token: int, opens: int) -> Clues:
    tree = document.tree
    mark = _MARKS.get(tree.words[token], "unmarked")
    opener = _opener(tree, opens, cues)
    found: Clues = {mark: 1.0, opener: 1.0}
    if crossed := _CROSSED.get(mark, {}).get(opener):
        found[crossed] = 1.0
    root = _root(tree, opens, min(stretch.end, opens + _REACH))
    near = range(opens, min(stretch.end, opens + _REACH))
    told: dict[Clue, bool] = {
        **_attached(tree, cue, stretch, token, root),
        **_verb_clues(tree, cue, stretch, opens, cues),
        **_frame_clues(tree, cue, stretch),
        "outside": token > stretch.right,
        "outside-cue": token > tree.right[cue.token],
        "cue-behind": any(t in cues and tree.subjects[t] >= opens for t in near),
        "marks-behind": document.is_marked(opens) or document.is_marked(min(opens + 2, stretch.end)),
        "in-marks": document.is_marked(token - 1),
        "paired-dash": mark == "dash" and tree.words[token] in tree.words[opens + 1 : near.stop],
        "brief": token - stretch.first <= _BRIEF,
        "long": token - stretch.first > _LONG,
        "brief-rest": stretch.end - opens <= _BRIEF,
        "long-rest": stretch.end - opens > _LONG,
        "verb-before": tree.is_finite(stretch.first, token - 1),
    }
    return found | {clue: 1.0 for clue, holds in told.items() if holds}


def _opener(tree: Tree, token: int, cues: Mapping[int, Cue]) -> Clue:
    """What sort of word opens a segment."""
    known = _OPENERS.get(tree.lower[token])
    if known == "and" and _adds(tree, token + 1, cues):
        return "gerund-cue"
    if known:
        return known
    if tree.lower[token] in words_for("contrast"):
        return "although"
    if tree.lower[token] in _INDEFINITE:
        return "indefinite"
    return "gerund-cue" if _adds(tree, token, cues) else _BY_TAG.get(tree.tags[token], "opener")


def _adds(tree: Tree, token: int, cues: Mapping[int, Cue]) -> bool:
    """Whether a word is a participle by which the speaker goes on: adding, arguing."""
    return token in cues and tree.tags[token] == "VBG" and cues[token].verb.kind in ("say", "judge")


def _root(tree: Tree, first: int, last: int) -> int:
    """The token of a segment that the rest of it hangs on: up from its first token as long as it stays inside."""
    token = first
    for _ in range(_CLIMB):
        head = tree.heads[token]
        if head == token or not first <= head <= last:
            break
        token = head
    return token


def _attached(tree: Tree, cue: Cue, stretch: Stretch, token: int, root: int) -> dict[Clue, bool]:
    """Where the parser has hung a segment."""
    head = tree.heads[root]
    relation = _RELATIONS.get(tree.deps[root])
    elsewhere = head < stretch.first and head != cue.token
    found: dict[Clue, bool] = {
        "in-content": stretch.first <= head < token,
        "on-cue": head == cue.token,
        "loose": head > token or head == root or elsewhere,
    }
    return found | ({relation: True} if relation else {})


def _verb_clues(tree: Tree, cue: Cue, stretch: Stretch, opens: int, cues: Mapping[int, Cue]) -> dict[Clue, bool]:
    """What the finite verb of a segment tells: its subject and its form."""
    ahead = range(opens, min(stretch.end, opens + _REACH) + 1)
    verb = next((t for t in ahead if tree.tags[t] in FINITE_TAGS), -1)
    if verb < 0:
        return {}
    main = tree.heads[verb] if tree.deps[verb].startswith("aux") else verb
    subject = tree.subjects[main]
    shared = not opens <= subject <= stretch.end and verb - opens <= 2
    return {
        "verb": True,
        "subject": subject >= opens,
        "shared-subject": shared,
        "like-cue": tree.tags[verb] == _form(tree, cue.token),
        "like-content": tree.tags[verb] == _form(tree, stretch.head),
        **(_next_cue(tree, cue, main, verb, shared=shared) if _says(cues, main) else {}),
    }


def _says(cues: Mapping[int, Cue], token: int) -> bool:
    return token in cues and cues[token].verb.kind in ("say", "ask", "judge")


def _next_cue(tree: Tree, cue: Cue, main: int, verb: int, *, shared: bool) -> dict[Clue, bool]:
    """What a verb that is a cue itself tells: whether the speaker of the first goes on with it."""
    return {
        "cue-verb": True,
        "cue-shared": shared and tree.tags[verb] == _form(tree, cue.token),
        "cue-with-clause": shared and _governs_clause(tree, main),
    }


def _governs_clause(tree: Tree, verb: int) -> bool:
    """Whether a verb has a clause or a quotation behind it."""
    behind = tree.lower[verb + 1 : verb + 2]
    return behind in (["that"], ["“"], ['"']) or tree.kid_after(verb, "ccomp") >= 0


def _form(tree: Tree, head: int) -> str:
    """The tag of the finite verb of a clause: of its head or of the helper before it."""
    helper = next((t for t in tree.kids[head] if tree.tags[t] in FINITE_TAGS and t < head), head)
    return tree.tags[helper]


def _frame_clues(tree: Tree, cue: Cue, stretch: Stretch) -> dict[Clue, bool]:
    frame = _FRAMES.get(stretch.frame, "object-frame")
    return {
        **({} if frame == "verb-before" else {frame: True}),
        "view": cue.verb.kind == "think",
        "finding": cue.verb.kind == "show",
        "subordinate": tree.deps[cue.token] in ("relcl", "advcl", "acl", "conj"),
        "present": tree.tags[cue.token] in ("VBZ", "VBP"),
    }
