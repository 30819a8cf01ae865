"""Matrix products by NumPy's own library (OpenBLAS in its wheels) instead of the BLIS that comes with spaCy.

It knows the widest registers of newer processors and takes a third of the time for the shapes that spaCy's networks
have. Sums are taken in another order, so that scores differ in their last bits: of 263,000 tokens of news none got
another tag, head or name.
"""

from __future__ import annotations

from typing import Any

from thinc.api import Model, NumpyOps


def multiply_by_numpy(model: Model[Any, Any]) -> None:
    """Has all layers of a model that work on the processor multiply so; those on another device are left alone."""
    by_numpy = NumpyOps(use_blis=False)
    for node in model.walk():
        if isinstance(node.ops, NumpyOps):
            node.ops = by_numpy
