"""What speaks for a name being a person, an organisation or a place, counted over all of its mentions.

Each piece of evidence is a feature of the model `name_labels`, which sums them. Then names lend weight to each other:
an acronym takes over from its full form, a surname from the full name, the names of a list from each other. The first
two are floors rather than terms of a sum: their weight, or what speaks against it where that is more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, get_args

from extract.entities.candidates import Candidate, Words
from extract.entities.genders import first_name_gender
from extract.entities.heads import head_label
from extract.entities.known import look_up
from extract.entities.person_titles import roles, title_before, titles
from extract.entities.surnames import family_names
from extract.records import Label
from extract.scoring import LinearModel, load_model, per_weights
from extract.vocabulary import function_words, name_words, told_forms

Evidence = Literal[
    "model-person",
    "model-org",
    "model-place",
    "known-org",
    "known-place",
    "perhaps-org",
    "perhaps-place",
    "head-org",
    "head-place",
    "first-name",
    "at-the-centre",
    "title-before",
    "role-before",
    "dateline",
    "at-before",
    "place-noun-of-before",
    "org-role-of-before",
    "place-preposition-before",
    "org-noun-before",
    "age-after",
    "who-after",
    "place-noun-after",
    "org-noun-after",
    "place-apposition",
    "org-apposition",
    "person-apposition",
    "says-after",
    "opens-sentence",
    "bare-surname",
    "bare-given-name",
    "acronym-of-person",
    "acronym-of-org",
    "acronym-of-place",
    "listed-person",
    "listed-org",
    "listed-place",
]
EVIDENCE: tuple[Evidence, ...] = get_args(Evidence)
Score = dict[Label, float]
LABELS: tuple[Label, ...] = ("PERSON", "ORG", "PLACE")

_SHORTEST_SHOUTED = 5  # letters of a name in capitals that is no acronym

_ARTICLES = function_words("articles")
_SAYING = told_forms("saying") | told_forms("recounting") | {"also"}
_PLACE_BEFORE = function_words("at_place")
_PLACE_NOUNS = name_words("place_nouns")
_PLACE_OF = _PLACE_NOUNS | name_words("place_parts")
_ORG_NOUNS = name_words("org_nouns")
_ORG_AFTER = name_words("org_parts")
_ORG_ROLES = name_words("org_roles")

_MODEL: dict[Label, Evidence] = {"PERSON": "model-person", "ORG": "model-org", "PLACE": "model-place"}
_ACRONYM: dict[Label, Evidence] = {"PERSON": "acronym-of-person", "ORG": "acronym-of-org", "PLACE": "acronym-of-place"}
_LISTED: dict[Label, Evidence] = {"PERSON": "listed-person", "ORG": "listed-org", "PLACE": "listed-place"}
_KNOWN: dict[tuple[Label, bool], Evidence] = {
    ("ORG", True): "known-org",
    ("PLACE", True): "known-place",
    ("ORG", False): "perhaps-org",
    ("PLACE", False): "perhaps-place",
}
_HEADS: dict[str, Evidence] = {"ORG": "head-org", "PLACE": "head-place"}


@per_weights
def label_model() -> LinearModel[Evidence, Label]:
    """The weights of the evidence for each label."""
    return load_model("name_labels", EVIDENCE, LABELS, ("listed-most",))


def _apposition_evidence(phrase: Sequence[str]) -> Iterator[Evidence]:
    """The first noun that tells in "Roe, a coastal town", "Roe, the deputy minister"."""
    for word in phrase:
        if word in _PLACE_NOUNS:
            yield "place-apposition"
        elif word in _ORG_NOUNS:
            yield "org-apposition"
        elif word in roles() or titles().get(word, {}).get("kind") == "office":
            yield "person-apposition"
        elif word not in {",", ";", "."}:
            continue
        return


def _word_evidence(words: Words, candidate: Candidate) -> Iterator[Evidence]:
    """A single word in small letters after its capital that says something or opens a sentence is mostly a person."""
    if candidate.end - candidate.start > 1 or not words.texts[candidate.start][1:].islower():
        return
    if words.at(candidate.end) in _SAYING:
        yield "says-after"
    if candidate.start in words.sentence_starts:
        yield "opens-sentence"


def _known_evidence(words: Words, candidate: Candidate) -> Iterator[Evidence]:
    known = look_up(words.phrase(candidate))
    if known is not None:
        yield _KNOWN[known.label, known.certain]


def _form_evidence(words: Words, candidate: Candidate) -> Iterator[Evidence]:
    """What the name's own words say: its head, a first name."""
    head = head_label(words, candidate.start, candidate.end)
    if head in _HEADS:
        yield _HEADS[head]
    first = words.texts[candidate.start]
    if not head and 1 < candidate.end - candidate.start < 4 and first_name_gender(first):
        yield "first-name"
    if words.texts[candidate.end - 1] in {"Center", "Centre"} and words.at(candidate.start - 2) == "at":
        yield "at-the-centre"


def _opens_dateline(words: Words, candidate: Candidate) -> bool:
    """Whether it is the first word of a paragraph with a dash soon behind it: ARDON, May 4 (Agency) - …"""
    first = candidate.start == 0 or words.texts[candidate.start - 1].isspace()
    return first and any(word in {"-", "–", "—", "--"} for word in words.texts[candidate.end : candidate.end + 10])


def _before_evidence(words: Words, candidate: Candidate) -> Iterator[Evidence]:
    title = title_before(words, candidate.start)
    before, further = words.at(candidate.start - 1), words.at(candidate.start - 2)
    if title:
        yield "title-before" if title in titles() else "role-before"
    if words.texts[candidate.start].isupper() and _opens_dateline(words, candidate):
        yield "dateline"
    if before == "at" and candidate.label == "PERSON":
        yield "at-before"
    if before == "of" and further in _PLACE_OF:
        yield "place-noun-of-before"
    elif before == "of" and further.lower() in _ORG_ROLES:
        yield "org-role-of-before"
    elif before in _PLACE_BEFORE:
        yield "place-preposition-before"
    elif before in _ORG_NOUNS:
        yield "org-noun-before"


def _after_evidence(words: Words, candidate: Candidate) -> Iterator[Evidence]:
    after, further = words.at(candidate.end), words.at(candidate.end + 1)
    if after == "," and further.isdigit() and 1 < int(further[:4]) < 110 and words.at(candidate.end + 2) in {",", "."}:
        yield "age-after"  # "Jane Roe, 45,"
    if after == "," and further == "who":
        yield "who-after"
    if after in _PLACE_NOUNS:
        yield "place-noun-after"
    elif after in _ORG_AFTER:
        yield "org-noun-after"
    if after == "," and further in _ARTICLES:
        yield from _apposition_evidence(words.texts[candidate.end + 2 : candidate.end + 6])


def _surname_evidence(words: Words, settled: Sequence[Candidate], scores: dict[str, Score]) -> None:
    """A bare family name of a person named in full is that person; so is, with less weight, a bare given name."""
    persons = {tuple(words.texts[c.start : c.end]) for c in settled if c.label == "PERSON" and c.end - c.start > 1}
    model = label_model()
    surname, given = model.weight("bare-surname", "PERSON"), model.weight("bare-given-name", "PERSON")
    families = dict.fromkeys(name for parts in sorted(persons) for name in family_names(parts))
    for name in families:
        if name in scores:
            scores[name]["PERSON"] += max(surname, scores[name]["ORG"])
    for name in dict.fromkeys(parts[0] for parts in sorted(persons)):
        if name in scores and name not in families:
            scores[name]["PERSON"] += given


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


def _evidence(words: Words, candidates: Sequence[Candidate], keys: dict[Candidate, str]) -> dict[str, list[Evidence]]:
    """What speaks for any label of each name: the evidence of all its mentions, in text order."""
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for candidate in candidates:
        found = evidence[keys[candidate]]
        found.append(_MODEL[candidate.label])
        for find in (_before_evidence, _after_evidence, _word_evidence, _known_evidence, _form_evidence):
            found.extend(find(words, candidate))
    return evidence


def _best(score: Score, label: Label) -> Label:
    """The label with most weight; of equals the one that it has."""
    return max(LABELS, key=lambda other: (score[other], other == label))


def _share(scores: dict[str, Score], links: Iterable[tuple[str, str]]) -> None:
    """An acronym is what the name is that explains it."""
    for full, acronym in links:
        if full in scores and acronym in scores:
            label = _best(scores[full], "ORG")
            scores[acronym][label] += max(label_model().weight(_ACRONYM[label], label), sum(scores[acronym].values()))


def settle_labels(
    words: Words, candidates: Sequence[Candidate], links: Iterable[tuple[str, str]] = ()
) -> list[Candidate]:
    """Each name with the label that its mentions together speak for; a full name's last word is that person.

    `links`: names and the acronyms that the article gives them.
    """
    keys = _keys(words, candidates)
    model = label_model()
    scores = {name: model.tally(found) for name, found in _evidence(words, candidates, keys).items()}
    _share(scores, links)
    settled = [c._replace(label=_best(scores[keys[c]], c.label)) for c in candidates]
    _surname_evidence(words, settled, scores)
    most = model.thresholds["listed-most"]
    for run in _runs(words, candidates):
        shares = {label: sum(min(scores[keys[c]][label], most) for c in run) / len(run) for label in LABELS}
        for candidate in run:
            for label in LABELS:
                scores[keys[candidate]][label] += model.weight(_LISTED[label], label) * shares[label]
    settled = []
    for candidate in candidates:
        label = _best(scores[keys[candidate]], candidate.label)
        settled.append(candidate if label == candidate.label else candidate._replace(label=label, rule="evidence"))
    return settled
