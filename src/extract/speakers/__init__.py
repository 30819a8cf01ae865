"""Who stands behind a pronoun, a role noun, a source phrase."""

from extract.speakers.attribution import resolve_speakers
from extract.speakers.phrases import noun_phrase
from extract.speakers.pronouns import find_pronouns
from extract.speakers.quoted_pronouns import find_speaker_pronouns
from extract.speakers.sources import mentions_in, named_source

__all__ = [
    "find_pronouns",
    "find_speaker_pronouns",
    "mentions_in",
    "named_source",
    "noun_phrase",
    "resolve_speakers",
]
