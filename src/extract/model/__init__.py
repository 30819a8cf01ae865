"""The spaCy model beneath the stages: loaded, and made faster without changing what it finds."""

from extract.model.load import DEFAULT_MODEL, load_model, parse

__all__ = ["DEFAULT_MODEL", "load_model", "parse"]
