"""``python -m apprentice.adapters.agents.practice``: the practice program."""

import sys

from .program import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
