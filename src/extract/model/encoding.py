"""The layers in which a word looks at its neighbours, each in one go: the same sums in fewer passes over memory.

A layer of spaCy's MaxoutWindowEncoder sets each word's vector between those of its neighbours, multiplies, takes the
greatest of three pieces, normalizes (Ba et al. 2016) and adds what went in. Its weights are put in order here so that
the pieces lie side by side as whole blocks, and what is written once is worked on in place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from thinc.api import Model, NumpyOps
from thinc.types import Floats2d

_EPSILON = np.float32(1e-8)  # as thinc's layer normalization has it
_SHAPE = ("expand_window", "maxout", "layernorm", "dropout")

_Layer = Model[Floats2d, Floats2d]


def merge_layers(model: Model[Any, Any]) -> None:
    """Puts layers of one piece in place of those of a model that are built so; others are left as they are."""
    for node in list(model.walk()):
        leaves = [leaf for leaf in node.walk(order="dfs_pre") if not leaf.layers]
        if node.name.startswith("residual(") and tuple(leaf.name for leaf in leaves) == _SHAPE:
            window, maxout, norm, _ = leaves
            if isinstance(maxout.ops, NumpyOps) and window.attrs["window_size"] == 1:
                model.replace_node(node, _merged(node, maxout, norm))


def _merged(layer: _Layer, maxout: _Layer, norm: _Layer) -> _Layer:
    pieces, width = maxout.get_dim("nP"), maxout.get_dim("nO")
    ops: Any = maxout.ops  # thinc's types know no arrays but its own
    trained_weights: Any = maxout.get_param("W")
    trained_bias: Any = maxout.get_param("b")
    weights = np.ascontiguousarray(trained_weights.transpose(1, 0, 2).reshape(pieces * width, -1))
    bias = np.ascontiguousarray(trained_bias.T.reshape(-1))
    scale, shift = norm.get_param("G"), norm.get_param("b")

    def forward(_: _Layer, vectors: Floats2d, is_train: bool) -> tuple[Floats2d, Callable[..., Any]]:
        if is_train:
            return layer(vectors, is_train)
        product = ops.gemm(ops.seq2col(vectors, 1), weights, trans2=True)
        product += bias
        best = product[:, :width]
        for piece in range(1, pieces):
            best = np.maximum(best, product[:, piece * width : (piece + 1) * width])
        best -= best.mean(axis=1, keepdims=True)
        best *= ((best * best).mean(axis=1, keepdims=True) + _EPSILON) ** np.float32(-0.5)
        best *= scale
        best += shift
        best += vectors
        return best, lambda _: vectors

    return Model("merged_layer", forward, layers=[layer], dims={"nO": width, "nI": width})
