"""Whom words name: the parties of a side, as records.

- `phrase_parties`: of the heads of noun phrases; with `phrase_words` the words that show who is meant without a name.
- `anaphora`: of pronouns and of "both countries"; `nationality`: the states of words such as "Norlandic".
- `quote_speakers`: of a quote's source and addressee; `party_groups`: how sides are told apart.
"""
