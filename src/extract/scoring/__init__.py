"""Linear models with named features, their weights in `weights/`, a line each; the one place that weighs evidence.

Yes-or-no features are named by `families`. Models that read word vectors too are in `vector_model` and `vector_files`,
which need numpy.
"""

from extract.scoring.model import Contribution, LinearModel
from extract.scoring.weight_files import load_model, read_model, read_weights
from extract.scoring.weights_folder import SHIPPED, Weights, per_weights, using_weights

__all__ = [
    "SHIPPED",
    "Contribution",
    "LinearModel",
    "Weights",
    "load_model",
    "per_weights",
    "read_model",
    "read_weights",
    "using_weights",
]
