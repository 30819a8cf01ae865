"""What was said and done: typed, dated and placed, with both parties. `find` tells the order of the rooms.

- `candidates`: which verbs and nouns tell of a happening that counts; `commitments`: what somebody will or will not do.
- `speech_acts`: what each quote does; `merging`: what told twice is one.
- `types`, `factuality`, `dating`, `arguments`: of what kind it is, whether and when it happened, who did it to whom.
- `parties`: whom words name; `builder`: the one place that makes the records.
"""

from extract.events.find import find_events

__all__ = ["find_events"]
