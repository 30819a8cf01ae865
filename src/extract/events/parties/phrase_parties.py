"""Heads of noun phrases → parties: entities where a name or its forces are meant, else the phrase; things are none."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from extract.events.parties.anaphora import antecedent_of, both_countries, is_anaphor, shared_object
from extract.events.parties.nationality import is_demonym, names_a_state, state_party
from extract.events.parties.party_groups import CONJUNCT, Parties
from extract.events.parties.phrase_words import phrase_party
from extract.records import Entity, Party, Span
from extract.syntax.document import Document
from extract.syntax.noun_phrases import first_word, kind_of
from extract.vocabulary import place_nouns, singular, words

_DEEPEST = 6  # phrases and pronouns that may lead to a party
_LONGEST_COUNT = 3  # digits of a number that may count people by itself
_MODIFIERS = ("amod", "compound", "nmod", "poss")
_RULES = {
    "nsubj": "subject",
    "nsubjpass": "passive-subject",
    "dobj": "object",
    "dative": "indirect-object",
    "poss": "possessor",
    "amod": "modifier",
    "compound": "modifier",
    "nmod": "modifier",
    "npadvmod": "modifier",
    "appos": "apposition",
    "attr": "predicate",
    "oprd": "predicate",
    "conj": CONJUNCT,
}


def entity_party(entity: Entity, span: Span) -> Party:
    """An entity as a party, by the words that name it."""
    return Party(entity.name, (span,), entity.id, entity.state or entity.country)


def _entity_party(document: Document, token: int, entity: Entity) -> Party:
    mention = document.mentions[document.mention[token]]
    return entity_party(entity, Span(mention.start, mention.end))


@lru_cache(maxsize=8192)
def names_a_place(noun: str) -> bool:
    """Whether a lower-case noun says that what it names is a place: "town", "provinces"."""
    return any(form in place_nouns() for form in singular(noun))


def _apposed(document: Document, head: int) -> int:
    """The name that a noun only introduces: "the envoy, Oskar Venn", "the town of Tolven"; or -1."""
    tree = document.tree
    placed = names_a_place(tree.lower[head])
    for kid in document.behind(head, "of") if placed else ():
        if document.mention[kid] >= 0:
            return kid
    for kid in document.kids(head, "appos"):
        if document.label(kid) == ("PLACE" if placed else "PERSON"):
            return kid
        if document.label(kid) == "ORG" and kid == head + 1:
            return kid  # "the carrier NAME"
    return -1


def _unknown_place(document: Document, head: int) -> int:
    """The proper noun behind "town of" that no name covers, or -1."""
    tree = document.tree
    if not names_a_place(tree.lower[head]):
        return -1
    behind = document.behind(head, "of")
    return behind[0] if behind and tree.tags[behind[0]] == "NNP" and document.mention[behind[0]] < 0 else -1


def _owner(document: Document, head: int) -> int:
    """The name that a noun of force hangs on: "Taliban fighters", "forces of Norland"; or -1."""
    for kid in document.kids(head, *_MODIFIERS):
        owns = document.entity_at(kid) is not None or document.tree.tags[kid] == "PRP$"
        if owns and not leans(document, kid):
            return kid
    return next((kid for kid in document.behind(head, "of") if document.entity_at(kid) is not None), -1)


def leans(document: Document, token: int) -> bool:
    """Whether a name only says whom somebody is for or against: "pro-NAME forces"."""
    tree = document.tree
    return token > 1 and tree.words[token - 1] in "-‑" and tree.lower[token - 2] in words("leanings")


def _pronoun(document: Document, token: int, depth: int) -> Party | None:
    """A pronoun's party: resolved by the speaker stage, or "it" and "they" by their sentence."""
    entity = document.entity_at(token)
    if entity is not None:
        return _entity_party(document, token, entity)
    if not is_anaphor(document.tree.lower[token]):
        return None
    head = shared_object(document, token)
    head = head if head >= 0 else antecedent_of(document, token)
    found = party_of(document, head, depth + 1) if head >= 0 else None
    if found is None:
        return None
    return Party(found.name, (document.tree.span(token, token),), found.entity_id, found.country)


def _forces(document: Document, head: int, kind: str, depth: int) -> Party | None:
    """Forces, leaders, regime and machines of X count as X, and so does who governs a place; a nationality before them
    as its state, if that is named."""
    word = document.tree.lower[head]
    governs = word in words("governing")
    if kind not in ("force", "machine") and not governs and word not in words("combatants"):
        return None
    owner = _owner(document, head)
    if owner >= 0 and not (governs and document.label(owner) != "PLACE"):
        return party_of(document, owner, depth + 1)
    modifiers = document.kids(head, *_MODIFIERS)
    states = [kid for kid in modifiers if is_demonym(document, kid)]
    if (kind == "force" or governs) and len(states) == 1 and all(document.mention[kid] < 0 for kid in modifiers):
        state = state_party(document, states[0])
        return state if state.entity_id else None
    return None


def party_of(document: Document, head: int, depth: int = 0) -> Party | None:
    """The party that a noun phrase with this head names, None for things, topics and pronouns nobody can be told of.

    `depth` counts the phrases and pronouns that led here.
    """
    tree = document.tree
    if depth > _DEEPEST:
        return None
    if tree.tags[head] in ("PRP", "PRP$"):
        return _pronoun(document, head, depth)
    if document.timex[head] >= 0:
        return None
    entity, apposed = document.entity_at(head), _apposed(document, head)
    named = document.entity_at(apposed) if apposed >= 0 else None
    if named is not None and (entity is None or entity.label != "PERSON"):
        return _entity_party(document, apposed, named)
    if entity is not None:
        return _entity_party(document, head, entity)
    bearer = _bearer(document, head)
    if bearer >= 0:
        return party_of(document, bearer, depth + 1)
    unknown = _unknown_place(document, head)
    return phrase_party(document, unknown) if unknown >= 0 else _common_party(document, head, depth)


def _bearer(document: Document, head: int) -> int:
    """The name that a noun behind it says more of ("NAME, a former rebel who …"), or -1."""
    tree, name = document.tree, document.tree.heads[head]
    if tree.deps[head] != "appos" or (entity := document.entity_at(name)) is None:
        return -1
    kinds = {"PERSON": ("person",), "ORG": ("body", "force")}.get(entity.label, ())
    return name if kind_of(document, head) in kinds else -1


def _common_party(document: Document, head: int, depth: int) -> Party | None:
    """The party that a common noun names."""
    tree, word, kind = document.tree, document.tree.lower[head], kind_of(document, head)
    found = _forces(document, head, kind, depth) or _named_body(document, head)
    if found is not None:
        return found
    if word in words("quantities") or tree.tags[head] == "CD" or _is_counted(document, head):
        return _quantity(document, head, depth)
    if kind == "machine" and not _is_named(document, head):
        return None
    bears = kind or (is_demonym(document, head) and tree.tags[head] != "JJ")
    return phrase_party(document, head) if bears else None


def _named_body(document: Document, head: int) -> Party | None:
    """The organisation whose name stands beside a noun that only repeats what it is: "the NAME group"."""
    if document.tree.lower[head] not in words("bodies"):
        return None
    for kid in document.kids(head, "compound", "nmod", "appos"):
        if (named := document.entity_at(kid)) is not None and named.label == "ORG":
            return _entity_party(document, kid, named)
    return None


def _is_counted(document: Document, head: int) -> bool:
    """Whether a number is all that stands for people: "200 more"."""
    return document.tree.lower[head] in words("counted") and bool(document.kids(head, "nummod"))


def _is_named(document: Document, head: int) -> bool:
    return names_a_state(document, max(document.tree.left[head], head - 6), head)


def _quantity(document: Document, head: int, depth: int) -> Party | None:
    """Counted parties ("thousands of Norlanders", "twelve"): a party if what is counted is one, or is left out."""
    counted = document.behind(head, "of")
    if counted:
        return _counted(document, head, counted[0], depth)
    if _is_amount(document, head):
        return None
    word = document.tree.lower[head]
    small = word.isdigit() and len(word) <= _LONGEST_COUNT and not _is_score(document, head)
    spelled = word.isalpha() and document.tree.tags[head] == "CD"
    people = word in ("member", "members", "group") or _is_counted(document, head)
    return phrase_party(document, head) if people or small or spelled else None


def _counted(document: Document, head: int, kid: int, depth: int) -> Party | None:
    """The party of a number and what it counts, if that is one; cut short before its "of", the phrase would not say
    whom it counts."""
    tree, counted, phrase = document.tree, party_of(document, kid, depth + 1), phrase_party(document, head)
    end = phrase.spans[0].end
    return counted if counted is None or end <= tree.ends[head] or end < tree.ends[kid] else phrase


def _is_score(document: Document, head: int) -> bool:
    """Whether a figure is part of a score or range ("2-0"), or nothing."""
    words_beside = document.tree.words[max(head - 1, 0) : head + 2]
    return document.tree.words[head] == "0" or not {"-", "–", "‑"}.isdisjoint(words_beside)


def _is_amount(document: Document, head: int) -> bool:
    """Whether a number counts money or a share: "$200", "5 percent"."""
    tree = document.tree
    money = "$" in tree.words[head] or any(tree.tags[k] in ("$", "SYM", "#") for k in tree.kids[head])
    behind = min(head + 1, len(tree) - 1)
    return money or any(tree.lower[k] in ("per", "percent", "%") for k in (*tree.kids[head], behind))


def parties(document: Document, heads: Iterable[int]) -> Parties:
    """The parties that these heads name, each once, in order; the spans of one entity's mentions together.

    The rule of each is where its head stands in the sentence: "subject", "possessor", behind a preposition its word.
    """
    found: dict[str, Party] = {}
    for head in heads:
        for party in parties_at(document, head):
            if any(party.name in other.name for other in found.values() if other.entity_id != party.entity_id):
                continue  # "the inspectors of the Agency, or Agency"
            key = party.entity_id or party.name.lower()
            known = found.get(key) or Party(party.name, (), rule=rule_at(document, head))
            spans = tuple(dict.fromkeys((*known.spans, *party.spans)))
            found[key] = Party(known.name, spans, party.entity_id, party.country, known.rule)
    return tuple(found.values())


def rule_at(document: Document, head: int) -> str:
    """Where a noun phrase stands, by its head: a grammatical relation, or the preposition that it stands behind."""
    tree, dep = document.tree, document.tree.deps[head]
    return tree.lower[tree.heads[head]] if dep == "pobj" else _RULES.get(dep, "phrase")


def parties_at(document: Document, head: int) -> Parties:
    """The parties of one head: two for "both countries", else one or none; each with its own words."""
    known = document.parties.get(head)
    if known is None:
        known = document.parties[head] = _parties_at(document, head)
    return known


def _parties_at(document: Document, head: int) -> Parties:
    pair = both_countries(document, head)
    if pair:
        span = document.tree.span(first_word(document, head), head)
        return tuple(Party(e.name, (span,), e.id, e.country) for e in pair)
    party = party_of(document, head)
    return (party,) if party is not None and party.name else ()


def is_named(document: Document, party: Party) -> bool:
    """Whether a party is an entity or a state, or its words name one."""
    if party.entity_id or party.country:
        return True
    tree = document.tree
    return any(names_a_state(document, tree.at(s.start), tree.before(s.end)) for s in party.spans)


def only_says_where(document: Document, token: int) -> bool:
    """Whether a name is that of a place, no country, behind a preposition of place."""
    tree, entity = document.tree, document.entity_at(token)
    if entity is None or entity.label != "PLACE" or entity.country:
        return False
    return tree.deps[token] != "pobj" or tree.lower[tree.heads[token]] in words("locative")
