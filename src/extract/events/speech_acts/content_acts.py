"""The speech act that the content of a quote makes: it demands, promises, threatens, refuses, blames or praises.

In goes a quote with its speakers, out comes its speech act, by the first rule that holds: what others must do, what
they are blamed for, what is not to be, what others have to fear, what the speakers themselves will do.
"""

from __future__ import annotations

from extract.events.parties.party_groups import Parties, apart_from
from extract.events.parties.phrase_parties import parties
from extract.events.parties.quote_speakers import are_themselves, is_speaking_body, speaking_pronoun
from extract.events.speech_acts.blame import blamed, may_blame
from extract.events.speech_acts.promises import aims_of, denied, faced, planned
from extract.events.speech_acts.speech_act import STATED, SpeechAct, content_verb
from extract.events.types.class_names import REJECT, REQUEST, THREATEN
from extract.records import Quote
from extract.syntax.document import Document
from extract.syntax.subjects import subjects
from extract.syntax.verb_groups import form_of
from extract.vocabulary import verbs, words


def by_content(document: Document, quote: Quote, speakers: Parties) -> SpeechAct:
    """What saying it does: "X must …" requests, "will help" promises, "will bomb" threatens, "will not" refuses,
    "X has violated …" accuses; STATED for anything else."""
    verb, direct = content_verb(document, quote), quote.type == "direct"
    if verb < 0 or not _may_do_more(document, verb, direct=direct):
        return STATED
    agents = subjects(document, verb)
    who = _spoken_of(document, agents, speakers)
    themselves = are_themselves(document, quote, speakers, who)
    act = None if themselves else _of_others(document, quote, verb, speakers, who)
    if direct:
        pronoun = any(document.tree.tags[k] == "PRP" for k in agents)
        return STATED if act is None or pronoun else act
    act = act or _told_off(document, quote, verb, speakers, () if themselves else who)
    if act is not None:
        return act
    if not themselves:
        who = speakers if is_speaking_body(document, quote, agents) else ()
    return planned(document, quote, speakers, who)


def _may_do_more(document: Document, verb: int, *, direct: bool) -> bool:
    """Whether saying something can do more than state it; asked first, because most contents only state."""
    if direct or may_blame(document, verb):
        return may_blame(document, verb)
    if not verbs("planning").isdisjoint(document.lemmas(verb)):
        return bool(aims_of(document, verb))
    tree = document.tree
    return tree.lower[verb] in words("needs") or any(tree.tags[k] == "MD" for k in document.kids(verb, "aux"))


def _spoken_of(document: Document, agents: tuple[int, ...], speakers: Parties) -> Parties:
    """Whom the content is about: its subject, the speakers where that is theirs, or a pronoun for them."""
    if _are_their_own(document, agents):
        return speakers
    return parties(document, agents) or (speakers if speaking_pronoun(document, agents) else ())


def _are_their_own(document: Document, heads: tuple[int, ...]) -> bool:
    """Whether what is spoken of is the speaker's: "his country", "its troops"."""
    tree = document.tree
    if len(heads) != 1 or tree.lower[heads[0]] not in words("represented"):
        return False
    return any(tree.tags[k] == "PRP$" for k in document.kids(heads[0], "poss"))


def _of_others(document: Document, quote: Quote, verb: int, speakers: Parties, who: Parties) -> SpeechAct | None:
    """A demand on others, or blame or praise of them; STATED where the blame is of nobody that is known."""
    if who and quote.type != "direct" and _is_duty(document, verb, speakers):
        return SpeechAct(REQUEST, who, "content-must")
    judged, whom = blamed(document, verb)
    if not judged:
        return None
    whom = apart_from(speakers, whom)
    return SpeechAct(judged, whom, "content-blame") if whom else STATED


def _is_duty(document: Document, verb: int, speakers: Parties) -> bool:
    """Whether a verb says what somebody must do: "must leave"; of speakers with a name, "needs to", "has to leave"."""
    lower = document.tree.lower
    if not words("duty").isdisjoint(document.kid_words(verb, "aux")):
        return True
    if lower[verb] not in words("needs") or not any(party.entity_id for party in speakers):
        return False
    needs = form_of(document, verb).form == "present" and lower[verb + 1 : verb + 2] == ["to"]
    return needs and bool(document.infinitives(verb, "xcomp"))


def _told_off(document: Document, quote: Quote, verb: int, speakers: Parties, others: Parties) -> SpeechAct | None:
    """A refusal of something friendly, or a warning to `others` of what they have to bear."""
    refused = denied(document, verb)
    if refused:
        return SpeechAct(REJECT, apart_from(speakers, refused), "content-will-not")
    return SpeechAct(THREATEN, others, "content-will") if others and faced(document, quote, verb) else None
