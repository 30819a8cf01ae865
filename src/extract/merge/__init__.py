"""Merging: the actions of all articles that tell of one happening, the articles that tell one story.

`reports` is what an article tells, `likeness` how alike articles are, `compared_reports` which reports are compared,
`pair_clues` what speaks for two being one, `linkage` how clusters are made of that, `happening_rows` what rows say.
`quotations` are the words of all quotes, `saying_candidates` which are compared, `saying_likeness` what two have in
common, `saying_clues` what speaks for one saying, `sayings` which are one.
"""

from extract.merge.merge_pass import MergePass
from extract.merge.saying_pass import SayingPass

__all__ = ["MergePass", "SayingPass"]
