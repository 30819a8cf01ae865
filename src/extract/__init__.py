"""Who said what, about whom, when and where, and what happened: checkable tables from news articles."""

__version__ = "0.1.0"
