"""Reads a corpus: finds the articles of a folder, decodes them, tells their language and title."""
