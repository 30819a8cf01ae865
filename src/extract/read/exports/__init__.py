"""Exports of newspaper databases: one file, many articles, each with its fields."""

from extract.read.exports.splitting import begins_as_export, split_page, split_text

__all__ = ["begins_as_export", "split_page", "split_text"]
