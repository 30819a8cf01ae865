"""Which verbs and nouns tell of a happening that counts, and the actions that they become.

- `verb_features`, `noun_features`: what may tell of a happening, by name; `happenings`: the weights decide.
- `verb_actions`, `noun_actions`: a happening gets its class, its parties, its place and its factuality.
"""
