"""`python -m kneadle_sims.score`: the same as `kneadle-sim score`."""

import sys

from kneadle_sims.cli import main

if __name__ == "__main__":
    sys.exit(main(["score", *sys.argv[1:]]))
