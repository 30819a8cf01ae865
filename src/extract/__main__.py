"""`python -m extract` and the console script `extract`: the same program."""

import sys

from extract.stop import end_at_signals


def main() -> int:
    """Runs the command that the arguments name and returns the exit status."""
    end_at_signals()  # before all that takes time to import
    from extract.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
