"""The vectors of words that were met before are remembered instead of worked out again.

Before a network of spaCy looks at a word's neighbours, it makes a vector of the word alone: of its norm, prefix, suffix
and shape, and of its row in the table of word vectors. A text's words recur, so what comes of them is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model
from thinc.types import Floats2d, Ints2d

_MOST = 30_000  # words that are remembered; with more of them all are forgotten
_BLOCK = 32  # words that are worked out together, always as many: a product's last bit might hang on its size
_OF_THE_FORM = frozenset(IDS[name] for name in ("PREFIX", "SUFFIX", "SHAPE", "LOWER", "IS_SPACE"))
_OF_THE_TOKEN = frozenset(IDS[name] for name in ("NORM", "SPACY"))
_WORD_ALONE = ("extract_features", "list2ragged", "ragged2list", "ints-getitem", "hashembed", "static_vectors")
_LAYERS = frozenset((*_WORD_ALONE, "maxout", "layernorm", "dropout"))  # none looks at a neighbour

_Key = bytes  # the numbers that spaCy gives to a word's form and norm, and whether a space follows
_Embed = Model[list[Doc], list[Floats2d]]


class _Memory:
    """The vectors of the words that were met; a word is its form, its norm and, where that tells, a space after it."""

    def __init__(self, embed: _Embed, *, with_space: bool) -> None:
        self._embed = embed
        self._columns: list[int | str] = ["ORTH", "NORM", "SPACY"] if with_space else ["ORTH", "NORM"]
        self._rows: dict[_Key, int] = {}
        self._vectors: NDArray[np.float32] = np.zeros((0, embed.get_dim("nO")), np.float32)
        self._vocab: Vocab | None = None

    def vectors(self, docs: list[Doc]) -> list[Floats2d]:
        """For each Doc one row a token."""
        if self._vocab is not docs[0].vocab or len(self._rows) > _MOST:
            self._rows.clear()
            self._vocab = docs[0].vocab
        tables = [doc.to_array(self._columns).reshape(len(doc), len(self._columns)) for doc in docs]
        keys: list[_Key] = np.concatenate(tables).view(f"V{8 * len(self._columns)}").ravel().tolist()
        unknown = [key for key in dict.fromkeys(keys) if key not in self._rows]
        if unknown:
            self._learn(docs[0].vocab, unknown)
        found = self._vectors[[self._rows[key] for key in keys]]
        return cast(list[Floats2d], np.split(found, np.cumsum([len(doc) for doc in docs])[:-1]))

    def _learn(self, vocab: Vocab, keys: list[_Key]) -> None:
        first = len(self._rows)
        if first + len(keys) > len(self._vectors):
            more = np.zeros((max(first + len(keys) - len(self._vectors), 4096), self._vectors.shape[1]), np.float32)
            self._vectors = np.concatenate([self._vectors, more])
        for start in range(0, len(keys), _BLOCK):
            block = keys[start : start + _BLOCK]
            vectors = self._worked_out(vocab, block + block[:1] * (_BLOCK - len(block)))
            self._vectors[first + start : first + start + len(block)] = vectors[: len(block)]
        self._rows.update({key: row for row, key in enumerate(keys, first)})

    def _worked_out(self, vocab: Vocab, keys: list[_Key]) -> Floats2d:
        table = np.frombuffer(b"".join(keys), np.uint64).reshape(len(keys), -1)
        words = [vocab.strings[orth] for orth in table[:, 0].tolist()]
        spaces = table[:, 2].astype(bool).tolist() if table.shape[1] > 2 else [False] * len(words)
        doc = Doc(vocab, words=words, spaces=spaces)
        doc.from_array(["NORM"], cast(Ints2d, np.ascontiguousarray(table[:, 1:2])))
        return self._embed.predict([doc])[0]


def remember_words(model: Model[Any, Any]) -> None:
    """Gives the memory to each embedding in a model that looks at words alone; others are left as they are."""
    for node in list(model.walk()):
        if node.has_ref("embed"):
            embed = node.get_ref("embed")
            columns = _columns(embed)
            if columns is not None:
                model.replace_node(embed, _remembering(embed, with_space=IDS["SPACY"] in columns))


def _columns(embed: Model[Any, Any]) -> set[int] | None:
    """The attributes that a word's vector is made of; None if it is made of more, or otherwise."""
    leaves = [node for node in embed.walk() if not node.layers]
    if any(node.name not in _LAYERS for node in leaves):
        return None
    columns = {
        IDS[column] if isinstance(column, str) else int(column)
        for node in leaves
        if node.name == "extract_features"
        for column in node.attrs["columns"]
    }
    return columns if columns <= _OF_THE_FORM | _OF_THE_TOKEN else None


def _remembering(embed: _Embed, *, with_space: bool) -> _Embed:
    memory = _Memory(embed, with_space=with_space)

    def forward(_: _Embed, docs: list[Doc], is_train: bool) -> tuple[list[Floats2d], Callable[..., Any]]:
        if is_train or not docs:
            return embed(docs, is_train)
        return memory.vectors(docs), lambda _: []

    return Model("remembered_words", forward, layers=[embed], dims={"nO": embed.get_dim("nO")})
