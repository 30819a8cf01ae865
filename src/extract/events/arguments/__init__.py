"""The arguments of events: who did it, to whom, where. Finders propose candidates, one ranking chooses.

- `ranking`: what a finder proposes, and how what is proposed ranks.
- `nested_parties`, `verb_prepositions`, `recipients`, `instruments`, `purpose`: where candidates stand.
- `actors`, `targets`, `event_places`, `noun_arguments`, `fallback_target`: the candidates of each argument, in order.
- `assignment`: the arguments of a verb's clause.
"""
