"""The entities of an article: its names put together, with what the text tells of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.entities.attributes import Context, find_gender, find_titles, tell_state
from extract.entities.clusters import cluster_names
from extract.entities.known import look_up
from extract.entities.namesakes import without_namesake
from extract.entities.slugs import make_slug
from extract.entities.spurious import is_people
from extract.entities.states import find_country
from extract.records import Entity, Label, Mention
from extract.syntax import Tree, read_tree

if TYPE_CHECKING:
    from spacy.tokens import Doc


def _fullest(forms: Counter[str]) -> str:
    """The form with most words, then not in capitals, most letters, most mentions; "The" counts for nothing."""

    def rank(form: str) -> tuple[int, bool, int, int, str]:
        bare = form.removeprefix("The ").removeprefix("the ")
        people, _, rest = bare.partition(" ")
        if is_people(people) and look_up(rest) is not None:
            bare = rest  # "Afghan Taliban"
        return len(bare.split()), not bare.isupper(), len(bare), forms[form], form

    return max(forms, key=rank)


def _unique_slug(label: Label, name: str, taken: set[str]) -> str:
    slug = make_slug(label, name)
    number = 1
    while slug in taken:
        number += 1
        slug = f"{make_slug(label, name)}-{number}"
    taken.add(slug)
    return slug


def resolve_names(doc: Doc | Tree, names: Sequence[Mention]) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The mentions with their entity ids, and the entities in order of first mention.

    Ids are made from label and fullest name alone; two entities of one article never share one.
    """
    context = Context(read_tree(doc), names)
    ids = [""] * len(names)
    entities: list[Entity] = []
    taken: set[str] = set()
    for members in cluster_names(context.labels, context.texts, context.find_links(), context.find_kin()):
        label = names[members[0]].label
        forms = Counter(context.texts[number] for number in members)
        name = _fullest(forms)
        slug = _unique_slug(label, name, taken)
        for number in members:
            ids[number] = slug
        found = Entity(
            id=slug,
            name=name,
            label=label,
            aliases=tuple(sorted(form for form in forms if form != name)),
            country=next((code for code in map(find_country, sorted(forms)) if code), "") if label == "PLACE" else "",
            state=tell_state(context, label, name, members),
            gender=find_gender(context, name, members) if label == "PERSON" else "",
            titles=find_titles(context, members) if label == "PERSON" else (),
        )
        entities.append(without_namesake(context, found, members))
    return tuple(Mention(m.start, m.end, m.label, m.kind, m.rule, i) for m, i in zip(names, ids, strict=True)), tuple(
        entities
    )
