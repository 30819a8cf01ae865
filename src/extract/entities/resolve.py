"""Which names of an article are one entity, and what is known of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from extract.entities.slugs import fold, make_slug
from extract.entities.states import find_country, find_state
from extract.records import Entity, Label, Mention


def _cluster_keys(names: Sequence[Mention], texts: Sequence[str]) -> list[tuple[Label, str]]:
    """For each mention the key of its cluster: a bare surname takes the last full name before it, else the next."""
    keys = [(mention.label, fold(text)) for mention, text in zip(names, texts, strict=True)]
    full: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, (label, key) in enumerate(keys):
        if label == "PERSON" and " " in key:
            full[key.rsplit(" ", 1)[1]].append((number, key))
    for number, (label, key) in enumerate(keys):
        known = full.get(key) if label == "PERSON" and " " not in key else None
        if known:
            before = [whole for at, whole in known if at < number]
            keys[number] = (label, before[-1] if before else known[0][1])
    return keys


def resolve_names(doc: Doc, names: Sequence[Mention]) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The mentions with their entity ids, and the entities in order of first mention."""
    text = doc.text
    texts = [" ".join(text[mention.start : mention.end].split()) for mention in names]
    clusters: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, key in enumerate(_cluster_keys(names, texts)):
        clusters[key].append(number)
    ids = [""] * len(names)
    entities, taken = [], Counter[str]()
    for members in clusters.values():
        label = names[members[0]].label
        forms = Counter(texts[number] for number in members)
        name = max(forms, key=lambda form: (len(fold(form).split()), len(form), forms[form]))
        slug = make_slug(label, name)
        taken[slug] += 1
        if taken[slug] > 1:
            slug = f"{slug}-{taken[slug]}"
        for number in members:
            ids[number] = slug
        aliases = tuple(sorted(form for form in forms if form != name))
        country = find_country(name) if label == "PLACE" else ""
        state = find_state(name) if label != "PERSON" else ""
        entities.append(Entity(slug, name, label, aliases, country, state))
    return tuple(replace(m, entity_id=i) for m, i in zip(names, ids, strict=True)), tuple(entities)
