"""`extract train`: learns the weights of the linear models from labelled articles. Needs the extra `train`."""

from extract.training.command import run_train

__all__ = ["run_train"]
