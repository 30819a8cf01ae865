"""The one place that makes records of events: what a rule tells of one gets its day and its place in the text.

`dating` finds when it happened, `event_records` makes the record.
"""

from extract.events.builder.event_records import Told, build_action, build_statement

__all__ = ["Told", "build_action", "build_statement"]
