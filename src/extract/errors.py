"""The errors a user can meet.

ExtractError
├── UsageError      the command cannot start: a path, an option, the configuration (exit status 2)
├── ModelError      the spaCy pipeline is missing or cannot serve (exit status 2)
├── ArticleError    one article cannot be read or processed; the others go on (exit status 1)
│   └── SkippedArticle  it is well but not for us: in another language, or no article (no failure)
├── WeightsError    a file of weights does not hold together, or not with the code; names it (exit status 2)
├── GoldError       a hand-labelled file does not hold together; names file and line (exit status 2)
├── LexiconError    a lexicon cannot be read; names file and line (exit status 2)
└── Interrupted     the run was told to stop; what is finished is kept (exit status 128 + the signal's number)

Every message is one line that names the thing and the way out.
"""


class ExtractError(Exception):
    """Base of all errors that are the user's to mend, not ours."""


class UsageError(ExtractError):
    """A path, an option or the configuration keeps the command from starting."""


class ModelError(ExtractError):
    """The spaCy pipeline is missing, is not English or lacks a parser or NER."""


class ArticleError(ExtractError):
    """One article cannot be read or processed."""


class SkippedArticle(ArticleError):
    """Left out on purpose: in another language, whose ISO 639 code is `language`, or no article at all."""

    def __init__(self, message: str, language: str = "") -> None:
        super().__init__(message, language)
        self.message = message
        self.language = language

    def __str__(self) -> str:
        return self.message


class WeightsError(ExtractError):
    """A file of weights does not hold together, or names other features than the code that uses it."""


class GoldError(ExtractError):
    """A gold file cannot be compiled against its article."""


class LexiconError(ExtractError):
    """A lexicon is missing, or a line of it cannot be read."""


class Interrupted(ExtractError):
    """The run was told to stop by a signal, whose number is `signal`."""

    def __init__(self, signal: int) -> None:
        super().__init__("interrupted; what is finished is kept: the same command goes on from there")
        self.signal = signal
