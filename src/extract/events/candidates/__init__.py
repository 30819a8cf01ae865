"""Which verbs and nouns tell of a happening that counts."""
