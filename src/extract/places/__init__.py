"""Where the places that an article names lie, by a gazetteer and by what else the article says."""

from extract.places.locate import find_locations

__all__ = ["find_locations"]
