"""What kind of happening a clause or a noun tells of.

- `pattern_match`: what the lexicon says of a verb; `noun_types`: of a noun; `clause_types`: of a clause, in order.
- `idioms`, `travel_for_talks`: blows that nobody struck, journeys that are meetings.
- `class_names`: the classes that rules give.
"""
