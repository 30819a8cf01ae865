"""Which verbs and nouns tell of a happening that counts.

`verb_candidates` and `noun_candidates` find them; what they have to pass stands in `gate` and `noun_gate`, apart, since
it is a cascade of rules that may be replaced as a whole.
"""
