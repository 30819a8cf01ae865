"""Names of persons, organisations and places: found in a text, then resolved to its entities."""

from extract.entities.names import find_names
from extract.entities.resolve import resolve_names
from extract.entities.states import find_state

__all__ = ["find_names", "find_state", "resolve_names"]
