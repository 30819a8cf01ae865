"""Linear models with named features, their weights in `weights/`, a line each; the one place that weighs evidence."""

from extract.scoring.model import Contribution, LinearModel
from extract.scoring.vector_model import NO_VECTORS, VectorModel, WordVectors
from extract.scoring.weight_files import (
    load_model,
    load_vector_model,
    read_model,
    read_vector_model,
    read_weights,
)
from extract.scoring.weights_folder import SHIPPED, Weights, per_weights, using_weights

__all__ = [
    "NO_VECTORS",
    "SHIPPED",
    "Contribution",
    "LinearModel",
    "VectorModel",
    "Weights",
    "WordVectors",
    "load_model",
    "load_vector_model",
    "per_weights",
    "read_model",
    "read_vector_model",
    "read_weights",
    "using_weights",
]
