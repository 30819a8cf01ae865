"""What somebody will or will not do, or wants done.

- `attitudes`: by a word of attitude ("is ready to"); `demands`: by a verb ("wants NAME to"); `conditions`: by a modal.
- `commitment`: the record, who can make one, and the action it makes.
"""
