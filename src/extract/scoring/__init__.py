"""Linear models with named features, their weights in `weights/`, a line each; the one place that weighs evidence."""

from extract.scoring.load import load_model, read_model
from extract.scoring.model import Contribution, LinearModel

__all__ = ["Contribution", "LinearModel", "load_model", "read_model"]
