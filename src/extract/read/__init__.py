"""Reads a corpus: finds the articles of a folder, decodes them, tells their language and title."""

from extract.read.article import read_article
from extract.read.article_title import find_title, title_of
from extract.read.boilerplate import is_boilerplate
from extract.read.dump_rows import count_rows
from extract.read.dumps import read_dump
from extract.read.formats import read_bytes
from extract.read.metadata import Metadata, load_metadata
from extract.read.walk import KINDS, Source, WalkNotes, find_articles
from extract.read.whole_corpus import readable_articles

__all__ = [
    "KINDS",
    "Metadata",
    "Source",
    "WalkNotes",
    "count_rows",
    "find_articles",
    "find_title",
    "is_boilerplate",
    "load_metadata",
    "read_article",
    "read_bytes",
    "read_dump",
    "readable_articles",
    "title_of",
]
