"""Matrix products by NumPy's own library (OpenBLAS in its wheels) instead of the BLIS that comes with spaCy.

It knows the widest registers of newer processors and takes a third of the time for the shapes that spaCy's networks
have. Sums are taken in another order, so that scores differ in their last bits: of 263,000 tokens of news none got
another tag, head or name. It works in one thread, as BLIS does: matrices as small as these are not worth the waiting of
threads for each other, which takes four times the processor's time where others are at work.

What comes out for a token must not depend on those that go through the model beside it. NumPy's library takes other
ways through the last rows of a matrix and through small ones, whose sums differ in their last bits; so rows of zeros
fill each matrix up to whole blocks.
"""

from __future__ import annotations

from functools import cache
from typing import Any, cast

import numpy as np
from thinc.api import Model, NumpyOps
from thinc.types import Floats2d
from threadpoolctl import ThreadpoolController

_BLOCK = 64  # rows; with half of them some shapes of spaCy's networks still go another way


@cache
def _library() -> ThreadpoolController:
    return ThreadpoolController().select(user_api="blas")


def _in_blocks(x: Floats2d) -> Floats2d:
    lacking = -len(x) % _BLOCK
    return cast(Floats2d, np.pad(np.asarray(x), ((0, lacking), (0, 0)))) if lacking else x


class NumpyProducts(NumpyOps):  # type: ignore[misc] # thinc does not type it
    """The operations on arrays of spaCy's networks, with NumPy's products."""

    def __init__(self) -> None:
        super().__init__(use_blis=False)

    def gemm(
        self, x: Floats2d, y: Floats2d, *, out: Floats2d | None = None, trans1: bool = False, trans2: bool = False
    ) -> Floats2d:
        """The product of two matrices, each turned over first where asked for.

        Unless `x` is turned over, a row of it gives the same row, to the bit, whatever rows stand beside it.
        """
        rows, filled = len(x), x if trans1 else _in_blocks(x)
        with _library().limit(limits=1):
            product = cast(Floats2d, super().gemm(filled, y, trans1=trans1, trans2=trans2))
        if filled is not x:
            product = product[:rows]
        if out is None:
            return product
        out[:] = product
        return out


def multiply_by_numpy(model: Model[Any, Any]) -> None:
    """Has all layers of a model that work on the processor multiply so; those on another device are left alone."""
    by_numpy = NumpyProducts()
    for node in model.walk():
        if isinstance(node.ops, NumpyOps):
            node.ops = by_numpy
