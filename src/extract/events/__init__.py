"""What was said and done: typed, dated and placed, with both parties."""

from extract.events.find import find_events

__all__ = ["find_events"]
