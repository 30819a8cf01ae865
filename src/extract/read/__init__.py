"""Reads a corpus: finds the articles of a folder, decodes them, tells their language and title."""

from extract.read.article import read_article
from extract.read.article_of import Reading, ReadOptions
from extract.read.article_title import find_title, title_of
from extract.read.boilerplate import is_boilerplate
from extract.read.dump_columns import Columns, told_columns
from extract.read.dumps import count_articles, read_dump
from extract.read.file_kinds import COMMON_KINDS
from extract.read.formats import read_bytes
from extract.read.metadata import Metadata, load_metadata
from extract.read.parts import Part, parts_of
from extract.read.source import Source
from extract.read.walk import WalkNotes, find_articles
from extract.read.whole_corpus import readable_articles

__all__ = [
    "COMMON_KINDS",
    "Columns",
    "Metadata",
    "Part",
    "ReadOptions",
    "Reading",
    "Source",
    "WalkNotes",
    "count_articles",
    "find_articles",
    "find_title",
    "is_boilerplate",
    "load_metadata",
    "parts_of",
    "read_article",
    "read_bytes",
    "read_dump",
    "readable_articles",
    "title_of",
    "told_columns",
]
