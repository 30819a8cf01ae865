"""The one place that reads and checks the lexicons: what the rules know of the language, as data."""

from extract.vocabulary.files import load_rows, load_toml

__all__ = ["load_rows", "load_toml"]
