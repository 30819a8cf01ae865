"""What was said and done: typed, dated and placed, with both parties. `find` tells the order of the rooms.

- `candidates`: which verbs and nouns tell of a happening that counts; `commitments`: what somebody will or will not do.
- `speech_acts`: what each quote does; `merging`: what told twice is one; `row_confidence`: how sure a row is.
- `types`, `factuality`, `arguments`: of what kind it is, whether it happened, who did it to whom.
- `parties`: whom words name; `builder`: the one place that makes the records, with their days.
"""

from extract.events.find import find_events

__all__ = ["find_events"]
