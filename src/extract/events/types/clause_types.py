"""What kind of happening a clause tells of: the lexicon's patterns, and verbs that borrow a class."""

from __future__ import annotations

from extract.events.parties.phrase_parties import parties
from extract.events.types.pattern_match import NO_MATCH, OTHER, PLACE_NAME, Match, classify, reverses
from extract.syntax.clauses import Clause, read_clause
from extract.syntax.document import Document
from extract.vocabulary import (
    NO_EVENT,
    SUBJECT,
    aspect_lemmas,
    aspect_verbs,
    classes_with,
    event_nouns,
    look_up,
    noun_verbs,
    party_verbs,
    singular,
    state_verbs,
    verbs,
    words,
)

_OCCASIONS = frozenset({"place", "way"})  # "took place", "got under way"


def compound_nouns(document: Document, head: int) -> list[str]:
    """A noun with each word before it, as lexicons write them: "air strike", "joint venture"."""
    tree = document.tree
    return [f"{tree.lower[kid]} {tree.lower[head]}" for kid in document.kids(head, "compound", "amod") if kid < head]


def named_class(document: Document, noun: int, table: dict[str, str]) -> str:
    """The class that a table gives a noun: with its compound, with its hyphens, alone; or ""."""
    names = (*compound_nouns(document, noun), document.word(noun), document.tree.lower[noun])
    return next((found for name in names if (found := look_up(table, name))), "")


def object_nouns(document: Document, head: int, depth: int = 0) -> list[str]:
    """What may say what an object is: its head with its compound ("air strike") and alone, what it is a part or series
    of, its compounds."""
    tree = document.tree
    found = [*compound_nouns(document, head), document.word(head), tree.lower[head]]
    if depth < 2:
        for prep in document.kids(head, "prep"):
            if tree.lower[prep] == "of" or (tree.lower[prep] == "in" and _is_sum(document, head)):
                for kid in document.kids(prep, "pobj"):
                    found.insert(0, f"{tree.lower[head]} of {tree.lower[kid]}")  # "letter of protest"
                    found += object_nouns(document, kid, depth + 1)
    found += [tree.lower[kid] for kid in document.kids(head, "compound", "conj") if document.mention[kid] < 0]
    return found


def _is_sum(document: Document, head: int) -> bool:
    """Whether a noun is a sum of money: "5 million dollars in aid"."""
    return document.tree.tags[head] == "CD" or document.tree.lower[head] in words("money")


def clause_nouns(document: Document, clause: Clause) -> dict[str, list[str]]:
    """The nouns of the clause's objects and subjects (under "") and of the objects of its prepositions; none where no
    pattern of its verb asks for one."""
    if noun_verbs().isdisjoint(clause.lemmas):
        return {}
    found = {"": [noun for head in clause.patients for noun in object_nouns(document, head)]}
    if any(_is_place(document, head) for head in clause.patients):
        found[""].append(PLACE_NAME)
    if not clause.passive:
        subjects = (form for head in clause.agents for noun in object_nouns(document, head) for form in singular(noun))
        found[""][:0] = [SUBJECT + form for form in subjects]  # who does it says more than what it is done to
    for word, _, objects in clause.preps:
        found.setdefault(word, []).extend(noun for head in objects for noun in object_nouns(document, head))
    if "in" in found and any(_is_sum(document, head) for head in clause.patients):
        found[""] += found["in"]  # "suspended 5 million dollars in aid"
    return found


def _is_place(document: Document, head: int) -> bool:
    number = document.mention[head]
    return number >= 0 and document.mentions[number].label == "PLACE"


def _aspect(clause: Clause, name: str) -> bool:
    if aspect_lemmas(name).isdisjoint(clause.lemmas):
        return False
    listed = aspect_verbs(name)
    return any((lemma, p) in listed for lemma in clause.lemmas for p in (*clause.particles, ""))


def _borrowed(document: Document, clause: Clause, depth: int) -> tuple[str, str]:
    """The class of the event noun among the clause's objects, with that noun; else of the verb it governs."""
    for head in clause.patients:
        for noun in object_nouns(document, head) if document.mention[head] < 0 else ():
            found = look_up(event_nouns(), noun)
            if found:
                return found, noun
    for word, _, heads in clause.preps:
        if any((lemma, p) in aspect_verbs("light") for lemma in clause.lemmas for p in (word, f"part {word}")):
            for noun in (noun for head in heads for noun in object_nouns(document, head)):
                found = look_up(event_nouns(), noun)
                if found:
                    return found, noun
    verb = clause.complement
    if verb >= 0 and document.tree.tags[verb] in ("VB", "VBG"):
        return type_of(document, read_clause(document, verb), depth + 1).type, ""
    return "", ""


def _occurring(document: Document, clause: Clause) -> str:
    """The class of the event noun that is the subject of "erupted", "took place", "began"."""
    if clause.passive or not clause.agents or not _aspect(clause, "occur"):
        return ""
    if clause.patients and document.tree.lower[clause.patients[0]] not in _OCCASIONS:
        return ""
    return named_class(document, clause.agents[0], event_nouns())


def _is_done_to_party(document: Document, clause: Clause) -> bool:
    """Whether a clause has a party for its object and does not only name it ("was called Mother")."""
    if document.kids(clause.verb, "oprd") or ("call" in clause.lemmas and len(clause.patients) > 1):
        return False
    others = [p for p in clause.patients if not document.tree.lower[p].endswith(("self", "selves"))]
    return bool(parties(document, others))


def type_of(document: Document, clause: Clause, depth: int = 0) -> Match:
    """The class of a clause and the rule that gave it; NO_MATCH for a verb that tells of no happening."""
    if depth > 3:
        return NO_MATCH
    occurring = _occurring(document, clause)
    if occurring:
        return Match(occurring, "occurrence")
    of_party = not party_verbs().isdisjoint(clause.lemmas) and _is_done_to_party(document, clause)
    found = classify(clause.lemmas, clause.particles, clause_nouns(document, clause), of_party=of_party)
    if found.type == NO_EVENT and "part in" not in clause.particles:
        return NO_MATCH
    found = turned_to_threat(document, clause, found)
    if found.noun and found.type != NO_EVENT:
        return found
    if _aspect(clause, "fail") and _is_refusal(document, clause, depth):
        return Match("REJECT", "refused")
    if found.type == "AGREE" and found.rule == "phrasal-verb":
        return found  # "committed itself to buying": promised, whatever it is
    found = _ended(document, clause) or _by_aspect(document, clause, depth, found) or found
    if found.type:
        return found if found.type != NO_EVENT else NO_MATCH
    if any(lemma in state_verbs() for lemma in clause.lemmas):
        return NO_MATCH
    return Match(OTHER, "open-class")


def turned_to_threat(document: Document, clause: Clause, match: Match) -> Match:
    """What a vow to do something hostile is: a threat ("vowed to crush the rebels")."""
    if match.type != "AGREE" or clause.complement < 0 or verbs("vowing").isdisjoint(clause.lemmas):
        return match
    if document.tree.tags[clause.complement] != "VB":
        return match
    inner = type_of(document, read_clause(document, clause.complement), 2).type
    return match._replace(type="THREATEN") if inner in classes_with("hostile") else match


def _is_refusal(document: Document, clause: Clause, depth: int) -> bool:
    """Whether a deed is left undone: any that is refused; of what somebody fails to do, what has a class."""
    if verbs("failing").isdisjoint(clause.lemmas) or "to-do" not in clause.particles:
        return True
    return _borrowed(document, clause, depth)[0] not in ("", OTHER)


def _ended(document: Document, clause: Clause) -> Match | None:
    """What putting an end to a happening amounts to: "called a halt to the raids"."""
    if verbs("ending").isdisjoint(clause.lemmas):
        return None
    tree = document.tree
    for head in clause.patients:
        if tree.lower[head] in words("endings"):
            preps = [k for h in (head, clause.verb) for k in document.kids(h, "prep", "dative")]
            heads = [k for p in preps if tree.lower[p] in ("to", "of", "on") for k in document.kids(p, "pobj")]
            for noun in (noun for kid in heads for noun in object_nouns(document, kid)):
                reverse = reverses().get(look_up(event_nouns(), noun), "")
                if reverse:
                    return Match(reverse, "verb-object", noun)
    return None


def _by_aspect(document: Document, clause: Clause, depth: int, own: Match) -> Match | None:
    """What a verb that says little itself borrows: begins, ends, holds, prepares."""
    for name in ("stop", "keep", "light", "prepare"):
        if _aspect(clause, name):
            borrowed, noun = _borrowed(document, clause, depth)
            if name == "light" and own.type == "REQUEST" and not noun:
                return None  # "ordered NAME to leave"
            if name == "stop" and not (
                "end" in clause.lemmas and noun.removesuffix("s") in words("visits") | words("sittings")
            ):
                borrowed = reverses().get(borrowed, "")  # but who ends a visit breaks nothing off
            elif name == "prepare":
                borrowed = "MOBILIZE" if borrowed in classes_with("armed") else ""
            if borrowed and borrowed != OTHER:
                return Match(borrowed, f"{name}-verb", noun)
    return None
