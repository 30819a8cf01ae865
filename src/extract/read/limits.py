"""What a file may cost: how large it, what it unpacks to and its parts may be. All limits of reading stand here."""

from __future__ import annotations

WIDEST_CHARACTER = 4  # bytes, in UTF-8, UTF-16 and UTF-32 alike
MARKUP = 20_000_000  # bytes that a page or document may have at least: most of them are no text
EXPORT = 200_000_000  # bytes of a file that holds many articles and is read as a whole
HEAD_OF_EXPORT = 100_000  # bytes by which such a one is known
UNPACKED = 100_000_000  # bytes of all parts of a zipped document: Word's own are three to twenty times their zip's size
BESIDE_TEXT = 1 << 20  # bytes that a row may have besides its text

DEEPEST = 3  # archives one in another
MEMBERS = 1_000_000  # of an archive
MEMBER = 500_000_000  # bytes that an archive within an archive may have
SWELLING = 200  # times its own size that an archive may unpack to; text gets to a tenth, repetition to a thousandth
ALWAYS = 100_000_000  # bytes that any archive may unpack to
HEAD = 4096  # bytes of a file in an archive by which its kind and its address are told
METADATA = 50_000_000  # bytes of a metadata.csv in an archive
LOST = 5  # parts of one file that may each end their reader before the rest is given up


def most_bytes(ending: str, max_chars: int, *, of_many: bool = False) -> int:
    """The bytes that a file of this kind may have if it is read as a whole; more if it holds articles by the score."""
    plain = WIDEST_CHARACTER * (max_chars + 1)
    least = {".txt": 0, ".md": 0}.get(ending, MARKUP)
    return max(plain, EXPORT if of_many else least)


def most_unpacked(packed: int) -> int:
    """The bytes that an archive of so many bytes may unpack to."""
    return max(ALWAYS, SWELLING * packed)
