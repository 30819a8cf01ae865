"""Files that hold files: each gives its members one after another, within one budget for all that it unpacks to."""

from extract.read.archives.budget import Budget, TooMuch
from extract.read.archives.member import Member
from extract.read.archives.members import members_of

__all__ = ["Budget", "Member", "TooMuch", "members_of"]
