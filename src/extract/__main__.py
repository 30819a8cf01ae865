"""`python -m extract` is the same program as the console script `extract`."""

import sys

from extract.cli import main

if __name__ == "__main__":
    sys.exit(main())
