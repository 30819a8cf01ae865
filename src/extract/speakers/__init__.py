"""Who stands behind a pronoun, a role noun, a source phrase."""

from extract.speakers.attribution import find_speaker_pronouns, noun_phrase, resolve_speakers
from extract.speakers.pronouns import find_pronouns
from extract.speakers.saying import is_news
from extract.speakers.sources import mentions_in, named_source

__all__ = [
    "find_pronouns",
    "find_speaker_pronouns",
    "is_news",
    "mentions_in",
    "named_source",
    "noun_phrase",
    "resolve_speakers",
]
