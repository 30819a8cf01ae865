"""The pass over a whole corpus: what all articles together tell, which no article knows alone.

It sees each article's rows twice: `look` before any is written, `apply` as it is written. So far it decides which
entities of different articles are one.
"""

from extract.corpus.identity import IdentityPass
from extract.corpus.user_entities import NO_ENTITIES, UserEntities, read_user_entities
from extract.corpus.write_user_file import run_entities

__all__ = ["NO_ENTITIES", "IdentityPass", "UserEntities", "read_user_entities", "run_entities"]
