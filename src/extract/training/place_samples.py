"""The models of places: which place a name means in labelled articles. `python -m extract.training.place_samples`.

Gold for places is a file of JSON lines, one an article, as toponym resolution has it: `id`, `text` and `toponyms`, each
with `start`, `end` (code points), `latitude`, `longitude` and, where known, `geoname_id` and `country` (of a country).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from extract.config import Config, load_config
from extract.model import load_model
from extract.places.bearers import Candidate
from extract.places.locate import Choice, choices, name_choices, name_model, vote_model
from extract.places.votes import kilometres
from extract.records import Article, Mention
from extract.score.gold import Gold
from extract.scoring import Weights
from extract.segment import parse_texts
from extract.training.articles import Labelled
from extract.training.layers import Trained
from extract.training.learn import Outcome, Start, train
from extract.training.samples import GroupSample

RIGHT = 161.0  # km (100 miles) within which a place counts as found, as usual in the field


@dataclass(frozen=True)
class Toponym:
    """A labelled name of a place: where it stands and where the place lies."""

    start: int
    end: int
    point: Candidate  # the country's code is given for a country alone

    def answers(self, candidate: Candidate) -> tuple[bool, float]:
        """Whether a candidate is right, and how far off it lies."""
        off = kilometres(self.point, candidate)
        same = bool(self.point.geoname_id) and candidate.geoname_id == self.point.geoname_id
        country = bool(self.point.country) and candidate.kind == "country" and candidate.country == self.point.country
        return off <= RIGHT or same or country, -1.0 if same else 0.0 if country else off


Toponyms = Mapping[str, Sequence[Toponym]]  # by the article's id


def read_toponyms(paths: Sequence[Path]) -> tuple[list[Article], dict[str, list[Toponym]]]:
    """The articles of some files with their labelled names."""
    articles, labels = [], {}
    for path in paths:
        for line in path.read_text(encoding="utf-8").strip("\n").split("\n"):
            row: dict[str, Any] = json.loads(line)
            digest = hashlib.sha256(line.encode()).hexdigest()
            articles.append(Article(row["id"], "", row["text"], digest, "en", published=row.get("dct") or ""))
            labels[row["id"]] = [_toponym(label) for label in row["toponyms"]]
    return articles, labels


def _toponym(label: Mapping[str, Any]) -> Toponym:
    point = Candidate(
        str(label.get("geoname_id") or ""),
        label["latitude"],
        label["longitude"],
        "country" if label.get("country") else "city",
        "name",
        country=label.get("country") or "",
    )
    return Toponym(label["start"], label["end"], point)


def name_samples(toponyms: Toponyms, labelled: Labelled, _: Config) -> Iterator[GroupSample]:
    """The names of an article that are labelled, each by itself."""
    yield from _samples(labelled, toponyms, name_choices(labelled.named()))


def vote_samples(toponyms: Toponyms, labelled: Labelled, _: Config) -> Iterator[GroupSample]:
    """The places of an article that are labelled, with what the others say by the weights in use."""
    yield from _samples(labelled, toponyms, choices(labelled.named()))


def _samples(labelled: Labelled, toponyms: Toponyms, found: Sequence[Choice]) -> Iterator[GroupSample]:
    labels = toponyms[labelled.article.id]
    for choice in found:
        told = Counter(label for m in choice.named.mentions if (label := label_of(m, labels)) is not None)
        if told and choice.named.entity.label == "PLACE":
            right = _right(told.most_common(1)[0][0], choice.candidates)
            yield GroupSample(labelled.article.id, choice.clues, right)


def label_of(mention: Mention, labels: Sequence[Toponym]) -> Toponym | None:
    """The label that shares most characters with a mention."""
    shared = {label: min(label.end, mention.end) - max(label.start, mention.start) for label in labels}
    best = max(shared, key=lambda label: (shared[label], -label.start), default=None)
    return best if best is not None and shared[best] > 0 else None


def _right(label: Toponym, candidates: Sequence[Candidate]) -> int | None:
    """The candidate that comes nearest to the label, if it is right."""
    off = [
        (distance, number)
        for number, c in enumerate(candidates)
        if (told := label.answers(c))[0]
        for distance in told[1:]
    ]
    return min(off)[1] if off else None


def train_places(articles: Sequence[Labelled], toponyms: Toponyms, config: Config, start: Start) -> list[Outcome]:
    """The weights of both passes; the second is trained with the new ones of the first."""
    models: list[tuple[str, Callable[[], Any], Callable[..., Iterator[GroupSample]]]] = [
        ("place_names", name_model, name_samples),
        ("place_votes", vote_model, vote_samples),
    ]
    outcomes: list[Outcome] = []
    for name, load, samples in models:
        known = Weights("", tuple(sorted((outcome.name, outcome.text) for outcome in outcomes)))
        outcomes += train(Trained(name, load, partial(samples, toponyms)), articles, config, start, known)
    return outcomes


def labelled_articles(articles: Sequence[Article], config: Config) -> list[Labelled]:
    """The articles, parsed."""
    docs = parse_texts(load_model(config.model), [article.text for article in articles])
    return [Labelled(a, doc, Gold(a.id), a.sha256) for a, doc in zip(articles, docs, strict=True)]


def main(arguments: Sequence[str]) -> int:
    """Trains both models, prints their figures out of fold and writes their files."""
    parser = argparse.ArgumentParser(prog="python -m extract.training.place_samples", description=main.__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="labelled articles as JSON lines")
    parser.add_argument("--output", type=Path, required=True, help="the folder for the weights")
    given = parser.parse_args(arguments)
    config = load_config(None, ignored=("weights",))
    articles, toponyms = read_toponyms(given.files)
    given.output.mkdir(parents=True, exist_ok=True)
    for outcome in train_places(labelled_articles(articles, config), toponyms, config, "none"):
        (given.output / f"{outcome.name}.csv").write_text(outcome.text, encoding="utf-8", newline="\n")
        print(outcome.name, outcome.articles, outcome.samples, {name: round(v, 3) for name, v in outcome.new.items()})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
