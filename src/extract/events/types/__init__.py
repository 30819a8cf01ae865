"""What kind of happening a clause or a noun tells of.

- `pattern_match`: what the lexicon says of a verb; `noun_types`: of a noun; `clause_types`: of a clause, in order.
- `idioms`, `travel_for_talks`: what is no such happening after all; `class_names`: the classes that rules give.
"""
