"""Whom words name: the parties of noun phrases, pronouns, nationalities and speakers."""
