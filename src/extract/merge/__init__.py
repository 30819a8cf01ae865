"""Merging: the actions of all articles that tell of one happening, the articles that tell one story.

`reports` is what an article tells, `likeness` how alike articles are, `candidates` which reports are compared, `clues`
what speaks for two being one, `linkage` how clusters are made of that, `happenings` what their rows say.
"""

from extract.merge.merge_pass import MergePass

__all__ = ["MergePass"]
