"""Linear models with named features, their weights in `weights/`, a line each; the one place that weighs evidence."""

from extract.scoring.model import Contribution, LinearModel
from extract.scoring.weight_files import load_model, read_model

__all__ = ["Contribution", "LinearModel", "load_model", "read_model"]
