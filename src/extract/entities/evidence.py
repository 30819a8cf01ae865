"""What speaks for a name being a person, an organisation or a place, counted over all of its mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extract.entities.candidates import Candidate, Words
from extract.entities.genders import first_name_gender
from extract.entities.heads import head_label
from extract.entities.known import look_up
from extract.entities.surnames import family_names
from extract.entities.titles import roles, title_before, titles
from extract.records import Label

Score = dict[Label, float]
LABELS: tuple[Label, ...] = ("PERSON", "ORG", "PLACE")

_CERTAIN = 20.0  # a form of the lexicon that means nothing else
_KNOWN = 2.0  # a form that is also a word or a name
_HEAD = 4.0
_TITLE = 3.0
_ROLE = 2.0
_SURNAME = 5.0
_GIVEN = 2.5
_CUE = 3.5
_HINT = 1.5
_RUN = 1.0
_FIRST_NAME = 0.6
_LINK = 4.0
_SHORTEST_SHOUTED = 5  # letters of a name in capitals that is no acronym
_SAYS = 1.2
_OPENS = 0.4

_SAYING = frozenset("said says added adds told also continued explained noted recalled insisted argued".split())
_PLACE_BEFORE = frozenset({"in", "near", "outside", "across", "throughout", "inside", "around", "toward", "towards"})
_PLACE_NOUNS = frozenset(
    "city town village province district region county municipality island islands area state suburb neighbourhood "
    "neighborhood capital port valley river lake airport border coast beach peninsula prefecture governorate upazila "
    "territory commune parish hamlet township mountains residents".split()
)
_PLACE_OF = _PLACE_NOUNS | frozenset(
    "capture fall siege outskirts streets north south east west suburbs invasion".split()
)
_ORG_NOUNS = frozenset(
    "company group agency newspaper party club channel organisation organization network firm airline broadcaster "
    "manufacturer operator giant union website magazine paper startup bank militia brand maker retailer daily carrier "
    "lender insurer charity watchdog supermarket chain shipper utility".split()
)
_ORG_AFTER = frozenset("employees lawmakers shares executives officials members headquarters subsidiary".split())
_ORG_ROLES = frozenset("founder ceo chairman chairwoman chairperson members member shareholders spokesperson".split())


def _apposition_evidence(phrase: Sequence[str]) -> Iterator[tuple[Label, float]]:
    """The first noun that tells in "Roe, a coastal town", "Roe, the deputy minister"."""
    for word in phrase:
        if word in _PLACE_NOUNS:
            yield "PLACE", _HINT
        elif word in _ORG_NOUNS:
            yield "ORG", _HINT
        elif word in roles() or titles().get(word, {}).get("kind") == "office":
            yield "PERSON", _HINT
        elif word not in {",", ";", "."}:
            continue
        return


def _word_evidence(words: Words, candidate: Candidate) -> Iterator[tuple[Label, float]]:
    """A single word in small letters after its capital that says something or opens a sentence is mostly a person."""
    if candidate.end - candidate.start > 1 or not words.texts[candidate.start][1:].islower():
        return
    if words.at(candidate.end) in _SAYING:
        yield "PERSON", _SAYS
    if candidate.start in words.sentence_starts:
        yield "PERSON", _OPENS


def _known_evidence(words: Words, candidate: Candidate) -> Iterator[tuple[Label, float]]:
    known = look_up(words.phrase(candidate))
    if known is not None:
        yield known.label, _CERTAIN if known.certain else _KNOWN


def _form_evidence(words: Words, candidate: Candidate) -> Iterator[tuple[Label, float]]:
    """What the name's own words say: its head, a first name."""
    head = head_label(words, candidate.start, candidate.end)
    for label in LABELS:
        if head == label:
            yield label, _HEAD
    first = words.texts[candidate.start]
    if not head and 1 < candidate.end - candidate.start < 4 and first_name_gender(first):
        yield "PERSON", _FIRST_NAME
    if words.texts[candidate.end - 1] in {"Center", "Centre"} and words.at(candidate.start - 2) == "at":
        yield "PLACE", _CUE


def _opens_dateline(words: Words, candidate: Candidate) -> bool:
    """Whether it is the first word of a paragraph with a dash soon behind it: ARDON, May 4 (Agency) - …"""
    first = candidate.start == 0 or words.texts[candidate.start - 1].isspace()
    return first and any(word in {"-", "–", "—", "--"} for word in words.texts[candidate.end : candidate.end + 10])


def _before_evidence(words: Words, candidate: Candidate) -> Iterator[tuple[Label, float]]:
    title = title_before(words, candidate.start)
    before, further = words.at(candidate.start - 1), words.at(candidate.start - 2)
    if title:
        yield "PERSON", _TITLE if title in titles() else _ROLE
    if words.texts[candidate.start].isupper() and _opens_dateline(words, candidate):
        yield "PLACE", _CUE
    if before == "at" and candidate.label == "PERSON":
        yield "PLACE", _HINT
    if before == "of" and further in _PLACE_OF:
        yield "PLACE", _CUE
    elif before == "of" and further.lower() in _ORG_ROLES:
        yield "ORG", _HINT
    elif before in _PLACE_BEFORE:
        yield "PLACE", _HINT
    elif before in _ORG_NOUNS:
        yield "ORG", _CUE


def _after_evidence(words: Words, candidate: Candidate) -> Iterator[tuple[Label, float]]:
    after, further = words.at(candidate.end), words.at(candidate.end + 1)
    if after == "," and further.isdigit() and 1 < int(further[:4]) < 110 and words.at(candidate.end + 2) in {",", "."}:
        yield "PERSON", _CUE  # "Jane Roe, 45,"
    if after == "," and further == "who":
        yield "PERSON", _HINT
    if after in _PLACE_NOUNS:
        yield "PLACE", _CUE
    elif after in _ORG_AFTER:
        yield "ORG", _HINT
    if after == "," and further in {"a", "an", "the"}:
        yield from _apposition_evidence(words.texts[candidate.end + 2 : candidate.end + 6])


def _surname_evidence(words: Words, settled: Sequence[Candidate], scores: dict[str, Score]) -> None:
    """A bare family name of a person named in full is that person; so is, with less weight, a bare given name."""
    persons = {tuple(words.texts[c.start : c.end]) for c in settled if c.label == "PERSON" and c.end - c.start > 1}
    families = dict.fromkeys(name for parts in sorted(persons) for name in family_names(parts))
    for name in families:
        if name in scores:
            scores[name]["PERSON"] += max(_SURNAME, scores[name]["ORG"])
    for name in dict.fromkeys(parts[0] for parts in sorted(persons)):
        if name in scores and name not in families:
            scores[name]["PERSON"] += _GIVEN


def _runs(words: Words, candidates: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Lists of three names or more, parted by commas and "and"."""
    run: list[Candidate] = []
    for candidate in candidates:
        between = words.texts[run[-1].end : candidate.start] if run else []
        if run and between and len(between) <= 2 and all(word in {",", "and", ";", "or"} for word in between):
            run.append(candidate)
            continue
        if len(run) > 2:
            yield run
        run = [candidate]
    if len(run) > 2:
        yield run


def _keys(words: Words, candidates: Sequence[Candidate]) -> dict[Candidate, str]:
    """What each candidate is counted under: its phrase, in capitals that of the same name in small letters."""
    phrases = {candidate: words.phrase(candidate) for candidate in candidates}
    small = {phrase.upper(): phrase for phrase in phrases.values() if not phrase.isupper()}
    return {
        candidate: small.get(phrase, phrase) if len(phrase) >= _SHORTEST_SHOUTED else phrase
        for candidate, phrase in phrases.items()
    }


def _score_names(words: Words, candidates: Sequence[Candidate], keys: dict[Candidate, str]) -> dict[str, Score]:
    scores: dict[str, Score] = defaultdict(lambda: dict.fromkeys(LABELS, 0.0))
    for candidate in candidates:
        score = scores[keys[candidate]]
        score[candidate.label] += 1.0
        for find in (_before_evidence, _after_evidence, _word_evidence, _known_evidence, _form_evidence):
            for label, weight in find(words, candidate):
                score[label] += weight
    return scores


def _best(score: Score, label: Label) -> Label:
    """The label with most weight; of equals the one that it has."""
    return max(LABELS, key=lambda other: (score[other], other == label))


def _share(scores: dict[str, Score], links: Iterable[tuple[str, str]]) -> None:
    """An acronym is what the name is that explains it."""
    for full, acronym in links:
        if full in scores and acronym in scores:
            label = _best(scores[full], "ORG")
            scores[acronym][label] += max(_LINK, sum(scores[acronym].values()))


def settle_labels(
    words: Words, candidates: Sequence[Candidate], links: Iterable[tuple[str, str]] = ()
) -> list[Candidate]:
    """Each name with the label that its mentions together speak for; a full name's last word is that person.

    `links`: names and the acronyms that the article gives them.
    """
    keys = _keys(words, candidates)
    scores = _score_names(words, candidates, keys)
    _share(scores, links)
    settled = [c._replace(label=_best(scores[keys[c]], c.label)) for c in candidates]
    _surname_evidence(words, settled, scores)
    for run in _runs(words, candidates):
        total = {label: sum(min(scores[keys[c]][label], 3.0) for c in run) / len(run) for label in LABELS}
        for candidate in run:
            for label in LABELS:
                scores[keys[candidate]][label] += _RUN * total[label]
    settled = []
    for candidate in candidates:
        label = _best(scores[keys[candidate]], candidate.label)
        settled.append(candidate if label == candidate.label else candidate._replace(label=label, rule="evidence"))
    return settled
