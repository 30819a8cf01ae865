"""spaCy's entity recogniser with its decoding done for all tokens at once; it finds the same names.

spaCy takes one token of each paragraph at a time and asks each of its 74 actions whether it is allowed, which takes
longer than the network itself. But outside a name the scores of the actions depend on the token alone, and inside one
on its first token and the token before as well: so all tokens are scored together as if no name were open, and the
names that begin are followed together, a token a step. Sums are taken in spaCy's order: equal to the last bit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

_TOGETHER = 16  # tokens of a name that are followed for all names at once; longer ones are followed alone
_FEATURES = 3  # of a state: its token, the first token of the open name, the token before
_Floats = NDArray[np.float32]
_Bools = NDArray[np.bool_]
_Indexes = NDArray[np.intp]


class _Actions(NamedTuple):
    """What may be done with a token: begin a name, go on with it, end it, take it for a whole one, pass it."""

    kinds: NDArray[np.str_]  # B, I, L, U, O
    labels: list[str]
    going_on: _Indexes  # for each B the I of its label
    ending: _Indexes  # for each B the L of its label
    closed: _Bools  # is allowed where no name is open
    closed_single: _Bools  # is so where no name of several tokens may begin
    closed_space: _Bools  # is so for white space


class _Tokens(NamedTuple):
    """The tokens of all paragraphs in a row."""

    joins_next: _Bools  # the next one is of the same sentence
    is_space: _Bools


class Recognizer:
    """Stands in the pipeline for a trained EntityRecognizer."""

    def __init__(self, trained: EntityRecognizer) -> None:
        self._trained = trained
        self._actions = _actions_of(trained)

    def __call__(self, doc: Doc) -> Doc:
        """Sets the entities of a Doc."""
        self._recognize([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Sets the entities of a stream of Docs."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            self._recognize(batch)
            yield from batch

    def _recognize(self, docs: Sequence[Doc]) -> None:
        docs = [doc for doc in docs if len(doc)]
        if any(doc.has_annotation("ENT_IOB") for doc in docs):  # someone's own entities, which stay
            self._trained.set_annotations(docs, self._trained.predict(docs))
            return
        if not docs:
            return
        found = self._found(docs)
        begin = at = 0
        for doc in docs:
            end, spans = begin + len(doc), []
            while at < len(found) and found[at][0] < end:
                first, last, label = found[at]
                spans.append(Span(doc, first - begin, last - begin, label=label))
                at += 1
            doc.set_ents(spans)
            begin = end

    def _found(self, docs: Sequence[Doc]) -> list[tuple[int, int, str]]:
        """First token, token after the last one and label of each name, counted over all Docs."""
        model, actions, tokens = self._trained.model, self._actions, _tokens_of(docs)
        states = _States(model, docs)
        scores = states.scores(np.arange(len(tokens.is_space)))
        allowed = np.where(tokens.joins_next[:, None], actions.closed, actions.closed_single)
        allowed &= np.where(tokens.is_space[:, None], actions.closed_space, True)
        best = np.where(allowed, scores, -np.inf).argmax(axis=1)
        kinds = actions.kinds[best]
        ends = self._ends(states, tokens, np.flatnonzero(kinds == "B"), best, most=_TOGETHER)
        found, free = [], 0
        for token in np.flatnonzero(kinds != "O").tolist():
            if token < free:
                continue
            if kinds[token] == "B" and token not in ends:
                ends |= self._ends(states, tokens, np.array([token]), best, most=len(best))
            free = ends.get(token, token + 1)
            found.append((token, free, actions.labels[best[token]]))
        return found

    def _ends(self, states: _States, tokens: _Tokens, begins: _Indexes, best: _Indexes, most: int) -> dict[int, int]:
        """The token after the last one of each name of two to `most` tokens, by its first one."""
        going_on, ending = self._actions.going_on[best[begins]], self._actions.ending[best[begins]]
        ends: dict[int, int] = {}
        step = 1
        while len(begins) and step < most:
            places = begins + step
            scores, row = states.scores(places, begins), np.arange(len(begins))
            on, off = scores[row, going_on], scores[row, ending]
            goes_on = tokens.joins_next[places] & ((on > off) | ((on == off) & (going_on < ending)))
            ends.update(zip(begins[~goes_on].tolist(), (places[~goes_on] + 1).tolist(), strict=True))
            begins, going_on, ending = begins[goes_on], going_on[goes_on], ending[goes_on]
            step += 1
        return ends


class _States:
    """The network over some Docs: scores of the actions for any states."""

    def __init__(self, model: Any, docs: Sequence[Doc]) -> None:  # noqa: ANN401 - spaCy's models are not typed
        lower = model.get_ref("lower")
        self._upper = model.get_ref("upper")
        parts = lower.predict(model.get_ref("tok2vec").predict(docs))
        self._parts = parts.reshape(len(parts), _FEATURES, -1)  # of a token in each role; the first row: of none
        self._bias = lower.get_param("b").reshape(-1)
        self._pieces: int = lower.get_dim("nP")

    def scores(self, tokens: _Indexes, first: _Indexes | None = None) -> _Floats:
        """A row of scores for each token; `first` has the first token of the name that is open before it, if any."""
        hidden = self._parts[tokens + 1, 0]
        hidden += self._parts[0, 1] if first is None else self._parts[first + 1, 1]
        hidden += self._parts[0, 2] if first is None else self._parts[tokens, 2]
        hidden += self._bias
        best = hidden.reshape(len(tokens), -1, self._pieces).max(axis=2)
        return cast(_Floats, self._upper.predict(np.ascontiguousarray(best)))


def _tokens_of(docs: Sequence[Doc]) -> _Tokens:
    table = np.concatenate([doc.to_array(["SENT_START", "IS_SPACE"]).reshape(-1, 2) for doc in docs])
    joins_next = np.append(table[1:, 0] != 1, False)
    joins_next[np.cumsum([len(doc) for doc in docs]) - 1] = False
    return _Tokens(joins_next, table[:, 1] != 0)


def _actions_of(trained: EntityRecognizer) -> _Actions:
    names = [trained.moves.get_class_name(number) for number in range(trained.moves.n_moves)]
    kinds, labels = zip(*(name.partition("-")[::2] for name in names), strict=True)
    number = {name: place for place, name in enumerate(names)}
    begins = np.array([kind == "B" and bool(label) for kind, label in zip(kinds, labels, strict=True)])
    units = np.array([kind == "U" and bool(label) for kind, label in zip(kinds, labels, strict=True)])
    passes = np.array(kinds) == "O"
    return _Actions(
        np.array(kinds),
        list(labels),
        np.array([number.get(f"I-{label}", -1) for label in labels]),
        np.array([number.get(f"L-{label}", -1) for label in labels]),
        begins | units | passes,
        units | passes,
        passes,
    )


def serves(trained: object) -> bool:
    """Whether a component can be stood in for: spaCy's entity recogniser, with its own network and no beam."""
    if not isinstance(trained, EntityRecognizer) or trained.cfg["beam_width"] != 1:
        return False
    model = trained.model
    if not all(model.has_ref(name) for name in ("tok2vec", "lower", "upper")):
        return False
    if not model.attrs.get("has_upper") or model.attrs.get("unseen_classes"):
        return False
    lower, actions = model.get_ref("lower"), _actions_of(trained)
    begins = [place for place, kind in enumerate(actions.kinds) if kind == "B"]
    complete = "O" in actions.kinds and min(*actions.going_on[begins], *actions.ending[begins], 0) == 0
    return bool(complete and lower.get_dim("nF") == _FEATURES and lower.get_dim("nP") > 1)


@Language.factory("extract_recognizer", assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def make_recognizer(nlp: Language, name: str) -> Recognizer:  # noqa: ARG001 - spaCy gives it by name
    """The stand-in for the pipeline's own component `ner`."""
    return Recognizer(cast(EntityRecognizer, nlp.get_pipe("ner")))
