"""The arguments of events: who did it, to whom, where. Rules propose, learnt weights choose among all phrases.

- `party_phrases`, `relations`: the phrases of a sentence that name parties, and where they stand to what happens.
- `clues`, `ranker`: what speaks for each of them, and the weights that make it actor, target or nobody.
- `ranking`: what a finder proposes, and how what is proposed ranks.
- `nested_parties`, `verb_prepositions`, `recipients`, `instruments`, `purpose`: where proposals stand.
- `place_candidates`, `place_clues`, `event_places`: what may be the place, what speaks for it, which is chosen.
- `actors`, `targets`, `noun_arguments`, `fallback_target`: the proposals for each argument, in order.
- `assignment`: the arguments of a verb's clause.
"""
